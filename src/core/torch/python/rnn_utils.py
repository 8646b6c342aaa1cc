import torch

class PackedSequence:
    def __init__(self, data, batch_sizes=None, sorted_indices=None, unsorted_indices=None):
        self.data = data
        self.batch_sizes = batch_sizes
        self.sorted_indices = sorted_indices
        self.unsorted_indices = unsorted_indices
        self._padded = None
    def to(self, *args, **kwargs):
        return self
def pack_padded_sequence(input, lengths, batch_first=False, enforce_sorted=True):
    packed = PackedSequence(input.reshape(-1, *input.shape[2:]), [input.size(0 if batch_first else 1)])
    packed._padded = (input.size(0), input.size(1), batch_first)
    return packed
def pad_packed_sequence(sequence, batch_first=False, padding_value=0.0, total_length=None):
    return _unknown('the length of a packed sequence is not known'), _unknown('the lengths of a packed sequence are not known')
def pad_sequence(sequences, batch_first=False, padding_value=0.0, padding_side='right'):
    longest = max(s.size(0) for s in sequences)
    size = (len(sequences), longest) if batch_first else (longest, len(sequences))
    return sequences[0].new_empty(size + tuple(sequences[0].shape[1:]))
def pack_sequence(sequences, enforce_sorted=True):
    return PackedSequence(torch.cat(sequences), [len(sequences)])
unpad_sequence = unpack_sequence = pack_sequence
