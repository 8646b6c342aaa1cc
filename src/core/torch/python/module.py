from collections import OrderedDict
from torch.utils.hooks import RemovableHandle

class _IncompatibleKeys(tuple):
    def __new__(cls, missing_keys, unexpected_keys):
        self = super().__new__(cls, (missing_keys, unexpected_keys))
        self.missing_keys, self.unexpected_keys = missing_keys, unexpected_keys
        return self
    def __repr__(self):
        if not self.missing_keys and not self.unexpected_keys:
            return '<All keys matched successfully>'
        return f'_IncompatibleKeys(missing_keys={self.missing_keys}, unexpected_keys={self.unexpected_keys})'

class _WrappedHook:
    def __init__(self, hook, module=None):
        self.hook, self.module, self.with_module = hook, module, module is not None
    def __call__(self, *args, **kwargs):
        return self.hook(self.module, *args, **kwargs) if self.with_module else self.hook(*args, **kwargs)

class Module(_ModuleBase):
    dump_patches = False
    call_super_init = False
    _version = 1
    T_destination = None
    _is_full_backward_hook = None
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
        if name not in self._buffers and hasattr(self, name):
            raise KeyError(f"attribute '{name}' already exists")
        if tensor is not None and not isinstance(tensor, Tensor):
            raise TypeError(f"cannot assign '{_typename(tensor)}' object to buffer '{name}' (torch Tensor or None required)")
        self._buffers[name] = tensor
        if persistent:
            self._non_persistent_buffers_set.discard(name)
        else:
            self._non_persistent_buffers_set.add(name)
    def register_parameter(self, name, param):
        if '_parameters' not in self.__dict__:
            raise AttributeError('cannot assign parameter before Module.__init__() call')
        if not isinstance(name, str):
            raise TypeError(f'parameter name should be a string. Got {_typename(name)}')
        if '.' in name:
            raise KeyError('parameter name can\'t contain "."')
        if name == '':
            raise KeyError('parameter name can\'t be empty string ""')
        if name not in self._parameters and hasattr(self, name):
            raise KeyError(f"attribute '{name}' already exists")
        if param is not None and not isinstance(param, Parameter):
            raise TypeError(f"cannot assign '{_typename(param)}' object to parameter '{name}' (torch.nn.Parameter or None required)")
        self._parameters[name] = param
    def add_module(self, name, module):
        if not isinstance(module, Module) and module is not None:
            raise TypeError(f'{_typename(module)} is not a Module subclass')
        if not isinstance(name, str):
            raise TypeError(f'module name should be a string. Got {_typename(name)}')
        if name not in self._modules and hasattr(self, name):
            raise KeyError(f"attribute '{name}' already exists")
        if '.' in name:
            raise KeyError(f'module name can\'t contain ".", got: {name}')
        if name == '':
            raise KeyError('module name can\'t be empty string ""')
        self._modules[name] = module
    def register_module(self, name, module):
        self.add_module(name, module)
    def get_submodule(self, target):
        mod = self
        if target != '':
            for part in target.split('.'):
                if not hasattr(mod, part):
                    raise AttributeError(f'{mod._get_name()} has no attribute `{part}`')
                mod = getattr(mod, part)
                if not isinstance(mod, Module):
                    raise AttributeError(f'`{part}` is not an nn.Module')
        return mod
    def set_submodule(self, target, module, strict=False):
        if target == '':
            raise ValueError('Cannot set the submodule without a target name!')
        if not isinstance(module, Module):
            raise ValueError(f'`module` is not an nn.Module, found {type(module)}')
        path, _, name = target.rpartition('.')
        parent = self.get_submodule(path)
        if not hasattr(parent, name):
            if strict:
                raise AttributeError(f'{parent._get_name()} has no attribute `{name}`')
        elif not isinstance(getattr(parent, name), Module):
            raise AttributeError(f'`{name}` is not an nn.Module')
        setattr(parent, name, module)
    def _get_member(self, target):
        path, _, name = target.rpartition('.')
        mod = self.get_submodule(path)
        if not hasattr(mod, name):
            raise AttributeError(f'{mod._get_name()} has no attribute `{name}`')
        return mod, name, getattr(mod, name)
    def get_parameter(self, target):
        _, name, param = self._get_member(target)
        if not isinstance(param, Parameter):
            raise AttributeError(f'`{name}` is not an nn.Parameter')
        return param
    def get_buffer(self, target):
        mod, name, buffer = self._get_member(target)
        if name not in mod._buffers:
            raise AttributeError(f'`{name}` is not a buffer')
        return buffer
    def get_extra_state(self):
        raise RuntimeError('Reached a code path in Module.get_extra_state() that should never be called.')
    def set_extra_state(self, state):
        raise RuntimeError('Reached a code path in Module.set_extra_state() that should never be called.')
    def _apply(self, fn, recurse=True):
        if recurse:
            for module in _children(self):
                module._apply(fn)
        for param in self._parameters.values():
            if param is not None:
                _become(param, fn(param))
        for key, buf in self._buffers.items():
            if buf is not None:
                self._buffers[key] = fn(buf)
        return self
    def apply(self, fn):
        for module in _children(self):
            module.apply(fn)
        fn(self)
        return self
    def to(self, *args, **kwargs):
        for value in list(args) + list(kwargs.values()):
            dtype = value.dtype if isinstance(value, Tensor) else value
            if _is_dtype(dtype):
                if not (dtype.is_floating_point or dtype.is_complex):
                    raise TypeError(f'nn.Module.to only accepts floating point or complex dtypes, but got desired dtype={dtype}')
                return self._apply(lambda t: t.to(dtype) if t.is_floating_point() else t)
        return self
    def to_empty(self, *, device, recurse=True): return self
    def cuda(self, device=None): return self
    def cpu(self): return self
    def xpu(self, device=None): return self
    def ipu(self, device=None): return self
    def mtia(self, device=None): return self
    def share_memory(self): return self
    def half(self): return self.to(_dtypes.float16)
    def bfloat16(self): return self.to(_dtypes.bfloat16)
    def float(self): return self.to(_dtypes.float32)
    def double(self): return self.to(_dtypes.float64)
    def type(self, dst_type):
        return self._apply(lambda t: t.type(dst_type))
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
        for module in _children(self):
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
    def _named_members(self, get_members_fn, prefix='', recurse=True, remove_duplicate=True):
        memo = set()
        modules = self.named_modules(prefix=prefix, remove_duplicate=remove_duplicate) if recurse else [(prefix, self)]
        for module_prefix, module in modules:
            for k, v in get_members_fn(module):
                if v is None or v in memo:
                    continue
                if remove_duplicate:
                    memo.add(v)
                yield module_prefix + ('.' if module_prefix else '') + k, v
    def parameters(self, recurse=True):
        return iter(_seconds(self.named_parameters(recurse=recurse)))
    def named_parameters(self, prefix='', recurse=True, remove_duplicate=True):
        return iter(_members(self, '_parameters', prefix, recurse, remove_duplicate))
    def buffers(self, recurse=True):
        return iter(_seconds(self.named_buffers(recurse=recurse)))
    def named_buffers(self, prefix='', recurse=True, remove_duplicate=True):
        return iter(_members(self, '_buffers', prefix, recurse, remove_duplicate))
    def _own_state(self):
        left_out = self._non_persistent_buffers_set
        state = {k: v for k, v in self._parameters.items() if v is not None}
        for k, v in self._buffers.items():
            if v is not None and k not in left_out:
                state[k] = v
        return state
    def _save_to_state_dict(self, destination, prefix, keep_vars):
        for name, value in self._own_state().items():
            destination[prefix + name] = value if keep_vars else value.detach()
        if type(self).get_extra_state is not Module.get_extra_state:
            destination[prefix + '_extra_state'] = self.get_extra_state()
    def state_dict(self, *args, destination=None, prefix='', keep_vars=False):
        if len(args) > 0 and destination is None:
            destination = args[0]
        if len(args) > 1 and prefix == '':
            prefix = args[1]
        if len(args) > 2 and keep_vars is False:
            keep_vars = args[2]
        if destination is None:
            destination = OrderedDict()
            destination._metadata = OrderedDict()
        metadata = dict(version=self._version)
        if hasattr(destination, '_metadata'):
            destination._metadata[prefix[:-1]] = metadata
        for hook in self.__dict__.get('_state_dict_pre_hooks', {}).values():
            hook(self, prefix, keep_vars)
        self._save_to_state_dict(destination, prefix, keep_vars)
        for name, module in self._modules.items():
            if module is not None:
                module.state_dict(destination=destination, prefix=prefix + name + '.', keep_vars=keep_vars)
        for hook, is_public in self.__dict__.get('_state_dict_hooks', {}).values():
            result = hook(self, destination, prefix, metadata)
            if result is not None:
                if is_public:
                    raise RuntimeError('state_dict post-hook must return None')
                destination = result
        return destination
    def _load_from_state_dict(self, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs):
        for hook in self.__dict__.get('_load_state_dict_pre_hooks', {}).values():
            hook(state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs)
        own = self._own_state()
        for name, param in own.items():
            key = prefix + name
            if key not in state_dict:
                if strict:
                    missing_keys.append(key)
                continue
            given = state_dict[key]
            if not isinstance(given, Tensor):
                error_msgs.append(f'While copying the parameter named "{key}", '
                                  f'expected torch.Tensor or Tensor-like object from checkpoint but received {type(given)}')
            elif not _is_lazy(param) and given.shape != param.shape and not (len(param.shape) == 0 and given.shape == (1,)):
                error_msgs.append(f'size mismatch for {key}: copying a param with shape {given.shape} from checkpoint, '
                                  f'the shape in current model is {param.shape}.')
        extra = prefix + '_extra_state'
        if type(self).set_extra_state is not Module.set_extra_state:
            if extra in state_dict:
                self.set_extra_state(state_dict[extra])
            elif strict:
                missing_keys.append(extra)
        elif strict and extra in state_dict:
            unexpected_keys.append(extra)
        if strict:
            for key in state_dict:
                if key.startswith(prefix) and key != extra:
                    first, dot, _ = key[len(prefix):].partition('.')
                    if first not in (self._modules if dot else own):
                        unexpected_keys.append(key)
    def load_state_dict(self, state_dict, strict=True, assign=False):
        # The contents of a file are unknown, so it is also unknown whether they fit the module.
        if not _is_known(state_dict):
            return _IncompatibleKeys([], [])
        if not hasattr(state_dict, 'items'):
            raise TypeError(f'Expected state_dict to be dict-like, got {type(state_dict)}.')
        missing, unexpected, errors = [], [], []
        metadata = getattr(state_dict, '_metadata', None)
        state_dict = OrderedDict(state_dict)
        if metadata is not None:
            state_dict._metadata = metadata
        _load(self, state_dict, '', {} if metadata is None else metadata, missing, unexpected, errors)
        if strict:
            if unexpected:
                errors.insert(0, 'Unexpected key(s) in state_dict: ' + ', '.join(f'"{k}"' for k in unexpected) + '. ')
            if missing:
                errors.insert(0, 'Missing key(s) in state_dict: ' + ', '.join(f'"{k}"' for k in missing) + '. ')
        if errors:
            raise RuntimeError(f'Error(s) in loading state_dict for {self.__class__.__name__}:\n\t' + '\n\t'.join(errors))
        return _IncompatibleKeys(missing, unexpected)
    def _keep(self, table, hook, flags=(), prepend=False):
        hooks = getattr(self, table)
        handle = RemovableHandle(hooks, extra_dict=[getattr(self, flag) for flag in flags])
        if prepend:
            others = list(hooks.items())
            hooks.clear()
        hooks[handle.id] = hook
        if prepend:
            hooks.update(others)
        for flag in flags:
            getattr(self, flag)[handle.id] = True
        return handle
    def register_forward_hook(self, hook, *, prepend=False, with_kwargs=False, always_call=False):
        return self._keep('_forward_hooks', hook, ('_forward_hooks_with_kwargs',) if with_kwargs else (), prepend)
    def register_forward_pre_hook(self, hook, *, prepend=False, with_kwargs=False):
        return self._keep('_forward_pre_hooks', hook, ('_forward_pre_hooks_with_kwargs',) if with_kwargs else (), prepend)
    def register_full_backward_hook(self, hook, prepend=False):
        return self._keep('_backward_hooks', hook, (), prepend)
    def register_backward_hook(self, hook):
        return self._keep('_backward_hooks', hook)
    def register_full_backward_pre_hook(self, hook, prepend=False):
        return self._keep('_backward_pre_hooks', hook, (), prepend)
    def register_state_dict_pre_hook(self, hook):
        return self._keep('_state_dict_pre_hooks', hook)
    def register_state_dict_post_hook(self, hook):
        return self._keep('_state_dict_hooks', (hook, True))
    def _register_state_dict_hook(self, hook):
        return self._keep('_state_dict_hooks', (hook, False))
    def _register_load_state_dict_pre_hook(self, hook, with_module=False):
        return self._keep('_load_state_dict_pre_hooks', _WrappedHook(hook, self if with_module else None))
    def register_load_state_dict_pre_hook(self, hook):
        return self._register_load_state_dict_pre_hook(hook, with_module=True)
    def register_load_state_dict_post_hook(self, hook):
        return self._keep('_load_state_dict_post_hooks', hook)
    def _get_name(self):
        return self.__class__.__name__
    def extra_repr(self):
        return ''
    def __repr__(self):
        extra = self.extra_repr()
        extra_lines = extra.split('\n') if extra else []
        child_lines = [f'({name}): ' + _addindent(repr(module), 2) for name, module in self._modules.items()]
        if len(extra_lines) == 1 and not child_lines:
            return f'{self._get_name()}({extra_lines[0]})'
        lines = extra_lines + child_lines
        return self._get_name() + '(' + ('\n  ' + '\n  '.join(lines) + '\n' if lines else '') + ')'
    def __dir__(self):
        names = list(dir(self.__class__)) + list(self.__dict__) + list(self._parameters) + list(self._modules) + list(self._buffers)
        return sorted(set(name for name in names if not name[0].isdigit()))
    def __hash__(self):
        return id(self)
    def _replicate_for_data_parallel(self): return self
    def __getstate__(self):
        return dict(self.__dict__)
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

