import torch
from torch.nn.modules.module import Module
from torch.nn.modules.linear import Identity

class FloatFunctional(Module):
    def __init__(self):
        super().__init__()
        self.activation_post_process = Identity()
    def forward(self, x):
        raise RuntimeError("FloatFunctional is not intended to use the 'forward'. Please use the underlying operation")
    def _done(self, r): return self.activation_post_process(r)
    def add(self, x, y): return self._done(torch.add(x, y))
    def add_scalar(self, x, y): return torch.add(x, y)
    def mul(self, x, y): return self._done(torch.mul(x, y))
    def mul_scalar(self, x, y): return torch.mul(x, y)
    def cat(self, x, dim=0): return self._done(torch.cat(x, dim=dim))
    def add_relu(self, x, y): return self._done(torch.nn.functional.relu(torch.add(x, y)))
    def matmul(self, x, y): return self._done(torch.matmul(x, y))

class FXFloatFunctional(Module):
    def forward(self, x):
        raise RuntimeError("FloatFunctional is not intended to use the 'forward'. Please use the underlying operation")
    def add(self, x, y): return torch.add(x, y)
    def add_scalar(self, x, y): return torch.add(x, y)
    def mul(self, x, y): return torch.mul(x, y)
    def mul_scalar(self, x, y): return torch.mul(x, y)
    def cat(self, x, dim=0): return torch.cat(x, dim=dim)
    def add_relu(self, x, y): return torch.nn.functional.relu(torch.add(x, y))
    def matmul(self, x, y): return torch.matmul(x, y)
