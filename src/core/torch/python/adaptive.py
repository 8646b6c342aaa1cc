from collections import namedtuple
import torch
import torch.nn.functional as F
from torch.nn.modules.container import ModuleList, Sequential
from torch.nn.modules.linear import Linear
from torch.nn.modules.module import Module

_ASMoutput = namedtuple('_ASMoutput', ['output', 'loss'])

class AdaptiveLogSoftmaxWithLoss(Module):
    def __init__(self, in_features, n_classes, cutoffs, div_value=4.0, head_bias=False, device=None, dtype=None):
        super().__init__()
        cutoffs = list(cutoffs)
        if len(cutoffs) == 0:
            raise ValueError('cutoffs should be a sequence of length larger than 0')
        is_increasing = cutoffs == sorted(cutoffs) and len(set(cutoffs)) == len(cutoffs)
        if not is_increasing or min(cutoffs) <= 0 or max(cutoffs) > n_classes - 1 or any(int(c) != c for c in cutoffs):
            raise ValueError('cutoffs should be a sequence of unique, positive integers sorted in an increasing order, '
                             'where each value is between 1 and n_classes-1')
        self.in_features = in_features
        self.n_classes = n_classes
        self.cutoffs = cutoffs + [n_classes]
        self.div_value = div_value
        self.head_bias = head_bias
        self.shortlist_size = self.cutoffs[0]
        self.n_clusters = len(self.cutoffs) - 1
        self.head_size = self.shortlist_size + self.n_clusters
        self.head = Linear(in_features, self.head_size, bias=head_bias, dtype=dtype)
        self.tail = ModuleList()
        for i in range(self.n_clusters):
            width = int(in_features // div_value ** (i + 1))
            self.tail.append(Sequential(Linear(in_features, width, bias=False, dtype=dtype),
                                        Linear(width, self.cutoffs[i + 1] - self.cutoffs[i], bias=False, dtype=dtype)))
    def reset_parameters(self): pass
    def forward(self, input_, target_):
        rank = target_.dim()
        if rank > 1:
            raise RuntimeError('0D or 1D target tensor expected, multi-target not supported')
        if rank == 1 and input_.size(0) != target_.size(0):
            raise RuntimeError('Input and target should have the same size in the batch dimension.')
        if input_.dim() != rank + 1:
            raise RuntimeError(f'{rank}D target tensor expects {rank + 1}D input tensors, but found inputs with size {input_.size()}')
        # The classes in `target_` determine which clusters compute.
        _uncounted('the clusters that an adaptive softmax computes depend on the targets')
        self.head(input_)
        return _ASMoutput(input_.new_empty(target_.size()), input_.new_empty(()))
    def log_prob(self, input):
        self.head(input)
        for cluster in self.tail:
            cluster(input)
        return input.new_empty((input.size(0), self.n_classes))
    def predict(self, input):
        _uncounted('the clusters that an adaptive softmax computes depend on the numbers')
        return torch.argmax(self.head(input), dim=1)
