from torch import autocast as _autocast, _Decorating
def is_available(): return False
def device_count(): return 0
def current_device(): return 0
def set_device(device): return None
def get_device_name(device=None): return ''
def get_device_capability(device=None): return (0, 0)
def get_device_properties(device=None): return None
def synchronize(device=None): return None
def empty_cache(): return None
def manual_seed(seed): return None
def manual_seed_all(seed): return None
def memory_allocated(device=None): return 0
def max_memory_allocated(device=None): return 0
def memory_reserved(device=None): return 0
def max_memory_reserved(device=None): return 0
def reset_peak_memory_stats(device=None): return None
def is_bf16_supported(*args): return False
def is_initialized(): return False
def init(): return None
def current_stream(device=None): return None
def default_stream(device=None): return None
def get_rng_state(device=None): return None
def set_rng_state(state, device=None): return None
def get_rng_state_all(): return []
def set_rng_state_all(states): return None
def custom_fwd(function=None, **options):
    return (lambda one: one) if function is None else function
def custom_bwd(function=None, **options):
    return (lambda one: one) if function is None else function
class autocast(_autocast): pass
class stream(_Decorating):
    def __init__(self, *args): pass
class device(_Decorating):
    def __init__(self, *args): pass
class Stream(stream):
    def wait_stream(self, other): return None
    def synchronize(self): return None
class Event(stream):
    def __init__(self, *args, **options): pass
    def record(self, *args): return None
    def synchronize(self): return None
    def elapsed_time(self, other): return 0.0
class GradScaler:
    def __init__(self, *args, **options): pass
    def scale(self, loss): return loss
    def step(self, optimizer, *args, **options): return None
    def update(self, *args): return None
    def unscale_(self, optimizer): return None
    def state_dict(self): return {}
    def load_state_dict(self, state): return None
    def is_enabled(self): return False
class _nvtx:
    def range_push(self, message): return None
    def range_pop(self): return None
nvtx = _nvtx()
