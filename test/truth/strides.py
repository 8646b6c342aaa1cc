"""Records the strides of PyTorch's results for inputs that are not row-major: writes strides.jsonl beside this file.

The lines have the form of ops.jsonl. Every case makes tensors of random layouts, applies one to three operations, and asks for the strides of the
result, or for a view of it, which torch refuses if the strides do not allow it.

Run: python test/truth/strides.py  (torch 2.13, PYTHONHASHSEED=0)
"""

import json
import random
import warnings

import ops
import truth_file
from isolated import LEFT_OUT, ask_all

SEED = 20263
CASES = 6000

UNARY = """
torch.exp(x); torch.relu(x); F.relu(x); F.relu(x, inplace=True); x.abs(); -x; x.sigmoid(); torch.tanh(x); x + 1; 2 * x; x ** 2; 1 / x; x > 0;
x.clamp(min=0); x.round(); torch.isnan(x); ~(x > 0); torch.logical_not(x); torch.nan_to_num(x); torch.erf(x); torch.sqrt(x); torch.sign(x);
x.square(); torch.rsqrt(x); x.floor(); F.gelu(x); F.leaky_relu(x); F.elu(x); F.silu(x); F.hardswish(x); F.softplus(x); F.hardtanh(x); F.relu6(x);
F.hardsigmoid(x); F.mish(x); F.selu(x); F.celu(x); F.softsign(x); F.tanhshrink(x); F.softshrink(x); F.hardshrink(x); F.logsigmoid(x);
F.threshold(x, 0.1, 0.2); F.dropout(x); F.dropout(x, training=False); nn.ReLU()(x); nn.GELU()(x); nn.SiLU()(x); nn.Dropout()(x); nn.Identity()(x);
nn.PReLU()(x); x.masked_fill(x > 0, 0.0); torch.where(x > 0, x, 0.0); torch.lerp(x, x + 1, 0.5); torch.addcmul(x, x, x); torch.addcdiv(x, x, x + 1);
torch.clamp(x, 0, 1); torch.pow(x, 3); torch.remainder(x, 2); x // 2; x % 2; x.add_(1); x.mul_(2); x.zero_(); torch.empty_like(x);
torch.zeros_like(x); torch.ones_like(x); torch.rand_like(x); torch.randn_like(x); torch.full_like(x, 3); torch.randint_like(x, 3); x.clone();
x.contiguous(); x.detach(); x.double(); x.half(); x.float(); x.long(); x.bool(); x.to(torch.float64); x.to(torch.float32); x.type(torch.float64);
x.type_as(x.double()); x.clone(memory_format=torch.contiguous_format); x.clone(memory_format=torch.preserve_format); x.to('cpu'); x.cpu(); x.data;
x.requires_grad_(False); x.copy_(x.clone()); torch.zeros_like(x, memory_format=torch.contiguous_format); torch.bernoulli(x.sigmoid());
x.new_zeros(x.shape); x.new_ones(x.size()); torch.zeros(x.shape); torch.polar(x, x).real; x.pin_memory if False else x; nn.Parameter(x);
F.softmax(x, -1); F.softmax(x, 0); F.log_softmax(x, -1); torch.softmax(x, 0); F.normalize(x, dim=0); x.cumsum(0); x.cumprod(-1); x.sort(0)[0];
x.sort(-1)[1]; x.argsort(0); x.flip(0); x.roll(1, 0); x.repeat_interleave(2, 0); torch.cat([x, x], 0); torch.cat([x, x], -1); torch.stack([x, x]);
torch.stack([x, x], -1); x.mean(0); x.sum(-1); x.sum(0, keepdim=True); x.mean(-1, keepdim=True); x.amax(0); x.max(0)[0]; x.max(-1)[1];
x.min(0, keepdim=True)[0]; x.var(0); x.std(-1); x.norm(dim=0); x.prod(0); x.argmax(0); x.any(0); x.logsumexp(0); x.all(-1); x.median(0)[0];
x.topk(1, 0)[0]; x.nansum(0); torch.var_mean(x, 0)[0]; x.amin(-1, keepdim=True); torch.linalg.norm(x, dim=0); x.view_as(x); x.expand_as(x);
x.reshape(x.shape); x.flatten(0); x.flatten(1) if x.dim() > 1 else x; x.unsqueeze(0); x.unsqueeze(-1); x.squeeze(); x.narrow(0, 0, 1); x[0];
x[:, None]; x[..., 0]; x[::2]; x.movedim(0, -1); x.transpose(0, -1); x.swapaxes(0, 1) if x.dim() > 1 else x; x.chunk(2, -1)[0]; x.split(1, 0)[0];
x.unbind(0)[0]; x.select(-1, 0); x.diagonal() if x.dim() > 1 else x; x.unfold(0, 1, 1); x[[0, 0]]; x[torch.tensor([0])];
x[:, [0]] if x.dim() > 1 else x; x.index_select(0, torch.tensor([0])); x.gather(0, torch.zeros(x.shape).long());
x.take_along_dim(torch.zeros(x.shape).long(), 0); x[x > -9]; x.repeat(*([2] * x.dim())); x.tile((2,)); torch.tril(x) if x.dim() > 1 else x;
F.pad(x, (1, 1)); F.pad(x, (0, -1)) if x.size(-1) > 1 else x; F.layer_norm(x, x.shape[-1:]); nn.LayerNorm(x.shape[-1])(x);
F.rms_norm(x, x.shape[-1:]); F.linear(x, torch.ones(3, x.size(-1)).to(x)); nn.Linear(x.size(-1), 2)(x.float()); x @ torch.ones(x.size(-1), 3).to(x);
torch.matmul(x, x.transpose(-1, -2)) if x.dim() > 1 else x; x.square().mean(0) + x; x.t() if x.dim() == 2 else x; x.mT if x.dim() > 1 else x;
torch.diff(x); torch.einsum('...i->...i', x); torch.broadcast_to(x, (2, *x.shape)); torch.atleast_3d(x); torch.rot90(x) if x.dim() > 1 else x;
x.view(-1); x.view(x.shape[0], -1); x.view(*x.shape[:-1], -1, 1); x.view(1, *x.shape); x.reshape(-1); x.reshape(x.size(0), -1);
torch.flatten(x, 1) if x.dim() > 1 else x; x.flatten(0, 1) if x.dim() > 1 else x
"""
BINARY = """
x + y; x - y; x * y; x / y; x > y; x == y; torch.maximum(x, y); torch.where(x > 0, x, y); torch.where(y > 0, x, y); x.mul(y).add(x); torch.pow(x, y);
torch.atan2(x, y); x // y; y + x; y * x; y - 1 + x; x.masked_fill(y > 0, 1.0); torch.lerp(x, y, 0.5); torch.addcmul(x, y, x);
torch.clamp(x, y, y + 1); x.add_(y); torch.min(x, y); torch.fmod(x, y); x.eq(y); (x > 0) & (y > 0); x.double() + y; torch.broadcast_tensors(x, y)[0]
"""
IMAGE2 = """
F.max_pool2d(x, 2); F.avg_pool2d(x, 2); F.adaptive_avg_pool2d(x, 1); F.adaptive_avg_pool2d(x, 2); F.adaptive_max_pool2d(x, 2);
F.interpolate(x, scale_factor=2); F.interpolate(x, scale_factor=2, mode='bilinear'); F.batch_norm(x, torch.zeros(x.size(1)), torch.ones(x.size(1)));
nn.BatchNorm2d(x.size(1)).eval()(x); nn.BatchNorm2d(x.size(1))(x); F.group_norm(x, 1); F.instance_norm(x); nn.GroupNorm(1, x.size(1))(x);
F.pixel_unshuffle(x, 2); F.conv2d(x, torch.ones(2, x.size(1), 1, 1)); nn.Conv2d(x.size(1), 2, 1)(x);
F.conv2d(x, torch.ones(2, x.size(1), 3, 3), padding=1); nn.ConvTranspose2d(x.size(1), 2, 2)(x); F.pad(x, (1, 1, 1, 1));
F.pad(x, (1, 1, 1, 1), mode='reflect'); x.contiguous(memory_format=torch.channels_last); x.to(memory_format=torch.channels_last);
x.clone(memory_format=torch.channels_last); x.is_contiguous(memory_format=torch.channels_last); x.float().is_contiguous(); torch.cat([x, x], 1);
F.dropout2d(x); x.mean((2, 3)); x.mean((2, 3), keepdim=True); x.flatten(2).transpose(1, 2); x.permute(0, 2, 3, 1); x.permute(0, 2, 3, 1).contiguous();
nn.Softmax2d()(x); F.unfold(x, 2); F.conv2d(x, torch.ones(x.size(1), 1, 1, 1), groups=x.size(1)); F.interpolate(x, size=3, mode='area');
F.local_response_norm(x, 2); F.lp_pool2d(x, 2, 2); nn.Flatten()(x); x.to(torch.float64, memory_format=torch.channels_last)
"""

