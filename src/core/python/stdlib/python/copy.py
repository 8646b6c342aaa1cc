class Error(Exception):
    pass
error = Error

_atomic = (type(None), int, float, bool, complex, str, bytes, type, range, type(Ellipsis), type(NotImplemented), type(len), type(lambda: 0))

def copy(x):
    cls = type(x)
    if cls in _atomic or isinstance(x, type):
        return x
    method = getattr(cls, '__copy__', None)
    if method is not None:
        return method(x)
    if cls in (list, dict, set, frozenset):
        return x.copy()
    if cls is tuple:
        return x
    return _rebuild(x, lambda value: value)

def deepcopy(x, memo=None, _nil=[]):
    cls = type(x)
    if cls in _atomic or isinstance(x, type):
        return x
    if memo is None:
        memo = {}
    key = id(x)
    if key in memo:
        return memo[key]
    method = getattr(cls, '__deepcopy__', None)
    if method is not None:
        y = method(x, memo)
        memo[key] = y
        return y
    if cls is list:
        y = []
        memo[key] = y
        for item in x:
            y.append(deepcopy(item, memo))
        return y
    if cls is dict:
        y = {}
        memo[key] = y
        for k, v in x.items():
            y[deepcopy(k, memo)] = deepcopy(v, memo)
        return y
    if cls is tuple:
        y = tuple([deepcopy(item, memo) for item in x])
        memo[key] = y
        return y
    if cls in (set, frozenset):
        return cls([deepcopy(item, memo) for item in x])
    return _rebuild(x, lambda value: deepcopy(value, memo), memo)

def _rebuild(x, inner, memo=None):
    cls = type(x)
    if callable(getattr(x, '__reduce_copy__', None)):
        return x.__reduce_copy__(inner)
    if isinstance(x, tuple):
        y = tuple.__new__(cls, [inner(item) for item in x])
    elif isinstance(x, list):
        y = list.__new__(cls)
    elif isinstance(x, dict):
        y = dict.__new__(cls)
    elif isinstance(x, (set, frozenset)):
        y = cls.__new__(cls, [inner(item) for item in x])
    elif isinstance(x, (int, float, str)):
        return x
    elif not hasattr(x, '__dict__'):
        return x
    else:
        y = object.__new__(cls)
    if memo is not None:
        memo[id(x)] = y
    if isinstance(x, list):
        for item in x:
            list.append(y, inner(item))
    elif isinstance(x, dict):
        for k, v in x.items():
            dict.__setitem__(y, inner(k), inner(v))
    for name, value in x.__dict__.items():
        y.__dict__[name] = inner(value)
    return y

def replace(obj, /, **changes):
    return obj.__replace__(**changes)
