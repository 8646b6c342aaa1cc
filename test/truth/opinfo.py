"""Records samples of torch's own operator and module databases: writes opinfo.jsonl beside this file.

torch tests itself with a database of its operations (OpInfo) and layers (ModuleInfo), each with sample inputs and with inputs that must be
refused. This takes a few of each, spread over the list, writes them as text, and records what torch gives for that text. The lines have the
form of ops.jsonl, with two more fields: `form` is `function`, `method`, `inplace`, `module` or `error`.

Run: python test/truth/opinfo.py  (torch 2.13)
"""

import json
import math
import re
import sys
import types
import unittest
import warnings

import torch
import torch.nn.functional as F
from torch import nn

import ops
import truth_file

# The database imports a package that only its own test cases need.
sys.modules.setdefault("expecttest", types.SimpleNamespace(TestCase=unittest.TestCase))
warnings.simplefilter("ignore")
from torch.testing._internal.common_methods_invocations import op_db
from torch.testing._internal.common_modules import module_db

SAMPLES = {"function": 3, "method": 2, "inplace": 1, "error": 4, "module": 4}
MOST_SAMPLES = 400
LONGEST = 400
OPERATORS = {"add": "+", "sub": "-", "mul": "*", "div": "/", "pow": "**", "mod": "%", "matmul": "@", "and": "&", "or": "|", "xor": "^"}
# Functions that take the names of others or compile code, and a result that no text can show.
OMITTED = ("jiterator", "to_sparse", "sparse.", "torch.ops.", "ops.aten.")


class Unwritable(Exception):
    """An argument that has no short text."""


def written(value):
    """The text of an argument."""
    if isinstance(value, torch.Tensor):
        return written_tensor(value)
    if value is None or value is Ellipsis or isinstance(value, (bool, str)) or type(value) in (int, complex):
        return "..." if value is Ellipsis else repr(value)
    if type(value) is float:
        return repr(value) if math.isfinite(value) else f"float('{value}')"
    if isinstance(value, (torch.dtype, torch.memory_format, torch.layout)):
        return str(value)
    if isinstance(value, torch.device):
        return repr(str(value))
    if isinstance(value, tuple):
        items = ", ".join(map(written, value))
        return f"({items},)" if len(value) == 1 else f"({items})"
    if type(value) is list:
        return f"[{', '.join(map(written, value))}]"
    if type(value) is dict:
        return f"{{{', '.join(f'{written(key)}: {written(item)}' for key, item in value.items())}}}"
    if type(value) is slice:
        return f"slice({', '.join(map(written, (value.start, value.stop, value.step)))})"
    raise Unwritable


def written_tensor(tensor):
    """Random numbers of the same shape, or the tensor itself if its numbers are indices."""
    if type(tensor) not in (torch.Tensor, nn.Parameter) or tensor.layout != torch.strided or tensor.device.type != "cpu":
        raise Unwritable
    sizes = written(tuple(tensor.shape))
    if tensor.is_quantized:
        raise Unwritable
    if tensor.dtype.is_floating_point or tensor.dtype.is_complex:
        return f"torch.rand({sizes})" if tensor.dtype is torch.float32 else f"torch.rand({sizes}, dtype={tensor.dtype})"
    if 0 < tensor.numel() <= 64:
        return f"torch.tensor({tensor.tolist()!r}, dtype={tensor.dtype})"
    return f"torch.zeros({sizes}, dtype={tensor.dtype})"


class Statements:
    """A program that makes tensors one by one and ends with an expression."""

    def __init__(self):
        self.tensors = []

    def argument(self, value):
        if isinstance(value, torch.Tensor):
            self.tensors.append(written_tensor(value))
            return f"t{len(self.tensors) - 1}"
        if type(value) in (list, tuple) and any(isinstance(item, torch.Tensor) for item in value):
            items = ", ".join(map(self.argument, value))
            return f"[{items}]" if type(value) is list else f"({items},)"
        return written(value)

    def arguments(self, args, kwargs):
        return ", ".join([*map(self.argument, args), *(f"{name}={self.argument(value)}" for name, value in kwargs.items())])

    def ending(self, expression):
        return "; ".join([*(f"t{i} = {text}" for i, text in enumerate(self.tensors)), expression])


