def checkpoint(function, *args, use_reentrant=None, preserve_rng_state=True, context_fn=None, determinism_check=None, debug=False, **options):
    return function(*args, **options)
def checkpoint_sequential(functions, segments, input, use_reentrant=None, **options):
    children = list(functions.children()) if hasattr(functions, 'children') else list(functions)
    for one in children:
        input = one(input)
    return input
def noop_context_fn(): return None
def set_checkpoint_debug_enabled(mode): return None
class CheckpointFunction:
    @staticmethod
    def apply(function, preserve, *args): return function(*args)
def create_selective_checkpoint_contexts(*args, **options): return None
class CheckpointPolicy: pass