def _load(module, state_dict, prefix, metadata, missing, unexpected, errors):
    module._load_from_state_dict(state_dict, prefix, metadata.get(prefix[:-1], {}), True, missing, unexpected, errors)
    for name, child in module._modules.items():
        if child is not None:
            start = prefix + name + '.'
            _load(child, {k: v for k, v in state_dict.items() if k.startswith(start)}, start, metadata, missing, unexpected, errors)
    for hook in module.__dict__.get('_load_state_dict_post_hooks', {}).values():
        hook(module, _IncompatibleKeys(missing, unexpected))

def _addindent(s_, numSpaces):
    first, *rest = s_.split('\n')
    return '\n'.join([first, *(' ' * numSpaces + line if line.strip() else '' for line in rest)])

def _keep_global(kind, hook):
    hooks = _global_hooks(kind)
    handle = RemovableHandle(hooks)
    hooks[handle.id] = hook
    return handle
def register_module_forward_pre_hook(hook):
    return _keep_global('forward_pre', hook)
def register_module_forward_hook(hook, *, with_kwargs=False, always_call=False):
    return _keep_global('forward_kwargs' if with_kwargs else 'forward', hook)
def register_module_full_backward_hook(hook):
    return RemovableHandle({})
register_module_backward_hook = register_module_full_backward_pre_hook = register_module_full_backward_hook
register_module_buffer_registration_hook = register_module_module_registration_hook = register_module_full_backward_hook
register_module_parameter_registration_hook = register_module_full_backward_hook
def _has_any_global_hook():
    return False
T = None
