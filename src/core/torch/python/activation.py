import torch
import torch.nn.functional as F
from torch.nn.modules.module import Module
from torch.nn.modules.linear import NonDynamicallyQuantizableLinear

def _flag(inplace, before=''):
    return before + 'inplace=True' if inplace else ''

class Threshold(Module):
    def __init__(self, threshold, value, inplace=False):
        super().__init__()
        self.threshold, self.value, self.inplace = threshold, value, inplace
    def forward(self, input):
        return F.threshold(input, self.threshold, self.value, self.inplace)
    def extra_repr(self):
        return f'threshold={self.threshold}, value={self.value}' + _flag(self.inplace, ', ')

class ReLU(Module):
    def __init__(self, inplace=False):
        super().__init__()
        self.inplace = inplace
    def forward(self, input):
        return F.relu(input, self.inplace)
    def extra_repr(self):
        return _flag(self.inplace)

class RReLU(Module):
    def __init__(self, lower=1.0 / 8, upper=1.0 / 3, inplace=False):
        super().__init__()
        self.lower, self.upper, self.inplace = lower, upper, inplace
    def forward(self, input):
        return F.rrelu(input, self.lower, self.upper, self.training, self.inplace)
    def extra_repr(self):
        return f'lower={self.lower}, upper={self.upper}' + _flag(self.inplace, ', ')

class Hardtanh(Module):
    def __init__(self, min_val=-1.0, max_val=1.0, inplace=False, min_value=None, max_value=None):
        super().__init__()
        self.min_val = min_val if min_value is None else min_value
        self.max_val = max_val if max_value is None else max_value
        self.inplace = inplace
        if self.max_val <= self.min_val:
            raise AssertionError(f'max_val ({self.max_val}) must be greater than min_val ({self.min_val})')
    def forward(self, input):
        return F.hardtanh(input, self.min_val, self.max_val, self.inplace)
    def extra_repr(self):
        return f'min_val={self.min_val}, max_val={self.max_val}' + _flag(self.inplace, ', ')

class ReLU6(Hardtanh):
    def __init__(self, inplace=False):
        super().__init__(0.0, 6.0, inplace)
    def extra_repr(self):
        return _flag(self.inplace)

class Sigmoid(Module):
    def forward(self, input):
        return torch.sigmoid(input)

class Hardsigmoid(Module):
    def __init__(self, inplace=False):
        super().__init__()
        self.inplace = inplace
    def forward(self, input):
        return F.hardsigmoid(input, self.inplace)

class Tanh(Module):
    def forward(self, input):
        return torch.tanh(input)

class SiLU(Module):
    def __init__(self, inplace=False):
        super().__init__()
        self.inplace = inplace
    def forward(self, input):
        return F.silu(input, self.inplace)
    def extra_repr(self):
        return _flag(self.inplace)

class Mish(Module):
    def __init__(self, inplace=False):
        super().__init__()
        self.inplace = inplace
    def forward(self, input):
        return F.mish(input, self.inplace)
    def extra_repr(self):
        return _flag(self.inplace)

class Hardswish(Module):
    def __init__(self, inplace=False):
        super().__init__()
        self.inplace = inplace
    def forward(self, input):
        return F.hardswish(input, self.inplace)

class ELU(Module):
    def __init__(self, alpha=1.0, inplace=False):
        super().__init__()
        self.alpha, self.inplace = alpha, inplace
    def forward(self, input):
        return F.elu(input, self.alpha, self.inplace)
    def extra_repr(self):
        return f'alpha={self.alpha}' + _flag(self.inplace, ', ')

class CELU(Module):
    def __init__(self, alpha=1.0, inplace=False):
        super().__init__()
        self.alpha, self.inplace = alpha, inplace
    def forward(self, input):
        return F.celu(input, self.alpha, self.inplace)
    def extra_repr(self):
        return f'alpha={self.alpha}' + _flag(self.inplace, ', ')

class SELU(Module):
    def __init__(self, inplace=False):
        super().__init__()
        self.inplace = inplace
    def forward(self, input):
        return F.selu(input, self.inplace)
    def extra_repr(self):
        return _flag(self.inplace)

class GLU(Module):
    def __init__(self, dim=-1):
        super().__init__()
        self.dim = dim
    def forward(self, input):
        return F.glu(input, self.dim)
    def extra_repr(self):
        return f'dim={self.dim}'

class GELU(Module):
    def __init__(self, approximate='none'):
        super().__init__()
        self.approximate = approximate
    def forward(self, input):
        return F.gelu(input, approximate=self.approximate)
    def extra_repr(self):
        return f'approximate={self.approximate!r}'

