"""Runs torch in a child process, because some calls crash it: those are omitted, and a new child continues after them."""

import json
import os
import signal

TOO_LARGE = "too large"
BY_CHANCE = "by chance"
CRASHED = "crashed"
LEFT_OUT = (TOO_LARGE, BY_CHANCE, CRASHED)
# Cases that take longer count as too large (seconds).
TIME_LIMIT = 20


class TooLarge(Exception):
    """The case needs too much memory or time."""


class ByChance(Exception):
    """The result does not follow from torch's rules: integers overflowed, or it depends on a kernel."""


def ask_all(cases, answer, prepare):
    """The result of every case as JSON text, or the reason why there is none. `prepare` runs in the child before its first case."""
    answers = []
    while len(answers) < len(cases):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            prepare()
            work(cases[len(answers):], answer, writing)
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading) as lines:
            answers.extend(line.rstrip("\n") for line in lines)
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            answers.append(TOO_LARGE if os.WTERMSIG(status) == signal.SIGALRM else CRASHED)
    return answers


def work(cases, answer, writing):
    with os.fdopen(writing, "w", buffering=1) as out:
        for case in cases:
            signal.alarm(TIME_LIMIT)
            try:
                text = json.dumps(answer(case), separators=(",", ":"))
            except TooLarge:
                text = TOO_LARGE
            except ByChance:
                text = BY_CHANCE
            signal.alarm(0)
            out.write(text + "\n")
