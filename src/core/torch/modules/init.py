import math
def calculate_gain(nonlinearity, param=None):
    if nonlinearity == 'tanh': return 5.0 / 3
    if nonlinearity == 'relu': return math.sqrt(2.0)
    if nonlinearity == 'leaky_relu': return math.sqrt(2.0 / (1 + (0.01 if param is None else param) ** 2))
    if nonlinearity == 'selu': return 3.0 / 4
    if nonlinearity in ('linear', 'conv1d', 'conv2d', 'conv3d', 'conv_transpose1d', 'conv_transpose2d', 'conv_transpose3d', 'sigmoid'): return 1
    raise ValueError(f'Unsupported nonlinearity {nonlinearity}')
def _calculate_fan_in_and_fan_out(tensor):
    if tensor.dim() < 2:
        raise ValueError('Fan in and fan out can not be computed for tensor with fewer than 2 dimensions')
    field = 1
    for size in tensor.shape[2:]:
        field *= size
    return tensor.size(1) * field, tensor.size(0) * field
def _calculate_correct_fan(tensor, mode):
    fan_in, fan_out = _calculate_fan_in_and_fan_out(tensor)
    return fan_in if mode.lower() == 'fan_in' else fan_out
def _no_grad_normal_(tensor, mean, std, generator=None): return _forget(tensor)
def _no_grad_uniform_(tensor, a, b, generator=None): return _forget(tensor)
def _no_grad_trunc_normal_(tensor, mean, std, a, b, generator=None): return _forget(tensor)
def _no_grad_zero_(tensor): return _constant(tensor, 0)
def _no_grad_fill_(tensor, val): return _constant(tensor, val)
def uniform_(tensor, a=0.0, b=1.0, generator=None): return _forget(tensor)
def normal_(tensor, mean=0.0, std=1.0, generator=None): return _forget(tensor)
def trunc_normal_(tensor, mean=0.0, std=1.0, a=-2.0, b=2.0, generator=None): return _forget(tensor)
def constant_(tensor, val): return _constant(tensor, val)
def ones_(tensor): return _constant(tensor, 1)
def zeros_(tensor): return _constant(tensor, 0)
def eye_(tensor):
    if tensor.ndimension() != 2:
        raise ValueError('Only tensors with 2 dimensions are supported')
    return _forget(tensor)
def dirac_(tensor, groups=1):
    if tensor.ndimension() not in (3, 4, 5):
        raise ValueError('Only tensors with 3, 4, or 5 dimensions are supported')
    return _forget(tensor)
def _fans(tensor):
    if tensor.dim() < 2:
        raise ValueError('Fan in and fan out can not be computed for tensor with fewer than 2 dimensions')
    return _forget(tensor)
def xavier_uniform_(tensor, gain=1.0, generator=None): return _fans(tensor)
def xavier_normal_(tensor, gain=1.0, generator=None): return _fans(tensor)
def _kaiming(tensor, mode):
    if 0 in tensor.shape: return tensor
    if mode.lower() not in ('fan_in', 'fan_out'):
        raise ValueError(f"Mode {mode} not supported, please use one of ['fan_in', 'fan_out']")
    return _fans(tensor)
def kaiming_uniform_(tensor, a=0, mode='fan_in', nonlinearity='leaky_relu', generator=None): return _kaiming(tensor, mode)
def kaiming_normal_(tensor, a=0, mode='fan_in', nonlinearity='leaky_relu', generator=None): return _kaiming(tensor, mode)
def orthogonal_(tensor, gain=1, generator=None):
    if tensor.ndimension() < 2:
        raise ValueError('Only tensors with 2 or more dimensions are supported')
    return _forget(tensor)
def sparse_(tensor, sparsity, std=0.01, generator=None):
    if tensor.ndimension() != 2:
        raise ValueError('Only tensors with 2 dimensions are supported')
    return _forget(tensor)
uniform, normal, constant, eye, dirac = uniform_, normal_, constant_, eye_, dirac_
xavier_uniform, xavier_normal, kaiming_uniform, kaiming_normal = xavier_uniform_, xavier_normal_, kaiming_uniform_, kaiming_normal_
orthogonal, sparse = orthogonal_, sparse_
