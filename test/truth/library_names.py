"""Writes the names in the modules of Python's standard library that ConvLens knows to src/core/python/stdlib/python.names, as names.py does for torch.

The names are those of all interpreters given, because programs are written for different versions of Python.

Run: python test/truth/library_names.py python3.11 python3.12 python3.13
"""

import pathlib
import subprocess
import sys

OUTPUT = pathlib.Path(__file__).resolve().parents[2] / "src" / "core" / "python" / "stdlib" / "python.names"

# Modules whose classes are listed too: they are written in Python there.
MODELLED = """
abc argparse ast asyncio bisect builtins collections collections.abc contextlib contextvars copy dataclasses enum fnmatch functools heapq importlib
importlib.abc importlib.machinery importlib.metadata importlib.util inspect itertools json keyword logging math numbers operator os os.path
random re string sys textwrap threading time types typing urllib.parse warnings
""".split()
OTHERS = """
__future__ array atexit base64 binascii bz2 cProfile calendar cmath code codecs concurrent configparser copyreg csv ctypes datetime decimal difflib dis
doctest email errno fractions gc getpass glob graphlib gzip hashlib html http io locale lzma marshal mmap multiprocessing pathlib pdb pickle
pkgutil platform pprint profile queue reprlib runpy sched secrets select shlex shutil signal site socket sqlite3 stat statistics struct
subprocess sysconfig tarfile tempfile timeit token tokenize traceback tracemalloc unicodedata unittest urllib uuid weakref xml zipfile zlib
""".split()

ASK = r"""
import importlib, pkgutil, sys, types, warnings
warnings.simplefilter("ignore")
modules = set(dir(types.ModuleType("m"))) | {"__file__", "__path__", "__builtins__", "__cached__"}
objects = set(dir(object)) | {"__module__", "__dict__", "__weakref__", "__annotations__", "__slots__", "__abstractmethods__", "_abc_impl"}

def inner(name, paths):
    for found in pkgutil.iter_modules(paths, name + "."):
        yield found.name
        if found.ispkg:
            yield from inner(found.name, [f"{path}/{found.name.rpartition('.')[2]}" for path in paths])

modelled, others = (part.split() for part in sys.argv[1:])
for name in modelled + others:
    module = importlib.import_module(name)
    print(f"{name}:", *[one for one in dir(module) if one not in modules and one.isidentifier() and (name in modelled or one[0] != "_")])
    if "." not in name:
        for one in inner(name, getattr(module, "__path__", [])):
            if not any(part in ("test", "tests") or part.startswith("_") for part in one.split(".")):
                print(one)
    for key, value in vars(module).items() if name in modelled else ():
        if isinstance(value, type) and value.__name__ == key and value.__module__ in (name, "_" + name, "_collections_abc") and name not in ("builtins", "ast"):
            print(f"class {name}.{key}:", *[one for base in value.__mro__[:-1] for one in vars(base) if one not in objects and one.isidentifier()])
"""


def main(interpreters):
    names = {"typing_extensions": set()}
    for interpreter in interpreters:
        command = [interpreter, "-c", ASK, " ".join(MODELLED), " ".join(OTHERS)]
        for line in subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines():
            head, _, found = line.partition(": ")
            names.setdefault(head.rstrip(":"), set()).update(found.split())
    lines = [f"{head}: {' '.join(sorted(found))}" if found else head for head, found in names.items()]
    OUTPUT.write_text("\n".join(["# Python 3.11 to 3.13, written by test/truth/library_names.py", *sorted(lines)]) + "\n")
    print(f"python.names: {len(lines)} lines, {OUTPUT.stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1:] or [sys.executable])