class Hardshrink(Module):
    def __init__(self, lambd=0.5):
        super().__init__()
        self.lambd = lambd
    def forward(self, input):
        return F.hardshrink(input, self.lambd)
    def extra_repr(self):
        return f'{self.lambd}'

class LeakyReLU(Module):
    def __init__(self, negative_slope=1e-2, inplace=False):
        super().__init__()
        self.negative_slope, self.inplace = negative_slope, inplace
    def forward(self, input):
        return F.leaky_relu(input, self.negative_slope, self.inplace)
    def extra_repr(self):
        return f'negative_slope={self.negative_slope}' + _flag(self.inplace, ', ')

class LogSigmoid(Module):
    def forward(self, input):
        return F.logsigmoid(input)

class Softplus(Module):
    def __init__(self, beta=1.0, threshold=20.0):
        super().__init__()
        self.beta, self.threshold = beta, threshold
    def forward(self, input):
        return F.softplus(input, self.beta, self.threshold)
    def extra_repr(self):
        return f'beta={self.beta}, threshold={self.threshold}'

class Softshrink(Module):
    def __init__(self, lambd=0.5):
        super().__init__()
        self.lambd = lambd
    def forward(self, input):
        return F.softshrink(input, self.lambd)
    def extra_repr(self):
        return f'{self.lambd}'

class PReLU(Module):
    def __init__(self, num_parameters=1, init=0.25, device=None, dtype=None):
        self.num_parameters = num_parameters
        super().__init__()
        self.init = init
        self.weight = _param(num_parameters, dtype=dtype)
        self.reset_parameters()
    def reset_parameters(self): pass
    def forward(self, input):
        return F.prelu(input, self.weight)
    def extra_repr(self):
        return f'num_parameters={self.num_parameters}'

class Softsign(Module):
    def forward(self, input):
        return F.softsign(input)

class Tanhshrink(Module):
    def forward(self, input):
        return F.tanhshrink(input)

class Softmin(Module):
    def __init__(self, dim=None):
        super().__init__()
        self.dim = dim
    def forward(self, input):
        return F.softmin(input, self.dim, _stacklevel=5)
    def extra_repr(self):
        return f'dim={self.dim}'

class Softmax(Module):
    def __init__(self, dim=None):
        super().__init__()
        self.dim = dim
    def forward(self, input):
        return F.softmax(input, self.dim, _stacklevel=5)
    def extra_repr(self):
        return f'dim={self.dim}'

class Softmax2d(Module):
    def forward(self, input):
        if input.dim() not in (3, 4):
            raise ValueError(f'Softmax2d: expected input to be 3D or 4D, got {input.dim()}D instead')
        return F.softmax(input, -3, _stacklevel=5)

class LogSoftmax(Module):
    def __init__(self, dim=None):
        super().__init__()
        self.dim = dim
    def forward(self, input):
        return F.log_softmax(input, self.dim, _stacklevel=5)
    def extra_repr(self):
        return f'dim={self.dim}'

