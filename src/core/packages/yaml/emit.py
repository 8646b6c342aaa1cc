# Writes plain data as PyYAML does in block style. What it would write in another way, or with tags and aliases, is unknown.
import re as _re

_LONGEST = 80
# How a text may begin that needs no quotes. What else it must not contain is checked where it is written.
_PLAIN = _re.compile(r'[^\s\-?:,\[\]{}#&*!|>\'"%@`]|[-?:]\S')

class _NotPlain(Exception): pass

def _scalar(value, resolver, is_key, quotes):
    if value is None:
        return 'null'
    if value is True or value is False:
        return 'true' if value else 'false'
    if type(value) is int:
        return str(value)
    if type(value) is float:
        if value != value:
            return '.nan'
        if value in (float('inf'), float('-inf')):
            return '.inf' if value > 0 else '-.inf'
        text = repr(value).lower()
        return text.replace('e', '.0e', 1) if '.' not in text and 'e' in text else text
    if type(value) is not str:
        raise _NotPlain
    if value == '':
        if is_key:
            raise _NotPlain
        return "''"
    if not value.isascii() or any(ord(c) < 32 or ord(c) == 127 for c in value) or len(value) > 60:
        raise _NotPlain
    plain = _PLAIN.match(value) and value == value.strip() and ': ' not in value and ' #' not in value and not value.endswith(':')
    if value.startswith(('---', '...')):
        plain = False
    if plain and resolver(value) and not quotes(value):
        return value
    return "'" + value.replace("'", "''") + "'"

def _block(value, indent, lines, prefix, seen, settings, in_mapping=False):
    """Adds the lines of a value; the first one continues the prefix."""
    if type(value) in (dict, list):
        if id(value) in seen:
            raise _NotPlain
        seen[id(value)] = value
    if not isinstance(value, (dict, list)) or not value:
        if type(value) in (dict, list):
            text = '{}' if type(value) is dict else '[]'
        else:
            text = _scalar(value, settings['resolver'], False, settings['quotes'])
        lines.append(prefix + (' ' if prefix and not prefix.endswith(' ') else '') + text)
        if len(lines[-1]) > _LONGEST:
            raise _NotPlain
        return
    if type(value) is list:
        inner = indent
        if prefix and in_mapping:
            lines.append(prefix)
            prefix = ''
        for i, each in enumerate(value):
            start = prefix if i == 0 and prefix else ' ' * inner
            _block(each, inner + 2, lines, start + '- ', seen, settings)
        return
    if type(value) is not dict:
        raise _NotPlain
    if prefix and in_mapping:
        lines.append(prefix)
        prefix = ''
    items = list(value.items())
    if settings['sort_keys']:
        try:
            items = sorted(items)
        except TypeError:
            pass
    for i, (key, each) in enumerate(items):
        start = prefix if i == 0 and prefix else ' ' * indent
        name = _scalar(key, settings['resolver'], True, settings['quotes'])
        # A list begins below its key, a dict two columns further.
        _block(each, indent if type(each) is list else indent + 2, lines, f'{start}{name}:', seen, settings, True)

def text_of(data, resolver, sort_keys=True, quotes=lambda text: False):
    """The text, or None where it is not known."""
    if not isinstance(data, (dict, list)):
        return None
    lines = []
    try:
        _block(data, 0, lines, '', {}, {'resolver': resolver, 'sort_keys': sort_keys, 'quotes': quotes})
    except _NotPlain:
        return None
    return '\n'.join(lines) + '\n'
