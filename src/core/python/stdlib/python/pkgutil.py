import importlib
import os

def _place(package):
    module = importlib.import_module(package)
    return os.path.dirname(getattr(module, '__file__', None) or _unknown('the place of the package is unknown'))

def get_data(package, resource):
    path = os.path.join(_place(package), *resource.split('/'))
    if _is_unknown(path):
        return path
    with open(path, 'rb') as file:
        return file.read()

def extend_path(path, name): return path
