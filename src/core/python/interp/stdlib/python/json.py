def loads(s, **kwargs):
    return eval(_to_python(s))
def dumps(obj, **kwargs):
    return _unknown()
def dump(obj, fp, **kwargs): pass
def load(fp, **kwargs):
    return _unknown()
class JSONDecodeError(ValueError): pass
class JSONEncoder: pass
