from collections import OrderedDict
from torch.nn.modules.module import Module, _addindent
from torch.nn.parameter import Parameter

def _index(idx, size):
    if not hasattr(idx, '__index__'):
        raise TypeError(f"'{type(idx).__name__}' object cannot be interpreted as an integer")
    idx = idx.__index__()
    if not -size <= idx < size:
        raise IndexError(f'index {idx} is out of range')
    return idx + size if idx < 0 else idx

def _is_iterable(value):
    return hasattr(value, '__iter__')

def _renumber(container):
    container._modules = dict((str(i), m) for i, m in enumerate(container._modules.values()))

def _check_pairs(name, pairs):
    for j, pair in enumerate(pairs):
        if not _is_iterable(pair):
            raise TypeError(f'{name} update sequence element #{j} should be Iterable; is{type(pair).__name__}')
        if len(pair) != 2:
            raise ValueError(f'{name} update sequence element #{j} has length {len(pair)}; 2 is required')
        yield pair[0], pair[1]

class Container(Module):
    def __init__(self, **kwargs):
        super().__init__()
        for key, value in kwargs.items():
            self.add_module(key, value)

class Sequential(Module):
    def __init__(self, *args):
        super().__init__()
        if len(args) == 1 and isinstance(args[0], OrderedDict):
            for key, module in args[0].items():
                self.add_module(key, module)
        else:
            for idx, module in enumerate(args):
                self.add_module(str(idx), module)
    def _get_item_by_idx(self, iterator, idx):
        return list(iterator)[_index(idx, len(self))]
    def __getitem__(self, idx):
        if isinstance(idx, slice):
            return self.__class__(OrderedDict(list(self._modules.items())[idx]))
        return self._get_item_by_idx(self._modules.values(), idx)
    def __setitem__(self, idx, module):
        return setattr(self, self._get_item_by_idx(self._modules.keys(), idx), module)
    def __delitem__(self, idx):
        for key in list(self._modules)[idx] if isinstance(idx, slice) else [self._get_item_by_idx(self._modules.keys(), idx)]:
            delattr(self, key)
        _renumber(self)
    def __len__(self):
        return len(self._modules)
    def __iter__(self):
        return iter(self._modules.values())
    def __add__(self, other):
        if not isinstance(other, Sequential):
            raise ValueError(f'add operator supports only objects of Sequential class, but {type(other)} is given.')
        return Sequential(*self, *other)
    def __iadd__(self, other):
        if not isinstance(other, Sequential):
            raise ValueError(f'add operator supports only objects of Sequential class, but {type(other)} is given.')
        offset = len(self)
        for i, module in enumerate(other):
            self.add_module(str(i + offset), module)
        return self
    def __mul__(self, other):
        if not isinstance(other, int):
            raise TypeError(f'unsupported operand type(s) for *: {type(self)} and {type(other)}')
        if other <= 0:
            raise ValueError(f'Non-positive multiplication factor {other} for {type(self)}')
        return Sequential(*list(self) * other)
    def __rmul__(self, other):
        return self.__mul__(other)
    def __imul__(self, other):
        repeated = self.__mul__(other)
        for i, module in enumerate(repeated):
            self._modules[str(i)] = module
        return self
    def pop(self, key):
        v = self[key]
        del self[key]
        return v
    def append(self, module):
        self.add_module(str(len(self)), module)
        return self
    def insert(self, index, module):
        if not isinstance(module, Module):
            raise AssertionError(f'module should be of type: {Module}')
        n = len(self._modules)
        if not -n <= index <= n:
            raise IndexError(f'Index out of range: {index}')
        if index < 0:
            index += n
        for i in range(n, index, -1):
            self._modules[str(i)] = self._modules[str(i - 1)]
        self._modules[str(index)] = module
        return self
    def extend(self, sequential):
        for layer in sequential:
            self.append(layer)
        return self
    def forward(self, input):
        for module in self:
            input = module(input)
        return input

