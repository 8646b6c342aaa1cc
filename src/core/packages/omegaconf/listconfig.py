from collections.abc import Sequence
from omegaconf import _fields
from omegaconf.base import Container, _NONE_GIVEN, _NOT_MODELLED, is_interpolation, is_missing
from omegaconf.dictconfig import DictConfig
from omegaconf.errors import *

class ListConfig(Container, Sequence):
    _is_list = True
    def __init__(self, content, key=None, parent=None, element_type=_fields.Any, is_optional=True, ref_type=_fields.Any, flags=None):
        if isinstance(content, ListConfig) and flags is None:
            flags = content.__dict__['_flags']
        self._set_up(parent, key, ref_type, flags)
        self.__dict__.update(_content=[], _element=element_type)
        before, self.__dict__['_flags'] = self.__dict__['_flags'], {**self.__dict__['_flags'], 'struct': False, 'readonly': False}
        if isinstance(content, ListConfig) and element_type is _fields.Any:
            self.__dict__['_element'] = content.__dict__['_element']
        for each in content.__dict__['_content'] if isinstance(content, ListConfig) else content or []:
            self.append(each)
        self.__dict__['_flags'] = before
    def _type_name(self): return 'list'
    def _field_hint(self, key): return self.__dict__['_element']
    def _copy_content(self, content, memo):
        self.__dict__['_content'] = [value._copy_into(self, i) if isinstance(value, Container) else value for i, value in enumerate(content)]
    def _name_of(self, part, throws):
        if not part.lstrip('-').isdigit():
            if throws:
                raise ConfigTypeError(f"Index '{part}' ({type(part).__name__}) is not an int")
            return _NONE_GIVEN
        i = int(part)
        return i if 0 <= i < len(self) else _NONE_GIVEN
    def _at(self, index):
        value = self.__dict__['_content'][index]
        if is_missing(value):
            self._fail(MissingMandatoryValue(f'Missing mandatory value: {self._get_full_key(index)}'), index)
        if not is_interpolation(value):
            return value
        try:
            return self._value_at(index)
        except OmegaConfBaseException as cause:
            self._fail(cause, index, cause)
    def __getattr__(self, key):
        if key.startswith('__') and key.endswith('__'):
            raise AttributeError(key)
        if key in _NOT_MODELLED and key not in self.__dict__['_content']:
            return _unknown(f'`{type(self).__name__}.{key}` is not modelled')
        if key.isdigit():
            return self[int(key)]
        self._fail(ConfigAttributeError('ListConfig does not support attribute access'), key)
    def __setattr__(self, key, value):
        self._fail(ConfigAttributeError('ListConfig does not support attribute access'), key)
    def __getitem__(self, index):
        if isinstance(index, slice):
            return [self._at(i) for i in range(*index.indices(len(self)))]
        if not isinstance(index, int):
            name = type(index).__name__
            self._fail(ConfigTypeError(f'list indices must be integers or slices, not {name}'), index)
        if not -len(self) <= index < len(self):
            self._fail(ConfigIndexError('list index out of range'), index)
        return self._at(index)
    def get(self, index, default_value=None):
        if not -len(self) <= index < len(self):
            self._fail(ConfigIndexError('list index out of range'), index)
        return default_value if is_missing(self._raw(index)) else self._at(index)
    def _check(self, index, message='ListConfig is read-only'):
        if self._flag('readonly'):
            self._fail(ReadonlyConfigError(message), index)
    def __setitem__(self, index, value):
        if isinstance(index, slice):
            made = list(self.__dict__['_content'])
            made[index] = list(value.__dict__['_content'] if isinstance(value, ListConfig) else value)
            self._check(index)
            self.__dict__['_content'] = []
            self.extend(made)
            return
        if not -len(self) <= index < len(self):
            self._fail(ConfigIndexError('list index out of range'), index)
        self._check(index)
        try:
            self.__dict__['_content'][index] = self._wrapped(value, self.__dict__['_element'], index)
        except OmegaConfBaseException as cause:
            self._fail(cause, index, cause)
    def append(self, item):
        index = len(self)
        self._check(index)
        try:
            self.__dict__['_content'].append(self._wrapped(item, self.__dict__['_element'], index))
        except OmegaConfBaseException as cause:
            self._fail(cause, index, cause)
    def _number(self):
        for i, each in enumerate(self.__dict__['_content']):
            if isinstance(each, Container):
                each.__dict__['_place'] = i
    def insert(self, index, item):
        self._check(index, 'Cannot insert into a read-only ListConfig')
        self.__dict__['_content'].insert(index, self._wrapped(item, self.__dict__['_element'], index))
        self._number()
    def extend(self, lst):
        for each in lst:
            self.append(each)
    def remove(self, x): del self[self.index(x)]
    def __delitem__(self, key):
        self._check(key, 'Cannot delete item from read-only ListConfig')
        del self.__dict__['_content'][key]
        self._number()
    def clear(self): del self[:]
    def index(self, x, start=None, end=None):
        for i in range(start or 0, len(self) if end is None else end):
            if x == self[i]:
                return i
        self._fail(ConfigValueError('Item not found in ListConfig'))
    def count(self, x): return sum(1 for each in self if each == x)
    def pop(self, index=-1):
        self._check(index, 'Cannot pop from read-only ListConfig')
        if not -len(self) <= index < len(self):
            self._fail(ConfigIndexError('list index out of range'), index)
        value = self._at(index)
        del self.__dict__['_content'][index]
        self._number()
        return value
    def reverse(self):
        self._check(None)
        self.__dict__['_content'].reverse()
        self._number()
    def sort(self, key=None, reverse=False):
        self._check(None, 'Cannot sort a read-only ListConfig')
        self.__dict__['_content'].sort(key=key, reverse=reverse)
        self._number()
    def __iter__(self):
        for i, value in enumerate(self.__dict__['_content']):
            if is_missing(value):
                raise MissingMandatoryValue(f'Missing value at index {i}')
            yield self._at(i)
    __hash__ = Container.__hash__
    def __len__(self): return len(self.__dict__['_content'])
    def __contains__(self, item): return any(self._value_at(i) == item for i in range(len(self)))
    def __add__(self, other):
        made = ListConfig([], parent=self.__dict__['_parent'])
        made.extend(self)
        made.extend(other)
        return made
    def __radd__(self, other):
        made = ListConfig([], parent=self.__dict__['_parent'])
        made.extend(other)
        made.extend(self)
        return made
    def __iadd__(self, other):
        self.extend(other)
        return self
    def __eq__(self, other):
        if isinstance(other, (list, tuple)):
            other = ListConfig(other, flags={'allow_objects': True})
        if not isinstance(other, ListConfig):
            return NotImplemented
        return len(self) == len(other) and all(_fields.same(self, i, other, i) for i in range(len(self)))
    def _merge(self, source):
        if self.__dict__['_element'] is _fields.Any:
            self.__dict__['_element'] = source.__dict__['_element']
        wanted = _fields.without_none(self.__dict__['_element'])[1]
        made = []
        for i, each in enumerate(source.__dict__['_content']):
            if _fields.is_structured(wanted) and isinstance(each, DictConfig) and not each._is_typed():
                item = DictConfig(wanted)
                item.merge_with(each)
                each = item
            made.append(each)
        self._check(None)
        self.__dict__['_content'] = []
        for each in made:
            self.append(each)
