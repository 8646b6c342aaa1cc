# The containers of configurations. What a container holds is kept as it is: plain values, containers, '???' and interpolations; what is known about the
# types of fields is kept beside them.
import copy as _copy
import enum as _enum
import pathlib as _pathlib
from omegaconf.errors import *
from omegaconf import _fields
from omegaconf._grammar import Parser as _Parser

_NONE_GIVEN = object()
_MOST_LEVELS = 100
_resolvers = {}

def is_interpolation(value): return not _is_unknown(value) and isinstance(value, str) and '${' in value
def is_missing(value): return not _is_unknown(value) and isinstance(value, str) and value == '???'
def is_plain(value):
    return _is_unknown(value) or value is None or isinstance(value, (int, float, bool, str, bytes, _pathlib.Path, _enum.Enum))

def split_key(key):
    """The parts of a path: `a.b[c]` has three, and each dot at its beginning is an empty one."""
    parts, text, at = [], '', 0
    while at < len(key):
        if key[at] == '[':
            if text or not parts and at > 0 and key[at - 1] != ']':
                parts.append(text)
            end = key.index(']', at)
            parts.append(key[at + 1:end])
            at, text = end + 1, ''
            if key[at:at + 1] == '.':
                at += 1
            elif at == len(key):
                return parts
            continue
        if key[at] == '.':
            parts.append(text)
            text = ''
        else:
            text += key[at]
        at += 1
    parts.append(text)
    return parts

# What the real containers have and these do not.
_NOT_MODELLED = set((
    '_metadata _flags_cache _dereference_node _format_and_raise _get_child _get_node _get_node_flag _get_parent_container _has_ref_type '
    '_invalidate_flags_cache _is_optional _item_eq _iter_ex _maybe_dereference_node _maybe_resolve_interpolation _merge_with _promote _re_parent '
    '_resolve_interpolation_from_parse_tree _resolve_key_and_root _resolve_with_default _resolvers _select_impl _set_item_impl _set_key _set_value '
    '_to_content _to_object _validate_get _validate_merge _validate_set _value _wrap_value_and_set resolve_parse_tree').split())

