def _f(): pass
def _g(): yield
class _C:
    def m(self): pass
FunctionType = LambdaType = type(_f)
GeneratorType = type(_g())
MethodType = type(_C().m)
BuiltinFunctionType = BuiltinMethodType = type(len)
ModuleType = _ModuleType
NoneType = type(None)
EllipsisType = type(...)
NotImplementedType = type(NotImplemented)
GenericAlias = type(list[int])
UnionType = _UnionType
CodeType = type(_f.__code__)
MappingProxyType = dict
TracebackType = type('traceback', (), {})
FrameType = type('frame', (), {})
async def _c(): pass
CoroutineType = type(_c())
async def _a(): yield
AsyncGeneratorType = type(_a())
MethodWrapperType = type('method-wrapper', (), {})
class SimpleNamespace:
    def __init__(self, /, **kwargs):
        self.__dict__.update(kwargs)
    def __getattr__(self, name):
        raise AttributeError(f"'types.SimpleNamespace' object has no attribute '{name}'")
    def __repr__(self):
        return 'namespace(' + ', '.join(f'{k}={v!r}' for k, v in self.__dict__.items()) + ')'
    def __eq__(self, other):
        return isinstance(other, SimpleNamespace) and self.__dict__ == other.__dict__
class DynamicClassAttribute(property):
    pass
def new_class(name, bases=(), kwds=None, exec_body=None):
    ns = {}
    if exec_body is not None:
        exec_body(ns)
    kwds = dict(kwds or {})
    return kwds.pop('metaclass', type)(name, tuple(bases), ns, **kwds)
class _Awaitable:
    def __init__(self, generator): self._generator = generator
    def __await__(self): return self._generator
def coroutine(func):
    if not isinstance(func, FunctionType) or not func.__code__.co_flags & 32:
        return func
    def wrapped(*args, **kwargs):
        return _Awaitable(func(*args, **kwargs))
    return wrapped
