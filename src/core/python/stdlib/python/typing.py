from collections import _make_namedtuple

class _Special:
    def __init__(self, name, origin=None):
        self._name = name
        self.__origin__ = origin
        self.__name__ = name
    def __getitem__(self, args):
        return _Alias(self, args if isinstance(args, tuple) else (args,))
    def __call__(self, *args, **kwargs):
        if self.__origin__ is None:
            raise TypeError(f'Cannot instantiate {self!r}')
        return self.__origin__(*args, **kwargs)
    def __instancecheck__(self, value):
        if self.__origin__ is None:
            raise TypeError(f'{self!r} cannot be used with isinstance()')
        return isinstance(value, self.__origin__)
    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)
    def __mro_entries__(self, bases):
        return (self.__origin__,) if isinstance(self.__origin__, type) else (Generic,)
    def __or__(self, other):
        return _Alias(Union, (self, other))
    def __ror__(self, other):
        return _Alias(Union, (other, self))
    def __repr__(self):
        return f'typing.{self._name}'
    def __hash__(self):
        return hash(self._name)
    def __eq__(self, other):
        return isinstance(other, _Special) and self._name == other._name

class _Alias(_Special):
    def __init__(self, special, args):
        self._special = special
        self._name = special._name
        self.__origin__ = special.__origin__ if special.__origin__ is not None else special
        if special._name == 'Optional':
            args = args + (type(None),)
            self.__origin__ = Union
            self._name = 'Optional'
        self.__args__ = args
        self.__parameters__ = ()
    def __call__(self, *args, **kwargs):
        if isinstance(self.__origin__, type):
            return self.__origin__(*args, **kwargs)
        raise TypeError(f'{self!r} is not callable')
    def __getitem__(self, args):
        return self
    def __instancecheck__(self, value):
        if self.__origin__ is Union:
            return isinstance(value, tuple(type(None) if a is None else a for a in self.__args__))
        raise TypeError('Subscripted generics cannot be used with class and instance checks')
    def __eq__(self, other):
        return isinstance(other, _Alias) and self._name == other._name and self.__args__ == other.__args__
    def __hash__(self):
        return hash((self._name, self.__args__))
    def __repr__(self):
        args = self.__args__[:1] if self._name == 'Optional' else self.__args__
        return f"typing.{self._name}[{', '.join(_show(a) for a in args)}]"

def _show(a):
    if isinstance(a, list):
        return '[' + ', '.join(_show(b) for b in a) + ']'
    if a is type(None) or a is None:
        return 'None'
    if isinstance(a, type):
        return a.__qualname__ if a.__module__ == 'builtins' else f'{a.__module__}.{a.__qualname__}'
    return '...' if a is ... else repr(a)

import collections as _c
from abc import ABCMeta
import collections.abc as _abc

for _name, _origin in {
    'List': list, 'Dict': dict, 'Set': set, 'FrozenSet': frozenset, 'Tuple': tuple, 'Type': type,
    'OrderedDict': _c.OrderedDict, 'DefaultDict': _c.defaultdict, 'Counter': _c.Counter, 'Deque': _c.deque, 'ChainMap': _c.ChainMap,
    'Callable': _abc.Callable, 'Iterable': _abc.Iterable, 'Iterator': _abc.Iterator,
    'Sequence': _abc.Sequence, 'MutableSequence': _abc.MutableSequence, 'Mapping': _abc.Mapping, 'MutableMapping': _abc.MutableMapping,
    'Collection': _abc.Collection, 'Container': _abc.Container, 'Sized': _abc.Sized, 'Hashable': _abc.Hashable,
    'Reversible': _abc.Reversible, 'Generator': _abc.Generator, 'AbstractSet': _abc.Set, 'MutableSet': _abc.MutableSet,
    'KeysView': _abc.KeysView, 'ValuesView': _abc.ValuesView, 'ItemsView': _abc.ItemsView, 'ByteString': _abc.ByteString,
    'Awaitable': _abc.Awaitable, 'Coroutine': _abc.Coroutine, 'AsyncIterator': _abc.AsyncIterator,
    'AsyncIterable': _abc.AsyncIterable, 'AsyncGenerator': _abc.AsyncGenerator,
}.items():
    globals()[_name] = _Special(_name, _origin)

