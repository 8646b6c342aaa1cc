class _Settings:
    enabled = True
    benchmark = False
    deterministic = False
    allow_tf32 = False
    version = None
    def is_available(self): return False
    def is_built(self): return False
    def flags(self, *args, **options):
        from torch import _Decorating
        return _Decorating()
    def flash_sdp_enabled(self): return True
    def mem_efficient_sdp_enabled(self): return True
    def math_sdp_enabled(self): return True
    def enable_flash_sdp(self, on): return None
    def enable_mem_efficient_sdp(self, on): return None
    def enable_math_sdp(self, on): return None
    def sdp_kernel(self, *args, **options):
        from torch import _Decorating
        return _Decorating()
    def get_fastpath_enabled(self): return True
    def set_fastpath_enabled(self, on): return None
    engine = 'none'
    supported_engines = ['none']
cudnn = _Settings()
cuda = _Settings()
cuda.matmul = _Settings()
mps = _Settings()
mkldnn = _Settings()
mkl = _Settings()
openmp = _Settings()
mha = _Settings()
quantized = _Settings()
opt_einsum = _Settings()
xnnpack = _Settings()
