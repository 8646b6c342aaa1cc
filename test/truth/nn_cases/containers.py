"""Containers of modules and parameters, and lazy layers."""

SNIPPETS = '''\
s = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 4))
show([len(s), s[0], s[-1], s[1:], [type(m).__name__ for m in s], s(torch.randn(5, 2))])

s = nn.Sequential(OrderedDict([('a', nn.Linear(2, 3)), ('b', nn.ReLU())]))
show([s.a, s[0] is s.a, s[:1], [n for n, _ in s.named_children()]])

s = nn.Sequential(nn.ReLU())
s[3]

s = nn.Sequential(nn.ReLU())
s['a']

s = nn.Sequential({'a': nn.ReLU()})

s = nn.Sequential([nn.ReLU()])

s = nn.Sequential(nn.ReLU(), None)

s = nn.Sequential(nn.ReLU(), nn.Tanh(), nn.GELU())
del s[1]
s

s = nn.Sequential(nn.ReLU(), nn.Tanh(), nn.GELU())
del s[0:2]
s

s = nn.Sequential(nn.ReLU(), nn.Tanh())
s[0] = nn.GELU()
s.append(nn.SiLU()).extend([nn.ELU()])
s.insert(1, nn.Mish())
s.add_module('last', nn.Identity())
show([s, s.pop(0), s])

s = nn.Sequential(nn.ReLU()) + nn.Sequential(nn.Tanh())
s += nn.Sequential(nn.GELU())
show([s, s * 2, 2 * nn.Sequential(nn.ReLU())])

s = nn.Sequential(nn.ReLU()) + [nn.Tanh()]

s = nn.Sequential(nn.ReLU())
s.insert(5, nn.Tanh())

s = nn.Sequential(nn.ReLU())
s.insert(0, 3)

s = nn.Sequential(nn.ReLU()) * 0

s = nn.Sequential(nn.ReLU()) * 'a'

class S(nn.Sequential):
    def __init__(self, a, b):
        super().__init__(nn.Linear(a, b), nn.ReLU())
s = S(2, 3)
show([s, s(torch.randn(1, 2)), [n for n, _ in s.named_parameters()]])

class S(nn.Sequential):
    def __init__(self, *a, k=1):
        super().__init__(*a)
s = S(nn.ReLU(), nn.Tanh())
show(s[:1])

s = nn.Sequential()
show([len(s), bool(s), s(torch.randn(2)), s])

l = nn.ModuleList([nn.Linear(2, 2) for _ in range(3)])
show([len(l), l[0], l[-1] is l[2], l[1:], list(l)[0] is l[0], l])

l = nn.ModuleList([nn.ReLU(), nn.ReLU(), nn.Tanh()])
l.append(nn.GELU())
l.extend(nn.Sequential(nn.Mish()))
l.insert(0, nn.SiLU())
l += [nn.ELU()]
show([l, l + [nn.CELU()], l.pop(0), l.pop(-1), len(l)])

l = nn.ModuleList([nn.ReLU()])
l[1]

l = nn.ModuleList([nn.ReLU()])
l['0']

l = nn.ModuleList(3)

l = nn.ModuleList([nn.ReLU(), 3])

l = nn.ModuleList([nn.ReLU()])
l(torch.randn(1))

l = nn.ModuleList([nn.ReLU(), nn.Tanh()])
l[0] = nn.GELU()
del l[1]
l.insert(-1, nn.Mish())
l

l = nn.ModuleList()
show([len(l), bool(l), l, nn.ReLU() in l])

r = nn.ReLU()
l = nn.ModuleList([r, r])
show([r in l, len(l), len(list(l.modules())), [n for n, _ in l.named_modules()]])

l = nn.ModuleList(m for m in [nn.ReLU()])
l.extend(nn.ReLU() for _ in range(2))
show([i for i, m in enumerate(l)] + [type(m).__name__ for m in reversed(l)])

d = nn.ModuleDict({'b': nn.ReLU(), 'a': nn.Linear(1, 2)})
show([list(d), list(d.keys()), [k for k, v in d.items()], len(d), 'a' in d, d['a'], d, [v for v in d.values()]])

d = nn.ModuleDict([('x', nn.ReLU()), ['y', nn.Tanh()]])
d['z'] = nn.GELU()
d.update({'w': nn.Mish()})
d.update(nn.ModuleDict({'v': nn.SiLU()}))
show([d, d.pop('x'), list(d), d.x if hasattr(d, 'x') else None])

d = nn.ModuleDict()
d['a']

d = nn.ModuleDict({'a': nn.ReLU()})
del d['a']
d.clear()
show(len(d))

d = nn.ModuleDict({'a.b': nn.ReLU()})

d = nn.ModuleDict({'keys': nn.ReLU()})

d = nn.ModuleDict({'a': 3})

d = nn.ModuleDict(3)

d = nn.ModuleDict([1])

d = nn.ModuleDict([(1, 2, 3)])

d = nn.ModuleDict({'a': nn.ReLU()})
d(torch.randn(1))

p = nn.ParameterList([nn.Parameter(torch.randn(2)), torch.randn(3)])
p.append(torch.randn(4))
show([len(p), p[0], p[-1], p[1:], list(p), [n for n, _ in p.named_parameters()], isinstance(p[1], nn.Parameter), p])

p = nn.ParameterList([nn.Parameter(torch.randn(2))])
p += [torch.randn(1)]
p.extend([torch.randn(5)])
p[0] = torch.randn(7)
show([list(p), len(p)])

p = nn.ParameterList([torch.randn(2)])
p[3]

p = nn.ParameterList(torch.randn(2))

p = nn.ParameterList()
p()

p = nn.ParameterList(['a', torch.zeros(2)])
show([p[0], p, len(list(p.parameters()))])

p = nn.ParameterDict({'b': nn.Parameter(torch.randn(2)), 'a': torch.randn(3)})
show([list(p), p['a'], len(p), 'b' in p, p, [n for n, _ in p.named_parameters()], p.get('zz', 5), list(p.values()), list(p.items())])

p = nn.ParameterDict(OrderedDict([('b', torch.randn(2)), ('a', torch.randn(1))]))
p.setdefault('c', torch.randn(4))
p.update([('d', torch.randn(5))])
q = p.copy()
show([list(p), p.pop('b'), list(p), list(q), p.popitem()[0], list(p.keys()), \
list((q | nn.ParameterDict({'n': torch.zeros(1)})).keys()), list(reversed(q))])

p = nn.ParameterDict({1: torch.zeros(1)})

p = nn.ParameterDict({'a': torch.zeros(1)})
p['b']

p = nn.ParameterDict({'a': torch.zeros(1)})
p.clear()
show([len(p), len(list(p.parameters()))])

p = nn.Parameter(torch.zeros(2, 3))
show([p, p.requires_grad, nn.Parameter(torch.zeros(1), requires_grad=False).requires_grad, isinstance(p, torch.Tensor), \
type(p).__name__, type(p + 1).__name__, nn.Parameter(data=torch.zeros(2))])

m = nn.LazyConv2d(4, 3)
show([m.has_uninitialized_params(), m, m(torch.randn(1, 5, 6, 6)), m, type(m).__name__, m.weight, m.in_channels])

m = nn.LazyConv2d(4, 3)
m.weight.shape

m = nn.Sequential(nn.LazyConv2d(4, 3), nn.LazyBatchNorm2d(), nn.Flatten(), nn.LazyLinear(2))
show([m(torch.randn(2, 3, 5, 5)), m, sum(p.numel() for p in m.parameters())])

m = nn.LazyConv2d(4, 3, groups=2)
m(torch.randn(1, 3, 5, 5))

m = nn.LazyConv2d(4, 3)
m(torch.randn(3, 5))

m = nn.LazyConvTranspose2d(4, 3, groups=2)
show([m(torch.randn(1, 6, 5, 5)), m.weight])

m = nn.LazyLinear(3)
m(torch.randn(2, 4))
m(torch.randn(2, 5))

m = nn.LazyInstanceNorm1d(affine=True)
show([m(torch.randn(2, 3, 5)), m, m.weight])

m = nn.LazyBatchNorm1d()
m(torch.randn(2, 3, 5, 5))

m = nn.SyncBatchNorm.convert_sync_batchnorm(Net())
show([m.stem.bn, type(m.blocks[1].bn).__name__, len(list(m.parameters())), list(m.state_dict()) == list(Net().state_dict())])
'''
