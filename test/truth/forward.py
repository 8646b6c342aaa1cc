"""Records the values that PyTorch's convolutions return: writes forward.jsonl beside this file.

The list `float64` contains layers by their arguments, with tensors flattened row-major and torch's results in float64 on the CPU. Except in one
case of eight, the numbers are quarters, whose sums are exact in any order. The list `float32` contains cases of the same form, computed in
float32 from numbers that are not exact there; they are written as decimals that read back as the same float32.
Run: python test/truth/forward.py  (torch 2.13)
"""

import math
import random

import torch
from torch import nn

import truth_file

SEED = 20
CASES_PER_KIND = 192
FLOAT32_CASES_PER_KIND = 24
LARGEST_OUTPUT = 500
KINDS = [
    (nn.Conv1d, 1), (nn.Conv2d, 2), (nn.Conv3d, 3),
    (nn.ConvTranspose1d, 1), (nn.ConvTranspose2d, 2), (nn.ConvTranspose3d, 3),
]
LARGEST_SIZE = {1: 13, 2: 8, 3: 5}
LARGEST_KERNEL = {1: 5, 2: 4, 3: 3}
# The number of significant digits that identifies every float32.
FLOAT32_DIGITS = 9


def arguments(random_, rank, transposed):
    groups = random_.choice([1, 1, 1, 2, 3])
    each = lambda low, high: [random_.randint(low, high) for _ in range(rank)]
    chosen = {
        "in_channels": groups * random_.randint(1, 2),
        "out_channels": groups * random_.randint(1, 2),
        "kernel_size": each(1, LARGEST_KERNEL[rank]),
        "stride": each(1, 3),
        "padding": each(0, 2),
        "dilation": each(1, 3),
        "groups": groups,
        "bias": random_.random() < 0.7,
    }
    if transposed:
        # Valid if it is less than the stride or the dilation of its axis.
        chosen["output_padding"] = [random_.randint(0, max(s, d) - 1) for s, d in zip(chosen["stride"], chosen["dilation"])]
        return chosen
    chosen["padding_mode"] = random_.choice(["zeros", "zeros", "reflect", "replicate", "circular"])
    if random_.random() < 0.2:
        chosen["padding"] = "same"
        chosen["stride"] = [1] * rank
    elif random_.random() < 0.08:
        chosen["padding"] = "valid"
    return chosen


def numbers(shape, exact):
    """Quarters from -5 to 5, or numbers with three decimals."""
    steps = 4 if exact else 1000
    return torch.randint(-5 * steps, 5 * steps + 1, tuple(shape)).to(torch.float64) / steps


def plain(tensor):
    """The numbers in row-major order, as the shortest texts that read back as the same numbers; infinities and NaN are JavaScript's texts."""
    digits = FLOAT32_DIGITS if tensor.dtype == torch.float32 else 17

    def one(value):
        if math.isnan(value):
            return "NaN"
        if math.isinf(value):
            return "Infinity" if value > 0 else "-Infinity"
        return int(value) if value == int(value) else float(f"{value:.{digits}g}")

    return [one(value) for value in tensor.flatten().tolist()]


def case(random_, kind, rank, dtype, exact):
    """One valid case: draws that torch rejects are repeated."""
    transposed = "Transpose" in kind.__name__
    while True:
        chosen = arguments(random_, rank, transposed)
        unbatched = random_.random() < 0.2
        batch = [] if unbatched else [random_.randint(1, 2)]
        size = [random_.randint(1, LARGEST_SIZE[rank]) for _ in range(rank)]
        try:
            layer = kind(**chosen, dtype=dtype)
            with torch.no_grad():
                for parameter in layer.parameters():
                    parameter.copy_(numbers(parameter.shape, exact))
                x = numbers([*batch, chosen["in_channels"], *size], exact).to(dtype)
                y = layer(x)
        except (RuntimeError, ValueError):
            continue
        if y.numel() > LARGEST_OUTPUT:
            continue
        return {
            "type": kind.__name__,
            "arguments": chosen,
            "input": {"shape": list(x.shape), "data": plain(x)},
            "weight": plain(layer.weight),
            "bias": plain(layer.bias) if layer.bias is not None else None,
            "output": {"shape": list(y.shape), "data": plain(y)},
        }


def main():
    random_ = random.Random(SEED)
    torch.manual_seed(SEED)
    cases = [case(random_, kind, rank, torch.float64, exact=number % 8 != 0) for kind, rank in KINDS for number in range(CASES_PER_KIND)]
    float32 = [case(random_, kind, rank, torch.float32, exact=False) for kind, rank in KINDS for _ in range(FLOAT32_CASES_PER_KIND)]
    header = {"torch": torch.__version__.split("+")[0], "seed": SEED}
    size = truth_file.write("forward.jsonl", header, float64=cases, float32=float32)
    print(f"{len(cases)} cases in float64, {len(float32)} in float32, {size}")


if __name__ == "__main__":
    main()
