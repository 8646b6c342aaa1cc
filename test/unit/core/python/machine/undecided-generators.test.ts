import assert from 'node:assert/strict';
import { pythonModules } from '../../../../../src/core/python/stdlib';
import type { PythonParser } from '../../../../../src/core/python/syntax';
import { runText } from '../../../../support/machine';
import { createParser } from '../../../../support/parser';

/** `x` is an unknown number. `?` in an expectation represents an unknown value. */
const HEAD = 'import random\nx = random.random()\n';

/** `reported` lists the unknowns that the machine reports, with their lines in the program. */
interface Case {
  readonly what: string;
  readonly program: string;
  readonly printed: string;
  readonly reported?: readonly string[];
}

const MAYBE_TWO = 'def g():\n    yield 1\n    if x > 0.5: yield 2\n';

const CASES: readonly Case[] = [
  {
    what: 'a yield in either branch of a conditional expression',
    program: 'def g():\n    v = (yield 1) if x > 0.5 else (yield 2)\n    yield v\nprint(list(g()))',
    printed: '?',
    reported: ['2: it is random'],
  },
  {
    what: 'a yield after `and`',
    program: 'def g():\n    yield 0\n    v = x > 0.5 and (yield 1)\nit = g()\nprint(next(it), next(it), len(list(g())))',
    printed: '0 ? ?',
    reported: ['3: it is random'],
  },
  { what: 'a yield after a comparison', program: 'def g():\n    yield 1 < x < (yield 1)\nprint(list(g()))', printed: '?' },
  {
    what: 'branches without a yield are joined',
    program: 'def g():\n    a = b = 1\n    if x > 0.5: a = 2\n    yield a\n    yield b\nprint(*g())',
    printed: '? 1',
    reported: [],
  },
  {
    what: 'a yield in a branch, and everything after it',
    program: 'def g():\n    yield 0\n    if x > 0.5: yield 1\n    yield 2\nit = g()\nprint(next(it), next(it), next(it))',
    printed: '0 ? ?',
    reported: ['3: it is random'],
  },
  {
    what: 'the number of iterations of a loop over it',
    program: `${MAYBE_TWO}n = k = 0\nfor i in g(): n += 1\nprint(n, k)`,
    printed: '? 0',
    reported: ['3: it is random', '5: the number of iterations of this loop is unknown: it is random'],
  },
  {
    what: 'a return in a branch',
    program: 'def g():\n    yield 1\n    if x > 0.5: return\n    yield 2\nprint(list(g()), sum(g()))',
    printed: '? ?',
  },
  {
    what: 'a loop with and without a yield',
    program:
      'def g():\n    n = 0\n    while x > n:\n        yield n\ndef h():\n    n = k = 0\n' +
      '    while x > n: n += 1\n    yield n\n    yield k\nprint(list(g()), *h())',
    printed: '? ? 0',
  },
  {
    what: 'a loop over an unknown value',
    program: 'def g():\n    for i in range(int(x * 10)): yield 1\nprint(list(g()))',
    printed: '?',
    reported: ['2: the number of iterations of this loop is unknown: it is random', '2: it is random'],
  },
  {
    what: 'a case with a yield',
    program: 'def g():\n    match x:\n        case 1: yield 1\n        case _: yield 2\nprint(list(g()))',
    printed: '?',
  },
  {
    what: 'continue before a yield, and after the last one',
    program:
      'def g():\n    for i in range(3):\n        if x > 0.5: continue\n        yield i\ndef h():\n    n = 0\n    for i in range(2):\n' +
      '        yield i\n        if x > 0.5: continue\n        n += 1\n    yield n\nprint(list(g()), *h())',
    printed: '? 0 1 ?',
  },
  {
    what: 'a branch that raises is assumed not to be taken',
    program: 'def g():\n    if x > 0.5: raise ValueError\n    yield 2\nprint(list(g()))',
    printed: '[2]',
    reported: [],
  },
  {
    what: 'functions that iterate over it',
    program: `${MAYBE_TWO}print(list(map(str, g())), list(zip(g(), range(9))), list(enumerate(g())), list(filter(None, g())))
print(any(v == 7 for v in g()), 7 in g(), max(g()), dict.fromkeys(g()), set(g()), [*g()], sorted(g()))
a, *b = g()
print(a, b, [v for v in g()], dict(enumerate(g())))`,
    printed: '? ? ? ?\n? ? ? ? ? ? ?\n? ? ? ?',
  },
  {
    what: 'a generator that delegates to it',
    program: `${MAYBE_TWO}def h():\n    yield 0\n    yield from g()\n    yield 9\nprint(next(h()), list(h()))`,
    printed: '0 ?',
  },
  {
    what: 'an object that takes its items from it',
    program:
      `${MAYBE_TWO}class I:\n    def __init__(self): self.it = g()\n    def __iter__(self): return self\n` +
      `    def __next__(self): return next(self.it)\nprint(list(I()))`,
    printed: '?',
  },
  { what: 'a generator expression', program: 'print(list(v for v in range(3) if x > v))', printed: '?' },
  {
    what: 'what its body may change, each time it is resumed',
    program:
      'class O: pass\no = O(); o.v = o.w = 1\ndef g():\n    if x > 0.5: yield 1\n    o.v = 2\n    yield 2\n' +
      'it = g()\nnext(it)\nprint(o.v, o.w)\no.v = 5\nnext(it)\nprint(o.v)',
    printed: '? 1\n?',
  },
  {
    what: 'what may be changed by what it calls, awaits and delegates to',
    program:
      'log, seen, kept = [], [], []\ndef inner():\n    seen.append(1)\n    yield\nasync def waits(): kept.append(1)\n' +
      'async def f():\n    if x > 0.5: return 1\n    log.append(1)\n    for v in inner(): await waits()\nc = f()\n' +
      'try: c.send(None)\nexcept StopIteration as e: print(e.value)\nprint(len(log), len(seen), len(kept))',
    printed: '?\n? ? ?',
  },
  {
    what: 'a generator advanced on a path that is not taken: its changes are reverted',
    program:
      'o = [1]\ndef g():\n    o.append(2)\n    yield 1\n    o.append(3)\n    yield 2\nit = g()\nif x > 0.5:\n' +
      '    next(it)\n    raise ValueError\nprint(o)\nprint(next(it), len(o))',
    printed: '[1]\n? ?',
  },
  {
    what: 'a generator advanced on the path that is taken continues',
    program:
      'o = []\ndef g():\n    o.append(2)\n    yield 1\n    yield 2\nit = g()\nif x > 0.5: next(it)\nelse: raise ValueError\nprint(o, next(it))',
    printed: '[2] 2',
    reported: [],
  },
  {
    what: 'a generator resumed on one path only',
    program:
      'def g():\n    got = 0\n    while True: got = yield got\na, b, c, d = g(), g(), g(), g()\nfor it in (a, b, c, d): next(it)\n' +
      'if x > 0.5: next(a); b.send(1); c.close()\nprint(a.send(1), b.send(2), list(c), d.send(4))',
    printed: '? ? ? 4',
  },
  {
    what: 'a context manager made from it',
    program:
      'from contextlib import contextmanager\no = [0]\n@contextmanager\ndef m():\n    if x > 0.5:\n' +
      '        o[0] = 1\n        yield 1\n    else: yield 2\nwith m() as q: print(q)\nprint(o[0])',
    printed: '?\n?',
  },
  {
    what: 'a coroutine has one result: it is known if the paths agree',
    program:
      'async def f():\n    if x > 0.5: return 1\n    return 1\nasync def g():\n    a = await f()\n    if x > 0.5: return a\n' +
      '    return 2\nfor c in (f(), g()):\n    try: c.send(None)\n    except StopIteration as e: print(e.value)',
    printed: '1\n?',
  },
];

