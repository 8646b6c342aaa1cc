import assert from 'node:assert/strict';
import { findSyntaxError, syntaxErrorOf, type PythonParser } from '../../../../../../src/core/python/syntax';
import { isPlainProgram } from '../../../../../../src/core/python/syntax/check/plain-program';
import { normalized } from '../../../../../../src/core/python/syntax/check/syntax-error';
import { createParser } from '../../../../../support/parser';
import { readTruth } from '../../../../../support/truth';

interface Case {
  readonly text: string;
  readonly error: { readonly type: string; readonly message: string; readonly line: number; readonly offset: number | null } | null;
}

/** Python since 3.12, which CPython 3.11 rejects and ConvLens accepts. */
const NEWER = /^(?:type X = int|def f\[T\]|class A\[T\])/;

/** Texts whose mistake CPython sees at another place of the same line. */
const OTHER_COLUMNS = 30;

let parser: PythonParser;
before(async () => {
  parser = await createParser();
});

describe('what Python raises before it runs a file', () => {
  const { cases } = readTruth<unknown, Case>('syntax_errors');

  it('is worded as CPython 3.11 words it, at its line', () => {
    const wrong: string[] = [];
    let otherColumns = 0;
    for (const { text, error } of cases) {
      const source = parser.parse(text);
      const raised = syntaxErrorOf(source);
      const found = raised && { ...raised, ...source.positionAt(raised.offset) };
      source.dispose();
      const expected = NEWER.test(text) ? null : error;
      const [ours, theirs] = [found, expected].map(each => each && `${each.type}: ${each.message} (line ${String(each.line)})`);
      if (ours !== theirs) wrong.push(`${JSON.stringify(text)}\n  ours: ${String(ours)}\n  CPython: ${String(theirs)}`);
      else if (found && expected?.offset && found.column !== expected.offset - 1) otherColumns++;
    }
    assert.deepEqual(wrong, [], wrong.join('\n'));
    assert(otherColumns <= OTHER_COLUMNS, `${String(otherColumns)} columns differ`);
  });
});

describe('a plain program', () => {
  const { cases } = readTruth<unknown, Case>('syntax_errors');

  it('is one that CPython accepts', () => {
    const accepted = cases.filter(({ text, error }) => error && isPlainProgram(normalized(text)));
    assert.deepEqual(
      accepted.map(({ text }) => text),
      [],
    );
  });

  it('is not decided by the whole grammar', () => {
    const usual = [
      'import torch.nn as nn\n@wraps(f)\nclass A(nn.Module, metaclass=M):\n  def f(self, x, *a, k: int = 1, **b) -> T:\n    return x[..., 1:], not x\n',
      'for i, (a, b) in enumerate(x):\n  try: pass\n  except (A, B) as e: raise C(f"{e!r} {a[0]:>3}") from e\n  finally: del a, b[0]\n',
      'x = y = [a if b else -c ** 2 for a in b if a is not None]; z: int = {**x, "a": lambda *a: a}\n',
    ];
    for (const text of usual) assert(isPlainProgram(text), text);
  });

  it('has nothing whose meaning depends on its place', () => {
    const doubtful = [
      'return 1',
      'class A:\n  x = yield',
      'break',
      'x = 1\nfrom __future__ import annotations',
      'def f(a, a): pass',
      'f(a=1, a=2)',
      'f(x for x in y, 1)',
      'class A(x for x in y): pass',
      'def f(a=1, b): pass',
      'f() = 1',
      'a + not b',
      'try: pass\nexcept: pass\nexcept A: pass',
    ];
    for (const text of doubtful) assert(!isPlainProgram(text), text);
  });
});

describe('the check for syntax errors', () => {
  const deep = (open: string, close: string): string => `x = ${open.repeat(150)}1${close.repeat(150)} y\n`;
  const texts: Readonly<Record<string, string>> = {
    'nested brackets': deep('(', ')'),
    'nested lists with a mistake in each': deep('[a b, ', ']'),
    'nested dicts': deep('{1: 2, 3: ', '}'),
    'nested keys': deep('{1: 2, ', ': 3}'),
    'nested lambdas': `x = ${'lambda a=('.repeat(90)}1${'): 0'.repeat(90)} y\n`,
    'nested calls': deep('f(a, b=', ')'),
    'nested conditions': `x = ${'(a if b else '.repeat(150)}1${')'.repeat(150)} y\n`,
    'nested formatted strings': `x = ${'f"{'.repeat(30)}a b${'}"'.repeat(30)}\n`,
    'nested blocks': `${Array.from({ length: 95 }, (_, i) => `${' '.repeat(i)}if x:\n`).join('')}${' '.repeat(95)}a b\n`,
    'nested try blocks': `${Array.from({ length: 90 }, (_, i) => `${' '.repeat(i)}try:\n`).join('')}${' '.repeat(90)}a b\n`,
    'a long chain': `x = ${'a + '.repeat(50_000)}1 y\n`,
    'a long line of brackets': `${'('.repeat(100_000)}\n`,
  };
  for (const [name, text] of Object.entries(texts))
    it(`ends soon for ${name}`, function () {
      this.timeout(20_000);
      findSyntaxError(text);
    });
});
