# PyYAML's interface. `_compose` reads the syntax; what a text means is decided here, by PyYAML's rules.
import re as _re
import types as _types

_LINE_END = '[\0\r\n\x85\u2028\u2029]'

class Mark:
    def __init__(self, name, index, line, column, buffer, pointer):
        self.name, self.index, self.line, self.column, self.buffer, self.pointer = name, index, line, column, buffer, pointer
    def get_snippet(self, indent=4, max_length=75):
        if self.buffer is None:
            return None
        longest = max_length // 2
        before = _re.split(_LINE_END, self.buffer[:self.pointer])[-1]
        after = _re.split(_LINE_END, self.buffer[self.pointer:])[0]
        if len(before) >= longest:
            before = ' ... ' + before[5 - longest:]
        if len(after) >= longest:
            after = after[:longest - 5] + ' ... '
        return ' ' * indent + before + after + '\n' + ' ' * (indent + len(before)) + '^'
    def __str__(self):
        snippet = self.get_snippet()
        where = f'  in "{self.name}", line {self.line + 1}, column {self.column + 1}'
        return where if snippet is None else where + ':\n' + snippet

class YAMLError(Exception): pass
class MarkedYAMLError(YAMLError):
    def __init__(self, context=None, context_mark=None, problem=None, problem_mark=None, note=None):
        self.context, self.context_mark, self.problem, self.problem_mark, self.note = context, context_mark, problem, problem_mark, note
    def __str__(self):
        lines = []
        if self.context is not None:
            lines.append(self.context)
        mark, other = self.context_mark, self.problem_mark
        if mark is not None and (
            self.problem is None or other is None or mark.name != other.name or mark.line != other.line or mark.column != other.column
        ):
            lines.append(str(mark))
        if self.problem is not None:
            lines.append(self.problem)
        if other is not None:
            lines.append(str(other))
        if self.note is not None:
            lines.append(self.note)
        return '\n'.join(lines)
class ScannerError(MarkedYAMLError): pass
class ParserError(MarkedYAMLError): pass
class ComposerError(MarkedYAMLError): pass
class ConstructorError(MarkedYAMLError): pass
class ResolverError(YAMLError): pass
class RepresenterError(YAMLError): pass
class ReaderError(YAMLError):
    def __init__(self, name, position, character, encoding, reason):
        self.name, self.position, self.character, self.encoding, self.reason = name, position, character, encoding, reason
    def __str__(self):
        return (f'unacceptable character #x{self.character:04x}: {self.reason}\n'
                f'  in "{self.name}", position {self.position}')

class Node:
    def __init__(self, tag, value, start_mark, end_mark):
        self.tag, self.value, self.start_mark, self.end_mark = tag, value, start_mark, end_mark
class ScalarNode(Node):
    id = 'scalar'
    def __init__(self, tag, value, start_mark=None, end_mark=None, style=None):
        Node.__init__(self, tag, value, start_mark, end_mark)
        self.style = style
class CollectionNode(Node):
    def __init__(self, tag, value, start_mark=None, end_mark=None, flow_style=None):
        Node.__init__(self, tag, value, start_mark, end_mark)
        self.flow_style = flow_style
class SequenceNode(CollectionNode): id = 'sequence'
class MappingNode(CollectionNode): id = 'mapping'

_P = 'tag:yaml.org,2002:'
_DEFAULTS = (
    ('bool', r'''^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$''', 'yYnNtTfFoO'),
    ('float', r'''^(?:[-+]?(?:[0-9][0-9_]*)\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?'''
              r'''|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$''', '-+0123456789.'),
    ('int', r'''^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$''',
     '-+0123456789'),
    ('merge', r'^(?:<<)$', '<'),
    ('null', r'^(?:~|null|Null|NULL|)$', ('~', 'n', 'N', '')),
    ('timestamp', r'''^(?:[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]|[0-9][0-9][0-9][0-9]-[0-9][0-9]?-[0-9][0-9]?'''
                  r'''(?:[Tt]|[ \t]+)[0-9][0-9]?:[0-9][0-9]:[0-9][0-9](?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9][0-9]?(?::[0-9][0-9])?))?)$''',
     '0123456789'),
    ('value', r'^(?:=)$', '='),
)

