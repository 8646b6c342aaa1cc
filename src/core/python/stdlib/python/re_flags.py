import enum

class RegexFlag(enum.IntFlag):
    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    TEMPLATE = T = 1
    DEBUG = 128
    def __repr__(self):
        return _shown(self)
    def __str__(self):
        return _shown(self)
    def __format__(self, spec):
        return format(_shown(self), spec)
    def __invert__(self):
        return RegexFlag(_ALL & ~self._value_)

_ALL = 511

def _shown(flags):
    value = flags._value_
    if value == 0:
        return 're.NOFLAG'
    names = [f're.{one._name_}' for one in RegexFlag if one._value_ & value]
    rest = value & ~_ALL
    if rest:
        names.append(hex(rest))
    return '|'.join(names)

NOFLAG = RegexFlag.NOFLAG
ASCII = A = RegexFlag.ASCII
IGNORECASE = I = RegexFlag.IGNORECASE
LOCALE = L = RegexFlag.LOCALE
UNICODE = U = RegexFlag.UNICODE
MULTILINE = M = RegexFlag.MULTILINE
DOTALL = S = RegexFlag.DOTALL
VERBOSE = X = RegexFlag.VERBOSE
TEMPLATE = T = RegexFlag.TEMPLATE
DEBUG = RegexFlag.DEBUG
