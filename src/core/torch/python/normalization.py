import numbers
import torch.nn.functional as F
from torch.nn.modules.module import Module

class LocalResponseNorm(Module):
    def __init__(self, size, alpha=1e-4, beta=0.75, k=1.0):
        super().__init__()
        self.size, self.alpha, self.beta, self.k = size, alpha, beta, k
    def forward(self, input):
        return F.local_response_norm(input, self.size, self.alpha, self.beta, self.k)
class CrossMapLRN2d(LocalResponseNorm):
    def forward(self, input):
        return input
class LayerNorm(Module):
    def __init__(self, normalized_shape, eps=1e-5, elementwise_affine=True, bias=True, device=None, dtype=None):
        super().__init__()
        if isinstance(normalized_shape, numbers.Integral):
            normalized_shape = (normalized_shape,)
        self.normalized_shape = tuple(normalized_shape)
        self.eps = eps
        self.elementwise_affine = elementwise_affine
        if elementwise_affine:
            self.weight = _param(*self.normalized_shape, dtype=dtype)
            if bias:
                self.bias = _param(*self.normalized_shape, dtype=dtype)
            else:
                self.register_parameter('bias', None)
        else:
            self.register_parameter('weight', None)
            self.register_parameter('bias', None)
    def reset_parameters(self): pass
    def forward(self, input):
        return F.layer_norm(input, self.normalized_shape, self.weight, self.bias, self.eps)
class GroupNorm(Module):
    def __init__(self, num_groups, num_channels, eps=1e-5, affine=True, device=None, dtype=None):
        super().__init__()
        if num_channels % num_groups != 0:
            raise ValueError(f'num_channels ({num_channels}) must be divisible by num_groups ({num_groups})')
        self.num_groups = num_groups
        self.num_channels = num_channels
        self.eps = eps
        self.affine = affine
        if affine:
            self.weight = _param(num_channels, dtype=dtype)
            self.bias = _param(num_channels, dtype=dtype)
        else:
            self.register_parameter('weight', None)
            self.register_parameter('bias', None)
    def reset_parameters(self): pass
    def forward(self, input):
        return F.group_norm(input, self.num_groups, self.weight, self.bias, self.eps)
class RMSNorm(Module):
    def __init__(self, normalized_shape, eps=None, elementwise_affine=True, device=None, dtype=None):
        super().__init__()
        if isinstance(normalized_shape, numbers.Integral):
            normalized_shape = (normalized_shape,)
        self.normalized_shape = tuple(normalized_shape)
        self.eps = eps
        self.elementwise_affine = elementwise_affine
        if elementwise_affine:
            self.weight = _param(*self.normalized_shape, dtype=dtype)
        else:
            self.register_parameter('weight', None)
    def reset_parameters(self): pass
    def forward(self, x):
        return F.rms_norm(x, self.normalized_shape, self.weight, self.eps)
