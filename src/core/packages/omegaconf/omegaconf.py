# The interface of omegaconf. Writing is not modelled; reading, merging and interpolating are.
import contextlib as _contextlib
import copy as _copy
import enum as _enum
import inspect as _inspect
import io as _io
import os as _os
import sys as _sys
from typing import Any
from omegaconf.errors import *
from omegaconf import _fields
from omegaconf.base import Container, Node, _NONE_GIVEN, _resolvers, is_interpolation as _is_interpolation, is_missing as _is_missing, split_key
from omegaconf.dictconfig import DictConfig
from omegaconf.listconfig import ListConfig
from omegaconf._grammar import Parser as _Parser
from yaml import _is_text
from yaml._emit import text_of as _text_of

__version__ = '2.3.0'
MISSING = '???'
DictKeyType = Any
Resolver = Any

class SCMode(_enum.Enum):
    DICT = 1
    DICT_CONFIG = 2
    INSTANTIATE = 3

def II(interpolation): return '${' + interpolation + '}'
def SI(interpolation): return interpolation

def _content(config, resolve, throws, enums, mode):
    if isinstance(config, DictConfig):
        kind = config.__dict__['_object_type']
        if kind is not None and mode is SCMode.DICT_CONFIG:
            return config
        if kind is not None and mode is SCMode.INSTANTIATE:
            return _instance(config, kind)
    def shown(key):
        value = config._raw(key)
        if _is_missing(value):
            if throws:
                config._fail(MissingMandatoryValue(f'Missing mandatory value: {key}'), key)
            return value
        if resolve and _is_interpolation(value):
            try:
                value = config._value_at(key)
            except InterpolationResolutionError as error:
                config._fail(error, key, error)
        if isinstance(value, Container):
            return _content(value, resolve, throws, enums, mode)
        return value.name if enums and isinstance(value, _enum.Enum) else value
    if isinstance(config, ListConfig):
        return [shown(i) for i in range(len(config))]
    return {key.name if enums and isinstance(key, _enum.Enum) else key: shown(key) for key in config.keys()}
def _instance(config, kind):
    given, later = {}, {}
    for name, field in kind.__dataclass_fields__.items():
        if name not in config.__dict__['_content']:
            continue
        if _is_missing(config._raw(name)):
            if field.init:
                config._fail(MissingMandatoryValue(f'Structured config of type `{kind.__name__}` has missing mandatory value: {name}'), name)
            continue
        value = config._value_at(name)
        (given if field.init else later)[name] = OmegaConf.to_object(value) if isinstance(value, Container) else value
    for name in config.keys():
        if name not in kind.__dataclass_fields__:
            later[name] = OmegaConf.to_object(config[name]) if isinstance(config[name], Container) else config[name]
    made = kind(**given)
    for name, value in later.items():
        setattr(made, name, value)
    return made

