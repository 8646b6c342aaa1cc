import assert from 'node:assert/strict';
import { pythonModules } from '../../../../../src/core/python/stdlib';
import type { PythonParser } from '../../../../../src/core/python/syntax';
import { runText } from '../../../../support/machine';
import { createParser } from '../../../../support/parser';

/** `x` is an unknown number. `?` in an expectation represents an unknown value. */
const HEAD = 'import random\nx = random.random()\n';

const CASES: readonly (readonly [what: string, program: string, printed: string])[] = [
  ['a value that is the same in both branches stays known', 'if x > 0.5: a = 7\nelse: a = 7\nprint(a)', '7'],
  ['a value that differs between the branches is unknown', 'a = 1\nif x > 0.5: a = 2\nprint(a)', '?'],
  ['names that a branch does not change stay known', 'a = b = 1\nif x > 0.5: a = 2\nprint(b)', '1'],
  ['a list that grew in one branch has an unknown length', 'a = [1]\nif x > 0.5: a.append(2)\nprint(len(a))', '?'],
  ['a dict that grew in one branch keeps its other items', "d = {'k': 1}\nif x > 0.5: d['j'] = 2\nprint(d['k'])", '1'],
  [
    'an attribute that is set in one branch is unknown, the others are known',
    'class O: pass\no = O(); o.v = 1; o.w = 2\nif x > 0.5: o.v = 9\nprint(o.v, o.w)',
    '? 2',
  ],
  ['a branch that raises is assumed not to be taken', "if x > 0.5: raise ValueError('no')\nprint('on')", 'on'],
  ['returns that agree are known', 'def f():\n    if x > 0.5: return 3\n    return 3\nprint(f())', '3'],
  ['returns that differ are unknown', 'def f():\n    if x > 0.5: return 3\n    return 4\nprint(f())', '?'],
  ['a loop of unknown length makes only what it changes unknown', 'n, k = 0, 1\nwhile x > 0.5: n += 1\nprint(n, k)', '? 1'],
  ['a conditional expression joins its branches', 'print(1 if x > 0.5 else 1, 1 if x > 0.5 else 2)', '1 ?'],
  ['a continue in one branch makes the sum unknown', 'n = 0\nfor i in range(3):\n    if x > 0.5: continue\n    n += 1\nprint(n)', '?'],
  ['a break in one branch makes the sum unknown', 'n = 0\nfor i in range(3):\n    if x > 0.5: break\n    n += 1\nprint(n)', '?'],
  [
    'a break that is never reached in a loop leaves what the loop leaves alone',
    'n = k = 0\nwhile n < 3:\n    if x > 0.5: break\n    n += 1\nprint(n, k)',
    '? 0',
  ],
  ['the frame of a caller is unknown, and so is what is in it', 'import sys\nprint(sys._getframe(0).f_lineno)', '?'],
  ['ten thousand million characters are not created', 'print(len("a" * 10 ** 10))', '?'],
  ['a thousand million items are not created', 'print(list(range(10 ** 9)))', '?'],
  ['a number of a thousand million digits is not computed', 'print(10 ** (10 ** 9))', '?'],
  ['data nested a hundred thousand levels deep is not converted to text', 'a = []\nfor _ in range(10 ** 5): a = [a]\nprint(repr(a))', '?'],
];

describe('values that are unknown', () => {
  let parser: PythonParser;
  before(async () => {
    parser = await createParser();
  });
  for (const [what, program, printed] of CASES) {
    it(what, () => {
      const { stdout, error } = runText(parser, `${HEAD}${program}\n`, pythonModules());
      assert.deepEqual({ stdout: stdout.replace(/<unknown: [^>]*>/g, '?').trim(), error }, { stdout: printed, error: null });
    });
  }
});
