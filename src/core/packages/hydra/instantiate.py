import copy as _copy
import functools as _functools
import importlib as _importlib
import types as _types
from enum import Enum as _Enum
from omegaconf import DictConfig as _DictConfig, ListConfig as _ListConfig, OmegaConf as _OmegaConf, SCMode as _SCMode
from omegaconf._fields import is_structured as _is_structured
from omegaconf.base import is_missing as _is_missing
from hydra.errors import InstantiationException

class ConvertMode(_Enum):
    NONE = 'none'
    PARTIAL = 'partial'
    OBJECT = 'object'
    ALL = 'all'
    def __eq__(self, other):
        return other.lower() == self.value if isinstance(other, str) else other is self
    __hash__ = None

def _locate(path):
    """The object at a path of modules and attributes."""
    if _is_unknown(path):
        return path
    if path == '':
        raise ImportError('Empty path')
    parts = path.split('.')
    if not all(parts):
        raise ValueError(f"Error loading '{path}': invalid dotstring.\nRelative imports are not supported.")
    try:
        found = _importlib.import_module(parts[0])
    except Exception as error:
        raise ImportError(f"Error loading '{path}':\n{error!r}\nAre you sure that module '{parts[0]}' is installed?") from error
    for i, part in enumerate(parts[1:], 1):
        try:
            found = getattr(found, part)
        except AttributeError as missing:
            above = '.'.join(parts[:i])
            if not isinstance(found, _types.ModuleType):
                raise ImportError(f"Error loading '{path}':\n{missing!r}\nAre you sure that '{part}' is an attribute of '{above}'?") from missing
            try:
                found = _importlib.import_module('.'.join(parts[:i + 1]))
            except ModuleNotFoundError as error:
                raise ImportError(f"Error loading '{path}':\n{error!r}\nAre you sure that '{part}' is importable from module '{above}'?") from error
            except Exception as error:
                raise ImportError(f"Error loading '{path}':\n{error!r}") from error
    return found

def _with(message, full_key): return f'{message}\nfull_key: {full_key}' if full_key else message
def _name_of(target):
    return f'{target.__module__}.{target.__qualname__}' if callable(target) else target
def _prepared(value):
    """Plain containers with the names of their targets."""
    if isinstance(value, dict):
        return {key: _name_of(each) if key == '_target_' else _prepared(each) if isinstance(each, (dict, list)) else each
                for key, each in value.items()}
    return [_prepared(each) if isinstance(each, (dict, list)) else each for each in value]

def _converted(value, convert):
    if not _OmegaConf.is_config(value):
        return value
    mode = {'all': _SCMode.DICT, 'partial': _SCMode.DICT_CONFIG, 'object': _SCMode.INSTANTIATE}.get(convert)
    return value if mode is None else _OmegaConf.to_container(value, resolve=True, structured_config_mode=mode)

def _target(target, full_key):
    if isinstance(target, str):
        try:
            target = _locate(target)
        except Exception as error:
            raise InstantiationException(_with(
                f"Error locating target '{target}', set env var HYDRA_FULL_ERROR=1 to see chained exception.", full_key)) from error
    if not _is_unknown(target) and not callable(target):
        raise InstantiationException(_with(f"Expected a callable target, got '{target}' of type '{type(target).__name__}'", full_key))
    return target

def _call(target, partial, args, kwargs, full_key):
    given = kwargs.pop('_args_', ())
    if not isinstance(given, (list, tuple, _ListConfig)):
        raise InstantiationException(_with(
            f"Error in collecting args and kwargs for '{_name_of(target)}':\n"
            + repr(InstantiationException(f"Unsupported _args_ type: '{type(given).__name__}'. value: '{given}'")), full_key))
    args = args or tuple(given)
    for each in (*args, *kwargs.values()):
        if _OmegaConf.is_config(each):
            each.__dict__['_parent'] = None
    if partial:
        return _functools.partial(target, *args, **kwargs)
    try:
        return target(*args, **kwargs)
    except Exception as error:
        raise InstantiationException(_with(f"Error in call to target '{_name_of(target)}':\n{error!r}", full_key)) from error

