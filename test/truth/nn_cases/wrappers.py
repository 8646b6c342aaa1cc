"""Functions that wrap or change layers: weight norms, parametrizations, packed sequences; and constructors with wrong arguments."""

SNIPPETS = '''\
m = nn.DataParallel(Block())
show([m.module.conv, m(torch.randn(1, 3, 4, 4)), [n for n, _ in m.named_parameters()][:2]])

m = torch.nn.utils.weight_norm(nn.Conv2d(3, 4, 3))
show([[(n, p.shape) for n, p in m.named_parameters()], m.weight, m(torch.randn(1, 3, 5, 5)), list(m.state_dict())])

m = torch.nn.utils.weight_norm(nn.ConvTranspose1d(3, 4, 3), dim=1)
show([(n, p.shape) for n, p in m.named_parameters()])

m = torch.nn.utils.remove_weight_norm(torch.nn.utils.weight_norm(nn.Linear(3, 4)))
show([(n, p.shape) for n, p in m.named_parameters()])

m = torch.nn.utils.spectral_norm(nn.Conv2d(3, 4, 3))
show([[(n, p.shape) for n, p in m.named_parameters()], m.weight, list(m.state_dict()), m(torch.randn(1, 3, 5, 5))])

m = torch.nn.utils.remove_spectral_norm(torch.nn.utils.spectral_norm(nn.Linear(3, 4)))
show([(n, p.shape) for n, p in m.named_parameters()])

m = torch.nn.utils.parametrizations.weight_norm(nn.Linear(3, 4))
show([[(n, p.shape) for n, p in m.named_parameters()], m.weight, type(m).__name__, m(torch.randn(2, 3)), list(m.state_dict())])

m = torch.nn.utils.parametrizations.spectral_norm(nn.Linear(3, 4))
show([[(n, p.shape) for n, p in m.named_parameters()], m.weight, m(torch.randn(2, 3)), list(m.state_dict())])

m = torch.nn.utils.parametrizations.orthogonal(nn.Linear(3, 3))
show([sum(p.numel() for p in m.parameters()), m.weight, m(torch.randn(2, 3))])

import torch.nn.utils.parametrize as P
class Sym(nn.Module):
    def forward(self, w):
        return w.triu() + w.triu(1).transpose(-1, -2)
m = nn.Linear(3, 3)
r = P.register_parametrization(m, 'weight', Sym())
show([r is m, [(n, p.shape) for n, p in m.named_parameters()], m.weight, type(m).__name__, P.is_parametrized(m), \
P.is_parametrized(m, 'bias'), m(torch.randn(2, 3)), isinstance(m, nn.Linear)])

import torch.nn.utils.parametrize as P
class Twice(nn.Module):
    def forward(self, w):
        return w * 2
m = nn.Linear(3, 3)
P.register_parametrization(m, 'weight', Twice())
P.register_parametrization(m, 'weight', Twice())
P.remove_parametrizations(m, 'weight')
show([[(n, p.shape) for n, p in m.named_parameters()], type(m).__name__, P.is_parametrized(m)])

v = torch.nn.utils.parameters_to_vector(Block().parameters())
show(v)

m = Block().eval()
f = torch.nn.utils.fusion.fuse_conv_bn_eval(m.conv, m.bn)
show([f, f is m.conv])

m = torch.nn.utils.skip_init(nn.Linear, 3, 4)
show(m)

show(torch.nn.utils.clip_grad_norm_(Block().parameters(), 1.0).shape)

from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence, pad_sequence, pack_sequence
r = nn.GRU(3, 4, batch_first=True)
p = pack_padded_sequence(torch.randn(2, 5, 3), torch.tensor([5, 2]), batch_first=True)
o, h = r(p)
y, n = pad_packed_sequence(o, batch_first=True)
show([p.data, p.batch_sizes.tolist(), o.data, h, y, n.tolist()])

from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence
p = pack_padded_sequence(torch.randn(5, 3, 4), [2, 4, 1], enforce_sorted=False)
y, n = pad_packed_sequence(p, total_length=7)
show([p.data, p.sorted_indices.tolist(), y, n.tolist(), isinstance(p, tuple), len(p)])

from torch.nn.utils.rnn import pack_padded_sequence
pack_padded_sequence(torch.randn(5, 3, 4), [1, 2, 4])

from torch.nn.utils.rnn import pack_padded_sequence
pack_padded_sequence(torch.randn(5, 3, 4), [4, 2])

from torch.nn.utils.rnn import pad_sequence, pack_sequence, unpad_sequence
a, b = torch.randn(3, 2), torch.randn(5, 2)
s = pad_sequence([a, b], batch_first=True)
show([s, pad_sequence([a, b]), pack_sequence([b, a]).data, unpad_sequence(s, torch.tensor([3, 5]), batch_first=True)])

from torch.nn.utils.rnn import pad_packed_sequence, pack_padded_sequence
r = nn.LSTM(3, 4, 2, bidirectional=True)
o, (h, c) = r(pack_padded_sequence(torch.randn(5, 2, 3), [5, 3]))
show([pad_packed_sequence(o)[0], h, c])

torch.manual_seed(0)
a = nn.AdaptiveLogSoftmaxWithLoss(8, 20, [4, 10])
r = a(torch.randn(3, 8), torch.tensor([1, 5, 15]))
show([r.output, r.loss, sum(p.numel() for p in a.parameters()), a.log_prob(torch.randn(3, 8)), a.predict(torch.randn(3, 8)).shape])

nn.AdaptiveLogSoftmaxWithLoss(8, 20, [10, 4])

nn.Transformer.generate_square_subsequent_mask(4).shape

e = nn.Embedding.from_pretrained(torch.randn(5, 3))
show([e, e.weight.requires_grad, e(torch.tensor([1, 2]))])

nn.Embedding(4, 3, padding_idx=9)

nn.Embedding(4, 3, padding_idx=-9)

nn.Embedding(4, 3, _weight=torch.zeros(2, 2))

class C(nn.Conv2d):
    def forward(self, x):
        return F.conv2d(x, self.weight * 2, self.bias, self.stride, self.padding, self.dilation, self.groups)
show([C(3, 4, 3)(torch.randn(1, 3, 5, 5)), C(3, 4, 3)])

class C(nn.Conv2d):
    def _conv_forward(self, x, w, b):
        return super()._conv_forward(x, w, b).flatten(1)
show(C(3, 4, 3)(torch.randn(1, 3, 5, 5)))

class C(nn.Conv2d):
    def __init__(self, *a, **k):
        super().__init__(*a, **k)
        self.mask = torch.zeros_like(self.weight)
c = C(3, 4, kernel_size=(3, 1), padding='same')
show([c.mask, c.kernel_size, c.stride, c.padding, c.dilation, c.groups, c.in_channels, c.transposed, c.output_padding, \
c.padding_mode, c._reversed_padding_repeated_twice])

class C(nn.modules.conv._ConvNd):
    def __init__(self, a, b, k):
        super().__init__(a, b, (k, k), (1, 1), (0, 0), (1, 1), False, (0, 0), 1, True, 'zeros')
    def forward(self, x):
        return F.conv2d(x, self.weight, self.bias)
show(C(2, 3, 3)(torch.randn(1, 2, 4, 4)))

class L(nn.Linear):
    def reset_parameters(self):
        self.done = True
show(L(2, 3).done)

class L(nn.Module):
    def __init__(self):
        super().__init__()
        for i in range(3):
            setattr(self, f'fc{i}', nn.Linear(2, 2))
    def forward(self, x):
        for i in range(3):
            x = getattr(self, f'fc{i}')(x)
        return x
show([L(), L()(torch.randn(1, 2))])

nn.Conv2d(3)

nn.Linear(3)

nn.LSTM(3)

nn.GRU(3, 4, proj_size=2)

nn.RNN(3, 4, nonlinearity='x')

nn.BatchNorm2d()

nn.GroupNorm(3, 4)

nn.Conv2d(3, 4, 3, foo=1)

nn.ReLU(1, 2)

nn.MultiheadAttention(5, 2)

nn.Dropout(2)

nn.TripletMarginLoss(margin=0)

nn.Hardtanh(1, 0)

nn.TransformerEncoderLayer(8, 2, activation='x')
'''
