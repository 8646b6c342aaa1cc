from torch.backends import _Settings
_settings = _Settings()
def __getattr__(name): return getattr(_settings, name)
