from torch.nn.parameter import Parameter

def clip_grad_norm_(parameters, max_norm, *args, **kwargs): return max_norm
def clip_grad_norm(*args, **kwargs): return None
def clip_grad_value_(*args, **kwargs): pass
def parameters_to_vector(parameters):
    import torch
    return torch.cat([p.view(-1) for p in parameters])
def vector_to_parameters(vec, parameters): pass
def weight_norm(module, name='weight', dim=0):
    weight = getattr(module, name)
    delattr(module, name)
    sizes = [s if i == (dim if dim is None or dim >= 0 else dim + weight.dim()) else 1 for i, s in enumerate(weight.shape)]
    module.register_parameter(name + '_g', _param(*sizes) if dim is not None else _param())
    module.register_parameter(name + '_v', Parameter(weight.data))
    module.__dict__[name] = weight
    return module
def remove_weight_norm(module, name='weight'):
    weight = getattr(module, name)
    del module._parameters[name + '_g']
    del module._parameters[name + '_v']
    module.__dict__.pop(name, None)
    module.register_parameter(name, Parameter(weight))
    return module
def spectral_norm(module, name='weight', n_power_iterations=1, eps=1e-12, dim=None):
    weight = module._parameters[name]
    del module._parameters[name]
    module.register_parameter(name + '_orig', weight)
    module.__dict__[name] = weight.data
    axis = (1 if type(module).__name__.startswith('ConvTranspose') else 0) if dim is None else dim
    module._buffers[name + '_u'] = _buffer(weight.shape[axis])
    rest = 1
    for i, s in enumerate(weight.shape):
        if i != axis:
            rest = rest * s
    module._buffers[name + '_v'] = _buffer(rest)
    return module
def remove_spectral_norm(module, name='weight'):
    weight = module._parameters.pop(name + '_orig')
    module.__dict__.pop(name, None)
    module.register_parameter(name, weight)
    return module
def skip_init(module_cls, *args, **kwargs):
    kwargs.pop('device', None)
    return module_cls(*args, **kwargs)
def fuse_conv_bn_eval(conv, bn, transpose=False): return conv
def convert_conv2d_weight_memory_format(module, memory_format): return module
