import math
import torch
from torch import Size, Tensor

# Samples are random, and so is what depends on them. Where only the size of a result matters, its values are random too.

def _shape(batch):
    return batch if isinstance(batch, Size) else Size(batch)

def broadcast_all(*values):
    if not all(isinstance(v, (Tensor, int, float)) for v in values):
        raise ValueError(
            'Input arguments must all be instances of Number, torch.Tensor or objects implementing __torch_function__.'
        )
    tensors = [v for v in values if isinstance(v, Tensor)]
    dtype = tensors[0].dtype if tensors else torch.get_default_dtype()
    return torch.broadcast_tensors(*[v if isinstance(v, Tensor) else torch.tensor(v, dtype=dtype) for v in values])

class Distribution:
    has_rsample = False
    has_enumerate_support = False
    _validate_args = True
    def __init__(self, batch_shape=Size(), event_shape=Size(), validate_args=None):
        self._batch_shape = batch_shape
        self._event_shape = event_shape
    @staticmethod
    def set_default_validate_args(value): pass
    @property
    def batch_shape(self): return self._batch_shape
    @property
    def event_shape(self): return self._event_shape
    @property
    def mean(self): raise NotImplementedError
    @property
    def mode(self): raise NotImplementedError(f'{self.__class__} does not implement mode')
    @property
    def variance(self): raise NotImplementedError
    @property
    def stddev(self): return self.variance.sqrt()
    def sample(self, sample_shape=Size()):
        with torch.no_grad():
            return self._draw(sample_shape)
    def rsample(self, sample_shape=Size()):
        if not self.has_rsample:
            raise NotImplementedError
        return self._draw(sample_shape)
    def sample_n(self, n): return self.sample(Size((n,)))
    def log_prob(self, value): raise NotImplementedError
    def cdf(self, value): return self.log_prob(value)
    def entropy(self): raise NotImplementedError
    def perplexity(self): return torch.exp(self.entropy())
    def _extended_shape(self, sample_shape=Size()):
        return Size(tuple(sample_shape) + tuple(self._batch_shape) + tuple(self._event_shape))

class _Pointwise(Distribution):
    """Of one value for each element of its parameters."""
    has_rsample = True
    _parameters = ()
    def _keep(self, validate_args=None, **parameters):
        values = broadcast_all(*parameters.values())
        for name, value in zip(parameters, values):
            setattr(self, name, value)
        self._parameters = tuple(parameters)
        Distribution.__init__(self, values[0].size(), validate_args=validate_args)
    @property
    def _first(self): return getattr(self, self._parameters[0])
    def _draw(self, sample_shape):
        return torch.rand(self._extended_shape(sample_shape), dtype=self._first.dtype)
    def log_prob(self, value): return torch.rand_like(value + self._first)
    def entropy(self): return torch.rand_like(self._first)
    @property
    def mean(self): return torch.rand_like(self._first)
    mode = variance = mean
    def expand(self, batch_shape, _instance=None):
        return type(self)(*[getattr(self, name).expand(_shape(batch_shape)) for name in self._parameters])

class Normal(_Pointwise):
    def __init__(self, loc, scale, validate_args=None): self._keep(validate_args, loc=loc, scale=scale)
    @property
    def mean(self): return self.loc
    mode = mean
    @property
    def stddev(self): return self.scale
    @property
    def variance(self): return self.stddev.pow(2)
    def log_prob(self, value):
        return -((value - self.loc) ** 2) / (2 * self.scale ** 2) - self.scale.log() - math.log(math.sqrt(2 * math.pi))
    def entropy(self): return 0.5 + 0.5 * math.log(2 * math.pi) + torch.log(self.scale)
class Laplace(_Pointwise):
    def __init__(self, loc, scale, validate_args=None): self._keep(validate_args, loc=loc, scale=scale)
class Cauchy(Laplace): pass
class Gumbel(Laplace): pass
class LogNormal(Laplace): pass
class Uniform(_Pointwise):
    def __init__(self, low, high, validate_args=None): self._keep(validate_args, low=low, high=high)
