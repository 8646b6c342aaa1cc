# The package `toml`. Its own parser differs from `tomllib` in what it refuses, and in some texts that both read: those are unknown.
import re as _re
from os import PathLike as _PathLike
import tomllib as _tomllib

__version__ = '0.10.2'

class TomlDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        lineno = doc.count('\n', 0, pos) + 1
        colno = pos - doc.rfind('\n', 0, pos)
        super().__init__(f'{msg} (line {lineno} column {colno} char {pos})')
        self.msg, self.doc, self.pos, self.lineno, self.colno = msg, doc, pos, lineno, colno
class TomlDecoder: pass
class TomlPreserveCommentDecoder(TomlDecoder): pass
class TomlEncoder: pass
TomlArraySeparatorEncoder = TomlPreserveInlineDictEncoder = TomlNumpyEncoder = TomlPreserveCommentEncoder = TomlPathlibEncoder = TomlEncoder

# Escapes, quotes in the middle of a line, brackets and commas in texts, tables in arrays, and signs and points where numbers begin or end.
_DIFFERENT = _re.compile(
    r"""\\|'''|\"\"\"|[{}]|0[xob]|inf|nan|['"][^'"\n]*[][,#=][^'"\n]*['"]|['"][^\n]*['"][^\n]*="""
    r"""|[^\n]*\[\[?[^\]\n]*['"]|\.[ \t]|[ \t]\.|[0-9]_|-0|\r""")

def _is_alike(value):
    if isinstance(value, list):
        return len({type(each) for each in value}) <= 1 and all(map(_is_alike, value))
    return all(map(_is_alike, value.values())) if isinstance(value, dict) else True

def loads(s, _dict=dict, decoder=None):
    if _is_unknown(s):
        return s
    if not isinstance(s, str):
        raise TypeError('Expecting something like a string')
    if _dict is not dict or decoder is not None:
        return _unknown('a decoder of TOML is not modelled')
    if _DIFFERENT.search(s):
        return _unknown('the package toml may read this text in another way')
    try:
        made = _tomllib.loads(s)
    except ValueError:
        return _unknown('the TOML text may have a syntax error')
    return made if _is_alike(made) else _unknown('the package toml may refuse an array with values of several types')

def load(f, _dict=dict, decoder=None):
    if _is_unknown(f):
        return f
    if isinstance(f, (str, bytes, _PathLike)):
        with open(f, encoding='utf-8') as file:
            return loads(file.read(), _dict, decoder)
    if isinstance(f, list):
        return _unknown('several files are not modelled')
    if not hasattr(f, 'read'):
        raise TypeError('You can only load a file descriptor, filename or list')
    return loads(f.read(), _dict, decoder)

def dumps(o, encoder=None): return _unknown('writing TOML is not modelled')
def dump(o, f, encoder=None):
    if not hasattr(f, 'write'):
        raise TypeError('You can only dump an object to a file descriptor')
    text = dumps(o)
    f.write(text)
    return text
