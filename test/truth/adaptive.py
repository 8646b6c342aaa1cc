"""Records the results of PyTorch's adaptive poolings: writes adaptive.jsonl beside this file.

The first line is a header; every further line is one case, sorted:

    {"call": "nn.AdaptiveAvgPool2d((None, 3))", "type": "AdaptiveAvgPool2d", "size": [null, 3], "input": [2, 5, 7], "output": [2, 5, 3]}
    {…, "error": ["RuntimeError", "adaptive_avg_pool2d: output_size must be 2"]}
    {…, "data": [3, 1, …], "values": [2.5, …], "indices": [4, …], "windows": [[[0, 2], [0, 1], 0.5], …]}

`size` is an integer, null for None, or a list for a tuple; `functional` is present if the call is one of a function. Some valid cases have
numbers: `data` is the input flattened row-major, `values` the output, `indices` the positions of the maxima among the input's spatial cells.
`windows` describes some outputs of the first channel of the first sample, according to torch's gradient: the output's position, the flat
positions of its cells among the spatial cells, and the weight of each.

Run: python test/truth/adaptive.py  (torch 2.13)
"""

import itertools
import json
import pathlib
import random
import re

import torch
import torch.nn.functional as F
from torch import nn

SEED = 23
CASES = 900
NUMBERED = 200
LARGEST = {1: 24, 2: 12, 3: 7}
WINDOWS = 6


def drawn(random_):
    rank, kind, module = random_.randint(1, 3), random_.choice(["Max", "Avg"]), random_.random() < 0.6
    length = random_.choice([rank] * 9 + [rank + 1, rank - 1])
    one = lambda: random_.choice([None, 0, -1] if random_.random() < 0.15 else [1, 2, 3, 4, 5, 7, None if rank > 1 else 6])
    size = one() if random_.random() < 0.4 else tuple(one() for _ in range(length))
    shape = [random_.randint(1, LARGEST[rank]) for _ in range(rank)]
    if random_.random() < 0.06:
        shape[random_.randrange(rank)] = 0
    shape = [*random_.choice([[], [1], [2]]), random_.randint(1, 3), *shape]
    if random_.random() < 0.06:
        shape = random_.choice([shape[1:], shape[2:], [1, *shape], []])
    return kind, rank, module, size, shape


def named():
    """Common sizes: global pooling, halves and thirds, sizes that do not divide the input, more outputs than inputs, None."""
    for kind, module in itertools.product(["Max", "Avg"], [True, False]):
        for rank in (1, 2, 3):
            for size in (1, 4, 3, 7, None, (None,) * rank, (1,) * rank, (5,), (2, 2), 0, -1):
                yield kind, rank, module, size, [2, *[10, 7, 5][-rank:]]
        for size, cells in ((4, 10), (3, 7), (3, 8), (7, 3), (5, 5), (2, 9), (6, 16)):
            yield kind, 1, module, size, [1, cells]
            yield kind, 2, module, (size, cells), [1, cells, size]


def call(kind, rank, module, size, indices=False):
    extra = ", return_indices=True" if indices else ""
    text = f"nn.Adaptive{kind}Pool{rank}d({size!r}{extra})" if module else f"F.adaptive_{kind.lower()}_pool{rank}d(x, {size!r}{extra})"
    more = {"return_indices": True} if indices else {}
    if module:
        return text, lambda x: getattr(nn, f"Adaptive{kind}Pool{rank}d")(size, **more)(x)
    return text, lambda x: getattr(F, f"adaptive_{kind.lower()}_pool{rank}d")(x, size, **more)


def answer(random_, kind, rank, module, size, shape, numbered):
    text, function = call(kind, rank, module, size)
    case = {"call": text, "type": f"Adaptive{kind}Pool{rank}d", "size": list(size) if isinstance(size, tuple) else size, "input": shape}
    case |= {} if module else {"functional": True}
    try:
        output = function(torch.zeros(shape))
    except Exception as error:  # the exception is the result
        message = re.sub(r"\nException raised from .*", "", str(error), flags=re.DOTALL)
        return case | {"error": [type(error).__name__, message]}
    case["output"] = list(output.shape)
    if not numbered or output.numel() == 0 or output.numel() > 150 or len(shape) not in (rank + 1, rank + 2):
        return case
    count = int(torch.tensor(shape).prod())
    data = [random_.randint(-9, 9) for _ in range(count)]
    x = torch.tensor(data, dtype=torch.float64).reshape(shape).requires_grad_()
    y = call(kind, rank, module, size, kind == "Max")[1](x)
    y, indices = y if isinstance(y, tuple) else (y, None)
    case |= {"data": data, "values": y.flatten().tolist()}
    if indices is not None:
        case["indices"] = indices.flatten().tolist()
    positions = list(itertools.product(*(range(n) for n in y.shape[-rank:])))
    first = (0,) * (len(shape) - rank)
    case["windows"] = []
    for position in sorted(random_.sample(positions, min(WINDOWS, len(positions)))):
        (gradient,) = torch.autograd.grad(y[first + position], x, retain_graph=True)
        taken = gradient[first].flatten()
        places = taken.nonzero().flatten().tolist()
        case["windows"].append([list(position), places, taken[places[0]].item()])
    return case


def main():
    random_ = random.Random(SEED)
    cases = [answer(random_, *each, True) for each in named()]
    cases += [answer(random_, *drawn(random_), index < NUMBERED) for index in range(CASES)]
    lines = sorted({json.dumps(case, sort_keys=True) for case in cases})
    header = json.dumps({"torch": torch.__version__.split("+")[0], "seed": SEED, "cases": len(lines)})
    path = pathlib.Path(__file__).with_name("adaptive.jsonl")
    path.write_text("\n".join([header, *lines, ""]))
    print(f"{path.name}: {len(lines)} cases, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
