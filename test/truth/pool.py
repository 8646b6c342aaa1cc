"""Records the shapes and errors of PyTorch's poolings: writes pool.jsonl beside this file.

The first line is a header; every further line is one case:

    {"call": "nn.MaxPool2d(3, stride=2)", "kind": "max", "rank": 2, "args": {"kernel_size": 3, "stride": 2}, "input": [1, 64, 112, 112],
     "output": [1, 64, 55, 55]}
    {…, "error": ["RuntimeError", "stride should not be zero"]}

`kind` is max, avg, lp, adaptive_max or adaptive_avg; `args` maps torch's parameter names to values, without omitted arguments.
Sizes are integers, lists of them (a tuple in the call), or null for None.

Run: python test/truth/pool.py  (torch 2.13)
"""

import json
import random
import re
import warnings

import torch
import torch.nn.functional as F
from torch import nn

from isolated import LEFT_OUT, ask_all
import truth_file

SEED = 22
CASES = 9000
CLASSES = {"max": "MaxPool", "avg": "AvgPool", "lp": "LPPool", "adaptive_max": "AdaptiveMaxPool", "adaptive_avg": "AdaptiveAvgPool"}
ORDER = {
    "max": ["kernel_size", "stride", "padding", "dilation", "return_indices", "ceil_mode"],
    "avg": ["kernel_size", "stride", "padding", "ceil_mode", "count_include_pad", "divisor_override"],
    "lp": ["norm_type", "kernel_size", "stride", "ceil_mode"],
    "adaptive_max": ["output_size", "return_indices"],
    "adaptive_avg": ["output_size"],
}
# F.max_pool has ceil_mode before return_indices.
FUNCTIONAL_ORDER = ORDER | {"max": ["kernel_size", "stride", "padding", "dilation", "ceil_mode", "return_indices"]}
SIZES = ("kernel_size", "stride", "padding", "dilation", "output_size")
EDGES = [0, -1, -2, -3, -5, 7, 13, 40]


def per_axis(random_, rank, low, high):
    sizes = tuple(random_.randint(low, high) for _ in range(rank))
    return sizes[0] if random_.random() < 0.5 else sizes


def axes(value, rank):
    return value if isinstance(value, tuple) and len(value) == rank else (value[0] if isinstance(value, tuple) else value,) * rank


