WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotations__')
WRAPPER_UPDATES = ('__dict__',)

def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        if name != '__annotations__' and hasattr(wrapped, name):
            setattr(wrapper, name, getattr(wrapped, name))
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper

def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)

class partial:
    def __new__(cls, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError('the first argument must be callable')
        self = super().__new__(cls)
        if isinstance(func, partial):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords
        return self
    def __init__(self, *args, **keywords):
        pass
    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})
    def __repr__(self):
        parts = [repr(self.func)] + [repr(a) for a in self.args] + [f'{k}={v!r}' for k, v in self.keywords.items()]
        return f"functools.partial({', '.join(parts)})"

class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords
    def __get__(self, obj, cls=None):
        if obj is None:
            return self
        inner = self.func.__get__(obj, cls) if hasattr(self.func, '__get__') else partial(self.func, obj)
        return partial(inner, *self.args, **self.keywords)

_missing = object()

def reduce(function, iterable, initial=_missing, /):
    it = iter(iterable)
    if initial is _missing:
        try:
            value = next(it)
        except StopIteration:
            raise TypeError('reduce() of empty iterable with no initial value') from None
    else:
        value = initial
    for item in it:
        value = function(value, item)
    return value

class _Cached:
    def __init__(self, fn, maxsize, typed=False):
        self._fn = fn
        self._maxsize = maxsize
        self._values = {}
        self._hits = 0
        self._misses = 0
        update_wrapper(self, fn)
    def __call__(self, /, *args, **kwargs):
        key = (args, tuple(sorted(kwargs.items()))) if kwargs else args
        if key in self._values:
            self._hits += 1
            return self._values[key]
        self._misses += 1
        value = self._fn(*args, **kwargs)
        if self._maxsize is None or len(self._values) < self._maxsize:
            self._values[key] = value
        elif self._maxsize:
            del self._values[next(iter(self._values))]
            self._values[key] = value
        return value
    def __get__(self, obj, cls=None):
        if obj is None:
            return self
        return partial(self, obj)
    def cache_clear(self):
        self._values.clear()
        self._hits = self._misses = 0
    def cache_info(self):
        return _CacheInfo(self._hits, self._misses, self._maxsize, len(self._values))

class _CacheInfo(tuple):
    def __new__(cls, hits, misses, maxsize, currsize):
        self = super().__new__(cls, (hits, misses, maxsize, currsize))
        self.hits, self.misses, self.maxsize, self.currsize = hits, misses, maxsize, currsize
        return self
    def __repr__(self):
        return f'CacheInfo(hits={self.hits}, misses={self.misses}, maxsize={self.maxsize}, currsize={self.currsize})'

def lru_cache(maxsize=128, typed=False):
    if callable(maxsize):
        return _Cached(maxsize, 128)
    return lambda fn: _Cached(fn, maxsize, typed)

def cache(fn, /):
    return _Cached(fn, None)

class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = getattr(func, '__doc__', None)
    def __set_name__(self, owner, name):
        self.attrname = name
    def __get__(self, obj, cls=None):
        if obj is None:
            return self
        if self.attrname in obj.__dict__:
            return obj.__dict__[self.attrname]
        value = self.func(obj)
        obj.__dict__[self.attrname] = value
        return value

def singledispatch(fn):
    registry = {object: fn}
    def dispatch(cls):
        for base in cls.__mro__:
            if base in registry:
                return registry[base]
        for key in registry:
            if issubclass(cls, key) and key is not object:
                return registry[key]
        return fn
    def register(cls, func=None):
        if func is None:
            if isinstance(cls, type):
                return lambda f: register(cls, f)
            func = cls
            cls = next(iter(func.__annotations__.values()))
        registry[cls] = func
        return func
    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f'{fn.__name__} requires at least 1 positional argument')
        return dispatch(type(args[0]))(*args, **kw)
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    update_wrapper(wrapper, fn)
    return wrapper

class singledispatchmethod:
    def __init__(self, func):
        self.dispatcher = singledispatch(func)
        self.func = func
    def register(self, cls, method=None):
        return self.dispatcher.register(cls, method)
    def __get__(self, obj, cls=None):
        def method(*args, **kwargs):
            return self.dispatcher.dispatch(type(args[0])).__get__(obj, cls)(*args, **kwargs)
        return method

def cmp_to_key(compare):
    class K:
        def __init__(self, obj):
            self.obj = obj
        def __lt__(self, other):
            return compare(self.obj, other.obj) < 0
        def __gt__(self, other):
            return compare(self.obj, other.obj) > 0
        def __eq__(self, other):
            return compare(self.obj, other.obj) == 0
        def __le__(self, other):
            return compare(self.obj, other.obj) <= 0
        def __ge__(self, other):
            return compare(self.obj, other.obj) >= 0
        __hash__ = None
    return K

def total_ordering(cls):
    own = vars(cls)
    if '__lt__' in own:
        base, lt = '__lt__', lambda a, b: a < b
    elif '__gt__' in own:
        base, lt = '__gt__', lambda a, b: b > a
    elif '__le__' in own:
        base, lt = '__le__', lambda a, b: a <= b and not a == b
    elif '__ge__' in own:
        base, lt = '__ge__', lambda a, b: b >= a and not a == b
    else:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    made = {
        '__lt__': lambda self, other: lt(self, other),
        '__gt__': lambda self, other: not lt(self, other) and not self == other,
        '__le__': lambda self, other: lt(self, other) or self == other,
        '__ge__': lambda self, other: not lt(self, other),
    }
    for name, fn in made.items():
        if name not in own:
            setattr(cls, name, fn)
    return cls
