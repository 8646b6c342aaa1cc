# The grammar of interpolations. A text becomes a tree of tuples:
#   ('text', parts)            texts and interpolations that are joined; a part is a string or a tree
#   ('node', dots, keys)       ${..a.b}: how many levels it goes up, and the keys, which may be interpolations
#   ('call', names, arguments) ${name:a,b}
#   ('value', v), ('list', items), ('dict', pairs)
import re as _re
from omegaconf.errors import GrammarParseError

_INT = _re.compile(r'[+-]?(?:0|[1-9](?:_?[0-9])*)$')
_DIGITS = r'(?:0|[1-9](?:_?[0-9])*)'
_FLOAT = _re.compile(
    rf'[+-]?(?:(?:{_DIGITS}\.(?:[0-9](?:_?[0-9])*)?|\.[0-9](?:_?[0-9])*)(?:[eE][+-]?[0-9](?:_?[0-9])*)?'
    rf'|{_DIGITS}[eE][+-]?[0-9](?:_?[0-9])*|[Ii][Nn][Ff]|[Nn][Aa][Nn])$')
_NAME = _re.compile(r'[a-zA-Z_][a-zA-Z0-9_-]*$')
# What a key of an interpolation may contain, and what a plain argument may.
_KEY = _re.compile(r'''[^\\{}()\[\].:"' \t]+''')
_PLAIN = _re.compile(r'''[a-zA-Z0-9_/\-\\+.$%*@?|:]''')

def primitive(text):
    """The value that a plain text means."""
    lowered = text.lower()
    if lowered == 'null':
        return None
    if lowered in ('true', 'false'):
        return lowered == 'true'
    if _INT.match(text):
        return int(text)
    return float(text) if _FLOAT.match(text) else text

class Parser:
    def __init__(self, text):
        self.text, self.at = text, 0
    def fail(self):
        raise GrammarParseError(_unknown('the message of a syntax error in an interpolation is not modelled'))
    def char(self): return self.text[self.at:self.at + 1]
    def skip(self):
        while self.char() in (' ', '\t'):
            self.at += 1
    def expect(self, text):
        self.skip()
        if not self.text.startswith(text, self.at):
            self.fail()
        self.at += len(text)
    def whole(self):
        """A value of a configuration: text with interpolations in it."""
        text, parts, plain = self.text, [], []
        while self.at < len(text):
            if text.startswith('${', self.at):
                if plain:
                    parts.append(''.join(plain))
                    plain = []
                parts.append(self.interpolation())
                continue
            # Backslashes escape an interpolation, and themselves before one.
            end = self.at
            while text[end:end + 1] == '\\':
                end += 1
            if end > self.at:
                count = end - self.at
                if text.startswith('${', end):
                    plain.append('\\' * (count // 2))
                    self.at = end
                    if count % 2:
                        plain.append('${')
                        self.at += 2
                else:
                    plain.append('\\' * count if end < len(text) else '\\' * count)
                    self.at = end
                continue
            plain.append(text[self.at])
            self.at += 1
        if plain:
            parts.append(''.join(plain))
        return parts[0] if len(parts) == 1 and not isinstance(parts[0], str) else ('text', parts)
    def interpolation(self):
        self.expect('${')
        self.skip()
        dots = 0
        while self.char() == '.':
            dots += 1
            self.at += 1
        keys = []
        while True:
            char = self.char()
            if char in (' ', '\t'):
                self.skip()
                char = self.char()
                if char not in ('}', ':'):
                    self.fail()
            if char == '}':
                break
            if char == '[':
                self.at += 1
                keys.append(self.key())
                self.expect(']')
            elif char == ':' and not dots and keys:
                if not all(isinstance(each, tuple) or _NAME.match(each) for each in keys):
                    self.fail()
                self.at += 1
                return ('call', keys, self.arguments('}'))
            elif char == '.' and keys:
                self.at += 1
                keys.append(self.key())
            elif keys:
                self.fail()
            else:
                keys.append(self.key())
        self.at += 1
        if not keys:
            self.fail()
        return ('node', dots, keys)
    def key(self):
        if self.text.startswith('${', self.at):
            start = self.at
            made = self.interpolation()
            return (*made, self.text[start:self.at])
        match = _KEY.match(self.text, self.at)
        if not match:
            self.fail()
        self.at = match.end()
        return match.group()
    def arguments(self, end):
        found = []
        self.skip()
        if self.char() == end:
            self.at += 1
            return found
        while True:
            found.append(self.element(end))
            self.skip()
            char = self.char()
            self.at += 1
            if char == end:
                return found
            if char != ',':
                self.fail()
    def single(self):
        """A text that is one element as a whole, as for oc.decode."""
        made = self.element('')
        self.skip()
        if self.at < len(self.text):
            self.fail()
        return made
    def element(self, end):
        self.skip()
        char = self.char()
        if char in ('"', "'"):
            return self.quoted(char)
        if char == '[':
            self.at += 1
            return ('list', self.arguments(']'))
        if char == '{':
            self.at += 1
            pairs = []
            self.skip()
            while self.char() != '}':
                key = self.element(':')
                if key == ('value', ''):
                    self.fail()
                self.expect(':')
                pairs.append((key, self.element('}')))
                self.skip()
                if self.char() == ',':
                    self.at += 1
                elif self.char() != '}':
                    self.fail()
                self.skip()
            self.at += 1
            return ('dict', pairs)
        return self.plain(end)
    def quoted(self, quote):
        self.at += 1
        parts, plain = [], []
        while True:
            char = self.char()
            if not char:
                self.fail()
            if char == quote:
                self.at += 1
                break
            if self.text.startswith('${', self.at):
                parts += [''.join(plain), self.interpolation()]
                plain = []
                continue
            if char == '\\' and self.text[self.at + 1:self.at + 2] in (quote, '\\', '$'):
                self.at += 1
                char = self.char()
            plain.append(char)
            self.at += 1
        parts.append(''.join(plain))
        return ('text', [part for part in parts if part != ''])
    def plain(self, end):
        parts, text, is_escaped, kept = [], [], False, 0
        while True:
            char = self.char()
            if not char or char in ',]}' or char == end or char == ':' and end == ':':
                break
            if self.text.startswith('${', self.at):
                parts += [''.join(text), self.interpolation()]
                text, kept = [], 0
                continue
            is_space = char in ' \t'
            if char == '\\':
                if self.text[self.at + 1:self.at + 2] in tuple('\\()[]{}:=, \t'):
                    is_escaped, is_space = True, False
                    self.at += 1
                    char = self.char()
            elif char not in ' \t' and not _PLAIN.match(char):
                self.fail()
            text.append(char)
            self.at += 1
            if not is_space:
                kept = len(text)
        # Spaces at the end do not count, unless they are escaped.
        parts.append(''.join(text[:kept]))
        if len(parts) == 1:
            return ('value', parts[0] if is_escaped else primitive(parts[0]))
        parts = [part for part in parts if part != '']
        return parts[0] if len(parts) == 1 else ('text', parts)
