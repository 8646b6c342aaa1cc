# `_scan` reads the text.
__all__ = ('loads', 'load', 'TOMLDecodeError')

class TOMLDecodeError(ValueError): pass
TOMLDecodeError.__module__ = 'tomllib'

def _checked(parse_float):
    def parse(text):
        value = parse_float(text)
        if isinstance(value, (dict, list)):
            raise ValueError('parse_float must not return dicts or lists')
        return value
    return None if parse_float is float else parse

def load(fp, /, *, parse_float=float):
    if _is_unknown(fp):
        return fp
    data = fp.read()
    if _is_unknown(data):
        return data
    if not hasattr(data, 'decode'):
        raise TypeError("File must be opened in binary mode, e.g. use `open('foo.toml', 'rb')`")
    return loads(data.decode(), parse_float=parse_float)

def loads(s, /, *, parse_float=float):
    if _is_unknown(s):
        return s
    if isinstance(s, bytes):
        raise TypeError("a bytes-like object is required, not 'str'")
    return _scan(s.replace('\r\n', '\n'), TOMLDecodeError, _checked(parse_float))
