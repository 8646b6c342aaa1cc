import torch
import torch.nn.functional as F
from torch.nn.modules.module import Module
from torch.nn.modules.lazy import LazyModuleMixin

class _NormBase(Module):
    _version = 2
    def __init__(self, num_features, eps=1e-5, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None):
        super().__init__()
        self.num_features = num_features
        self.eps = eps
        self.momentum = momentum
        self.affine = affine
        self.track_running_stats = track_running_stats
        if affine:
            self.weight = _param(num_features, dtype=dtype)
            self.bias = _param(num_features, dtype=dtype)
        else:
            self.register_parameter('weight', None)
            self.register_parameter('bias', None)
        if track_running_stats:
            self._buffers['running_mean'] = _buffer(num_features)
            self._buffers['running_var'] = _buffer(num_features)
            self._buffers['num_batches_tracked'] = _counter()
        else:
            self._buffers['running_mean'] = None
            self._buffers['running_var'] = None
            self._buffers['num_batches_tracked'] = None
        self.reset_parameters()
    def reset_running_stats(self): pass
    def reset_parameters(self): pass
    def _check_input_dim(self, input):
        raise NotImplementedError
    def extra_repr(self):
        return f'{self.num_features}, eps={self.eps}, momentum={self.momentum}, affine={self.affine}, track_running_stats={self.track_running_stats}'

class _BatchNorm(_NormBase):
    def forward(self, input):
        self._check_input_dim(input)
        training = self.training or (self.running_mean is None and self.running_var is None)
        use_stats = not self.training or self.track_running_stats
        return F.batch_norm(input, self.running_mean if use_stats else None, self.running_var if use_stats else None, self.weight, self.bias, training, 0.0 if self.momentum is None else self.momentum, self.eps)

class BatchNorm1d(_BatchNorm):
    def _check_input_dim(self, input):
        if input.dim() != 2 and input.dim() != 3:
            raise ValueError(f'expected 2D or 3D input (got {input.dim()}D input)')
class BatchNorm2d(_BatchNorm):
    def _check_input_dim(self, input):
        if input.dim() != 4:
            raise ValueError(f'expected 4D input (got {input.dim()}D input)')
class BatchNorm3d(_BatchNorm):
    def _check_input_dim(self, input):
        if input.dim() != 5:
            raise ValueError(f'expected 5D input (got {input.dim()}D input)')
class SyncBatchNorm(_BatchNorm):
    def __init__(self, num_features, eps=1e-5, momentum=0.1, affine=True, track_running_stats=True, process_group=None, device=None, dtype=None):
        super().__init__(num_features, eps, momentum, affine, track_running_stats)
        self.process_group = process_group
    def _check_input_dim(self, input):
        if input.dim() < 2:
            raise ValueError(f'expected at least 2D input (got {input.dim()}D input)')
    @classmethod
    def convert_sync_batchnorm(cls, module, process_group=None):
        output = module
        if isinstance(module, _BatchNorm):
            output = cls(module.num_features, module.eps, module.momentum, module.affine, module.track_running_stats, process_group)
            output.training = module.training
        for name, child in module.named_children():
            output.add_module(name, cls.convert_sync_batchnorm(child, process_group))
        return output

class _LazyNormBase(LazyModuleMixin, _NormBase):
    def __init__(self, eps=1e-5, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None):
        super().__init__(0, eps, momentum, False, False)
        self.affine = affine
        self.track_running_stats = track_running_stats
        if affine:
            self.weight = UninitializedParameter()
            self.bias = UninitializedParameter()
        self._lazy = True
    def has_uninitialized_params(self):
        return self.__dict__.get('_lazy', False)
    def initialize_parameters(self, input):
        self.num_features = input.shape[1]
        if self.affine:
            self.weight = _param(self.num_features)
            self.bias = _param(self.num_features)
        if self.track_running_stats:
            self._buffers['running_mean'] = _buffer(self.num_features)
            self._buffers['running_var'] = _buffer(self.num_features)
            self._buffers['num_batches_tracked'] = _counter()
        del self._lazy
class LazyBatchNorm1d(_LazyNormBase, BatchNorm1d):
    cls_to_become = BatchNorm1d
class LazyBatchNorm2d(_LazyNormBase, BatchNorm2d):
    cls_to_become = BatchNorm2d
class LazyBatchNorm3d(_LazyNormBase, BatchNorm3d):
    cls_to_become = BatchNorm3d

class _InstanceNorm(_NormBase):
    def __init__(self, num_features, eps=1e-5, momentum=0.1, affine=False, track_running_stats=False, device=None, dtype=None):
        super().__init__(num_features, eps, momentum, affine, track_running_stats)
    def _get_no_batch_dim(self):
        return self._dims
    def forward(self, input):
        n = self._dims
        if input.dim() not in (n, n + 1):
            raise ValueError(f'expected {n}D or {n + 1}D input (got {input.dim()}D input)')
        channel = input.dim() - n
        if input.size(channel) != self.num_features and self.affine:
            raise ValueError(f"expected input's size at dim={channel} to match num_features ({self.num_features}), but got: {input.size(channel)}.")
        if input.dim() == n:
            return F.instance_norm(input.unsqueeze(0), self.running_mean, self.running_var, self.weight, self.bias, self.training or not self.track_running_stats, 0.0 if self.momentum is None else self.momentum, self.eps).squeeze(0)
        return F.instance_norm(input, self.running_mean, self.running_var, self.weight, self.bias, self.training or not self.track_running_stats, 0.0 if self.momentum is None else self.momentum, self.eps)
class InstanceNorm1d(_InstanceNorm):
    _dims = 2
class InstanceNorm2d(_InstanceNorm):
    _dims = 3
class InstanceNorm3d(_InstanceNorm):
    _dims = 4
class _LazyInstance(_LazyNormBase):
    def __init__(self, eps=1e-5, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None):
        _LazyNormBase.__init__(self, eps, momentum, affine, track_running_stats)
class LazyInstanceNorm1d(_LazyInstance, InstanceNorm1d):
    cls_to_become = InstanceNorm1d
class LazyInstanceNorm2d(_LazyInstance, InstanceNorm2d):
    cls_to_become = InstanceNorm2d
class LazyInstanceNorm3d(_LazyInstance, InstanceNorm3d):
    cls_to_become = InstanceNorm3d
