"""Writes the names in numpy's modules and classes to src/core/torch/modules/numpy/numpy.names, as names.py does for torch.

The parameters of its functions and methods (`def numpy.pad: …`) are those that keywords can name; `**` stands for any other keyword. `gone numpy.int: …` is what numpy says of a name that
it had before version 1.24. `old numpy: float_ …` are the names that a module or class had in the last version of numpy 1 and lost with 2.

Run: python test/truth/numpy_names.py FOLDER, where numpy 1.26 is installed in the folder
"""

import inspect
import os
import pathlib
import subprocess
import sys
import warnings

import numpy
import numpy.fft
import numpy.linalg
import numpy.random
from numpy.lib import NumpyVersion

import names

OUTPUT = pathlib.Path(__file__).resolve().parents[2] / "src" / "core" / "torch" / "modules" / "numpy" / "numpy.names"
FUNCTIONS_OF = (numpy, numpy.linalg, numpy.fft, numpy.random)
METHODS_OF = {"numpy.ndarray": numpy.ndarray, "numpy.random.Generator": numpy.random.Generator, "numpy.random.RandomState": numpy.random.RandomState}


def classes(_modules):
    """The classes that numpy's own modules export, and the classes that these are made of."""
    for module in FUNCTIONS_OF:
        for value in vars(module).values():
            if isinstance(value, type) and value.__module__.startswith("numpy"):
                yield from (base for base in value.__mro__ if base.__module__.startswith("numpy"))


def functions():
    for owner, value in [*((module.__name__, module) for module in FUNCTIONS_OF), *METHODS_OF.items()]:
        for name, function in vars(value).items():
            if not callable(function) or isinstance(function, type) or name.startswith("_"):
                continue
            try:
                parameters = inspect.signature(function).parameters.values()
            except (TypeError, ValueError):
                continue
            by_name = [one for one in parameters if one.kind not in (one.VAR_POSITIONAL, one.POSITIONAL_ONLY) and one.name != "self"]
            if found := {"**" if one.kind == one.VAR_KEYWORD else one.name for one in by_name}:
                yield names.line(f"def {owner}.{name}", found)


OLD = (
    "import numpy, numpy.linalg, numpy.fft, numpy.random\n"
    "assert numpy.__version__ < '2'\n"
    "for module in (numpy, numpy.linalg, numpy.fft, numpy.random): print(module.__name__, *dir(module))\n"
    "print('numpy', *numpy.__deprecated_attrs__)\n"
    "for cls in (numpy.ndarray, numpy.generic): print(f'numpy.{cls.__name__}', *dir(cls))\n"
)


def lost(folder):
    """The public names that numpy's modules and classes had in version 1, which is installed in the folder."""
    environment = {**os.environ, "PYTHONPATH": folder}
    printed = subprocess.run([sys.executable, "-W", "ignore", "-c", OLD], env=environment, capture_output=True, text=True, check=True).stdout
    had = {}
    for owner, *found in map(str.split, printed.splitlines()):
        had.setdefault(owner, set()).update(name for name in found if not name.startswith("_"))
    for owner, found in had.items():
        value = numpy if owner == "numpy" else getattr(numpy, owner.partition(".")[2])
        gone = {name for name in found if not hasattr(value, name) and name not in numpy.__former_attrs__}
        if gone:
            yield names.line(f"old {owner}", gone)


def is_closed(line):
    """Whether it is a module whose names are not listed: it is for tests, or loads names when they are first used."""
    return line.startswith("numpy.") and line.split(":")[0].split(".")[1] in ("core", "f2py", "distutils", "testing", "tests", "conftest")


def main():
    gone = [f"gone numpy.{name}: {text}".replace("\n", "\\n") for name, text in numpy.__former_attrs__.items()]
    warnings.simplefilter("ignore")
    old = lost(sys.argv[1])
    lines = sorted({each.partition(":")[0] if is_closed(each) else each for each in [*names.inventory(numpy, classes), *functions(), *gone, *old]})
    OUTPUT.write_text("\n".join([f"# numpy {NumpyVersion(numpy.__version__).version}, written by test/truth/numpy_names.py", *lines]) + "\n")


if __name__ == "__main__":
    main()
