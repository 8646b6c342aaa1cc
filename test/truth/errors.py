"""Records what PyTorch raises, in its own words: writes errors.jsonl beside this file.

The lines have the form of ops.jsonl. `op` is the family of the case; calls that torch accepts have their result, so that no error is raised where torch
raises none. Messages that name places in C++ sources, addresses or ends of stack traces are cut there.

Run: python test/truth/errors.py  (torch 2.13, PYTHONHASHSEED=0)
"""

import json
import warnings

import ops
import truth_file
from errors_cases import all_cases
from isolated import LEFT_OUT, ByChance, ask_all

SEED = 20262


def answer(case):
    try:
        return ops.ask(case)
    except (AttributeError, TypeError) as error:
        # A container with things in it that are not modules cannot list its parameters.
        raise ByChance from error


def main():
    warnings.simplefilter("ignore")
    cases = all_cases(SEED)
    answers = ask_all(cases, answer, ops.prepare)
    lines = [text for text in answers if text not in LEFT_OUT]
    left_out = {reason: answers.count(reason) for reason in LEFT_OUT}
    refused = sum('"error":' in line for line in lines)
    size = truth_file.write("errors.jsonl", {"torch": "2.13.0", "seed": SEED, "cases": len(lines), "leftOut": left_out}, map(json.loads, lines))
    print(f"errors.jsonl: {len(lines)} cases, {refused} raise, left out {left_out}, {size}")


if __name__ == "__main__":
    main()
