import numbers
import torch
from torch.nn.modules.module import Module
from torch.nn.utils.rnn import PackedSequence, _batch_of

_GATES = {'LSTM': 4, 'GRU': 3, 'RNN_TANH': 1, 'RNN_RELU': 1}

def _apply_permutation(tensor, permutation, dim=1):
    return tensor.index_select(dim, permutation)
apply_permutation = _apply_permutation

class RNNBase(Module):
    def __init__(self, mode, input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0, bidirectional=False,
                 proj_size=0, device=None, dtype=None):
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
        if not isinstance(dropout, numbers.Number) or not 0 <= dropout <= 1 or isinstance(dropout, bool):
            raise ValueError('dropout should be a number in range [0, 1] representing the probability of an element being zeroed')
        for name, value, kind in (('bias', bias, bool), ('batch_first', batch_first, bool), ('input_size', input_size, int)):
            _refuse_type(name, value, kind)
        if input_size <= 0:
            raise ValueError('input_size must be greater than zero')
        _refuse_type('hidden_size', hidden_size, int)
        if hidden_size <= 0:
            raise ValueError('hidden_size must be greater than zero')
        if num_layers <= 0:
            raise ValueError('num_layers must be greater than zero')
        if proj_size < 0:
            raise ValueError('proj_size should be a positive integer or zero to disable projections')
        if proj_size >= hidden_size:
            raise ValueError('proj_size has to be smaller than hidden_size')
        if mode not in _GATES:
            raise ValueError('Unrecognized RNN mode: ' + mode)
        directions = 2 if bidirectional else 1
        gates = _GATES[mode] * hidden_size
        real = proj_size if proj_size > 0 else hidden_size
        self._flat_weights_names = []
        self._all_weights = []
        if not _is_count(num_layers):
            _open_up(self._parameters, 'the number of recurrent layers is unknown')
            num_layers = 0
        for layer in range(num_layers):
            for direction in range(directions):
                sizes = {'weight_ih_l': (gates, input_size if layer == 0 else real * directions), 'weight_hh_l': (gates, real)}
                if bias:
                    sizes['bias_ih_l'] = sizes['bias_hh_l'] = (gates,)
                if proj_size > 0:
                    sizes['weight_hr_l'] = (proj_size, hidden_size)
                suffix = f'{layer}_reverse' if direction else f'{layer}'
                names = [name + suffix for name in sizes]
                for name, size in zip(names, sizes.values()):
                    setattr(self, name, _param(*size, dtype=dtype))
                self._flat_weights_names.extend(names)
                self._all_weights.append(names)
        self.reset_parameters()
    @property
    def _flat_weights(self):
        return [getattr(self, name, None) for name in self._flat_weights_names]
    @property
    def all_weights(self):
        return [[getattr(self, name) for name in names] for names in self._all_weights]
    def _init_flat_weights(self): pass
    def _update_flat_weights(self): pass
    def flatten_parameters(self): pass
    def reset_parameters(self): pass
    def check_input(self, input, batch_sizes):
        wanted = getattr(self, self._flat_weights_names[0]).dtype if self._flat_weights_names else input.dtype
        if input.dtype != wanted:
            raise ValueError(f'RNN input dtype ({input.dtype}) does not match weight dtype ({wanted}). Convert input: input.to({wanted}), '
                             f'or convert model: model.to({input.dtype})')
        rank = 3 if batch_sizes is None else 2
        if input.dim() != rank:
            raise RuntimeError(f'input must have {rank} dimensions, got {input.dim()}')
        if self.input_size != input.size(-1):
            raise RuntimeError(f'input.size(-1) must be equal to input_size. Expected {self.input_size}, got {input.size(-1)}')
    def _state_size(self, input, batch_sizes, width):
        batch = _batch_of(batch_sizes) if batch_sizes is not None else input.size(0 if self.batch_first else 1)
        return (self.num_layers * (2 if self.bidirectional else 1), batch, width)
    def get_expected_hidden_size(self, input, batch_sizes):
        return self._state_size(input, batch_sizes, self.proj_size if self.proj_size > 0 else self.hidden_size)
    def check_hidden_size(self, hx, expected_hidden_size, msg='Expected hidden size {}, got {}'):
        if hx.size() != expected_hidden_size:
            raise RuntimeError(msg.format(expected_hidden_size, list(hx.size())))
    def check_forward_args(self, input, hidden, batch_sizes):
        self.check_input(input, batch_sizes)
        self.check_hidden_size(hidden, self.get_expected_hidden_size(input, batch_sizes))
    def permute_hidden(self, hx, permutation):
        return hx if permutation is None else _apply_permutation(hx, permutation)
    def _check_state_rank(self, hx, batched):
        rank = 3 if batched else 2
        if hx is not None and hx.dim() != rank:
            raise RuntimeError(f"For {'batched' if batched else 'unbatched'} {rank}-D input, hx should also be {rank}-D but got {hx.dim()}-D tensor")
    def _unsqueeze_state(self, hx):
        return hx.unsqueeze(1)
    def _squeeze_state(self, hidden):
        return hidden.squeeze(1)
    def _new_state(self, input, batch_sizes):
        return input.new_empty(self.get_expected_hidden_size(input, batch_sizes))
    def _state_given(self, hx):
        return hx.new_empty(hx.size())
    def forward(self, input, hx=None):
        packed = input if isinstance(input, PackedSequence) else None
        batch_sizes, batched = None, True
        if packed is not None:
            input, batch_sizes, sorted_indices, unsorted_indices = packed
            if hx is not None:
                hx = self.permute_hidden(hx, sorted_indices)
        else:
            if input.dim() not in (2, 3):
                raise ValueError(f"{self.mode.split('_')[0]}: Expected input to be 2D or 3D, got {input.dim()}D{' tensor' if self.mode[:3] == 'RNN' else ''} instead")
            batched = input.dim() == 3
            if hx is not None:
                self._check_state_rank(hx, batched)
            if not batched:
                input = input.unsqueeze(0 if self.batch_first else 1)
                hx = None if hx is None else self._unsqueeze_state(hx)
        if hx is None:
            self.check_input(input, batch_sizes)
            hidden = self._new_state(input, batch_sizes)
        else:
            self.check_forward_args(input, hx, batch_sizes)
            hidden = self._state_given(hx)
        directions = 2 if self.bidirectional else 1
        real = self.proj_size if self.proj_size > 0 else self.hidden_size
        if packed is None and input.size(1 if self.batch_first else 0) == 0:
            raise RuntimeError('Expected sequence length to be larger than 0 in RNN')
        for state in () if hx is None else hx if isinstance(hx, tuple) else (hx,):
            _refuse_types(state, self._flat_weights[1], self.bias or None)
        self._count(input, directions, real)
        if self.batch_first and packed is None:
            # The steps come first in memory.
            output = input.new_empty((input.size(1), input.size(0), real * directions)).transpose(0, 1)
        else:
            output = input.new_empty(input.shape[:-1] + (real * directions,))
        if packed is not None:
            return PackedSequence(output, batch_sizes, sorted_indices, unsorted_indices), self.permute_hidden(hidden, unsorted_indices)
        if not batched:
            return output.squeeze(0 if self.batch_first else 1), self._squeeze_state(hidden)
        return output, hidden
    def _count(self, input, directions, real):
        steps = input.shape[:-1].numel()
        gates = _GATES[self.mode] * self.hidden_size
        if not _is_count(self.num_layers):
            _uncounted('the number of recurrent layers is unknown')
            return
        for layer in range(self.num_layers):
            width = self.input_size if layer == 0 else real * directions
            _count_macs(steps * directions * (gates * (width + real) + self.proj_size * self.hidden_size))
    def extra_repr(self):
        text = f'{self.input_size}, {self.hidden_size}'
        for name, usual in (('proj_size', 0), ('num_layers', 1), ('bias', True), ('batch_first', False), ('dropout', 0), ('bidirectional', False)):
            value = getattr(self, name)
            if value != usual:
                text += f', {name}={value}'
        return text

