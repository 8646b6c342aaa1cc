class _MISSING_TYPE:
    def __repr__(self):
        return '<dataclasses._MISSING_TYPE object>'
MISSING = _MISSING_TYPE()

class FrozenInstanceError(AttributeError):
    pass

class _HasDefaultFactory:
    def __repr__(self):
        return '<factory>'
_HAS_DEFAULT_FACTORY = _HasDefaultFactory()

class _DataclassParams:
    __slots__ = ('init', 'repr', 'eq', 'order', 'unsafe_hash', 'frozen')
    def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
        self.init = init
        self.repr = repr
        self.eq = eq
        self.order = order
        self.unsafe_hash = unsafe_hash
        self.frozen = frozen
    def __repr__(self):
        return (f'_DataclassParams(init={self.init!r},repr={self.repr!r},eq={self.eq!r},order={self.order!r},'
                f'unsafe_hash={self.unsafe_hash!r},frozen={self.frozen!r})')

class _KwOnly:
    pass
KW_ONLY = _KwOnly()

class InitVar:
    def __init__(self, type):
        self.type = type
    def __class_getitem__(cls, type):
        return InitVar(type)

class Field:
    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = {} if metadata is None else metadata
        self.kw_only = kw_only
        self._init_only = False
        self._is_class_var = False
    def __repr__(self):
        return f'Field(name={self.name!r},type={self.type!r},default={self.default!r})'

def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)

def _is(text, name):
    if not isinstance(text, str):
        return getattr(text, '_name', None) == name or name == 'InitVar' and (text is InitVar or isinstance(text, InitVar))
    return text.startswith((name, 'typing.' + name, 't.' + name, 'dataclasses.' + name))

def _collect(cls, kw_only):
    fields = {}
    for base in cls.__mro__[-1:0:-1]:
        for name, f in getattr(base, '__dataclass_fields__', {}).items():
            if base.__dict__.get('__dataclass_fields__') is not None:
                fields[name] = f
    after_marker = kw_only
    for name, type in cls.__dict__.get('__annotations__', {}).items():
        if _is(type, 'ClassVar'):
            f = field()
            f.name = name
            f.type = type
            f._is_class_var = True
            fields[name] = f
            continue
        if type is KW_ONLY or _is(type, 'KW_ONLY'):
            after_marker = True
            continue
        default = cls.__dict__.get(name, MISSING)
        if isinstance(default, Field):
            f = default
        else:
            f = field(default=default)
        f.name = name
        f.type = type
        f._init_only = _is(type, 'InitVar')
        if f.kw_only is MISSING:
            f.kw_only = after_marker
        if isinstance(default, Field):
            if f.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, f.default)
        if f.default is not MISSING and f.default.__class__.__hash__ is None:
            raise ValueError(f'mutable default {f.default.__class__} for field {name} is not allowed: use default_factory')
        fields[name] = f
    return fields

def _make_init(cls, fields, frozen):
    positional = [f for f in fields if f.init and not f.kw_only]
    keyword = [f for f in fields if f.init and f.kw_only]
    seen = False
    for f in positional:
        if f.default is not MISSING or f.default_factory is not MISSING:
            seen = True
        elif seen:
            raise TypeError(f'non-default argument {f.name!r} follows default argument')
    self_name = '__dataclass_self__' if any(f.name == 'self' for f in fields) else 'self'
    def fill(self, given):
        init_only = []
        for f in fields:
            if f.init and given[f.name] is not _HAS_DEFAULT_FACTORY:
                value = given[f.name]
            elif f.default_factory is not MISSING:
                value = f.default_factory()
            elif f.default is not MISSING:
                value = f.default
            else:
                continue
            if f._init_only:
                init_only.append(value)
            else:
                object.__setattr__(self, f.name, value) if frozen else setattr(self, f.name, value)
        if hasattr(self, '__post_init__'):
            self.__post_init__(*init_only)
    names = {'_fill': fill}
    def parameter(f):
        names[f'_type_{f.name}'] = f.type
        if f.default is MISSING and f.default_factory is MISSING:
            return f'{f.name}: _type_{f.name}'
        names[f'_default_{f.name}'] = f.default if f.default_factory is MISSING else _HAS_DEFAULT_FACTORY
        return f'{f.name}: _type_{f.name} = _default_{f.name}'
    parameters = [self_name, *map(parameter, positional)]
    if keyword:
        parameters += ['*', *map(parameter, keyword)]
    given = ''.join(f'{f.name!r}: {f.name}, ' for f in positional + keyword)
    exec(f"def __init__({', '.join(parameters)}) -> None: _fill({self_name}, {{{given}}})", names)
    __init__ = names['__init__']
    __init__.__qualname__ = f'{cls.__qualname__}.__init__'
    return __init__

def _values(self, fields):
    return tuple(getattr(self, f.name) for f in fields if f.compare)