class MultiheadAttention(Module):
    def __init__(self, embed_dim, num_heads, dropout=0.0, bias=True, add_bias_kv=False, add_zero_attn=False, kdim=None, vdim=None,
                 batch_first=False, device=None, dtype=None):
        if embed_dim <= 0 or num_heads <= 0:
            raise ValueError(f'embed_dim and num_heads must be greater than 0, got embed_dim={embed_dim} and num_heads={num_heads} instead')
        super().__init__()
        self.embed_dim = embed_dim
        self.kdim = kdim if kdim is not None else embed_dim
        self.vdim = vdim if vdim is not None else embed_dim
        self._qkv_same_embed_dim = self.kdim == embed_dim and self.vdim == embed_dim
        self.num_heads = num_heads
        self.dropout = dropout
        self.batch_first = batch_first
        self.head_dim = embed_dim // num_heads
        if self.head_dim * num_heads != self.embed_dim:
            raise AssertionError('embed_dim must be divisible by num_heads')
        if not self._qkv_same_embed_dim:
            self.q_proj_weight = _param(embed_dim, embed_dim, dtype=dtype)
            self.k_proj_weight = _param(embed_dim, self.kdim, dtype=dtype)
            self.v_proj_weight = _param(embed_dim, self.vdim, dtype=dtype)
            self.register_parameter('in_proj_weight', None)
        else:
            self.in_proj_weight = _param(3 * embed_dim, embed_dim, dtype=dtype)
            self.register_parameter('q_proj_weight', None)
            self.register_parameter('k_proj_weight', None)
            self.register_parameter('v_proj_weight', None)
        if bias:
            self.in_proj_bias = _param(3 * embed_dim, dtype=dtype)
        else:
            self.register_parameter('in_proj_bias', None)
        self.out_proj = NonDynamicallyQuantizableLinear(embed_dim, embed_dim, bias=bias, dtype=dtype)
        if add_bias_kv:
            self.bias_k = _param(1, 1, embed_dim, dtype=dtype)
            self.bias_v = _param(1, 1, embed_dim, dtype=dtype)
        else:
            self.bias_k = self.bias_v = None
        self.add_zero_attn = add_zero_attn
        self._reset_parameters()
    def _reset_parameters(self): pass
    def forward(self, query, key, value, key_padding_mask=None, need_weights=True, attn_mask=None, average_attn_weights=True, is_causal=False):
        is_batched = query.dim() == 3
        _check_mask_type(key_padding_mask, 'key_padding_mask')
        _check_mask_type(attn_mask, 'attn_mask')
        if self.batch_first and is_batched:
            query, key, value = _swap(query, key, value)
        out, weights = _attend(self, query, key, value, key_padding_mask, need_weights, attn_mask, average_attn_weights, is_causal)
        if self.batch_first and is_batched:
            out = out.transpose(1, 0)
            # Without gradients, a kernel of its own computes it, row-major.
            if not self.training and not torch.is_grad_enabled():
                _layout_unknown(out)
        return out, weights
    def merge_masks(self, attn_mask, key_padding_mask, query):
        if attn_mask is None:
            return (None, None) if key_padding_mask is None else (key_padding_mask, 1)
        batch, length = query.shape[:2]
        wide = attn_mask.view(batch, -1, length, length) if attn_mask.dim() == 3 else attn_mask.view(1, 1, length, length).expand(batch, self.num_heads, -1, -1)
        if key_padding_mask is not None:
            wide = wide + key_padding_mask.view(batch, 1, 1, length).expand(-1, self.num_heads, -1, -1)
        return wide, 2

def _check_mask_type(mask, name):
    if mask is not None and mask.dtype != torch.bool and not mask.is_floating_point():
        raise AssertionError(f'only bool and floating types of {name} are supported')

def _swap(query, key, value):
    if key is value:
        if query is key:
            query = key = value = query.transpose(1, 0)
        else:
            query, key = query.transpose(1, 0), key.transpose(1, 0)
            value = key
        return query, key, value
    return query.transpose(1, 0), key.transpose(1, 0), value.transpose(1, 0)

def _check_masks(key_padding_mask, attn_mask, rank, heads):
    batch = 'batched (3-D)' if rank == 3 else 'unbatched (2-D)'
    if key_padding_mask is not None and key_padding_mask.dim() != rank - 1:
        raise AssertionError(f'For {batch} `query`, expected `key_padding_mask` to be `None` or {rank - 1}-D but found '
                             f'{key_padding_mask.dim()}-D tensor instead')
    if attn_mask is not None and attn_mask.dim() not in (2, 3):
        raise AssertionError(f'For {batch} `query`, expected `attn_mask` to be `None`, 2-D or 3-D but found {attn_mask.dim()}-D tensor instead')