def spread(samples, count):
    if len(samples) <= count:
        return samples
    return [samples[i * (len(samples) - 1) // (count - 1 or 1)] for i in range(count)]


def found(path):
    value = torch
    for part in path.split("."):
        value = getattr(value, part, None)
    return value


def program(info, sample, form):
    made = Statements()
    name = info.name
    if name == "__getitem__":
        first = made.argument(sample.input)
        return made.ending(f"{first}[{made.argument(sample.args[0])}]")
    reflected = re.fullmatch(r"__r(\w+)__", name)
    if reflected:
        first = made.argument(sample.input)
        return made.ending(f"{made.argument(sample.args[0])} {OPERATORS[reflected[1]]} {first}")
    if form in ("function", "error"):
        if found(name) is None:
            raise Unwritable
        path = name.replace("nn.functional.", "F.") if name.startswith("nn.functional.") else f"torch.{name}"
        return made.ending(f"{path}({made.arguments([sample.input, *sample.args], sample.kwargs)})")
    variant = getattr(info.method_variant if form == "method" else info.inplace_variant, "__name__", name)
    attribute = getattr(torch.Tensor, variant, None)
    if attribute is None or not isinstance(sample.input, torch.Tensor):
        raise Unwritable
    first = made.argument(sample.input)
    if isinstance(attribute, (types.GetSetDescriptorType, property)):
        return made.ending(f"{first}.{variant}")
    return made.ending(f"{first}.{variant}({made.arguments(sample.args, sample.kwargs)})")


def first_samples(samples):
    made = []
    for sample in samples:
        made.append(sample)
        if len(made) >= MOST_SAMPLES:
            break
    return made


def operation_cases():
    for info in op_db:
        name = f"{info.name}.{info.variant_test_name}" if info.variant_test_name else info.name
        if any(part in name for part in OMITTED):
            continue
        dtype = next((each for each in (torch.float32, torch.int64, torch.bool, torch.complex64) if each in info.dtypes), None)
        samples = first_samples(info.sample_inputs(device="cpu", dtype=dtype)) if dtype else []
        refused = first_samples(error.sample_input for error in info.error_inputs("cpu")) if info.error_inputs_func else []
        for form, each in (("function", samples), ("method", samples), ("inplace", samples), ("error", refused)):
            if form == "method" and info.method_variant is None or form == "inplace" and info.inplace_variant is None:
                continue
            for sample in spread(each, SAMPLES[form]):
                try:
                    yield name, form, program(info, sample, form)
                except (Unwritable, KeyError, AttributeError):
                    continue


def module_cases():
    for info in module_db:
        name = info.module_cls.__name__
        if getattr(nn, name, None) is not info.module_cls:
            continue
        settings = dict(device="cpu", dtype=torch.float32, requires_grad=False, training=False)
        inputs = [(each, "module") for each in spread(list(info.module_inputs_func(info, **settings)), SAMPLES["module"])]
        if info.module_error_inputs_func:
            refused = [each.module_error_input for each in info.module_error_inputs_func(info, **settings)]
            inputs += [(each, "error") for each in spread(refused, SAMPLES["error"])]
        for each, form in inputs:
            made, call = each.constructor_input, each.forward_input
            try:
                statements = Statements()
                arguments = [*map(written, made.args), *(f"{key}={written(value)}" for key, value in made.kwargs.items())]
                passed = statements.arguments(call.args, call.kwargs) if call else ""
                statements.tensors.append(f"nn.{name}({', '.join(arguments)}).eval()")
                last = len(statements.tensors) - 1
                yield f"nn.{name}", form, statements.ending(f"t{last}({passed})")
            except Unwritable:
                continue


def main():
    torch.set_num_threads(1)
    torch.manual_seed(ops.SEED)
    lines, seen, left_out = [], set(), 0
    for name, form, source in [*operation_cases(), *module_cases()]:
        if (name, source) in seen:
            continue
        seen.add((name, source))
        line = ops.answer((name, source)) if len(source) <= LONGEST else None
        # What torch refuses although it is a sample, and the reverse, depends on the numbers in it.
        if line is None or line.get("byNumbers") or ("error" in line) != (form == "error"):
            left_out += 1
            continue
        lines.append({"op": name, "form": form} | {key: value for key, value in line.items() if key not in ("op", "at")})
    entries = len({line["op"] for line in lines})
    header = {"torch": torch.__version__.split("+")[0], "entries": entries, "cases": len(lines), "leftOut": left_out}
    size = truth_file.write("opinfo.jsonl", header, json.loads(json.dumps(lines)))
    print(f"opinfo.jsonl: {entries} entries, {len(lines)} cases, {left_out} left out, {size}")


if __name__ == "__main__":
    main()