class OmegaConf:
    def __init__(self):
        raise NotImplementedError('Use one of the static construction functions')
    @staticmethod
    def structured(obj, parent=None, flags=None): return OmegaConf.create(obj, parent, flags)
    @staticmethod
    def create(obj=_NONE_GIVEN, parent=None, flags=None):
        if _is_unknown(obj):
            return obj
        if obj is _NONE_GIVEN:
            obj = {}
        if isinstance(obj, str):
            obj = _fields.load_yaml(obj)
            if _is_unknown(obj):
                return obj
            if obj is None:
                return OmegaConf.create({}, parent, flags)
            if isinstance(obj, str):
                return OmegaConf.create({obj: None}, parent, flags)
        if obj is None:
            return _unknown('a configuration that is None is not modelled')
        if isinstance(obj, DictConfig):
            made = DictConfig(obj, parent=parent, flags=flags)
            made.__dict__['_hint_of_self'] = obj.__dict__['_hint_of_self']
            return made
        if isinstance(obj, dict) or _fields.is_structured(obj):
            return DictConfig(obj, parent=parent, flags=flags)
        if isinstance(obj, (list, tuple, ListConfig)):
            return ListConfig(obj, parent=parent, flags=flags)
        if hasattr(type(obj), '__attrs_attrs__') or hasattr(obj, '__attrs_attrs__'):
            return _unknown('configurations that are classes of attrs are not modelled')
        if isinstance(obj, type):
            raise ValidationError(f"Input class '{obj.__name__}' is not a structured config. did you forget to decorate it as a dataclass?"
                                  '\n    full_key: \n    object_type=None')
        raise ValidationError(f"Object of unsupported type: '{type(obj).__name__}'\n    full_key: \n    object_type=None")
    @staticmethod
    def load(file_):
        if _is_unknown(file_):
            return file_
        if isinstance(file_, (str, _os.PathLike)):
            with _io.open(file_, 'r', encoding='utf-8') as file:
                obj = _fields.load_yaml(file)
        elif getattr(file_, 'read', None):
            obj = _fields.load_yaml(file_)
        else:
            raise TypeError('Unexpected file type')
        if _is_unknown(obj):
            return obj
        if obj is not None and not isinstance(obj, (list, dict, str)):
            raise OSError(f'Invalid loaded object type: {type(obj).__name__}')
        return OmegaConf.create({} if obj is None else obj)
    @staticmethod
    def save(config, f, resolve=False):
        if isinstance(f, (str, _os.PathLike)):
            with _io.open(_os.fspath(f), 'w') as file:
                file.write(OmegaConf.to_yaml(config, resolve=resolve))
        elif hasattr(f, 'write'):
            f.write(OmegaConf.to_yaml(config, resolve=resolve))
        else:
            raise TypeError('Unexpected file type')
    @staticmethod
    def from_cli(args_list=None):
        return OmegaConf.from_dotlist(_sys.argv[1:] if args_list is None else args_list)
    @staticmethod
    def from_dotlist(dotlist):
        made = OmegaConf.create()
        made.merge_with_dotlist(dotlist)
        return made
    @staticmethod
    def merge(*configs):
        for each in configs:
            if _is_unknown(each):
                return each
        assert len(configs) > 0
        target = _copy.deepcopy(_fields.container(configs[0]))
        for each in configs[1:]:
            if each is not None and _is_unknown(_fields.container(each)):
                return _fields.container(each)
        with flag_override(target, 'readonly', False):
            target.merge_with(*configs[1:])
            readonly = target._flag('readonly') is True
        if readonly:
            OmegaConf.set_readonly(target, True)
        return target
    @staticmethod
    def unsafe_merge(*configs): return OmegaConf.merge(*configs)
    @staticmethod
    def register_new_resolver(name, resolver, *, replace=False, use_cache=False):
        if not callable(resolver):
            raise TypeError('resolver must be callable')
        if not name:
            raise ValueError('cannot use an empty resolver name')
        if not replace and name in _resolvers:
            raise ValueError(f"resolver '{name}' is already registered")
        try:
            names = list(_inspect.signature(resolver).parameters)
        except ValueError:
            names = []
        cache = {}
        def evaluate(parent, key, arguments):
            if use_cache and repr(arguments) in cache:
                return cache[repr(arguments)]
            special = {}
            if '_parent_' in names:
                special['_parent_'] = parent
            if '_root_' in names:
                special['_root_'] = parent._get_root()
            if '_node_' in names:
                special['_node_'] = _unknown('the nodes of values are not modelled')
            made = resolver(*arguments, **special)
            if use_cache:
                cache[repr(arguments)] = made
            return made
        _resolvers[name] = evaluate
    @staticmethod
    def register_resolver(name, resolver): OmegaConf.legacy_register_resolver(name, resolver)
    @staticmethod
    def legacy_register_resolver(name, resolver):
        assert callable(resolver), 'resolver must be callable'
        assert name not in _resolvers, f"resolver '{name}' is already registered"
        _resolvers[name] = lambda parent, key, arguments: resolver(*[each if isinstance(each, str) else str(each) for each in arguments])
    @classmethod
    def has_resolver(cls, name): return name in _resolvers
    @staticmethod
    def clear_resolvers():
        _resolvers.clear()
        _register_own()
    @classmethod
    def clear_resolver(cls, name): return _resolvers.pop(name, None) is not None
    @staticmethod
    def get_cache(conf): return {}
    @staticmethod
    def set_cache(conf, cache): pass
    @staticmethod
    def clear_cache(conf): pass
    @staticmethod
    def copy_cache(from_config, to_config): pass
    @staticmethod
    def set_readonly(conf, value): conf._set_flag('readonly', value)
    @staticmethod
    def is_readonly(conf): return conf._flag('readonly')
    @staticmethod
    def set_struct(conf, value): conf._set_flag('struct', value)
    @staticmethod
    def is_struct(conf): return conf._flag('struct')
    @staticmethod
    def masked_copy(conf, keys):
        if not isinstance(conf, DictConfig):
            raise ValueError('masked_copy is only supported for DictConfig')
        keys = [keys] if isinstance(keys, str) else keys
        return DictConfig({key: value for key, value in conf.items_ex(resolve=False, keys=keys)})
    @staticmethod
    def to_container(cfg, *, resolve=False, throw_on_missing=False, enum_to_str=False, structured_config_mode=SCMode.DICT):
        if _is_unknown(cfg):
            return cfg
        if not isinstance(cfg, Container):
            raise ValueError(f'Input cfg is not an OmegaConf config object ({type(cfg).__name__})')
        return _content(cfg, resolve, throw_on_missing, enum_to_str, structured_config_mode)
    @staticmethod
    def to_object(cfg):
        return OmegaConf.to_container(cfg, resolve=True, throw_on_missing=True, structured_config_mode=SCMode.INSTANTIATE)
    @staticmethod
    def is_missing(cfg, key):
        assert isinstance(cfg, Container)
        name = key if isinstance(key, int) and cfg._is_list else cfg._name_of(key, False)
        if name is _NONE_GIVEN:
            return False
        value = cfg._raw(name)
        if not _is_interpolation(value):
            return _is_missing(value)
        try:
            return _is_missing(cfg._value_at(name))
        except InterpolationToMissingValueError:
            return False
        except InterpolationResolutionError:
            return False
    @staticmethod
    def is_interpolation(node, key=None):
        return key is not None and _is_interpolation(node.__dict__['_content'][key] if node._is_list or key in node.__dict__['_content'] else None)
    @staticmethod
    def is_list(obj): return isinstance(obj, ListConfig)
    @staticmethod
    def is_dict(obj): return isinstance(obj, DictConfig)
    @staticmethod
    def is_config(obj): return isinstance(obj, Container)
    @staticmethod
    def get_type(obj, key=None):
        value = obj if key is None else obj._value_at(key)
        if value is None:
            return None
        if isinstance(value, DictConfig):
            return value.__dict__['_object_type'] or dict
        if isinstance(value, (ListConfig, tuple)):
            return list
        return value if isinstance(value, type) else type(value)
    @staticmethod
    def select(cfg, key, *, default=_NONE_GIVEN, throw_on_resolution_failure=True, throw_on_missing=False):
        if _is_unknown(cfg) or _is_unknown(key):
            return _unknown('the configuration or the key is unknown')
        parts, at = split_key(key), cfg
        if key.startswith('.'):
            parts = parts[1:]
            while parts and parts[0] == '':
                parts, at = parts[1:], at._get_parent()
        try:
            found = at if not key else at._select(parts, 0, throw_on_missing)
        except InterpolationResolutionError as error:
            if not throw_on_resolution_failure:
                return None if default is _NONE_GIVEN else default
            cfg._fail(error, key, error)
        except ConfigTypeError:
            found = _NONE_GIVEN
        except OmegaConfBaseException as error:
            cfg._fail(error, key, error)
        if found is _NONE_GIVEN or _is_missing(found):
            return None if default is _NONE_GIVEN else default
        return found
    @staticmethod
    def update(cfg, key, value=None, *, merge=True, force_add=False): cfg._update(key, value, merge, force_add)
    @staticmethod
    def to_yaml(cfg, *, resolve=False, sort_keys=False):
        data = OmegaConf.to_container(_fields.container(cfg), resolve=resolve, enum_to_str=True)
        text = None if _is_unknown(data) else _text_of(data, _is_text, sort_keys, _fields.is_quoted)
        return _unknown('writing YAML in this way is not modelled') if text is None else text
    @staticmethod
    def resolve(cfg):
        if not isinstance(cfg, Container):
            raise ValueError(f'Invalid config type ({type(cfg).__name__}), expected an OmegaConf Container')
        content = cfg.__dict__['_content']
        for key in list(range(len(content)) if cfg._is_list else content):
            value = content[key]
            if _is_interpolation(value):
                try:
                    value = cfg._value_at(key)
                except InterpolationToMissingValueError:
                    value = MISSING
                content[key] = value._copy_into(cfg, key) if isinstance(value, Container) else value
                value = content[key]
            if isinstance(value, Container):
                OmegaConf.resolve(value)
    @staticmethod
    def missing_keys(cfg):
        found = set()
        def gather(config, start):
            for key in range(len(config)) if config._is_list else config.keys():
                value = config._raw(key)
                place = f'{start}[{key}]' if config._is_list else f'{start}.{key}' if start else str(key)
                if _is_missing(value):
                    found.add(place)
                elif isinstance(value, Container):
                    gather(value, place)
        gather(_fields.container(cfg), '')
        return found

