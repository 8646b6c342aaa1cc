import torch, math, copy
import torch.nn.functional as F
from torch import nn
x = torch.randn(2, 3, 8, 8)
print(x.shape[-2:] == (8, 8), x.shape + (1,), x.size(dim=1), len(x), x.shape.numel(), x.ndim, x.size()[1:], tuple(x.shape), list(x.shape))
b, c, h, w = x.shape
print(b, c, h, w, x.dtype, x.device, x.device.type, str(x.dtype), x.is_cuda)
print([t.shape for t in x], (x * 2 + 1).shape, (2 ** x).shape, (1 - x).shape, (x > 0).dtype, (-x).shape)
y = x; y += 1; print(y is x, x.add_(1) is x, x.data.shape, x.T.shape if False else 0)
m = torch.zeros(4, 4); m[1:3, :2] = 1; m[0] = torch.arange(4.); print(m.tolist(), m.sum().item(), m.max().item(), int(m.argmax()))
print(torch.arange(10)[2:8:3].tolist(), torch.linspace(0, 1, 4).tolist(), torch.tensor([1.5, 2.5]).round().tolist())
print(torch.meshgrid(torch.arange(2), torch.arange(3), indexing='ij')[0].tolist(), torch.stack([torch.arange(2)] * 2).flatten(1).tolist())
print(torch.finfo(torch.float32).eps, torch.iinfo(torch.int64).max, torch.finfo(x.dtype).min)
with torch.no_grad():
    p = nn.Parameter(torch.ones(3)); print(p.requires_grad, (p * 2).requires_grad)
print((p * 2).requires_grad, p.shape, isinstance(p, torch.Tensor), isinstance(p, nn.Parameter), torch.is_tensor(p))
print(torch.max(x, dim=1).values.shape, x.max(1)[1].shape, x.sort(dim=-1).indices.shape, x.topk(2, dim=1)[0].shape)
print(F.pad(x, (1, 1, 2, 2)).shape, F.interpolate(x, scale_factor=0.5).shape, torch.einsum('bchw,bdhw->bcd', x, x).shape)
print(x.permute(0, 2, 3, 1).contiguous().view(2, -1, 3).shape, x.unfold(2, 2, 2).shape, F.unfold(x, 3).shape)
try:
    x.transpose(1, 2).view(2, -1)
except RuntimeError as e: print('RuntimeError', e)
print(x[..., None].shape, x[:, [0, 2]].shape, x[x > 0].dim(), x[0, 1:, ::2].shape, x[:, torch.tensor([0, 1])].shape, x[None].shape)
class S(torch.autograd.Function):
    @staticmethod
    def forward(ctx, a): ctx.save_for_backward(a); return a * 2
print(S.apply(x).shape, torch.utils.checkpoint.checkpoint(lambda a: a + 1, x).shape if False else '', copy.deepcopy(p).shape)
@torch.jit.script
def f(a): return a + 1
print(f(x).shape, torch.jit.is_scripting(), torch.split(x, [1, 2], 1)[1].shape, [t.shape for t in x.chunk(3, 1)])
print(torch.tensor(3).item(), torch.tensor([1, 2, 3])[-1].item(), torch.Size([1, 2]) == (1, 2), x.new_zeros(2, 3).shape, x.numel(),
      x.stride(), x.is_contiguous())
print(torch.cat([x, x], dim=1).shape, torch.where(x > 0, x, torch.zeros_like(x)).shape, (x @ x).shape,
      x.mean((2, 3), keepdim=True).shape, x.flatten(1).shape, x.repeat(1, 2, 1, 1).shape, x.roll((1, 1), (2, 3)).shape)
print(math.prod(x.shape), sum(x.shape), max(x.shape), x.shape.index(8), hash(x.shape) == hash((2, 3, 8, 8)), f'{tuple(x.shape)}', '{}'.format(x.size(0)))
d = {torch.float32: 1}; print(d[x.dtype], x.float().dtype, x.half().dtype, x.to(torch.float64).dtype, x.long().dtype, x.type(), x.type(torch.int32).dtype)
class Scripted(torch.jit.ScriptModule):
    @torch.jit.script_method
    def forward(self, a): return a + 1
print(Scripted()(x).shape == x.shape)