describe('generators that reach an unknown condition', () => {
  let parser: PythonParser;
  before(async () => {
    parser = await createParser();
  });
  for (const { what, program, printed, reported } of CASES) {
    it(what, () => {
      const { stdout, error, places } = runText(parser, `${HEAD}${program}\n`, pythonModules());
      assert.deepEqual({ stdout: stdout.replace(/<unknown: [^>]*>/g, '?').trim(), error }, { stdout: printed, error: null });
      if (reported)
        assert.deepEqual(
          places.map(({ line, reason }) => `${String(line - 2)}: ${reason}`),
          reported,
        );
    });
  }
});

describe('loops and branches that reach an unknown condition', () => {
  let parser: PythonParser;
  before(async () => {
    parser = await createParser();
  });
  const check = (what: string, program: string, printed: string): void => {
    it(what, () => {
      const { stdout, error } = runText(parser, `${HEAD}${program}\n`, pythonModules());
      assert.deepEqual({ stdout: stdout.replace(/<unknown: [^>]*>/g, '?').trim(), error }, { stdout: printed, error: null });
    });
  };
  check('a break in a case', 'k = 0\nfor i in range(3):\n    match x:\n        case 1: break\n        case _: k += 1\nprint(k)', '?');
  check('a case that may match binds its names', 'match x:\n    case [a, b]: r = a\n    case _: r = 0\nprint(r)', '?');
  check('the else of a loop without break runs', 'k = 0\nfor i in range(int(x * 3)): pass\nelse: k = 1\nprint(k)', '1');
  check('the else of a loop with a break may run', 'k = j = 0\nwhile x > k:\n    if x == 1: break\nelse: k = 1\nprint(k, j)', '? 0');
  check('an operand that may be evaluated', 'n = 0\ndef f():\n    global n\n    n += 1\n    return 5\n0 < x < f()\nprint(n)', '?');
  check('a list that grows by an unknown length', 'l = [1]\nk = 0\nfor i in l:\n    l.extend([0] * int(x * 3))\n    k += 1\nprint(k)', '?');
});
