def is_available(): return False
def is_initialized(): return False
def is_torchelastic_launched(): return False
def get_rank(group=None): return 0
def get_world_size(group=None): return 1
def get_backend(group=None): return 'gloo'
def init_process_group(*args, **kwargs): pass
def destroy_process_group(*args, **kwargs): pass
def barrier(*args, **kwargs): pass
def all_reduce(tensor, *args, **kwargs): return None
def broadcast(tensor, *args, **kwargs): return None
def all_gather(tensor_list, tensor, *args, **kwargs): return None
def new_group(*args, **kwargs): return None
def reduce(*args, **kwargs): return None
class ReduceOp:
    SUM = 0
    AVG = 1
    MAX = 3
    MIN = 2
    PRODUCT = 4
class ProcessGroup: pass
class group:
    WORLD = None
