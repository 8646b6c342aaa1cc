import torch
from collections import namedtuple

PackedSequence_ = namedtuple('PackedSequence_', ['data', 'batch_sizes', 'sorted_indices', 'unsorted_indices'])

class PackedSequence(PackedSequence_):
    def __new__(cls, data, batch_sizes=None, sorted_indices=None, unsorted_indices=None):
        if isinstance(data, (list, tuple)):
            data, batch_sizes = data
        elif batch_sizes is None:
            raise ValueError('batch_sizes should always be on CPU')
        if unsorted_indices is None:
            unsorted_indices = invert_permutation(sorted_indices)
        return super().__new__(cls, data, batch_sizes, sorted_indices, unsorted_indices)
    def to(self, *args, **kwargs):
        return type(self)(self.data.to(*args, **kwargs), self.batch_sizes, self.sorted_indices, self.unsorted_indices)
    def pin_memory(self): return self
    def cuda(self, *args, **kwargs): return self.to('cuda')
    def cpu(self, *args, **kwargs): return self.to('cpu')
    def double(self): return self.to(torch.float64)
    def float(self): return self.to(torch.float32)
    def half(self): return self.to(torch.float16)
    def long(self): return self.to(torch.int64)
    def int(self): return self.to(torch.int32)
    def short(self): return self.to(torch.int16)
    def char(self): return self.to(torch.int8)
    def byte(self): return self.to(torch.uint8)
    @property
    def is_cuda(self): return self.data.is_cuda
    def is_pinned(self): return False

def bind(optional, fn):
    return None if optional is None else fn(optional)

def invert_permutation(permutation):
    return None if permutation is None else torch.argsort(permutation)

def _batch_of(batch_sizes):
    # Every sequence has a first step, so the first size is the batch size.
    known = batch_sizes.__dict__.get('_first')
    return int(batch_sizes[0]) if known is None else known

def pack_padded_sequence(input, lengths, batch_first=False, enforce_sorted=True):
    lengths = lengths.to(torch.int64) if isinstance(lengths, torch.Tensor) else torch.as_tensor(lengths, dtype=torch.int64)
    sorted_indices = None
    if not enforce_sorted:
        lengths, sorted_indices = torch.sort(lengths, descending=True)
        input = input.index_select(0 if batch_first else 1, sorted_indices)
    if input.numel() == 0:
        raise RuntimeError('Cannot pack empty tensors.')
    if lengths.dim() != 1:
        raise RuntimeError(f"'lengths' argument should be a 1D CPU int64 tensor, but got {lengths.dim()}D cpu Long tensor")
    batch, time = (0, 1) if batch_first else (1, 0)
    if lengths.size(0) != input.size(batch):
        raise RuntimeError(f'Expected `len(lengths)` to be equal to batch_size, but got {lengths.size(0)} (batch_size={input.size(batch)})')
    known = _numbers(lengths)
    if known is None:
        rows, steps = _fresh('the lengths of the sequences are unknown'), _fresh('the length of the longest sequence is unknown')
        sizes = lengths.new_empty((steps,))
        sizes._first = input.size(batch)
    else:
        if known[-1] <= 0:
            raise RuntimeError("Length of all samples has to be greater than 0, but found an element in 'lengths' that is <= 0")
        if sorted(known, reverse=True) != known:
            raise RuntimeError('`lengths` array must be sorted in decreasing order when `enforce_sorted` is True. '
                               'You can pass `enforce_sorted=False` to pack_padded_sequence and/or pack_sequence to sidestep this '
                               'requirement if you do not need ONNX exportability.')
        # A length beyond the end counts only up to the end.
        counts = [sum(1 for length in known if length > step) for step in range(known[0])]
        rows = sum(min(length, input.size(time)) for length in known)
        sizes = torch.tensor(counts)
    rest = input.shape[2:]
    return PackedSequence(input.new_empty((rows,) + rest), sizes, sorted_indices, None)

def pad_packed_sequence(sequence, batch_first=False, padding_value=0.0, total_length=None):
    steps = sequence.batch_sizes.size(0)
    if total_length is not None:
        if total_length < steps:
            raise ValueError(f'Expected total_length to be at least the length of the longest sequence in input, '
                             f'but got total_length={total_length} and max sequence length being {steps}')
        steps = total_length
    counts = _numbers(sequence.batch_sizes)
    batch = _batch_of(sequence.batch_sizes)
    rest = sequence.data.shape[1:]
    padded = sequence.data.new_empty(((batch, steps) if batch_first else (steps, batch)) + rest)
    if counts is None:
        lengths = sequence.batch_sizes.new_empty((batch,))
    else:
        lengths = torch.tensor([sum(1 for count in counts if count > row) for row in range(batch)])
    if sequence.unsorted_indices is not None:
        return padded.index_select(0 if batch_first else 1, sequence.unsorted_indices), lengths[sequence.unsorted_indices]
    return padded, lengths

def pad_sequence(sequences, batch_first=False, padding_value=0.0, padding_side='right'):
    sequences = tuple(sequences)
    if not sequences:
        raise RuntimeError('received an empty list of sequences')
    if padding_side not in ('left', 'right'):
        raise RuntimeError(f'Expected padding_side to be one of left or right, but got {padding_side}.')
    rest = sequences[0].shape[1:]
    for sequence in sequences:
        _same_rest(sequence, rest)
    longest = max(sequence.size(0) for sequence in sequences)
    size = (len(sequences), longest) if batch_first else (longest, len(sequences))
    return sequences[0].new_empty(size + rest)

def _same_rest(sequence, rest):
    # torch writes every sequence into a tensor with the sizes of the first one; this raises the same errors.
    sequence.new_empty((1,) + rest) + sequence[:1]

def unpad_sequence(padded_sequences, lengths, batch_first=False):
    if not batch_first:
        padded_sequences = padded_sequences.transpose(0, 1)
    known = _numbers(lengths)
    if known is None:
        known = [_fresh('the lengths of the sequences are unknown') for _ in range(padded_sequences.shape[0])]
    return [sequence.new_empty((length,) + sequence.shape[1:]) for sequence, length in zip(padded_sequences, known)]

def pack_sequence(sequences, enforce_sorted=True):
    lengths = torch.as_tensor([v.size(0) for v in sequences])
    return pack_padded_sequence(pad_sequence(sequences), lengths, enforce_sorted=enforce_sorted)

def unpack_sequence(packed_sequences):
    padded, lengths = pad_packed_sequence(packed_sequences, batch_first=True)
    return unpad_sequence(padded, lengths, batch_first=True)
