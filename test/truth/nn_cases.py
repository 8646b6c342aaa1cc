"""Snippets about torch.nn: what modules do with attributes, names, hooks and state, and every layer's constructor and forward."""

# Names that every snippet has, in torch and in ConvLens alike.
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

# Snippets are separated by empty lines; the last line is an expression.
MODULES = '''
m = Net()
show([n for n, _ in m.named_modules()])

m = Net()
show([n for n, _ in m.named_modules(remove_duplicate=False)])

m = Net()
show([n for n, _ in m.named_modules(prefix='x')])

m = Net()
show([n for n, _ in m.named_children()] + [type(c).__name__ for c in m.children()])

m = Net()
show([(n, p.shape) for n, p in m.named_parameters()])

m = Net()
show([n for n, p in m.named_parameters(recurse=False)] + [n for n, p in m.named_parameters(prefix='p', recurse=False)] + [n for n, p in m.named_parameters(remove_duplicate=False)])

m = Net()
show([n for n, _ in m.named_buffers()])

m = Net()
show(m.state_dict())

m = Net()
show(list(m.state_dict(prefix='a.')))

m = Net()
repr(m)

m = Net()
show([m.training, m.blocks.training, m.eval().training, m.stem.bn.training, m.train().stem.training, m.train(False) is m])

m = Net()
m.stem.eval()
show([m.training, m.stem.training, m.stem.bn.training, m.blocks[0].training])

m = Net()
m.train(1)

m = Net()
show(m(torch.randn(2, 3, 5, 5)))

m = Net()
m(torch.randn(2, 4, 5, 5))

m = Net()
m.stem.missing

m = nn.Module()
m(torch.randn(1))

class A(nn.Module):
    pass
A()(torch.randn(1))

class A(nn.Module):
    def __init__(self):
        self.conv = nn.Conv2d(1, 1, 1)
A()

class A(nn.Module):
    def __init__(self):
        self.w = nn.Parameter(torch.zeros(1))
A()

class A(nn.Module):
    def __init__(self):
        self.register_buffer('x', torch.zeros(1))
A()

class A(nn.Module):
    def __init__(self):
        self.x = 3
        super().__init__()
        self.y = self.x
show(A().y)

class A(nn.Module):
    def __init__(self):
        pass
A().foo

nn.Module(1)

nn.Module(a=1)

m = Block()
m.conv = 3

m = Block()
m.conv = None
show([m.conv, list(m._modules), [n for n, _ in m.named_modules()], [n for n, _ in m.named_children()]])

m = Block()
m.conv.weight = torch.zeros(1)

m = Block()
m.conv.weight = None
show([m.conv.weight, [n for n, _ in m.named_parameters()]])

m = Block()
m.conv.bias = nn.Parameter(torch.zeros(7))
show([(n, p.shape) for n, p in m.named_parameters()])

m = Block()
m.bn.running_mean = torch.zeros(9)
show(m.bn.state_dict())

m = Block()
m.bn.running_mean = 'x'

m = Block()
m.bn.running_mean = None
show(list(m.bn.state_dict()))

m = Block()
m.extra = torch.zeros(2)
show([list(m.state_dict()), 'extra' in m.__dict__])

m = Block()
m.extra = 5
m.extra = nn.ReLU()
show([list(m._modules), 'extra' in m.__dict__])

m = Block()
m.act = nn.Parameter(torch.zeros(2))
show([list(m._modules), list(m._parameters)])

m = Block()
del m.act
show([list(m._modules), hasattr(m, 'act')])

m = Block()
del m.nothing

m = Block()
del m.conv.bias
show([list(m.conv._parameters), hasattr(m.conv, 'bias')])

m = Block()
m.register_buffer('conv', torch.zeros(1))

m = Block()
m.register_buffer('a.b', torch.zeros(1))

m = Block()
m.register_buffer('', torch.zeros(1))

m = Block()
m.register_buffer(3, torch.zeros(1))

m = Block()
m.register_buffer('x', 3)

m = Block()
m.register_buffer('x', None)
show([m.x, list(m._buffers), list(m.state_dict())])

m = Block()
m.register_parameter('x', None)
show([m.x, list(m._parameters), list(m.state_dict())])

m = Block()
m.register_parameter('x', torch.zeros(1))

m = Block()
m.register_parameter('a.b', None)

m = Block()
m.register_parameter('forward', None)

m = Block()
m.add_module('a.b', nn.ReLU())

m = Block()
m.add_module('', nn.ReLU())

m = Block()
m.add_module('x', 3)

m = Block()
m.add_module(3, nn.ReLU())

m = Block()
m.add_module('forward', nn.ReLU())

m = Block()
m.register_module('x', nn.ReLU())
m.add_module('y', None)
show([list(m._modules), m.y, [n for n, _ in m.named_modules()]])

class A(nn.Module):
    weight = 3
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(1))
A()

class A(nn.Module):
    def __init__(self):
        super().__init__()
        self.p = nn.Parameter(torch.arange(3))
A()

m = Net()
show([type(m.get_submodule('blocks.1.conv')).__name__, m.get_submodule('') is m, m.get_parameter('stem.conv.weight'), m.get_buffer('stem.bn.running_var')])

m = Net()
m.get_submodule('blocks.7')

m = Net()
m.get_submodule('stem.conv.weight')

m = Net()
m.get_parameter('stem.nothing')

m = Net()
m.get_parameter('stem.conv')

m = Net()
m.get_buffer('stem.conv.weight')

m = Net()
m.set_submodule('stem.act', nn.GELU())
repr(m.stem)

m = Net()
m.set_submodule('', nn.GELU())

m = Net()
m.set_submodule('stem.new', nn.GELU(), strict=True)

seen = []
m = Net()
r = m.apply(lambda x: seen.append(type(x).__name__))
show([seen, r is m])

m = Net()
m.requires_grad_(False)
show([p.requires_grad for p in m.parameters()])

m = Net()
for p in m.stem.parameters():
    p.requires_grad = False
show(len([p for p in m.parameters() if p.requires_grad]))

m = Net().half()
show([m.stem.conv.weight, m.mean, m.stem.bn.num_batches_tracked])

m = Net().to(torch.float64)
show([m.stem.conv.weight.dtype, m(torch.randn(1, 3, 4, 4, dtype=torch.float64))])

m = Net().double().float()
show(m.stem.conv.weight.dtype)

m = Net()
m.to(torch.int64)

m = Net().to('cpu').cpu()
show(m.zero_grad())

m = Block()
m.load_state_dict({})

m = Block()
m.load_state_dict(Block(3, 5).state_dict())

m = Block()
show(m.load_state_dict(Block().state_dict()))

m = Block()
s = m.state_dict()
s['zzz'] = torch.zeros(1)
m.load_state_dict(s)

m = Block()
s = m.state_dict()
s['conv.zzz'] = torch.zeros(1)
s['other.zzz'] = torch.zeros(1)
del s['bn.weight']
r = m.load_state_dict(s, strict=False)
show([r.missing_keys, r.unexpected_keys])

m = Block()
s = m.state_dict()
del s['bn.num_batches_tracked']
show(m.load_state_dict(s, strict=False))

m = Block()
m.load_state_dict([1])

log = []
m = Block()
h = m.register_forward_pre_hook(lambda mod, args: log.append(('pre', len(args))))
g = m.register_forward_hook(lambda mod, args, out: log.append(('post', show(out))))
m(torch.randn(1, 3, 4, 4))
h.remove()
m(torch.randn(1, 3, 4, 4))
show(log)

m = Block()
m.register_forward_hook(lambda mod, args, out: out.flatten(1))
show(m(torch.randn(1, 3, 4, 4)))

m = Block()
m.register_forward_pre_hook(lambda mod, args: args[0][:, :3])
show(m(torch.randn(1, 5, 4, 4)))

m = Block()
m.register_forward_pre_hook(lambda mod, args: (args[0][:, :3],))
show(m(torch.randn(1, 5, 4, 4)))

m = Block()
m.register_forward_pre_hook(lambda mod, args, kwargs: ((kwargs['y'],), {}), with_kwargs=True)
show(m(y=torch.randn(1, 3, 4, 4)))

m = Block()
m.register_forward_pre_hook(lambda mod, args, kwargs: 3, with_kwargs=True)
m(torch.randn(1, 3, 4, 4))

m = Block()
m.register_forward_hook(lambda mod, args, kwargs, out: [out, len(kwargs)], with_kwargs=True)
show(m(x=torch.randn(1, 3, 4, 4)))

log = []
m = Block()
m.register_forward_hook(lambda mod, args, out: log.append(1))
m.register_forward_hook(lambda mod, args, out: log.append(2), prepend=True)
m(torch.randn(1, 3, 4, 4))
show(log)

feats = {}
m = Net()
def hook(name):
    def inner(mod, args, out):
        feats[name] = out
    return inner
for n, mod in m.named_modules():
    if isinstance(mod, nn.Conv2d):
        mod.register_forward_hook(hook(n))
m(torch.randn(1, 3, 6, 6))
show(feats)

m = Block()
with m.register_forward_hook(lambda mod, args, out: None) as h:
    n = len(m._forward_hooks)
show([n, len(m._forward_hooks), len(m._forward_pre_hooks)])

m = Block()
c = copy.deepcopy(m)
show([c is m, c.conv is m.conv, c.conv.weight is m.conv.weight, c.conv.weight, list(c._modules), c(torch.randn(1, 3, 2, 2))])

m = Net()
c = copy.deepcopy(m)
show([c.shared is c.blocks[0], c.shared is m.shared, len(list(c.parameters()))])

m = Block()
c = copy.copy(m)
show([c is m, c.conv is m.conv, c._modules is m._modules])

class A(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(2, 3)
    def __call__(self, x):
        return super().__call__(x) + 1
    def forward(self, x):
        return self.fc(x)
show(A()(torch.randn(4, 2)))

class A(nn.Module):
    def __getattr__(self, name):
        try:
            return super().__getattr__(name)
        except AttributeError:
            return 'fallback ' + name
a = A()
a.r = nn.ReLU()
show([a.r, a.zzz])

class A(nn.Module):
    @property
    def width(self):
        return self._w
    @width.setter
    def width(self, w):
        self._w = w
a = A()
a.width = 5
show([a.width, a._w])

class A(nn.Module):
    def __setattr__(self, name, value):
        super().__setattr__('_' + name if name == 'q' else name, value)
a = A()
a.q = nn.ReLU()
show(list(a._modules))

class Mixin:
    def __init__(self, **kw):
        self.kw = kw
class A(nn.Module, Mixin):
    call_super_init = True
    def __init__(self):
        super().__init__(z=1)
show(A().kw)

class A(nn.Module):
    def extra_repr(self):
        return 'a=1'
a = A()
show([a, nn.Sequential(a, nn.Sequential(a))])

class A(nn.Module):
    def __init__(self):
        super().__init__()
        self.b = nn.Buffer(torch.zeros(2))
        self.c = nn.Buffer(torch.zeros(3), persistent=False)
a = A()
show([list(a._buffers), list(a.state_dict()), isinstance(a.b, nn.Buffer), a.b])

class A(nn.Module):
    def get_extra_state(self):
        return 7
    def set_extra_state(self, s):
        self.s = s
a = A()
a.load_state_dict(a.state_dict())
show([a.s, list(a.state_dict())])

m = Block()
show(['conv' in dir(m), 'forward' in dir(m), 'weight' in dir(m.conv), 'zzz' in dir(m)])

m = Block()
show([m.conv.__class__.__module__, type(m.act).__qualname__, nn.Upsample.__module__, nn.Embedding.__module__, nn.InstanceNorm2d.__module__, nn.Flatten.__module__])

m = Block()
show(sum(p.numel() for p in m.parameters() if p.requires_grad))

m = Block()
show([m == m, m == Block(), m in [m], hash(m) == hash(m), {m: 1}[m]])

m = Block()
show(vars(m)['training'])

m = Block()
m._modules['conv'] = nn.Conv2d(3, 4, 1)
show([m.conv, m(torch.randn(1, 3, 2, 2))])

m = Block()
m.__class__ = type('Other', (Block,), {})
show([m._get_name(), type(m).__name__, m(torch.randn(1, 3, 2, 2))])

m = Block()
m.forward = lambda x: x.sum()
show(m(torch.randn(1, 3, 2, 2)))

show([issubclass(nn.ReLU6, nn.Hardtanh), issubclass(nn.AvgPool3d, nn.AvgPool2d), issubclass(nn.CELU, nn.ELU), issubclass(nn.LogSoftmax, nn.Softmax), issubclass(nn.ZeroPad2d, nn.ConstantPad2d), issubclass(nn.SyncBatchNorm, nn.modules.batchnorm._BatchNorm), issubclass(nn.InstanceNorm2d, nn.modules.batchnorm._NormBase), issubclass(nn.LazyConv2d, nn.Conv2d), issubclass(nn.LazyBatchNorm2d, nn.BatchNorm2d), issubclass(nn.Conv2d, nn.modules.conv._ConvNd), issubclass(nn.ConvTranspose2d, nn.modules.conv._ConvTransposeNd), issubclass(nn.Dropout2d, nn.modules.dropout._DropoutNd), issubclass(nn.MaxPool2d, nn.modules.pooling._MaxPoolNd)])

from torch.nn import *
show([Conv2d is nn.Conv2d, Parameter is nn.Parameter, Sequential(ReLU())])

from torch.nn.modules.conv import Conv2d, _ConvNd
from torch.nn.modules.utils import _pair, _ntuple, _single, _triple
from torch.nn.modules.batchnorm import _BatchNorm
from torch.nn.modules.activation import ReLU
from torch.nn.parameter import Parameter
from torch.nn.modules.module import Module
show([Conv2d is nn.Conv2d, _pair(3), _pair((1, 2)), _ntuple(4)(1), _single(2), _triple([1, 2, 3]), Parameter is nn.Parameter, Module is nn.Module, ReLU is nn.ReLU])

from torch.nn.common_types import _size_2_t
def f(x: _size_2_t): return x
f(3)

show([nn.modules.conv.Conv2d is nn.Conv2d, torch.nn.modules.linear.Linear is nn.Linear, getattr(nn, 'SiLU')().__class__.__name__, hasattr(nn, 'Nothing')])

nn.Nothing

try:
    from torch.nn.utils import weight_norm, spectral_norm
except ImportError:
    weight_norm = None
show(weight_norm(nn.Linear(2, 3)))

def f():
    from torch.nn.utils.weight_norm import WeightNorm, weight_norm
    from torch.nn.utils.spectral_norm import SpectralNorm
    m = nn.Linear(2, 3)
    WeightNorm.apply(m, 'weight', 0)
    return [weight_norm(nn.Conv2d(1, 2, 3)), [n for n, _ in m.named_parameters()]]
show(f())

from torch.nn.parallel import DistributedDataParallel as A
from torch.nn.parallel.distributed import DistributedDataParallel as B
from torch.nn.parallel.data_parallel import DataParallel as C
from torch.utils.hooks import RemovableHandle
show([A is B, C is nn.DataParallel, issubclass(A, C), RemovableHandle.__name__])

import torch.nn.utils.prune as prune
m = prune.l1_unstructured(nn.Linear(3, 4), 'weight', 0.5)
a = [[n for n, _ in m.named_parameters()], [n for n, _ in m.named_buffers()], m(torch.randn(1, 3)), prune.is_pruned(m)]
prune.remove(m, 'weight')
show([a, [n for n, _ in m.named_parameters()], prune.is_pruned(m)])

from torch.nn.utils.stateless import functional_call
m = nn.Linear(2, 3)
show(functional_call(m, dict(m.named_parameters()), torch.randn(1, 2)))

show([len(dir(nn)) > 100, nn.__name__, 'GELU' in dir(nn), 'Conv2d' in vars(nn), sorted(n for n in dir(nn) if n.endswith('Pool2d')), 'RemovableHandle' in dir(nn)])

acts = {n.lower(): getattr(nn, n) for n in dir(nn) if 'LU' in n}
show([sorted(acts), acts['relu6'](True)])

show([k for k, v in sorted(nn.__dict__.items()) if isinstance(v, type) and issubclass(v, nn.modules.conv._ConvNd)])

h = nn.modules.module.register_module_forward_hook(lambda mod, args, out: out + 1 if isinstance(mod, nn.Linear) else None)
r = nn.Linear(2, 3)(torch.randn(1, 2))
h.remove()
show([r, nn.Linear(2, 3)(torch.randn(1, 2))])

m = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3))
m.register_load_state_dict_post_hook(lambda mod, keys: keys.missing_keys.clear())
show(m.load_state_dict({}))

m = nn.Linear(2, 3)
m._register_load_state_dict_pre_hook(lambda state, prefix, *a: state.update({prefix + 'bias': torch.zeros(3)}))
show(m.load_state_dict({'weight': torch.zeros(3, 2)}))

class A(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(2, 3)
    def _load_from_state_dict(self, state, prefix, *args):
        for k in list(state):
            state[k.replace('old.', '')] = state.pop(k)
        super()._load_from_state_dict(state, prefix, *args)
show(A().load_state_dict({'old.fc.weight': torch.zeros(3, 2), 'old.fc.bias': torch.zeros(3)}))

m = nn.Linear(2, 3)
m._register_state_dict_hook(lambda mod, state, prefix, meta: OrderedDict((k.upper(), v) for k, v in state.items()))
show(list(m.state_dict()))

s = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 4))
show([len(s), s[0], s[-1], s[1:], [type(m).__name__ for m in s], s(torch.randn(5, 2))])

s = nn.Sequential(OrderedDict([('a', nn.Linear(2, 3)), ('b', nn.ReLU())]))
show([s.a, s[0] is s.a, s[:1], [n for n, _ in s.named_children()]])

s = nn.Sequential(nn.ReLU())
s[3]

s = nn.Sequential(nn.ReLU())
s['a']

s = nn.Sequential({'a': nn.ReLU()})

s = nn.Sequential([nn.ReLU()])

s = nn.Sequential(nn.ReLU(), None)

s = nn.Sequential(nn.ReLU(), nn.Tanh(), nn.GELU())
del s[1]
s

s = nn.Sequential(nn.ReLU(), nn.Tanh(), nn.GELU())
del s[0:2]
s

s = nn.Sequential(nn.ReLU(), nn.Tanh())
s[0] = nn.GELU()
s.append(nn.SiLU()).extend([nn.ELU()])
s.insert(1, nn.Mish())
s.add_module('last', nn.Identity())
show([s, s.pop(0), s])

s = nn.Sequential(nn.ReLU()) + nn.Sequential(nn.Tanh())
s += nn.Sequential(nn.GELU())
show([s, s * 2, 2 * nn.Sequential(nn.ReLU())])

s = nn.Sequential(nn.ReLU()) + [nn.Tanh()]

s = nn.Sequential(nn.ReLU())
s.insert(5, nn.Tanh())

s = nn.Sequential(nn.ReLU())
s.insert(0, 3)

s = nn.Sequential(nn.ReLU()) * 0

s = nn.Sequential(nn.ReLU()) * 'a'

class S(nn.Sequential):
    def __init__(self, a, b):
        super().__init__(nn.Linear(a, b), nn.ReLU())
s = S(2, 3)
show([s, s(torch.randn(1, 2)), [n for n, _ in s.named_parameters()]])

class S(nn.Sequential):
    def __init__(self, *a, k=1):
        super().__init__(*a)
s = S(nn.ReLU(), nn.Tanh())
show(s[:1])

s = nn.Sequential()
show([len(s), bool(s), s(torch.randn(2)), s])

l = nn.ModuleList([nn.Linear(2, 2) for _ in range(3)])
show([len(l), l[0], l[-1] is l[2], l[1:], list(l)[0] is l[0], l])

l = nn.ModuleList([nn.ReLU(), nn.ReLU(), nn.Tanh()])
l.append(nn.GELU())
l.extend(nn.Sequential(nn.Mish()))
l.insert(0, nn.SiLU())
l += [nn.ELU()]
show([l, l + [nn.CELU()], l.pop(0), l.pop(-1), len(l)])

l = nn.ModuleList([nn.ReLU()])
l[1]

l = nn.ModuleList([nn.ReLU()])
l['0']

l = nn.ModuleList(3)

l = nn.ModuleList([nn.ReLU(), 3])

l = nn.ModuleList([nn.ReLU()])
l(torch.randn(1))

l = nn.ModuleList([nn.ReLU(), nn.Tanh()])
l[0] = nn.GELU()
del l[1]
l.insert(-1, nn.Mish())
l

l = nn.ModuleList()
show([len(l), bool(l), l, nn.ReLU() in l])

r = nn.ReLU()
l = nn.ModuleList([r, r])
show([r in l, len(l), len(list(l.modules())), [n for n, _ in l.named_modules()]])

l = nn.ModuleList(m for m in [nn.ReLU()])
l.extend(nn.ReLU() for _ in range(2))
show([i for i, m in enumerate(l)] + [type(m).__name__ for m in reversed(l)])

d = nn.ModuleDict({'b': nn.ReLU(), 'a': nn.Linear(1, 2)})
show([list(d), list(d.keys()), [k for k, v in d.items()], len(d), 'a' in d, d['a'], d, [v for v in d.values()]])

d = nn.ModuleDict([('x', nn.ReLU()), ['y', nn.Tanh()]])
d['z'] = nn.GELU()
d.update({'w': nn.Mish()})
d.update(nn.ModuleDict({'v': nn.SiLU()}))
show([d, d.pop('x'), list(d), d.x if hasattr(d, 'x') else None])

d = nn.ModuleDict()
d['a']

d = nn.ModuleDict({'a': nn.ReLU()})
del d['a']
d.clear()
show(len(d))

d = nn.ModuleDict({'a.b': nn.ReLU()})

d = nn.ModuleDict({'keys': nn.ReLU()})

d = nn.ModuleDict({'a': 3})

d = nn.ModuleDict(3)

d = nn.ModuleDict([1])

d = nn.ModuleDict([(1, 2, 3)])

d = nn.ModuleDict({'a': nn.ReLU()})
d(torch.randn(1))

p = nn.ParameterList([nn.Parameter(torch.randn(2)), torch.randn(3)])
p.append(torch.randn(4))
show([len(p), p[0], p[-1], p[1:], list(p), [n for n, _ in p.named_parameters()], isinstance(p[1], nn.Parameter), p])

p = nn.ParameterList([nn.Parameter(torch.randn(2))])
p += [torch.randn(1)]
p.extend([torch.randn(5)])
p[0] = torch.randn(7)
show([list(p), len(p)])

p = nn.ParameterList([torch.randn(2)])
p[3]

p = nn.ParameterList(torch.randn(2))

p = nn.ParameterList()
p()

p = nn.ParameterList(['a', torch.zeros(2)])
show([p[0], p, len(list(p.parameters()))])

p = nn.ParameterDict({'b': nn.Parameter(torch.randn(2)), 'a': torch.randn(3)})
show([list(p), p['a'], len(p), 'b' in p, p, [n for n, _ in p.named_parameters()], p.get('zz', 5), list(p.values()), list(p.items())])

p = nn.ParameterDict(OrderedDict([('b', torch.randn(2)), ('a', torch.randn(1))]))
p.setdefault('c', torch.randn(4))
p.update([('d', torch.randn(5))])
q = p.copy()
show([list(p), p.pop('b'), list(p), list(q), p.popitem()[0], list(p.keys()), list((q | nn.ParameterDict({'n': torch.zeros(1)})).keys()), list(reversed(q))])

p = nn.ParameterDict({1: torch.zeros(1)})

p = nn.ParameterDict({'a': torch.zeros(1)})
p['b']

p = nn.ParameterDict({'a': torch.zeros(1)})
p.clear()
show([len(p), len(list(p.parameters()))])

p = nn.Parameter(torch.zeros(2, 3))
show([p, p.requires_grad, nn.Parameter(torch.zeros(1), requires_grad=False).requires_grad, isinstance(p, torch.Tensor), type(p).__name__, type(p + 1).__name__, nn.Parameter(data=torch.zeros(2))])

m = nn.LazyConv2d(4, 3)
show([m.has_uninitialized_params(), m, m(torch.randn(1, 5, 6, 6)), m, type(m).__name__, m.weight, m.in_channels])

m = nn.LazyConv2d(4, 3)
m.weight.shape

m = nn.Sequential(nn.LazyConv2d(4, 3), nn.LazyBatchNorm2d(), nn.Flatten(), nn.LazyLinear(2))
show([m(torch.randn(2, 3, 5, 5)), m, sum(p.numel() for p in m.parameters())])

m = nn.LazyConv2d(4, 3, groups=2)
m(torch.randn(1, 3, 5, 5))

m = nn.LazyConv2d(4, 3)
m(torch.randn(3, 5))

m = nn.LazyConvTranspose2d(4, 3, groups=2)
show([m(torch.randn(1, 6, 5, 5)), m.weight])

m = nn.LazyLinear(3)
m(torch.randn(2, 4))
m(torch.randn(2, 5))

m = nn.LazyInstanceNorm1d(affine=True)
show([m(torch.randn(2, 3, 5)), m, m.weight])

m = nn.LazyBatchNorm1d()
m(torch.randn(2, 3, 5, 5))

m = nn.SyncBatchNorm.convert_sync_batchnorm(Net())
show([m.stem.bn, type(m.blocks[1].bn).__name__, len(list(m.parameters())), list(m.state_dict()) == list(Net().state_dict())])

m = nn.DataParallel(Block())
show([m.module.conv, m(torch.randn(1, 3, 4, 4)), [n for n, _ in m.named_parameters()][:2]])

m = torch.nn.utils.weight_norm(nn.Conv2d(3, 4, 3))
show([[(n, p.shape) for n, p in m.named_parameters()], m.weight, m(torch.randn(1, 3, 5, 5)), list(m.state_dict())])

m = torch.nn.utils.weight_norm(nn.ConvTranspose1d(3, 4, 3), dim=1)
show([(n, p.shape) for n, p in m.named_parameters()])

m = torch.nn.utils.remove_weight_norm(torch.nn.utils.weight_norm(nn.Linear(3, 4)))
show([(n, p.shape) for n, p in m.named_parameters()])

m = torch.nn.utils.spectral_norm(nn.Conv2d(3, 4, 3))
show([[(n, p.shape) for n, p in m.named_parameters()], m.weight, list(m.state_dict()), m(torch.randn(1, 3, 5, 5))])

m = torch.nn.utils.remove_spectral_norm(torch.nn.utils.spectral_norm(nn.Linear(3, 4)))
show([(n, p.shape) for n, p in m.named_parameters()])

m = torch.nn.utils.parametrizations.weight_norm(nn.Linear(3, 4))
show([[(n, p.shape) for n, p in m.named_parameters()], m.weight, type(m).__name__, m(torch.randn(2, 3)), list(m.state_dict())])

m = torch.nn.utils.parametrizations.spectral_norm(nn.Linear(3, 4))
show([[(n, p.shape) for n, p in m.named_parameters()], m.weight, m(torch.randn(2, 3)), list(m.state_dict())])

m = torch.nn.utils.parametrizations.orthogonal(nn.Linear(3, 3))
show([sum(p.numel() for p in m.parameters()), m.weight, m(torch.randn(2, 3))])

import torch.nn.utils.parametrize as P
class Sym(nn.Module):
    def forward(self, w):
        return w.triu() + w.triu(1).transpose(-1, -2)
m = nn.Linear(3, 3)
r = P.register_parametrization(m, 'weight', Sym())
show([r is m, [(n, p.shape) for n, p in m.named_parameters()], m.weight, type(m).__name__, P.is_parametrized(m), P.is_parametrized(m, 'bias'), m(torch.randn(2, 3)), isinstance(m, nn.Linear)])

import torch.nn.utils.parametrize as P
class Twice(nn.Module):
    def forward(self, w):
        return w * 2
m = nn.Linear(3, 3)
P.register_parametrization(m, 'weight', Twice())
P.register_parametrization(m, 'weight', Twice())
P.remove_parametrizations(m, 'weight')
show([[(n, p.shape) for n, p in m.named_parameters()], type(m).__name__, P.is_parametrized(m)])

v = torch.nn.utils.parameters_to_vector(Block().parameters())
show(v)

m = Block().eval()
f = torch.nn.utils.fusion.fuse_conv_bn_eval(m.conv, m.bn)
show([f, f is m.conv])

m = torch.nn.utils.skip_init(nn.Linear, 3, 4)
show(m)

show(torch.nn.utils.clip_grad_norm_(Block().parameters(), 1.0).shape)

from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence, pad_sequence, pack_sequence
r = nn.GRU(3, 4, batch_first=True)
p = pack_padded_sequence(torch.randn(2, 5, 3), torch.tensor([5, 2]), batch_first=True)
o, h = r(p)
y, n = pad_packed_sequence(o, batch_first=True)
show([p.data, p.batch_sizes.tolist(), o.data, h, y, n.tolist()])

from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence
p = pack_padded_sequence(torch.randn(5, 3, 4), [2, 4, 1], enforce_sorted=False)
y, n = pad_packed_sequence(p, total_length=7)
show([p.data, p.sorted_indices.tolist(), y, n.tolist(), isinstance(p, tuple), len(p)])

from torch.nn.utils.rnn import pack_padded_sequence
pack_padded_sequence(torch.randn(5, 3, 4), [1, 2, 4])

from torch.nn.utils.rnn import pack_padded_sequence
pack_padded_sequence(torch.randn(5, 3, 4), [4, 2])

from torch.nn.utils.rnn import pad_sequence, pack_sequence, unpad_sequence
a, b = torch.randn(3, 2), torch.randn(5, 2)
s = pad_sequence([a, b], batch_first=True)
show([s, pad_sequence([a, b]), pack_sequence([b, a]).data, unpad_sequence(s, torch.tensor([3, 5]), batch_first=True)])

from torch.nn.utils.rnn import pad_packed_sequence, pack_padded_sequence
r = nn.LSTM(3, 4, 2, bidirectional=True)
o, (h, c) = r(pack_padded_sequence(torch.randn(5, 2, 3), [5, 3]))
show([pad_packed_sequence(o)[0], h, c])

torch.manual_seed(0)
a = nn.AdaptiveLogSoftmaxWithLoss(8, 20, [4, 10])
r = a(torch.randn(3, 8), torch.tensor([1, 5, 15]))
show([r.output, r.loss, sum(p.numel() for p in a.parameters()), a.log_prob(torch.randn(3, 8)), a.predict(torch.randn(3, 8)).shape])

nn.AdaptiveLogSoftmaxWithLoss(8, 20, [10, 4])

nn.Transformer.generate_square_subsequent_mask(4).shape

e = nn.Embedding.from_pretrained(torch.randn(5, 3))
show([e, e.weight.requires_grad, e(torch.tensor([1, 2]))])

nn.Embedding(4, 3, padding_idx=9)

nn.Embedding(4, 3, padding_idx=-9)

nn.Embedding(4, 3, _weight=torch.zeros(2, 2))

class C(nn.Conv2d):
    def forward(self, x):
        return F.conv2d(x, self.weight * 2, self.bias, self.stride, self.padding, self.dilation, self.groups)
show([C(3, 4, 3)(torch.randn(1, 3, 5, 5)), C(3, 4, 3)])

class C(nn.Conv2d):
    def _conv_forward(self, x, w, b):
        return super()._conv_forward(x, w, b).flatten(1)
show(C(3, 4, 3)(torch.randn(1, 3, 5, 5)))

class C(nn.Conv2d):
    def __init__(self, *a, **k):
        super().__init__(*a, **k)
        self.mask = torch.zeros_like(self.weight)
c = C(3, 4, kernel_size=(3, 1), padding='same')
show([c.mask, c.kernel_size, c.stride, c.padding, c.dilation, c.groups, c.in_channels, c.transposed, c.output_padding, c.padding_mode, c._reversed_padding_repeated_twice])

class C(nn.modules.conv._ConvNd):
    def __init__(self, a, b, k):
        super().__init__(a, b, (k, k), (1, 1), (0, 0), (1, 1), False, (0, 0), 1, True, 'zeros')
    def forward(self, x):
        return F.conv2d(x, self.weight, self.bias)
show(C(2, 3, 3)(torch.randn(1, 2, 4, 4)))

class L(nn.Linear):
    def reset_parameters(self):
        self.done = True
show(L(2, 3).done)

class L(nn.Module):
    def __init__(self):
        super().__init__()
        for i in range(3):
            setattr(self, f'fc{i}', nn.Linear(2, 2))
    def forward(self, x):
        for i in range(3):
            x = getattr(self, f'fc{i}')(x)
        return x
show([L(), L()(torch.randn(1, 2))])

nn.Conv2d(3)

nn.Linear(3)

nn.LSTM(3)

nn.GRU(3, 4, proj_size=2)

nn.RNN(3, 4, nonlinearity='x')

nn.BatchNorm2d()

nn.GroupNorm(3, 4)

nn.Conv2d(3, 4, 3, foo=1)

nn.ReLU(1, 2)

nn.MultiheadAttention(5, 2)

nn.Dropout(2)

nn.TripletMarginLoss(margin=0)

nn.Hardtanh(1, 0)

nn.TransformerEncoderLayer(8, 2, activation='x')
'''