class ModuleList(Module):
    def __init__(self, modules=None):
        super().__init__()
        if modules is not None:
            self += modules
    def _get_abs_string_index(self, idx):
        return str(_index(idx, len(self)))
    def __getitem__(self, idx):
        if isinstance(idx, slice):
            return self.__class__(list(self._modules.values())[idx])
        return self._modules[self._get_abs_string_index(idx)]
    def __setitem__(self, idx, module):
        return setattr(self, self._get_abs_string_index(idx), module)
    def __delitem__(self, idx):
        if isinstance(idx, slice):
            for k in range(len(self._modules))[idx]:
                delattr(self, str(k))
        else:
            delattr(self, self._get_abs_string_index(idx))
        _renumber(self)
    def __len__(self):
        return len(self._modules)
    def __iter__(self):
        return iter(self._modules.values())
    def __iadd__(self, modules):
        return self.extend(modules)
    def __add__(self, other):
        combined = ModuleList()
        for i, module in enumerate([*self, *other]):
            combined.add_module(str(i), module)
        return combined
    def __repr__(self):
        groups = []
        for i, text in enumerate([repr(item) for item in self]):
            if groups and groups[-1][2] == text:
                groups[-1][1] = i
            else:
                groups.append([i, i, text])
        if not groups:
            return self._get_name() + '()'
        lines = [_addindent(f'({first}): {text}' if first == last else f'({first}-{last}): {last - first + 1} x {text}', 2) for first, last, text in groups]
        return self._get_name() + '(\n  ' + '\n  '.join(lines) + '\n)'
    def insert(self, index, module):
        for i in range(len(self._modules), index, -1):
            self._modules[str(i)] = self._modules[str(i - 1)]
        self._modules[str(index)] = module
    def append(self, module):
        self.add_module(str(len(self)), module)
        return self
    def pop(self, key):
        v = self[key]
        del self[key]
        return v
    def extend(self, modules):
        if not _is_known(modules):
            _open_up(self._modules, 'the modules in the list are unknown')
            return self
        if not _is_iterable(modules):
            raise TypeError('ModuleList.extend should be called with an iterable, but got ' + type(modules).__name__)
        offset = len(self)
        for i, module in enumerate(modules):
            self.add_module(str(offset + i), module)
        return self

class ModuleDict(Module):
    def __init__(self, modules=None):
        super().__init__()
        if modules is not None:
            self.update(modules)
    def __getitem__(self, key):
        return self._modules[key]
    def __setitem__(self, key, module):
        self.add_module(key, module)
    def __delitem__(self, key):
        del self._modules[key]
    def __len__(self):
        return len(self._modules)
    def __iter__(self):
        return iter(self._modules)
    def __contains__(self, key):
        return key in self._modules
    def clear(self):
        self._modules.clear()
    def pop(self, key):
        v = self[key]
        del self[key]
        return v
    def keys(self):
        return self._modules.keys()
    def items(self):
        return self._modules.items()
    def values(self):
        return self._modules.values()
    def update(self, modules):
        if not _is_iterable(modules):
            raise TypeError('ModuleDict.update should be called with an iterable of key/value pairs, but got ' + type(modules).__name__)
        for key, module in modules.items() if hasattr(modules, 'items') else _check_pairs('ModuleDict', modules):
            self[key] = module

def _describe(entries, name_of):
    lines = []
    for key, p in entries:
        if isinstance(p, Tensor):
            kind = 'Parameter' if isinstance(p, Parameter) else 'Tensor'
            lines.append(f"  ({key}): {kind} containing: [{name_of(p)} of size {'x'.join(str(size) for size in p.size())}]")
        else:
            lines.append(f'  ({key}): Object of type: {type(p).__name__}')
    return '\n'.join(lines)

def _as_parameter(value):
    return Parameter(value) if isinstance(value, Tensor) and not isinstance(value, Parameter) else value

