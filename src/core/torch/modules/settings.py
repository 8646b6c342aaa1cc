enabled = True
benchmark = False
deterministic = False
allow_tf32 = False
version = None
def is_available(): return False
def is_built(): return False
def flags(*args, **options):
    from torch import _Decorating
    return _Decorating()
def flash_sdp_enabled(): return True
def mem_efficient_sdp_enabled(): return True
def math_sdp_enabled(): return True
def enable_flash_sdp(on): return None
def enable_mem_efficient_sdp(on): return None
def enable_math_sdp(on): return None
def sdp_kernel(*args, **options):
    from torch import _Decorating
    return _Decorating()
def get_fastpath_enabled(): return True
def set_fastpath_enabled(on): return None
engine = 'none'
supported_engines = ['none']
class _Matmul:
    allow_tf32 = False
    allow_fp16_reduced_precision_reduction = True
    allow_bf16_reduced_precision_reduction = True
    fp32_precision = 'none'
matmul = _Matmul()
