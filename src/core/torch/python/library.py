class Library:
    def __init__(self, *args, **kwargs): pass
    def define(self, *args, **kwargs): pass
    def impl(self, *args, **kwargs): pass
def _decorator(*args, **kwargs):
    return lambda fn: fn
custom_op = register_fake = impl_abstract = register_kernel = impl = register_autograd = _decorator
def define(*args, **kwargs): pass
