from collections import OrderedDict
import operator
from torch.nn.modules.module import Module
from torch.nn.parameter import Parameter

class Sequential(Module):
    def __init__(self, *args):
        super().__init__()
        if len(args) == 1 and isinstance(args[0], OrderedDict):
            for key, module in args[0].items():
                self.add_module(key, module)
        else:
            for idx, module in enumerate(args):
                self.add_module(str(idx), module)
    def _key(self, idx):
        size = len(self._modules)
        idx = operator.index(idx)
        if not -size <= idx < size:
            raise IndexError(f'index {idx} is out of range')
        return list(self._modules)[idx]
    def __getitem__(self, idx):
        if isinstance(idx, slice):
            return self.__class__(OrderedDict(list(self._modules.items())[idx]))
        return self._modules[self._key(idx)]
    def __setitem__(self, idx, module):
        return setattr(self, self._key(idx), module)
    def __delitem__(self, idx):
        keys = list(self._modules)[idx] if isinstance(idx, slice) else [self._key(idx)]
        for key in keys:
            delattr(self, key)
        self._modules = dict((str(i), m) for i, m in enumerate(self._modules.values()))
    def __len__(self):
        return len(self._modules)
    def __iter__(self):
        return iter(self._modules.values())
    def __add__(self, other):
        if not isinstance(other, Sequential):
            raise ValueError(f'add operator supports only objects of Sequential class, but {type(other)} is given.')
        return Sequential(*self, *other)
    def __iadd__(self, other):
        for module in other:
            self.append(module)
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
        items = list(self._modules.values())
        items.insert(index, module)
        self._modules = dict((str(i), m) for i, m in enumerate(items))
        return self
    def extend(self, sequential):
        for layer in sequential:
            self.append(layer)
        return self
    def forward(self, input):
        for module in self._modules.values():
            input = module(input)
        return input

class ModuleList(Module):
    def __init__(self, modules=None):
        super().__init__()
        if modules is not None:
            self.extend(modules)
    def _key(self, idx):
        idx = operator.index(idx)
        if not -len(self) <= idx < len(self):
            raise IndexError(f'index {idx} is out of range')
        return str(idx + len(self) if idx < 0 else idx)
    def __getitem__(self, idx):
        if isinstance(idx, slice):
            return self.__class__(list(self._modules.values())[idx])
        return self._modules[self._key(idx)]
    def __setitem__(self, idx, module):
        return setattr(self, self._key(idx), module)
    def __delitem__(self, idx):
        keys = list(self._modules)[idx] if isinstance(idx, slice) else [self._key(idx)]
        for key in keys:
            delattr(self, key)
        self._modules = dict((str(i), m) for i, m in enumerate(self._modules.values()))
    def __len__(self):
        return len(self._modules)
    def __iter__(self):
        return iter(self._modules.values())
    def __iadd__(self, modules):
        return self.extend(modules)
    def __add__(self, other):
        combined = ModuleList()
        for module in list(self) + list(other):
            combined.append(module)
        return combined
    def insert(self, index, module):
        items = list(self._modules.values())
        items.insert(index, module)
        self._modules = dict((str(i), m) for i, m in enumerate(items))
    def append(self, module):
        self.add_module(str(len(self)), module)
        return self
    def pop(self, key):
        v = self[key]
        del self[key]
        return v
    def extend(self, modules):
        if not hasattr(modules, '__iter__'):
            raise TypeError('ModuleList.extend should be called with an iterable, but got ' + type(modules).__name__)
        offset = len(self)
        for i, module in enumerate(modules):
            self.add_module(str(offset + i), module)
        return self
    def __contains__(self, module):
        return any(m is module for m in self._modules.values())

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
    def get(self, key, default=None):
        return self._modules.get(key, default)
    def keys(self):
        return self._modules.keys()
    def items(self):
        return self._modules.items()
    def values(self):
        return self._modules.values()
    def update(self, modules):
        for key, module in (modules.items() if hasattr(modules, 'items') else modules):
            self[key] = module

class ParameterList(Module):
    def __init__(self, values=None):
        super().__init__()
        self._size = 0
        if values is not None:
            for value in values:
                self.append(value)
    def __getitem__(self, idx):
        if isinstance(idx, slice):
            return self.__class__([getattr(self, str(i)) for i in range(*idx.indices(len(self)))])
        idx = operator.index(idx)
        if not -len(self) <= idx < len(self):
            raise IndexError(f'index {idx} is out of range')
        return getattr(self, str(idx % len(self)))
    def __setitem__(self, idx, param):
        if isinstance(param, Tensor) and not isinstance(param, Parameter):
            param = Parameter(param)
        return setattr(self, str(idx % len(self)), param)
    def __len__(self):
        return self._size
    def __iter__(self):
        return iter(self[i] for i in range(len(self)))
    def __iadd__(self, parameters):
        return self.extend(parameters)
    def append(self, value):
        index = self._size
        self._size += 1
        if isinstance(value, Tensor) and not isinstance(value, Parameter):
            value = Parameter(value)
        setattr(self, str(index), value)
        return self
    def extend(self, values):
        for value in values:
            self.append(value)
        return self
    def __call__(self, *args, **kwargs):
        raise RuntimeError('ParameterList should not be called.')

class ParameterDict(Module):
    def __init__(self, parameters=None):
        super().__init__()
        self._keys = {}
        if parameters is not None:
            self.update(parameters)
    def __getitem__(self, key):
        return getattr(self, str(key))
    def __setitem__(self, key, value):
        self._keys[key] = None
        if isinstance(value, Tensor) and not isinstance(value, Parameter):
            value = Parameter(value)
        setattr(self, str(key), value)
    def __delitem__(self, key):
        del self._keys[key]
        delattr(self, str(key))
    def __len__(self):
        return len(self._keys)
    def __iter__(self):
        return iter(self._keys)
    def __contains__(self, key):
        return key in self._keys
    def get(self, key, default=None):
        return self[key] if key in self else default
    def keys(self):
        return self._keys.keys()
    def items(self):
        return [(k, self[k]) for k in self._keys]
    def values(self):
        return [self[k] for k in self._keys]
    def pop(self, key):
        v = self[key]
        del self[key]
        return v
    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]
    def update(self, parameters):
        for key, value in (parameters.items() if hasattr(parameters, 'items') else parameters):
            self[key] = value
    def __call__(self, input):
        raise RuntimeError('ParameterDict should not be called.')

Container = Module
