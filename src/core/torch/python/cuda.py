def is_available(): return False
def is_initialized(): return False
def device_count(): return 0
def current_device(): return 0
def synchronize(*args): pass
def empty_cache(): pass
def manual_seed(*args): pass
def manual_seed_all(*args): pass
def set_device(*args): pass
def get_device_name(*args): return ''
def get_device_capability(*args): return (0, 0)
def get_device_properties(*args): return _unknown('there is no such device')
def memory_allocated(*args): return 0
def max_memory_allocated(*args): return 0
def is_bf16_supported(*args): return False
def current_stream(*args): return None
class Stream:
    def __init__(self, *args, **kwargs): pass
class Event(Stream): pass
