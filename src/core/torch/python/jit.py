from torch.nn import Module as ScriptModule
def _identity(obj=None, *args, **kwargs):
    return obj
script = trace = export = interface = freeze = optimize_for_inference = _script_if_tracing = script_if_tracing = script_method = trace_module = _identity
def ignore(drop=False, **kwargs):
    return drop if callable(drop) else (lambda fn: fn)
def unused(fn): return fn
def is_scripting(): return False
def is_tracing(): return False
def annotate(the_type, the_value): return the_value
def isinstance(obj, target_type): return _isinstance(obj, target_type)
class Attribute:
    def __new__(cls, value, type=None): return value
def save(*args, **kwargs): pass
def load(*args, **kwargs): return _unknown('a saved model is not read')
def fork(func, *args, **kwargs): return func(*args, **kwargs)
def wait(future): return future
def set_fusion_strategy(*args): pass
def strict_fusion(): pass
class RecursiveScriptModule(ScriptModule): pass
class ScriptFunction: pass
class CompilationUnit: pass
import typing
Final = typing.Final
def _overload_method(fn): return fn
_overload = _overload_method
