from collections import OrderedDict

class RemovableHandle:
    _next = 0
    def __init__(self, hooks, *, extra_dict=None):
        self.hooks = hooks
        self.id = RemovableHandle._next
        RemovableHandle._next += 1
    def remove(self):
        self.hooks.pop(self.id, None)
    def __enter__(self):
        return self
    def __exit__(self, *exc):
        self.remove()

def _to(module, fn):
    for child in module._modules.values():
        if child is not None:
            _to(child, fn)
    for table in (module._parameters, module._buffers):
        for name, value in table.items():
            if value is not None:
                fn(value)
    return module

class Module(_ModuleBase):
    dump_patches = False
    call_super_init = False
    _version = 1
    def forward(self, *input):
        raise NotImplementedError(f'Module [{type(self).__name__}] is missing the required "forward" function')
    def register_buffer(self, name, tensor, persistent=True):
        if '_buffers' not in self.__dict__:
            raise AttributeError('cannot assign buffer before Module.__init__() call')
        if not isinstance(name, str):
            raise TypeError(f'buffer name should be a string. Got {_typename(name)}')
        if '.' in name:
            raise KeyError('buffer name can\'t contain "."')
        if name == '':
            raise KeyError('buffer name can\'t be empty string ""')
        if hasattr(self, name) and name not in self._buffers:
            raise KeyError(f"attribute '{name}' already exists")
        if tensor is not None and not isinstance(tensor, Tensor):
            raise TypeError(f"cannot assign '{_typename(tensor)}' object to buffer '{name}' (torch Tensor or None required)")
        self._buffers[name] = tensor
    def register_parameter(self, name, param):
        if '_parameters' not in self.__dict__:
            raise AttributeError('cannot assign parameter before Module.__init__() call')
        if '.' in name:
            raise KeyError('parameter name can\'t contain "."')
        if name == '':
            raise KeyError('parameter name can\'t be empty string ""')
        if hasattr(self, name) and name not in self._parameters:
            raise KeyError(f"attribute '{name}' already exists")
        if param is not None and not isinstance(param, Parameter):
            raise TypeError(f"cannot assign '{_typename(param)}' object to parameter '{name}' (torch.nn.Parameter or None required)")
        self._parameters[name] = param
    def add_module(self, name, module):
        if not isinstance(module, Module) and module is not None:
            raise TypeError(f'{_typename(module)} is not a Module subclass')
        if not isinstance(name, str):
            raise TypeError(f'module name should be a string. Got {_typename(name)}')
        if hasattr(self, name) and name not in self._modules:
            raise KeyError(f"attribute '{name}' already exists")
        if '.' in name:
            raise KeyError(f'module name can\'t contain ".", got: {name}')
        if name == '':
            raise KeyError('module name can\'t be empty string ""')
        self._modules[name] = module
    register_module = add_module
    def get_submodule(self, target):
        mod = self
        if target:
            for part in target.split('.'):
                if not hasattr(mod, part):
                    raise AttributeError(f'{mod._get_name()} has no attribute `{part}`')
                mod = getattr(mod, part)
                if not isinstance(mod, Module):
                    raise AttributeError(f'`{part}` is not an nn.Module')
        return mod
    def set_submodule(self, target, module, strict=False):
        *path, name = target.split('.')
        setattr(self.get_submodule('.'.join(path)), name, module)
    def get_parameter(self, target):
        path, _, name = target.rpartition('.')
        return getattr(self.get_submodule(path), name)
    get_buffer = get_parameter
    def get_extra_state(self): return None
    def set_extra_state(self, state): pass
    def _apply(self, fn, recurse=True):
        return _to(self, fn)
    def apply(self, fn):
        for module in self.children():
            module.apply(fn)
        fn(self)
        return self
    def to(self, *args, **kwargs):
        for value in list(args) + list(kwargs.values()):
            if _is_float_dtype(value):
                return _to(self, lambda t: _cast(t, value))
        return self
    def to_empty(self, *, device=None, recurse=True): return self
    def cuda(self, device=None): return self
    def cpu(self): return self
    def xpu(self, device=None): return self
    def ipu(self, device=None): return self
    def share_memory(self): return self
    def half(self): return self.to(_dtypes.float16)
    def bfloat16(self): return self.to(_dtypes.bfloat16)
    def float(self): return self.to(_dtypes.float32)
    def double(self): return self.to(_dtypes.float64)
    def type(self, dst_type): return self.to(dst_type)
    def requires_grad_(self, requires_grad=True):
        for p in self.parameters():
            p.requires_grad_(requires_grad)
        return self
    def zero_grad(self, set_to_none=True): pass
    def compile(self, *args, **kwargs): pass
    def train(self, mode=True):
        if not isinstance(mode, bool):
            raise ValueError('training mode is expected to be boolean')
        self.training = mode
        for module in self.children():
            module.train(mode)
        return self
    def eval(self):
        return self.train(False)
    def children(self):
        for name, module in self.named_children():
            yield module
    def named_children(self):
        memo = set()
        for name, module in self._modules.items():
            if module is not None and module not in memo:
                memo.add(module)
                yield name, module
    def modules(self, remove_duplicate=True):
        for _, module in self.named_modules(remove_duplicate=remove_duplicate):
            yield module
    def named_modules(self, memo=None, prefix='', remove_duplicate=True):
        if memo is None and remove_duplicate:
            return iter(self._named_modules(prefix))
        return self._walk_modules(set() if memo is None else memo, prefix, remove_duplicate)
    def _walk_modules(self, memo, prefix, remove_duplicate):
        if self not in memo:
            if remove_duplicate:
                memo.add(self)
            yield prefix, self
            for name, module in self._modules.items():
                if module is None:
                    continue
                yield from module.named_modules(memo, prefix + ('.' if prefix else '') + name, remove_duplicate)
    def _named_members(self, get, prefix='', recurse=True, remove_duplicate=True):
        memo = set()
        modules = self.named_modules(prefix=prefix, remove_duplicate=remove_duplicate) if recurse else [(prefix, self)]
        for module_prefix, module in modules:
            for k, v in get(module):
                if v is None or v in memo:
                    continue
                if remove_duplicate:
                    memo.add(v)
                yield module_prefix + ('.' if module_prefix else '') + k, v
    def parameters(self, recurse=True):
        for _, param in self.named_parameters(recurse=recurse):
            yield param
    def named_parameters(self, prefix='', recurse=True, remove_duplicate=True):
        return self._named_members(lambda module: module._parameters.items(), prefix, recurse, remove_duplicate)
    def buffers(self, recurse=True):
        for _, buf in self.named_buffers(recurse=recurse):
            yield buf
    def named_buffers(self, prefix='', recurse=True, remove_duplicate=True):
        return self._named_members(lambda module: module._buffers.items(), prefix, recurse, remove_duplicate)
    def state_dict(self, *args, destination=None, prefix='', keep_vars=False):
        found = OrderedDict() if destination is None else destination
        for name, module in self.named_modules(prefix=prefix.rstrip('.'), remove_duplicate=False):
            start = name + '.' if name else ''
            for table in (module._parameters, module._buffers):
                for k, v in table.items():
                    if v is not None:
                        found[start + k] = v
        return found
    def load_state_dict(self, state_dict, strict=True, assign=False):
        return _Keys([], [])
    def _load_from_state_dict(self, *args, **kwargs): pass
    def _save_to_state_dict(self, *args, **kwargs): pass
    def _hook(self, table, hook, with_kwargs, prepend=False):
        hooks = self.__dict__.get(table)
        if hooks is None:
            hooks = {}
            self.__dict__[table] = hooks
        handle = RemovableHandle(hooks)
        hooks[handle.id] = (hook, with_kwargs)
        return handle
    def register_forward_hook(self, hook, *, prepend=False, with_kwargs=False, always_call=False):
        return self._hook('_forward_hooks', hook, with_kwargs)
    def register_forward_pre_hook(self, hook, *, prepend=False, with_kwargs=False):
        return self._hook('_forward_pre_hooks', hook, with_kwargs)
    def _no_hook(self, hook, *args, **kwargs):
        return RemovableHandle({})
    register_full_backward_hook = register_backward_hook = register_full_backward_pre_hook = register_state_dict_pre_hook = register_state_dict_post_hook = _no_hook
    _register_load_state_dict_pre_hook = register_load_state_dict_pre_hook = register_load_state_dict_post_hook = _register_state_dict_hook = _no_hook
    def _get_name(self):
        return self.__class__.__name__
    def extra_repr(self):
        return ''
    def __repr__(self):
        lines = [f'({name}): ' + repr(module).replace('\n', '\n  ') for name, module in self._modules.items()]
        text = self._get_name() + '('
        if lines:
            text += '\n  ' + '\n  '.join(lines) + '\n'
        else:
            text += self.extra_repr()
        return text + ')'
    def __dir__(self):
        return sorted(set(list(dir(self.__class__)) + list(self.__dict__) + list(self._parameters) + list(self._modules) + list(self._buffers)))
    def __hash__(self):
        return id(self)
    def _replicate_for_data_parallel(self): return self
    def __setstate__(self, state):
        self.__dict__.update(state)
    def __deepcopy__(self, memo):
        from copy import deepcopy
        made = object.__new__(type(self))
        memo[id(self)] = made
        for name, value in self.__dict__.items():
            made.__dict__[name] = deepcopy(value, memo)
        _remember(made)
        return made
    def __copy__(self):
        made = object.__new__(type(self))
        made.__dict__.update(self.__dict__)
        return made

class _Keys(tuple):
    def __new__(cls, missing, unexpected):
        self = super().__new__(cls, (missing, unexpected))
        self.missing_keys, self.unexpected_keys = missing, unexpected
        return self

def _addindent(s, numSpaces):
    return s

def register_module_forward_hook(hook, *args, **kwargs):
    return RemovableHandle({})
register_module_forward_pre_hook = register_module_full_backward_hook = register_module_backward_hook = register_module_forward_hook
class _IncompatibleKeys(_Keys): pass
T = None
