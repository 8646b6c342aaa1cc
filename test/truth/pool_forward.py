"""Records the values that PyTorch's poolings return: writes pool-forward.jsonl beside this file.

Each case is a layer by its arguments (None: torch's default), its input flattened row-major, and torch's results on the CPU: `output`, and
for max pooling `indices`, the position of each maximum among the input's spatial elements. The list `float64` is computed in float64,
`float32` in float32 with numbers that are not exact there. Equal maxima are frequent, because the indices show which of them counts.
A window that contains only padding gives "-Infinity" as text.
Run: python test/truth/pool_forward.py  (torch 2.13)
"""

import random

import torch
from torch import nn

from forward import LARGEST_SIZE, numbers, plain

import truth_file

SEED = 21
CASES_PER_KIND = 40
FLOAT32_CASES_PER_KIND = 6
LARGEST_OUTPUT = 300
KINDS = [(getattr(nn, f"{name}{rank}d"), rank) for name in ("MaxPool", "AvgPool", "LPPool", "AdaptiveMaxPool", "AdaptiveAvgPool") for rank in (1, 2, 3)]


def arguments(random_, name, rank):
    each = lambda low, high: [random_.randint(low, high) for _ in range(rank)]
    if name.startswith("Adaptive"):
        return {"output_size": [random_.choice([None, 1, 2, 3, 4, 7]) if rank > 1 else random_.randint(1, 7) for _ in range(rank)]}
    chosen = {"kernel_size": each(1, 4), "stride": each(1, 3) if random_.random() < 0.7 else None, "ceil_mode": random_.random() < 0.5}
    if name.startswith("LP"):
        return {"norm_type": random_.choice([1, 2, 2, 3])} | chosen
    chosen["padding"] = [random_.randint(0, k // 2) for k in chosen["kernel_size"]]
    if name.startswith("Max"):
        chosen["dilation"] = each(1, 3) if random_.random() < 0.5 else [1] * rank
        return chosen
    chosen["count_include_pad"] = random_.random() < 0.5
    if rank > 1 and random_.random() < 0.3:
        chosen["divisor_override"] = random_.randint(1, 9)
    return chosen


def case(random_, kind, rank, dtype):
    """One valid case: draws that torch rejects are repeated."""
    name = kind.__name__
    while True:
        chosen = arguments(random_, name, rank)
        batch = [] if random_.random() < 0.2 else [random_.randint(1, 2)]
        size = [random_.randint(1, LARGEST_SIZE[rank]) for _ in range(rank)]
        x = numbers([*batch, random_.randint(1, 3), *size], dtype == torch.float64).to(dtype)
        if "Max" in name and dtype == torch.float64:
            x = x.round()
        if name.startswith("LP"):
            # Roots of negative sums are NaN.
            x = x.abs()
        # torch 2.13 has no lists for the windows of 1-dimensional layers in some kinds.
        given = {key: value[0] if rank == 1 and isinstance(value, list) else value for key, value in chosen.items()}
        try:
            layer = kind(**given, **({"return_indices": True} if "Max" in name else {}))
            y = layer(x)
        except (RuntimeError, ValueError):
            continue
        y, indices = y if isinstance(y, tuple) else (y, None)
        if y.numel() > LARGEST_OUTPUT:
            continue
        answer = {"type": name, "arguments": chosen, "input": {"shape": list(x.shape), "data": plain(x)}, "output": {"shape": list(y.shape), "data": plain(y)}}
        return answer if indices is None else answer | {"indices": indices.flatten().tolist()}


def main():
    random_ = random.Random(SEED)
    torch.manual_seed(SEED)
    cases = [case(random_, kind, rank, torch.float64) for kind, rank in KINDS for _ in range(CASES_PER_KIND)]
    float32 = [case(random_, kind, rank, torch.float32) for kind, rank in KINDS for _ in range(FLOAT32_CASES_PER_KIND)]
    header = {"torch": torch.__version__.split("+")[0], "seed": SEED}
    size = truth_file.write("pool-forward.jsonl", header, float64=cases, float32=float32)
    print(f"{len(cases)} cases in float64, {len(float32)} in float32, {size}")


if __name__ == "__main__":
    main()
