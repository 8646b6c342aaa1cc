import contextlib
import importlib
import io
import pathlib

def files(package=None):
    module = importlib.import_module(package) if isinstance(package, str) else package
    return pathlib.Path(getattr(module, '__file__', None) or _unknown('the place of the package is unknown')).parent

def open_binary(package, resource): return (files(package) / resource).open('rb')
def open_text(package, resource, encoding='utf-8', errors='strict'): return (files(package) / resource).open('r', -1, encoding, errors)
def read_binary(package, resource): return (files(package) / resource).read_bytes()
def read_text(package, resource, encoding='utf-8', errors='strict'): return (files(package) / resource).read_text(encoding, errors)
def is_resource(package, name): return (files(package) / name).is_file()
def contents(package): return [path.name for path in files(package).iterdir()]

@contextlib.contextmanager
def as_file(path):
    yield path

@contextlib.contextmanager
def path(package, resource):
    yield files(package) / resource
