class HydraConfig:
    @staticmethod
    def get(): return _unknown("hydra's own settings are not modelled")
    @staticmethod
    def initialized(): return _unknown('whether hydra is running is unknown')
    @staticmethod
    def instance(*args, **kwargs): return _unknown("hydra's own settings are not modelled")
