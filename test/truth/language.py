"""Records what CPython prints and raises for the snippets in test/fixtures/language: writes language.jsonl beside this file.

    {"python": "3.11.7", "numpy": "2.4.6"}
    {"file": "classes.py", "name": "a C3 order that does not exist", "line": 19, "stdout": "", "error": {"type": "TypeError", "message": "…", "line": 21}}

A snippet extends from its line `# --- name` to the next such line, and runs as a separate module (`__name__` is "__main__") with PYTHONHASHSEED=0.
`line` is the first line after the heading; `error` is an uncaught exception, with the innermost line of the fixture in which it was raised.

Run: python test/truth/language.py  (Python 3.11 with NumPy)
"""

import contextlib
import io
import json
import os
import pathlib
import platform
import sys
import types
import warnings

import numpy

import truth_file

HEADING = "# --- "
FOLDER = pathlib.Path(__file__).parent.parent / "fixtures" / "language"


def snippets(text):
    """The name, the line of the first statement and the source of every snippet of a file."""
    found, lines = [], text.splitlines()
    starts = [index for index, line in enumerate(lines) if line.startswith(HEADING)]
    for start, end in zip(starts, [*starts[1:], len(lines)]):
        found.append((lines[start][len(HEADING):], start + 2, "\n".join(lines[start + 1 : end]) + "\n"))
    return found


def innermost_line(error, filename):
    line, trace = None, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == filename:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def run(filename, line, source):
    """The output and exception of a snippet. Empty lines before it keep the line numbers of the file."""
    module = types.ModuleType("__main__")
    module.__file__ = str(FOLDER / filename)
    out = io.StringIO()
    answer = {}
    sys.modules["__main__"] = module
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            exec(compile("\n" * (line - 1) + source, filename, "exec", dont_inherit=True), module.__dict__)
        except Exception as error:  # the exception is the result
            answer = {"error": {"type": type(error).__name__, "message": str(error), "line": innermost_line(error, filename)}}
    return {"stdout": out.getvalue(), **answer}


def in_child(filename, line, source):
    """Runs a snippet in its own process, so that it cannot affect others."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        with os.fdopen(writing, "w") as pipe:
            pipe.write(json.dumps(run(filename, line, source)))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        text = pipe.read()
    os.waitpid(child, 0)
    return json.loads(text)


def main(name, versions):
    sys.stdout.flush()
    files = {}
    for path in sorted(FOLDER.glob("*.py")):
        files[path.name] = [
            {"name": name, "line": line, **in_child(path.name, line, source)} for name, line, source in snippets(path.read_text("utf-8"))
        ]
    header = {"python": platform.python_version(), **versions}
    size = truth_file.write(name, header, [{"file": name, **snippet} for name, found in files.items() for snippet in found])
    raised = sum("error" in snippet for found in files.values() for snippet in found)
    print(f"{name}: {sum(map(len, files.values()))} snippets of {len(files)} files, {raised} raise, {size}")


if __name__ == "__main__":
    main("language.jsonl", {"numpy": numpy.__version__})
