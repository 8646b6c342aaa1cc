def is_available(): return True
def is_initialized(): return False
def is_nccl_available(): return False
def is_torchelastic_launched(): return False
def get_rank(group=None): return 0
def get_world_size(group=None): return 1
def get_backend(group=None): return 'gloo'
def init_process_group(*args, **options): return None
def destroy_process_group(*args): return None
def new_group(*args, **options): return None
def barrier(*args, **options): return None
def all_reduce(tensor, *args, **options): return None
def all_gather(tensors, tensor, *args, **options): return None
def broadcast(tensor, *args, **options): return None
def reduce(tensor, *args, **options): return None
class ReduceOp:
    SUM = 'sum'
    AVG = 'avg'
    PRODUCT = 'product'
    MIN = 'min'
    MAX = 'max'
class ProcessGroup: pass
class group:
    WORLD = None
