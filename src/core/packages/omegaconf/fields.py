# The types of fields: what a value becomes in a field, and the fields of structured configurations.
import dataclasses as _dataclasses
import enum as _enum
import pathlib as _pathlib
import re as _re
import typing
from typing import Any
import yaml as _yaml
from omegaconf.errors import *
from omegaconf._grammar import Parser as _Parser

def is_structured(value):
    return not _is_unknown(value) and hasattr(value if isinstance(value, type) else type(value), '__dataclass_fields__')
def is_frozen(kind):
    return kind.__dataclass_params__.frozen
def fields(source):
    """Name, type and value of each field of a dataclass or its instance."""
    kind = source if isinstance(source, type) else type(source)
    hints = typing.get_type_hints(kind)
    found = []
    for field in _dataclasses.fields(kind):
        if field.metadata.get('omegaconf_ignore', False):
            continue
        if not isinstance(source, type) and hasattr(source, field.name):
            value = getattr(source, field.name)
        elif field.default is not _dataclasses.MISSING:
            value = field.default
        elif field.default_factory is not _dataclasses.MISSING:
            value = field.default_factory()
        else:
            value = '???'
        found.append((field.name, hints[field.name], value))
    return found

def _members(hint):
    if _is_unknown(hint) or typing.get_origin(hint) is typing.Union or type(hint).__name__ == 'UnionType':
        return typing.get_args(hint)
    return None
def without_none(hint):
    """Whether a field may be None, and its type otherwise."""
    if hint is Any or _is_unknown(hint):
        return True, Any
    members = _members(hint)
    if members is None or type(None) not in members:
        return False, hint
    rest = tuple(each for each in members if each is not type(None))
    return True, rest[0] if len(rest) == 1 else typing.Union[rest]
def show(hint):
    optional, wanted = without_none(hint)
    if optional and wanted is not Any:
        return f'Optional[{show(wanted)}]'
    origin = typing.get_origin(wanted)
    if origin in (list, dict, tuple):
        return f'{origin.__name__.capitalize()}[{", ".join("..." if each is ... else show(each) for each in typing.get_args(wanted))}]'
    members = _members(wanted)
    if members is not None:
        return f'Union[{", ".join(map(show, members))}]'
    return getattr(wanted, '__name__', str(wanted))

def to_enum(wanted, value):
    if isinstance(value, wanted):
        return value
    if not isinstance(value, (str, int)):
        raise ValidationError(f'Value {value} ({type(value).__name__}) is not a valid input for {wanted}')
    try:
        if isinstance(value, bool):
            raise ValueError
        if isinstance(value, int):
            return wanted(value)
        start = wanted.__name__ + '.'
        return wanted[value[len(start):] if value.startswith(start) else value]
    except (ValueError, KeyError):
        raise ValidationError(f"Invalid value '{value}', expected one of [{', '.join(wanted.__members__)}]")

def _to_bool(value):
    if isinstance(value, (bool, int)):
        return value != 0
    if isinstance(value, str):
        lowered = value.lower()
        if lowered in ('yes', 'y', 'on', 'true'):
            return True
        if lowered in ('no', 'n', 'off', 'false'):
            return False
        try:
            return int(value) != 0
        except ValueError:
            pass
    raise ValidationError(f"Value '{plain(value)}' is not a valid bool (type {type(value).__name__})")
def _to_number(kind, name, value):
    allowed = (str, int) if kind is int else (float, str, int)
    try:
        if type(value) in allowed:
            return kind(value)
    except ValueError:
        pass
    raise ValidationError(f"Value '{plain(value)}' of type '{_name(type(value))}' could not be converted to {name}")
def _name(kind):
    return kind.__name__ if kind.__module__ in ('builtins', '__main__') else f'{kind.__module__}.{kind.__name__}'
def _to_text(value):
    from omegaconf.base import Container
    if isinstance(value, (Container, dict, list, tuple, bytes)):
        raise ValidationError(f"Cannot convert '{_name(type(value))}' to string: '{plain(value)}'")
    return str(value)

def _children(hint):
    """The types of the keys and the items of a container, from its own type."""
    arguments = typing.get_args(hint)
    if typing.get_origin(hint) is dict or hint is dict:
        return arguments if len(arguments) == 2 else (Any, Any)
    if arguments and (len(arguments) == 1 or arguments[1:] == (...,)):
        return None, arguments[0]
    return None, Any

