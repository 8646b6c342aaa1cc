class OrderedDict(dict):
    def move_to_end(self, key, last=True):
        value = self[key]
        rest = [(k, v) for k, v in self.items() if k != key]
        self.clear()
        for k, v in (rest + [(key, value)] if last else [(key, value)] + rest):
            dict.__setitem__(self, k, v)
    def copy(self):
        return self.__class__(self)
    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return list(self.items()) == list(other.items())
        return dict(self) == (dict(other) if isinstance(other, dict) else other)
    def __ne__(self, other):
        return not self == other
    __hash__ = None
    def __repr__(self):
        if not self:
            return f'{type(self).__name__}()'
        return f'{type(self).__name__}({list(self.items())!r})'
    def __or__(self, other):
        new = self.__class__(self)
        new.update(other)
        return new
    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made

class defaultdict(dict):
    def __init__(self, default_factory=None, /, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError('first argument must be callable or None')
        self.default_factory = default_factory
        dict.__init__(self, *args, **kwargs)
    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        value = self.default_factory()
        self[key] = value
        return value
    def copy(self):
        return type(self)(self.default_factory, self)
    def __repr__(self):
        return f'defaultdict({self.default_factory!r}, {dict(self)!r})'

class Counter(dict):
    def __init__(self, iterable=None, /, **kwds):
        dict.__init__(self)
        self.update(iterable, **kwds)
    def __missing__(self, key):
        return 0
    def update(self, iterable=None, /, **kwds):
        if iterable is not None:
            if isinstance(iterable, dict):
                for key, count in iterable.items():
                    self[key] = self.get(key, 0) + count
            else:
                for key in iterable:
                    self[key] = self.get(key, 0) + 1
        for key, count in kwds.items():
            self[key] = self.get(key, 0) + count
    def subtract(self, iterable=None, /, **kwds):
        if iterable is not None:
            pairs = iterable.items() if isinstance(iterable, dict) else ((key, 1) for key in iterable)
            for key, count in pairs:
                self[key] = self.get(key, 0) - count
        for key, count in kwds.items():
            self[key] = self.get(key, 0) - count
    def most_common(self, n=None):
        items = sorted(self.items(), key=lambda item: item[1], reverse=True)
        return items if n is None else items[:n]
    def elements(self):
        for key, count in self.items():
            for _ in range(count):
                yield key
    def total(self):
        return sum(self.values())
    def copy(self):
        return Counter(self)
    def __add__(self, other):
        result = Counter()
        for key in {**self, **other}:
            count = self[key] + other[key]
            if count > 0:
                result[key] = count
        return result
    def __sub__(self, other):
        result = Counter()
        for key in {**self, **other}:
            count = self[key] - other[key]
            if count > 0:
                result[key] = count
        return result
    def __and__(self, other):
        return Counter({key: min(self[key], other[key]) for key in self if min(self[key], other[key]) > 0})
    def __or__(self, other):
        return Counter({key: max(self[key], other[key]) for key in {**self, **other} if max(self[key], other[key]) > 0})
    def __pos__(self):
        return Counter({key: count for key, count in self.items() if count > 0})
    def __neg__(self):
        return Counter({key: -count for key, count in self.items() if count < 0})
    def __repr__(self):
        if not self:
            return 'Counter()'
        return 'Counter({' + ', '.join(f'{k!r}: {v!r}' for k, v in self.most_common()) + '})'

class deque:
    def __init__(self, iterable=(), maxlen=None):
        self._items = []
        self.maxlen = maxlen
        self.extend(iterable)
    def append(self, x):
        self._items.append(x)
        if self.maxlen is not None and len(self._items) > self.maxlen:
            self._items.pop(0)
    def appendleft(self, x):
        self._items.insert(0, x)
        if self.maxlen is not None and len(self._items) > self.maxlen:
            self._items.pop()
    def extend(self, iterable):
        for x in iterable:
            self.append(x)
    def extendleft(self, iterable):
        for x in iterable:
            self.appendleft(x)
    def pop(self):
        if not self._items:
            raise IndexError('pop from an empty deque')
        return self._items.pop()
    def popleft(self):
        if not self._items:
            raise IndexError('pop from an empty deque')
        return self._items.pop(0)
    def rotate(self, n=1):
        if self._items:
            n %= len(self._items)
            self._items = self._items[-n:] + self._items[:-n]
    def clear(self):
        self._items = []
    def index(self, x, *args):
        return self._items.index(x, *args)
    def count(self, x):
        return self._items.count(x)
    def remove(self, x):
        self._items.remove(x)
    def insert(self, i, x):
        self._items.insert(i, x)
    def reverse(self):
        self._items.reverse()
    def copy(self):
        return deque(self._items, self.maxlen)
    def __len__(self):
        return len(self._items)
    def __iter__(self):
        return iter(self._items)
    def __reversed__(self):
        return reversed(self._items)
    def __contains__(self, x):
        return x in self._items
    def __getitem__(self, i):
        try:
            return self._items[i]
        except IndexError:
            raise IndexError('deque index out of range') from None
    def __setitem__(self, i, x):
        self._items[i] = x
    def __delitem__(self, i):
        del self._items[i]
    def __eq__(self, other):
        return isinstance(other, deque) and self._items == other._items
    __hash__ = None
    def __bool__(self):
        return len(self._items) > 0
    def __iadd__(self, other):
        self.extend(other)
        return self
    def __add__(self, other):
        return deque(self._items + list(other), self.maxlen)
    def __repr__(self):
        return f'deque({self._items!r})' if self.maxlen is None else f'deque({self._items!r}, maxlen={self.maxlen})'

class ChainMap:
    def __init__(self, *maps):
        self.maps = list(maps) or [{}]
    def __getitem__(self, key):
        for m in self.maps:
            if key in m:
                return m[key]
        return self.__missing__(key)
    def __missing__(self, key):
        raise KeyError(key)
    def get(self, key, default=None):
        return self[key] if key in self else default
    def __contains__(self, key):
        return any(key in m for m in self.maps)
    def __setitem__(self, key, value):
        self.maps[0][key] = value
    def __delitem__(self, key):
        del self.maps[0][key]
    def _merged(self):
        merged = {}
        for m in reversed(self.maps):
            merged.update(m)
        return merged
    def __iter__(self):
        return iter(self._merged())
    def __len__(self):
        return len(self._merged())
    def keys(self):
        return self._merged().keys()
    def values(self):
        return self._merged().values()
    def items(self):
        return self._merged().items()
    def new_child(self, m=None):
        return ChainMap({} if m is None else m, *self.maps)
    @property
    def parents(self):
        return ChainMap(*self.maps[1:])
    def __repr__(self):
        return f"ChainMap({', '.join(map(repr, self.maps))})"

class UserDict:
    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        if dict is not None:
            self.update(dict)
        if kwargs:
            self.update(kwargs)
    def __len__(self): return len(self.data)
    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        if hasattr(self.__class__, '__missing__'):
            return self.__class__.__missing__(self, key)
        raise KeyError(key)
    def __setitem__(self, key, item): self.data[key] = item
    def __delitem__(self, key): del self.data[key]
    def __iter__(self): return iter(self.data)
    def __contains__(self, key): return key in self.data
    def __repr__(self): return repr(self.data)
    def get(self, key, default=None): return self[key] if key in self else default
    def keys(self): return self.data.keys()
    def values(self): return self.data.values()
    def items(self): return self.data.items()
    def update(self, other=(), /, **kwargs):
        for key, value in dict(other, **kwargs).items():
            self[key] = value
    def pop(self, key, *default): return self.data.pop(key, *default)
    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]
    def copy(self): return type(self)(self.data)

