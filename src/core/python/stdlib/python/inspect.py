from types import FunctionType, MethodType, BuiltinFunctionType, ModuleType, GeneratorType, CoroutineType, AsyncGeneratorType
from collections import namedtuple, OrderedDict

FullArgSpec = namedtuple('FullArgSpec', 'args varargs varkw defaults kwonlyargs kwonlydefaults annotations')
ArgInfo = namedtuple('ArgInfo', 'args varargs keywords locals')

class _empty:
    pass

class _Kind(int):
    _names = ('POSITIONAL_ONLY', 'POSITIONAL_OR_KEYWORD', 'VAR_POSITIONAL', 'KEYWORD_ONLY', 'VAR_KEYWORD')
    @property
    def name(self):
        return self._names[int(self)]
    def __str__(self):
        return self.name
    def __repr__(self):
        return f'<_ParameterKind.{self.name}: {int(self)}>'

class Parameter:
    empty = _empty
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = (_Kind(i) for i in range(5))
    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self.name = name
        self.kind = kind
        self.default = default
        self.annotation = annotation
    def replace(self, **changes):
        values = {'name': self.name, 'kind': self.kind, 'default': self.default, 'annotation': self.annotation, **changes}
        return Parameter(values['name'], values['kind'], default=values['default'], annotation=values['annotation'])
    def __str__(self):
        text = {2: '*', 4: '**'}.get(int(self.kind), '') + self.name
        annotated = self.annotation is not _empty
        if annotated:
            text += ': ' + (self.annotation.__name__ if isinstance(self.annotation, type) else repr(self.annotation))
        if self.default is not _empty:
            text += (' = ' if annotated else '=') + repr(self.default)
        return text
    def __repr__(self):
        return f'<Parameter "{self}">'
    def __eq__(self, other):
        return isinstance(other, Parameter) and (self.name, self.kind, self.default) == (other.name, other.kind, other.default)

class BoundArguments:
    def __init__(self, signature, arguments):
        self.signature = signature
        self.arguments = arguments
    @property
    def args(self):
        found = []
        for name, p in self.signature.parameters.items():
            if p.kind in (3, 4) or name not in self.arguments:
                break
            if p.kind == 2:
                found.extend(self.arguments[name])
            else:
                found.append(self.arguments[name])
        return tuple(found)
    @property
    def kwargs(self):
        found = {}
        for name, p in self.signature.parameters.items():
            if name not in self.arguments:
                continue
            if p.kind == 3:
                found[name] = self.arguments[name]
            elif p.kind == 4:
                found.update(self.arguments[name])
        return found
    def apply_defaults(self):
        arguments = {}
        for name, p in self.signature.parameters.items():
            if name in self.arguments:
                arguments[name] = self.arguments[name]
            elif p.default is not _empty:
                arguments[name] = p.default
            elif p.kind == 2:
                arguments[name] = ()
            elif p.kind == 4:
                arguments[name] = {}
        self.arguments = arguments

class Signature:
    empty = _empty
    def __init__(self, parameters=None, *, return_annotation=_empty):
        self.parameters = OrderedDict((p.name, p) for p in (parameters or ()))
        self.return_annotation = return_annotation
    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)
    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)
    def _bind(self, args, kwargs, partial):
        arguments = {}
        rest = list(args)
        for name, p in self.parameters.items():
            if p.kind == 2:
                arguments[name] = tuple(rest)
                rest = []
            elif p.kind == 4:
                arguments[name] = kwargs
                kwargs = {}
            elif rest and p.kind in (0, 1):
                arguments[name] = rest.pop(0)
                if name in kwargs:
                    raise TypeError(f'multiple values for argument {name!r}')
            elif name in kwargs:
                arguments[name] = kwargs.pop(name)
            elif p.default is _empty and not partial:
                raise TypeError(f'missing a required argument: {name!r}')
        if rest:
            raise TypeError('too many positional arguments')
        if kwargs:
            raise TypeError(f'got an unexpected keyword argument {next(iter(kwargs))!r}')
        return BoundArguments(self, arguments)
    def replace(self, *, parameters=None, return_annotation=None):
        return Signature(list(self.parameters.values()) if parameters is None else parameters)
    def __str__(self):
        parts, star, slash = [], False, False
        items = list(self.parameters.values())
        for i, p in enumerate(items):
            if p.kind == 2:
                star = True
            if p.kind == 3 and not star:
                parts.append('*')
                star = True
            parts.append(str(p))
            if p.kind == 0 and (i + 1 == len(items) or items[i + 1].kind != 0):
                parts.append('/')
        text = '(' + ', '.join(parts) + ')'
        if self.return_annotation is not _empty:
            a = self.return_annotation
            text += ' -> ' + (a.__name__ if isinstance(a, type) else repr(a))
        return text
    def __repr__(self):
        return f'<Signature {self}>'
    @classmethod
    def from_callable(cls, obj):
        return signature(obj)

def unwrap(func, *, stop=None):
    while hasattr(func, '__wrapped__'):
        func = func.__wrapped__
    return func