for _name in (
    'Any', 'Union', 'Optional', 'Literal', 'Final', 'ClassVar', 'NoReturn', 'Never', 'Self', 'Annotated', 'Concatenate', 'TypeGuard',
    'TypeAlias', 'Required', 'NotRequired', 'Unpack', 'LiteralString', 'ReadOnly', 'TypeIs',
):
    globals()[_name] = _Special(_name)
Union = globals()['Union']
Text = str
AnyStr = _Special('AnyStr')
ContextManager = _Special('ContextManager')
AsyncContextManager = _Special('AsyncContextManager')
IO = _Special('IO')
TextIO = _Special('TextIO')
BinaryIO = _Special('BinaryIO')
Pattern = _Special('Pattern')
Match = _Special('Match')
TYPE_CHECKING = False

class Generic:
    def __class_getitem__(cls, item):
        return cls

def _protocol_members(cls):
    names = set()
    for base in cls.__mro__:
        if base.__dict__.get('_is_protocol') is True and base is not Protocol:
            names.update(base.__dict__.get('__annotations__', {}))
            names.update(name for name in base.__dict__ if name not in _NOT_MEMBERS)
    return names

_NOT_MEMBERS = {
    '_is_protocol', '_is_runtime_protocol', '__module__', '__qualname__', '__doc__', '__dict__', '__weakref__', '__annotations__',
    '__abstractmethods__', '__slots__', '__init__', '__init_subclass__', '__class_getitem__', '__subclasshook__', '__parameters__',
    '__orig_bases__', '__hash__',
}

class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, value):
        if cls.__dict__.get('_is_protocol') is not True or cls is Protocol:
            return type.__instancecheck__(cls, value)
        if not cls.__dict__.get('_is_runtime_protocol'):
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        return all(hasattr(value, name) for name in _protocol_members(cls))

class Protocol(metaclass=_ProtocolMeta):
    def __class_getitem__(cls, item):
        return cls
    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls._is_protocol = Protocol in cls.__bases__
    _is_protocol = True

class SupportsInt(Protocol): pass
class SupportsFloat(Protocol): pass
class SupportsIndex(Protocol): pass
class SupportsAbs(Protocol): pass
class SupportsRound(Protocol): pass

class TypeVar:
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, default=None, infer_variance=False):
        self.__name__ = name
        self.__bound__ = bound
        self.__constraints__ = constraints
    def __repr__(self):
        return '~' + self.__name__
    def __or__(self, other):
        return _Alias(Union, (self, other))
    def __ror__(self, other):
        return _Alias(Union, (other, self))

class ParamSpec(TypeVar):
    @property
    def args(self):
        return self
    @property
    def kwargs(self):
        return self

class TypeVarTuple(TypeVar):
    def __iter__(self):
        yield self

def NewType(name, tp):
    def new_type(x):
        return x
    new_type.__name__ = name
    new_type.__supertype__ = tp
    return new_type

class _NamedTupleMeta(type):
    def __new__(mcs, name, bases, namespace):
        annotations = namespace.get('__annotations__', {})
        fields = list(annotations)
        defaults = [namespace[f] for f in fields if f in namespace]
        others = {k: v for k, v in namespace.items() if k not in fields and k not in ('__new__', '__annotations__', '__module__')}
        made = _make_namedtuple(name, fields, defaults, namespace.get('__module__', '__main__'), (), others)
        made.__annotations__ = annotations
        return made

class _NamedTuple:
    def __call__(self, typename, fields=None, /, **kwargs):
        pairs = list(kwargs.items()) if fields is None else list(fields)
        made = _make_namedtuple(typename, [name for name, _ in pairs], (), '__main__')
        made.__annotations__ = dict(pairs)
        return made
    def __mro_entries__(self, bases):
        return (_NamedTupleBase,)

