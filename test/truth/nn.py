"""Records PyTorch's results for modules and layers: writes nn.jsonl beside this file.

    {"torch": "2.13.0", "prelude": "import torch…"}
    {"group": "modules", "source": "m = Net()\\nm.missing", "error": ["AttributeError", "'Net' object has no attribute 'missing'"]}
    {"group": "layers", "source": "layer(nn.Linear(3, 4), torch.randn(2, 3))", "out": "(2, 4) float32 | 16 | Linear(…) | weight bias"}

In `costs`, `out` is the number of multiply-accumulates that torch.utils.flop_counter counts on the meta device, where nothing is fused.
`prelude` runs first; `source` is statements followed by an expression, `out` the expression's value as text. In `layers` that is the shape and
type of the output, the number of parameters, the layer's text before the call and the names in its state.

Run: python test/truth/nn.py  (torch 2.13, PYTHONHASHSEED=0)
"""

import ast
import warnings

import torch
from torch.utils.flop_counter import FlopCounterMode

from conv import is_onednn, message_of
from nn_cases import PRELUDE, all_cases
import truth_file


def run(source):
    names = {"__name__": "cases"}
    exec(PRELUDE, names)
    tree = ast.parse(source)
    *statements, last = tree.body
    if not isinstance(last, ast.Expr):
        statements, last = tree.body, None
    try:
        exec(compile(ast.Module(statements, []), "case", "exec"), names)
        value = None if last is None else eval(compile(ast.Expression(last.value), "case", "eval"), names)
    except Exception as error:  # the exception is the result
        return error
    return str(value)


def cost(source):
    with torch.device("meta"), FlopCounterMode(display=False) as counter:
        error = run(source)
    assert not isinstance(error, Exception), (source, error)
    return str(counter.get_total_flops() // 2)


def answer(group, source):
    line = {"group": group, "source": source}
    if group == "costs":
        with torch.no_grad():
            return line | {"out": cost(source)}
    torch.manual_seed(0)
    with torch.no_grad():
        result = run(source)
        if isinstance(result, Exception) and is_onednn(str(result)):
            with torch.backends.mkldnn.flags(enabled=False):
                result = run(source)
    if isinstance(result, Exception):
        return line | {"error": [type(result).__name__, message_of(result)]}
    return line | {"out": result}


def main():
    warnings.simplefilter("ignore")
    torch.set_num_threads(1)
    cases = [answer(group, source) for group, source in all_cases()]
    size = truth_file.write("nn.jsonl", {"torch": torch.__version__.split("+")[0], "prelude": PRELUDE}, cases)
    print(f"nn.jsonl: {len(cases)} cases, {sum('error' in case for case in cases)} raise, {size}")


if __name__ == "__main__":
    main()
