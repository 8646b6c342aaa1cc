def _has(cls, method):
    for c in cls.__mro__:
        if method in vars(c):
            return vars(c)[method] is not None
    return False

def _protocol(name, methods, base=object, builtins=()):
    def check(cls, other):
        if cls is not made:
            return NotImplemented
        if other in builtins:
            return True
        return all(_has(other, m) for m in methods) or NotImplemented
    made = type(name, (base,), {
        '__subclasshook__': classmethod(check),
        '__module__': 'collections.abc',
        '__class_getitem__': classmethod(lambda cls, item: cls),
    })
    return made

Hashable = _protocol('Hashable', ('__hash__',))
Iterable = _protocol('Iterable', ('__iter__',), builtins=(str, bytes, list, tuple, dict, set, frozenset, range))
Iterator = _protocol('Iterator', ('__next__', '__iter__'), Iterable)
Generator = _protocol('Generator', ('send', 'throw', 'close'), Iterator)
Reversible = _protocol('Reversible', ('__reversed__', '__iter__'), Iterable, (list, tuple, dict, range))
Sized = _protocol('Sized', ('__len__',), builtins=(str, bytes, list, tuple, dict, set, frozenset, range))
Container = _protocol('Container', ('__contains__',), builtins=(str, bytes, list, tuple, dict, set, frozenset, range))
Collection = _protocol('Collection', ('__len__', '__iter__', '__contains__'), builtins=(str, bytes, list, tuple, dict, set, frozenset, range))
Callable = _protocol('Callable', ('__call__',), builtins=(type(len), type(lambda: 0), type(Sized.mro)))
Awaitable = _protocol('Awaitable', ('__await__',))
Coroutine = _protocol('Coroutine', ('send', 'throw', 'close', '__await__'))

def _family(name, members, base):
    def check(cls, other):
        if cls is not made:
            return NotImplemented
        return any(issubclass(other, m) for m in members) or NotImplemented
    made = type(name, (base,), {
        '__subclasshook__': classmethod(check),
        '__module__': 'collections.abc',
        '__class_getitem__': classmethod(lambda cls, item: cls),
    })
    return made

class _SequenceMixin:
    def __iter__(self):
        i = 0
        try:
            while True:
                yield self[i]
                i += 1
        except IndexError:
            return
    def __contains__(self, value):
        return any(v is value or v == value for v in self)
    def __reversed__(self):
        for i in reversed(range(len(self))):
            yield self[i]
    def index(self, value, start=0, stop=None):
        for i in range(start, len(self) if stop is None else stop):
            if self[i] == value:
                return i
        raise ValueError
    def count(self, value):
        return sum(1 for v in self if v == value)

class _MappingMixin:
    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default
    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True
    def keys(self):
        return {k: None for k in self}.keys()
    def items(self):
        return {k: self[k] for k in self}.items()
    def values(self):
        return {k: self[k] for k in self}.values()
    def __eq__(self, other):
        return dict(self.items()) == dict(other.items())
    __hash__ = None

class _MutableMappingMixin(_MappingMixin):
    def pop(self, key, *default):
        try:
            value = self[key]
        except KeyError:
            if not default:
                raise
            return default[0]
        del self[key]
        return value
    def popitem(self):
        for key in self:
            value = self[key]
            del self[key]
            return key, value
        raise KeyError
    def clear(self):
        try:
            while True: self.popitem()
        except KeyError:
            pass
    def update(self, other=(), /, **kwds):
        for key, value in dict(other, **kwds).items():
            self[key] = value
    def setdefault(self, key, default=None):
        if key in self:
            return self[key]
        self[key] = default
        return default

Sequence = _family('Sequence', (str, bytes, list, tuple, range), _SequenceMixin)
MutableSequence = _family('MutableSequence', (list,), Sequence)
Mapping = _family('Mapping', (dict,), _MappingMixin)
MutableMapping = _family('MutableMapping', (dict,), _MutableMappingMixin)
Set = _family('Set', (set, frozenset), object)
MutableSet = _family('MutableSet', (set,), Set)
ByteString = _family('ByteString', (bytes,), object)
KeysView = _family('KeysView', (type({}.keys()),), object)
ValuesView = _family('ValuesView', (type({}.values()),), object)
ItemsView = _family('ItemsView', (type({}.items()),), object)
MappingView = _family('MappingView', (type({}.keys()), type({}.values()), type({}.items())), object)
AsyncIterable = AsyncIterator = AsyncGenerator = Awaitable