class ParameterList(Module):
    def __init__(self, values=None):
        super().__init__()
        self._size = 0
        if values is not None:
            self += values
    def _get_abs_string_index(self, idx):
        return str(_index(idx, len(self)))
    def __getitem__(self, idx):
        if isinstance(idx, slice):
            out = self.__class__()
            for i in range(*idx.indices(len(self))):
                out.append(self[i])
            return out
        return getattr(self, self._get_abs_string_index(idx))
    def __setitem__(self, idx, param):
        return setattr(self, self._get_abs_string_index(idx), _as_parameter(param))
    def __len__(self):
        return self._size
    def __iter__(self):
        return iter(self[i] for i in range(len(self)))
    def __iadd__(self, parameters):
        return self.extend(parameters)
    def append(self, value):
        self._size += 1
        self[self._size - 1] = value
        return self
    def extend(self, values):
        if not (_is_iterable(values) or isinstance(values, str)) or isinstance(values, Tensor):
            raise TypeError('ParameterList.extend should be called with an iterable, but got ' + type(values).__name__)
        for value in values:
            self.append(value)
        return self
    def extra_repr(self):
        return _describe(enumerate(self), lambda p: p.dtype)
    def __call__(self, *args, **kwargs):
        raise RuntimeError('ParameterList should not be called.')

class ParameterDict(Module):
    def __init__(self, parameters=None):
        super().__init__()
        self._keys = {}
        if parameters is not None:
            self.update(parameters)
    def _key_to_attr(self, key):
        if not isinstance(key, str):
            raise TypeError(f"Index given to ParameterDict cannot be used as a key as it is not a string (type is "
                            f"'{type(key).__name__}'). Open an issue on github if you need non-string keys.")
        return key
    def __getitem__(self, key):
        return getattr(self, self._key_to_attr(key))
    def __setitem__(self, key, value):
        self._keys[key] = None
        setattr(self, self._key_to_attr(key), _as_parameter(value))
    def __delitem__(self, key):
        del self._keys[key]
        delattr(self, self._key_to_attr(key))
    def __len__(self):
        return len(self._keys)
    def __iter__(self):
        return iter(self._keys)
    def __reversed__(self):
        return reversed(list(self._keys))
    def __contains__(self, key):
        return key in self._keys
    def copy(self):
        return ParameterDict(OrderedDict((k, self[k]) for k in self._keys))
    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]
    def clear(self):
        for k in list(self._keys):
            del self[k]
    def pop(self, key):
        v = self[key]
        del self[key]
        return v
    def popitem(self):
        key = list(self._keys)[-1]
        return key, self.pop(key)
    def get(self, key, default=None):
        return self[key] if key in self else default
    def fromkeys(self, keys, default=None):
        return ParameterDict((k, default) for k in keys)
    def keys(self):
        return self._keys.keys()
    def items(self):
        return ((k, self[k]) for k in self._keys)
    def values(self):
        return (self[k] for k in self._keys)
    def update(self, parameters):
        if not _is_iterable(parameters):
            raise TypeError('ParametersDict.update should be called with an iterable of key/value pairs, but got ' + type(parameters).__name__)
        if isinstance(parameters, (OrderedDict, ParameterDict)):
            entries = parameters.items()
        elif isinstance(parameters, dict):
            # torch treats plain dicts as unordered, and sorts them.
            entries = sorted(parameters.items(), key=lambda entry: entry[0])
        else:
            entries = _check_pairs('ParameterDict', parameters)
        for key, parameter in entries:
            self[key] = parameter
    def extra_repr(self):
        return _describe(self.items(), _typename)
    def __call__(self, input):
        raise RuntimeError('ParameterDict should not be called.')
    def __or__(self, other):
        copy = self.copy()
        copy.update(other)
        return copy
    def __ror__(self, other):
        copy = other.copy()
        copy.update(self)
        return copy
    def __ior__(self, other):
        self.update(other)
        return self
