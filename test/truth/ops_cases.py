"""The operations with their tensors and arguments: `all_cases` returns (operation, source) pairs."""

import random
import re

from ops_arguments import Arguments

CASES_PER_OP = 100
# The number of draws after which an operation with few different cases keeps those it has.
MOST_DRAWS = 2000

ANY, SOME = ["x=0..4*"], ["x=1..4*"]
FLOAT, TWO = ["x=0..4"], ["x=0..4*", "y=broadcast x"]


def first_null(out):
    return [None, *out[1:]] if isinstance(out, list) and out and not isinstance(out[0], (list, dict)) else out


def firsts_null(out):
    return [first_null(item) for item in out] if out and isinstance(out[0], (list, dict)) else first_null(out)


# Operations whose result has a size that depends on numbers.
UNDECIDED = {
    "torch.nonzero": firsts_null,
    "torch.masked_select": firsts_null,
    "torch.unique": firsts_null,
    "torch.unique_consecutive": firsts_null,
    "torch.argwhere": firsts_null,
    "torch.where(condition)": firsts_null,
    "x[mask]": firsts_null,
}

# Operations on known numbers, whose results are numbers too.
VALUES = {
    "torch.arange": [[], ["torch.arange({int})", "torch.arange({small}, {wide})", "torch.arange({small}, {wide}, {pos})",
                          "torch.arange({wide}, {int}, -{pos})", "torch.arange({small}, {wide}, 0.5)",
                          "torch.arange({wide}, dtype={dtype})", "torch.arange({small}, {wide}.0)", "torch.arange(0, {small}, 0.1)"]],
    "torch.linspace": [[], ["torch.linspace({int}, {wide}, {wide})", "torch.linspace(0, 0.{small}, {wide})",
                            "torch.linspace({scalar}, {scalar}, steps={wide})", "torch.linspace(0, 1, {int})",
                            "torch.linspace({int}, {int}, {pos}, dtype=torch.float64)"]],
    "torch.logspace": [[], ["torch.logspace(0, {pos}, {wide}, base=2)", "torch.logspace({int}, 2, {small})"]],
    "torch.tensor": [[], ["torch.tensor({newtuple})", "torch.tensor([{scalar}, {int}])",
                          "torch.tensor([[{int}, {int}], [{int}, {scalar}]])", "torch.tensor({scalar})",
                          "torch.tensor([{int}, 2], dtype={dtype})", "torch.tensor([[{int}], [1, {int}]])",
                          "torch.tensor([0.1, {small}.7]).tolist()"]],
    "torch.as_tensor": [[], ["torch.as_tensor([{int}, {scalar}])", "torch.as_tensor({scalar}, dtype={dtype})",
                             "torch.as_tensor([[{int}], [{int}]])", "torch.as_tensor(torch.arange({wide}))"]],
    "torch.eye": [[], ["torch.eye({small})", "torch.eye({small}, {small})", "torch.eye({int}, dtype={dtype})", "torch.eye({small}) * {scalar}"]],
    "torch.full": [[], ["torch.full({newtuple}, {scalar})", "torch.full(({small}, {small}), {int})", "torch.full({newtuple}, {scalar}, dtype={dtype})"]],
    "arithmetic": [[], ["torch.arange({wide}) * {scalar}", "torch.arange({pos}, {wide}) / {pos}", "torch.arange({wide}) // {pos}",
                        "torch.linspace(0, 1, {wide}) ** {small}", "(torch.arange({wide}) + {int}) % {pos}",
                        "-torch.arange({wide}) // {pos}", "torch.tensor([{int}, {int}]) - torch.tensor([{scalar}, {scalar}])",
                        "{int} - torch.arange({small})", "torch.arange({small}) > {int}", "2 ** torch.arange({small})",
                        "torch.arange({wide}).float() / {pos}", "torch.linspace(0, 0.{pos}, {wide}) * 0.{pos}"]],
    "torch.cumsum": [[], ["torch.cumsum(torch.tensor([{int}, {int}, {int}]), {one:0|-1|1})", "torch.arange({wide}).cumsum(0)",
                          "torch.cumsum(torch.ones({small}, {small}), dim={one:0|1|-1})", "torch.tensor([0.1, {scalar}, 0.3]).cumsum(0)"]],
    "known reductions": [[], ["torch.arange({wide}).sum()", "torch.arange({wide}).float().mean()",
                              "torch.tensor([{int}, {int}, 2]).max()", "torch.tensor([{int}, {int}]).min()",
                              "torch.tensor([{int}, {int}]).prod()", "torch.arange({wide}).reshape(-1, {pos}).sum({one:0|1|-1})",
                              "torch.tensor([{int}, {int}]).any()", "torch.tensor([[{int}, {int}], [1, {int}]]).amax({one:0|1})",
                              "torch.tensor([{int}, {int}, 3]).argmax()"]],
    "known rounding": [[], ["torch.tensor([{int}.5, 1.5, -0.5]).round()", "torch.tensor([{scalar}, 2.7]).floor()",
                            "torch.tensor([-{wide}.3, {scalar}]).ceil()", "torch.tensor([{scalar}, 3.7]).int()",
                            "torch.tensor([{int}.9]).trunc()", "torch.linspace(0, {wide}, {wide}).long()",
                            "torch.round(torch.linspace(0, {pos}, {wide}) / 8) * 8", "torch.tensor([2.0, {wide}.0]).sqrt()",
                            "torch.tensor([{pos}.0]).log2()", "torch.clamp(torch.arange({wide}), {small}, {wide})"]],
    "known shapes": [[], ["torch.arange({wide}).view(-1, {pos})", "torch.arange({wide})[{int}:]", "torch.arange({wide}).repeat({small})",
                          "torch.arange(6).reshape(2, 3).t()", "torch.arange({wide}).flip(0)",
                          "torch.cat([torch.arange({small}), torch.arange({small})])",
                          "torch.stack([torch.arange({one:2|3}), torch.ones(2)])", "torch.arange({wide}).unsqueeze({one:0|1|-1})",
                          "torch.arange({wide})[{int}]", "torch.roll(torch.arange({wide}), {int})",
                          "torch.arange(4).repeat_interleave({small})", "torch.arange({wide})[::{pos}]"]],
    "torch.tril and triu": [[], ["torch.tril(torch.ones({small}, {small}), {int})",
                                 "torch.triu(torch.ones({pos}, {pos}), diagonal={int})", "torch.ones({small}, {pos}).tril()",
                                 "torch.triu(torch.full(({small}, {small}), {scalar}), 1)"]],
    "known scatters": [[], ["torch.arange({wide}).reshape(-1, 1).select_scatter(torch.tensor([{scalar}]), 0, {int})",
                            "torch.zeros({pos}, {pos}).select_scatter(torch.arange({pos}), {one:0|1}, {int})",
                            "torch.arange(6.0).slice_scatter(torch.tensor([{scalar}, {int}]), 0, {int}, {int}, {pos})",
                            "torch.zeros(2, {wide}).slice_scatter(torch.ones(2, {pos}), 1, {int})"]],
    "torch.meshgrid known": [[], ["torch.meshgrid(torch.arange({small}), torch.arange({pos}), indexing={mode:ij|xy})[{one:0|1}]",
                                  "torch.stack(torch.meshgrid([torch.arange({pos}), torch.arange({pos})], indexing={mode:ij|xy})).flatten(1)"]],
    "relative positions": [[], ["c = torch.stack(torch.meshgrid(torch.arange({pos}), torch.arange({pos}), indexing='ij')).flatten(1); "
                                "(c[:, :, None] - c[:, None, :]).permute(1, 2, 0).contiguous().sum(-1)",
                                "c = torch.arange({wide}); c[:, None] - c[None, :] + {int}",
                                "c = torch.arange({pos}).view(1, -1); (c - c.T).abs().clamp(max={small})"]],
}
KNOWN = set(VALUES)

