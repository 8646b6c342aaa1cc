"""Classes derived from Module, and the names under which torch's modules and classes are found."""

SNIPPETS = '''\
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
show([m.conv.__class__.__module__, type(m.act).__qualname__, nn.Upsample.__module__, nn.Embedding.__module__, \
nn.InstanceNorm2d.__module__, nn.Flatten.__module__])

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

show([issubclass(nn.ReLU6, nn.Hardtanh), issubclass(nn.AvgPool3d, nn.AvgPool2d), issubclass(nn.CELU, nn.ELU), \
issubclass(nn.LogSoftmax, nn.Softmax), issubclass(nn.ZeroPad2d, nn.ConstantPad2d), issubclass(nn.SyncBatchNorm, \
nn.modules.batchnorm._BatchNorm), issubclass(nn.InstanceNorm2d, nn.modules.batchnorm._NormBase), issubclass(nn.LazyConv2d, \
nn.Conv2d), issubclass(nn.LazyBatchNorm2d, nn.BatchNorm2d), issubclass(nn.Conv2d, nn.modules.conv._ConvNd), \
issubclass(nn.ConvTranspose2d, nn.modules.conv._ConvTransposeNd), issubclass(nn.Dropout2d, nn.modules.dropout._DropoutNd), \
issubclass(nn.MaxPool2d, nn.modules.pooling._MaxPoolNd)])

from torch.nn import *
show([Conv2d is nn.Conv2d, Parameter is nn.Parameter, Sequential(ReLU())])

from torch.nn.modules.conv import Conv2d, _ConvNd
from torch.nn.modules.utils import _pair, _ntuple, _single, _triple
from torch.nn.modules.batchnorm import _BatchNorm
from torch.nn.modules.activation import ReLU
from torch.nn.parameter import Parameter
from torch.nn.modules.module import Module
show([Conv2d is nn.Conv2d, _pair(3), _pair((1, 2)), _ntuple(4)(1), _single(2), _triple([1, 2, 3]), Parameter is nn.Parameter, \
Module is nn.Module, ReLU is nn.ReLU])

from torch.nn.common_types import _size_2_t
def f(x: _size_2_t): return x
f(3)

show([nn.modules.conv.Conv2d is nn.Conv2d, torch.nn.modules.linear.Linear is nn.Linear, getattr(nn, 'SiLU')().__class__.__name__, \
hasattr(nn, 'Nothing')])

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

show([len(dir(nn)) > 100, nn.__name__, 'GELU' in dir(nn), 'Conv2d' in vars(nn), sorted(n for n in dir(nn) if n.endswith('Pool2d')), \
'RemovableHandle' in dir(nn)])

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
'''