class BaseResolver:
    DEFAULT_SCALAR_TAG, DEFAULT_SEQUENCE_TAG, DEFAULT_MAPPING_TAG = _P + 'str', _P + 'seq', _P + 'map'
    yaml_implicit_resolvers = {}
    @classmethod
    def add_implicit_resolver(cls, tag, regexp, first):
        if 'yaml_implicit_resolvers' not in cls.__dict__:
            cls.yaml_implicit_resolvers = {key: value[:] for key, value in cls.yaml_implicit_resolvers.items()}
        for each in [None] if first is None else first:
            cls.yaml_implicit_resolvers.setdefault(each, []).append((tag, regexp))
    def resolve(self, kind, value, implicit):
        if kind is ScalarNode:
            if implicit[0]:
                table = self.yaml_implicit_resolvers
                for tag, regexp in table.get(value[:1], []) + table.get(None, []):
                    if regexp.match(value):
                        return tag
            return self.DEFAULT_SCALAR_TAG
        return self.DEFAULT_SEQUENCE_TAG if kind is SequenceNode else self.DEFAULT_MAPPING_TAG
class Resolver(BaseResolver): pass
for _tag, _pattern, _first in _DEFAULTS:
    Resolver.add_implicit_resolver(_P + _tag, _re.compile(_pattern), _first)

class _Composer:
    def __init__(self, stream):
        self.name, buffer = '<unicode string>', stream
        if isinstance(stream, bytes):
            self.name, buffer = '<byte string>', stream.decode('utf-8')
        elif not isinstance(stream, str):
            self.name = getattr(stream, 'name', '<file>')
            text = stream.read()
            buffer = text.decode('utf-8') if isinstance(text, bytes) else text
        self._file = not isinstance(stream, (str, bytes))
        if buffer.startswith('\ufeff'):
            buffer = buffer[1:]
        self._text = buffer
        bad = _NON_PRINTABLE.search(buffer)
        if bad:
            raise ReaderError(self.name, bad.start(), ord(bad.group()), 'unicode', 'special characters are not allowed')
        roots = _compose(buffer, ScalarNode, SequenceNode, MappingNode)
        self._roots = roots if _is_unknown(roots) else [self._resolved(root, set()) for root in roots]
        self._next = 0
    def _mark(self, place):
        if not place:
            return None
        index, line, column = place
        return Mark(self.name, index, line, column, None if self._file else self._text, index)
    def _resolved(self, node, seen):
        if node in seen:
            return node
        seen.add(node)
        node.start_mark, node.end_mark = self._mark(node.start_mark), self._mark(node.end_mark)
        kind = type(node)
        if node.tag is None or node.tag == '!':
            node.tag = self.resolve(kind, node.value, (kind is ScalarNode and node.style is None and node.tag is None, True))
        if kind is SequenceNode:
            for each in node.value:
                self._resolved(each, seen)
        elif kind is MappingNode:
            for key, value in node.value:
                self._resolved(key, seen)
                self._resolved(value, seen)
        return node
    def check_node(self):
        return self._next < len(self._roots)
    def get_node(self):
        if self.check_node():
            self._next += 1
            return self._roots[self._next - 1]
    def get_single_node(self):
        node = self.get_node()
        if self.check_node():
            raise ComposerError('expected a single document in the stream', node.start_mark, 'but found another document',
                                _unknown('the place of a document is unknown'))
        return node
    def dispose(self): pass
_NON_PRINTABLE = _re.compile('[^\x09\x0A\x0D\x20-\x7E\x85\xA0-\uD7FF\uE000-\uFFFD\U00010000-\U0010ffff]')