def instantiate_node(node, *args, convert='none', recursive=True, partial=False):
    if node is None or not _OmegaConf.is_config(node):
        return node
    if _OmegaConf.is_dict(node):
        convert = node['_convert_'] if '_convert_' in node else convert
        recursive = node['_recursive_'] if '_recursive_' in node else recursive
        partial = node['_partial_'] if '_partial_' in node else partial
    convert = convert.value if isinstance(convert, ConvertMode) else convert.lower()
    full_key = node._get_full_key(None)
    for name, flag in (('_recursive_', recursive), ('_partial_', partial)):
        if not isinstance(flag, bool):
            raise TypeError(_with(f'Instantiation: {name} flag must be a bool, got {type(flag)}', full_key))
    if _OmegaConf.is_list(node):
        items = [instantiate_node(each, convert=convert, recursive=recursive) for each in node]
        if convert != 'none':
            return items
        made = _OmegaConf.create(items, flags={'allow_objects': True})
        made.__dict__['_parent'] = node
        return made
    if '_target_' in node:
        target, kwargs = _target(node['_target_'], full_key), {}
        for key in node.keys():
            if key in ('_target_', '_convert_', '_recursive_', '_partial_') or partial and _is_missing(node._raw(key)):
                continue
            value = node[key]
            if recursive:
                value = instantiate_node(value, convert=convert, recursive=recursive)
            kwargs[key] = _converted(value, convert)
        return _call(target, partial, args, kwargs, full_key)
    made = {key: instantiate_node(value, convert=convert, recursive=recursive) for key, value in node.items()}
    if convert == 'all' or convert != 'none' and not node._is_typed():
        return made
    config = _OmegaConf.create({}, flags={'allow_objects': True})
    for key, value in made.items():
        config[key] = value
    config.__dict__['_parent'], config.__dict__['_object_type'] = node, node.__dict__['_object_type']
    return _OmegaConf.to_object(config) if convert == 'object' else config

def instantiate(config, *args, **kwargs):
    if config is None or _is_unknown(config):
        return config
    if isinstance(config, (dict, list)):
        config = _prepared(config)
    kwargs = _prepared(kwargs)
    if _is_structured(config) or isinstance(config, (dict, list)):
        config = _OmegaConf.structured(config, flags={'allow_objects': True})
    if not _OmegaConf.is_config(config):
        raise InstantiationException(
            f'Cannot instantiate config of type {type(config).__name__}.\n'
            'Top level config must be an OmegaConf DictConfig/ListConfig object,\na plain dict/list, or a Structured Config class or instance.')
    parent, config = config.__dict__['_parent'], _copy.deepcopy(config)
    config._set_flag(['allow_objects', 'struct', 'readonly'], [True, False, False])
    if kwargs and _OmegaConf.is_dict(config):
        config = _OmegaConf.merge(config, _OmegaConf.create(kwargs, flags={'allow_objects': True}))
    config.__dict__['_parent'] = parent
    _OmegaConf.resolve(config)
    source = config if _OmegaConf.is_dict(config) else kwargs
    recursive = source.pop('_recursive_', True)
    convert = source.pop('_convert_', 'none')
    partial = source.pop('_partial_', False)
    if partial and _OmegaConf.is_list(config):
        raise InstantiationException('The _partial_ keyword is not compatible with top-level list instantiation')
    return instantiate_node(config, *args, recursive=recursive, convert=convert, partial=partial)
call = instantiate

def get_class(path):
    found = _locate(path)
    if not _is_unknown(found) and not isinstance(found, type):
        raise ValueError(f"Located non-class of type '{type(found).__name__}' while loading '{path}'")
    return found
def get_method(path):
    found = _locate(path)
    if not _is_unknown(found) and not callable(found):
        raise ValueError(f"Located non-callable of type '{type(found).__name__}' while loading '{path}'")
    return found
get_static_method = get_method
def get_object(path): return _locate(path)
def get_original_cwd(): return _unknown('the working directory is unknown')
def to_absolute_path(path):
    return path if str(path).startswith('/') else _unknown('the working directory is unknown')
