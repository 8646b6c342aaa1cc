class _Tower(type):
    def __instancecheck__(cls, value):
        return isinstance(value, cls._types) or type.__instancecheck__(cls, value)
    def __subclasscheck__(cls, sub):
        return issubclass(sub, cls._types) or type.__subclasscheck__(cls, sub)
class Number(metaclass=_Tower):
    _types = (int, float, complex)
class Complex(Number):
    _types = (int, float, complex)
class Real(Complex):
    _types = (int, float)
class Rational(Real):
    _types = (int,)
class Integral(Rational):
    _types = (int,)
