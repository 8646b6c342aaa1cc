def abstractmethod(fn):
    fn.__isabstractmethod__ = True
    return fn

class ABC(metaclass=ABCMeta):
    pass

class abstractproperty(property):
    pass

def abstractclassmethod(fn):
    return classmethod(abstractmethod(fn))

def abstractstaticmethod(fn):
    return staticmethod(abstractmethod(fn))

def get_cache_token():
    return 0
