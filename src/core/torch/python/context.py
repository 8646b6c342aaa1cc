import functools

class _Context:
    def __init__(self, *args, **kwargs):
        pass
    def __enter__(self):
        return self
    def __exit__(self, *exc):
        return None
    def __call__(self, func):
        @functools.wraps(func)
        def inner(*args, **kwargs):
            with self.__class__():
                return func(*args, **kwargs)
        return inner

class _Grad(_Context):
    _mode = False
    def __new__(cls, orig_func=None, *args, **kwargs):
        self = object.__new__(cls)
        if callable(orig_func):
            return self(orig_func)
        return self
    def __enter__(self):
        self.prev = _grad_enabled()
        _set_grad(self._mode)
    def __exit__(self, *exc):
        _set_grad(self.prev)
class no_grad(_Grad): pass
class inference_mode(_Grad):
    def __init__(self, mode=True): pass
class enable_grad(_Grad):
    _mode = True
class set_grad_enabled(_Context):
    def __init__(self, mode):
        self.prev = _grad_enabled()
        self.mode = mode
        _set_grad(mode)
    def __exit__(self, *exc):
        _set_grad(self.prev)
class set_detect_anomaly(_Context): pass
class detect_anomaly(_Context): pass
class autocast(_Context): pass
class profiler(_Context): pass
class device_context(_Context): pass
def custom_fwd(fwd=None, **kwargs):
    return (lambda f: f) if fwd is None else fwd
custom_bwd = custom_fwd
class GradScaler:
    def __init__(self, *args, **kwargs): pass
    def scale(self, loss): return loss
    def step(self, optimizer): pass
    def update(self): pass
    def unscale_(self, optimizer): pass