def legal(random_, kind, rank):
    if kind.startswith("adaptive"):
        size = per_axis(random_, rank, 1, 9)
        if isinstance(size, tuple) and rank > 1 and random_.random() < 0.4:
            size = tuple(random_.choice([None, each]) for each in size)
        chosen = {"output_size": size}
        if kind == "adaptive_max" and random_.random() < 0.2:
            chosen["return_indices"] = random_.random() < 0.7
        return chosen
    chosen = {"kernel_size": per_axis(random_, rank, 1, 5)}
    if random_.random() < 0.6:
        chosen["stride"] = random_.choice([None, *[per_axis(random_, rank, 1, 4)] * 4])
    if random_.random() < 0.5:
        chosen["ceil_mode"] = random_.random() < 0.8
    if kind == "lp":
        return {"norm_type": random_.choice([1, 2, 3, 2.0])} | chosen
    if random_.random() < 0.5:
        kernel = axes(chosen["kernel_size"], rank)
        sizes = tuple(random_.randint(0, k // 2) for k in kernel)
        chosen["padding"] = min(sizes) if random_.random() < 0.5 else sizes
    if kind == "max":
        if random_.random() < 0.35:
            chosen["dilation"] = per_axis(random_, rank, 1, 3)
        if random_.random() < 0.15:
            chosen["return_indices"] = random_.random() < 0.8
        return chosen
    if random_.random() < 0.3:
        chosen["count_include_pad"] = random_.random() < 0.3
    if rank > 1 and random_.random() < 0.15:
        chosen["divisor_override"] = random_.choice([None, 1, 2, 5, -3, 0])
    return chosen


def odd(random_, rank):
    if random_.random() < 0.45:
        return random_.choice(EDGES)
    length = random_.choice([0, 1, 2, 3, 4, rank, rank, rank, rank])
    return tuple(random_.choice(EDGES) if random_.random() < 0.3 else random_.randint(1, 4) for _ in range(length))


def shape_of(random_, rank):
    largest = {1: 16, 2: 12, 3: 8}[rank]
    size = [random_.randint(1, largest) for _ in range(rank)]
    channels = random_.randint(1, 4)
    if random_.random() < 0.07:
        size[random_.randrange(rank)] = 0
    if random_.random() < 0.03:
        channels = 0
    shape = [*([] if random_.random() < 0.3 else [random_.choice([1, 1, 2, 2, 3, 0])]), channels, *size]
    if random_.random() < 0.06:
        return random_.choice([shape[1:], shape[2:], shape[:-2], [1, *shape], [2, 1, *shape], []])
    return shape


def random_case(random_):
    kind, rank = random_.choice(list(CLASSES)), random_.randint(1, 3)
    if kind.startswith("adaptive") and random_.random() < 0.4:
        kind = random_.choice(["max", "avg"])
    chosen = legal(random_, kind, rank)
    for _ in range(random_.choice([0, 0, 0, 1, 1, 2])):
        chosen[random_.choice([name for name in ORDER[kind] if name in SIZES])] = odd(random_, rank)
    module = random_.random() < 0.5
    order = (ORDER if module else FUNCTIONAL_ORDER)[kind]
    leading = 0
    while leading < len(order) and order[leading] in chosen:
        leading += 1
    leading = random_.randint(0, leading)
    # boolean_dispatch looks for return_indices by position, which is not part of this file.
    if kind in ("max", "adaptive_max") and not module:
        leading = min(leading, order.index("return_indices"))
    return {"kind": kind, "rank": rank, "module": module, "positional": order[:leading], "args": chosen, "input": shape_of(random_, rank)}


def call(case):
    """The call as Python source, and as a function of the input."""
    kind, rank, chosen = case["kind"], case["rank"], case["args"]
    args = [chosen[name] for name in case["positional"]]
    kwargs = {name: value for name, value in chosen.items() if name not in case["positional"]}
    written = ", ".join([*map(repr, args), *(f"{name}={value!r}" for name, value in kwargs.items())])
    if case["module"]:
        name = f"{CLASSES[kind]}{rank}d"
        return f"nn.{name}({written})", lambda x: getattr(nn, name)(*args, **kwargs)(x)
    name = f"{kind}_pool{rank}d"
    return f"F.{name}({', '.join(filter(None, ['x', written]))})", lambda x: getattr(F, name)(x, *args, **kwargs)


def plain(value):
    return list(value) if isinstance(value, tuple) else value


def answer(case):
    text, function = call(case)
    args = {name: plain(value) for name, value in case["args"].items()}
    line = {"call": text, "kind": case["kind"], "rank": case["rank"], "args": args, "input": case["input"]}
    try:
        with torch.no_grad():
            y = function(torch.zeros(case["input"]))
    except Exception as error:  # the exception is the result
        message = re.sub(r"\nException raised from .*", "", str(error), flags=re.DOTALL)
        return line | {"error": [type(error).__name__, message]}
    return line | {"output": list((y[0] if isinstance(y, tuple) else y).shape)}


def named_cases():
    """Examples from the documentation, and edge cases that random draws may miss."""
    for module in (True, False):
        each = lambda kind, rank, shape, **args: {"kind": kind, "rank": rank, "module": module, "positional": [], "args": args, "input": shape}
        for kind in ("max", "avg"):
            yield each(kind, 2, [1, 1, 5, 5], kernel_size=3, stride=1)
            yield each(kind, 2, [1, 64, 112, 112], kernel_size=3, stride=2, padding=1)
            for rank in (1, 2, 3):
                for size in (0, 1, 2, 3, 6):
                    for extra in ({}, {"ceil_mode": True}, {"padding": 1}, {"padding": 1, "ceil_mode": True}, {"stride": 5, "ceil_mode": True, "padding": 1}):
                        yield each(kind, rank, [2, 3] + [size] * rank, **({"kernel_size": 3} | extra))
        for kind in ("adaptive_max", "adaptive_avg"):
            for rank in (1, 2, 3):
                for wanted in (1, 0, None, (None,) * rank, (1,) * rank, -1):
                    for shape in ([3] + [6] * rank, [2, 3] + [6] * rank, [2, 3] + [0] * rank, [0, 3] + [6] * rank):
                        yield each(kind, rank, shape, output_size=wanted)


def prepare():
    torch.set_num_threads(2)


def main():
    warnings.simplefilter("ignore")
    random_ = random.Random(SEED)
    answers = ask_all([*named_cases(), *(random_case(random_) for _ in range(CASES))], answer, prepare)
    left_out = {reason: sum(1 for text in answers if text == reason) for reason in LEFT_OUT}
    lines = list(dict.fromkeys(text for text in answers if text not in left_out))
    version = torch.__version__.split("+")[0]
    header = {"torch": version, "seed": SEED, "cases": len(lines), "leftOut": left_out}
    size = truth_file.write("pool.jsonl", header, map(json.loads, lines))
    print(f"pool.jsonl: {len(lines)} cases, left out {left_out}, {size}, torch {version}")


if __name__ == "__main__":
    main()