def _process(cls, init, repr_, eq, order, unsafe_hash, frozen, match_args, kw_only, slots):
    collected = _collect(cls, kw_only)
    all_fields = [f for f in collected.values() if not f._is_class_var]
    fields = [f for f in all_fields if not f._init_only]
    cls.__dataclass_fields__ = collected
    cls.__dataclass_params__ = _DataclassParams(init, repr_, eq, order, unsafe_hash, frozen)
    own = cls.__dict__
    if init and '__init__' not in own:
        cls.__init__ = _make_init(cls, all_fields, frozen)
    if repr_ and '__repr__' not in own:
        def __repr__(self):
            return self.__class__.__qualname__ + '(' + ', '.join(f'{f.name}={getattr(self, f.name)!r}' for f in fields if f.repr) + ')'
        cls.__repr__ = __repr__
    if eq and '__eq__' not in own:
        def __eq__(self, other):
            if other.__class__ is not self.__class__:
                return NotImplemented
            return _values(self, fields) == _values(other, fields)
        cls.__eq__ = __eq__
        if '__hash__' not in own or own['__hash__'] is None:
            cls.__hash__ = (lambda self: hash(_values(self, fields))) if frozen or unsafe_hash else None
    elif unsafe_hash:
        cls.__hash__ = lambda self: hash(_values(self, fields))
    if order:
        def compared(name, op):
            def method(self, other):
                if other.__class__ is not self.__class__:
                    return NotImplemented
                return op(_values(self, fields), _values(other, fields))
            method.__name__ = name
            setattr(cls, name, method)
        compared('__lt__', lambda a, b: a < b)
        compared('__le__', lambda a, b: a <= b)
        compared('__gt__', lambda a, b: a > b)
        compared('__ge__', lambda a, b: a >= b)
    if frozen:
        names = [f.name for f in fields]
        def __setattr__(self, name, value):
            if type(self) is cls or name in names:
                raise FrozenInstanceError(f'cannot assign to field {name!r}')
            object.__setattr__(self, name, value)
        def __delattr__(self, name):
            if type(self) is cls or name in names:
                raise FrozenInstanceError(f'cannot delete field {name!r}')
            object.__delattr__(self, name)
        cls.__setattr__ = __setattr__
        cls.__delattr__ = __delattr__
    if match_args and '__match_args__' not in own:
        cls.__match_args__ = tuple(f.name for f in all_fields if f.init and not f.kw_only)
    return cls

def dataclass(
    cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False,
    slots=False, weakref_slot=False,
):
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots)
    return wrap if cls is None else wrap(cls)

def fields(class_or_instance):
    try:
        found = getattr(class_or_instance, '__dataclass_fields__')
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple(f for f in found.values() if not f._init_only and not f._is_class_var)

def is_dataclass(obj):
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, '__dataclass_fields__')

def _convert(value, dict_factory):
    if is_dataclass(value) and not isinstance(value, type):
        return dict_factory([(f.name, _convert(getattr(value, f.name), dict_factory)) for f in fields(value)])
    if isinstance(value, tuple) and hasattr(value, '_fields'):
        return type(value)(*[_convert(v, dict_factory) for v in value])
    if isinstance(value, (list, tuple)):
        return type(value)([_convert(v, dict_factory) for v in value])
    if isinstance(value, dict):
        return type(value)([(k, _convert(v, dict_factory)) for k, v in value.items()])
    return value

def asdict(obj, *, dict_factory=dict):
    if not is_dataclass(obj) or isinstance(obj, type):
        raise TypeError('asdict() should be called on dataclass instances')
    return _convert(obj, dict_factory)

def astuple(obj, *, tuple_factory=tuple):
    if not is_dataclass(obj) or isinstance(obj, type):
        raise TypeError('astuple() should be called on dataclass instances')
    def convert(value):
        if is_dataclass(value) and not isinstance(value, type):
            return tuple_factory([convert(getattr(value, f.name)) for f in fields(value)])
        if isinstance(value, (list, tuple)):
            return type(value)([convert(v) for v in value])
        if isinstance(value, dict):
            return {k: convert(v) for k, v in value.items()}
        return value
    return convert(obj)

def replace(obj, /, **changes):
    for f in obj.__dataclass_fields__.values():
        if f._is_class_var:
            continue
        if not f.init:
            if f.name in changes:
                raise ValueError(f'field {f.name} is declared with init=False, it cannot be specified with replace()')
            continue
        if f.name not in changes:
            if f._init_only and f.default is MISSING:
                raise ValueError(f'InitVar {f.name!r} must be specified with replace()')
            if not f._init_only:
                changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)

def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **kwargs):
    body = dict(namespace or {})
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            annotations[item] = 'typing.Any'
        elif len(item) == 2:
            annotations[item[0]] = item[1]
        else:
            annotations[item[0]] = item[1]
            body[item[0]] = item[2]
    body['__annotations__'] = annotations
    return dataclass(type(cls_name, bases, body), **kwargs)
