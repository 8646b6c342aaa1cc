from contextlib import contextmanager
from torch.nn.modules.container import ModuleDict, ModuleList
from torch.nn.modules.module import Module

class ParametrizationList(ModuleList):
    def __init__(self, modules, original, unsafe=False):
        super().__init__(modules)
        self.unsafe = unsafe
        made = original
        # A parametrization stores the result of its right_inverse, if it has one.
        for module in reversed(list(self)):
            if hasattr(module, 'right_inverse'):
                made = module.right_inverse(made)
        self.is_tensor = isinstance(made, Tensor)
        if self.is_tensor:
            self.original = _like(original, made)
        else:
            self.ntensors = len(made)
            for i, one in enumerate(made):
                setattr(self, f'original{i}', _like(original, one))
    def forward(self):
        if self.is_tensor:
            x = self[0](self.original)
        else:
            x = self[0](*(getattr(self, f'original{i}') for i in range(self.ntensors)))
        for module in list(self)[1:]:
            x = module(x)
        return x

def _like(original, tensor):
    if not isinstance(original, Parameter):
        return tensor
    return original if tensor is original else Parameter(tensor, requires_grad=original.requires_grad)

def _inject(module):
    cls = module.__class__
    module.__class__ = type('Parametrized' + cls.__name__, (cls,), {'__module__': cls.__module__, '_convlens_plain': cls})
    module.parametrizations = ModuleDict()

def register_parametrization(module, tensor_name, parametrization, *, unsafe=False):
    parametrization.train(module.training)
    if is_parametrized(module, tensor_name):
        module.parametrizations[tensor_name].append(parametrization)
        return module
    if tensor_name not in module._parameters and tensor_name not in module._buffers:
        raise ValueError(f"Module '{module}' does not have a parameter, a buffer, or a parametrized element with name '{tensor_name}'")
    original = getattr(module, tensor_name)
    parametrizations = ParametrizationList([parametrization], original, unsafe=unsafe)
    delattr(module, tensor_name)
    if not is_parametrized(module):
        _inject(module)
    setattr(module.__class__, tensor_name, property(lambda self: self.parametrizations[tensor_name]()))
    module.parametrizations[tensor_name] = parametrizations
    return module
def remove_parametrizations(module, tensor_name, leave_parametrized=True):
    if not is_parametrized(module, tensor_name):
        raise ValueError(f'Module {module} does not have a parametrization on {tensor_name}')
    parametrizations = module.parametrizations[tensor_name]
    if leave_parametrized or not parametrizations.is_tensor:
        original = Parameter(getattr(module, tensor_name))
    else:
        original = parametrizations.original
    delattr(module.__class__, tensor_name)
    del module.parametrizations[tensor_name]
    if isinstance(original, Parameter):
        module.register_parameter(tensor_name, original)
    else:
        module.register_buffer(tensor_name, original)
    if not is_parametrized(module):
        delattr(module, 'parametrizations')
        module.__class__ = module.__class__._convlens_plain
    return module
def is_parametrized(module, tensor_name=None):
    parametrizations = getattr(module, 'parametrizations', None)
    if parametrizations is None or not isinstance(parametrizations, ModuleDict):
        return False
    return len(parametrizations) > 0 if tensor_name is None else tensor_name in parametrizations
def type_before_parametrizations(module):
    return module.__class__._convlens_plain if is_parametrized(module) else type(module)
def transfer_parametrizations_and_params(from_module, to_module, tensor_name=None):
    return to_module
@contextmanager
def cached():
    yield
