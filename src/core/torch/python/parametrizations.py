from torch.nn.modules.module import Module
from torch.nn.utils.parametrize import register_parametrization

class _WeightNorm(Module):
    def __init__(self, dim=0):
        super().__init__()
        self.dim = -1 if dim is None else dim
    def forward(self, weight_g, weight_v):
        return weight_v.new_empty(weight_v.shape)
    def right_inverse(self, weight):
        dim = self.dim
        if dim == -1:
            return weight.new_empty(()), weight
        if not -weight.dim() <= dim < weight.dim():
            raise IndexError(f'Dimension out of range (expected to be in range of [{-weight.dim()}, {weight.dim() - 1}], but got {dim})')
        kept = dim + weight.dim() if dim < 0 else dim
        return weight.new_empty([size if i == kept else 1 for i, size in enumerate(weight.shape)]), weight

class _SpectralNorm(Module):
    def __init__(self, weight, n_power_iterations=1, dim=0, eps=1e-12):
        super().__init__()
        rank = weight.ndim
        if dim >= rank or dim < -rank:
            raise IndexError(f'Dimension out of range (expected to be in range of [-{rank}, {rank - 1}] but got {dim})')
        if n_power_iterations <= 0:
            raise ValueError(f'Expected n_power_iterations to be positive, but got n_power_iterations={n_power_iterations}')
        self.dim = dim if dim >= 0 else dim + rank
        self.eps = eps
        if rank > 1:
            self.n_power_iterations = n_power_iterations
            rows = weight.shape[self.dim]
            self.register_buffer('_u', weight.new_empty((rows,)))
            self.register_buffer('_v', weight.new_empty((weight.numel() // rows,)))
    def forward(self, weight):
        return weight.new_empty(weight.shape)
    def right_inverse(self, value):
        return value

class _Orthogonal(Module):
    def forward(self, weight):
        return weight.new_empty(weight.shape)
    def right_inverse(self, weight):
        return weight.new_empty(weight.shape)

def weight_norm(module, name='weight', dim=0):
    return register_parametrization(module, name, _WeightNorm(dim), unsafe=True)
def spectral_norm(module, name='weight', n_power_iterations=1, eps=1e-12, dim=None):
    weight = getattr(module, name, None)
    if not isinstance(weight, Tensor):
        raise ValueError(f"Module '{module}' has no parameter or buffer with name '{name}'")
    if dim is None:
        dim = 1 if type(module).__name__.startswith('ConvTranspose') else 0
    return register_parametrization(module, name, _SpectralNorm(weight, n_power_iterations, dim, eps))
def orthogonal(module, name='weight', orthogonal_map=None, *, use_trivialization=True):
    weight = getattr(module, name, None)
    if not isinstance(weight, Tensor):
        raise ValueError(f"Module '{module}' has no parameter or buffer with name '{name}'")
    if weight.ndim < 2:
        raise ValueError(f'Expected a matrix or batch of matrices. Got a tensor of {weight.ndim} dimensions.')
    return register_parametrization(module, name, _Orthogonal(), unsafe=True)
