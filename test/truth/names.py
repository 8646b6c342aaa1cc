"""Writes the names that the modules and classes of a package have, so that a name that ConvLens does not model is not taken for one that does not exist.

Each file is read by src/core/python/machine/objects/inventory.ts. A line is one of
    torch.nn: Linear Conv2d …           a module and its names
    torch.nn.foo                        a module whose names are not listed
    class torch.Tensor: add sub …       a class, with the names that it defines
    def torch.linalg.det: A …           a function, with the names of its parameters in all its signatures
Names that every module or every object has are omitted.
"""

import contextlib
import importlib
import inspect
import io
import pkgutil
import types
import warnings
from pathlib import Path

import torch

SOURCES = Path(__file__).resolve().parents[2] / 'src' / 'core'

MODULE_NAMES = set(dir(types.ModuleType('m'))) | {'__file__', '__path__', '__builtins__', '__cached__', '__annotations__', '__conditional_annotations__'}
OBJECT_NAMES = set(dir(object)) | {'__module__', '__dict__', '__weakref__', '__annotations__', '__slots__', '__abstractmethods__', '_abc_impl'}

# Private files that models import from.
PRIVATE = ('torch._VF', 'torch._jit_internal', 'torch._lowrank', 'torch._tensor', 'torch._utils', 'torch.utils._pytree')


def modules_in(package):
    """The names of all modules of a package, found without importing them."""
    for module in pkgutil.iter_modules(package.__path__ if hasattr(package, '__path__') else [], f'{package.__name__}.'):
        yield module.name
        if module.ispkg:
            folders = [str(Path(path) / module.name.rpartition('.')[2]) for path in package.__path__]
            yield from modules_in(types.SimpleNamespace(__name__=module.name, __path__=folders))


def is_listed(name):
    """Whether the names of a module are listed. Of what is far inside torch, only that it exists."""
    if name.startswith('torch.nn.') or name in PRIVATE:
        return True
    inner = name.split('.')[1:]
    return len(inner) < 3 and not any(part.startswith('_') for part in inner)


def attempt(name):
    """The module, or None if it cannot be imported here."""
    with warnings.catch_warnings(), contextlib.redirect_stderr(io.StringIO()), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter('ignore')
        try:
            return importlib.import_module(name)
        except BaseException:
            return None


def line(head, names):
    return f'{head}: {" ".join(sorted(names))}'


def own_names(cls, listed):
    """The names that a class defines, with those of its bases that are not listed themselves."""
    names = set()
    for base in cls.__mro__:
        if base is cls or base not in listed and base is not object:
            names.update(vars(base))
    return {name for name in names - OBJECT_NAMES if name.isidentifier()}


def inventory(package, modelled_classes):
    names = [package.__name__, *modules_in(package)]
    modules = {name: attempt(name) if is_listed(name) else None for name in names}
    lines = []
    for name, module in modules.items():
        if module is None:
            lines.append(name)
        else:
            lines.append(line(name, {each for each in dir(module) if each not in MODULE_NAMES and each.isidentifier()}))
    classes = {cls for cls in modelled_classes(modules) if isinstance(cls, type)}
    for cls in classes:
        lines.append(line(f'class {cls.__module__}.{cls.__qualname__}', own_names(cls, classes)))
    return sorted(set(lines))


def torch_classes(modules):
    """Classes of the parts of torch that ConvLens models."""
    yield from (torch.Tensor, torch._C.TensorBase, torch.Size, torch.dtype, torch.device, torch.Generator, torch.finfo, torch.iinfo)
    for name, module in modules.items():
        if module is not None and (name.startswith(('torch.nn.', 'torch.utils.data.', 'torch.optim', 'torch.autograd', 'torch.jit', 'torch.fx.'))):
            for value in vars(module).values():
                if inspect.isclass(value) and value.__module__ == name:
                    yield value


# Where the functions of torch's C++ library are found, by the beginnings of their names there.
NAMESPACES = {'linalg_': 'torch.linalg', 'fft_': 'torch.fft', 'special_': 'torch.special'}
# What torch's parser accepts for every function that makes a tensor.
FACTORY = {'dtype', 'layout', 'device', 'pin_memory', 'requires_grad'}


def torch_functions():
    """The parameters of torch's functions: those of C++ by their schemas, those of Python by their signatures."""
    found = {}
    for schema in torch._C._jit_get_all_schemas():
        library, _, name = schema.name.partition('::')
        if library != 'aten' or name.endswith('_') and not name.startswith('__') or name.startswith('_'):
            continue
        prefix = next((each for each in NAMESPACES if name.startswith(each)), '')
        path = f'{NAMESPACES.get(prefix, "torch")}.{name.removeprefix(prefix)}'
        names = {argument.name for argument in schema.arguments} - {'self', 'out'}
        found.setdefault(path, set()).update(names | FACTORY if FACTORY - {'requires_grad'} <= names else names)
    for module in (torch, torch.functional, torch.nn.functional, torch.linalg, torch.signal.windows):
        for name, function in vars(module).items():
            if inspect.isfunction(function) and not name.startswith('_'):
                path = f'{"torch" if module is torch.functional else module.__name__}.{name}'
                names = {each for each, one in inspect.signature(function).parameters.items() if one.kind not in (one.VAR_KEYWORD, one.VAR_POSITIONAL)}
                found.setdefault(path, set()).update(names)
    return sorted(line(f'def {path}', names) for path, names in found.items() if names)


def main():
    target = SOURCES / 'torch' / 'torch.names'
    lines = [*inventory(torch, torch_classes), *torch_functions()]
    target.write_text('\n'.join([f'# torch {torch.__version__.split("+")[0]}, written by test/truth/names.py', *lines]) + '\n')


if __name__ == '__main__':
    main()