def _env(key, default=_NONE_GIVEN):
    if key in _os.environ:
        return _os.environ[key]
    if default is _NONE_GIVEN:
        return _unknown('the environment is unknown')
    return None if default is None else str(default)
def _decode(expr, _parent_):
    if expr is None:
        return None
    if not isinstance(expr, str):
        raise TypeError(f'`oc.decode` can only take strings or None as input, but `{expr}` is of type {type(expr).__name__}')
    return _parent_._evaluate(_Parser(expr).single(), 1)
def _oc_select(key, default=_NONE_GIVEN, *, _parent_):
    return OmegaConf.select(_parent_ if key.startswith('.') else _parent_._get_root(), key, default=default)
def _deprecated(key, message='', *, _parent_): return OmegaConf.select(_parent_._get_root(), key)
def _of_dict(key, _parent_):
    found = OmegaConf.select(_parent_._get_root(), key) if isinstance(key, str) else key
    if not isinstance(found, (DictConfig, dict)):
        raise TypeError(_unknown('the message is not modelled'))
    return found
def _dict_keys(key, _parent_): return ListConfig(list(_of_dict(key, _parent_).keys()), parent=_parent_)
def _dict_values(key, _parent_): return ListConfig(['${' + f'{key}.{name}' + '}' for name in _of_dict(key, _parent_)], parent=_parent_)
def _register_own():
    for name, resolver in {
        'oc.create': lambda obj, _parent_: OmegaConf.create(obj, parent=_parent_), 'oc.decode': _decode, 'oc.deprecated': _deprecated,
        'oc.env': _env, 'oc.select': _oc_select, 'oc.dict.keys': _dict_keys, 'oc.dict.values': _dict_values,
    }.items():
        OmegaConf.register_new_resolver(name, resolver)
_register_own()

@_contextlib.contextmanager
def flag_override(config, names, values):
    names = [names] if isinstance(names, str) else names
    before = [config.__dict__['_flags'].get(name) for name in names]
    config._set_flag(names, values)
    try:
        yield config
    finally:
        config._set_flag(names, before)
def read_write(config): return flag_override(config, 'readonly', False)
def open_dict(config): return flag_override(config, 'struct', False)

class ValueNode(Node):
    def __init__(self, *args, **kwargs):
        raise _unknown('nodes of values are not modelled')
class AnyNode(ValueNode): pass
class IntegerNode(ValueNode): pass
class StringNode(ValueNode): pass
class BytesNode(ValueNode): pass
class PathNode(ValueNode): pass
class BooleanNode(ValueNode): pass
class EnumNode(ValueNode): pass
class FloatNode(ValueNode): pass
class UnionNode(Node): pass
