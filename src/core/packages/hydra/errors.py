class HydraException(Exception): pass
class CompactHydraException(HydraException): pass
class OverrideParseException(CompactHydraException):
    def __init__(self, override, message):
        super().__init__(message)
        self.override, self.message = override, message
class InstantiationException(CompactHydraException): pass
class ConfigCompositionException(CompactHydraException): pass
class SearchPathException(CompactHydraException): pass
class MissingConfigException(IOError, ConfigCompositionException):
    def __init__(self, message, missing_cfg_file=None, options=None):
        super().__init__(message)
        self.missing_cfg_file, self.options = missing_cfg_file, options
class HydraDeprecationError(HydraException): pass