class UserList(list):
    @property
    def data(self):
        return list(self)

class UserString(str):
    pass

class _NamedField:
    def __init__(self, index, name):
        self.index = index
        self.name = name
    def __get__(self, obj, cls=None):
        return self if obj is None else tuple.__getitem__(obj, self.index)
    def __set__(self, obj, value):
        raise AttributeError("can't set attribute")

def _make_namedtuple(typename, fields, defaults, module, bases=(), namespace=None):
    count = len(fields)
    defaults = tuple(defaults)
    first_default = count - len(defaults)

    # Like CPython's, it has the fields as parameters, whose defaults a program can change.
    __new__ = eval(
        f"lambda _cls{''.join(', ' + name for name in fields)}: _new(_cls, ({''.join(name + ', ' for name in fields)}))", {'_new': tuple.__new__}
    )
    __new__.__name__ = '__new__'
    __new__.__qualname__ = f'{typename}.__new__'
    __new__.__doc__ = f"Create new instance of {typename}({', '.join(fields)})"
    if defaults:
        __new__.__defaults__ = defaults

    def _make(cls, iterable):
        values = tuple(iterable)
        if len(values) != count:
            raise TypeError(f'Expected {count} arguments, got {len(values)}')
        return tuple.__new__(cls, values)

    def _replace(self, /, **kwargs):
        values = [kwargs.pop(name, value) for name, value in zip(fields, self)]
        if kwargs:
            raise ValueError(f'Got unexpected field names: {list(kwargs)!r}')
        return self._make(values)

    def _asdict(self):
        return dict(zip(fields, self))

    def __repr__(self):
        return type(self).__name__ + '(' + ', '.join(f'{name}={value!r}' for name, value in zip(fields, self)) + ')'

    def __getnewargs__(self):
        return tuple(self)

    body = {
        '__new__': staticmethod(__new__), '_make': classmethod(_make), '_replace': _replace, '_asdict': _asdict,
        '__repr__': __repr__, '__getnewargs__': __getnewargs__,
        '_fields': tuple(fields), '_field_defaults': dict(zip(fields[first_default:], defaults)), '__match_args__': tuple(fields),
        '__module__': module, '__slots__': (),
    }
    for i, name in enumerate(fields):
        body[name] = _NamedField(i, name)
    if namespace:
        for name, value in namespace.items():
            if name not in body and name not in ('__qualname__',):
                body[name] = value
    return type(typename, (tuple,) + tuple(bases), body)

def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    if isinstance(field_names, str):
        field_names = field_names.replace(',', ' ').split()
    fields = [str(name) for name in field_names]
    seen = set()
    for i, name in enumerate(fields):
        bad = not name.isidentifier() or name.startswith('_') or name in seen
        if bad and rename:
            fields[i] = f'_{i}'
        elif not name.isidentifier():
            raise ValueError(f'Type names and field names must be valid identifiers: {name!r}')
        elif name.startswith('_'):
            raise ValueError(f'Field names cannot start with an underscore: {name!r}')
        elif name in seen:
            raise ValueError(f'Encountered duplicate field name: {name!r}')
        seen.add(fields[i])
    defaults = tuple(defaults or ())
    if len(defaults) > len(fields):
        raise TypeError('Got more default values than field names')
    return _make_namedtuple(typename, fields, defaults, module or '__main__')
