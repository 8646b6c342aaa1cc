_MISSING = object()
class Token:
    MISSING = _MISSING
    def __init__(self, var, old):
        self.var = var
        self.old_value = old
        self._used = False
class ContextVar:
    def __init__(self, name, *, default=_MISSING):
        if not isinstance(name, str):
            raise TypeError('context variable name must be a str')
        self.name = name
        self._default = default
        self._value = _MISSING
    def __class_getitem__(cls, item):
        return cls
    def get(self, *default):
        if self._value is not _MISSING:
            return self._value
        if default:
            return default[0]
        if self._default is not _MISSING:
            return self._default
        raise LookupError(self)
    def set(self, value):
        token = Token(self, self._value)
        self._value = value
        return token
    def reset(self, token):
        if token._used:
            raise RuntimeError(f'{token!r} has already been used once')
        if token.var is not self:
            raise ValueError(f'{token!r} was created by a different ContextVar')
        token._used = True
        self._value = token.old_value
class Context:
    def run(self, callable, *args, **kwargs):
        return callable(*args, **kwargs)
def copy_context():
    return Context()
