class Library:
    def __init__(self, *args, **options): pass
    def define(self, *args, **options): return None
    def impl(self, *args, **options): return lambda function: function
def define(*args, **options): return lambda function: function
def impl(*args, **options): return lambda function: function
def impl_abstract(*args, **options): return lambda function: function
def register_fake(*args, **options): return lambda function: function
def register_kernel(*args, **options): return lambda function: function
def register_autograd(*args, **options): return None
def custom_op(*args, **options): return lambda function: function
