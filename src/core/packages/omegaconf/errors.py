class OmegaConfBaseException(Exception):
    parent_node = child_node = key = full_key = value = msg = cause = object_type = object_type_str = ref_type = ref_type_str = None
    _is_told = False
class MissingMandatoryValue(OmegaConfBaseException): pass
class KeyValidationError(OmegaConfBaseException, ValueError): pass
class ValidationError(OmegaConfBaseException, ValueError): pass
class UnsupportedValueType(ValidationError, ValueError): pass
class ReadonlyConfigError(OmegaConfBaseException): pass
class InterpolationResolutionError(OmegaConfBaseException, ValueError): pass
class UnsupportedInterpolationType(InterpolationResolutionError): pass
class InterpolationKeyError(InterpolationResolutionError): pass
class InterpolationToMissingValueError(InterpolationResolutionError): pass
class InterpolationValidationError(InterpolationResolutionError, ValidationError): pass
class ConfigKeyError(OmegaConfBaseException, KeyError):
    def __init__(self, msg=''):
        super().__init__(msg)
        self.msg = msg
    def __str__(self): return self.msg
class ConfigAttributeError(OmegaConfBaseException, AttributeError): pass
class ConfigTypeError(OmegaConfBaseException, TypeError): pass
class ConfigIndexError(OmegaConfBaseException, IndexError): pass
class ConfigValueError(OmegaConfBaseException, ValueError): pass
class ConfigCycleDetectedException(OmegaConfBaseException): pass
class GrammarParseError(OmegaConfBaseException): pass
