from _os_files import written as _written
def script(value=None, *args, **options): return value
def trace(function, *args, **options): return function
def trace_module(module, *args, **options): return module
def ignore(function=None, drop=False, **options):
    if function is None or isinstance(function, bool):
        return lambda one: one
    return function
def unused(function): return function
def export(function): return function
def interface(cls): return cls
def script_if_tracing(function): return function
def script_method(fn): return fn
def _overload(function): return function
def _overload_method(function): return function
def _script_if_tracing(function): return function
def is_scripting(): return False
def is_tracing(): return False
def isinstance(value, kind):
    import builtins
    return builtins.isinstance(value, kind)
def annotate(kind, value): return value
def fork(function, *args, **options): return function(*args, **options)
def wait(value): return value
def freeze(module, *args, **options): return module
def optimize_for_inference(module, *args, **options): return module
def set_fusion_strategy(*args): return None
def strict_fusion(): return None
class Attribute:
    def __new__(cls, value, type=None):
        return value
from torch.nn import Module as ScriptModule
class ScriptFunction: pass
class RecursiveScriptModule: pass
class Error(Exception): pass
Final = None
CompilationUnit = None
def save(m, f, _extra_files=None): _written(f)
def load(*args, **options):
    from torch._natives import _unknown
    return _unknown('it is loaded from a scripted model')