def layers():
    """Constructions with the shapes of their inputs, in every combination given."""
    plain = ["ReLU()", "ReLU(True)", "ReLU6()", "ReLU6(True)", "GELU()", "GELU('tanh')", "SiLU()", "SiLU(True)", "Mish()", "ELU(0.5)", "ELU(inplace=True)", "CELU()", "SELU()", "LeakyReLU(0.1)", "LeakyReLU(0.1, True)", "Hardswish()", "Hardsigmoid()",
             "Hardtanh(-2, 2)", "Softplus()", "Softsign()", "Tanh()", "Tanhshrink()", "Sigmoid()", "LogSigmoid()", "Threshold(0.1, 2)", "RReLU()", "Hardshrink()", "Softshrink(0.2)", "GLU(1)", "Softmax(1)", "Softmin(1)", "LogSoftmax(-1)", "Softmax2d()",
             "PReLU()", "PReLU(4)", "Identity(3, a=4)", "Dropout()", "Dropout2d(0.1, inplace=True)", "Dropout3d()", "AlphaDropout()", "FeatureAlphaDropout()", "Flatten()", "Flatten(0, 1)", "Unflatten(1, (2, 2))", "ChannelShuffle(2)", "PixelShuffle(2)",
             "PixelUnshuffle(2)", "LayerNorm(6)", "LayerNorm((4, 6, 6))", "LayerNorm([6, 6], elementwise_affine=False)", "LayerNorm(6, bias=False)", "RMSNorm(6)", "RMSNorm((6, 6), 1e-6)", "GroupNorm(2, 4)", "GroupNorm(2, 4, affine=False)", "GroupNorm(2, 4, bias=False)", "LocalResponseNorm(2)",
             "CrossMapLRN2d(2)", "BatchNorm2d(4)", "BatchNorm2d(4, affine=False)", "BatchNorm2d(4, track_running_stats=False)", "BatchNorm2d(4, 1e-3, None)", "BatchNorm2d(4, bias=False)", "BatchNorm2d(5)", "BatchNorm1d(4)", "InstanceNorm2d(4)", "InstanceNorm2d(4, affine=True)",
             "InstanceNorm2d(4, affine=True, track_running_stats=True)", "InstanceNorm2d(4, affine=True, bias=False)", "InstanceNorm1d(4)", "SyncBatchNorm(4).eval()", "LazyBatchNorm2d()", "LazyInstanceNorm2d()", "Upsample(scale_factor=2)", "Upsample((3, 4), mode='bilinear')", "Upsample(scale_factor=(2, 1.5), mode='bicubic')",
             "UpsamplingNearest2d(scale_factor=2)", "UpsamplingBilinear2d((5, 7))", "Unfold(2)", "Unfold((2, 3), stride=2, padding=1)", "AvgPool2d(2)", "AvgPool2d(3, 2, 1, True, False)", "MaxPool2d(2)", "MaxPool2d(3, 2, 1, ceil_mode=True)", "MaxPool2d(2, return_indices=True)",
             "LPPool2d(2, 3)", "LPPool2d(2, (2, 3), stride=1)", "AdaptiveAvgPool2d(1)", "AdaptiveAvgPool2d((None, 2))", "AdaptiveMaxPool2d(3)", "AdaptiveMaxPool2d((2, 1), return_indices=True)", "FractionalMaxPool2d(2, output_size=3)", "FractionalMaxPool2d(2, output_ratio=(0.5, 0.7), return_indices=True)",
             "ZeroPad2d(1)", "ZeroPad2d((1, 2, 0, -1))", "ConstantPad2d((1, 1, 2, 2), 3.5)", "ReflectionPad2d(2)", "ReflectionPad2d(7)", "ReplicationPad2d((1, 0, 3, 2))", "CircularPad2d(2)", "CircularPad1d(1)", "ReflectionPad1d(2)", "Linear(6, 3)", "Linear(6, 3, bias=False)", "Linear(5, 3)", "LazyLinear(5, bias=False)",
             "NonDynamicallyQuantizableLinear(6, 2)" , "Conv2d(4, 6, 3)", "Conv2d(4, 6, 3, 2, 1, 2, 2, False, 'reflect')", "Conv2d(4, 6, (3, 1), padding='same')", "Conv2d(4, 6, 3, padding_mode='circular', padding=1)", "Conv2d(4, 6, 3, padding=(1, 2), dilation=(2, 1))", "Conv2d(5, 6, 3)", "ConvTranspose2d(4, 6, 3, 2, 1, 1)", "ConvTranspose2d(4, 6, (2, 3), groups=2, dilation=2)",
             "LazyConv2d(6, 3)", "LazyConvTranspose2d(6, 3)", "Conv1d(4, 6, 3)", "ConvTranspose2d(4, 6, 3, padding_mode='reflect')", "Conv2d(4, 6, 3, padding_mode='x')"]
    found = []
    for make in plain:
        made = f"nn.{make}" if "Quantizable" not in make else f"nn.modules.linear.{make}"
        found.append(f"layer({made}, torch.randn(2, 4, 6, 6))")
    for make, sizes in [
        ("Conv1d(4, 6, 3, stride=2)", "2, 4, 9"), ("Conv1d(4, 6, 3)", "4, 9"), ("Conv3d(4, 6, 3, padding=1)", "1, 4, 3, 5, 5"), ("ConvTranspose1d(4, 2, 4, 2, 1)", "2, 4, 9"), ("ConvTranspose3d(4, 2, 2, 2)", "2, 4, 3, 3, 3"), ("LazyConv1d(3, 2)", "2, 4, 9"), ("LazyConv3d(3, 2)", "4, 3, 3, 3"), ("LazyConvTranspose1d(3, 2)", "2, 4, 9"), ("LazyConvTranspose3d(3, 2)", "2, 4, 3, 3, 3"),
        ("MaxPool1d(2)", "2, 4, 9"), ("MaxPool3d(2, 1)", "2, 4, 3, 5, 5"), ("AvgPool1d(3, 2, 1)", "2, 4, 9"), ("AvgPool3d(2, divisor_override=3)", "2, 4, 3, 5, 5"), ("LPPool1d(2, 3, 2)", "2, 4, 9"), ("LPPool3d(2, 2)", "2, 4, 3, 5, 5"), ("AdaptiveAvgPool1d(3)", "2, 4, 9"), ("AdaptiveAvgPool3d((1, None, 2))", "2, 4, 3, 5, 5"), ("AdaptiveMaxPool1d(3, True)", "2, 4, 9"), ("AdaptiveMaxPool3d(2)", "2, 4, 3, 5, 5"), ("FractionalMaxPool3d(2, 2)", "2, 4, 5, 5, 5"),
        ("BatchNorm1d(4)", "2, 4, 9"), ("BatchNorm1d(4)", "3, 4"), ("BatchNorm1d(4)", "1, 4"), ("BatchNorm3d(4)", "2, 4, 3, 5, 5"), ("InstanceNorm1d(4)", "4, 9"), ("InstanceNorm3d(4, affine=True)", "2, 4, 3, 5, 5"), ("InstanceNorm1d(5, affine=True)", "2, 4, 9"), ("LazyBatchNorm1d()", "2, 4, 9"), ("LazyBatchNorm3d()", "2, 4, 3, 5, 5"), ("LazyInstanceNorm1d(affine=True)", "2, 4, 9"), ("LazyInstanceNorm3d()", "2, 4, 3, 5, 5"),
        ("Dropout1d()", "2, 4, 9"), ("ReflectionPad1d((2, 1))", "2, 4, 9"), ("ReflectionPad3d(1)", "2, 4, 3, 5, 5"), ("ReplicationPad1d(2)", "2, 4, 9"), ("ReplicationPad3d((1, 2, 1, 0, 0, 1))", "2, 4, 3, 5, 5"), ("CircularPad1d(2)", "2, 4, 9"), ("CircularPad3d(1)", "2, 4, 3, 5, 5"), ("ConstantPad1d(2, 1)", "4, 9"), ("ConstantPad3d(1, 0.5)", "2, 4, 3, 5, 5"), ("ZeroPad1d(2)", "2, 4, 9"), ("ZeroPad3d(1)", "2, 4, 3, 5, 5"),
        ("Fold((4, 5), (2, 2))", "2, 8, 12"), ("Fold((4, 5), (2, 2))", "2, 8, 11"), ("Upsample(scale_factor=2, mode='linear')", "2, 4, 9"), ("Upsample(scale_factor=2, mode='trilinear', align_corners=True)", "2, 4, 3, 5, 5"), ("SyncBatchNorm(4)", "2, 5"), ("GLU()", "3, 5"), ("Softmax2d()", "3, 5"), ("PReLU(3)", "2, 4"),
        ("LSTM(4, 5)", "3, 2, 4"), ("LSTM(4, 5, 2, batch_first=True, bidirectional=True, dropout=0.1)", "3, 2, 4"), ("LSTM(4, 5, proj_size=2, num_layers=2)", "3, 2, 4"), ("LSTM(4, 5, bias=False)", "3, 4"), ("GRU(4, 5, 2)", "3, 2, 4"), ("GRU(4, 5, bidirectional=True)", "3, 4"), ("RNN(4, 5, nonlinearity='relu')", "3, 2, 4"), ("RNN(4, 5, 2, 'relu', False)", "3, 2, 4"), ("RNN(4, 5)", "3, 2, 5"), ("LSTM(4, 5)", "4"), ("GRU(4, 0)", "3, 2, 4"), ("LSTM(4, 5, proj_size=5)", "3, 2, 4"), ("LSTM(4, 5, dropout=2)", "3, 2, 4"), ("LSTM(4, 5.0)", "3, 2, 4"),
        ("LSTMCell(4, 5)", "3, 4"), ("LSTMCell(4, 5, False)", "4"), ("GRUCell(4, 5)", "3, 4"), ("GRUCell(4, 5)", "3, 5"), ("RNNCell(4, 5, nonlinearity='relu')", "3, 4"), ("RNNCell(4, 5, nonlinearity='x')", "3, 4"),
        ("TransformerEncoderLayer(8, 2, 16)", "5, 3, 8"), ("TransformerEncoderLayer(8, 2, 16, batch_first=True, norm_first=True, bias=False, activation='gelu')", "5, 3, 8"), ("TransformerEncoder(nn.TransformerEncoderLayer(8, 2, 16), 2, nn.LayerNorm(8))", "5, 3, 8"), ("TransformerEncoderLayer(8, 2, 16)", "5, 3, 6"), ("TransformerEncoderLayer(8, 2, 16)", "5, 8"),
        ("Linear(8, 2)", "8"), ("Bilinear(3, 3, 4)", "5, 3"),
    ]:
        inputs = f"torch.randn({sizes})" if "Bilinear" not in make else "torch.randn(5, 3), torch.randn(5, 3)"
        found.append(f"layer(nn.{make}, {inputs})")
    x, y = "torch.randn(5, 3, 8)", "torch.randn(7, 3, 8)"
    for make, call in [
        ("MultiheadAttention(8, 2)", f"{x}, {y}, {y}"), ("MultiheadAttention(8, 2)", f"*[{x}] * 3"), ("MultiheadAttention(8, 2, batch_first=True)", f"*[{x}] * 3"), ("MultiheadAttention(8, 2, bias=False, add_bias_kv=True, add_zero_attn=True)", f"{x}, {y}, {y}"), ("MultiheadAttention(8, 4, kdim=6, vdim=5)", f"{x}, torch.randn(7, 3, 6), torch.randn(7, 3, 5)"),
        ("MultiheadAttention(8, 2)", f"{x}, {y}, {y}, need_weights=False"), ("MultiheadAttention(8, 2)", f"{x}, {y}, {y}, average_attn_weights=False"), ("MultiheadAttention(8, 2)", f"{x}, {y}, {y}, attn_mask=torch.zeros(5, 7)"), ("MultiheadAttention(8, 2)", f"{x}, {y}, {y}, attn_mask=torch.zeros(7, 5)"), ("MultiheadAttention(8, 2)", f"{x}, {y}, {y}, attn_mask=torch.zeros(6, 5, 7)"), ("MultiheadAttention(8, 2)", f"{x}, {y}, {y}, attn_mask=torch.zeros(3, 5, 7)"),
        ("MultiheadAttention(8, 2)", f"{x}, {y}, {y}, key_padding_mask=torch.zeros(3, 7, dtype=torch.bool)"), ("MultiheadAttention(8, 2)", f"{x}, {y}, {y}, key_padding_mask=torch.zeros(7, 3, dtype=torch.bool)"), ("MultiheadAttention(8, 2)", f"{x}, {y}, {y}, key_padding_mask=torch.zeros(3, 7, dtype=torch.int64)"), ("MultiheadAttention(8, 2)", f"{x}, {y}, {y}, attn_mask=torch.zeros(5)"), ("MultiheadAttention(8, 2)", f"{x}, {y}, {y}, is_causal=True"),
        ("MultiheadAttention(8, 2)", f"{x}, {y}, torch.randn(6, 3, 8)"), ("MultiheadAttention(8, 2)", f"{x}[0], {y}[0], {y}[0]"), ("MultiheadAttention(8, 2)", f"{x}[0], {y}, {y}"), ("MultiheadAttention(8, 2)", "*[torch.randn(5, 3, 6)] * 3"), ("MultiheadAttention(8, 2, batch_first=True)", "torch.randn(3, 5, 8), torch.randn(2, 7, 8), torch.randn(2, 7, 8)"), ("MultiheadAttention(8, 2)", "*[torch.randn(8)] * 3"), ("MultiheadAttention(8, 2, add_bias_kv=True)", f"{x}, {y}, {y}, key_padding_mask=torch.zeros(3, 6, dtype=torch.bool)"),
        ("TransformerDecoderLayer(8, 2, 16)", f"{x}, {y}"), ("TransformerDecoder(nn.TransformerDecoderLayer(8, 2, 16, batch_first=True), 2)", "torch.randn(3, 5, 8), torch.randn(3, 7, 8)"), ("TransformerDecoderLayer(8, 2, 16)", f"{x}, {y}, tgt_mask=torch.zeros(5, 5), memory_mask=torch.zeros(5, 7)"), ("TransformerDecoderLayer(8, 2, 16)", f"{x}, {y}, memory_mask=torch.zeros(7, 5)"),
        ("Transformer(8, 2, 1, 1, 16)", f"{x}, {y}"), ("Transformer(8, 2, 1, 1, 16, batch_first=True)", "torch.randn(3, 5, 8), torch.randn(3, 7, 8)"), ("Transformer(8, 2, 1, 1, 16)", "torch.randn(5, 3, 8), torch.randn(5, 2, 8)"), ("Transformer(8, 2, 1, 1, 16)", "torch.randn(5, 3, 6), torch.randn(5, 3, 6)"), ("Transformer(8, 2, 1, 1, 16)", f"{x}, {y}, tgt_mask=nn.Transformer.generate_square_subsequent_mask(7), tgt_is_causal=True"),
        ("TransformerEncoder(nn.TransformerEncoderLayer(8, 2, 16), 1)", f"{x}, mask=torch.zeros(4, 4)"), ("TransformerEncoder(nn.TransformerEncoderLayer(8, 2, 16), 1)", f"{x}, src_key_padding_mask=torch.zeros(3, 5, dtype=torch.bool)"),
        ("LSTM(8, 4)", f"{x}, (torch.zeros(1, 3, 4), torch.zeros(1, 3, 4))"), ("LSTM(8, 4)", f"{x}, (torch.zeros(1, 3, 4), torch.zeros(1, 2, 4))"), ("LSTM(8, 4)", f"{x}, (torch.zeros(3, 4), torch.zeros(3, 4))"), ("GRU(8, 4, 2)", f"{x}, torch.zeros(2, 3, 4)"), ("GRU(8, 4, 2)", f"{x}, torch.zeros(1, 3, 4)"), ("GRU(8, 4)", f"{x}.long()"), ("LSTMCell(8, 4)", "torch.randn(3, 8), (torch.zeros(3, 4), torch.zeros(3, 4))"), ("LSTMCell(8, 4)", "torch.randn(3, 8), (torch.zeros(2, 4), torch.zeros(3, 4))"), ("GRUCell(8, 4)", "torch.randn(3, 8), torch.zeros(3, 5)"),
        ("Embedding(10, 3)", "torch.tensor([[1, 2], [3, 4]])"), ("Embedding(10, 3, padding_idx=-1, max_norm=2.0, sparse=True)", "torch.tensor([1])"), ("Embedding(10, 3)", "torch.randn(2)"), ("EmbeddingBag(10, 3)", "torch.tensor([[1, 2], [3, 4]])"), ("EmbeddingBag(10, 3, mode='sum', padding_idx=1)", "torch.tensor([1, 2, 3, 4]), torch.tensor([0, 2])"),
        ("MaxUnpool2d(2)", "*F.max_pool2d(torch.randn(1, 2, 6, 6), 2, return_indices=True)"), ("MaxUnpool1d(2, 2)", "*F.max_pool1d(torch.randn(1, 2, 6), 2, return_indices=True), output_size=[1, 2, 7]"), ("MaxUnpool3d(2)", "*F.max_pool3d(torch.randn(1, 2, 4, 4, 4), 2, return_indices=True)"), ("ConvTranspose2d(4, 2, 3, stride=2)", "torch.randn(1, 4, 5, 5), output_size=(12, 12)"), ("ConvTranspose2d(4, 2, 3, stride=2)", "torch.randn(1, 4, 5, 5), output_size=(14, 12)"), ("ConvTranspose2d(4, 2, 3, stride=2)", "torch.randn(1, 4, 5, 5), output_size=[12]"),
        ("CosineSimilarity()", f"{x}, {x}"), ("PairwiseDistance(keepdim=True)", f"{x}, {x}"), ("Bilinear(8, 6, 4, bias=False)", "torch.randn(5, 8), torch.randn(5, 6)"), ("Bilinear(8, 6, 4)", "torch.randn(5, 6), torch.randn(5, 8)"),
    ]:
        found.append(f"layer(nn.{make}, {call})")
    p, q = "torch.rand(3, 5)", "torch.rand(3, 5)"
    c, s = "torch.tensor([1, 0, 4])", "torch.tensor([1, -1, 1])"
    for make, call in [
        ("L1Loss()", f"{p}, {q}"), ("L1Loss(reduction='none')", f"{p}, {q}"), ("L1Loss(size_average=False)", f"{p}, {q}"), ("L1Loss(reduce=False)", f"{p}, {q}"), ("MSELoss()", f"{p}, {q}"), ("MSELoss(reduction='x')", f"{p}, {q}"), ("CrossEntropyLoss()", f"{p}, {c}"), ("CrossEntropyLoss(weight=torch.ones(5), ignore_index=0, label_smoothing=0.1, reduction='none')", f"{p}, {c}"), ("CrossEntropyLoss()", f"{p}, {q}"), ("CrossEntropyLoss()", f"{p}, torch.tensor([1])"), ("CrossEntropyLoss()", "torch.rand(2, 5, 3, 3), torch.zeros(2, 3, 3, dtype=torch.long)"),
        ("NLLLoss()", f"{p}, {c}"), ("NLLLoss(reduction='sum')", f"{p}, {c}"), ("BCELoss()", f"{p}, {q}"), ("BCELoss(reduction='none')", f"{p}, {q}"), ("BCELoss()", "torch.rand(3, 5), torch.rand(3, 4)"), ("BCEWithLogitsLoss(pos_weight=torch.ones(5))", f"{p}, {q}"), ("KLDivLoss(reduction='batchmean')", f"{p}, {q}"), ("SmoothL1Loss(beta=0.5)", f"{p}, {q}"), ("HuberLoss(reduction='none')", f"{p}, {q}"), ("SoftMarginLoss()", f"{p}, {q}"), ("HingeEmbeddingLoss()", f"{p}, {q}"),
        ("MultiLabelSoftMarginLoss()", f"{p}, {q}"), ("MultiMarginLoss(reduction='none')", f"{p}, {c}"), ("MultiMarginLoss(p=3)", f"{p}, {c}"), ("CosineEmbeddingLoss()", f"{p}, {q}, {s}"), ("MarginRankingLoss()", "torch.rand(3), torch.rand(3), torch.ones(3)"), ("TripletMarginLoss()", f"{p}, {q}, {q}"), ("TripletMarginLoss(reduction='none')", f"{p}, {q}, {q}"), ("TripletMarginWithDistanceLoss(reduction='none')", f"{p}, {q}, {q}"), ("PoissonNLLLoss()", f"{p}, {q}"), ("GaussianNLLLoss()", f"{p}, {q}, torch.ones(3, 5)"),
        ("CTCLoss()", "torch.randn(10, 2, 5).log_softmax(2), torch.randint(1, 5, (2, 4)), torch.tensor([10, 10]), torch.tensor([4, 3])"),
    ]:
        found.append(f"layer(nn.{make}, {call})")
    return found


