from torch.nn.parameter import Parameter

def custom_from_mask(module, name, mask):
    if name + '_orig' not in module._parameters:
        original = getattr(module, name)
        del module._parameters[name]
        module.register_parameter(name + '_orig', original)
    original = getattr(module, name + '_orig')
    if tuple(mask.shape) != tuple(original.shape):
        raise AssertionError(f'importance_scores should have the same shape as parameter {name} of {module}')
    module.register_buffer(name + '_mask', mask)
    setattr(module, name, mask.to(original.dtype) * original)
    return module
def identity(module, name):
    original = getattr(module, name)
    return custom_from_mask(module, name, original.new_empty(original.shape))
def random_unstructured(module, name, amount): return identity(module, name)
def l1_unstructured(module, name, amount, importance_scores=None): return identity(module, name)
def random_structured(module, name, amount, dim): return identity(module, name)
def ln_structured(module, name, amount, n, dim, importance_scores=None): return identity(module, name)
def global_unstructured(parameters, pruning_method, importance_scores=None, **kwargs):
    for module, name in parameters:
        identity(module, name)
def remove(module, name):
    if name + '_orig' not in module._parameters:
        raise ValueError(f"Parameter '{name}' of module {module} has to be pruned before pruning can be removed")
    weight = getattr(module, name)
    delattr(module, name)
    del module._parameters[name + '_orig']
    del module._buffers[name + '_mask']
    setattr(module, name, Parameter(weight.data))
    return module
def is_pruned(module):
    return any(name.endswith('_mask') and name[:-5] + '_orig' in one._parameters for one in module.modules() for name in one._buffers)
class BasePruningMethod: pass
class PruningContainer(BasePruningMethod): pass
class Identity(BasePruningMethod): pass
class RandomUnstructured(BasePruningMethod): pass
class L1Unstructured(BasePruningMethod): pass
class RandomStructured(BasePruningMethod): pass
class LnStructured(BasePruningMethod): pass
class CustomFromMask(BasePruningMethod): pass
