import torch
import torch.nn.functional as F
from torch.nn.modules.module import Module
from torch.nn.modules.linear import NonDynamicallyQuantizableLinear

class _Elementwise(Module):
    def forward(self, input):
        return _same(input)
class _InPlace(_Elementwise):
    def __init__(self, inplace=False):
        super().__init__()
        self.inplace = inplace
class ReLU(_InPlace): pass
class ReLU6(_InPlace): pass
class SiLU(_InPlace): pass
class Mish(_InPlace): pass
class SELU(_InPlace): pass
class Hardswish(_InPlace): pass
class Hardsigmoid(_InPlace): pass
class Sigmoid(_Elementwise): pass
class Tanh(_Elementwise): pass
class LogSigmoid(_Elementwise): pass
class Softsign(_Elementwise): pass
class Tanhshrink(_Elementwise): pass
class Threshold(_Elementwise):
    def __init__(self, threshold, value, inplace=False):
        super().__init__()
        self.threshold, self.value, self.inplace = threshold, value, inplace
class RReLU(_Elementwise):
    def __init__(self, lower=1.0 / 8, upper=1.0 / 3, inplace=False):
        super().__init__()
        self.lower, self.upper, self.inplace = lower, upper, inplace
class Hardtanh(_Elementwise):
    def __init__(self, min_val=-1.0, max_val=1.0, inplace=False, min_value=None, max_value=None):
        super().__init__()
        self.min_val = min_val if min_value is None else min_value
        self.max_val = max_val if max_value is None else max_value
        self.inplace = inplace
class ELU(_Elementwise):
    def __init__(self, alpha=1.0, inplace=False):
        super().__init__()
        self.alpha, self.inplace = alpha, inplace
class CELU(ELU): pass
class GLU(Module):
    def __init__(self, dim=-1):
        super().__init__()
        self.dim = dim
    def forward(self, input):
        return F.glu(input, self.dim)
class GELU(_Elementwise):
    def __init__(self, approximate='none'):
        super().__init__()
        self.approximate = approximate
class Hardshrink(_Elementwise):
    def __init__(self, lambd=0.5):
        super().__init__()
        self.lambd = lambd
class Softshrink(Hardshrink): pass
class LeakyReLU(_Elementwise):
    def __init__(self, negative_slope=1e-2, inplace=False):
        super().__init__()
        self.negative_slope, self.inplace = negative_slope, inplace
class Softplus(_Elementwise):
    def __init__(self, beta=1.0, threshold=20.0):
        super().__init__()
        self.beta, self.threshold = beta, threshold
class PReLU(Module):
    def __init__(self, num_parameters=1, init=0.25, device=None, dtype=None):
        super().__init__()
        self.num_parameters = num_parameters
        self.init = init
        self.weight = _param(num_parameters, dtype=dtype)
    def reset_parameters(self): pass
    def forward(self, input):
        return F.prelu(input, self.weight)
class Softmin(Module):
    def __init__(self, dim=None):
        super().__init__()
        self.dim = dim
    def forward(self, input):
        return F.softmin(input, self.dim)
class Softmax(Softmin):
    def forward(self, input):
        return F.softmax(input, self.dim)
class LogSoftmax(Softmin):
    def forward(self, input):
        return F.log_softmax(input, self.dim)
class Softmax2d(Module):
    def forward(self, input):
        if input.dim() not in (3, 4):
            raise ValueError(f'Softmax2d: expected input to be 3D or 4D, got {input.dim()}D instead')
        return F.softmax(input, -3)