def costs():
    """Calls whose products are counted."""
    x, y = "torch.randn(5, 3, 8)", "torch.randn(7, 3, 8)"
    return [
        f"nn.{make}.eval()({call})"
        for make, call in [
            ("Linear(8, 4)", x), ("Linear(8, 4, bias=False)", "torch.randn(8)"), ("Bilinear(8, 6, 4)", "torch.randn(5, 8), torch.randn(5, 6)"), ("Conv2d(4, 6, 3, groups=2)", "torch.randn(2, 4, 6, 6)"), ("ConvTranspose2d(4, 6, 3, 2)", "torch.randn(2, 4, 6, 6)"), ("Conv1d(4, 6, 3, padding='same')", "torch.randn(4, 9)"),
            ("LSTM(8, 4)", x), ("LSTM(8, 4, bias=False)", x), ("LSTM(8, 4, 2, bidirectional=True)", x), ("LSTM(8, 5, 2, proj_size=3)", x), ("LSTM(8, 4, batch_first=True)", "torch.randn(5, 8)"), ("GRU(8, 4, 2, batch_first=True)", x), ("RNN(8, 4, bidirectional=True)", x), ("LSTMCell(8, 4)", "torch.randn(3, 8)"), ("GRUCell(8, 4)", "torch.randn(8)"), ("RNNCell(8, 4)", "torch.randn(3, 8)"),
            ("MultiheadAttention(8, 2)", f"{x}, {y}, {y}"), ("MultiheadAttention(8, 2)", f"*[{x}] * 3, need_weights=False"), ("MultiheadAttention(8, 2)", f"{x}, {y}, {y}, attn_mask=torch.zeros(5, 7)"), ("MultiheadAttention(8, 2, add_bias_kv=True, add_zero_attn=True, batch_first=True)", f"*[{x}] * 3"), ("MultiheadAttention(8, 4, kdim=6, vdim=5)", f"{x}, torch.randn(7, 3, 6), torch.randn(7, 3, 5)"), ("MultiheadAttention(8, 2)", f"*[{x}[0]] * 3"),
            ("TransformerEncoder(nn.TransformerEncoderLayer(8, 2, 16), 2)", x), ("TransformerEncoderLayer(8, 2, 16, batch_first=True, norm_first=True)", x), ("TransformerDecoderLayer(8, 2, 16)", f"{x}, {y}"), ("Transformer(8, 2, 1, 2, 16)", f"{x}, {y}"), ("Embedding(10, 3)", "torch.zeros(4, dtype=torch.long)"), ("Unfold(2)", "torch.randn(1, 2, 4, 4)"),
            ("Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4, 2))", "torch.randn(2, 3, 8, 8)"),
            ("utils.weight_norm(nn.Linear(8, 4))", x), ("utils.spectral_norm(nn.Conv2d(4, 6, 3))", "torch.randn(2, 4, 6, 6)"), ("utils.parametrizations.weight_norm(nn.Linear(8, 4))", x), ("utils.parametrizations.spectral_norm(nn.Linear(8, 4))", x), ("CosineSimilarity()", f"{x}, {x}"), ("PairwiseDistance()", f"{x}, {x}"), ("utils.parametrizations.spectral_norm(nn.Linear(8, 4)).train().eval()", x),
        ]
    ] + ["nn.utils.spectral_norm(nn.Linear(8, 4)).train()(torch.randn(2, 8))", "nn.utils.parametrizations.spectral_norm(nn.Linear(8, 4)).train()(torch.randn(2, 8))"]


def all_cases():
    snippets = [snippet.strip("\n") for snippet in MODULES.split("\n\n")]
    return [("modules", snippet) for snippet in snippets if snippet] + [("layers", source) for source in layers()] + [("costs", source) for source in costs()]
