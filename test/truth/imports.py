"""Records what CPython prints for the programs in test/fixtures/imports: writes imports.jsonl beside this file.

    {"python": "3.11.7"}
    {"name": "circular", "stdout": "1 2 1\\n", "error": null}

Each folder is a program of several files; its `main.py` is run as the main program, with `site-packages` in the folder at the end of the path if
there is one. `error` is an uncaught exception.

Run: python test/truth/imports.py  (Python 3.11)
"""

import os
import pathlib
import platform
import subprocess
import sys

import truth_file

FOLDER = pathlib.Path(__file__).parent.parent / "fixtures" / "imports"
START = """
import runpy, sys
main = sys.argv[1]
folder = main.rpartition("/")[0]
sys.path[0] = folder
sys.path.append(folder + "/site-packages")
try:
    runpy.run_path(main, run_name="main")
except Exception as error:
    print("\\0", type(error).__name__, "\\0", error, sep="", end="")
"""


def run(folder):
    environment = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", START, f"{folder}/main.py"]
    stdout = subprocess.run(command, capture_output=True, text=True, env=environment, check=True).stdout
    stdout, *error = stdout.split("\0")
    return {"name": folder.name, "stdout": stdout, "error": {"type": error[0], "message": error[1]} if error else None}


def main():
    cases = [run(folder) for folder in sorted(FOLDER.iterdir()) if folder.is_dir()]
    size = truth_file.write("imports.jsonl", {"python": platform.python_version()}, cases)
    print(f"imports.jsonl: {len(cases)} programs, {size}")


if __name__ == "__main__":
    main()
