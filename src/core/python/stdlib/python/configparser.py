import io as _io
import re as _re
from collections import ChainMap as _ChainMap
from collections.abc import MutableMapping
from os import PathLike as _PathLike, fspath as _fspath
from _configparser_errors import (
    DuplicateOptionError, DuplicateSectionError, Error, InterpolationDepthError, InterpolationError, InterpolationMissingOptionError,
    InterpolationSyntaxError, MissingSectionHeaderError, NoOptionError, NoSectionError, ParsingError,
)

DEFAULTSECT = 'DEFAULT'
MAX_INTERPOLATION_DEPTH = 10
_UNSET = object()

class Interpolation:
    def before_get(self, parser, section, option, value, defaults): return value
    def before_set(self, parser, section, option, value): return value
    def before_read(self, parser, section, option, value): return value
    def before_write(self, parser, section, option, value): return value

class _Substitution(Interpolation):
    """What the two kinds of interpolation have in common: a sign, and a reference after it."""
    def before_get(self, parser, section, option, value, defaults):
        # Of an option without a value, there is nothing to substitute.
        return self._expanded(parser, section, option, value, defaults, 1) if value else ''
    def before_set(self, parser, section, option, value):
        sign = self._sign
        rest = self._reference.sub('', value.replace(sign * 2, ''))
        if sign in rest:
            raise ValueError(f'invalid interpolation syntax in {value!r} at position {rest.find(sign)}')
        return value
    def _expanded(self, parser, section, option, text, values, depth):
        raw = parser.get(section, option, raw=True, fallback=text)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        sign, parts, end = self._sign, [], 0
        while (start := text.find(sign, end)) >= 0:
            parts.append(text[end:start])
            if text.startswith(sign, start + 1):
                parts.append(sign)
                end = start + 2
                continue
            match = self._reference.match(text, start)
            if match is None:
                raise InterpolationSyntaxError(option, section, self._complaint(text[start:]))
            end = match.end()
            name, value, place, more = self._look_up(parser, option, section, values, match.group(1), raw, text[end:])
            parts.append(self._expanded(parser, place, name, value, more() if more else values, depth + 1) if sign in value else value)
        return ''.join(parts) + text[end:]
    def _complaint(self, rest):
        if rest.startswith(self._bracket, 1):
            return f'bad interpolation variable reference {rest!r}'
        return f"'{self._sign}' must be followed by '{self._sign}' or '{self._bracket}', found: {rest!r}"

class BasicInterpolation(_Substitution):
    _sign, _bracket = '%', '('
    _reference = _re.compile(r'%\(([^)]+)\)s')
    def _look_up(self, parser, option, section, values, reference, raw, rest):
        name = parser.optionxform(reference)
        try:
            return option, values[name], section, None
        except KeyError:
            raise InterpolationMissingOptionError(option, section, raw, name) from None

class ExtendedInterpolation(_Substitution):
    _sign, _bracket = '$', '{'
    _reference = _re.compile(r'\$\{([^}]+)\}')
    def _look_up(self, parser, option, section, values, reference, raw, rest):
        path = reference.split(':')
        place, name = section, option
        try:
            if len(path) == 1:
                name = parser.optionxform(path[0])
                value = values[name]
            elif len(path) == 2:
                place, name = path[0], parser.optionxform(path[1])
                value = parser.get(place, name, raw=True)
            else:
                raise InterpolationSyntaxError(option, section, f"More than one ':' found: {rest!r}")
        except (KeyError, NoSectionError, NoOptionError):
            raise InterpolationMissingOptionError(option, section, raw, ':'.join(path)) from None
        return name, value, place, lambda: dict(parser.items(place, raw=True))

class LegacyInterpolation(Interpolation):
    def before_get(self, parser, section, option, value, defaults):
        return _unknown('LegacyInterpolation is not modelled') if value and '%(' in value else value

def _comment_start(line, inline, full):
    """Where the comment of a line begins; None if it has none."""
    start, places = None, {prefix: -1 for prefix in inline}
    while start is None and places:
        following = {}
        for prefix, at in places.items():
            at = line.find(prefix, at + 1)
            if at < 0:
                continue
            following[prefix] = at
            if at == 0 or line[at - 1].isspace():
                start = at if start is None else min(start, at)
        places = following
    return 0 if line.strip().startswith(full) else start

