import torch.nn.functional as F
from torch.nn.modules.module import Module
from torch.nn.modules.lazy import LazyModuleMixin

class Identity(Module):
    def __init__(self, *args, **kwargs):
        super().__init__()
    def forward(self, input):
        return input

class Linear(Module):
    def __init__(self, in_features, out_features, bias=True, device=None, dtype=None):
        super().__init__()
        self.in_features = in_features
        self.out_features = out_features
        self.weight = _param(out_features, in_features, dtype=dtype)
        if bias:
            self.bias = _param(out_features, dtype=dtype)
        else:
            self.register_parameter('bias', None)
        self.reset_parameters()
    def reset_parameters(self): pass
    def forward(self, input):
        return F.linear(input, self.weight, self.bias)
    def extra_repr(self):
        return f'in_features={self.in_features}, out_features={self.out_features}, bias={self.bias is not None}'

class NonDynamicallyQuantizableLinear(Linear):
    pass

class Bilinear(Module):
    def __init__(self, in1_features, in2_features, out_features, bias=True, device=None, dtype=None):
        super().__init__()
        if in1_features <= 0:
            raise ValueError(f'in1_features must be > 0, but got {in1_features}')
        self.in1_features = in1_features
        self.in2_features = in2_features
        self.out_features = out_features
        self.weight = _param(out_features, in1_features, in2_features, dtype=dtype)
        if bias:
            self.bias = _param(out_features, dtype=dtype)
        else:
            self.register_parameter('bias', None)
    def reset_parameters(self): pass
    def forward(self, input1, input2):
        return F.bilinear(input1, input2, self.weight, self.bias)

class LazyLinear(LazyModuleMixin, Linear):
    cls_to_become = Linear
    def __init__(self, out_features, bias=True, device=None, dtype=None):
        super().__init__(0, 0, False)
        self.weight = UninitializedParameter()
        self.out_features = out_features
        if bias:
            self.bias = UninitializedParameter()
    def initialize_parameters(self, input):
        self.in_features = input.shape[-1]
        self.weight = _param(self.out_features, self.in_features)
        if self.bias is not None:
            self.bias = _param(self.out_features)
