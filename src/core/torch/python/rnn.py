import torch
from torch.nn.modules.module import Module

class RNNBase(Module):
    _gates = 1
    def __init__(self, mode, input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0, bidirectional=False, proj_size=0, device=None, dtype=None):
        super().__init__()
        self.mode = mode
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.num_layers = num_layers
        self.bias = bias
        self.batch_first = batch_first
        self.dropout = float(dropout)
        self.bidirectional = bidirectional
        self.proj_size = proj_size
        if hidden_size <= 0:
            raise ValueError('hidden_size must be greater than zero')
        if num_layers <= 0:
            raise ValueError('num_layers must be greater than zero')
        if proj_size >= hidden_size:
            raise ValueError('proj_size has to be smaller than hidden_size')
        directions = 2 if bidirectional else 1
        gates = {'LSTM': 4, 'GRU': 3}.get(mode, 1) * hidden_size
        real = proj_size if proj_size > 0 else hidden_size
        for layer in range(num_layers):
            for direction in range(directions):
                suffix = f'l{layer}' + ('_reverse' if direction else '')
                self.register_parameter(f'weight_ih_{suffix}', _param(gates, input_size if layer == 0 else real * directions))
                self.register_parameter(f'weight_hh_{suffix}', _param(gates, real))
                if bias:
                    self.register_parameter(f'bias_ih_{suffix}', _param(gates))
                    self.register_parameter(f'bias_hh_{suffix}', _param(gates))
                if proj_size > 0:
                    self.register_parameter(f'weight_hr_{suffix}', _param(proj_size, hidden_size))
    def flatten_parameters(self): pass
    def reset_parameters(self): pass
    @property
    def all_weights(self):
        return [list(self.parameters())]
    def forward(self, input, hx=None):
        directions = 2 if self.bidirectional else 1
        real = self.proj_size if self.proj_size > 0 else self.hidden_size
        packed = not isinstance(input, torch.Tensor)
        data = input.data if packed else input
        if not packed:
            if input.dim() not in (2, 3):
                raise ValueError(f'{self.mode.split("_")[0]}: Expected input to be 2D or 3D, got {input.dim()}D instead')
            if input.size(-1) != self.input_size:
                raise RuntimeError(f'input.size(-1) must be equal to input_size. Expected {self.input_size}, got {input.size(-1)}')
            batched = input.dim() == 3
            batch = (input.size(0 if self.batch_first else 1),) if batched else ()
            output = data.new_empty(tuple(data.shape[:-1]) + (real * directions,))
        else:
            batch = (input.batch_sizes[0],)
            output = type(input)(data.new_empty((data.shape[0], real * directions)), input.batch_sizes)
        gates = {'LSTM': 4, 'GRU': 3}.get(self.mode, 1) * self.hidden_size
        steps = data.numel() // data.shape[-1]
        for layer in range(self.num_layers):
            width = self.input_size if layer == 0 else real * directions
            _count_macs(steps * directions * (gates * (width + real) + (self.proj_size * self.hidden_size)))
        hidden = data.new_empty((self.num_layers * directions,) + batch + (real,))
        if self.mode == 'LSTM':
            return output, (hidden, data.new_empty((self.num_layers * directions,) + batch + (self.hidden_size,)))
        return output, hidden
class RNN(RNNBase):
    def __init__(self, input_size, hidden_size, num_layers=1, nonlinearity='tanh', bias=True, batch_first=False, dropout=0.0, bidirectional=False, device=None, dtype=None):
        super().__init__('RNN_TANH' if nonlinearity == 'tanh' else 'RNN_RELU', input_size, hidden_size, num_layers, bias, batch_first, dropout, bidirectional)
        self.nonlinearity = nonlinearity
class LSTM(RNNBase):
    def __init__(self, input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0, bidirectional=False, proj_size=0, device=None, dtype=None):
        super().__init__('LSTM', input_size, hidden_size, num_layers, bias, batch_first, dropout, bidirectional, proj_size)
class GRU(RNNBase):
    def __init__(self, input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0, bidirectional=False, device=None, dtype=None):
        super().__init__('GRU', input_size, hidden_size, num_layers, bias, batch_first, dropout, bidirectional)
class RNNCellBase(Module):
    def __init__(self, input_size, hidden_size, bias=True, num_chunks=1, device=None, dtype=None):
        super().__init__()
        self.input_size, self.hidden_size, self.bias = input_size, hidden_size, bias
        self.weight_ih = _param(num_chunks * hidden_size, input_size)
        self.weight_hh = _param(num_chunks * hidden_size, hidden_size)
        if bias:
            self.bias_ih = _param(num_chunks * hidden_size)
            self.bias_hh = _param(num_chunks * hidden_size)
        else:
            self.register_parameter('bias_ih', None)
            self.register_parameter('bias_hh', None)
    def _next(self, input):
        _count_macs(input.numel() // input.shape[-1] * self.weight_ih.shape[0] * (self.input_size + self.hidden_size))
        if input.size(-1) != self.input_size:
            raise RuntimeError(f'input has inconsistent input_size: got {input.size(-1)} expected {self.input_size}')
        return input.new_empty(tuple(input.shape[:-1]) + (self.hidden_size,))
    def forward(self, input, hx=None):
        return self._next(input)
class RNNCell(RNNCellBase):
    def __init__(self, input_size, hidden_size, bias=True, nonlinearity='tanh', device=None, dtype=None):
        super().__init__(input_size, hidden_size, bias, 1)
        self.nonlinearity = nonlinearity
class LSTMCell(RNNCellBase):
    def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
        super().__init__(input_size, hidden_size, bias, 4)
    def forward(self, input, hx=None):
        hidden = self._next(input)
        return hidden, hidden.new_empty(tuple(hidden.shape))
class GRUCell(RNNCellBase):
    def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
        super().__init__(input_size, hidden_size, bias, 3)
