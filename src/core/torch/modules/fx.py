def wrap(function): return function
class Proxy: pass
class Node: pass
class Graph: pass
class GraphModule: pass
class Tracer: pass
class Interpreter: pass
class Transformer: pass
def symbolic_trace(module, *args, **options): return module
def has_side_effect(function): return function
class ProxyableClassMeta(type): pass
