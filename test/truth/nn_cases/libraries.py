"""What torch has besides its layers: distributions, functions of quantized models, trees of containers."""

SNIPPETS = '''\
from torch.distributions import *
a = torch.rand(2, 3).exp()
d = Normal(a, a)
show([d.batch_shape, d.event_shape, d.sample(), d.sample((4,)), d.has_rsample, d.log_prob(d.sample((4,)))])

from torch.distributions import *
a = torch.rand(2, 3).exp()
d = Gamma(a, a)
show([d.batch_shape, d.event_shape, d.sample(), d.sample((4,)), d.has_rsample, d.log_prob(d.sample((4,)))])

from torch.distributions import *
a = torch.rand(2, 3).exp()
d = Beta(a, 1.0)
show([d.batch_shape, d.event_shape, d.sample(), d.sample((4,)), d.has_rsample, d.log_prob(d.sample((4,)))])

from torch.distributions import *
a = torch.rand(2, 3).exp()
d = Uniform(0.0, a)
show([d.batch_shape, d.event_shape, d.sample(), d.sample((4,)), d.has_rsample, d.log_prob(d.sample((4,)))])

from torch.distributions import *
a = torch.rand(2, 3).exp()
d = Bernoulli(a / 9)
show([d.batch_shape, d.event_shape, d.sample(), d.sample((4,)), d.has_rsample, d.log_prob(d.sample((4,)))])

from torch.distributions import *
a = torch.rand(2, 3).exp()
d = Bernoulli(logits=a)
show([d.batch_shape, d.event_shape, d.sample(), d.sample((4,)), d.has_rsample, d.log_prob(d.sample((4,)))])

from torch.distributions import *
a = torch.rand(2, 3).exp()
d = Poisson(a)
show([d.batch_shape, d.event_shape, d.sample(), d.sample((4,)), d.has_rsample, d.log_prob(d.sample((4,)))])

from torch.distributions import *
a = torch.rand(2, 3).exp()
d = Laplace(a, 1.0)
show([d.batch_shape, d.event_shape, d.sample(), d.sample((4,)), d.has_rsample, d.log_prob(d.sample((4,)))])

from torch.distributions import *
a = torch.rand(2, 3).exp()
d = Exponential(a)
show([d.batch_shape, d.event_shape, d.sample(), d.sample((4,)), d.has_rsample, d.log_prob(d.sample((4,)))])

from torch.distributions import *
a = torch.rand(2, 3).exp()
d = Normal(0.0, 1.0)
show([d.batch_shape, d.event_shape, d.sample(), d.sample((4,)), d.has_rsample, d.log_prob(d.sample((4,)))])

from torch.distributions import *
a = torch.rand(2, 3).exp()
d = Categorical(a)
show([d.batch_shape, d.event_shape, d.sample(), d.sample((4,)), d.has_rsample, d.log_prob(d.sample((4,)))])

from torch.distributions import *
a = torch.rand(2, 3).exp()
d = Categorical(logits=a)
show([d.batch_shape, d.event_shape, d.sample(), d.sample((4,)), d.has_rsample, d.log_prob(d.sample((4,)))])

from torch.distributions import *
a = torch.rand(2, 3).exp()
d = OneHotCategorical(a)
show([d.batch_shape, d.event_shape, d.sample(), d.sample((4,)), d.has_rsample, d.log_prob(d.sample((4,)))])

from torch.distributions import *
a = torch.rand(2, 3).exp()
d = Dirichlet(a)
show([d.batch_shape, d.event_shape, d.sample(), d.sample((4,)), d.has_rsample, d.log_prob(d.sample((4,)))])

from torch.distributions import *
a = torch.rand(2, 3).exp()
d = MultivariateNormal(torch.zeros(3), torch.eye(3))
show([d.batch_shape, d.event_shape, d.sample(), d.sample((4,)), d.has_rsample, d.log_prob(d.sample((4,)))])

from torch.distributions import *
a = torch.rand(2, 3).exp()
d = MultivariateNormal(torch.zeros(2, 3), scale_tril=torch.eye(3))
show([d.batch_shape, d.event_shape, d.sample(), d.sample((4,)), d.has_rsample, d.log_prob(d.sample((4,)))])

from torch.distributions import *
a = torch.rand(2, 3).exp()
d = Independent(Normal(a, a), 1)
show([d.batch_shape, d.event_shape, d.sample(), d.sample((4,)), d.has_rsample, d.log_prob(d.sample((4,)))])

from torch.distributions import *
a = torch.rand(2, 3).exp()
d = RelaxedBernoulli(torch.tensor(1.0), logits=a)
show([d.batch_shape, d.event_shape, d.sample(), d.sample((4,)), d.has_rsample, d.log_prob(d.sample((4,)))])

from torch.distributions import *
a = torch.rand(2, 3).exp()
d = RelaxedOneHotCategorical(torch.tensor(1.0), a)
show([d.batch_shape, d.event_shape, d.sample(), d.sample((4,)), d.has_rsample, d.log_prob(d.sample((4,)))])

from torch.distributions import *
a = torch.rand(2, 3).exp()
d = StudentT(3.0)
show([d.batch_shape, d.event_shape, d.sample(), d.sample((4,)), d.has_rsample, d.log_prob(d.sample((4,)))])

from torch.distributions import *
a = torch.rand(2, 3).exp()
d = Geometric(a / 9)
show([d.batch_shape, d.event_shape, d.sample(), d.sample((4,)), d.has_rsample, d.log_prob(d.sample((4,)))])

from torch.distributions import *
a = torch.rand(2, 3).exp()
show(kl_divergence(Normal(a, a), Normal(0.0, 1.0)))

from torch.distributions import *
a = torch.rand(2, 3).exp()
show(kl_divergence(Independent(Normal(a, a), 1), Independent(Normal(a, a), 1)))

from torch.distributions import *
a = torch.rand(2, 3).exp()
show(Normal(a, a).entropy())

from torch.distributions import *
a = torch.rand(2, 3).exp()
show(Categorical(a).entropy())

from torch.distributions import *
a = torch.rand(2, 3).exp()
show(Normal(a, a).rsample((5, 6)))

from torch.distributions import *
a = torch.rand(2, 3).exp()
show(Categorical(a).probs)

from torch.distributions import *
a = torch.rand(2, 3).exp()
show(Dirichlet(a).mean)

from torch.distributions import *
a = torch.rand(2, 3).exp()
show(Bernoulli())

from torch.distributions import *
a = torch.rand(2, 3).exp()
show(Categorical(a, a))

from torch.distributions import *
a = torch.rand(2, 3).exp()
show(Poisson(a).rsample())

from torch.distributions import *
a = torch.rand(2, 3).exp()
show(Categorical(torch.tensor(1.0)))

from torch.distributions import *
a = torch.rand(2, 3).exp()
show(Normal(a))

from torch.distributions import *
a = torch.rand(2, 3).exp()
show(Normal(a, torch.rand(5)))

from torch.distributions import *
a = torch.rand(2, 3).exp()
show(Dirichlet(torch.tensor(1.0)))

f = nn.quantized.FloatFunctional()
x = torch.rand(2, 3)
show([[n for n, _ in f.named_modules()], f.add(x, x), f.cat([x, x], 1), f.mul_scalar(x, 2.0), f.add_relu(x, x), f.add_scalar(x, 1.0), f.mul(x, x), f.matmul(x, x.t())])

nn.quantized.FloatFunctional()(torch.rand(2))

[nn.quantized.FloatFunctional.__module__, torch.ao.nn.quantized.FloatFunctional is nn.quantized.FloatFunctional]

class S(torch.autograd.Function):
    def forward(self, x): return x.sort(1)[0]
S()(torch.rand(2, 3))

class S(torch.autograd.Function):
    def forward(self, x): return x.sort(1)[0]
show(S.apply(torch.rand(2, 3)))

class S(torch.autograd.Function):
    def forward(self, x): return x.sort(1)[0]
show(S().forward(torch.rand(2, 3)))

class T(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x): return x * 2
T()(torch.rand(2, 3))

class T(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x): return x * 2
show(T.apply(torch.rand(2, 3)))

from torch.utils._pytree import *
from collections import OrderedDict, namedtuple
P = namedtuple('P', 'a b')
t = {'x': [1, (2, 3)], 'y': OrderedDict(z=P(4, None))}
[tree_flatten(t)[0], tree_flatten(t)[1].num_leaves, tree_flatten(t)[1].num_nodes]

from torch.utils._pytree import *
from collections import OrderedDict, namedtuple
P = namedtuple('P', 'a b')
t = {'x': [1, (2, 3)], 'y': OrderedDict(z=P(4, None))}
tree_unflatten(tree_flatten(t)[0], tree_flatten(t)[1]) == t

from torch.utils._pytree import *
from collections import OrderedDict, namedtuple
P = namedtuple('P', 'a b')
t = {'x': [1, (2, 3)], 'y': OrderedDict(z=P(4, None))}
tree_map(lambda v: v if v is None else v + 1, t)

from torch.utils._pytree import *
from collections import OrderedDict, namedtuple
P = namedtuple('P', 'a b')
t = {'x': [1, (2, 3)], 'y': OrderedDict(z=P(4, None))}
[tree_leaves(5), tree_map_only(int, lambda v: -v, [1, 'a', (2,)]), tree_all(lambda v: v, [1, 0]), tree_any(lambda v: v, [1, 0])]

from torch.utils._pytree import *
from collections import OrderedDict, namedtuple
P = namedtuple('P', 'a b')
t = {'x': [1, (2, 3)], 'y': OrderedDict(z=P(4, None))}
tree_map(lambda a, b: a + b, [1, (2,)], [10, (20,)])
'''
