def wrap(fn_or_name):
    return fn_or_name
class Proxy: pass
class Node: pass
class Graph: pass
from torch.nn import Module
class GraphModule(Module): pass
class Tracer:
    def __init__(self, *args, **kwargs): pass
    def trace(self, *args, **kwargs): return _unknown('tracing is not followed')
    def is_leaf_module(self, *args): return False
    def path_of_module(self, mod): return ''
def symbolic_trace(root, concrete_args=None): return root
