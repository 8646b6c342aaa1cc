from torch import autocast
from torch.cuda import GradScaler, custom_fwd, custom_bwd
def is_autocast_available(kind): return kind == 'cpu'
def autocast_mode(*args): return None
