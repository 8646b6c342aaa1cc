import copy
import torch
from torch.nn.parameter import Parameter

def get_total_norm(tensors, norm_type=2.0, error_if_nonfinite=False, foreach=None): return torch.empty(())
def clip_grads_with_norm_(parameters, max_norm, total_norm, foreach=None): pass
def clip_grad_norm_(parameters, max_norm, norm_type=2.0, error_if_nonfinite=False, foreach=None): return torch.empty(())
def clip_grad_norm(parameters, max_norm, norm_type=2.0, error_if_nonfinite=False, foreach=None): return torch.empty(())
def clip_grad_value_(parameters, clip_value, foreach=None): pass
def parameters_to_vector(parameters):
    return torch.cat([p.view(-1) for p in parameters])
def vector_to_parameters(vec, parameters): pass
def weight_norm(module, name='weight', dim=0):
    weight = getattr(module, name)
    # A layer with unknown sizes has an unknown weight, which is not among its parameters.
    if isinstance(weight, torch.Tensor):
        del module._parameters[name]
    kept = dim if dim is None or dim >= 0 else dim + weight.dim()
    sizes = [] if dim is None or dim == -1 else [size if i == kept else 1 for i, size in enumerate(weight.shape)]
    module.register_parameter(name + '_g', _param(*sizes))
    module.register_parameter(name + '_v', Parameter(weight.data))
    setattr(module, name, weight.data)
    return module
def remove_weight_norm(module, name='weight'):
    if name + '_g' not in module._parameters:
        raise ValueError(f"weight_norm of '{name}' not found in {module}")
    weight = getattr(module, name)
    delattr(module, name)
    del module._parameters[name + '_g']
    del module._parameters[name + '_v']
    setattr(module, name, Parameter(weight.data))
    return module
def spectral_norm(module, name='weight', n_power_iterations=1, eps=1e-12, dim=None):
    weight = getattr(module, name, None)
    if weight is None or isinstance(weight, torch.Tensor):
        weight = module._parameters[name]
    if dim is None:
        dim = 1 if type(module).__name__.startswith('ConvTranspose') else 0
    rows = weight.shape[dim]
    delattr(module, name)
    module.register_parameter(name + '_orig', weight)
    setattr(module, name, weight.data)
    module.register_buffer(name + '_u', weight.new_empty((rows,)))
    module.register_buffer(name + '_v', weight.new_empty((weight.numel() // rows,)))
    return module
def remove_spectral_norm(module, name='weight'):
    if name + '_orig' not in module._parameters:
        raise ValueError(f"spectral_norm of '{name}' not found in {module}")
    weight = module._parameters.pop(name + '_orig')
    delattr(module, name)
    delattr(module, name + '_u')
    delattr(module, name + '_v')
    module.register_parameter(name, Parameter(weight.data))
    return module
def skip_init(module_cls, *args, **kwargs):
    if not issubclass(module_cls, torch.nn.Module):
        raise RuntimeError(f'Expected a Module; got {module_cls}')
    kwargs.pop('device', None)
    return module_cls(*args, **kwargs)
def fuse_conv_bn_weights(conv_w, conv_b, bn_rm, bn_rv, bn_eps, bn_w, bn_b, transpose=False):
    return Parameter(conv_w.data, conv_w.requires_grad), Parameter(bn_rm.new_empty(bn_rm.shape))
def fuse_conv_bn_eval(conv, bn, transpose=False):
    if conv.training or bn.training:
        raise AssertionError('Fusion only for eval!')
    fused = copy.deepcopy(conv)
    fused.weight, fused.bias = fuse_conv_bn_weights(fused.weight, fused.bias, bn.running_mean, bn.running_var, bn.eps, bn.weight, bn.bias, transpose)
    return fused
def fuse_linear_bn_weights(linear_w, linear_b, bn_rm, bn_rv, bn_eps, bn_w, bn_b):
    return Parameter(linear_w.data, linear_w.requires_grad), Parameter(bn_rm.new_empty(bn_rm.shape))
def fuse_linear_bn_eval(linear, bn):
    if linear.training or bn.training:
        raise AssertionError('Fusion only for eval!')
    fused = copy.deepcopy(linear)
    fused.weight, fused.bias = fuse_linear_bn_weights(fused.weight, fused.bias, bn.running_mean, bn.running_var, bn.eps, bn.weight, bn.bias)
    return fused
def convert_conv2d_weight_memory_format(module, memory_format): return module
def convert_conv3d_weight_memory_format(module, memory_format): return module
class WeightNorm:
    @staticmethod
    def apply(module, name, dim):
        weight_norm(module, name, dim)
class SpectralNorm:
    @staticmethod
    def apply(module, name, n_power_iterations, dim, eps):
        spectral_norm(module, name, n_power_iterations, eps, dim)
