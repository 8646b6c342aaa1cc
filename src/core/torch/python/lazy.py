class LazyModuleMixin:
    cls_to_become = None
    def has_uninitialized_params(self):
        return any(_is_lazy(p) for p in self._parameters.values()) or any(_is_lazy(b) for b in self._buffers.values())
    def initialize_parameters(self, *args, **kwargs):
        raise NotImplementedError(f'initialize_parameters is not implemented for {self.__class__.__name__}')
    # This is called before the first forward; torch uses a hook that removes itself.
    def _convlens_prepare(self, *args, **kwargs):
        if '_is_prepared' in self.__dict__:
            return
        self.initialize_parameters(*args, **kwargs)
        if self.has_uninitialized_params():
            raise RuntimeError(f'module {self._get_name()} has not been fully initialized')
        if self.cls_to_become is not None:
            self.__class__ = self.cls_to_become
        else:
            self.__dict__['_is_prepared'] = True