class Gamma(_Pointwise):
    def __init__(self, concentration, rate, validate_args=None): self._keep(validate_args, concentration=concentration, rate=rate)
    @property
    def mean(self): return self.concentration / self.rate
    @property
    def variance(self): return self.concentration / self.rate.pow(2)
class Beta(_Pointwise):
    def __init__(self, concentration1, concentration0, validate_args=None):
        self._keep(validate_args, concentration1=concentration1, concentration0=concentration0)
class Exponential(_Pointwise):
    def __init__(self, rate, validate_args=None): self._keep(validate_args, rate=rate)
    @property
    def mean(self): return self.rate.reciprocal()
class Poisson(_Pointwise):
    has_rsample = False
    def __init__(self, rate, validate_args=None): self._keep(validate_args, rate=rate)
    @property
    def mean(self): return self.rate
    variance = mean
class HalfNormal(_Pointwise):
    def __init__(self, scale, validate_args=None): self._keep(validate_args, scale=scale)
class HalfCauchy(HalfNormal): pass
class StudentT(_Pointwise):
    def __init__(self, df, loc=0.0, scale=1.0, validate_args=None): self._keep(validate_args, df=df, loc=loc, scale=scale)

class _ByProbability(_Pointwise):
    has_rsample = False
    def __init__(self, probs=None, logits=None, validate_args=None):
        if (probs is None) == (logits is None):
            raise ValueError('Either `probs` or `logits` must be specified, but not both.')
        self._is_logits = probs is None
        self._keep(validate_args, **({'logits': logits} if probs is None else {'probs': probs}))
        setattr(self, 'probs' if probs is None else 'logits', torch.rand_like(self._first))
    def expand(self, batch_shape, _instance=None):
        return type(self)(**{self._parameters[0]: self._first.expand(_shape(batch_shape))})
class Bernoulli(_ByProbability): pass
class ContinuousBernoulli(_ByProbability): has_rsample = True
class Geometric(_ByProbability): pass
class RelaxedBernoulli(_ByProbability):
    has_rsample = True
    def __init__(self, temperature, probs=None, logits=None, validate_args=None):
        self.temperature = temperature
        super().__init__(probs, logits, validate_args)

class _LastAxis(Distribution):
    """Of vectors along the last axis of its parameters, or of their indices."""
    def _keep(self, parameter, event):
        if parameter.dim() < 1:
            raise ValueError('`probs` parameter must be at least one-dimensional.')
        self._param = parameter
        self._num_events = parameter.size(-1)
        Distribution.__init__(self, parameter.size()[:-1], parameter.size()[-1:] if event else Size())
    def _draw(self, sample_shape): return torch.rand(self._extended_shape(sample_shape), dtype=self._param.dtype)
    def log_prob(self, value): return torch.rand_like((value + self._param).sum(-1))
    def entropy(self): return torch.rand_like(self._param.sum(-1))
    @property
    def mean(self): return torch.rand_like(self._param)
    mode = variance = mean

class Categorical(_LastAxis):
    has_enumerate_support = True
    _event = False
    def __init__(self, probs=None, logits=None, validate_args=None):
        if (probs is None) == (logits is None):
            raise ValueError('Either `probs` or `logits` must be specified, but not both.')
        given = logits if probs is None else probs
        if given.dim() < 1:
            raise ValueError(f"`{'logits' if probs is None else 'probs'}` parameter must be at least one-dimensional.")
        self._keep(given, self._event)
        self.probs = given / given.sum(-1, keepdim=True) if logits is None else logits.softmax(-1)
        self.logits = logits - logits.logsumexp(dim=-1, keepdim=True) if probs is None else torch.rand_like(given)
    def _draw(self, sample_shape): return torch.randint(0, 2, self._extended_shape(sample_shape))
    def log_prob(self, value): return torch.rand_like(value + self._param[..., 0])
    @property
    def param_shape(self): return self._param.size()
    @property
    def mode(self): return self.probs.argmax(dim=-1)
    def expand(self, batch_shape, _instance=None):
        return type(self)(probs=self.probs.expand(_shape(tuple(batch_shape) + (self._num_events,))))
