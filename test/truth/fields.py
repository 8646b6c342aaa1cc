"""Measures receptive fields and memory with PyTorch: writes fields.jsonl beside this file.

    {"torch": "2.13.0", "seed": 20261}
    {"list": "fields", "model": "Plain()", "call": "torch.rand(1, 3, 97, 101)", "layers": [{"name": "features.0", "size": [7, 5]}, …]}
    {"list": "spans", "length": 23, "steps": [["adaptive", 7], ["window", 2, 1], …], "spans": [[0, 7], [3, 10], null, …]}
    {"list": "memory", "file": "plain.py", "model": …, "call": …, "total": 123456, "peak": 23456}

For a field, all numbers of the model are made positive and maxima are replaced by means. For each of eight neighbouring outputs in the middle,
the input cells with a gradient are counted. `size` is the maximum of the eight, per axis; null if the cells reach the input's border.
In models that do not pad, the input is changed at one position of an axis after another instead, and `size` is the maximum of all outputs,
because no field is cut off there.
Spans are measured in the same way, for stacks of layers over one axis: the first and the last input cell that changes each output, or null if
there is none. The steps are ["adaptive", outputs], ["window", kernel, stride], ["transposed", kernel, stride], ["nearest", factor].
Memory is calculated from the operations of the forward pass: each tensor is counted from its creation to its last use, the input throughout, and
results of the model until the end. Parameters, buffers and unused results do not count.

Run: python test/truth/fields.py  (torch 2.13)
"""

import pathlib
import re
import sys

import torch
import torch.nn.functional as F
from torch import nn
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_flatten

import truth_file

FIXTURES = pathlib.Path(__file__).parent.parent / "fixtures"
SEED = 20261

FIELDS = [
    ("Plain()", (1, 3, 161, 101)),
    ("Branches()", (1, 3, 81, 83)),
    ("Unet()", (1, 3, 96, 80)),
    ("Unet(mode='bilinear')", (1, 3, 96, 80)),
    ("Gate()", (1, 3, 21, 23)),
    ("Shuffle()", (1, 3, 64, 60)),
    ("Generator()", (1, 3, 17, 19)),
    ("Padded()", (1, 3, 64, 60)),
    ("Signal()", (1, 2, 80)),
    ("Volume()", (1, 1, 24, 56, 56)),
]

# Models without padding.
UNPADDED = [
    ("Shares()", (1, 3, 61, 47)),
    ("Shares((5, 11), (5, None))", (1, 3, 38, 45)),
    ("Resampled()", (1, 2, 97)),
    ("Resampled(40, 23)", (1, 2, 31)),
]

STACKS = 120

# Models of test/fixtures/models whose operations PyTorch runs as they are written, without fusing them.
MEMORY = ["plain.py", "residual.py", "dense.py", "mobile.py", "unet.py", "inception.py", "shuffle.py", "darknet.py", "dispatch.py", "configured.py"]


