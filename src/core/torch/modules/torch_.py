from _os_files import written as _written
import builtins
import functools
from torch._natives import _set_grad, _grad_enabled, _unknown

class _Decorating:
    def __call__(self, function):
        return function
    def __enter__(self):
        return self
    def __exit__(self, *exception):
        return None

def _under(context, function):
    @functools.wraps(function)
    def inner(*args, **options):
        with context():
            return function(*args, **options)
    return inner

class set_grad_enabled(_Decorating):
    def __init__(self, mode):
        self.before = _grad_enabled()
        self.mode = mode
        _set_grad(mode)
    def __exit__(self, *exception):
        _set_grad(self.before)
    def __call__(self, function):
        _set_grad(self.before)
        return _under(lambda: set_grad_enabled(self.mode), function)

class no_grad(_Decorating):
    _mode = False
    def __new__(cls, function=None, **options):
        made = object.__new__(cls)
        return made(function) if callable(function) else made
    def __call__(self, function):
        return function if isinstance(function, type) else _under(self.__class__, function)
    def __init__(self, function=None, **options):
        pass
    def __enter__(self):
        self.before = _grad_enabled()
        _set_grad(self._mode)
        return self
    def __exit__(self, *exception):
        _set_grad(self.before)

class enable_grad(no_grad):
    _mode = True

class inference_mode(no_grad):
    pass

class autocast(_Decorating):
    def __init__(self, *args, **options):
        pass

class Generator:
    def __init__(self, device='cpu'):
        self.device = device
    def manual_seed(self, seed):
        return self
    def seed(self):
        return 0
    def initial_seed(self):
        return 0
    def get_state(self):
        return None
    def set_state(self, state):
        return None

class Stream(_Decorating):
    def __init__(self, *args, **options):
        pass

def compile(model=None, **options):
    if model is None:
        return lambda function: function
    return model

def typename(value):
    kind = builtins.type(value)
    return kind.__module__ + '.' + kind.__qualname__

def manual_seed(seed): return Generator()
def seed(): return 0
def initial_seed(): return 0
def get_rng_state(): return None
def set_rng_state(state): return None
def use_deterministic_algorithms(mode, *, warn_only=False): return None
def are_deterministic_algorithms_enabled(): return False
def set_deterministic_debug_mode(mode): return None
def set_num_threads(count): return None
def set_num_interop_threads(count): return None
def get_num_threads(): return 1
def set_printoptions(*args, **options): return None
def set_float32_matmul_precision(precision): return None
def get_float32_matmul_precision(): return 'highest'
def set_default_device(device): return None
def get_default_device(): return device('cpu')
def set_default_tensor_type(kind): return None
def set_flush_denormal(mode): return True
def is_autocast_enabled(*args): return False
def is_autocast_cpu_enabled(): return False
def get_autocast_gpu_dtype(): return float16
def get_autocast_dtype(kind): return float16 if kind == 'cuda' else bfloat16
def is_inference_mode_enabled(): return False
def is_warn_always_enabled(): return False
def is_deterministic(): return False
def is_distributed(value): return False
def is_inference(value): return False
def is_neg(value): return False
def is_conj(value): return False
def is_same_size(a, b): return a.shape == b.shape
def is_storage(value): return False
def is_nonzero(value): return builtins.bool(value)
def save(obj, f, *args, **options): _written(f)
def load(*args, **options): return _unknown('it is loaded from a file')
def _assert(condition, message): assert condition, message
def _check(condition, message=None):
    if not condition:
        raise RuntimeError('Expected cond to be True, but got False' if message is None else message())
def vmap(function, in_dims=0, out_dims=0, randomness='error', *, chunk_size=None): return lambda *args, **options: _unknown('torch.vmap is not supported')
def cond(predicate, true_fn, false_fn, operands=()): return true_fn(*operands) if predicate else false_fn(*operands)
def sym_int(value): return builtins.int(value)
def sym_float(value): return builtins.float(value)
def sym_max(a, b): return builtins.max(a, b)
def sym_min(a, b): return builtins.min(a, b)
def sym_not(value): return not value
def is_vulkan_available(): return False
def _is_functional_tensor(value): return False
