"""Records what CPython raises for texts that are not Python: writes syntax_errors.jsonl beside this file, sorted, with one text per line.

    {"text": "if x\\n    pass\\n", "error": {"type": "SyntaxError", "message": "expected ':'", "line": 1, "offset": 5}}

The texts are written out below, or are parts of the fixtures with random damage. Those that are still Python have the error null. Offsets
count from 1; they are null where CPython has none that points into the text.

Run: python test/truth/syntax_errors.py  (CPython 3.11)
"""

import pathlib
import platform
import random
import warnings

from syntax_error_texts import TEXTS
from truth_file import write

SEED = 5
DAMAGED = 900
LINES = 14
FIXTURES = pathlib.Path(__file__).parent.parent / "fixtures"

CHARACTERS = "()[]{}:,'\"=.*+-\\#@!$?~`;\t <>%0a_é1"
TOKENS = (
    "= == := if else for in ** * , : () lambda return def 1x 0777 await yield not is as None import ... -> \"\"\" ''' class f\"{\" \\ with del "
    "except try: elif (a=1) break continue nonlocal global"
).split() + ['print "x"', "x y"]


def excerpt(rng, text):
    """Some lines that begin at the outermost level."""
    lines = text.split("\n")
    starts = [i for i, line in enumerate(lines) if line and line[0] not in " \t)]}#\"'"]
    start = rng.choice(starts)
    return "\n".join(lines[start : start + LINES]) + "\n"


def damaged(rng, text):
    kind = rng.choice(["drop", "insert", "token", "cut", "double", "delete", "swap", "indent", "word"])
    at = rng.randrange(len(text))
    if kind == "drop":
        places = [i for i, char in enumerate(text) if char in "()[]{}:,'\"=."] or [at]
        at = rng.choice(places)
        return text[:at] + text[at + 1 :]
    if kind == "insert":
        return text[:at] + rng.choice(CHARACTERS) + text[at:]
    if kind == "token":
        at = max(text.find(" ", at), 0)
        return f"{text[:at]} {rng.choice(TOKENS)} {text[at:]}"
    if kind == "cut":
        return text[:at]
    lines = text.split("\n")
    i, k = rng.randrange(len(lines)), rng.randrange(len(lines))
    if kind == "double":
        lines.insert(i, lines[i])
    elif kind == "delete":
        del lines[i]
    elif kind == "swap":
        lines[i], lines[k] = lines[k], lines[i]
    elif kind == "indent":
        lines[i] = rng.choice(["    " + lines[i], lines[i][1:], lines[i][4:], "\t" + lines[i].lstrip(), " " + lines[i]])
    else:
        words = lines[i].split(" ")
        del words[rng.randrange(len(words))]
        lines[i] = " ".join(words)
    return "\n".join(lines)


def case(text):
    try:
        compile(text.encode("utf-8"), "file.py", "exec", dont_inherit=True)
        return {"text": text, "error": None}
    except SyntaxError as e:
        offset = e.offset if e.offset and e.offset > 0 else None
        return {"text": text, "error": {"type": type(e).__name__, "message": e.msg, "line": e.lineno, "offset": offset}}


def main():
    warnings.simplefilter("ignore")
    rng = random.Random(SEED)
    sources = [path.read_text("utf-8") for path in sorted(FIXTURES.glob("models/*.py")) + sorted(FIXTURES.glob("language/*.py"))]
    texts = list(TEXTS)
    for i in range(DAMAGED):
        text = excerpt(rng, rng.choice(sources))
        for _ in range(1 + (i % 4 == 0)):
            text = damaged(rng, text) or "x"
        texts.append(text)
    cases = [case(text) for text in dict.fromkeys(texts) if "\0" not in text]
    print(len(cases), "texts", write("syntax_errors.jsonl", {"python": platform.python_version(), "seed": SEED}, cases))


if __name__ == "__main__":
    main()