def averaging(rank):
    mean = getattr(F, f"avg_pool{rank}d")

    def pool(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
        assert dilation in (1, (1,) * rank)
        return mean(input, kernel_size, stride, padding, ceil_mode)

    return pool


def measure(model, shape):
    """The receptive field of each convolution's output, in input cells."""
    for parameter in model.parameters():
        nn.init.constant_(parameter, 0.01)
    outputs = []
    for name, module in model.named_modules():
        if re.fullmatch(r"Conv(Transpose)?\dd", type(module).__name__):
            module.register_forward_hook(lambda module, args, output, name=name: outputs.append((name, output)))
    x = torch.ones(shape, dtype=torch.float64, requires_grad=True)
    model(x)
    rank = len(shape) - 2
    layers = []
    for name, output in outputs:
        sizes = [0] * rank
        clipped = [False] * rank
        middle = [size // 2 for size in output.shape[2:]]
        for axis in range(rank):
            for phase in range(-min(4, middle[axis]), min(4, output.shape[2 + axis] - middle[axis])):
                at = list(middle)
                at[axis] += phase
                (grad,) = torch.autograd.grad(output[(0, slice(None), *at)].sum(), x, retain_graph=True)
                rows = grad[0].abs().sum(0)
                rows = rows.sum([i for i in range(rank) if i != axis]).nonzero().flatten().tolist() if rank > 1 else rows.nonzero().flatten().tolist()
                if rows:
                    sizes[axis] = max(sizes[axis], rows[-1] - rows[0] + 1)
                    clipped[axis] |= rows[0] == 0 or rows[-1] == shape[2 + axis] - 1
        layers.append({"name": name, "size": [None if cut else size for size, cut in zip(sizes, clipped)]})
    return layers


def changed(function, x, axis):
    """For each result of the function and each of its positions along an axis, the positions along the input's axis that change it."""
    before = function(x)
    seen = [[[] for _ in range(result.shape[axis])] for result in before]
    for cell in range(x.shape[axis]):
        other = x.clone()
        other.select(axis, cell).add_(1)
        for by_position, old, new in zip(seen, before, function(other)):
            for position in (old != new).movedim(axis, 0).flatten(1).any(1).nonzero().flatten().tolist():
                by_position[position].append(cell)
    return seen


def measure_all(model, shape):
    """The widest field among all outputs of each convolution, in input cells."""
    for parameter in model.parameters():
        nn.init.uniform_(parameter, 0.5, 1)
    outputs = []
    for name, module in model.named_modules():
        if re.fullmatch(r"Conv(Transpose)?\dd", type(module).__name__):
            module.register_forward_hook(lambda module, args, output, name=name: outputs.append((name, output)))

    def convolutions(x):
        outputs.clear()
        model(x)
        return [output for _, output in outputs]

    x = torch.rand(shape, dtype=torch.float64)
    axes = [changed(convolutions, x, axis) for axis in range(2, len(shape))]
    return [{"name": name, "size": [max(cells[-1] - cells[0] + 1 for cells in axis[i] if cells) for axis in axes]} for i, (name, _) in enumerate(outputs)]


def stacks():
    """Random stacks of layers over one axis without padding, with one or two adaptive poolings."""
    random = torch.Generator().manual_seed(SEED)
    draw = lambda least, most: int(torch.randint(least, most + 1, (), generator=random))

    def step(kind):
        if kind == "adaptive":
            size = draw(2, 12)
            return [kind, size], lambda x: F.adaptive_avg_pool1d(x, size)
        if kind == "nearest":
            factor = draw(2, 3)
            return [kind, factor], lambda x: F.interpolate(x, scale_factor=factor, mode="nearest")
        kernel, stride = draw(1, 4), draw(1, 3)
        convolve = F.conv1d if kind == "window" else F.conv_transpose1d
        weight = torch.rand(1, 1, kernel, dtype=torch.float64, generator=random) + 0.5
        return [kind, kernel, stride], lambda x: convolve(x, weight, stride=stride)

    found = []
    while len(found) < STACKS:
        length = draw(5, 40)
        kinds = [("window", "transposed", "nearest")[draw(0, 2)] for _ in range(draw(0, 3))]
        for _ in range(draw(1, 2)):
            kinds.insert(draw(0, len(kinds)), "adaptive")
        steps, layers = zip(*map(step, kinds))

        def run(x):
            for layer in layers:
                x = layer(x)
            return [x]

        x = torch.rand(1, 1, length, dtype=torch.float64, generator=random)
        try:
            (cells,) = changed(run, x, 2)
        except RuntimeError:  # a kernel that does not fit
            continue
        spans = [[each[0], each[-1]] if each else None for each in cells]
        found.append({"length": length, "steps": list(steps), "spans": spans})
    return found


class Lives(TorchDispatchMode):
    """Records each tensor's memory from its creation to its last use."""

    # Of the results of these operations, only the first is a tensor of the program.
    FIRST = ("max_pool2d_with_indices", "max_pool3d_with_indices", "native_batch_norm", "_native_batch_norm_legit_no_training",
             "native_layer_norm", "native_group_norm")

    def __init__(self, outside):
        super().__init__()
        self.outside = {self.key(t) for t in outside}
        self.lives = {}
        self.kept = []
        self.time = 0

    @staticmethod
    def key(tensor):
        return tensor.untyped_storage()._cdata

    def begin(self, x):
        self.lives[self.key(x)] = [x.numel() * x.element_size(), 0, float("inf")]

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        result = func(*args, **(kwargs or {}))
        self.time += 1
        for tensor in tree_flatten((args, kwargs or {}))[0]:
            if isinstance(tensor, torch.Tensor) and self.key(tensor) in self.lives:
                self.lives[self.key(tensor)][2] = max(self.lives[self.key(tensor)][2], self.time)
        made = tree_flatten(result)[0]
        for tensor in made[:1] if any(name in str(func) for name in self.FIRST) else made:
            key = self.key(tensor)
            if key not in self.lives and key not in self.outside:
                self.kept.append(tensor)  # so that no other memory gets its address
                self.lives[key] = [tensor.numel() * tensor.element_size(), self.time, self.time]
        return result


def memory(model, args):
    lives = Lives([*model.parameters(), *model.buffers()])
    for arg in args:
        lives.begin(arg)
    with torch.no_grad(), lives:
        output = model(*args)
    for tensor in tree_flatten(output)[0]:
        if isinstance(tensor, torch.Tensor) and lives.key(tensor) in lives.lives:
            lives.lives[lives.key(tensor)][2] = float("inf")
    changes = sorted(change for size, begin, end in lives.lives.values() for change in ((begin, size), (end + 0.5, -size)))
    now = peak = 0
    for _, change in changes:
        now += change
        peak = max(peak, now)
    return {"total": sum(size for size, begin, _ in lives.lives.values() if begin > 0), "peak": peak}


def names_of(path):
    namespace = {"torch": torch, "nn": nn, "F": F}
    exec(compile(path.read_text(), str(path), "exec"), namespace)
    return namespace


def main():
    torch.manual_seed(SEED)
    sys.path.insert(0, str(FIXTURES / "models"))
    memories = []
    for file in MEMORY:
        path = FIXTURES / "models" / file
        names = names_of(path)
        for model, call in re.findall(r"^# case: (.*?) \| (.*)$", path.read_text(), re.M):
            args = eval(f"(lambda *a: a)({call})", names)
            built = eval(model, names).eval()
            if all(isinstance(arg, torch.Tensor) for arg in args):
                memories.append({"file": file, "model": model, "call": call, **memory(built, args)})
    for rank in (1, 2, 3):
        setattr(F, f"max_pool{rank}d", averaging(rank))
        setattr(F, f"adaptive_max_pool{rank}d", getattr(F, f"adaptive_avg_pool{rank}d"))
    names = names_of(FIXTURES / "fields" / "nets.py")
    fields = [
        {"model": model, "call": f"torch.rand{shape}", "layers": measured(eval(model, names).double().eval(), shape)}
        for measured, models in ((measure, FIELDS), (measure_all, UNPADDED))
        for model, shape in models
    ]
    spans = stacks()
    truth_file.write("fields.jsonl", {"torch": torch.__version__.split("+")[0], "seed": SEED}, fields=fields, spans=spans, memory=memories)
    print(f"{len(fields)} models for fields, {len(spans)} stacks for spans, {len(memories)} models for memory")


if __name__ == "__main__":
    main()