class BaseConstructor:
    yaml_constructors = {}
    yaml_multi_constructors = {}
    @classmethod
    def add_constructor(cls, tag, constructor):
        if 'yaml_constructors' not in cls.__dict__:
            cls.yaml_constructors = cls.yaml_constructors.copy()
        cls.yaml_constructors[tag] = constructor
    @classmethod
    def add_multi_constructor(cls, tag_prefix, multi_constructor):
        if 'yaml_multi_constructors' not in cls.__dict__:
            cls.yaml_multi_constructors = cls.yaml_multi_constructors.copy()
        cls.yaml_multi_constructors[tag_prefix] = multi_constructor
    def check_data(self): return self.check_node()
    def get_data(self):
        if self.check_node():
            return self.construct_document(self.get_node())
    def get_single_data(self):
        node = self.get_single_node()
        return None if node is None else self.construct_document(node)
    def construct_document(self, node):
        self.constructed_objects, self._waiting, self._deep = {}, [], False
        data = self.construct_object(node)
        # The contents of collections are made after these, level by level.
        while self._waiting:
            waiting, self._waiting = self._waiting, []
            for generator in waiting:
                for _ in generator:
                    pass
        return data
    def construct_object(self, node, deep=False):
        made = self.constructed_objects
        if node in made:
            return made[node]
        constructor, suffix = self.yaml_constructors.get(node.tag), None
        if constructor is None:
            for prefix in self.yaml_multi_constructors:
                if prefix is not None and node.tag.startswith(prefix):
                    constructor, suffix = self.yaml_multi_constructors[prefix], node.tag[len(prefix):]
                    break
            else:
                if None in self.yaml_multi_constructors:
                    constructor, suffix = self.yaml_multi_constructors[None], node.tag
                elif None in self.yaml_constructors:
                    constructor = self.yaml_constructors[None]
                elif isinstance(node, ScalarNode):
                    constructor = type(self).construct_scalar
                elif isinstance(node, SequenceNode):
                    constructor = type(self).construct_sequence
                else:
                    constructor = type(self).construct_mapping
        before, self._deep = self._deep, self._deep or deep
        data = constructor(self, node) if suffix is None else constructor(self, suffix, node)
        if isinstance(data, _types.GeneratorType):
            generator, data = data, next(data)
            made[node] = data
            if self._deep:
                for _ in generator:
                    pass
            else:
                self._waiting.append(generator)
        self._deep = before
        made[node] = data
        return data
    def construct_scalar(self, node):
        if not isinstance(node, ScalarNode):
            raise ConstructorError(None, None, f'expected a scalar node, but found {node.id}', node.start_mark)
        return node.value
    def construct_sequence(self, node, deep=False):
        if not isinstance(node, SequenceNode):
            raise ConstructorError(None, None, f'expected a sequence node, but found {node.id}', node.start_mark)
        return [self.construct_object(child, deep=deep) for child in node.value]
    def construct_mapping(self, node, deep=False):
        if not isinstance(node, MappingNode):
            raise ConstructorError(None, None, f'expected a mapping node, but found {node.id}', node.start_mark)
        mapping = {}
        for key_node, value_node in node.value:
            key = self.construct_object(key_node, deep=deep)
            if isinstance(key, (list, dict, set)) or type(key).__hash__ is None:
                raise ConstructorError('while constructing a mapping', node.start_mark, 'found unhashable key', key_node.start_mark)
            mapping[key] = self.construct_object(value_node, deep=deep)
        return mapping
    def construct_pairs(self, node, deep=False):
        if not isinstance(node, MappingNode):
            raise ConstructorError(None, None, f'expected a mapping node, but found {node.id}', node.start_mark)
        return [(self.construct_object(key, deep=deep), self.construct_object(value, deep=deep)) for key, value in node.value]

def _sexagesimal(value, number):
    total = number(0)
    for digit in value.split(':'):
        total = total * 60 + number(digit)
    return total

