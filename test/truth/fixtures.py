"""Records PyTorch's results for the models in test/fixtures/models: writes fixtures.jsonl beside this file.

    {"torch": "2.13.0"}
    {"file": "plain.py", "model": "PlainNet()", "call": "torch.rand(2, 3, 32, 32)", "params": 90000,
      "convMacs": …, "macs": …, "output": [2, 10], "layers": [{"name", "base", "type"?, "in", "out", "params", "macs", "site": ["plain.py", 12, 21]}, …],
      "assigned": [{"line": 19, "name": "x", "shapes": [[2, 16, 14, 14]]}, …]}
    {"file": "bug_mismatch.py", …, "layers": […], "assigned": […], "problem": {"type", "message", "line", "stack": [[20, "forward"], …]}}

A file lists its cases in comments: `# case: MODEL | CALL`. `layers` are the calls that ran; `assigned` are the tensors that assignments in
functions bind to plain names, with their different shapes in order of appearance. `problem` is the exception that PyTorch raises, with the
innermost line of the file and the file's lines on the stack, outermost first.
Comments such as `# -> (1, 64, 112, 112)` after an assignment apply to the first case and are checked here; several shapes are joined by " | ".

Run: python test/truth/fixtures.py  (torch 2.13, PYTHONHASHSEED=0); with `--fill` it first replaces the question marks of comments `# -> ?` by shapes.
"""

import ast
import pathlib
import re
import sys
import types
import warnings

import torch
import torch.nn.functional as F
from torch import nn

from conv import message_of
from models import layer_lines
from tracing import remember_places, structure, trace
import truth_file

FOLDER = pathlib.Path(__file__).parent.parent / "fixtures" / "models"
SEED = 20260


class Watch(ast.NodeTransformer):
    """After every assignment of plain names in a function, records their values; line numbers do not change."""

    def __init__(self):
        self.depth = 0

    def visit_FunctionDef(self, node):
        self.depth += 1
        node = self.generic_visit(node)
        self.depth -= 1
        return node

    def watch(self, node):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        names = [target.id for target in targets if isinstance(target, ast.Name)]
        if not self.depth or not names:
            return node
        calls = [ast.parse(f"__assigned__({node.lineno}, {name!r}, {name})").body[0] for name in names]
        for call in calls:
            for part in ast.walk(call):
                ast.copy_location(part, node)
        return [node, *calls]

    visit_Assign = watch
    visit_AugAssign = watch


class Case:
    """One model of a file, run by PyTorch on the CPU."""

    def __init__(self, path, model, call):
        self.path, self.model, self.call = path, model, call
        self.assigned = {}

    def note(self, line, name, value):
        if isinstance(value, torch.Tensor):
            shapes = self.assigned.setdefault((line, name), [])
            if list(value.shape) not in shapes:
                shapes.append(list(value.shape))

    def namespace(self):
        torch.manual_seed(SEED)
        module = types.ModuleType(self.path.stem)
        module.__file__ = str(self.path)
        sys.modules[self.path.stem] = module
        module.__dict__["__assigned__"] = self.note
        tree = ast.fix_missing_locations(Watch().visit(ast.parse(self.path.read_text("utf-8"))))
        exec(compile(tree, str(self.path), "exec"), module.__dict__)
        return {"torch": torch, "nn": nn, "F": F} | module.__dict__

    def stack_of(self, error):
        found, step = [], error.__traceback__
        while step is not None:
            if step.tb_frame.f_code.co_filename == str(self.path):
                found.append([step.tb_lineno, step.tb_frame.f_code.co_name])
            step = step.tb_next
        return found

    def macs(self):
        """The MACs on the meta device, where all products are counted; on the CPU, fused attention is not."""
        try:
            return self.macs_on("meta")
        except Exception:  # lazy layers and modules in plain lists stay on the CPU
            return self.macs_on("cpu")

    def macs_on(self, device):
        silent = Case(self.path, self.model, self.call)
        scope = silent.namespace()
        model = eval(self.model, scope).eval().to(device)
        with torch.device(device):
            return trace(model, eval(f"({self.call},)", scope))[2]

    def run(self):
        line = {"file": self.path.name, "model": self.model, "call": self.call}
        calls = []
        try:
            scope = self.namespace()
            model = eval(self.model, scope).eval()
            args = eval(f"({self.call},)", scope)
            calls, output, _ = trace(model, args, counting=False, calls=calls)
        except Exception as error:  # the exception is the result
            stack = self.stack_of(error)
            line["problem"] = {"type": type(error).__name__, "message": message_of(error), "line": stack[-1][0] if stack else None, "stack": stack}
        else:
            line |= {
                "params": sum(parameter.numel() for parameter in model.parameters()),
                "convMacs": sum(call["macs"] for call in calls),
                "macs": self.macs(),
                "output": structure(output),
            }
        line["layers"] = layer_lines(calls, self.path.parent)
        line["assigned"] = [{"line": at, "name": name, "shapes": shapes} for (at, name), shapes in sorted(self.assigned.items())]
        return line


def cases_of(path):
    return [tuple(part.strip() for part in text.split(" | ")) for text in re.findall(r"^# case: (.*)$", path.read_text("utf-8"), re.M)]


def check_comments(path, answer, fill):
    """Compares (or fills in) the shapes in the file's comments with those of its first case."""
    shapes = {}
    for assigned in answer["assigned"]:
        shapes.setdefault(assigned["line"], assigned["shapes"])
    lines = path.read_text("utf-8").splitlines()
    for index, line in enumerate(lines):
        comment = re.search(r"# -> (.*)$", line)
        if comment is None:
            continue
        true = " | ".join(str(tuple(shape)) for shape in shapes.get(index + 1, []))
        if fill and comment[1] == "?":
            lines[index] = line[: comment.start()] + f"# -> {true}"
        elif comment[1] != true or not true:
            raise SystemExit(f"{path.name}:{index + 1}: the comment says {comment[1]}, PyTorch {true or 'nothing'}")
    if fill:
        path.write_text("\n".join(lines) + "\n", "utf-8")


def main():
    warnings.simplefilter("ignore")
    torch.set_num_threads(2)
    remember_places()
    answers = []
    for path in sorted(FOLDER.glob("*.py")):
        found = [Case(path, model, call).run() for model, call in cases_of(path)]
        check_comments(path, found[0], "--fill" in sys.argv)
        answers += found
    size = truth_file.write("fixtures.jsonl", {"torch": torch.__version__.split("+")[0]}, answers)
    problems = sum("problem" in answer for answer in answers)
    print(f"fixtures.jsonl: {len(answers)} cases, {problems} with a problem, {size}")


if __name__ == "__main__":
    main()
