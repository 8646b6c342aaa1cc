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
        found = []
        self._expand(parser, option, found, value, section, defaults, 1)
        return ''.join(found)
    def before_set(self, parser, section, option, value):
        sign = self._sign
        rest = self._reference.sub('', value.replace(sign * 2, ''))
        if sign in rest:
            raise ValueError(f'invalid interpolation syntax in {value!r} at position {rest.find(sign)}')
        return value
    def _expand(self, parser, option, found, rest, section, values, depth):
        raw = parser.get(section, option, raw=True, fallback=rest)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        sign, bracket = self._sign, self._bracket
        while rest:
            at = rest.find(sign)
            if at < 0:
                found.append(rest)
                return
            found.append(rest[:at])
            rest = rest[at:]
            following = rest[1:2]
            if following == sign:
                found.append(sign)
                rest = rest[2:]
                continue
            if following != bracket:
                raise InterpolationSyntaxError(option, section, f"'{sign}' must be followed by '{sign}' or '{bracket}', found: {rest!r}")
            match = self._reference.match(rest)
            if match is None:
                raise InterpolationSyntaxError(option, section, f'bad interpolation variable reference {rest!r}')
            rest = rest[match.end():]
            name, value, place, more = self._look_up(parser, option, section, values, match.group(1), raw, rest)
            if sign in value:
                self._expand(parser, name, found, value, place, values if more is None else more(), depth + 1)
            else:
                found.append(value)

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
        self._interpolation = self._DEFAULT_INTERPOLATION if interpolation is _UNSET else interpolation
        if self._interpolation is None:
            self._interpolation = Interpolation()
        if converters is not _UNSET:
            for name, convert in converters.items():
                self._converters[name] = convert
                setattr(self, 'get' + name, self._getter(convert))
        if defaults:
            self._read_defaults(defaults)
    def _getter(self, convert):
        def get(section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
            return self._get_conv(section, option, convert, raw=raw, vars=vars, fallback=fallback, **kwargs)
        return get
    def _read_defaults(self, defaults):
        for key, value in defaults.items():
            self._defaults[self.optionxform(key)] = value
    def defaults(self): return self._defaults if self._unclear is None else self._unclear
    def sections(self): return list(self._sections.keys()) if self._unclear is None else self._unclear
    def add_section(self, section):
        if section == self.default_section:
            raise ValueError(f'Invalid section name: {section!r}')
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._sections[section] = self._dict()
        self._proxies[section] = SectionProxy(self, section)
    def has_section(self, section): return section in self._sections if self._unclear is None else self._unclear
    def options(self, section):
        if self._unclear is not None:
            return self._unclear
        try:
            options = self._sections[section].copy()
        except KeyError:
            raise NoSectionError(section) from None
        options.update(self._defaults)
        return list(options.keys())
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
                key = self.optionxform(str(key))
                if value is not None:
                    value = str(value)
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
                    current = self._sections[section] = self._dict()
                    self._proxies[section] = SectionProxy(self, section)
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
        values = self._sections.get(section)
        if values is None:
            if section != self.default_section:
                raise NoSectionError(section)
            values = {}
        own = {self.optionxform(key): value if value is None else str(value) for key, value in (vars or {}).items()}
        return _ChainMap(own, values, self._defaults)
    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        if self._unclear is not None:
            return self._unclear
        try:
            values = self._values(section, vars)
        except NoSectionError:
            if fallback is _UNSET:
                raise
            return fallback
        option = self.optionxform(option)
        try:
            value = values[option]
        except KeyError:
            if fallback is _UNSET:
                raise NoOptionError(option, section)
            return fallback
        return value if raw or value is None else self._interpolation.before_get(self, section, option, value, values)
    def _get_conv(self, section, option, conv, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        try:
            return conv(self.get(section, option, raw=raw, vars=vars, **kwargs))
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
            return fallback
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
        values = self._defaults.copy()
        if section in self._sections:
            values.update(self._sections[section])
        elif section != self.default_section:
            raise NoSectionError(section)
        names = list(values.keys())
        for key, value in (vars or {}).items():
            values[self.optionxform(key)] = value
        get = self._interpolation.before_get
        return [(name, values[name] if raw else get(self, section, name, values[name], values)) for name in names]
    def popitem(self):
        for key in self.sections():
            value = self[key]
            del self[key]
            return key, value
        raise KeyError
    def optionxform(self, optionstr): return optionstr.lower()
    def has_option(self, section, option):
        if self._unclear is not None:
            return self._unclear
        if section and section != self.default_section and section not in self._sections:
            return False
        option = self.optionxform(option)
        return option in self._defaults or bool(section) and section != self.default_section and option in self._sections[section]
    def set(self, section, option, value=None):
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        if not section or section == self.default_section:
            values = self._defaults
        elif section in self._sections:
            values = self._sections[section]
        else:
            raise NoSectionError(section)
        values[self.optionxform(option)] = value
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
        if not section or section == self.default_section:
            values = self._defaults
        elif section in self._sections:
            values = self._sections[section]
        else:
            raise NoSectionError(section)
        return values.pop(self.optionxform(option), _UNSET) is not _UNSET
    def remove_section(self, section):
        if section not in self._sections:
            return False
        del self._sections[section], self._proxies[section]
        return True
    def __getitem__(self, key):
        if self._unclear is not None:
            return self._unclear
        if key != self.default_section and not self.has_section(key):
            raise KeyError(key)
        return self._proxies[key]
    def __setitem__(self, key, value):
        if key in self and self[key] is value:
            return
        if key == self.default_section:
            self._defaults.clear()
        elif key in self._sections:
            self._sections[key].clear()
        self.read_dict({key: value})
    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError('Cannot remove the default section.')
        if not self.has_section(key):
            raise KeyError(key)
        self.remove_section(key)
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
        if not self._parser.has_option(self._name, key):
            raise KeyError(key)
        return self._parser.get(self._name, key)
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
