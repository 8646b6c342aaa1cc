class GlobalHydra:
    # The folder of configurations, in a tuple; None before hydra is initialized.
    _folder = None
    @staticmethod
    def instance(*args, **kwargs): return GlobalHydra()
    @staticmethod
    def set_instance(instance): pass
    def is_initialized(self): return GlobalHydra._folder is not None
    def clear(self):
        GlobalHydra._folder = None
    def config_loader(self): return _unknown("hydra's own objects are not modelled")
