def is_compiling(): return False
def is_dynamo_compiling(): return False
def is_exporting(): return False
def disable(function=None, recursive=True, **options):
    return (lambda one: one) if function is None else function
def allow_in_graph(function): return function
def assume_constant_result(function): return function
def mark_dynamic(*args, **options): return None
def mark_static(*args, **options): return None
def graph_break(): return None
def reset(): return None
def compile(*args, **options):
    import torch
    return torch.compile(*args, **options)
def substitute_in_graph(original, **options): return lambda function: function
def cudagraph_mark_step_begin(): return None
class config: pass
