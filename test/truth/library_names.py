"""Records the names in the modules of Python's standard library that ConvLens models: writes src/core/python/stdlib/names.json.

    { "bisect": "bisect bisect_left bisect_right insort insort_left insort_right" }

A name that a modelled module lacks is unknown if it is listed, and raises AttributeError or ImportError otherwise. The names are those of
all interpreters given, because programs are written for different versions of Python. Names that start with two underscores are omitted.

Run: python test/truth/library_names.py python3.11 python3.12 python3.13
"""

import json
import pathlib
import subprocess
import sys

OUTPUT = pathlib.Path(__file__).parent.parent.parent / "src" / "core" / "python" / "stdlib" / "names.json"
MODULES = """
abc argparse ast asyncio bisect collections collections.abc contextlib contextvars copy dataclasses enum fnmatch functools heapq importlib
importlib.abc importlib.machinery importlib.metadata importlib.util inspect itertools json keyword logging math numbers operator os os.path
random re string sys textwrap threading time types typing urllib.parse warnings
""".split()
ASK = """
import importlib, sys
for name in sys.argv[1:]:
    module = importlib.import_module(name)
    print(name, *[one for one in dir(module) if not one.startswith("__") and one.isidentifier()])
"""


def main(interpreters):
    names = {module: set() for module in MODULES}
    for interpreter in interpreters:
        for line in subprocess.run([interpreter, "-c", ASK, *MODULES], capture_output=True, text=True, check=True).stdout.splitlines():
            module, *found = line.split()
            names[module].update(found)
    lines = (f"  {json.dumps(module)}: {json.dumps(' '.join(sorted(found)))}" for module, found in sorted(names.items()))
    OUTPUT.write_text("{\n" + ",\n".join(lines) + "\n}\n")
    print(f"names.json: {len(names)} modules, {OUTPUT.stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1:] or [sys.executable])
