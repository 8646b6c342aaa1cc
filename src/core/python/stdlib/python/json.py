class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        lineno = doc.count('\n', 0, pos) + 1
        colno = pos - doc.rfind('\n', 0, pos)
        super().__init__(f'{msg}: line {lineno} column {colno} (char {pos})')
        self.msg, self.doc, self.pos, self.lineno, self.colno = msg, doc, pos, lineno, colno

class JSONDecoder:
    def __init__(
        self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True, object_pairs_hook=None
    ):
        self._options = object_hook, object_pairs_hook, parse_float, parse_int, parse_constant, strict
    def decode(self, s):
        return _scan(s, JSONDecodeError, *self._options)
    def raw_decode(self, s, idx=0): return _unknown()

def loads(
    s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None, strict=True, **kw
):
    if _is_unknown(s):
        return s
    if isinstance(s, str):
        if s.startswith('\ufeff'):
            raise JSONDecodeError('Unexpected UTF-8 BOM (decode using utf-8-sig)', s, 0)
    elif isinstance(s, bytes):
        s = s.decode('utf-8-sig' if s.startswith(b'\xef\xbb\xbf') else 'utf-8')
    else:
        raise TypeError(f'the JSON object must be str, bytes or bytearray, not {type(s).__name__}')
    if cls is not None and cls is not JSONDecoder:
        return _unknown()
    return _scan(s, JSONDecodeError, object_hook, object_pairs_hook, parse_float, parse_int, parse_constant, strict)

def load(fp, **kwargs):
    return fp if _is_unknown(fp) else loads(fp.read(), **kwargs)

def _string(text, ascii):
    parts = ['"']
    for c in text:
        code = ord(c)
        if c in '"\\':
            parts.append('\\' + c)
        elif code < 32 or ascii and code > 126:
            short = {8: '\\b', 9: '\\t', 10: '\\n', 12: '\\f', 13: '\\r'}.get(code)
            if short is None and code > 0xffff:
                code -= 0x10000
                short = f'\\u{0xd800 + (code >> 10):04x}\\u{0xdc00 + (code & 0x3ff):04x}'
            parts.append(short or f'\\u{code:04x}')
        else:
            parts.append(c)
    return ''.join(parts) + '"'

def _number(value):
    if value != value:
        return 'NaN'
    if value in (float('inf'), float('-inf')):
        return 'Infinity' if value > 0 else '-Infinity'
    return float.__repr__(value)

def _key(key):
    if isinstance(key, str):
        return key
    if key is True or key is False or key is None:
        return {True: 'true', False: 'false', None: 'null'}[key]
    if isinstance(key, int):
        return int.__repr__(key)
    if isinstance(key, float):
        return _number(key)
    raise TypeError(f'keys must be str, int, float, bool or None, not {type(key).__name__}')

def dumps(
    obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None,
    default=None, sort_keys=False, **kw,
):
    if cls is not None:
        return _unknown()
    if isinstance(indent, int):
        indent = ' ' * indent
    comma, colon = separators or (', ' if indent is None else ',', ': ')
    def block(opening, closing, parts, depth):
        if not parts:
            return opening + closing
        if indent is None:
            return opening + comma.join(parts) + closing
        line = '\n' + indent * (depth + 1)
        return opening + line + (comma + line).join(parts) + '\n' + indent * depth + closing
    def show(value, depth):
        if isinstance(value, str):
            return _string(value, ensure_ascii)
        if value is None:
            return 'null'
        if value is True:
            return 'true'
        if value is False:
            return 'false'
        if isinstance(value, int):
            return int.__repr__(value)
        if isinstance(value, float):
            return _number(value)
        if isinstance(value, (list, tuple)):
            return block('[', ']', [show(each, depth + 1) for each in value], depth)
        if isinstance(value, dict):
            items = sorted(value.items()) if sort_keys else value.items()
            return block('{', '}', [_string(_key(key), ensure_ascii) + colon + show(each, depth + 1) for key, each in items], depth)
        if default is None:
            raise TypeError(f'Object of type {type(value).__name__} is not JSON serializable')
        return show(default(value), depth)
    return show(obj, 0)

def dump(obj, fp, **kwargs):
    fp.write(dumps(obj, **kwargs))
class JSONEncoder: pass
