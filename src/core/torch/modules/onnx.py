def parse_args(*kinds): return lambda function: function
def register_custom_op_symbolic(*args, **options): return None
def is_in_onnx_export(): return False
def export(*args, **options): return None
