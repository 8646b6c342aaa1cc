"""PyTorch's word on the numbers of a convolution: writes forward.json.gz beside this file.

Each case is a layer by its arguments, its tensors flattened row-major, and what torch computes in float64 on the CPU.
Run: python test/truth/forward.py  (torch 2.13)
"""

import gzip
import json
import pathlib
import random

import torch
from torch import nn

CASES_PER_KIND = 48
KINDS = [
    (nn.Conv1d, 1), (nn.Conv2d, 2), (nn.Conv3d, 3),
    (nn.ConvTranspose1d, 1), (nn.ConvTranspose2d, 2), (nn.ConvTranspose3d, 3),
]
LARGEST_SIZE = {1: 13, 2: 8, 3: 5}
LARGEST_KERNEL = {1: 5, 2: 4, 3: 3}


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
        chosen["output_padding"] = each(0, 1)
        return chosen
    chosen["padding_mode"] = random_.choice(["zeros", "zeros", "reflect", "replicate", "circular"])
    if random_.random() < 0.2:
        chosen["padding"] = "same"
        chosen["stride"] = [1] * rank
    elif random_.random() < 0.08:
        chosen["padding"] = "valid"
    return chosen


def case(random_, kind, rank):
    """One legal case: torch decides what is legal, so illegal draws are drawn again."""
    transposed = "Transpose" in kind.__name__
    while True:
        chosen = arguments(random_, rank, transposed)
        unbatched = random_.random() < 0.2
        batch = [] if unbatched else [random_.randint(1, 2)]
        size = [random_.randint(1, LARGEST_SIZE[rank]) for _ in range(rank)]
        try:
            layer = kind(**chosen, dtype=torch.float64)
            with torch.no_grad():
                for parameter in layer.parameters():
                    parameter.copy_(torch.randint(-40, 41, parameter.shape) / 8)
                x = torch.randint(-40, 41, [*batch, chosen["in_channels"], *size]) / torch.tensor(8, dtype=torch.float64)
                y = layer(x)
        except (RuntimeError, ValueError):
            continue
        if y.numel() > 600:
            continue
        return {
            "type": kind.__name__,
            "arguments": chosen,
            "input": {"shape": list(x.shape), "data": x.flatten().tolist()},
            "weight": layer.weight.flatten().tolist(),
            "bias": layer.bias.tolist() if layer.bias is not None else None,
            "output": {"shape": list(y.shape), "data": y.flatten().tolist()},
        }


def main():
    random_ = random.Random(20)
    torch.manual_seed(20)
    cases = [case(random_, kind, rank) for kind, rank in KINDS for _ in range(CASES_PER_KIND)]
    text = json.dumps({"torch": torch.__version__.split("+")[0], "cases": cases}, separators=(",", ":"))
    path = pathlib.Path(__file__).with_suffix(".json.gz")
    path.write_bytes(gzip.compress(text.encode(), mtime=0))
    print(f"{len(cases)} cases, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
