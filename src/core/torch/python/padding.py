import torch.nn.functional as F
from torch.nn.modules.module import Module
from torch.nn.modules.utils import _pair, _quadruple, _ntuple
_sextuple = _ntuple(6)

class _Pad(Module):
    _mode = 'constant'
    value = 0.0
    def __init__(self, padding):
        super().__init__()
        self.padding = self._ntuple(padding)
    def forward(self, input):
        return F.pad(input, self.padding, self._mode, self.value) if self._mode == 'constant' else F.pad(input, self.padding, self._mode)
class _One(_Pad):
    _ntuple = staticmethod(_pair)
class _Two(_Pad):
    _ntuple = staticmethod(_quadruple)
class _Three(_Pad):
    _ntuple = staticmethod(_sextuple)
class _Constant(_Pad):
    def __init__(self, padding, value):
        super().__init__(padding)
        self.value = value
class ConstantPad1d(_Constant, _One): pass
class ConstantPad2d(_Constant, _Two): pass
class ConstantPad3d(_Constant, _Three): pass
class ZeroPad1d(_One): pass
class ZeroPad2d(_Two): pass
class ZeroPad3d(_Three): pass
class ReflectionPad1d(_One): _mode = 'reflect'
class ReflectionPad2d(_Two): _mode = 'reflect'
class ReflectionPad3d(_Three): _mode = 'reflect'
class ReplicationPad1d(_One): _mode = 'replicate'
class ReplicationPad2d(_Two): _mode = 'replicate'
class ReplicationPad3d(_Three): _mode = 'replicate'
class CircularPad1d(_One): _mode = 'circular'
class CircularPad2d(_Two): _mode = 'circular'
class CircularPad3d(_Three): _mode = 'circular'