TENSOR = {
    "x.view": [ANY, ["x.view({view})", "x.view({view})", "x.view({view})", "x.view(-1)", "x.view(x.size(0), -1)", "x.view({dtype})",
                     "x.transpose({dim}, {dim}).view({view})"]],
    "x.reshape": [ANY, ["x.reshape({view})", "torch.reshape(x, {viewtuple})", "x.reshape(x.shape[0], -1)", "x.transpose({dim}, {dim}).reshape({view})"]],
    "x.view_as": [["x=0..3", "y=like x"], ["x.view_as(y)", "x.reshape_as(y)", "x.flatten().view_as(y)"]],
    "x.permute": [ANY, ["x.permute({perm})", "torch.permute(x, {permtuple})", "x.permute({perm}).contiguous()"]],
    "x.transpose": [ANY, ["x.transpose({dim}, {dim})", "torch.transpose(x, {dim}, {dim})", "x.swapaxes({dim}, {dim})", "x.transpose(dim0={dim}, dim1={dim})"]],
    "x.T": [ANY, ["x.T", "x.mT", "x.t()", "x.H"]],
    "x.flatten": [ANY, ["x.flatten()", "x.flatten({dim})", "x.flatten({dim}, {dim})", "torch.flatten(x, {dim})",
                        "torch.flatten(x, start_dim={dim}, end_dim={dim})"]],
    "x.unflatten": [SOME, ["x.unflatten({dim}, {viewtuple})", "torch.unflatten(x, {dim}, (-1, {pos}))", "x.unflatten({dim}, ({n:0}, 1))",
                           "x.flatten().unflatten(0, {viewtuple})"]],
    "x.squeeze": [ANY, ["x.squeeze()", "x.squeeze({dim})", "torch.squeeze(x, {dims})", "torch.squeeze(x, dim={dim})"]],
    "x.unsqueeze": [ANY, ["x.unsqueeze({newdim})", "torch.unsqueeze(x, {newdim})", "x.unsqueeze({newdim}).unsqueeze({newdim})"]],
    "x.expand": [ANY, ["x.expand({expand})", "x.expand({expand}).contiguous()", "torch.broadcast_to(x, {expandtuple})"]],
    "x.expand_as": [TWO, ["x.expand_as(y)", "y.expand_as(x)"]],
    "x.repeat": [ANY, ["x.repeat({repeats})", "x.repeat({repeats}).shape"]],
    "x.tile": [ANY, ["x.tile({repeats})", "torch.tile(x, {repeatstuple})"]],
    "x.repeat_interleave": [ANY, ["x.repeat_interleave({small})", "x.repeat_interleave({small}, dim={dim})",
                                  "torch.repeat_interleave(x, {small}, {dim})", "x.repeat_interleave(torch.tensor([1, 2]), dim={dim})"]],
    "x.narrow": [ANY, ["x.narrow({dim}, {small}, {small})", "x.narrow({dim}, 0, {pos})", "x.narrow({dim}, {one:0|-1}, 1)",
                       "torch.narrow(x, {dim}, {int}, {pos})"]],
    "x.select": [ANY, ["x.select({dim}, {int})", "torch.select(x, {dim}, 0)"]],
    "x.index_select": [ANY, ["x.index_select({dim}, torch.tensor([0, 0]))", "torch.index_select(x, {dim}, torch.arange({small}))",
                             "x.index_select({dim}, torch.tensor({small}))"]],
    "torch.gather": [["x=0..3", "i=ints x"], ["torch.gather(x, {dim}, i)", "x.gather({dim}, torch.zeros({new}, dtype=torch.long))", "x.gather({dim}, x)"]],
    "torch.take_along_dim": [["x=1..3", "i=ints x"], ["torch.take_along_dim(x, i, {dim})", "torch.take_along_dim(x, i)"]],
    "torch.scatter": [["x=1..3", "i=ints x"], ["x.scatter({dim}, i, 1.0)", "torch.scatter(x, {dim}, i, x)", "x.scatter_add({dim}, i, x)",
                                               "x.scatter_({dim}, i, torch.ones({new}))"]],
    "x.select_scatter": [ANY, ["d = {dim}; x.select_scatter(x.select(d, 0), d, {int})",
                               "torch.select_scatter(x, torch.zeros({new}), {dim}, {int})",
                               "torch.select_scatter(input=x, src=x[0], dim=0, index={int})",
                               "x.mT.select_scatter(x.mT[0] * 2, 0, -1).is_contiguous()"]],
    "x.slice_scatter": [ANY, ["x.slice_scatter(x[{small}:], 0, {small})", "d = {dim}; x.slice_scatter(x.narrow(d, 0, 1), d, {int}, {int}, "
                              "{pos})", "a, b = {int}, {int}; torch.slice_scatter(x, x[a:b], start=a, end=b)",
                              "torch.slice_scatter(x, x[::{pos}], step={pos})", "x.slice_scatter(x, {dim})",
                              "torch.slice_scatter(x, torch.zeros({new}), dim={dim}, step={int})"]],
    "x.diagonal_scatter": [ANY, ["a, b, k = {dim}, {dim}, {int}; x.diagonal_scatter(x.diagonal(k, a, b), k, a, b)",
                                 "torch.diagonal_scatter(x, torch.zeros({new}), {int})", "torch.diagonal_scatter(x, torch.diagonal(x), 0)"]],
    "x.masked_fill": [["x=0..3", "b=mask x"], ["x.masked_fill(b, 0)", "x.masked_fill(b, float('-inf'))", "x.masked_fill_(b, {scalar})",
                                               "x.masked_fill(x, 0)", "x.masked_fill(b[None], 1.0)"]],
    "x.split": [ANY, ["x.split({parts})", "torch.split(x, {parts}, dim=0)", "x.split({pos}, {dim})", "torch.split(x, {parts}, {dim})",
                      "x.split({pos}, dim={dim})[0]"]],
    "x.chunk": [ANY, ["x.chunk({pos})", "torch.chunk(x, {pos}, {dim})", "x.chunk({wide}, dim={dim})", "x.chunk({int}, {dim})"]],
    "torch.tensor_split": [ANY, ["torch.tensor_split(x, {cuts})", "x.tensor_split({cuts}, dim={dim})", "torch.tensor_split(x, {cuts}, {dim})"]],
    "torch.hsplit": [ANY, ["torch.hsplit(x, {pos})", "torch.vsplit(x, {pos})", "torch.dsplit(x, {pos})", "x.hsplit(({small}, 2))"]],
    "x.unbind": [ANY, ["x.unbind()", "x.unbind({dim})", "torch.unbind(x, dim={dim})"]],
    "x[index]": [ANY, ["x[{index}]", "x[{index}]", "x[{index}][{index}]"]],
    "x[index] = y": [["x=1..3", "y=0..1"], ["x[{index}] = 0; x", "x[{index}] = y; x", "x[{index}] += {scalar}; x", "x[..., {small}:] = torch.zeros({new}); x"]],
    "x[tensors]": [["x=1..4", "i=ints x"], ["x[torch.tensor([0, 0])]", "x[:, torch.tensor([[0], [0]])]", "x[i[0] * 0]",
                                            "x[torch.tensor([0]), torch.tensor([0, 0, 0])]", "x[torch.zeros({new}, dtype=torch.long)]",
                                            "x[..., torch.tensor([0, -1])]",
                                            "x[torch.zeros(2, 1, dtype=torch.long), :, torch.zeros(3, dtype=torch.long)]",
                                            "x[None, torch.tensor([0, 0]), 0]"]],
    "x[mask]": [["x=1..3", "b=mask x"], ["x[b]", "x[x > 0]", "x[b[0] if b.dim() > x.dim() else b]"]],
    "torch.masked_select": [["x=1..3", "b=mask x"], ["torch.masked_select(x, b)", "x.masked_select(x > 0)"]],
    "torch.nonzero": [ANY, ["torch.nonzero(x)", "x.nonzero()", "torch.nonzero(x > 0, as_tuple=True)"]],
    "torch.argwhere": [ANY, ["torch.argwhere(x)", "torch.argwhere(x > {int})"]],
    "torch.where(condition)": [ANY, ["torch.where(x > 0)"]],
    "torch.unique": [ANY, ["torch.unique(x)", "torch.unique(x, sorted={bool})"]],
    "torch.unique_consecutive": [ANY, ["torch.unique_consecutive(x)", "x.unique_consecutive()"]],
    "torch.cat": [["x=0..4*", "y=like x", "z=like x"], ["torch.cat([x, y])", "torch.cat((x, y), {dim})",
                                                        "torch.cat([x, y, z], dim={dim})", "torch.cat([x, x], axis={dim})",
                                                        "torch.cat([x, y[:, :{small}]], 1)",
                                                        "torch.concat([x, torch.zeros({new})], {dim})", "torch.cat([x])",
                                                        "torch.cat([torch.zeros(0), x], {dim})"]],
    "torch.stack": [["x=0..4*", "y=like x"], ["torch.stack([x, y])", "torch.stack((x, y), {newdim})",
                                              "torch.stack([x, x, y], dim={newdim})", "torch.stack([x] * {small}, {newdim})"]],
    "torch.hstack": [["x=0..3*", "y=like x"], ["torch.hstack([x, y])", "torch.vstack([x, y])", "torch.dstack([x, y])",
                                               "torch.column_stack([x, y])", "torch.row_stack([x, y])", "torch.hstack([x, x])"]],
    "torch.movedim": [ANY, ["torch.movedim(x, {dim}, {dim})", "x.movedim({dims}, {dims})", "torch.moveaxis(x, {dim}, {dim})"]],
    "torch.roll": [ANY, ["torch.roll(x, {int})", "torch.roll(x, {int}, {dim})", "x.roll(({int}, {int}), {dims})",
                         "torch.roll(x, shifts=(-1, -1), dims=({dim}, {dim}))"]],
    "torch.flip": [ANY, ["torch.flip(x, {dims})", "x.flip({dim})", "torch.flip(x, [{dim}])", "x.flip({dim}, {dim})", "torch.fliplr(x)", "torch.flipud(x)"]],
    "torch.rot90": [["x=1..4"], ["torch.rot90(x)", "torch.rot90(x, {int}, ({dim}, {dim}))", "torch.rot90(x, {int}, [{dim}, {dim}])"]],
    "x.unfold": [ANY, ["x.unfold({dim}, {pos}, {pos})", "x.unfold({dim}, {wide}, {small})", "x.unfold({dim}, 1, 1).unfold({dim}, {pos}, 1)"]],
    "x.contiguous": [ANY, ["x.contiguous()", "x.clone()", "x.detach()", "x.cpu()", "x.requires_grad_(False)", "x.data",
                           "x.to(memory_format=torch.contiguous_format)"]],
    "x.to": [ANY, ["x.to({dtype})", "x.to('cpu', {dtype})", "x.to(dtype={dtype})", "x.type({dtype})",
                   "x.to(torch.zeros(1, dtype={dtype}))", "x.type_as(torch.zeros(1, dtype={dtype}))", "x.float()", "x.half()",
                   "x.long()", "x.bool()", "x.double()", "x.int()"]],
    "x.size": [ANY, ["x.size()", "x.size({dim})", "x.shape", "x.shape[{dim}]", "x.shape[{int}:]", "x.dim()", "x.ndim", "x.numel()",
                     "len(x)", "x.nelement()", "x.shape.numel()", "x.stride()", "x.is_contiguous()", "x.size()[:{int}] + (1,)",
                     "tuple(x.shape)", "list(x.size())", "x.ndimension()", "x.shape == x.size()"]],
    "x.is_floating_point": [ANY, ["x.is_floating_point()", "torch.is_tensor(x)", "x.element_size()", "torch.is_floating_point(x)",
                                  "x.dtype == {dtype}", "x.device.type", "x.requires_grad", "x.is_cuda", "torch.numel(x)"]],
    "x.new_zeros": [ANY, ["x.new_zeros({new})", "x.new_ones({new})", "x.new_empty({newtuple})", "x.new_full({newtuple}, {scalar})",
                          "x.new_tensor([{int}, {int}])", "x.new_zeros({newtuple}, dtype={dtype})"]],
    "torch.zeros_like": [ANY, ["torch.zeros_like(x)", "torch.ones_like(x, dtype={dtype})", "torch.empty_like(x)", "torch.rand_like(x)",
                               "torch.randn_like(x)", "torch.full_like(x, {scalar})", "torch.zeros_like(x[{index}])"]],
    "torch.zeros": [[], ["torch.zeros({new})", "torch.ones({new})", "torch.empty({new})", "torch.zeros({new}, dtype={dtype})",
                         "torch.zeros(size={newtuple})", "torch.ones({new}, device='cpu')"]],
    "torch.rand": [[], ["torch.rand({new})", "torch.randn({new})", "torch.randint({wide}, {newtuple})",
                        "torch.randint({small}, {wide}, {newtuple})", "torch.randperm({small})", "torch.rand({new}, dtype={dtype})",
                        "torch.normal(0.0, 1.0, {newtuple})"]],
    "torch.diag": [["x=0..3"], ["torch.diag(x)", "torch.diag(x, {int})", "x.diagonal()", "x.diagonal({int}, {dim}, {dim})",
                                "torch.diag_embed(x)", "torch.diag_embed(x, {int})", "torch.linalg.diagonal(x)",
                                "torch.linalg.diagonal(x, offset={int}, dim1={dim})", "torch.trace(x)",
                                "torch.diagonal(x, dim1={dim}, dim2={dim})", "torch.diagflat(x)"]],
    "torch.meshgrid": [["x=0..2", "y=0..1"], ["torch.meshgrid(x, y, indexing='ij')", "torch.meshgrid([y, y], indexing={mode:ij|xy|ji})",
                                              "torch.meshgrid(torch.arange({small}), y)", "torch.cartesian_prod(y, y)",
                                              "torch.combinations(y, {small})"]],
    "torch.broadcast_tensors": [["x=0..3", "y=broadcast x"], ["torch.broadcast_tensors(x, y)",
        "torch.broadcast_shapes(x.shape, y.shape)", "torch.broadcast_shapes({newtuple}, {newtuple})",
        "torch.broadcast_tensors(x, y, torch.zeros(1))"]],
    "torch.atleast_2d": [["x=0..3"], ["torch.atleast_1d(x)", "torch.atleast_2d(x)", "torch.atleast_3d(x)"]],
    "x.item": [ANY, ["x.item()", "float(x)", "int(x)", "bool(x)", "x.reshape(-1)[:1].item() * 0", "x.tolist() and 1"]],
    "x.fill_": [ANY, ["x.fill_({scalar})", "x.zero_()", "x.copy_(x)", "x.copy_(torch.zeros({new}))", "x.add_(1)", "x.mul_(0.5)",
                      "x.clamp_(0, 1)", "x.squeeze_()", "x.unsqueeze_({newdim})", "x.t_()", "x.uniform_()"]],
    "in place with broadcasting": [TWO, ["x += y; x", "x *= y; x", "x.add_(y); x", "x -= {scalar}; x", "x /= {scalar}; x", "x.div_(y); x", "x //= {pos}; x"]],
    "x iterated": [["x=0..3"], ["[r.shape for r in x]", "tuple(x)", "a, b = x; a", "a, b, c = x.unbind({dim}); c", "len(list(x))",
                                "b, c, h, w = x.shape; h", "b, *r = x.shape; r", "[t for t in x][{int}]", "reversed(x) is not None"]],
}

