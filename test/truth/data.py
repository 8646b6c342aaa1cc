"""Records CPython's results of operations on numbers and text: writes data.jsonl beside this file, sorted, with one case per line.

The first line is a header; every further line is one case:

    {"op": "%", "args": ["f:0x1.4000000000000p+2", "f:0x1.999999999999ap-4"], "gives": "f:0x1.9999999999995p-4"}
    {"op": "/", "args": ["i:1", "i:0"], "raises": ["ZeroDivisionError", "division by zero"]}

Values are written with their types: `i:` an integer, `f:` a float as float.hex writes it, `b:` a bool, `s:` a string, `n:` None.

Run: python test/truth/data.py  (CPython 3.11)
"""

import itertools
import json
import math
import operator
import pathlib
import platform
import random

SEED = 41
INTEGERS = [0, 1, -1, 2, 3, -3, 7, 10, -7, 255, 2**31, 2**53 - 1, 2**53, 2**53 + 1, -(2**53) - 1, 2**64, 10**25, -(10**25) + 1]
FLOATS = [0.0, -0.0, 0.5, -0.5, 1.5, 2.5, -2.5, 0.1, 5.0, -5.0, 1e16, 1e-5, 123456.789, 2.0**53, 1e22, 1e300, -1e300, 5e-324, math.inf, -math.inf, math.nan]
TEXTS = ["", "a", "b", "ab", "B", "é", "\uffff", "\U0001f600", "\U0001f601", "a\uffff", "a\U0001f600", "z" * 3]
BINARY = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "//": operator.floordiv, "%": operator.mod,
    "**": operator.pow, "<<": operator.lshift, ">>": operator.rshift, "&": operator.and_, "|": operator.or_, "^": operator.xor,
}
ORDER = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "==": operator.eq}
UNARY = {"neg": operator.neg, "pos": operator.pos, "invert": operator.invert, "truth": operator.truth, "repr": repr}
TO_PARSE = ["12", " -7 ", "+0", "1_000", "1__0", "0x1f", "ff", "0b101", "0o17", "z", "", "  ", "3.5", "٣٤", "1e3", "-", "_1", "10" * 20]
FLOAT_TEXTS = ["1.5", " -2e3 ", "inf", "-Infinity", "nan", "1_0.5", "1e", ".5", "5.", "", "x", "1e400", "0x1p3"]
SPECS = ["", "d", "5", "05", "+", " ", ",", "_", "<6", "^7", "*>8", "x", "#x", "X", "b", "#o", "c", "e", ".2e", "f", ".0f", ".3f",
         "08.2f", "g", ".3g", "#.3g", "%", ".1%", "+.2f", ",.2f", "s", ".2s", "n", "q", "=+7"]


def written(value):
    if value is None:
        return "n:"
    if isinstance(value, bool):
        return f"b:{int(value)}"
    if isinstance(value, int):
        return f"i:{value}"
    if isinstance(value, float):
        return f"f:{value.hex()}"
    return f"s:{value}"


def ask(op, run, *args):
    case = {"op": op, "args": [written(arg) for arg in args]}
    try:
        result = run(*args)
    except Exception as error:
        return case | {"raises": [type(error).__name__, str(error)]}
    # Complex results are not recorded.
    return None if isinstance(result, complex) else case | {"gives": written(result)}


def sensible(op, a, b):
    """Whether the result of a power or shift is small."""
    if op in ("**", "<<") and isinstance(a, int) and isinstance(b, int):
        return abs(b) <= 64 and abs(a) <= 10**25
    return True


def cases():
    random_ = random.Random(SEED)
    numbers = INTEGERS + FLOATS + [True, False]
    more = [random_.uniform(-10, 10) for _ in range(12)] + [random_.randint(-(10**6), 10**6) for _ in range(12)]
    for op, run in BINARY.items():
        for a, b in itertools.product(numbers + more, repeat=2):
            if sensible(op, a, b) and random_.random() < 0.35:
                yield ask(op, run, a, b)
    for op, run in ORDER.items():
        for a, b in itertools.product(numbers, repeat=2):
            if random_.random() < 0.5:
                yield ask(op, run, a, b)
        for a, b in itertools.product(TEXTS, repeat=2):
            yield ask(op, run, a, b)
    for op, run in UNARY.items():
        for value in numbers + more + (TEXTS if op in ("truth", "repr") else []):
            yield ask(op, run, value)
    for value in ["'", '"', "a'b", "a'b\"c", "\n\t\\", "\x00\x7f\x85\xa0\xad", "é\u2028\ue000", "\ud800"]:
        yield ask("repr", repr, value)
        yield ask("ascii", ascii, value)
    for text in TO_PARSE:
        for base in (10, 16, 0, 2, 36):
            yield ask("int", int, text, base)
    for text in FLOAT_TEXTS:
        yield ask("float", float, text)
    for value in FLOATS + more:
        if isinstance(value, float):
            yield ask("int", int, value)
            yield ask("hex", float.hex, value)
            for places in (None, 0, 1, 2, -1, -2, 5):
                yield ask("round", round, value, places)
    for value in INTEGERS + more:
        if isinstance(value, int):
            for places in (None, 0, 2, -1, -2, -5):
                yield ask("round", round, value, places)
    for value in INTEGERS[:12] + FLOATS + TEXTS[:4] + [True] + more[:6]:
        for spec in SPECS:
            yield ask("format", format, value, spec)
    for value in FLOATS + [0.25, 1.0, 2.0, 3.0, 4.5, 5.9, -1.3, 1e-10, 7.0]:
        yield ask("erf", math.erf, value)


def main():
    lines = {json.dumps(case, ensure_ascii=True, separators=(", ", ": ")) for case in cases() if case is not None}
    header = json.dumps({"python": platform.python_version(), "seed": SEED})
    pathlib.Path(__file__).with_name("data.jsonl").write_text("\n".join([header, *sorted(lines)]) + "\n")


main()