class SafeConstructor(BaseConstructor):
    bool_values = {'yes': True, 'no': False, 'true': True, 'false': False, 'on': True, 'off': False}
    def construct_scalar(self, node):
        if isinstance(node, MappingNode):
            for key_node, value_node in node.value:
                if key_node.tag == _P + 'value':
                    return self.construct_scalar(value_node)
        return super().construct_scalar(node)
    def flatten_mapping(self, node):
        own, merged = [], []
        for key, value in node.value:
            if key.tag == _P + 'merge':
                merged.extend(self._pairs_to_merge(node, value))
            else:
                if key.tag == _P + 'value':
                    key.tag = _P + 'str'
                own.append((key, value))
        # Later pairs win: the mapping's own over the merged ones, and the first of several merged mappings over the others.
        node.value = merged + own
    def _pairs_to_merge(self, node, value):
        if not isinstance(value, (MappingNode, SequenceNode)):
            raise ConstructorError('while constructing a mapping', node.start_mark,
                                   f'expected a mapping or list of mappings for merging, but found {value.id}', value.start_mark)
        parts = [value] if isinstance(value, MappingNode) else value.value
        for part in parts:
            if not isinstance(part, MappingNode):
                raise ConstructorError('while constructing a mapping', node.start_mark,
                                       f'expected a mapping for merging, but found {part.id}', part.start_mark)
            self.flatten_mapping(part)
        return [pair for part in reversed(parts) for pair in part.value]
    def construct_mapping(self, node, deep=False):
        if isinstance(node, MappingNode):
            self.flatten_mapping(node)
        return super().construct_mapping(node, deep=deep)
    def construct_yaml_null(self, node):
        self.construct_scalar(node)
        return None
    def construct_yaml_bool(self, node): return self.bool_values[self.construct_scalar(node).lower()]
    def construct_yaml_int(self, node):
        value = self.construct_scalar(node).replace('_', '')
        sign = -1 if value[0] == '-' else 1
        if value[0] in '+-':
            value = value[1:]
        if value == '0':
            return 0
        if value.startswith('0b'):
            return sign * int(value[2:], 2)
        if value.startswith('0x'):
            return sign * int(value[2:], 16)
        if value[0] == '0':
            return sign * int(value, 8)
        return sign * (_sexagesimal(value, int) if ':' in value else int(value))
    def construct_yaml_float(self, node):
        value = self.construct_scalar(node).replace('_', '').lower()
        sign = -1 if value[0] == '-' else 1
        if value[0] in '+-':
            value = value[1:]
        if value in ('.inf', '.nan'):
            return sign * float(value[1:])
        return sign * (_sexagesimal(value, float) if ':' in value else float(value))
    def construct_yaml_binary(self, node): return _unknown('binary data in YAML is not modelled')
    def construct_yaml_timestamp(self, node): return _unknown('dates are not modelled')
    def construct_yaml_pairs(self, node):
        if not isinstance(node, SequenceNode):
            raise ConstructorError(_unknown('the message is not modelled'), node.start_mark)
        pairs = []
        yield pairs
        for each in node.value:
            if not isinstance(each, MappingNode) or len(each.value) != 1:
                raise ConstructorError(_unknown('the message is not modelled'), node.start_mark)
            key, value = each.value[0]
            pairs.append((self.construct_object(key), self.construct_object(value)))
    construct_yaml_omap = construct_yaml_pairs
    def construct_yaml_set(self, node):
        data = set()
        yield data
        data.update(self.construct_mapping(node))
    def construct_yaml_str(self, node): return self.construct_scalar(node)
    def construct_yaml_seq(self, node):
        data = []
        yield data
        data.extend(self.construct_sequence(node))
    def construct_yaml_map(self, node):
        data = {}
        yield data
        data.update(self.construct_mapping(node))
    def construct_undefined(self, node):
        raise ConstructorError(None, None, f'could not determine a constructor for the tag {node.tag!r}', node.start_mark)
for _name in ('null', 'bool', 'int', 'float', 'binary', 'timestamp', 'omap', 'pairs', 'set', 'str', 'seq', 'map'):
    SafeConstructor.add_constructor(_P + _name, getattr(SafeConstructor, 'construct_yaml_' + _name))
SafeConstructor.add_constructor(None, SafeConstructor.construct_undefined)

class FullConstructor(SafeConstructor):
    def construct_python_tuple(self, node): return tuple(self.construct_sequence(node))
    def construct_python_complex(self, node): return complex(self.construct_scalar(node))
    def construct_python_other(self, node): return _unknown('Python objects in YAML are not modelled')
    def construct_python_name(self, suffix, node): return _unknown('Python objects in YAML are not modelled')
for _name, _made in {
    'none': SafeConstructor.construct_yaml_null, 'bool': SafeConstructor.construct_yaml_bool, 'str': SafeConstructor.construct_yaml_str,
    'unicode': SafeConstructor.construct_yaml_str, 'int': SafeConstructor.construct_yaml_int, 'long': SafeConstructor.construct_yaml_int,
    'float': SafeConstructor.construct_yaml_float, 'list': SafeConstructor.construct_yaml_seq, 'dict': SafeConstructor.construct_yaml_map,
    'tuple': FullConstructor.construct_python_tuple, 'complex': FullConstructor.construct_python_complex,
    'bytes': FullConstructor.construct_python_other,
}.items():
    FullConstructor.add_constructor(_P + 'python/' + _name, _made)
FullConstructor.add_multi_constructor(_P + 'python/name:', FullConstructor.construct_python_name)
class UnsafeConstructor(FullConstructor): pass
for _name in ('module:', 'object:', 'object/new:', 'object/apply:'):
    UnsafeConstructor.add_multi_constructor(_P + 'python/' + _name, FullConstructor.construct_python_name)
Constructor = UnsafeConstructor

class BaseLoader(_Composer, BaseConstructor, BaseResolver): pass
class SafeLoader(_Composer, SafeConstructor, Resolver): pass
class FullLoader(_Composer, FullConstructor, Resolver): pass
class Loader(_Composer, Constructor, Resolver): pass
class UnsafeLoader(_Composer, Constructor, Resolver): pass
class CBaseLoader(BaseLoader): pass
class CSafeLoader(SafeLoader): pass
class CFullLoader(FullLoader): pass
class CLoader(Loader): pass
class CUnsafeLoader(UnsafeLoader): pass

__version__, __with_libyaml__ = '6.0.3', True