REDUCTIONS = {
    "torch.sum": [ANY, ["x.sum()", "x.sum({dim})", "torch.sum(x, {dims})", "x.sum(dim={dims}, keepdim={bool})",
                        "x.sum({dim}, keepdim=True)", "torch.sum(x, dim={dim}, dtype={dtype})", "sum(x)"]],
    "torch.mean": [ANY, ["x.mean()", "x.mean({dim})", "torch.mean(x, {dims})", "x.mean({dims}, keepdim={bool})", "x.mean([2, 3])",
                         "x.mean((-2, -1), keepdim=True)", "x.mean(dim={dim}, dtype={dtype})"]],
    "torch.prod": [ANY, ["x.prod()", "x.prod({dim})", "torch.prod(x, {dim}, keepdim={bool})"]],
    "torch.amax": [ANY, ["x.amax({dim})", "torch.amax(x, {dims})", "x.amin({dims}, keepdim={bool})", "torch.amin(x, {dim})", "x.amax()"]],
    "torch.max": [["x=0..4*", "y=broadcast x"], ["x.max()", "x.max({dim})", "torch.max(x, {dim}, keepdim={bool})", "torch.max(x, y)",
                                                 "x.max({dim})[0]", "x.max({dim}).values", "torch.max(x, dim={dim})[1]",
                                                 "x.max(-1, keepdim=True)[0]"]],
    "torch.min": [["x=0..4*", "y=broadcast x"], ["x.min()", "x.min({dim})", "torch.min(x, {dim}, keepdim={bool})", "torch.min(x, y)", "x.min({dim}).indices"]],
    "torch.argmax": [ANY, ["x.argmax()", "x.argmax({dim})", "torch.argmax(x, {dim}, keepdim={bool})", "x.argmin({dim})", "torch.argmin(x, dim={dim})"]],
    "torch.any": [ANY, ["x.any()", "x.any({dim})", "torch.all(x, {dim})", "x.all({dim}, keepdim={bool})", "torch.any(x, {dims})", "x.all()"]],
    "torch.std": [ANY, ["x.std()", "x.std({dim})", "torch.std(x, {dims}, keepdim={bool})", "x.var({dim}, unbiased={bool})",
                        "torch.var(x, {dims}, correction=0)", "x.var(dim={dim}, keepdim=True)"]],
    "torch.var_mean": [ANY, ["torch.var_mean(x, {dim})", "torch.std_mean(x, {dims}, keepdim={bool})", "torch.var_mean(x)",
                             "torch.std_mean(x, dim={dim}, unbiased=False)"]],
    "torch.norm": [ANY, ["x.norm()", "x.norm({pos}, {dim})", "torch.norm(x, dim={dim}, keepdim={bool})", "x.norm(p=2, dim={dims})",
                         "torch.norm(x, p='fro')", "x.norm(p=1)"]],
    "torch.linalg.norm": [FLOAT, ["torch.linalg.norm(x)", "torch.linalg.norm(x, dim={dim})",
                                  "torch.linalg.vector_norm(x, dim={dims}, keepdim={bool})", "torch.linalg.norm(x, ord=2, dim={dims})",
                                  "torch.linalg.matrix_norm(x)", "torch.linalg.vector_norm(x, 2, {dim})"]],
    "torch.logsumexp": [ANY, ["torch.logsumexp(x, {dim})", "x.logsumexp({dims}, keepdim={bool})", "torch.logsumexp(x, dim={dim}, keepdim=True)"]],
    "torch.softmax": [ANY, ["x.softmax({dim})", "torch.softmax(x, dim={dim})", "F.softmax(x, {dim})", "F.log_softmax(x, dim={dim})",
                            "F.softmin(x, {dim})", "x.log_softmax({dim})", "F.softmax(x, dim={dim}, dtype={dtype})", "torch.softmax(x)"]],
    "x.cumsum": [ANY, ["x.cumsum({dim})", "torch.cumsum(x, dim={dim})", "x.cumprod({dim})", "torch.cumsum(x, {dim}, dtype={dtype})",
                       "x.cummax({dim})", "torch.logcumsumexp(x, {dim})", "x.cumsum()"]],
    "torch.sort": [ANY, ["x.sort()", "x.sort({dim})", "torch.sort(x, {dim}, descending={bool})", "x.argsort({dim})",
                         "torch.argsort(x, dim={dim}, descending=True)", "torch.sort(x)[1]", "x.sort(descending=True).values"]],
    "torch.topk": [ANY, ["x.topk({small})", "x.topk({pos}, {dim})", "torch.topk(x, {small}, dim={dim}, largest={bool})",
                         "torch.topk(x, {small}, sorted=False)[1]", "x.topk(k={pos}, dim=-1).values"]],
    "torch.median": [ANY, ["x.median()", "x.median({dim})", "torch.median(x, {dim}, keepdim={bool})", "x.mode({dim})",
                           "x.kthvalue({pos}, {dim})", "torch.kthvalue(x, {small})", "torch.quantile(x, 0.5)", "torch.quantile(x, 0.5, dim={dim})"]],
    "torch.aminmax": [ANY, ["torch.aminmax(x)", "torch.aminmax(x, dim={dim}, keepdim={bool})"]],
    "torch.count_nonzero": [ANY, ["torch.count_nonzero(x)", "x.count_nonzero({dim})", "torch.count_nonzero(x, {dims})"]],
    "torch.diff": [SOME, ["torch.diff(x)", "x.diff({pos}, {dim})", "torch.diff(x, dim={dim})"]],
    "torch.bincount": [["x=1..2*"], ["torch.histc(x, {pos})", "x.numel()", "torch.bucketize(x, torch.tensor([0.0, 1.0]))",
                                     "torch.searchsorted(torch.tensor([0.0, 1.0]), x)", "torch.nanmean(x, {dim})", "torch.nansum(x, {dim})"]],
    "torch.cdist": [["x=2..3", "y=like x"], ["torch.cdist(x, y)", "torch.cdist(x, x)", "torch.cdist(x, y[..., :{small}])", "torch.cdist(x, y[:{pos}])"]],
    "torch.renorm": [FLOAT, ["torch.renorm(x, 2, {dim}, 1.0)", "x.renorm(1, {dim}, {pos})"]],
}

