import torch.nn.functional as F
from torch.nn.modules.batchnorm import _LazyNormBase, _NormBase

class _InstanceNorm(_NormBase):
    def __init__(self, num_features, eps=1e-5, momentum=0.1, affine=False, track_running_stats=False, device=None, dtype=None, *, bias=True):
        super().__init__(num_features, eps, momentum, affine, track_running_stats, device, dtype, bias=bias)
    def _get_no_batch_dim(self):
        raise NotImplementedError
    def _check_input_dim(self, input):
        n = self._get_no_batch_dim()
        if input.dim() not in (n, n + 1):
            raise ValueError(f'expected {n}D or {n + 1}D input (got {input.dim()}D input)')
    def _handle_no_batch_input(self, input):
        return self._apply_instance_norm(input.unsqueeze(0)).squeeze(0)
    def _apply_instance_norm(self, input):
        return F.instance_norm(input, self.running_mean, self.running_var, self.weight, self.bias,
                               self.training or not self.track_running_stats, 0.0 if self.momentum is None else self.momentum, self.eps)
    def forward(self, input):
        self._check_input_dim(input)
        n = self._get_no_batch_dim()
        channel = input.dim() - n
        if input.size(channel) != self.num_features and self.affine:
            raise ValueError(f"expected input's size at dim={channel} to match num_features ({self.num_features}), but got: {input.size(channel)}.")
        if input.dim() == n:
            return self._handle_no_batch_input(input)
        return self._apply_instance_norm(input)

class InstanceNorm1d(_InstanceNorm):
    def _get_no_batch_dim(self): return 2
class LazyInstanceNorm1d(_LazyNormBase, _InstanceNorm):
    cls_to_become = InstanceNorm1d
    def _get_no_batch_dim(self): return 2
class InstanceNorm2d(_InstanceNorm):
    def _get_no_batch_dim(self): return 3
class LazyInstanceNorm2d(_LazyNormBase, _InstanceNorm):
    cls_to_become = InstanceNorm2d
    def _get_no_batch_dim(self): return 3
class InstanceNorm3d(_InstanceNorm):
    def _get_no_batch_dim(self): return 4
class LazyInstanceNorm3d(_LazyNormBase, _InstanceNorm):
    cls_to_become = InstanceNorm3d
    def _get_no_batch_dim(self): return 4
