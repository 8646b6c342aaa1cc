from torch.nn.modules.container import ModuleDict, ModuleList
from torch.nn.modules.module import Module

class ParametrizationList(ModuleList):
    def __init__(self, modules, original, unsafe=False):
        super().__init__(modules)
        self.original = original
    def forward(self):
        x = self.original
        for module in self:
            x = module(x)
        return x

def register_parametrization(module, tensor_name, parametrization, *, unsafe=False):
    if hasattr(module, 'parametrizations') and tensor_name in module.parametrizations:
        module.parametrizations[tensor_name].append(parametrization)
        return module
    if tensor_name in module._parameters:
        original = module._parameters.pop(tensor_name)
    else:
        original = module._buffers.pop(tensor_name)
    cls = type(module)
    if not hasattr(module, 'parametrizations'):
        module.parametrizations = ModuleDict()
        module.__class__ = type('Parametrized' + cls.__name__, (cls,), {'__module__': cls.__module__})
    module.parametrizations[tensor_name] = ParametrizationList([parametrization], original)
    setattr(type(module), tensor_name, property(lambda self: self.parametrizations[tensor_name]()))
    return module
def remove_parametrizations(module, tensor_name, leave_parametrized=True):
    original = module.parametrizations[tensor_name].original
    delattr(type(module), tensor_name)
    del module.parametrizations[tensor_name]
    module.register_parameter(tensor_name, original)
    return module
def is_parametrized(module, tensor_name=None):
    return hasattr(module, 'parametrizations') and (tensor_name is None or tensor_name in module.parametrizations)
def cached():
    from contextlib import nullcontext
    return nullcontext()