def _attend(self, query, key, value, key_padding_mask, need_weights, attn_mask, average, is_causal):
    rank = query.dim()
    if rank not in (2, 3):
        raise AssertionError(f'query should be unbatched 2D or batched 3D tensor but received {rank}-D query tensor')
    if key.dim() != rank or value.dim() != rank:
        raise AssertionError(f"For {'batched (3-D)' if rank == 3 else 'unbatched (2-D)'} `query`, "
                             f"expected `key` and `value` to be {rank}-D but found {key.dim()}-D and {value.dim()}-D tensors respectively")
    _check_masks(key_padding_mask, attn_mask, rank, self.num_heads)
    is_batched = rank == 3
    if not is_batched:
        if attn_mask is not None and attn_mask.dim() == 3 and tuple(attn_mask.shape) != (self.num_heads, query.shape[0], key.shape[0]):
            raise AssertionError(f'Expected `attn_mask` shape to be {(self.num_heads, query.shape[0], key.shape[0])} but got {attn_mask.shape}')
        query, key, value = query.unsqueeze(1), key.unsqueeze(1), value.unsqueeze(1)
        if key_padding_mask is not None:
            key_padding_mask = key_padding_mask.unsqueeze(0)
    L, N, E = query.shape
    S = key.shape[0]
    heads = self.num_heads
    if is_causal and attn_mask is None:
        raise RuntimeError('Need attn_mask if specifying the is_causal hint. '
                           'You may use the Transformer module method `generate_square_subsequent_mask` to create this mask.')
    if E != self.embed_dim:
        raise AssertionError(f'was expecting embedding dimension of {self.embed_dim}, but got {E}')
    width = E // heads
    if self._qkv_same_embed_dim:
        if key.shape != value.shape:
            raise AssertionError(f'key shape {key.shape} does not match value shape {value.shape}')
    elif key.shape[:2] != value.shape[:2]:
        raise AssertionError(f"key's sequence and batch dims {key.shape[:2]} do not match value's {value.shape[:2]}")
    q, k, v = _project(self, query, key, value, E)
    if attn_mask is not None:
        wanted = (L, S) if attn_mask.dim() == 2 else (N * heads, L, S)
        if tuple(attn_mask.shape) != wanted:
            raise RuntimeError(f'The shape of the {attn_mask.dim()}D attn_mask is {attn_mask.shape}, but should be {wanted}.')
    if self.bias_k is not None:
        k = torch.cat([k, self.bias_k.repeat(1, N, 1)])
        v = torch.cat([v, self.bias_v.repeat(1, N, 1)])
    q = q.view(L, N * heads, width).transpose(0, 1)
    k = k.view(k.shape[0], N * heads, width).transpose(0, 1)
    v = v.view(v.shape[0], N * heads, width).transpose(0, 1)
    extra = (1 if self.bias_k is not None else 0) + (1 if self.add_zero_attn else 0)
    if self.add_zero_attn:
        k = torch.cat([k, k.new_zeros(N * heads, 1, width)], 1)
        v = torch.cat([v, v.new_zeros(N * heads, 1, width)], 1)
    S = k.shape[1]
    if key_padding_mask is not None:
        for axis, found, wanted in ((0, key_padding_mask.shape[0], N), (1, key_padding_mask.shape[1] + extra, S)):
            if found != wanted:
                raise AssertionError(f'Expected key_padded_mask.shape[{axis}] to be {wanted}, but got {found}')
    if need_weights:
        weights = torch.bmm(q, k.transpose(-2, -1))
        out = torch.bmm(weights, v).transpose(0, 1).reshape(L * N, E)
        out = _out(self, out).view(L, N, self.out_proj.weight.shape[0])
        weights = weights.view(N, heads, L, S)
        if average:
            weights = weights.mean(dim=1)
        return (out, weights) if is_batched else (out.squeeze(1), weights.squeeze(0))
    out = F.scaled_dot_product_attention(q.view(N, heads, L, width), k.view(N, heads, S, width), v.view(N, heads, S, width))
    out = _out(self, out.permute(2, 0, 1, 3).reshape(N * L, E)).view(L, N, self.out_proj.weight.shape[0])
    return (out if is_batched else out.squeeze(1)), None

def _out(self, out):
    return F.linear(out, self.out_proj.weight, self.out_proj.bias)

def _project(self, query, key, value, E):
    bias = self.in_proj_bias
    if not self._qkv_same_embed_dim:
        # The three biases are concatenated.
        parts = (None, None, None) if bias is None else bias.chunk(3)
        for x, weight, name in ((query, self.q_proj_weight, 'query'), (key, self.k_proj_weight, 'key'), (value, self.v_proj_weight, 'value')):
            if weight.shape != (E, x.shape[-1]):
                raise AssertionError(f'expecting {name} weights shape of {(E, x.shape[-1])}, but got {weight.shape}')
        return F.linear(query, self.q_proj_weight, parts[0]), F.linear(key, self.k_proj_weight, parts[1]), F.linear(value, self.v_proj_weight, parts[2])
    weight = self.in_proj_weight
    if query is key and key is value:
        packed = F.linear(query, weight, bias)
        return packed[..., :E].contiguous(), packed[..., E:2 * E].contiguous(), packed[..., 2 * E:].contiguous()
    if key is value:
        q = F.linear(query, weight[:E], None if bias is None else bias[:E])
        kv = F.linear(key, weight[E:], None if bias is None else bias[E:])
        return q, kv[..., :E].contiguous(), kv[..., E:].contiguous()
    b = (None, None, None) if bias is None else bias.chunk(3)
    w = weight.chunk(3)
    return F.linear(query, w[0], b[0]), F.linear(key, w[1], b[1]), F.linear(value, w[2], b[2])