class OneHotCategorical(Categorical):
    _event = True
    def _draw(self, sample_shape): return _LastAxis._draw(self, sample_shape)
    def log_prob(self, value): return _LastAxis.log_prob(self, value)
    @property
    def mean(self): return self.probs
class OneHotCategoricalStraightThrough(OneHotCategorical): has_rsample = True
class RelaxedOneHotCategorical(OneHotCategorical):
    has_rsample = True
    def __init__(self, temperature, probs=None, logits=None, validate_args=None):
        self.temperature = temperature
        super().__init__(probs, logits, validate_args)
class Dirichlet(_LastAxis):
    has_rsample = True
    def __init__(self, concentration, validate_args=None):
        if concentration.dim() < 1:
            raise ValueError('`concentration` parameter must be at least one-dimensional.')
        self.concentration = concentration
        self._keep(concentration, True)
class MultivariateNormal(_LastAxis):
    has_rsample = True
    def __init__(self, loc, covariance_matrix=None, precision_matrix=None, scale_tril=None, validate_args=None):
        if loc.dim() < 1:
            raise ValueError('loc must be at least one-dimensional.')
        given = [m for m in (covariance_matrix, scale_tril, precision_matrix) if m is not None]
        if len(given) != 1:
            raise ValueError('Exactly one of covariance_matrix or precision_matrix or scale_tril may be specified.')
        matrix = given[0]
        if matrix.dim() < 2:
            raise ValueError('the matrix must be at least two-dimensional, with optional leading batch dimensions')
        self.loc = torch.broadcast_tensors(loc, matrix[..., 0])[0]
        full = torch.broadcast_tensors(matrix, self.loc.unsqueeze(-1))[0]
        self.covariance_matrix = full if covariance_matrix is not None else torch.rand_like(full)
        self.scale_tril = full if scale_tril is not None else torch.rand_like(full)
        self.precision_matrix = full if precision_matrix is not None else torch.rand_like(full)
        self._keep(self.loc, True)
    @property
    def mean(self): return self.loc
    mode = mean

class Independent(Distribution):
    def __init__(self, base_distribution, reinterpreted_batch_ndims, validate_args=None):
        if reinterpreted_batch_ndims > len(base_distribution.batch_shape):
            raise ValueError(
                f'Expected reinterpreted_batch_ndims <= len(base_distribution.batch_shape), actual {reinterpreted_batch_ndims} vs '
                f'{len(base_distribution.batch_shape)}'
            )
        shape = base_distribution.batch_shape + base_distribution.event_shape
        event = reinterpreted_batch_ndims + len(base_distribution.event_shape)
        self.base_dist = base_distribution
        self.reinterpreted_batch_ndims = reinterpreted_batch_ndims
        super().__init__(Size(shape[:len(shape) - event]), Size(shape[len(shape) - event:]))
    @property
    def has_rsample(self): return self.base_dist.has_rsample
    @property
    def mean(self): return self.base_dist.mean
    @property
    def mode(self): return self.base_dist.mode
    @property
    def variance(self): return self.base_dist.variance
    def _draw(self, sample_shape): return self.base_dist._draw(sample_shape)
    def _sum(self, value):
        return value.sum(tuple(range(-self.reinterpreted_batch_ndims, 0))) if self.reinterpreted_batch_ndims else value
    def log_prob(self, value): return self._sum(self.base_dist.log_prob(value))
    def entropy(self): return self._sum(self.base_dist.entropy())

def kl_divergence(p, q):
    if isinstance(p, Independent) and isinstance(q, Independent):
        return p._sum(kl_divergence(p.base_dist, q.base_dist))
    if type(p) is not type(q):
        return _unknown('the divergence between distributions of different classes is not modelled')
    return torch.rand_like(p.entropy() + q.entropy())
