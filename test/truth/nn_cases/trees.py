"""The members of a module: their names, how they are added, replaced and found."""

SNIPPETS = '''\
m = Net()
show([n for n, _ in m.named_modules()])

m = Net()
show([n for n, _ in m.named_modules(remove_duplicate=False)])

m = Net()
show([n for n, _ in m.named_modules(prefix='x')])

m = Net()
show([n for n, _ in m.named_children()] + [type(c).__name__ for c in m.children()])

m = Net()
show([(n, p.shape) for n, p in m.named_parameters()])

m = Net()
show([n for n, p in m.named_parameters(recurse=False)] + [n for n, p in m.named_parameters(prefix='p', recurse=False)] + [n for n, \
p in m.named_parameters(remove_duplicate=False)])

m = Net()
show([n for n, _ in m.named_buffers()])

m = Net()
show(m.state_dict())

m = Net()
show(list(m.state_dict(prefix='a.')))

m = Net()
repr(m)

m = Net()
show([m.training, m.blocks.training, m.eval().training, m.stem.bn.training, m.train().stem.training, m.train(False) is m])

m = Net()
m.stem.eval()
show([m.training, m.stem.training, m.stem.bn.training, m.blocks[0].training])

m = Net()
m.train(1)

m = Net()
show(m(torch.randn(2, 3, 5, 5)))

m = Net()
m(torch.randn(2, 4, 5, 5))

m = Net()
m.stem.missing

m = nn.Module()
m(torch.randn(1))

class A(nn.Module):
    pass
A()(torch.randn(1))

class A(nn.Module):
    def __init__(self):
        self.conv = nn.Conv2d(1, 1, 1)
A()

class A(nn.Module):
    def __init__(self):
        self.w = nn.Parameter(torch.zeros(1))
A()

class A(nn.Module):
    def __init__(self):
        self.register_buffer('x', torch.zeros(1))
A()

class A(nn.Module):
    def __init__(self):
        self.x = 3
        super().__init__()
        self.y = self.x
show(A().y)

class A(nn.Module):
    def __init__(self):
        pass
A().foo

nn.Module(1)

nn.Module(a=1)

m = Block()
m.conv = 3

m = Block()
m.conv = None
show([m.conv, list(m._modules), [n for n, _ in m.named_modules()], [n for n, _ in m.named_children()]])

m = Block()
m.conv.weight = torch.zeros(1)

m = Block()
m.conv.weight = None
show([m.conv.weight, [n for n, _ in m.named_parameters()]])

m = Block()
m.conv.bias = nn.Parameter(torch.zeros(7))
show([(n, p.shape) for n, p in m.named_parameters()])

m = Block()
m.bn.running_mean = torch.zeros(9)
show(m.bn.state_dict())

m = Block()
m.bn.running_mean = 'x'

m = Block()
m.bn.running_mean = None
show(list(m.bn.state_dict()))

m = Block()
m.extra = torch.zeros(2)
show([list(m.state_dict()), 'extra' in m.__dict__])

m = Block()
m.extra = 5
m.extra = nn.ReLU()
show([list(m._modules), 'extra' in m.__dict__])

m = Block()
m.act = nn.Parameter(torch.zeros(2))
show([list(m._modules), list(m._parameters)])

m = Block()
del m.act
show([list(m._modules), hasattr(m, 'act')])

m = Block()
del m.nothing

m = Block()
del m.conv.bias
show([list(m.conv._parameters), hasattr(m.conv, 'bias')])

m = Block()
m.register_buffer('conv', torch.zeros(1))

m = Block()
m.register_buffer('a.b', torch.zeros(1))

m = Block()
m.register_buffer('', torch.zeros(1))

m = Block()
m.register_buffer(3, torch.zeros(1))

m = Block()
m.register_buffer('x', 3)

m = Block()
m.register_buffer('x', None)
show([m.x, list(m._buffers), list(m.state_dict())])

m = Block()
m.register_parameter('x', None)
show([m.x, list(m._parameters), list(m.state_dict())])

m = Block()
m.register_parameter('x', torch.zeros(1))

m = Block()
m.register_parameter('a.b', None)

m = Block()
m.register_parameter('forward', None)

m = Block()
m.add_module('a.b', nn.ReLU())

m = Block()
m.add_module('', nn.ReLU())

m = Block()
m.add_module('x', 3)

m = Block()
m.add_module(3, nn.ReLU())

m = Block()
m.add_module('forward', nn.ReLU())

m = Block()
m.register_module('x', nn.ReLU())
m.add_module('y', None)
show([list(m._modules), m.y, [n for n, _ in m.named_modules()]])

class A(nn.Module):
    weight = 3
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(1))
A()

class A(nn.Module):
    def __init__(self):
        super().__init__()
        self.p = nn.Parameter(torch.arange(3))
A()

m = Net()
show([type(m.get_submodule('blocks.1.conv')).__name__, m.get_submodule('') is m, m.get_parameter('stem.conv.weight'), \
m.get_buffer('stem.bn.running_var')])

m = Net()
m.get_submodule('blocks.7')

m = Net()
m.get_submodule('stem.conv.weight')

m = Net()
m.get_parameter('stem.nothing')

m = Net()
m.get_parameter('stem.conv')

m = Net()
m.get_buffer('stem.conv.weight')

m = Net()
m.set_submodule('stem.act', nn.GELU())
repr(m.stem)

m = Net()
m.set_submodule('', nn.GELU())

m = Net()
m.set_submodule('stem.new', nn.GELU(), strict=True)
'''