# Element-wise operations: the shape does not change; each has its own rule for the element type.
for name in ["relu", "sigmoid", "tanh", "exp", "log", "sqrt", "rsqrt", "abs", "neg", "sin", "cos", "floor", "ceil", "round", "sign",
             "erf", "reciprocal", "square", "logical_not", "isnan", "log1p", "expm1", "log2", "trunc", "isfinite", "frac", "atan"]:
    REDUCTIONS[f"torch.{name}"] = [ANY, [f"torch.{name}(x)", f"x.{name}()", f"torch.{name}(x[{{index}}])", f"x.{name}() * {{scalar}}"]]
REDUCTIONS["torch.clamp"] = [ANY, ["torch.clamp(x, 0, 1)", "x.clamp(min={scalar})", "x.clamp(max={small})",
                                   "torch.clip(x, {scalar}, {scalar})", "x.clamp()", "torch.nan_to_num(x)", "x.clamp(min=0.0).mul(2)"]]

BINARY = {}
for name, sign in [("add", "+"), ("sub", "-"), ("mul", "*"), ("div", "/"), ("pow", "**"), ("floor_divide", "//"), ("remainder", "%"),
                   ("eq", "=="), ("ne", "!="), ("lt", "<"), ("le", "<="), ("gt", ">"), ("ge", ">=")]:
    BINARY[f"torch.{name}"] = [TWO, [f"x {sign} y", f"torch.{name}(x, y)", f"x.{name}(y)", f"x {sign} {{scalar}}",
                                     f"{{scalar}} {sign} x", f"x.{name}({{scalar}})", f"x[{{index}}] {sign} y"]]
