class _Context:
    def __init__(self):
        self.saved_tensors = ()
        self.needs_input_grad = ()
    def save_for_backward(self, *tensors):
        self.saved_tensors = tensors
    def save_for_forward(self, *tensors): pass
    def mark_dirty(self, *tensors): pass
    def mark_non_differentiable(self, *tensors): pass
    def set_materialize_grads(self, value): pass

class FunctionCtx(_Context): pass

class Function(_Context):
    def __init__(self, *args, **options): pass
    def __call__(self, *args, **options):
        raise RuntimeError(
            'Legacy autograd function with non-static forward method is deprecated. Please use new-style autograd function with static '
            'forward method. (Example: https://pytorch.org/docs/stable/autograd.html#torch.autograd.Function)'
        )
    @classmethod
    def apply(cls, *args, **options):
        context = _Context()
        if cls.setup_context is not Function.setup_context:
            output = cls.forward(*args, **options)
            cls.setup_context(context, args, output)
            return output
        return cls.forward(context, *args, **options)
    @staticmethod
    def setup_context(context, inputs, output): pass
    @staticmethod
    def forward(*args): raise NotImplementedError('You must implement the forward function for custom autograd.Function.')
    @staticmethod
    def backward(*args): raise NotImplementedError('backward')

class Variable:
    def __new__(cls, data, requires_grad=False, volatile=None):
        return data

def once_differentiable(function): return function
def grad(outputs, inputs, *args, **options):
    from torch import empty_like
    return tuple(empty_like(one) for one in (inputs if isinstance(inputs, (list, tuple)) else [inputs]))
def backward(*args, **options): return None
class detect_anomaly:
    def __init__(self, *args, **options): pass
    def __enter__(self): return self
    def __exit__(self, *exception): return None
    def __call__(self, function): return function
class set_detect_anomaly(detect_anomaly): pass
class record_function(detect_anomaly): pass
class profile(detect_anomaly): pass
class save_on_cpu(detect_anomaly): pass
class saved_tensors_hooks(detect_anomaly): pass
from torch import no_grad, enable_grad, set_grad_enabled, inference_mode
