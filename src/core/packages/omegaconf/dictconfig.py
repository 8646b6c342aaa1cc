import enum as _enum
from collections.abc import MutableMapping
from omegaconf import _fields
from omegaconf.base import Container, _NONE_GIVEN, _NOT_MODELLED, is_interpolation, is_missing
from omegaconf.errors import *

class DictConfig(Container, MutableMapping):
    def __init__(self, content, key=None, parent=None, ref_type=_fields.Any, key_type=_fields.Any, element_type=_fields.Any, is_optional=True,
                 flags=None):
        hint = ref_type
        if isinstance(content, DictConfig) and flags is None:
            flags = content.__dict__['_flags']
        self._set_up(parent, key, hint, flags)
        self.__dict__.update(_content={}, _hints={}, _key_type=key_type, _element=element_type)
        self._fill(content)
    def _fill(self, content):
        flags = self.__dict__['_flags']
        before, self.__dict__['_flags'] = flags, {**flags, 'struct': False, 'readonly': False}
        if _fields.is_structured(content):
            for name, hint, value in _fields.fields(content):
                self.__dict__['_hints'][name] = hint
                try:
                    self.__dict__['_content'][name] = self._wrapped(value, hint, name)
                except OmegaConfBaseException as error:
                    self._fail(error, name, error)
            kind = content if isinstance(content, type) else type(content)
            self.__dict__['_object_type'] = kind
            if _fields.is_frozen(kind):
                before = {**before, 'readonly': True}
        elif isinstance(content, DictConfig):
            self.__dict__['_hints'] = dict(content.__dict__['_hints'])
            self.__dict__['_object_type'] = content.__dict__['_object_type']
            if self.__dict__['_element'] is _fields.Any:
                self.__dict__['_element'], self.__dict__['_key_type'] = content.__dict__['_element'], content.__dict__['_key_type']
            for name in content.__dict__['_content']:
                self._put(name, content._raw(name))
        elif content is not None:
            for name, value in content.items():
                self[name] = value
        self.__dict__['_flags'] = before
    def _type_name(self):
        kind = self.__dict__['_object_type']
        return 'dict' if kind is None else kind.__name__
    def _field_hint(self, key): return self.__dict__['_hints'].get(key, self.__dict__['_element'])
    def _copy_content(self, content, memo):
        self.__dict__['_hints'] = dict(self.__dict__['_hints'])
        self.__dict__['_content'] = {key: value._copy_into(self, key) if isinstance(value, Container) else value for key, value in content.items()}
    def _is_typed(self): return self.__dict__['_object_type'] is not None
    def _closed_to(self, key):
        """Why a key that is not in it cannot be used; None if it can."""
        if self._is_typed() and self.__dict__['_flags'].get('struct') is not False:
            return f"Key '{key}' not in '{self._type_name()}'"
        return f"Key '{key}' is not in struct" if self._flag('struct') and not self._is_typed() else None
    def _normal_key(self, key):
        if not isinstance(key, (str, bytes, int, _enum.Enum, float, bool)):
            self._fail(KeyValidationError(f"Incompatible key type '{type(key).__name__}'"), key)
        wanted = self.__dict__['_key_type']
        if wanted is _fields.Any:
            return key
        if isinstance(wanted, type) and issubclass(wanted, _enum.Enum):
            return _fields.to_enum(wanted, key)
        if wanted is bool and key in (0, 1):
            return bool(key)
        if not isinstance(key, wanted):
            self._fail(KeyValidationError(f'Key {key} ({type(key).__name__}) is incompatible with ({wanted.__name__})'), key)
        return key
    def _name_of(self, part, throws):
        """The key that a part of a path names; `_NONE_GIVEN` if there is none."""
        content = self.__dict__['_content']
        if part in content:
            return part
        wanted = self.__dict__['_key_type']
        if isinstance(wanted, type) and issubclass(wanted, _enum.Enum) and part in wanted.__members__:
            return wanted[part] if wanted[part] in content else _NONE_GIVEN
        return _NONE_GIVEN
    def _found(self, key, default, error):
        content = self.__dict__['_content']
        key = self._normal_key(key)
        if key not in content:
            why = self._may_have_more()
            if why is not None:
                return why
            if default is not _NONE_GIVEN:
                return default
            self._fail(error(self._closed_to(key) or f'Missing key {key}'), key)
        value = content[key]
        if is_missing(value):
            if default is not _NONE_GIVEN:
                return default
            self._fail(MissingMandatoryValue(f'Missing mandatory value: {self._get_full_key(key)}'), key)
        if not is_interpolation(value):
            return value
        try:
            return self._value_at(key)
        except OmegaConfBaseException as cause:
            self._fail(cause, key, cause)
    def __getattr__(self, key):
        if key.startswith('__') and key.endswith('__'):
            raise AttributeError(key)
        if key in _NOT_MODELLED and key not in self.__dict__['_content']:
            return _unknown(f'`{type(self).__name__}.{key}` is not modelled')
        return self._found(key, _NONE_GIVEN, ConfigAttributeError)
    def __getitem__(self, key): return self._found(key, _NONE_GIVEN, ConfigKeyError)
    def get(self, key, default_value=None): return self._found(key, default_value, ConfigKeyError)
    def _put(self, key, value):
        self.__dict__['_content'][key] = self._wrapped(value, self._field_hint(key), key)
    def _assign(self, key, value, error):
        key = self._normal_key(key)
        if key not in self.__dict__['_content']:
            closed = self._closed_to(key)
            if closed is not None:
                self._fail(error(closed), key)
        if self._flag('readonly'):
            self._fail(ReadonlyConfigError('Cannot change read-only config container'), key)
        try:
            self._put(key, value)
        except OmegaConfBaseException as cause:
            self._fail(cause, key, cause)
    def __setitem__(self, key, value): self._assign(key, value, ConfigKeyError)
    def __setattr__(self, key, value): self._assign(key, value, ConfigAttributeError)
    def __delitem__(self, key):
        key = self._normal_key(key)
        self._check_deletion(key, 'deletion')
        if key not in self.__dict__['_content']:
            self._fail(ConfigKeyError(f"Key not found: '{key}'"), key)
        del self.__dict__['_content'][key]
    def __delattr__(self, key):
        if self._flag('readonly'):
            self._fail(ReadonlyConfigError('DictConfig in read-only mode does not support deletion'), key)
        if key not in self.__dict__['_content']:
            self._fail(ConfigAttributeError(f"Attribute not found: '{key}'"), key)
        del self.__dict__['_content'][key]
    def _check_deletion(self, key, what):
        if self._flag('readonly'):
            self._fail(ReadonlyConfigError(
                'Cannot pop from read-only node' if what == 'pop' else 'DictConfig in read-only mode does not support deletion'), key)
        if self._flag('struct'):
            self._fail(ConfigTypeError(f'DictConfig in struct mode does not support {what}'), key)
        if self._is_typed() and self.__dict__['_flags'].get('struct') is not False:
            self._fail(ConfigTypeError(f'{self._type_name()} (DictConfig) does not support {what}'), key)
    def pop(self, key, default=_NONE_GIVEN):
        self._check_deletion(key, 'pop')
        key = self._normal_key(key)
        if key not in self.__dict__['_content']:
            if default is not _NONE_GIVEN:
                return default
            full = self._get_full_key(key)
            self._fail(ConfigKeyError(f"Key not found: '{key}'" + ('' if full == key else f" (path: '{full}')")), key)
        value = self._found(key, default, ConfigKeyError)
        del self.__dict__['_content'][key]
        return value
    def keys(self): return self.__dict__['_content'].keys()
    def items(self): return {key: self[key] for key in self.__dict__['_content']}.items()
    def values(self): return {key: self[key] for key in self.__dict__['_content']}.values()
    def items_ex(self, resolve=True, keys=None):
        return [(key, self[key] if resolve else self._raw(key)) for key in self.__dict__['_content'] if keys is None or key in keys]
    def setdefault(self, key, default=None):
        if key in self:
            return self[key]
        self[key] = default
        return default
    def __contains__(self, key):
        if not isinstance(key, (str, bytes, int, float, _enum.Enum)) or key not in self.__dict__['_content']:
            why = self._may_have_more()
            return False if why is None else why
        try:
            self[key]
        except MissingMandatoryValue:
            return False
        except InterpolationResolutionError:
            return True
        return True
    def __iter__(self): return iter(self.__dict__['_content'])
    __hash__ = Container.__hash__
    def __len__(self): return len(self.__dict__['_content'])
    def __dir__(self): return list(self.__dict__['_content'])
    def __eq__(self, other):
        if isinstance(other, dict) or _fields.is_structured(other):
            other = DictConfig(other, flags={'allow_objects': True})
        if not isinstance(other, DictConfig):
            return NotImplemented
        if len(self) != len(other):
            return False
        return all(key in other.__dict__['_content'] and _fields.same(self, key, other, key) for key in self.__dict__['_content'])
    def _merge(self, source):
        kind = source.__dict__['_object_type']
        own = self.__dict__['_object_type']
        if kind is not None and own is not None and not issubclass(kind, own):
            self._fail(ValidationError(f'Merge error: {kind.__name__} is not a subclass of {own.__name__}. value: {source}'))
        opened = kind is not None
        content = self.__dict__['_content']
        for key in source.__dict__['_content']:
            value, hint = source._raw(key), source.__dict__['_hints'].get(key, _fields.Any)
            there = content.get(key, _NONE_GIVEN)
            if is_interpolation(there) and isinstance(value, Container):
                try:
                    target = self._value_at(key)
                except InterpolationResolutionError:
                    target = None
                if isinstance(target, Container):
                    there = content[key] = target._copy_into(self, key)
            empty = there is _NONE_GIVEN or there is None or is_missing(there)
            wanted = _fields.without_none(self._field_hint(key))[1]
            if empty and isinstance(value, DictConfig) and wanted is not _fields.Any and not (there is _NONE_GIVEN and self._closed_to(key)):
                self.__dict__['_flags'], before = {**self.__dict__['_flags'], 'readonly': False}, self.__dict__['_flags']
                self._put(key, wanted if _fields.is_structured(wanted) else {})
                self.__dict__['_flags'] = before
                there = content[key]
            if is_missing(value):
                if there is _NONE_GIVEN:
                    self._add(key, value, opened)
                if self._field_hint(key) is _fields.Any and hint is not _fields.Any:
                    self.__dict__['_hints'][key] = hint
                continue
            if isinstance(there, Container) and isinstance(value, Container):
                if type(there) is not type(value):
                    self._fail(ConfigTypeError('Cannot merge DictConfig with ListConfig'), None)
                there.merge_with(value)
                continue
            if self._field_hint(key) is _fields.Any and hint is not _fields.Any:
                if there is _NONE_GIVEN and not opened and self._closed_to(key):
                    self._fail(ConfigKeyError(self._closed_to(key)), key)
                self.__dict__['_hints'][key] = hint
            self._add(key, value, opened)
        if kind is not None:
            self.__dict__['_object_type'] = kind
    def _add(self, key, value, opened):
        if not opened:
            self[key] = value
            return
        before, self.__dict__['_flags'] = self.__dict__['_flags'], {**self.__dict__['_flags'], 'struct': False}
        self[key] = value
        self.__dict__['_flags'] = before