class _NamedTupleBase(metaclass=_NamedTupleMeta if False else type):
    pass

class _NamedTupleRoot(type):
    def __new__(mcs, name, bases, namespace):
        if name == '_NamedTupleBase':
            return type.__new__(mcs, name, bases, namespace)
        return _NamedTupleMeta.__new__(_NamedTupleMeta, name, bases, namespace)

class _NamedTupleBase(metaclass=_NamedTupleRoot):
    pass

NamedTuple = _NamedTuple()

class _TypedDictMeta(type):
    def __new__(mcs, name, bases, namespace, total=True):
        made = type.__new__(mcs, name, (dict,), namespace)
        annotations = {}
        for base in bases:
            annotations.update(getattr(base, '__annotations__', {}))
        annotations.update(namespace.get('__annotations__', {}))
        made.__annotations__ = annotations
        made.__total__ = total
        return made
    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)

class _TypedDictBase(dict, metaclass=_TypedDictMeta):
    pass

class _TypedDict:
    def __call__(self, typename, fields=None, /, *, total=True, **kwargs):
        return _TypedDictMeta(typename, (dict,), {'__annotations__': dict(fields or kwargs), '__module__': '__main__'}, total=total)
    def __mro_entries__(self, bases):
        return (_TypedDictBase,)

TypedDict = _TypedDict()

class ForwardRef:
    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f'Forward reference must be a string -- got {arg!r}')
        self.__forward_arg__ = arg
        self.__forward_evaluated__ = False
        self.__forward_value__ = None
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module
    def __eq__(self, other):
        return self.__forward_arg__ == other.__forward_arg__ if isinstance(other, ForwardRef) else NotImplemented
    def __hash__(self):
        return hash(self.__forward_arg__)
    def __or__(self, other):
        return Union[self, other]
    def __repr__(self):
        return f'ForwardRef({self.__forward_arg__!r})'

def cast(typ, val):
    return val
def overload(func):
    return func
def no_type_check(arg):
    return arg
def final(f):
    return f
def override(f):
    return f
def runtime_checkable(cls):
    cls._is_runtime_protocol = True
    return cls
def assert_never(arg):
    raise AssertionError(f'Expected code to be unreachable, but got: {arg!r}')
def assert_type(val, typ):
    return val
def reveal_type(obj):
    return obj
def dataclass_transform(**kwargs):
    return lambda cls: cls
def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            names = _module_names(base.__module__) if globalns is None else globalns
            own = vars(base) if localns is None else localns
            for name, hint in base.__dict__.get('__annotations__', {}).items():
                hints[name] = _resolve(hint, names, own)
    else:
        wrapped = obj
        while hasattr(wrapped, '__wrapped__'):
            wrapped = wrapped.__wrapped__
        names = globalns
        if names is None:
            names = vars(obj) if isinstance(obj, type(_c)) else getattr(wrapped, '__globals__', {})
        found = getattr(obj, '__annotations__', None)
        if found is None:
            if isinstance(obj, type(len)):
                return {}
            raise TypeError(f'{obj!r} is not a module, class, method, or function.')
        for name, hint in found.items():
            hints[name] = _resolve(hint, names, names if localns is None else localns)
    return hints if include_extras else {name: _strip(hint) for name, hint in hints.items()}
def _module_names(name):
    import sys
    return vars(sys.modules[name]) if name in sys.modules else {}
def _resolve(hint, names, own):
    if isinstance(hint, ForwardRef):
        hint = hint.__forward_arg__
    if isinstance(hint, str):
        return _resolve(eval(hint, {**names, **own}), names, own)
    return type(None) if hint is None else hint
def _strip(hint):
    if isinstance(hint, _Alias) and hint._name == 'Annotated':
        return hint.__args__[0]
    return hint
_UnionType = type(int | None)
def get_origin(tp):
    return _UnionType if isinstance(tp, _UnionType) else getattr(tp, '__origin__', None)
def get_args(tp):
    return tuple(type(None) if a is None else a for a in getattr(tp, '__args__', ()))
def get_overloads(func):
    return []
def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)
