import torch.nn.functional as F
from torch.nn.modules.module import Module
from torch.nn.modules.lazy import LazyModuleMixin

class _NormBase(Module):
    _version = 2
    def __init__(self, num_features, eps=1e-5, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None, *, bias=True):
        super().__init__()
        self.num_features = num_features
        self.eps = eps
        self.momentum = momentum
        self.affine = affine
        self.track_running_stats = track_running_stats
        self._parameters['weight'] = _param(num_features, dtype=dtype) if affine else None
        self._parameters['bias'] = _param(num_features, dtype=dtype) if affine and bias else None
        self._fill_buffers()
        self.reset_parameters()
    def _fill_buffers(self):
        n = self.num_features
        self._buffers['running_mean'] = _buffer(n) if self.track_running_stats else None
        self._buffers['running_var'] = _buffer(n) if self.track_running_stats else None
        self._buffers['num_batches_tracked'] = _counter() if self.track_running_stats else None
    def reset_running_stats(self): pass
    def reset_parameters(self):
        self.reset_running_stats()
    def _check_input_dim(self, input):
        raise NotImplementedError
    def _load_from_state_dict(self, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs):
        # States that were saved by versions without the counter are loaded without it.
        if local_metadata.get('version', 1) < 2 and self.track_running_stats:
            state_dict.setdefault(prefix + 'num_batches_tracked', _counter())
        super()._load_from_state_dict(state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs)
    def extra_repr(self):
        return (f'{self.num_features}, eps={self.eps}, momentum={self.momentum}, affine={self.affine}, bias={self.bias is not None}, '
                f'track_running_stats={self.track_running_stats}')

class _BatchNorm(_NormBase):
    def __init__(self, num_features, eps=1e-5, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None, *, bias=True):
        super().__init__(num_features, eps, momentum, affine, track_running_stats, device, dtype, bias=bias)
    def forward(self, input):
        self._check_input_dim(input)
        return self._normalize(input)
    def _normalize(self, input):
        training = self.training or (self.running_mean is None and self.running_var is None)
        use_stats = not self.training or self.track_running_stats
        return F.batch_norm(input, self.running_mean if use_stats else None, self.running_var if use_stats else None, self.weight,
                            self.bias, training, 0.0 if self.momentum is None else self.momentum, self.eps)

class _LazyNormBase(LazyModuleMixin, _NormBase):
    def __init__(self, eps=1e-5, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None, *, bias=True):
        super().__init__(0, eps, momentum, False, False, bias=False)
        self.affine = affine
        self.track_running_stats = track_running_stats
        if affine:
            self.weight = UninitializedParameter()
            if bias:
                self.bias = UninitializedParameter()
        if track_running_stats:
            self.running_mean = UninitializedBuffer()
            self.running_var = UninitializedBuffer()
            self.num_batches_tracked = _counter()
    def initialize_parameters(self, input):
        if not self.has_uninitialized_params():
            return
        self.num_features = input.shape[1]
        if self.affine:
            self.weight.materialize((self.num_features,))
            if self.bias is not None:
                self.bias.materialize((self.num_features,))
        if self.track_running_stats:
            self.running_mean.materialize((self.num_features,))
            self.running_var.materialize((self.num_features,))

def _refuse(allowed, input):
    if input.dim() not in allowed:
        raise ValueError(f"expected {' or '.join(str(n) + 'D' for n in allowed)} input (got {input.dim()}D input)")

class BatchNorm1d(_BatchNorm):
    def _check_input_dim(self, input):
        _refuse((2, 3), input)
class LazyBatchNorm1d(_LazyNormBase, _BatchNorm):
    cls_to_become = BatchNorm1d
    def _check_input_dim(self, input):
        _refuse((2, 3), input)
class BatchNorm2d(_BatchNorm):
    def _check_input_dim(self, input):
        if input.dim() != 4:
            raise ValueError(f'expected 4D input (got {input.dim()}D input)')
class LazyBatchNorm2d(_LazyNormBase, _BatchNorm):
    cls_to_become = BatchNorm2d
    def _check_input_dim(self, input):
        _refuse((4,), input)
class BatchNorm3d(_BatchNorm):
    def _check_input_dim(self, input):
        if input.dim() != 5:
            raise ValueError(f'expected 5D input (got {input.dim()}D input)')
class LazyBatchNorm3d(_LazyNormBase, _BatchNorm):
    cls_to_become = BatchNorm3d
    def _check_input_dim(self, input):
        _refuse((5,), input)

class SyncBatchNorm(_BatchNorm):
    def __init__(self, num_features, eps=1e-5, momentum=0.1, affine=True, track_running_stats=True, process_group=None, device=None, dtype=None, *, bias=True):
        super().__init__(num_features, eps, momentum, affine, track_running_stats, device, dtype, bias=bias)
        self.process_group = process_group
    def _check_input_dim(self, input):
        if input.dim() < 2:
            raise ValueError(f'expected at least 2D input (got {input.dim()}D input)')
    def _check_non_zero_input_channels(self, input):
        if input.size(1) == 0:
            raise ValueError('SyncBatchNorm number of input channels should be non-zero')
    def forward(self, input):
        self._check_input_dim(input)
        self._check_non_zero_input_channels(input)
        return self._normalize(input)
    @classmethod
    def convert_sync_batchnorm(cls, module, process_group=None):
        output = module
        if isinstance(module, _BatchNorm):
            output = SyncBatchNorm(module.num_features, module.eps, module.momentum, module.affine, module.track_running_stats,
                                   process_group, bias=module.bias is not None)
            if module.affine:
                output.weight = module.weight
                if module.bias is not None:
                    output.bias = module.bias
            output.running_mean = module.running_mean
            output.running_var = module.running_var
            output.num_batches_tracked = module.num_batches_tracked
            output.training = module.training
        for name, child in module.named_children():
            output.add_module(name, cls.convert_sync_batchnorm(child, process_group))
        return output
