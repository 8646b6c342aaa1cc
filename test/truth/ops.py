"""Records PyTorch's results of operations that read or change shapes: writes ops.jsonl beside this file.

The first line is a header; every further line is one case:

    {"op": "x.view", "source": "x = torch.randn(2, 3, 4); x.view(2, -1)", "out": [2, 12], "dtype": "float32"}
    {"op": "x.view", "source": "x = torch.randn(2, 3); x.view(5)", "error": ["RuntimeError", "shape '[5]' is invalid for input of size 6"]}
    {"op": "nn.Linear", "source": "x = torch.randn(2, 3); m = nn.Linear(3, 4); m(x)", "out": [2, 4], "dtype": "float32", "params": 16}

`source` is statements and a final expression, joined by "; "; torch, nn, F and math are imported. `out` is the command line's form:
a tensor is its sizes, a list or tuple a list, anything else {"value": …}; null if a size depends on numbers. `dtype` names the element
types of all tensors of the result in order, as one string if they agree, and is absent without tensors. `data` contains the numbers if
the inputs are known. `byNumbers` is true if other numbers in `x` give another shape, value or error, so that shapes are not sufficient.
`params` counts the parameters of `m` after the forward; `at` is the index of the statement that raised.

Run: python test/truth/ops.py  (torch 2.13, PYTHONHASHSEED=0)
"""

import contextlib
import json
import math
import warnings

import torch
import torch.nn.functional as F
from torch import nn

from conv import is_onednn, message_of
from isolated import LEFT_OUT, TooLarge, ask_all
from ops_cases import CASES_PER_OP, KNOWN, UNDECIDED, all_cases
from tracing import structure
import truth_file

SEED = 20261


def tensors_of(value):
    if isinstance(value, torch.Tensor):
        return [value]
    if isinstance(value, (list, tuple)):
        return [tensor for item in value for tensor in tensors_of(item)]
    return [tensor for item in value.values() for tensor in tensors_of(item)] if isinstance(value, dict) else []


def plain(value):
    """Numbers as JSON values."""
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value


def evaluate(source):
    """The value of the last expression and the names, or the error and the index of the statement that raised it."""
    torch.manual_seed(SEED)
    names = {"torch": torch, "nn": nn, "F": F, "math": math}
    *statements, last = source.split("; ")
    for at, statement in enumerate(statements):
        try:
            exec(statement, names)
        except Exception as error:  # the exception is the result
            return None, names, error, at
    try:
        return eval(last, names), names, None, None
    except Exception as error:  # as above
        return None, names, error, len(statements)


RANDOM = {name: getattr(torch, name) for name in ("rand", "randn", "randint")}


@contextlib.contextmanager
def numbers(constant):
    """Random tensors contain only this number if one is given."""
    if constant is None:
        yield
        return
    for name, make in RANDOM.items():
        setattr(torch, name, lambda *args, make=make, **kwargs: make(*args, **kwargs).fill_(constant))
    try:
        yield
    finally:
        for name, make in RANDOM.items():
            setattr(torch, name, make)


def answer(case):
    line = ask(case)
    if "invalid max index" in str(line.get("error")):
        return line | {"byNumbers": True}
    for constant in (0, 1):
        with numbers(constant):
            other = ask(case)
        if any(line.get(key) != other.get(key) for key in ("out", "error")):
            return line | {"byNumbers": True}
    return line


def ask(case):
    op, source = case
    line = {"op": op, "source": source}
    with torch.no_grad():
        value, names, error, at = evaluate(source)
        if error is not None and is_onednn(str(error)):
            with torch.backends.mkldnn.flags(enabled=False):
                value, names, error, at = evaluate(source)
    if isinstance(error, MemoryError) or (error is not None and "allocate memory" in str(error)):
        raise TooLarge("memory")
    if error is not None:
        return line | {"error": [type(error).__name__, message_of(error)], "at": at}
    out = structure(value)
    if op in UNDECIDED:
        out = UNDECIDED[op](out)
    line["out"] = out
    types = [str(tensor.dtype).removeprefix("torch.") for tensor in tensors_of(value)]
    if types:
        line["dtype"] = types[0] if len(set(types)) == 1 else types
    if op in KNOWN and isinstance(value, torch.Tensor):
        line["data"] = plain(value.tolist())
    if isinstance(names.get("m"), nn.Module):
        line["params"] = sum(parameter.numel() for parameter in names["m"].parameters())
    return line


def prepare():
    warnings.simplefilter("ignore")
    # With several threads, it is random which of several errors is raised first.
    torch.set_num_threads(1)


def main():
    warnings.simplefilter("ignore")
    cases = all_cases(SEED)
    answers = ask_all(cases, answer, prepare)
    lines = [text for text in answers if text not in LEFT_OUT]
    left_out = {reason: answers.count(reason) for reason in LEFT_OUT}
    ops = len({op for op, _ in cases})
    header = {"torch": torch.__version__.split("+")[0], "seed": SEED, "ops": ops, "cases": len(lines), "leftOut": left_out}
    size = truth_file.write("ops.jsonl", header, map(json.loads, lines))
    refused = sum('"error":' in line for line in lines)
    print(f"ops.jsonl: {ops} ops, {len(lines)} cases (at most {CASES_PER_OP} each), {refused} raise, left out {left_out}, {size}")


if __name__ == "__main__":
    main()
