def has_torch_function(values): return False
def has_torch_function_unary(value): return False
def has_torch_function_variadic(*values): return False
def handle_torch_function(function, values, *args, **options): return function(*args, **options)
def is_tensor_like(value):
    import torch
    return isinstance(value, torch.Tensor)
class TorchFunctionMode: pass
def wrap_torch_function(dispatcher): return lambda function: function