def _refuse_type(name, value, kind):
    if not isinstance(value, kind):
        raise TypeError(f'{name} should be of type {kind.__name__}, got: {type(value).__name__}')

class RNN(RNNBase):
    def __init__(self, *args, **kwargs):
        if 'proj_size' in kwargs:
            raise ValueError('proj_size argument is only supported for LSTM, not RNN or GRU')
        if len(args) > 3:
            self.nonlinearity = args[3]
            args = args[:3] + args[4:]
        else:
            self.nonlinearity = kwargs.pop('nonlinearity', 'tanh')
        if self.nonlinearity not in ('tanh', 'relu'):
            raise ValueError(f"Unknown nonlinearity '{self.nonlinearity}'. Select from 'tanh' or 'relu'.")
        super().__init__('RNN_' + self.nonlinearity.upper(), *args, **kwargs)

class LSTM(RNNBase):
    def __init__(self, *args, **kwargs):
        super().__init__('LSTM', *args, **kwargs)
    def get_expected_cell_size(self, input, batch_sizes):
        return self._state_size(input, batch_sizes, self.hidden_size)
    def check_forward_args(self, input, hidden, batch_sizes):
        self.check_input(input, batch_sizes)
        self.check_hidden_size(hidden[0], self.get_expected_hidden_size(input, batch_sizes), 'Expected hidden[0] size {}, got {}')
        self.check_hidden_size(hidden[1], self.get_expected_cell_size(input, batch_sizes), 'Expected hidden[1] size {}, got {}')
    def permute_hidden(self, hx, permutation):
        return hx if permutation is None else (_apply_permutation(hx[0], permutation), _apply_permutation(hx[1], permutation))
    def _check_state_rank(self, hx, batched):
        rank = 3 if batched else 2
        if hx[0].dim() != rank or hx[1].dim() != rank:
            raise RuntimeError(f"For {'batched' if batched else 'unbatched'} {rank}-D input, "
                               f"hx and cx should also be {rank}-D but got ({hx[0].dim()}-D, {hx[1].dim()}-D) tensors")
    def _unsqueeze_state(self, hx):
        return hx[0].unsqueeze(1), hx[1].unsqueeze(1)
    def _squeeze_state(self, hidden):
        return hidden[0].squeeze(1), hidden[1].squeeze(1)
    def _new_state(self, input, batch_sizes):
        return input.new_empty(self.get_expected_hidden_size(input, batch_sizes)), input.new_empty(self.get_expected_cell_size(input, batch_sizes))
    def _state_given(self, hx):
        return hx[0].new_empty(hx[0].size()), hx[1].new_empty(hx[1].size())

