class _Saved:
    def __init__(self):
        self.saved_tensors = ()
        self.needs_input_grad = (False,) * 16
    def save_for_backward(self, *tensors):
        self.saved_tensors = tensors
    def mark_dirty(self, *args): pass
    def mark_non_differentiable(self, *args): pass
    def set_materialize_grads(self, value): pass
class Function:
    @staticmethod
    def forward(ctx, *args, **kwargs):
        raise NotImplementedError('You must implement the forward function for custom autograd.Function.')
    @classmethod
    def apply(cls, *args, **kwargs):
        if 'setup_context' in cls.__dict__:
            output = cls.forward(*args, **kwargs)
            cls.setup_context(_Saved(), args, output)
            return output
        return cls.forward(_Saved(), *args, **kwargs)
def Variable(data, requires_grad=False, volatile=False):
    return data
def grad(outputs, inputs, *args, **kwargs):
    return tuple(inputs) if isinstance(inputs, (list, tuple)) else (inputs,)
def backward(*args, **kwargs): pass
def once_differentiable(fn): return fn
