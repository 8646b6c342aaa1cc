"""Records what numpy and torch give for the expressions and programs in numpy_cases.py: writes numpy.jsonl beside this file.

    {"numpy": "2.4.6", "torch": "2.13.0", "setup": "import numpy …", "show": "if isinstance …"}
    {"kind": "expression", "source": "np.arange(3)", "out": ["ndarray int64 (3,)", "[0 1 2]"]}
    {"kind": "expression", "source": "a.unsqueeze(0)", "error": ["AttributeError", "'numpy.ndarray' object has no attribute 'unsqueeze'"]}

A program runs after `setup`, an expression as `r = …` between `setup` and `show`. `out` are the lines that are printed: of an expression its class, with the type and shape of an array, then its text (of a tensor, its list).
Messages end where torch lists its signatures.

Run: python test/truth/numpy_arrays.py
"""

import contextlib
import io
import warnings

import numpy
import torch

import numpy_cases
import truth_file

SETUP = "import numpy as np\nimport torch\na = np.arange(6).reshape(2, 3)\nf = np.arange(6.).reshape(2, 3)\n"
SHOW = """
if isinstance(r, np.ndarray): print('ndarray', r.dtype, r.shape)
elif isinstance(r, np.dtype): print('dtype')
elif isinstance(r, torch.Tensor): print('Tensor', r.dtype, tuple(r.shape))
else: print(type(r).__name__)
print(r.tolist() if isinstance(r, torch.Tensor) else r)
"""


def program(source, is_expression):
    return f"{SETUP}r = {source}{SHOW}" if is_expression else f"{SETUP}{source}\n"


def run(text):
    out = io.StringIO()
    answer = {}
    torch.manual_seed(0)
    with contextlib.redirect_stdout(out), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            exec(compile(text, "case", "exec", dont_inherit=True), {"__name__": "__main__"})
        except Exception as error:  # the exception is the result
            message = str(error).split(", but expected one of")[0].split(" (most recent call")[0].split(" (/")[0]
            answer = {"error": [type(error).__name__, message]}
    return {"out": out.getvalue().splitlines(), **answer}


def main():
    torch.set_num_threads(1)
    expressions = [(line, True) for line in numpy_cases.EXPRESSIONS.strip().splitlines()]
    # A line that begins with `except` belongs to the one before it.
    programs = [(text, False) for text in numpy_cases.PROGRAMS.strip().replace("\nexcept", "\0except").split("\n")]
    cases = []
    for source, is_expression in expressions + programs:
        source = source.replace("\0", "\n")
        cases.append({"kind": "expression" if is_expression else "program", "source": source, **run(program(source, is_expression))})
    header = {"numpy": numpy.__version__, "torch": torch.__version__.split("+")[0], "setup": SETUP, "show": SHOW}
    print("numpy.jsonl:", len(cases), "cases,", truth_file.write("numpy.jsonl", header, cases))


if __name__ == "__main__":
    main()