for name in ["maximum", "minimum", "fmod", "atan2", "logical_and", "logical_or", "logical_xor", "hypot", "true_divide", "fmax", "isclose"]:
    BINARY[f"torch.{name}"] = [TWO, [f"torch.{name}(x, y)", f"torch.{name}(y, x)", f"torch.{name}(x, x[{{index}}])"]]
for name, sign in [("bitwise_and", "&"), ("bitwise_or", "|"), ("bitwise_xor", "^")]:
    BINARY[f"torch.{name}"] = [TWO, [f"x {sign} y", f"(x > 0) {sign} (y > 0)", f"torch.{name}(x, y)", f"x {sign} {{small}}", "~x", "x << 1"]]
BINARY |= {
    "torch.where": [["x=0..3*", "y=broadcast x", "b=mask x"], ["torch.where(b, x, y)", "torch.where(x > 0, x, {scalar})",
        "torch.where(b, {scalar}, y)", "x.where(b, y)", "torch.where(b, {scalar}, {scalar})"]],
    "torch.lerp": [["x=0..3", "y=broadcast x"], ["torch.lerp(x, y, 0.5)", "x.lerp(y, torch.rand({new}))", "torch.addcmul(x, x, y)",
                                                 "torch.addcdiv(x, y, y, value=0.5)", "torch.add(x, y, alpha=2)", "torch.sub(x, y, alpha={scalar})"]],
    "torch.div rounding": [TWO, ["torch.div(x, y, rounding_mode={mode:floor|trunc|up})",
                                 "x.div({pos}, rounding_mode={mode:floor|trunc})", "torch.div(x, {scalar}, rounding_mode=None)"]],
    "torch.equal": [TWO, ["torch.equal(x, x)", "torch.allclose(x, x)", "x.equal({scalar})", "torch.equal(x, x[{index}]) and False",
                          "torch.is_same_size(x, y)"]],
    "three-way promotion": [TWO, ["(x + y) * {scalar}", "(x > y) + x", "x * y.to({dtype})", "torch.result_type(x, y) == x.dtype",
                                  "x.to({dtype}) + {scalar}", "torch.tensor({scalar}) * x", "x + torch.zeros((), dtype={dtype})",
                                  "torch.promote_types(x.dtype, {dtype}) == {dtype}"]],
}

