class auto:
    def __init__(self, value=None):
        self.value = value
    def __or__(self, other):
        return _Combined(lambda a, b: a | b, self, other)
    def __ror__(self, other):
        return _Combined(lambda a, b: a | b, other, self)
    def __and__(self, other):
        return _Combined(lambda a, b: a & b, self, other)
    def __xor__(self, other):
        return _Combined(lambda a, b: a ^ b, self, other)

class _Combined(auto):
    def __init__(self, combine, a, b):
        self.parts = combine, a, b
    def resolved(self):
        combine, a, b = self.parts
        return combine(_resolved(a), _resolved(b))

def _resolved(value):
    return value.resolved() if isinstance(value, _Combined) else value.value if isinstance(value, auto) else value

class property(property):
    pass

class _Members(dict):
    pass

class nonmember:
    def __init__(self, value):
        self.value = value

class member:
    def __init__(self, value):
        self.value = value

def _is_hidden(key, class_name):
    return key.startswith('_') and (key.endswith('_') or key.startswith(('__', f'_{class_name}__')))

def _is_descriptor(value):
    cls = type(value)
    return hasattr(cls, '__get__') or hasattr(cls, '__set__') or hasattr(cls, '__delete__') or callable(value) and not isinstance(value, type)

class EnumType(type):
    def __new__(mcs, name, bases, namespace, boundary=None, **kwds):
        if not bases or name in ('Enum', 'ReprEnum', 'Flag', 'IntEnum', 'StrEnum', 'IntFlag') and namespace.get('__module__') == 'enum':
            cls = super().__new__(mcs, name, bases, namespace)
            cls._member_map_ = {}
            cls._value2member_map_ = {}
            return cls
        members, body = {}, {}
        ignored = namespace.get('_ignore_', ())
        if isinstance(ignored, str):
            ignored = ignored.replace(',', ' ').split()
        for key, value in namespace.items():
            if key in ignored:
                continue
            if isinstance(value, nonmember):
                body[key] = value.value
            elif isinstance(value, member):
                members[key] = value.value
            elif _is_hidden(key, name) or isinstance(value, (classmethod, staticmethod, type)) or _is_descriptor(value):
                body[key] = value
            else:
                members[key] = value
        if members:
            for base in bases:
                if isinstance(base, EnumType) and base._member_map_:
                    raise TypeError(f'<enum {name!r}> cannot extend <enum {base.__name__!r}>')
        cls = super().__new__(mcs, name, bases, body, **kwds)
        cls._member_map_ = {}
        cls._value2member_map_ = {}
        data_type = _data_type(cls)
        own_new = body.get('__new__')
        values = []
        for key, value in members.items():
            if isinstance(value, _Combined):
                value = value.resolved()
            elif isinstance(value, auto):
                if value.value is None:
                    value.value = cls._generate_next_value_(key, 1, len(values), list(values))
                value = value.value
            args = value if isinstance(value, tuple) else (value,)
            alias = None
            if own_new is not None:
                made = own_new(cls, *args)
                if not hasattr(made, '_value_'):
                    made._value_ = data_type(*args) if data_type is not object else value
            elif data_type is not object:
                made = data_type.__new__(cls, *args)
                made._value_ = data_type(*args)
            else:
                made = object.__new__(cls)
                made._value_ = value
            for other in cls._member_map_.values():
                if other._value_ == made._value_:
                    alias = other
                    break
            values.append(made._value_)
            if alias is not None:
                cls._member_map_[key] = alias
                type.__setattr__(cls, key, alias)
                continue
            made._name_ = key
            made._sort_order_ = len(cls._member_map_)
            made.__objclass__ = cls
            if '__init__' in body or _inherits_init(cls, data_type):
                made.__init__(*args)
            cls._member_map_[key] = made
            try:
                cls._value2member_map_[made._value_] = made
            except TypeError:
                pass
            type.__setattr__(cls, key, made)
        return cls
    def __init__(cls, *args, **kwds):
        pass
    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1):
        if names is None and cls._member_map_:
            return cls._lookup(value)
        if names is None:
            return cls._lookup(value)
        return cls._create_(value, names, type, start)
    def _create_(cls, class_name, names, mixin, start):
        if isinstance(names, str):
            names = names.replace(',', ' ').split()
        pairs = {}
        for i, item in enumerate(names.items() if isinstance(names, dict) else names):
            if isinstance(item, str):
                pairs[item] = i + start
            else:
                pairs[item[0]] = item[1]
        bases = (cls,) if mixin is None else (mixin, cls)
        return EnumType(class_name, bases, {'__module__': '__main__', **pairs})
    def _lookup(cls, value):
        if type(value) is cls:
            return value
        try:
            if value in cls._value2member_map_:
                return cls._value2member_map_[value]
        except TypeError:
            pass
        for one in cls._member_map_.values():
            if one._value_ == value:
                return one
        found = cls._missing_(value)
        if found is None:
            raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        return found
    def __iter__(cls):
        return iter([one for name, one in cls._member_map_.items() if one._name_ == name and not cls._is_composite(one)])
    def _is_composite(cls, one):
        return issubclass(cls, Flag) and (one._value_ == 0 or one._value_ & (one._value_ - 1) != 0)
    def __reversed__(cls):
        return reversed(list(cls))
    def __len__(cls):
        return len(list(cls.__iter__()))
    def __bool__(cls):
        return True
    def __getitem__(cls, name):
        return cls._member_map_[name]
    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        if not isinstance(value, Enum) and not _hashable_member(cls, value):
            if isinstance(value, (int, float, str, bytes, tuple)) or value is None:
                return False
            raise TypeError(f"unsupported operand type(s) for 'in': '{type(value).__qualname__}' and '{cls.__class__.__qualname__}'")
        return _hashable_member(cls, value)
    @property
    def __members__(cls):
        return dict(cls._member_map_)
    def __getattr__(cls, name):
        raise AttributeError(name)
    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(f'cannot reassign member {name!r}')
        type.__setattr__(cls, name, value)
    def __repr__(cls):
        return f'<enum {cls.__name__!r}>' if not issubclass(cls, Flag) else f'<flag {cls.__name__!r}>'