FIRST = [
    "torch.exp(x)",
    "x + y",
    "x * y",
    "x.clone()",
    "x.transpose(0, -1).relu().transpose(0, -1)",
    "torch.randn_like(x) * x + y",
    "x.double()",
]


def shape_text(sizes):
    return ", ".join(map(str, sizes))


class Layouts:
    def __init__(self, rng):
        self.rng = rng

    def tensor(self, sizes):
        """An expression whose value has these sizes, in some layout."""
        rng, rank = self.rng, len(sizes)
        kind = rng.choice(["plain", "permute", "permute", "permute", "transpose", "slice", "expand", "last", "select", "twice"])
        if kind == "permute" or kind == "twice":
            order = list(range(rank))
            rng.shuffle(order)
            base = [0] * rank
            for at, axis in enumerate(order):
                base[axis] = sizes[at]
            if kind == "twice" and rank:
                base[0] *= 2
                return f"torch.rand({shape_text(base)})[::2].permute({shape_text(order)})"
            return f"torch.rand({shape_text(base)}).permute({shape_text(order)})" if rank else "torch.rand(())"
        if kind == "transpose" and rank > 1:
            a, b = rng.sample(range(rank), 2)
            base = list(sizes)
            base[a], base[b] = base[b], base[a]
            return f"torch.rand({shape_text(base)}).transpose({a}, {b})"
        if kind == "slice" and rank:
            base, axis = list(sizes), rng.randrange(rank)
            base[axis] = base[axis] * 2 + 1
            return f"torch.rand({shape_text(base)})[{':, ' * axis}1::2]"
        if kind == "expand" and rank and 1 not in sizes:
            base, axis = list(sizes), rng.randrange(rank)
            base[axis] = 1
            return f"torch.rand({shape_text(base)}).expand({shape_text(sizes)})"
        if kind == "last" and rank in (4, 5):
            return f"torch.rand({shape_text(sizes)}).to(memory_format=torch.channels_last{'_3d' if rank == 5 else ''})"
        if kind == "select" and rank:
            axis = rng.randrange(rank + 1)
            base = [*sizes[:axis], 2, *sizes[axis:]]
            return f"torch.rand({shape_text(base)}).select({axis}, 1)"
        return f"torch.rand({shape_text(sizes)})" if rank else "torch.rand(())"

    def sizes(self):
        rank = self.rng.choice([1, 2, 2, 3, 3, 3, 4, 4, 5])
        return [self.rng.choice([1, 2, 2, 3, 3, 4]) for _ in range(rank)]

    def other(self, sizes):
        """Sizes that broadcast with these."""
        return [1 if self.rng.random() < 0.2 else size for size in sizes][self.rng.choice([0, 0, 0, len(sizes) // 2]):]


def all_cases():
    rng = random.Random(SEED)
    layouts = Layouts(rng)
    unary, binary, images = ([line.strip() for line in text.replace("\n", " ").split(";")] for text in (UNARY, BINARY, IMAGE2))
    cases = {}
    pending = [(expression, unary) for expression in unary * 8 + binary * 25] + [(expression, images) for expression in images * 12]
    rng.shuffle(pending)
    while len(cases) < CASES:
        expression, family = pending.pop() if pending else (rng.choice(unary + binary), unary)
        sizes = [rng.choice([1, 2]), rng.choice([1, 2, 4]), rng.choice([4, 4, 2]), rng.choice([4, 6])] if family is images else layouts.sizes()
        steps = [f"x = {layouts.tensor(sizes)}", f"y = {layouts.tensor(layouts.other(sizes))}"]
        if rng.random() < 0.3:
            steps.append(f"x = {rng.choice(FIRST)}")
        steps.append(f"r = {expression}")
        end = rng.choice(["r.stride()"] * 4 + ["r.is_contiguous()", "r.view(-1).shape", "r.contiguous().stride()"])
        if "is_contiguous" in expression:
            end = "r"
        cases.setdefault("; ".join(steps + [end]), expression)
    return [(op, source) for source, op in cases.items()]


def answer(case):
    return ops.ask(case)


def main():
    warnings.simplefilter("ignore")
    cases = all_cases()
    answers = ask_all(cases, answer, ops.prepare)
    lines = [text for text in answers if text not in LEFT_OUT]
    refused = sum('"error":' in line for line in lines)
    size = truth_file.write("strides.jsonl", {"torch": "2.13.0", "seed": SEED, "cases": len(lines)}, map(json.loads, lines))
    print(f"strides.jsonl: {len(lines)} cases, {refused} raise, {size}")


if __name__ == "__main__":
    main()