def convert(hint, value, parent, key):
    """What a field of a type stores for a value."""
    from omegaconf.base import Container, is_interpolation, is_missing, is_plain
    from omegaconf.dictconfig import DictConfig
    from omegaconf.listconfig import ListConfig
    optional, wanted = without_none(hint)
    if _is_unknown(value) or _is_unknown(hint) or is_missing(value):
        return value
    if is_interpolation(value):
        # A syntax error is raised where the value is given.
        _Parser(value).whole()
        return value
    origin = typing.get_origin(wanted) or wanted
    if value is None:
        if optional:
            return None
        if parent._is_list:
            raise ValidationError(f'Invalid type assigned: NoneType is not a subclass of {show(wanted)}. value: None')
        raise ValidationError("field '$FULL_KEY' is not Optional")
    if wanted is Any:
        if isinstance(value, Container):
            return value._copy_into(parent, key)
        if isinstance(value, dict) or is_structured(value):
            return DictConfig(value, key=key, parent=parent)
        if isinstance(value, (list, tuple)):
            return ListConfig(value, key=key, parent=parent)
        if is_plain(value) or parent._flag('allow_objects'):
            return value
        kind = value if isinstance(value, type) else type(value)
        raise UnsupportedValueType(f"Value '{kind.__name__}' is not a supported primitive type")
    if is_structured(wanted):
        kind = (value.__dict__['_object_type'] or dict) if isinstance(value, DictConfig) else value if isinstance(value, type) else type(value)
        if not issubclass(kind, wanted):
            shown = 'list' if kind in (list, tuple, ListConfig) else kind.__name__
            raise ValidationError(f'Invalid type assigned: {shown} is not a subclass of {wanted.__name__}. value: {plain(value)}')
        return DictConfig(value, key=key, parent=parent, ref_type=hint)
    if origin is dict:
        keys, items = _children(wanted)
        if not isinstance(value, (dict, DictConfig)):
            raise ValidationError(f'Cannot assign {type(value).__name__} to {show(wanted)}')
        return DictConfig(value, key=key, parent=parent, ref_type=hint, key_type=keys, element_type=items)
    if origin in (list, tuple):
        if not isinstance(value, (list, tuple, ListConfig)):
            raise ValidationError(f'Invalid value assigned: {type(value).__name__} is not a ListConfig, list or tuple.')
        return ListConfig(value, key=key, parent=parent, ref_type=hint, element_type=_children(wanted)[1])
    members = _members(wanted)
    if members is not None:
        if type(value) in members:
            return value
        raise ValidationError(f"Value '{plain(value)}' of type '{_name(type(value))}' is incompatible with type hint '{show(wanted)}'")
    if isinstance(wanted, type) and issubclass(wanted, _enum.Enum):
        return to_enum(wanted, value)
    if wanted is bool:
        return _to_bool(value)
    if wanted is int:
        return _to_number(int, 'Integer', value)
    if wanted is float:
        return _to_number(float, 'Float', value)
    if wanted is str:
        return _to_text(value)
    if wanted is bytes:
        if isinstance(value, bytes):
            return value
        raise ValidationError(f"Value '{plain(value)}' of type '{_name(type(value))}' is not of type 'bytes'")
    if wanted is _pathlib.Path:
        if isinstance(value, (str, _pathlib.Path)):
            return _pathlib.Path(value)
        raise ValidationError(f"Value '{plain(value)}' of type '{_name(type(value))}' could not be converted to Path")
    if parent._flag('allow_objects'):
        return value
    raise ValidationError(f'Unexpected type annotation: {show(wanted)}')

def plain(value):
    """A container as lists and dicts, with interpolations as they are written."""
    from omegaconf.base import Container
    if not isinstance(value, Container):
        return value
    content = value.__dict__['_content']
    return [plain(each) for each in content] if value._is_list else {key: plain(each) for key, each in content.items()}

def container(value):
    """A configuration for what can be one."""
    from omegaconf import OmegaConf
    from omegaconf.base import Container
    return value if isinstance(value, Container) else OmegaConf.create(value)

def same(one, key, other, place):
    """Whether two containers have the same at a key of theirs."""
    a, b = one._raw(key), other._raw(place)
    try:
        a, b = one._resolved(key, a), other._resolved(place, b)
    except InterpolationResolutionError:
        pass
    return a == b

class _Loader(_yaml.SafeLoader):
    def construct_mapping(self, node, deep=False):
        seen = set()
        for key, _ in node.value:
            if key.tag != 'tag:yaml.org,2002:str':
                continue
            if key.value in seen:
                raise _yaml.constructor.ConstructorError(
                    'while constructing a mapping', node.start_mark, f'found duplicate key {key.value}', key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep=deep)
# Floats may have an exponent without a sign or without a point, and dates are texts.
_Loader.add_implicit_resolver('tag:yaml.org,2002:float', _re.compile(
    r'^(?:[-+]?[0-9]+(?:_[0-9]+)*\.[0-9_]*(?:[eE][-+]?[0-9]+)?|[-+]?[0-9]+(?:_[0-9]+)*(?:[eE][-+]?[0-9]+)|\.[0-9]+(?:_[0-9]+)*(?:[eE][-+][0-9]+)?'
    r'|[-+]?[0-9]+(?:_[0-9]+)*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$'), list('-+0123456789.'))
_Loader.yaml_implicit_resolvers = {
    key: [each for each in resolvers if each[0] != 'tag:yaml.org,2002:timestamp'] for key, resolvers in _Loader.yaml_implicit_resolvers.items()
}
_BOOLEANS = set('y Y yes Yes YES n N no No NO true True TRUE false False FALSE on On ON off Off OFF'.split())
def is_quoted(text):
    if text in _BOOLEANS:
        return True
    for kind in (int, float):
        try:
            kind(text)
            return True
        except ValueError:
            pass
    return False
def load_yaml(text): return _yaml.load(text, Loader=_Loader)