class MultiheadAttention(Module):
    def __init__(self, embed_dim, num_heads, dropout=0.0, bias=True, add_bias_kv=False, add_zero_attn=False, kdim=None, vdim=None, batch_first=False, device=None, dtype=None):
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
        assert self.head_dim * num_heads == self.embed_dim, 'embed_dim must be divisible by num_heads'
        if not self._qkv_same_embed_dim:
            self.q_proj_weight = _param(embed_dim, embed_dim)
            self.k_proj_weight = _param(embed_dim, self.kdim)
            self.v_proj_weight = _param(embed_dim, self.vdim)
            self.register_parameter('in_proj_weight', None)
        else:
            self.in_proj_weight = _param(3 * embed_dim, embed_dim)
            self.register_parameter('q_proj_weight', None)
            self.register_parameter('k_proj_weight', None)
            self.register_parameter('v_proj_weight', None)
        if bias:
            self.in_proj_bias = _param(3 * embed_dim)
        else:
            self.register_parameter('in_proj_bias', None)
        self.out_proj = NonDynamicallyQuantizableLinear(embed_dim, embed_dim, bias=bias)
        if add_bias_kv:
            self.bias_k = _param(1, 1, embed_dim)
            self.bias_v = _param(1, 1, embed_dim)
        else:
            self.bias_k = self.bias_v = None
        self.add_zero_attn = add_zero_attn
    def _reset_parameters(self): pass
    def forward(self, query, key, value, key_padding_mask=None, need_weights=True, attn_mask=None, average_attn_weights=True, is_causal=False):
        is_batched = query.dim() == 3
        if self.batch_first and is_batched:
            query, key, value = (x.transpose(1, 0) for x in (query, key, value))
        out, weights = _attend(self, query, key, value, need_weights, average_attn_weights)
        if self.batch_first and is_batched:
            out = out.transpose(1, 0)
        return out, weights

def _project(x, weight, bias):
    return F.linear(x, weight, bias)

def _attend(self, query, key, value, need_weights, average):
    is_batched = query.dim() == 3
    if query.dim() not in (2, 3):
        raise AssertionError(f'query should be unbatched 2D or batched 3D tensor but received {query.dim()}-D query tensor')
    if not is_batched:
        query, key, value = query.unsqueeze(1), key.unsqueeze(1), value.unsqueeze(1)
    L, N, E = query.shape
    S = key.shape[0]
    assert E == self.embed_dim, f'was expecting embedding dimension of {self.embed_dim}, but got {E}'
    if self._qkv_same_embed_dim:
        if query is key and key is value:
            packed = F.linear(query, self.in_proj_weight, self.in_proj_bias)
            q, k, v = packed.chunk(3, -1)
        elif key is value:
            q = F.linear(query, self.in_proj_weight[:E], None)
            kv = F.linear(key, self.in_proj_weight[E:], None)
            k, v = kv.chunk(2, -1)
        else:
            q = F.linear(query, self.in_proj_weight[:E], None)
            k = F.linear(key, self.in_proj_weight[E:2 * E], None)
            v = F.linear(value, self.in_proj_weight[2 * E:], None)
    else:
        q = F.linear(query, self.q_proj_weight, None)
        k = F.linear(key, self.k_proj_weight, None)
        v = F.linear(value, self.v_proj_weight, None)
    if self.bias_k is not None:
        k = torch.cat([k, self.bias_k.repeat(1, N, 1)])
        v = torch.cat([v, self.bias_v.repeat(1, N, 1)])
        S = S + 1
    q = q.contiguous().view(L, N * self.num_heads, self.head_dim).transpose(0, 1)
    k = k.contiguous().view(S, N * self.num_heads, self.head_dim).transpose(0, 1)
    v = v.contiguous().view(S, N * self.num_heads, self.head_dim).transpose(0, 1)
    if self.add_zero_attn:
        k = torch.cat([k, k.new_zeros(N * self.num_heads, 1, self.head_dim)], 1)
        v = torch.cat([v, v.new_zeros(N * self.num_heads, 1, self.head_dim)], 1)
        S = S + 1
    if need_weights:
        weights = torch.bmm(q, k.transpose(-2, -1))
        out = torch.bmm(weights, v)
        out = out.transpose(0, 1).contiguous().view(L * N, E)
        out = F.linear(out, self.out_proj.weight, self.out_proj.bias).view(L, N, E)
        weights = weights.view(N, self.num_heads, L, S)
        if average:
            weights = weights.mean(dim=1)
        if not is_batched:
            return out.squeeze(1), weights.squeeze(0)
        return out, weights
    q = q.view(N, self.num_heads, L, self.head_dim)
    k = k.view(N, self.num_heads, S, self.head_dim)
    v = v.view(N, self.num_heads, S, self.head_dim)
    out = F.scaled_dot_product_attention(q, k, v)
    out = out.permute(2, 0, 1, 3).contiguous().view(L * N, E)
    out = F.linear(out, self.out_proj.weight, self.out_proj.bias).view(L, N, E)
    return (out if is_batched else out.squeeze(1)), None