def _of_function(fn, skip):
    code = fn.__code__
    names = code.co_varnames
    args = names[:code.co_argcount]
    kwonly = names[code.co_argcount:code.co_argcount + code.co_kwonlyargcount]
    rest = list(names[code.co_argcount + code.co_kwonlyargcount:])
    defaults = fn.__defaults__ or ()
    kwdefaults = fn.__kwdefaults__ or {}
    notes = fn.__annotations__
    params = []
    for i, name in enumerate(args):
        at = i - (len(args) - len(defaults))
        kind = Parameter.POSITIONAL_ONLY if i < code.co_posonlyargcount else Parameter.POSITIONAL_OR_KEYWORD
        params.append(Parameter(name, kind, default=defaults[at] if at >= 0 else _empty, annotation=notes.get(name, _empty)))
    if code.co_flags & 4:
        params.append(Parameter(rest.pop(0), Parameter.VAR_POSITIONAL))
    for name in kwonly:
        params.append(Parameter(name, Parameter.KEYWORD_ONLY, default=kwdefaults.get(name, _empty), annotation=notes.get(name, _empty)))
    if code.co_flags & 8:
        params.append(Parameter(rest.pop(0), Parameter.VAR_KEYWORD))
    return Signature(params[skip:], return_annotation=notes.get('return', _empty))

def signature(obj, *, follow_wrapped=True):
    if isinstance(obj, MethodType):
        inner = obj.__func__
        while follow_wrapped and hasattr(inner, '__wrapped__'):
            inner = inner.__wrapped__
        return _of_function(inner, 1)
    if follow_wrapped:
        obj = unwrap(obj)
    if isinstance(obj, FunctionType):
        return _of_function(obj, 0)
    if isinstance(obj, type):
        init = obj.__init__
        return _of_function(unwrap(init), 1) if isinstance(unwrap(init), FunctionType) else Signature()
    if hasattr(obj, 'func') and hasattr(obj, 'keywords'):
        sig = signature(obj.func)
        params = [p for i, p in enumerate(sig.parameters.values()) if i >= len(obj.args)]
        return Signature([p.replace(default=obj.keywords[p.name], kind=Parameter.KEYWORD_ONLY) if p.name in obj.keywords else p for p in params])
    call = getattr(type(obj), '__call__', None)
    if isinstance(call, FunctionType):
        return _of_function(call, 1)
    raise ValueError(f'no signature found for builtin {obj!r}')

def getfullargspec(func):
    fn = unwrap(func.__func__ if isinstance(func, MethodType) else func.__init__ if isinstance(func, type) else func)
    sig = _of_function(fn, 0)
    by = lambda *kinds: [p.name for p in sig.parameters.values() if int(p.kind) in kinds]
    defaults = tuple(p.default for p in sig.parameters.values() if int(p.kind) in (0, 1) and p.default is not _empty)
    kwdefaults = {p.name: p.default for p in sig.parameters.values() if int(p.kind) == 3 and p.default is not _empty}
    return FullArgSpec(by(0, 1), (by(2) or [None])[0], (by(4) or [None])[0], defaults or None, by(3), kwdefaults or None, dict(fn.__annotations__))

getargspec = getfullargspec

def isclass(obj): return isinstance(obj, type)
def isfunction(obj): return isinstance(obj, FunctionType)
def ismethod(obj): return isinstance(obj, MethodType)
def ismodule(obj): return isinstance(obj, ModuleType)
def isbuiltin(obj): return isinstance(obj, BuiltinFunctionType)
def isroutine(obj): return isfunction(obj) or ismethod(obj) or isbuiltin(obj)
def isgenerator(obj): return isinstance(obj, GeneratorType)
def isgeneratorfunction(obj): return _flags(obj, 32)
def iscoroutine(obj): return isinstance(obj, CoroutineType)
def isasyncgen(obj): return isinstance(obj, AsyncGeneratorType)
def isawaitable(obj): return isinstance(obj, CoroutineType) or hasattr(type(obj), '__await__')
def _flags(obj, flag):
    while ismethod(obj):
        obj = obj.__func__
    return isfunction(obj) and bool(obj.__code__.co_flags & flag)
def iscoroutinefunction(obj): return _flags(obj, 128)
def isasyncgenfunction(obj): return _flags(obj, 512)
def isabstract(obj): return isinstance(obj, type) and bool(getattr(obj, '__abstractmethods__', ()))
def isdatadescriptor(obj): return hasattr(type(obj), '__set__')
def getdoc(obj): return getattr(obj, '__doc__', None)
def cleandoc(doc): return doc
def getmodule(obj): return None
def getmro(cls): return cls.__mro__
def getmembers(obj, predicate=None):
    found = []
    for name in sorted(dir(obj)):
        try:
            value = getattr(obj, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            found.append((name, value))
    return found
def stack(context=1): return []
def currentframe(): return None
def getsource(obj): raise OSError('could not get source code')
def getfile(obj): return getattr(obj, '__file__', '')
def getattr_static(obj, name, *default): return getattr(obj, name, *default)
