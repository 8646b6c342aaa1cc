"""Snippets about torch.nn: what modules do with attributes, names, hooks and state, and every layer's constructor and forward."""

from . import classes, containers, layers, libraries, states, trees, wrappers

# Defines the names that all snippets use, in torch and in ConvLens.
PRELUDE = '''
from collections import OrderedDict
import copy, math
import torch
import torch.nn as nn
import torch.nn.functional as F

def show(v):
    if isinstance(v, torch.Tensor):
        return str(tuple(v.shape)) + ' ' + str(v.dtype)[6:]
    if isinstance(v, (list, tuple)):
        return '[' + ', '.join([show(x) for x in v]) + ']'
    if isinstance(v, dict):
        return '{' + ', '.join([str(k) + ': ' + show(x) for k, x in v.items()]) + '}'
    return repr(v)

def layer(m, *xs, **kw):
    before = repr(m)
    out = m(*xs, **kw)
    return show(out) + ' | ' + str(sum(p.numel() for p in m.parameters())) + ' | ' + before + ' | ' + ' '.join(m.state_dict())

class Block(nn.Module):
    def __init__(self, a=3, b=4):
        super().__init__()
        self.conv = nn.Conv2d(a, b, 3, padding=1)
        self.bn = nn.BatchNorm2d(b)
        self.act = nn.ReLU()
    def forward(self, x):
        return self.act(self.bn(self.conv(x)))

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = Block()
        self.blocks = nn.ModuleList([Block(4, 4) for _ in range(2)])
        self.shared = self.blocks[0]
        self.scale = nn.Parameter(torch.ones(1))
        self.register_buffer('mean', torch.zeros(3, 1, 1))
        self.register_buffer('temp', torch.zeros(2), persistent=False)
    def forward(self, x):
        x = self.stem(x - self.mean)
        for b in self.blocks:
            x = b(x)
        return x * self.scale
'''

# Snippets are separated by empty lines; the last line of each is an expression.
MODULES = [trees, states, classes, containers, wrappers, libraries]


def all_cases():
    snippets = [snippet.strip("\n") for module in MODULES for snippet in module.SNIPPETS.split("\n\n")]
    return [
        *(("modules", snippet) for snippet in snippets),
        *(("layers", source) for source in layers.layers()),
        *(("costs", source) for source in layers.costs()),
    ]
