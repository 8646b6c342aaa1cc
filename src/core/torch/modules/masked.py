import torch
from torch import Tensor

def _masked(input, mask):
    if mask is None:
        return input
    if mask.ndim > input.ndim:
        raise IndexError('_input_mask expected broadcastable mask (got mask dimensionality higher than of the input)')
    torch.broadcast_to(mask, input.shape)
    return input.new_empty(input.shape)
def _axes(dim, ndim):
    if dim is None or dim == ():
        return tuple(range(ndim))
    ndim = max(ndim, 1)
    axes = []
    for d in (dim,) if not isinstance(dim, (tuple, list)) else dim:
        if d in axes:
            raise RuntimeError(f'dim={d} appears multiple times in the list of dims')
        if d >= ndim or d < -ndim:
            raise IndexError(f'Dimension out of range (expected to be in range of [{-ndim}, {ndim - 1}], but got {d})')
        axes.append(d % ndim)
    return tuple(sorted(axes))
def _widened(dtype):
    return torch.int64 if dtype in (torch.uint8, torch.bool, torch.int8, torch.int16, torch.int32) else dtype

def sum(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    dtype = dtype or _widened(input.dtype)
    return torch.sum(_masked(input, mask), _axes(dim, input.ndim), bool(keepdim), dtype=dtype)
def prod(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    dtype = dtype or _widened(input.dtype)
    result = _masked(input, mask).to(dtype=dtype)
    for axis in reversed(_axes(dim, input.ndim)):
        result = result.prod(dim=axis, keepdim=bool(keepdim))
    return result.to(dtype=dtype)
def cumsum(input, dim, *, dtype=None, mask=None):
    return torch.cumsum(_masked(input, mask), _axes(dim, input.ndim)[0]).to(dtype=dtype or input.dtype)
def cumprod(input, dim, *, dtype=None, mask=None):
    return torch.cumprod(_masked(input, mask), _axes(dim, input.ndim)[0]).to(dtype=dtype or input.dtype)
def amax(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    return torch.amax(_masked(input, mask), _axes(dim, input.ndim), bool(keepdim)).to(dtype=dtype or input.dtype)
def amin(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    return torch.amin(_masked(input, mask), _axes(dim, input.ndim), bool(keepdim)).to(dtype=dtype or input.dtype)
def argmax(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    return torch.argmax(_masked(input, mask), dim, bool(keepdim)).to(dtype=dtype or input.dtype)
def argmin(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    return torch.argmin(_masked(input, mask), dim, bool(keepdim)).to(dtype=dtype or input.dtype)
def mean(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    source = 'Input' if dtype is None else 'Optional'
    dtype = dtype or input.dtype
    if not (dtype.is_floating_point or dtype.is_complex):
        raise ValueError(f'mean(): Could not infer output dtype. {source} dtype must be either a floating point or complex dtype. Got: {dtype}')
    return torch.sum(_masked(input, mask), _axes(dim, input.ndim), bool(keepdim), dtype=dtype) / 1
def median(input, dim=-1, *, keepdim=False, dtype=None, mask=None):
    axis = _axes(dim, input.ndim)[0]
    is_float = torch.is_floating_point(input)
    result = torch.nanmedian(_masked(input if is_float else input.to(dtype=torch.float), mask), axis, keepdim).values
    return result if is_float else result.to(dtype=dtype or input.dtype)
def logsumexp(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    return torch.logsumexp(_masked(input, mask), _axes(dim, input.ndim), keepdim=bool(keepdim)).to(dtype=dtype or input.dtype)
def logaddexp(input, other, *, dtype=None, input_mask=None, other_mask=None):
    return torch.logaddexp(_masked(input, input_mask), _masked(other, other_mask)).to(dtype=dtype or input.dtype)
def norm(input, ord=2.0, dim=None, *, keepdim=False, dtype=None, mask=None):
    return torch.linalg.vector_norm(_masked(input, mask), ord, _axes(dim, input.ndim), bool(keepdim), dtype=dtype or input.dtype)
def _spread(input, dim, unbiased, correction, keepdim, dtype, mask):
    if unbiased is not None and correction is not None:
        raise AssertionError('Only one of unbiased and correction may be given')
    if dtype is None:
        dtype = input.dtype if input.dtype.is_floating_point or input.dtype.is_complex else torch.float32
    return torch.sum(_masked(input, mask), _axes(dim, input.ndim), bool(keepdim), dtype=dtype)
def var(input, dim=None, unbiased=None, *, correction=None, keepdim=False, dtype=None, mask=None):
    return _spread(input, dim, unbiased, correction, keepdim, dtype, mask).square()
def std(input, dim=None, unbiased=None, *, correction=None, keepdim=False, dtype=None, mask=None):
    return _spread(input, dim, unbiased, correction, keepdim, dtype, mask).sqrt()
def softmax(input, dim, *, dtype=None, mask=None):
    return torch.softmax(_masked(input, mask), _axes(dim, input.ndim)[0], dtype=dtype or input.dtype)
def log_softmax(input, dim, *, dtype=None, mask=None):
    return torch.log_softmax(_masked(input, mask), _axes(dim, input.ndim)[0], dtype=dtype or input.dtype)
def softmin(input, dim, *, dtype=None, mask=None):
    return torch.softmax(_masked(input, mask), _axes(dim, input.ndim)[0], dtype=dtype or input.dtype)
def normalize(input, ord, dim, *, eps=1e-12, dtype=None, mask=None):
    length = norm(input, ord, dim, keepdim=True, dtype=dtype, mask=mask)
    return torch.divide(_masked(input, mask), length)