def _hashable_member(cls, value):
    return any(one._value_ == value for one in cls._member_map_.values())

EnumMeta = EnumType

def _data_type(cls):
    for base in cls.__mro__:
        if base in (int, str, float, bytes, tuple, complex, bool):
            return base
    return object

def _inherits_init(cls, data_type):
    for base in cls.__mro__:
        if base in (object, data_type):
            continue
        if '__init__' in vars(base) and base.__name__ != 'Enum':
            return True
    return False

class Enum(metaclass=EnumType):
    @property
    def name(self):
        return self._name_
    @property
    def value(self):
        return self._value_
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        for last in reversed(last_values):
            if isinstance(last, int):
                return max(v for v in last_values if isinstance(v, int)) + 1
        return start
    @classmethod
    def _missing_(cls, value):
        return None
    def __repr__(self):
        return f'<{self.__class__.__name__}.{self._name_}: {self._value_!r}>'
    def __str__(self):
        return f'{self.__class__.__name__}.{self._name_}'
    def __format__(self, spec):
        return format(str(self), spec)
    def __hash__(self):
        return hash(self._name_)
    def __eq__(self, other):
        return self is other or (_data_type(type(self)) is not object and self._value_ == (other._value_ if isinstance(other, Enum) else other))
    def __ne__(self, other):
        return not self == other
    def __reduce_copy__(self, inner):
        return self

class ReprEnum(Enum):
    pass

class IntEnum(int, ReprEnum):
    def __str__(self):
        return str(int(self))
    def __format__(self, spec):
        return format(int(self), spec)
    def __eq__(self, other):
        return int(self) == other
    def __hash__(self):
        return hash(int(self))

class StrEnum(str, ReprEnum):
    def __str__(self):
        return str.__str__(self) if False else self._value_
    def __format__(self, spec):
        return format(self._value_, spec)
    def __eq__(self, other):
        return self._value_ == (other._value_ if isinstance(other, Enum) else other)
    def __hash__(self):
        return hash(self._value_)
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

class Flag(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return 1
        return 2 ** max(last_values).bit_length()
    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        made = int.__new__(cls, value) if issubclass(cls, int) else object.__new__(cls)
        made._value_ = value
        parts = [one for one in cls if one._value_ & value]
        made._name_ = '|'.join(one._name_ for one in parts) or None
        cls._value2member_map_[value] = made
        return made
    def __or__(self, other):
        return self.__class__(self._value_ | (other._value_ if isinstance(other, Flag) else other))
    def __and__(self, other):
        return self.__class__(self._value_ & (other._value_ if isinstance(other, Flag) else other))
    def __xor__(self, other):
        return self.__class__(self._value_ ^ (other._value_ if isinstance(other, Flag) else other))
    def __invert__(self):
        every = 0
        for one in self.__class__:
            every |= one._value_
        return self.__class__(every & ~self._value_)
    def __contains__(self, other):
        return other._value_ & self._value_ == other._value_
    def __iter__(self):
        return iter([one for one in self.__class__ if one._value_ & self._value_])
    def __len__(self):
        return bin(self._value_).count('1')
    def __bool__(self):
        return bool(self._value_)
    def __repr__(self):
        return f'<{self.__class__.__name__}: {self._value_!r}>' if self._name_ is None else f'<{self.__class__.__name__}.{self._name_}: {self._value_!r}>'
    def __str__(self):
        return f'{self.__class__.__name__}({self._value_!r})' if self._name_ is None else f'{self.__class__.__name__}.{self._name_}'
    def __hash__(self):
        return hash(self._value_)

class IntFlag(int, ReprEnum, Flag):
    def __str__(self):
        return str(int(self._value_))
    def __format__(self, spec):
        return format(int(self._value_), spec)
    __or__ = __ror__ = Flag.__or__
    __and__ = __rand__ = Flag.__and__
    __xor__ = __rxor__ = Flag.__xor__
    __invert__ = Flag.__invert__
    def __hash__(self):
        return hash(self._value_)

def unique(enumeration):
    duplicates = [(name, one._name_) for name, one in enumeration._member_map_.items() if name != one._name_]
    if duplicates:
        details = ', '.join(f'{alias} -> {name}' for alias, name in duplicates)
        raise ValueError(f'duplicate values found in {enumeration!r}: {details}')
    return enumeration

def global_enum(cls, update_str=False):
    return cls
class FlagBoundary(StrEnum):
    STRICT = 'strict'
    CONFORM = 'conform'
    EJECT = 'eject'
    KEEP = 'keep'
STRICT, CONFORM, EJECT, KEEP = FlagBoundary.STRICT, FlagBoundary.CONFORM, FlagBoundary.EJECT, FlagBoundary.KEEP
def verify(*checks):
    return lambda cls: cls
UNIQUE = CONTINUOUS = NAMED_FLAGS = 'check'