def load(stream, Loader):
    return stream if _is_unknown(stream) else _single(stream, Loader)
def _single(stream, Loader):
    if _is_unknown(Loader):
        return Loader
    text = stream if isinstance(stream, (str, bytes)) else stream.read()
    if _is_unknown(text):
        return text
    loader = Loader(text if isinstance(stream, (str, bytes)) else _Named(text, getattr(stream, 'name', '<file>')))
    return loader._roots if _is_unknown(loader._roots) else loader.get_single_data()
class _Named:
    def __init__(self, text, name):
        self.text, self.name = text, name
    def read(self): return self.text
def load_all(stream, Loader):
    if _is_unknown(stream):
        return stream
    return _all(stream, Loader)
def _all(stream, Loader):
    loader = Loader(stream)
    if _is_unknown(loader._roots):
        yield from loader._roots
        return
    while loader.check_data():
        yield loader.get_data()
def safe_load(stream): return load(stream, SafeLoader)
def safe_load_all(stream): return load_all(stream, SafeLoader)
def full_load(stream): return load(stream, FullLoader)
def full_load_all(stream): return load_all(stream, FullLoader)
def unsafe_load(stream): return load(stream, UnsafeLoader)
def unsafe_load_all(stream): return load_all(stream, UnsafeLoader)
def compose(stream, Loader=Loader):
    if _is_unknown(stream):
        return stream
    loader = Loader(stream)
    return loader._roots if _is_unknown(loader._roots) else loader.get_single_node()
def _loaders(given): return (Loader, FullLoader, UnsafeLoader) if given is None else (given,)
def add_implicit_resolver(tag, regexp, first=None, Loader=None, Dumper=None):
    for each in _loaders(Loader):
        each.add_implicit_resolver(tag, regexp, first)
def add_constructor(tag, constructor, Loader=None):
    for each in _loaders(Loader):
        each.add_constructor(tag, constructor)
def add_multi_constructor(tag_prefix, multi_constructor, Loader=None):
    for each in _loaders(Loader):
        each.add_multi_constructor(tag_prefix, multi_constructor)
_represented = []
def add_representer(data_type, representer, Dumper=None): _represented.append(data_type)
def add_multi_representer(data_type, multi_representer, Dumper=None): _represented.append(data_type)
def warnings(settings=None): return {}
class BaseDumper:
    add_representer = add_multi_representer = add_implicit_resolver = classmethod(lambda cls, *args: _represented.append(args[0]))
    ignore_aliases = lambda self, data: False
class SafeDumper(BaseDumper): pass
class Dumper(SafeDumper): pass
class CSafeDumper(SafeDumper): pass
class CDumper(Dumper): pass
def _is_text(value): return _TEXTS.resolve(ScalarNode, value, (True, False)) == _P + 'str'
_TEXTS = Resolver()
def dump(data, stream=None, Dumper=Dumper, **kwds):
    text = None
    # Writing in other ways is not modelled, nor are the representers that a program adds.
    if not _is_unknown(data) and Dumper.__module__ == 'yaml' and not _represented and not kwds.keys() - {
        'default_flow_style', 'sort_keys', 'allow_unicode', 'encoding'
    } and kwds.get('default_flow_style', False) is False and kwds.get('encoding') is None:
        from yaml._emit import text_of
        text = text_of(data, _is_text, kwds.get('sort_keys', True))
    if text is None:
        text = _unknown('writing YAML in this way is not modelled')
    if stream is None:
        return text
    stream.write(text)
def dump_all(documents, stream=None, Dumper=Dumper, **kwds):
    text = _unknown('writing several documents is not modelled')
    if stream is None:
        return text
    stream.write(text)
def safe_dump(data, stream=None, **kwds): return dump(data, stream, SafeDumper, **kwds)
safe_dump_all = dump_all
class YAMLObjectMetaclass(type):
    def __init__(cls, name, bases, kwds):
        super().__init__(name, bases, kwds)
        if kwds.get('yaml_tag') is not None:
            for loader in cls.yaml_loader if isinstance(cls.yaml_loader, list) else [cls.yaml_loader]:
                loader.add_constructor(cls.yaml_tag, cls.from_yaml)
class YAMLObject(metaclass=YAMLObjectMetaclass):
    yaml_loader = [Loader, FullLoader, UnsafeLoader]
    yaml_dumper = Dumper
    yaml_tag = yaml_flow_style = None
    @classmethod
    def from_yaml(cls, loader, node):
        made = cls.__new__(cls)
        made.__dict__.update(loader.construct_mapping(node, deep=True))
        return made