class RawConfigParser(MutableMapping):
    _DEFAULT_INTERPOLATION = Interpolation()
    BOOLEAN_STATES = {'1': True, 'yes': True, 'true': True, 'on': True, '0': False, 'no': False, 'false': False, 'off': False}
    # A file that was read and is not known: what it has is unknown.
    _unclear = None
    def __init__(
        self, defaults=None, dict_type=dict, allow_no_value=False, *, delimiters=('=', ':'), comment_prefixes=('#', ';'),
        inline_comment_prefixes=None, strict=True, empty_lines_in_values=True, default_section=DEFAULTSECT, interpolation=_UNSET,
        converters=_UNSET,
    ):
        self._dict = dict_type
        self._sections, self._defaults, self._proxies = dict_type(), dict_type(), dict_type()
        self.default_section = default_section
        self._converters = {'int': int, 'float': float, 'boolean': self._convert_to_boolean}
        self._proxies[default_section] = SectionProxy(self, default_section)
        self._delimiters = tuple(delimiters)
        self._comments = tuple(comment_prefixes or ())
        self._inline = tuple(inline_comment_prefixes or ())
        self._strict, self._allow_no_value, self._empty_lines = strict, allow_no_value, empty_lines_in_values
        self._interpolation = self._DEFAULT_INTERPOLATION if interpolation is _UNSET else interpolation or Interpolation()
        added = {} if converters is _UNSET else dict(converters.items())
        self._converters.update(added)
        for name, convert in added.items():
            setattr(self, 'get' + name, self._getter(convert))
        if defaults:
            self._read_defaults(defaults)
    def _getter(self, convert):
        def get(section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
            return self._get_conv(section, option, convert, raw=raw, vars=vars, fallback=fallback, **kwargs)
        return get
    def _read_defaults(self, defaults):
        self._defaults.update((self.optionxform(key), value) for key, value in defaults.items())
    def defaults(self): return self._defaults if self._unclear is None else self._unclear
    def sections(self): return list(self._sections.keys()) if self._unclear is None else self._unclear
    def add_section(self, section):
        if section == self.default_section:
            raise ValueError(f'Invalid section name: {section!r}')
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._begin(section)
    def _begin(self, section):
        """A new section, without options."""
        self._proxies[section] = SectionProxy(self, section)
        options = self._sections[section] = self._dict()
        return options
    def _table(self, section):
        """The options of a section's own."""
        if section == self.default_section:
            return self._defaults
        if section not in self._sections:
            raise NoSectionError(section)
        return self._sections[section]
    def has_section(self, section): return section in self._sections if self._unclear is None else self._unclear
    def options(self, section):
        if self._unclear is not None:
            return self._unclear
        if section not in self._sections:
            raise NoSectionError(section)
        return list({**self._sections[section], **self._defaults})
    def read(self, filenames, encoding=None):
        if isinstance(filenames, (str, bytes, _PathLike)):
            filenames = [filenames]
        read = []
        for name in filenames:
            try:
                with open(name, encoding=encoding) as file:
                    self._read(file, name)
            except OSError:
                continue
            read.append(_fspath(name) if isinstance(name, _PathLike) else name)
        return read
    def read_file(self, f, source=None):
        self._read(f, getattr(f, 'name', '<???>') if source is None else source)
    def read_string(self, string, source='<string>'): self.read_file(_io.StringIO(string), source)
    def read_dict(self, dictionary, source='<dict>'):
        added = set()
        for section, values in dictionary.items():
            section = str(section)
            try:
                self.add_section(section)
            except (DuplicateSectionError, ValueError):
                if self._strict and section in added:
                    raise
            added.add(section)
            for key, value in values.items():
                key, value = self.optionxform(str(key)), value if value is None else str(value)
                if self._strict and (section, key) in added:
                    raise DuplicateOptionError(section, key, source)
                added.add((section, key))
                self.set(section, key, value)
    def _split_option(self, text):
        """The name of an option, and its value or None; None if the line has no delimiter."""
        places = [at for at in map(text.find, self._delimiters) if at >= 0]
        if not places:
            return (text, None) if self._allow_no_value else None
        at = min(places)
        delimiter = next(each for each in self._delimiters if text.startswith(each, at))
        return text[:at].rstrip(), text[at + len(delimiter):].strip()
    def _read(self, file, source):
        if _is_unknown(file):
            self._unclear = file
            return
        section = name = current = error = None
        # Deeper lines continue the value of the option above them.
        indent, added = 0, set()
        for number, line in enumerate(file, 1):
            if _is_unknown(line):
                self._unclear = line
                return
            start = _comment_start(line, self._inline, self._comments)
            text = line[:start].strip()
            if not text:
                if not self._empty_lines:
                    indent = 1 << 60
                elif start is None and current is not None and name and current[name] is not None:
                    current[name].append('')
                continue
            depth = len(line) - len(line.lstrip())
            if current is not None and name and depth > indent:
                current[name].append(text)
                continue
            indent = depth
            end = text.rfind(']') if text.startswith('[') else 0
            if end > 1:
                section, name = text[1:end], None
                if section in self._sections:
                    if self._strict and section in added:
                        raise DuplicateSectionError(section, source, number)
                    current = self._sections[section]
                    added.add(section)
                elif section == self.default_section:
                    current = self._defaults
                else:
                    current = self._begin(section)
                    added.add(section)
                continue
            if current is None:
                raise MissingSectionHeaderError(source, number, line)
            option = self._split_option(text)
            if option is None or not option[0]:
                error = error or ParsingError(source)
                error.append(number, repr(line))
                if option is None:
                    continue
            name = self.optionxform(option[0])
            if self._strict and (section, name) in added:
                raise DuplicateOptionError(section, name, source, number)
            added.add((section, name))
            current[name] = None if option[1] is None else [option[1]]
        for place, values in [(self.default_section, self._defaults), *self._sections.items()]:
            for key, value in values.items():
                if isinstance(value, list):
                    value = '\n'.join(value).rstrip()
                values[key] = self._interpolation.before_read(self, place, key, value)
        if error:
            raise error
    def _values(self, section, vars):
        """All that an option of a section may have as a value, the nearest first."""
        given = {self.optionxform(key): value if value is None else str(value) for key, value in (vars or {}).items()}
        return _ChainMap(given, self._table(section), self._defaults)
    def _find(self, section, option, raw, vars):
        values, name = self._values(section, vars), self.optionxform(option)
        if name not in values:
            raise NoOptionError(name, section)
        value = values[name]
        return value if raw or value is None else self._interpolation.before_get(self, section, name, value, values)
    def _either(self, find, fallback):
        """What is found; the fallback if there is no such option."""
        if self._unclear is not None:
            return self._unclear
        try:
            return find()
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
        return fallback
    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        return self._either(lambda: self._find(section, option, raw, vars), fallback)
    def _get_conv(self, section, option, conv, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        return self._either(lambda: conv(self.get(section, option, raw=raw, vars=vars, **kwargs)), fallback)
    def getint(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        return self._get_conv(section, option, int, raw=raw, vars=vars, fallback=fallback, **kwargs)
    def getfloat(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        return self._get_conv(section, option, float, raw=raw, vars=vars, fallback=fallback, **kwargs)
    def getboolean(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        return self._get_conv(section, option, self._convert_to_boolean, raw=raw, vars=vars, fallback=fallback, **kwargs)
    def _convert_to_boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError(f'Not a boolean: {value}')
        return self.BOOLEAN_STATES[value.lower()]
    def items(self, section=_UNSET, raw=False, vars=None):
        if self._unclear is not None:
            return self._unclear
        if section is _UNSET:
            return {name: self[name] for name in self}.items()
        values = {**self._defaults, **self._table(section)}
        names = list(values)
        values.update((self.optionxform(key), value) for key, value in (vars or {}).items())
        get = self._interpolation.before_get
        return [(name, values[name] if raw else get(self, section, name, values[name], values)) for name in names]
    def popitem(self):
        for section, proxy in self._proxies.items():
            if section != self.default_section:
                self.remove_section(section)
                return section, proxy
        raise KeyError
    def optionxform(self, optionstr): return optionstr.lower()
    def has_option(self, section, option):
        if self._unclear is not None:
            return self._unclear
        name = self.optionxform(option)
        own = {} if not section or section == self.default_section else self._sections.get(section)
        return own is not None and (name in own or name in self._defaults)
    def set(self, section, option, value=None):
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        self._table(section or self.default_section)[self.optionxform(option)] = value
    def write(self, fp, space_around_delimiters=True):
        delimiter = f' {self._delimiters[0]} ' if space_around_delimiters else self._delimiters[0]
        places = ([(self.default_section, self._defaults)] if self._defaults else []) + list(self._sections.items())
        for section, values in places:
            fp.write(f'[{section}]\n')
            for key, value in values.items():
                value = self._interpolation.before_write(self, section, key, value)
                shown = '' if value is None and self._allow_no_value else delimiter + str(value).replace('\n', '\n\t')
                fp.write(f'{key}{shown}\n')
            fp.write('\n')
    def remove_option(self, section, option):
        return self._table(section or self.default_section).pop(self.optionxform(option), _UNSET) is not _UNSET
    def remove_section(self, section):
        if section not in self._sections:
            return False
        del self._sections[section], self._proxies[section]
        return True
    def __getitem__(self, key):
        if self._unclear is not None:
            return self._unclear
        return self._proxies[key]
    def __setitem__(self, key, value):
        if self._proxies.get(key) is value:
            return
        if key in self._proxies:
            self._table(key).clear()
        self.read_dict({key: value})
    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError('Cannot remove the default section.')
        if not self.remove_section(key):
            raise KeyError(key)
    def __contains__(self, key): return key == self.default_section or self.has_section(key)
    def __len__(self): return len(self._sections) + 1 if self._unclear is None else self._unclear
    def __iter__(self):
        return iter([self.default_section, *self._sections.keys()] if self._unclear is None else self._unclear)
    @property
    def converters(self): return _unknown('the converters of a parser are not modelled')

class ConfigParser(RawConfigParser):
    _DEFAULT_INTERPOLATION = BasicInterpolation()
    def _check(self, section='', option='', value=''):
        if not isinstance(section, str):
            raise TypeError('section names must be strings')
        if not isinstance(option, str):
            raise TypeError('option keys must be strings')
        if (not self._allow_no_value or value) and not isinstance(value, str):
            raise TypeError('option values must be strings')
    def set(self, section, option, value=None):
        self._check(option=option, value=value)
        super().set(section, option, value)
    def add_section(self, section):
        self._check(section=section)
        super().add_section(section)
    def _read_defaults(self, defaults):
        before, self._interpolation = self._interpolation, Interpolation()
        try:
            self.read_dict({self.default_section: defaults})
        finally:
            self._interpolation = before
class SafeConfigParser(ConfigParser): pass

class SectionProxy(MutableMapping):
    def __init__(self, parser, name):
        self._parser, self._name = parser, name
        for key in parser._converters:
            if key not in ('int', 'float', 'boolean'):
                setattr(self, 'get' + key, self._getter(key))
    def _getter(self, key):
        def get(option, fallback=None, *, raw=False, vars=None, **kwargs):
            return getattr(self._parser, 'get' + key)(self._name, option, raw=raw, vars=vars, fallback=fallback, **kwargs)
        return get
    def __repr__(self): return f'<Section: {self._name}>'
    def __getitem__(self, key):
        if key in self:
            return self._parser.get(self._name, key)
        raise KeyError(key)
    def __setitem__(self, key, value):
        if isinstance(self._parser, ConfigParser):
            self._parser._check(option=key, value=value)
        return self._parser.set(self._name, key, value)
    def __delitem__(self, key):
        if not (self._parser.has_option(self._name, key) and self._parser.remove_option(self._name, key)):
            raise KeyError(key)
    def __contains__(self, key): return self._parser.has_option(self._name, key)
    def _options(self):
        return self._parser.options(self._name) if self._name != self._parser.default_section else list(self._parser.defaults())
    def __len__(self): return len(self._options())
    def __iter__(self): return iter(self._options())
    @property
    def parser(self): return self._parser
    @property
    def name(self): return self._name
    def get(self, option, fallback=None, *, raw=False, vars=None, **kwargs):
        return self._parser.get(self._name, option, raw=raw, vars=vars, fallback=fallback, **kwargs)
    def getint(self, option, fallback=None, **kwargs): return self._parser.getint(self._name, option, fallback=fallback, **kwargs)
    def getfloat(self, option, fallback=None, **kwargs): return self._parser.getfloat(self._name, option, fallback=fallback, **kwargs)
    def getboolean(self, option, fallback=None, **kwargs): return self._parser.getboolean(self._name, option, fallback=fallback, **kwargs)
