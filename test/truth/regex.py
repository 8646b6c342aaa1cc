"""CPython's word on regular expressions: writes regex.jsonl beside this file, sorted, one expression a line.

    {"list": "results", "call": "re.findall('a+', 'baaa')", "gives": "['aaa']"}

What is given is the text of `outcome(lambda: <call>)`, as the header's "prelude" defines it: matches with all their positions, exceptions with their
messages. The list "classes" holds the ranges of all characters that a pattern of one character matches.

Run: python test/truth/regex.py  (CPython 3.11)
"""

import platform
import random
import signal
import sys
import unicodedata
import warnings

from regex_cases import CASES, CLASSES
from regex_random import random_call, random_malformed
from truth_file import write

SEED = 11
RANDOM = 1500
MALFORMED = 700

PRELUDE = '''\
import copy, re

def view(value):
    if isinstance(value, re.Match):
        return [value.regs, value.groups(), value.lastindex, value.lastgroup, value.groupdict(), value.pos, value.endpos]
    if isinstance(value, (list, tuple)):
        return [view(item) for item in value]
    if hasattr(value, "__next__"):
        return ["iterator", *[view(item) for item in value]]
    return value

def outcome(call):
    try:
        return repr(view(call()))
    except re.error as error:
        return f"re.error: {error} | {error.msg} | {error.pos} {error.lineno} {error.colno}"
    except Exception as error:
        return f"{type(error).__name__}: {error}"
'''


def answer(names, call):
    """What CPython gives; None if it takes too long or finds a fault of its own."""
    signal.setitimer(signal.ITIMER_REAL, 2)
    try:
        gives = eval(f"outcome(lambda: {call})", names)
    except TimeoutError:
        return None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return None if gives.startswith(("SystemError", "TimeoutError")) else gives


def late(signum, frame):
    raise TimeoutError


def ranges(pattern):
    """The characters that a pattern of one character matches, as first and last code points."""
    import re

    matches = re.compile(pattern).fullmatch
    found = []
    for code in range(0x110000):
        if not matches(chr(code)):
            continue
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return found


def assigned():
    found = []
    for code in range(0x110000):
        if unicodedata.category(chr(code)) == "Cn":
            continue
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return found


def main():
    warnings.simplefilter("ignore")
    signal.signal(signal.SIGALRM, late)
    names = {}
    exec(PRELUDE, names)
    rng = random.Random(SEED)
    calls = dict.fromkeys([*CASES, *(random_call(rng) for _ in range(RANDOM)), *(random_malformed(rng) for _ in range(MALFORMED))])
    results = [{"call": call, "gives": gives} for call in calls if (gives := answer(names, call)) is not None]
    classes = [{"pattern": pattern, "ranges": ranges(pattern)} for pattern in CLASSES]
    header = {
        "python": platform.python_version(),
        "unicode": unicodedata.unidata_version,
        "seed": SEED,
        "prelude": PRELUDE,
        "assigned": assigned(),
    }
    print(len(results), "results", write("regex.jsonl", header, results=results, classes=classes))


if __name__ == "__main__":
    sys.exit(main())