class GRU(RNNBase):
    def __init__(self, *args, **kwargs):
        if 'proj_size' in kwargs:
            raise ValueError('proj_size argument is only supported for LSTM, not RNN or GRU')
        super().__init__('GRU', *args, **kwargs)

class RNNCellBase(Module):
    def __init__(self, input_size, hidden_size, bias, num_chunks, device=None, dtype=None):
        super().__init__()
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.bias = bias
        self.weight_ih = _param(num_chunks * hidden_size, input_size, dtype=dtype)
        self.weight_hh = _param(num_chunks * hidden_size, hidden_size, dtype=dtype)
        self._parameters['bias_ih'] = _param(num_chunks * hidden_size, dtype=dtype) if bias else None
        self._parameters['bias_hh'] = _param(num_chunks * hidden_size, dtype=dtype) if bias else None
        self.reset_parameters()
    def reset_parameters(self): pass
    def extra_repr(self):
        text = f'{self.input_size}, {self.hidden_size}'
        if self.bias is not True:
            text += f', bias={self.bias}'
        if self.__dict__.get('nonlinearity', 'tanh') != 'tanh':
            text += f', nonlinearity={self.nonlinearity}'
        return text
    def _refuse_rank(self, value, what):
        if value.dim() not in (1, 2):
            raise ValueError(f'{self._cell}: Expected {what} to be 1D or 2D, got {value.dim()}D instead')
    def _next(self, input, hx):
        if input.dim() == 2:
            _check_cell(self, input, hx)
        elif input.dim() == 1:
            _check_cell(self, input.unsqueeze(0), [h.unsqueeze(0) for h in hx])
            if any(h.dim() == 2 for h in hx):
                return _unknown(f'{self._cell} receives batched states for an unbatched input')
        _refuse_types(input, self.weight_ih, self.bias or None)
        for state in hx:
            _refuse_types(state, self.weight_hh, self.bias or None)
        rows = input.shape[0] if input.dim() == 2 else 1
        _count_macs(rows * self.weight_ih.shape[0] * (self.input_size + self.hidden_size))
        return input.new_empty(input.shape[:-1] + (self.hidden_size,))

def _check_cell(self, input, hx):
    if input.size(1) != self.input_size:
        raise RuntimeError(f'input has inconsistent input_size: got {input.size(1)} expected {self.input_size}')
    for i, state in enumerate(hx):
        if input.size(0) != state.size(0):
            raise RuntimeError(f"Input batch size {input.size(0)} doesn't match hidden{i} batch size {state.size(0)}")
        if state.size(1) != self.hidden_size:
            raise RuntimeError(f"hidden{i} has inconsistent hidden_size: got {state.size(1)}, expected {self.hidden_size}")

class RNNCell(RNNCellBase):
    _cell = 'RNNCell'
    def __init__(self, input_size, hidden_size, bias=True, nonlinearity='tanh', device=None, dtype=None):
        super().__init__(input_size, hidden_size, bias, num_chunks=1, device=device, dtype=dtype)
        self.nonlinearity = nonlinearity
    def forward(self, input, hx=None):
        self._refuse_rank(input, 'input')
        if hx is not None:
            self._refuse_rank(hx, 'hidden')
        if self.nonlinearity not in ('tanh', 'relu'):
            raise RuntimeError(f'Unknown nonlinearity: {self.nonlinearity}')
        return self._next(input, () if hx is None else (hx,))

class LSTMCell(RNNCellBase):
    _cell = 'LSTMCell'
    def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
        super().__init__(input_size, hidden_size, bias, num_chunks=4, device=device, dtype=dtype)
    def forward(self, input, hx=None):
        self._refuse_rank(input, 'input')
        if hx is not None:
            for idx, value in enumerate(hx):
                self._refuse_rank(value, f'hx[{idx}]')
        hidden = self._next(input, () if hx is None else tuple(hx))
        return hidden, hidden.new_empty(hidden.size())

class GRUCell(RNNCellBase):
    _cell = 'GRUCell'
    def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
        super().__init__(input_size, hidden_size, bias, num_chunks=3, device=device, dtype=dtype)
    def forward(self, input, hx=None):
        self._refuse_rank(input, 'input')
        if hx is not None:
            self._refuse_rank(hx, 'hidden')
        return self._next(input, () if hx is None else (hx,))
