from types import FunctionType, MethodType, BuiltinFunctionType, ModuleType, GeneratorType, CoroutineType, AsyncGeneratorType
from collections import namedtuple, OrderedDict
from functools import partial
import sys as _sys

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

def _of_builtin(fn, skip):
    text = getattr(fn, '__text_signature__', None)
    if text is None:
        return _unknown(f'the parameters of `{fn.__name__}` are not modelled')
    return _of_function(eval(f'lambda {text[1:-1]}: None'), skip)

def _of(obj, skip, follow=False):
    if follow:
        obj = unwrap(obj)
    return _of_function(obj, skip) if isinstance(obj, FunctionType) else _of_builtin(obj, skip)

def _user_defined(cls, name):
    found = getattr(cls, name, None)
    return found if isinstance(found, (FunctionType, MethodType)) else None

def _of_class(cls, skip, follow):
    call = _user_defined(type(cls), '__call__')
    if call is not None:
        return _of(getattr(call, '__func__', call), skip, follow)
    found = {'__new__': _user_defined(cls, '__new__'), '__init__': _user_defined(cls, '__init__')}
    for base in cls.__mro__:
        for name, method in found.items():
            if method is not None and name in base.__dict__:
                return _of(getattr(method, '__func__', method), skip, follow)
    if cls.__init__ is object.__init__ and cls.__new__ is object.__new__:
        return Signature()
    return _unknown(f'the parameters of `{cls.__name__}` are not modelled')

def _from_callable(obj, follow, skip):
    if not callable(obj):
        raise TypeError(f'{obj!r} is not a callable object')
    if isinstance(obj, MethodType):
        return _of(obj.__func__, skip, follow)
    if follow:
        obj = unwrap(obj)
    given = getattr(obj, '__signature__', None)
    if isinstance(given, Signature):
        return given
    if isinstance(obj, FunctionType):
        return _of_function(obj, 0)
    if isinstance(obj, BuiltinFunctionType):
        return _of_builtin(obj, 0)
    if isinstance(obj, type):
        return _of_class(obj, skip, follow)
    if isinstance(obj, partial):
        sig = _from_callable(obj.func, follow, skip)
        params = [p for i, p in enumerate(sig.parameters.values()) if i >= len(obj.args)]
        return Signature([p.replace(default=obj.keywords[p.name], kind=Parameter.KEYWORD_ONLY) if p.name in obj.keywords else p for p in params],
                         return_annotation=sig.return_annotation)
    return _of(type(obj).__call__, skip, follow)

def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    return _from_callable(obj, follow_wrapped, 1)

def getfullargspec(func):
    try:
        sig = _from_callable(func, False, 0)
    except Exception as ex:
        raise TypeError('unsupported callable') from ex
    by = lambda *kinds: [p.name for p in sig.parameters.values() if int(p.kind) in kinds]
    defaults = tuple(p.default for p in sig.parameters.values() if int(p.kind) in (0, 1) and p.default is not _empty)
    kwdefaults = {p.name: p.default for p in sig.parameters.values() if int(p.kind) == 3 and p.default is not _empty}
    notes = {p.name: p.annotation for p in sig.parameters.values() if p.annotation is not _empty}
    if sig.return_annotation is not _empty:
        notes['return'] = sig.return_annotation
    return FullArgSpec(by(0, 1), (by(2) or [None])[0], (by(4) or [None])[0], defaults or None, by(3), kwdefaults or None, notes)

def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    if isinstance(obj, type):
        found = obj.__dict__.get('__annotations__', None)
    elif isinstance(obj, ModuleType):
        found = getattr(obj, '__annotations__', None)
    elif callable(obj):
        found = getattr(obj, '__annotations__', None)
    else:
        raise TypeError(f'{obj!r} is not a module, class, or callable.')
    if not found:
        return {}
    if not eval_str:
        return dict(found)
    if globals is None:
        if isinstance(obj, type):
            module = _sys.modules.get(obj.__module__)
            globals = {} if module is None else vars(module)
            locals = dict(vars(obj)) if locals is None else locals
        else:
            globals = vars(obj) if isinstance(obj, ModuleType) else unwrap(obj).__globals__
    return {key: eval(value, globals, locals) if isinstance(value, str) else value for key, value in found.items()}

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
def cleandoc(doc):
    lines = doc.expandtabs().split('\n')
    margin = min((len(line) - len(line.lstrip()) for line in lines[1:] if line.lstrip()), default=None)
    lines = [lines[0].lstrip()] + [line[margin or 0:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return '\n'.join(lines)
def getdoc(obj):
    doc = getattr(obj, '__doc__', None)
    return cleandoc(doc) if isinstance(doc, str) else None
def getmodule(obj, _filename=None):
    if isinstance(obj, ModuleType):
        return obj
    return _sys.modules.get(obj.__module__) if hasattr(obj, '__module__') else None
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
def stack(context=1): return _unknown('frames are not modelled')
def currentframe(): return _unknown('frames are not modelled')
def getsource(obj): return _unknown('the source of an object is not modelled')
getsourcelines = getcomments = getsource
def getfile(obj):
    if isinstance(obj, ModuleType):
        if getattr(obj, '__file__', None):
            return obj.__file__
        raise TypeError(f'{obj!r} is a built-in module')
    if isinstance(obj, type):
        module = _sys.modules.get(obj.__module__)
        if getattr(module, '__file__', None):
            return module.__file__
        if obj.__module__ == '__main__':
            raise OSError('source code not available')
        raise TypeError(f'{obj!r} is a built-in class')
    if isinstance(obj, MethodType):
        obj = obj.__func__
    if isinstance(obj, FunctionType):
        return obj.__code__.co_filename
    raise TypeError('module, class, method, function, traceback, frame, or code object was expected, got ' + type(obj).__name__)
def getsourcefile(obj): return getfile(obj)
def getabsfile(obj, _filename=None): return getfile(obj)
def getattr_static(obj, name, *default): return getattr(obj, name, *default)