class Node: pass
class Container(Node):
    _is_list = False
    def _set_up(self, parent, key, hint, flags):
        self.__dict__.update(_parent=parent, _place=key, _hint_of_self=hint, _flags=dict(flags or {}), _object_type=None)
    def _flag(self, name):
        at = self
        while at is not None:
            value = at.__dict__['_flags'].get(name)
            if value is not None:
                return value
            at = at.__dict__['_parent']
        return None
    def _may_have_more(self):
        """Why there may be keys that are not known; None if there are none."""
        at = self
        while at is not None:
            why = _unsure(at)
            if _is_unknown(why):
                return why
            at = at.__dict__['_parent']
        return None
    def _set_flag(self, flags, values):
        if isinstance(flags, str):
            flags = [flags]
        if values is None or isinstance(values, bool):
            values = [values] * len(flags)
        for name, value in zip(flags, values):
            if value is None:
                self.__dict__['_flags'].pop(name, None)
            else:
                self.__dict__['_flags'][name] = value
        return self
    def _get_flag(self, flag): return self._flag(flag)
    def _is_none(self): return False
    def _is_missing(self): return False
    def _is_interpolation(self): return False
    def _set_parent(self, parent):
        self.__dict__['_parent'] = parent
    def _get_root(self):
        at = self
        while at.__dict__['_parent'] is not None:
            at = at.__dict__['_parent']
        return at
    def _get_parent(self): return self.__dict__['_parent']
    def _key(self): return self.__dict__['_place']
    def _get_full_key(self, key):
        parts, at = [] if key is None or key == '' else [(type(self), key)], self
        while at.__dict__['_parent'] is not None:
            parts.append((type(at.__dict__['_parent']), at.__dict__['_place']))
            at = at.__dict__['_parent']
        text = ''
        for kind, part in reversed(parts):
            if isinstance(part, slice):
                part = ':'.join(str(each) for each in ([part.start, part.stop] if part.step is None else [part.start, part.stop, part.step]))
            if isinstance(part, _enum.Enum):
                part = part.name
            text += f'[{part}]' if kind._is_list else f'.{part}' if text else str(part)
        return text
    def _fail(self, error, key=None, cause=None):
        """Raises an error with the place at which it happened."""
        if getattr(error, '_is_told', False):
            raise error
        # An element of a list is named as its container is.
        object_type = self._type_name()
        message = f'{error.args[0] if error.args else ""}\n    full_key: {self._get_full_key(key)}'.replace('$FULL_KEY', self._get_full_key(key))
        hint = _fields.without_none(self.__dict__['_hint_of_self'])[1]
        if hint is not _fields.Any:
            message += f'\n    reference_type={_fields.show(self.__dict__["_hint_of_self"])}'
        made = type(error)(f'{message}\n    object_type={object_type}')
        made._is_told, made.key, made.full_key, made.msg, made.parent_node = True, key, self._get_full_key(key), made.args[0], self
        raise made from cause
    # What is in it, as it was written.
    def _raw(self, key): return self.__dict__['_content'][key]
    def _value_at(self, key, levels=0):
        """What is at a key, with interpolations resolved."""
        return self._resolved(key, self.__dict__['_content'][key], levels)
    def _resolved(self, key, value, levels=0):
        if not is_interpolation(value):
            return value
        if levels > _MOST_LEVELS:
            raise InterpolationResolutionError('Recursive interpolation detected')
        try:
            made = self._evaluate(_Parser(value).whole(), levels + 1, key)
        except InterpolationResolutionError:
            raise
        except Exception as error:
            raise InterpolationResolutionError(f'{type(error).__name__} raised while resolving interpolation: {error}')
        hint = self._field_hint(key)
        if hint is _fields.Any or isinstance(made, Container):
            return made
        try:
            return _fields.convert(hint, made, self, key)
        except ValidationError as error:
            text = error.args[0]
            raise InterpolationValidationError(f"While dereferencing interpolation '{value}': {text}")
    def _evaluate(self, tree, levels, key=None):
        kind = tree[0]
        if kind == 'value':
            return tree[1]
        if kind == 'text':
            parts = [each if isinstance(each, str) else self._evaluate(each, levels, key) for each in tree[1]]
            for part in parts:
                if _is_unknown(part):
                    return part
            return ''.join(map(str, parts))
        if kind == 'list':
            return [self._evaluate(each, levels, key) for each in tree[1]]
        if kind == 'dict':
            return {self._evaluate(name, levels, key): self._evaluate(each, levels, key) for name, each in tree[1]}
        if kind == 'node':
            return self._evaluate_node(tree, levels, key)
        names = [each if isinstance(each, str) else self._evaluate(each, levels, key) for each in tree[1]]
        return self._evaluate_call('.'.join(map(str, names)), [self._evaluate(each, levels, key) for each in tree[2]], key)
    def _evaluate_node(self, tree, levels, key):
        dots, keys = tree[1], []
        for each in tree[2]:
            part = each if isinstance(each, str) else self._evaluate(each, levels, key)
            if _is_unknown(part):
                return part
            if not isinstance(part, str):
                raise InterpolationResolutionError(
                    'The following interpolation is used to denote a config key and thus should return a string, but instead returned '
                    f'`{part}` of type `{type(part)}`: {each[3]}')
            keys.append(part)
        at = self if dots else self._get_root()
        text = '.'.join(keys)
        for _ in range(dots - 1):
            at = at.__dict__['_parent']
            if at is None:
                raise InterpolationKeyError(f"ConfigKeyError while resolving interpolation: Error resolving key '{'.' * dots}{text}'")
        try:
            found = at._select(keys, levels, True)
        except MissingMandatoryValue as error:
            raise InterpolationToMissingValueError(f'MissingMandatoryValue while resolving interpolation: {error.args[0]}')
        if found is _NONE_GIVEN:
            raise InterpolationKeyError(f"Interpolation key '{text}' not found")
        return found
    def _evaluate_call(self, name, arguments, key):
        if _is_unknown(name):
            return name
        resolver = _resolvers.get(name)
        if resolver is None:
            if name in ('hydra', 'now'):
                return _unknown(f'what the resolver `{name}` returns is unknown')
            raise UnsupportedInterpolationType(f'Unsupported interpolation type {name}')
        return resolver(self, key, arguments)
    def _select(self, keys, levels=0, throws=False):
        """What is at a path; `_NONE_GIVEN` if there is nothing."""
        at = self
        for i, part in enumerate(keys):
            if not isinstance(at, Container):
                if _is_unknown(at):
                    return at
                path = '.'.join(keys)
                if at is None:
                    return _NONE_GIVEN
                raise ConfigTypeError(
                    f'Error trying to access {path}: node `{".".join(keys[:i])}` is not a container and thus cannot contain `{part}`')
            name = at._name_of(part, throws)
            if name is _NONE_GIVEN:
                return name
            value = at._raw(name)
            if is_missing(value):
                if throws:
                    raise MissingMandatoryValue(f'Missing mandatory value: {at._get_full_key(name)}')
                return value if i + 1 == len(keys) else _NONE_GIVEN
            at = at._resolved(name, value, levels)
        return at
    def _copy_into(self, parent, key):
        made = _copy.deepcopy(self)
        made.__dict__.update(_parent=parent, _place=key)
        return made
    def __deepcopy__(self, memo):
        made = object.__new__(type(self))
        made.__dict__.update(self.__dict__)
        made.__dict__['_flags'] = dict(self.__dict__['_flags'])
        made._copy_content(self.__dict__['_content'], memo)
        return made
    def __copy__(self):
        made = _copy.deepcopy(self)
        return made
    def copy(self): return _copy.copy(self)
    def __hash__(self): return hash(str(self))
    def __ne__(self, other):
        same = self.__eq__(other)
        return same if same is NotImplemented else not same
    def __str__(self): return self.__repr__()
    def __repr__(self): return repr(_fields.plain(self))
    def _wrapped(self, value, hint, key):
        """What is stored for a value."""
        if isinstance(value, Container):
            if hint is _fields.Any:
                return value._copy_into(self, key)
            return _fields.convert(hint, value, self, key)
        return _fields.convert(hint, value, self, key)
    def is_empty(self): return len(self.__dict__['_content']) == 0
    def merge_with(self, *others):
        for other in others:
            if other is None:
                self._fail(ValueError('Cannot merge with a None config'))
            other = _fields.container(other)
            if type(self) is not type(other):
                self._fail(ConfigTypeError('Cannot merge DictConfig with ListConfig'))
            self._merge(other)
            for name, value in other.__dict__['_flags'].items():
                self.__dict__['_flags'][name] = value
    def merge_with_dotlist(self, dotlist):
        for each in dotlist:
            if not isinstance(each, str):
                raise ValueError('Input list must be a list or a tuple of strings')
        for each in dotlist:
            key, equals, text = each.partition('=')
            self._update(key, _fields.load_yaml(text) if equals else None)
    def merge_with_cli(self): return _unknown('the arguments of the program are unknown')
    def _update(self, key, value, merge=True, force_add=False):
        at, parts = self, split_key(key)
        for part in parts[:-1]:
            name = at._name_of(part, False)
            if name is _NONE_GIVEN or not isinstance(at._value_at(name), Container):
                name = part if name is _NONE_GIVEN else name
                at._force(name, {}, force_add)
            at = at._value_at(name)
        name = at._name_of(parts[-1], False)
        there = None if name is _NONE_GIVEN else at._raw(name)
        if merge and isinstance(there, Container) and (isinstance(value, Container) or isinstance(value, (dict, list, tuple))):
            before = there.__dict__['_flags'].get('struct')
            if force_add:
                there._set_flag('struct', False)
            there.merge_with(value)
            if force_add:
                there._set_flag('struct', before)
        else:
            at._force(int(parts[-1]) if at._is_list else parts[-1] if name is _NONE_GIVEN else name, value, force_add)
    def _force(self, key, value, force_add):
        before = self.__dict__['_flags'].get('struct')
        if force_add:
            self._set_flag('struct', False)
        try:
            if self._is_list:
                self[key] = value
            else:
                setattr(self, key, value)
        finally:
            if force_add:
                self._set_flag('struct', before)
