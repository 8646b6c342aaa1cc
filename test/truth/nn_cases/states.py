"""Operations on whole modules: conversions, state dicts, hooks and copies."""

SNIPPETS = '''\
seen = []
m = Net()
r = m.apply(lambda x: seen.append(type(x).__name__))
show([seen, r is m])

m = Net()
m.requires_grad_(False)
show([p.requires_grad for p in m.parameters()])

m = Net()
for p in m.stem.parameters():
    p.requires_grad = False
show(len([p for p in m.parameters() if p.requires_grad]))

m = Net().half()
show([m.stem.conv.weight, m.mean, m.stem.bn.num_batches_tracked])

m = Net().to(torch.float64)
show([m.stem.conv.weight.dtype, m(torch.randn(1, 3, 4, 4, dtype=torch.float64))])

m = Net().double().float()
show(m.stem.conv.weight.dtype)

m = Net()
m.to(torch.int64)

m = Net().to('cpu').cpu()
show(m.zero_grad())

m = Block()
m.load_state_dict({})

m = Block()
m.load_state_dict(Block(3, 5).state_dict())

m = Block()
show(m.load_state_dict(Block().state_dict()))

m = Block()
s = m.state_dict()
s['zzz'] = torch.zeros(1)
m.load_state_dict(s)

m = Block()
s = m.state_dict()
s['conv.zzz'] = torch.zeros(1)
s['other.zzz'] = torch.zeros(1)
del s['bn.weight']
r = m.load_state_dict(s, strict=False)
show([r.missing_keys, r.unexpected_keys])

m = Block()
s = m.state_dict()
del s['bn.num_batches_tracked']
show(m.load_state_dict(s, strict=False))

m = Block()
m.load_state_dict([1])

log = []
m = Block()
h = m.register_forward_pre_hook(lambda mod, args: log.append(('pre', len(args))))
g = m.register_forward_hook(lambda mod, args, out: log.append(('post', show(out))))
m(torch.randn(1, 3, 4, 4))
h.remove()
m(torch.randn(1, 3, 4, 4))
show(log)

m = Block()
m.register_forward_hook(lambda mod, args, out: out.flatten(1))
show(m(torch.randn(1, 3, 4, 4)))

m = Block()
m.register_forward_pre_hook(lambda mod, args: args[0][:, :3])
show(m(torch.randn(1, 5, 4, 4)))

m = Block()
m.register_forward_pre_hook(lambda mod, args: (args[0][:, :3],))
show(m(torch.randn(1, 5, 4, 4)))

m = Block()
m.register_forward_pre_hook(lambda mod, args, kwargs: ((kwargs['y'],), {}), with_kwargs=True)
show(m(y=torch.randn(1, 3, 4, 4)))

m = Block()
m.register_forward_pre_hook(lambda mod, args, kwargs: 3, with_kwargs=True)
m(torch.randn(1, 3, 4, 4))

m = Block()
m.register_forward_hook(lambda mod, args, kwargs, out: [out, len(kwargs)], with_kwargs=True)
show(m(x=torch.randn(1, 3, 4, 4)))

log = []
m = Block()
m.register_forward_hook(lambda mod, args, out: log.append(1))
m.register_forward_hook(lambda mod, args, out: log.append(2), prepend=True)
m(torch.randn(1, 3, 4, 4))
show(log)

feats = {}
m = Net()
def hook(name):
    def inner(mod, args, out):
        feats[name] = out
    return inner
for n, mod in m.named_modules():
    if isinstance(mod, nn.Conv2d):
        mod.register_forward_hook(hook(n))
m(torch.randn(1, 3, 6, 6))
show(feats)

m = Block()
with m.register_forward_hook(lambda mod, args, out: None) as h:
    n = len(m._forward_hooks)
show([n, len(m._forward_hooks), len(m._forward_pre_hooks)])

m = Block()
c = copy.deepcopy(m)
show([c is m, c.conv is m.conv, c.conv.weight is m.conv.weight, c.conv.weight, list(c._modules), c(torch.randn(1, 3, 2, 2))])

m = Net()
c = copy.deepcopy(m)
show([c.shared is c.blocks[0], c.shared is m.shared, len(list(c.parameters()))])

m = Block()
c = copy.copy(m)
show([c is m, c.conv is m.conv, c._modules is m._modules])
'''