MATRIX = {
    "torch.matmul": [["x=0..4", "y=matmul x"], ["x @ y", "torch.matmul(x, y)", "x.matmul(y)", "y @ x", "x @ x.transpose(-2, -1)", "x @ x.mT"]],
    "torch.mm": [["x=2..2", "y=matmul x"], ["torch.mm(x, y)", "x.mm(y)", "torch.mm(y, x)", "x.mm(x.t())", "torch.mm(x, x)"]],
    "torch.bmm": [["x=3..3", "y=matmul x"], ["torch.bmm(x, y)", "x.bmm(y)", "torch.bmm(x, x.transpose(1, 2))",
                                             "torch.bmm(x.permute(0, 2, 1), x)", "torch.bmm(x, x)"]],
    "torch.mv": [["x=1..2", "y=matmul x"], ["torch.mv(x, y)", "x.mv(torch.randn({n:-1}))",
                                            "torch.dot(torch.randn({n:-1}), torch.randn({n:-1}))", "x.dot(x)", "torch.inner(x, y)",
                                            "torch.vdot(x, x)", "torch.outer(x, torch.randn({n:0}))", "torch.ger(torch.randn(2), x)"]],
    "torch.addmm": [["x=2..2", "y=matmul x"], ["torch.addmm(torch.zeros({n:0}, {pos}), x, y)", "torch.addmm(torch.zeros(1), x, y)",
                                               "torch.addmm(torch.zeros({pos}), x, x.t())", "torch.zeros({new}).addmm(x, y)"]],
    "torch.baddbmm": [["x=3..3", "y=matmul x"], ["torch.baddbmm(torch.zeros(1), x, y)",
                                                 "torch.baddbmm(torch.zeros({n:0}, {n:1}, {n:1}), x, x.transpose(1, 2))",
                                                 "torch.baddbmm(torch.zeros({new}), x, y, beta=0)"]],
    "torch.einsum": [
        ["x=1..4", "y=matmul x"],
        ["torch.einsum('ij,jk->ik', x, y)", "torch.einsum('bij,bjk->bik', x, x.mT)", "torch.einsum('bhqd,bhkd->bhqk', x, x)",
         "torch.einsum('...ij,...jk->...ik', x, y)", "torch.einsum('nchw->nhwc', x)", "torch.einsum('ii->i', x)",
         "torch.einsum('i,j->ij', x, x)", "torch.einsum('ij->', x)", "torch.einsum('nctv,vw->nctw', x, y)", "torch.einsum('abc->cb', x)",
         "torch.einsum('ij,ij', x, x)", "torch.einsum('...c->c...', x)", "torch.einsum('bij,bkj', x, x)",
         "torch.einsum('i...,i...->...', x, x)", "torch.einsum('ij,jk->il', x, y)", "torch.einsum(' b i j , b j d -> b i d ', x, x.mT)",
         "torch.einsum('bchw,cd->bdhw', x, torch.randn({n:1}, {pos}))"],
    ],
    "torch.tensordot": [["x=1..4", "y=like x"], ["torch.tensordot(x, y, {small})", "torch.tensordot(x, y, dims=([{dim}], [{dim}]))",
                                                 "torch.tensordot(x, x, dims=1)", "torch.tensordot(x, y, ([-1], [-1]))"]],
    "torch.kron": [["x=0..2", "y=0..2"], ["torch.kron(x, y)", "torch.kron(x, x)"]],
    "torch.cross": [["x=1..3", "y=like x"], ["torch.cross(x, y, dim={dim})", "torch.linalg.cross(x, y)",
                                             "torch.cross(torch.randn({pos}, 3), torch.randn({pos}, 3), dim=-1)"]],
    "torch.inverse": [["x=square"], ["torch.inverse(x + 9 * torch.eye({n:-1}))", "torch.linalg.det(x)", "torch.det(x)",
                                     "torch.linalg.solve(x + 9 * torch.eye({n:-1}), torch.randn({n:-1}, {pos}))", "torch.linalg.svd(x)",
                                     "torch.linalg.qr(x)", "torch.linalg.eigvalsh(x @ x.mT)", "torch.linalg.matrix_power(x, {small})",
                                     "torch.linalg.pinv(x)"]],
    "torch.chain_matmul": [["x=2..2", "y=matmul x"], ["torch.linalg.multi_dot([x, y, y.t()])", "torch.linalg.multi_dot([x, y])",
                                                      "torch.chain_matmul(x, x.t())"]],
}


def all_cases(seed):
    from ops_layers import FUNCTIONAL, LAYERS

    cases = []
    for group in (VALUES, TENSOR, REDUCTIONS, BINARY, MATRIX, FUNCTIONAL, LAYERS):
        for op, (declarations, templates) in group.items():
            # Each operation has its own random stream, so that a new operation does not change the cases of others.
            rng = random.Random(f"{seed} {op}")
            seen = set()
            for draw in range(MOST_DRAWS):
                if len(seen) == CASES_PER_OP:
                    break
                arguments = Arguments(rng)
                template = templates[draw % len(templates)]
                # A tuple is a template with its own tensors.
                own, template = template if isinstance(template, tuple) else (declarations, template)
                for declaration in own:
                    arguments.declare(declaration)
                source = "; ".join([*arguments.lines, arguments.fill(template)])
                if source not in seen and not re.search(r"torch\.zeros\(\s*\)$", source):
                    seen.add(source)
                    cases.append((op, source))
    return cases
