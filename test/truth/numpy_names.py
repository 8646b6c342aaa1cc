"""Writes the names in numpy's modules and classes to src/core/torch/modules/numpy/numpy.names, as names.py does for torch.

The parameters of its functions (`def numpy.pad: …`) are those of their signatures. `gone numpy.int: …` is what numpy says of a name that
it had before version 1.24.

Run: python test/truth/numpy_names.py
"""

import inspect
import pathlib

import numpy
import numpy.fft
import numpy.linalg
import numpy.random
from numpy.lib import NumpyVersion

import names

OUTPUT = pathlib.Path(__file__).resolve().parents[2] / "src" / "core" / "torch" / "modules" / "numpy" / "numpy.names"
FUNCTIONS_OF = (numpy, numpy.linalg, numpy.fft, numpy.random)


def classes(_modules):
    """The classes that numpy's own modules export, and the classes that these are made of."""
    for module in FUNCTIONS_OF:
        for value in vars(module).values():
            if isinstance(value, type) and value.__module__.startswith("numpy"):
                yield from (base for base in value.__mro__ if base.__module__.startswith("numpy"))


def functions():
    for module in FUNCTIONS_OF:
        for name, function in vars(module).items():
            if not callable(function) or isinstance(function, type) or name.startswith("_"):
                continue
            try:
                parameters = inspect.signature(function).parameters.values()
            except (TypeError, ValueError):
                continue
            found = {one.name for one in parameters if one.kind not in (one.VAR_KEYWORD, one.VAR_POSITIONAL)}
            if found:
                yield names.line(f"def {module.__name__}.{name}", found)


def is_closed(line):
    """Whether it is a module whose names are not listed: it is for tests, or loads names when they are first used."""
    return line.startswith("numpy.") and line.split(":")[0].split(".")[1] in ("core", "f2py", "distutils", "testing", "tests", "conftest")


def main():
    gone = [f"gone numpy.{name}: {text}".replace("\n", "\\n") for name, text in numpy.__former_attrs__.items()]
    lines = sorted({each.partition(":")[0] if is_closed(each) else each for each in [*names.inventory(numpy, classes), *functions(), *gone]})
    OUTPUT.write_text("\n".join([f"# numpy {NumpyVersion(numpy.__version__).version}, written by test/truth/numpy_names.py", *lines]) + "\n")


if __name__ == "__main__":
    main()
