from torch.nn.modules.module import Module

class LazyModuleMixin:
    cls_to_become = None
    def has_uninitialized_params(self):
        return any(isinstance(p, UninitializedParameter) for p in self._parameters.values()) or any(isinstance(b, UninitializedParameter) for b in self._buffers.values())
    def initialize_parameters(self, *args, **kwargs):
        raise NotImplementedError(f'initialize_parameters is not implemented for {self.__class__.__name__}')
    def _convlens_prepare(self, *args, **kwargs):
        if self.has_uninitialized_params():
            self.initialize_parameters(*args, **kwargs)
        if self.cls_to_become is not None:
            self.__class__ = self.cls_to_become
