"""Records the order of a set's items in CPython: writes sets.jsonl beside this file, sorted, with one program per line.

    {"program": "s = {30, 1, 2}\nresult = list(s)", "gives": "[1, 2, 30]"}

All items have hashes that are the same in every run: numbers, and tuples and frozensets of numbers. None is omitted, because its hash was an
address before Python 3.12.

Run: python test/truth/sets.py  (CPython 3.11)
"""

import platform
import random

from truth_file import write

SEED = 7
PROGRAMS = 1500


def item(rng):
    kind = rng.random()
    if kind < 0.55:
        return repr(rng.randrange(-4, 70))
    if kind < 0.70:
        return repr(rng.choice([0.5, -2.5, 1.25, 1e20, 3.0, -0.0, 1e-7, float(2**70), 123456.789]))
    if kind < 0.80:
        return repr(rng.choice([2**61 - 1, 2**61, -(2**61), 2**64 + 5, 10**25, -(10**30), 2**53 + 1, 1 << 40]))
    if kind < 0.85:
        return rng.choice(["True", "False"])
    if kind < 0.95:
        return f"({', '.join(repr(rng.randrange(5)) for _ in range(rng.randrange(2, 5)))})"
    return f"frozenset(({', '.join(repr(rng.randrange(9)) for _ in range(rng.randrange(1, 4)))},))"


def items(rng, most):
    return ", ".join(item(rng) for _ in range(rng.randrange(1, most)))


def collection(rng):
    """The items as another kind of iterable."""
    kind = rng.randrange(6)
    if kind == 0:
        return f"[{items(rng, 9)}]"
    if kind == 1:
        return f"dict.fromkeys([{items(rng, 14)}])"
    if kind == 2:
        return f"range({rng.randrange(5)}, {rng.randrange(6, 90)}, {rng.randrange(1, 9)})"
    if kind == 3:
        return "t"
    if kind == 4:
        return f"frozenset([{items(rng, 9)}])"
    return f"{{{items(rng, 12)}}}"


def statement(rng):
    return rng.choice(
        [
            lambda: f"s.add({item(rng)})",
            lambda: f"s.discard({item(rng)})",
            lambda: "if s: s.pop()",
            lambda: f"s.update({collection(rng)})",
            lambda: f"s = s.union({collection(rng)})",
            lambda: f"s = s.intersection({collection(rng)}) or s",
            lambda: f"s = s.difference({collection(rng)})",
            lambda: f"s = s.symmetric_difference({collection(rng)})",
            lambda: f"s.difference_update({collection(rng)})",
            lambda: f"s.symmetric_difference_update({collection(rng)})",
            lambda: f"s |= set({collection(rng)})",
            lambda: f"s -= set({collection(rng)})",
            lambda: f"s ^= set({collection(rng)})",
            lambda: "s = s & t or s",
            lambda: "s = s | t",
            lambda: "s = s - t",
            lambda: "s = t ^ s",
            lambda: "t = s.copy()",
            lambda: f"s = dict.fromkeys([{items(rng, 9)}]).keys() | s",
            lambda: f"s = s - dict.fromkeys([{items(rng, 9)}]).keys()",
            lambda: f"s = {{x for x in {collection(rng)}}}",
            lambda: f"r = [x for x in {{{items(rng, 9)}}}]",
            lambda: f"s.update(range({rng.randrange(100)}))",
        ]
    )()


def program(rng):
    lines = [f"s = set({collection(rng)})".replace("(t)", "()"), f"t = {{{items(rng, 10)}}}", "r = 0"]
    lines += [statement(rng) for _ in range(rng.randrange(1, 9))]
    return "\n".join([*lines, "result = repr([list(s), list(t), r, [hash(x) for x in t]])"])


def main():
    rng = random.Random(SEED)
    cases = {}
    for _ in range(PROGRAMS):
        text = program(rng)
        names = {}
        exec(text, names)
        cases[text] = names["result"]
    header = {"python": platform.python_version(), "seed": SEED}
    print(write("sets.jsonl", header, [{"program": text, "gives": gives} for text, gives in cases.items()]))


main()
