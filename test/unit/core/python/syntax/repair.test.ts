import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Analyzer, ScannedCall } from '../../../../../src/core/analysis';
import { blocksOf, type PythonParser, type Statement } from '../../../../../src/core/python/syntax';
import { createAnalyzer, createParser } from '../../../../support/parser';
import { describeModule } from '../../../../support/tree';

let parser: PythonParser;
let analyzer: Analyzer;
before(async () => {
  parser = await createParser();
  analyzer = await createAnalyzer();
});

/** Statements by kind and name, with inner statements in brackets. */
function outline(text: string): string {
  const source = parser.parse(text);
  const show = (statement: Statement, base: number): string => {
    if (statement.kind === 'function') source.body(statement.body, base);
    const name = 'name' in statement && typeof statement.name === 'string' ? ` ${statement.name}` : '';
    const inner = blocksOf(statement).flatMap(block => block.items.map(item => show(item.statement, base + item.at)));
    return `${statement.kind}${name}${inner.length > 0 ? ` [${inner.join(', ')}]` : ''}`;
  };
  return source
    .module()
    .items.map(({ at, statement }) => show(statement, at))
    .join(', ');
}

describe('broken code, while it is typed', () => {
  const table: readonly [what: string, text: string, expected: string][] = [
    ['a bracket open at the end of a line', 'x = f(3,\ny = g(1)\ndef h(): pass\n', 'assign, assign, function h [pass]'],
    ['a bracket open at the end of the file', 'y = 1\nx = nn.Conv2d(3', 'assign, assign'],
    ['several brackets open', 'x = f([{1: (2\nimport a\n', 'assign, import'],
    [
      'a bracket open in a method',
      'class A:\n  def f(self):\n    self.x = f(1,\n    self.y = g(2)\n\n  def g(self):\n    return 1\n',
      'class A [function f [assign, assign], function g [return]]',
    ],
    ['more deeply indented lines after it', 'x = f(\n    1,\n    2\ny = 3\nimport a\n', 'assign, assign, import'],
    [
      "a definition's parameters open",
      'class A:\n  def f(self, x\n    return x\n  def g(self): pass\n',
      'class A [function f [return], function g [pass]]',
    ],
    ["a header's bracket open before its colon", 'for x in range(3:\n  y = x\n  pass\nimport a\n', 'for [assign, pass], import'],
    ['an extra closing bracket', 'x = f(1))\ny = 2\n', 'assign, assign'],
    ['an inner bracket open', 'x = f([1, 2)\ny = 2\n', 'assign, assign'],
    ['a string open', 'x = "a\ny = f(1)\n', 'assign, assign'],
    ['a string open in a header, with its colon in it', 'if(":\ny = f(1)\n', 'if, assign'],
    ['an f-string open', 'x = f"a{b\ny = f(1)\n', 'assign, assign'],
    ['a missing operand', 'x = 1 +\ny = f(1)\n', 'assign, assign'],
    ['a missing value', 'class A:\n  def f(self):\n    self.x =\n    return 1\n', 'class A [function f [assign, return]]'],
    ['a missing attribute', 'def f(self):\n  self.\n  return 1\n', 'function f [expression, return]'],
    ['a missing colon', 'class A\n  def f(self)\n    return 1\n  def g(self): pass\n', 'class A [function f [return], function g [pass]]'],
  ];
  for (const [what, text, expected] of table)
    it(`${what} keeps the other statements`, () => {
      assert.equal(outline(text), expected);
    });

  it('keeps every offset within the text', () => {
    const text = 'x = f(3, [1\ny = "a\nz = g(x.\nw = 1\n';
    const source = parser.parse(text);
    assert.deepEqual(
      source.module().items.map(({ at, statement }) => text.slice(at, at + statement.end)),
      ['x = f(3, [1', 'y = "a', 'z = g(x.', 'w = 1'],
    );
  });

  it('gives the same tree after an edit as a fresh parse', () => {
    const text = 'class A:\n  def f(self):\n    self.x = f(1, [2], "a")\n    return g(3)\n\ny = h(4)\n';
    for (let at = 0; at < text.length; at++) {
      const changed = text.slice(0, at) + text.slice(at + 1);
      const between = parser.parse(text);
      between.module();
      const broken = parser.update(between, changed);
      broken.module();
      const fresh = parser.parse(changed);
      assert.deepEqual(
        describeModule(broken, true),
        describeModule(fresh, true),
        `without ${JSON.stringify(text.charAt(at))} at ${String(at)}`,
      );
      const again = parser.parse(text);
      const whole = parser.update(broken, text);
      assert.deepEqual(describeModule(whole, true), describeModule(again, true));
      for (const source of [fresh, again, whole]) source.dispose();
    }
  });

  it('is read in time that grows linearly with its length', () => {
    for (const piece of ['x = f(\n', 'def f(\n', 'f"{', '((', 'x = [a.\n', '"', '}\n']) {
      // Only this process counts: other work of the computer says nothing about the parser.
      const begun = process.cpuUsage();
      outline(piece.repeat(5000));
      assert(process.cpuUsage(begun).user < 10_000_000, piece);
    }
  });
});

describe('the samples, broken', () => {
  const SAMPLES = 'media/samples';
  const place = ({ line, column, endLine, endColumn, callee }: ScannedCall): string =>
    JSON.stringify([line, column, endLine, endColumn, callee]);

  for (const file of readdirSync(SAMPLES)) {
    const text = readFileSync(join(SAMPLES, file), 'utf8');
    const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length;

    it(`${file} without any one closing bracket keeps the calls of all other lines`, () => {
      const calls = analyzer.scan(text).calls;
      for (const { index } of text.matchAll(/[)\]}]/g)) {
        const line = lineOf(index);
        const found = new Set(analyzer.scan(text.slice(0, index) + text.slice(index + 1)).calls.map(place));
        const missed = calls.filter(call => (call.endLine < line || call.line > line) && !found.has(place(call)));
        assert.deepEqual(missed, [], `without the bracket in line ${String(line)}`);
      }
    });

    it(`${file} cut off after any token keeps the calls before it`, () => {
      const calls = analyzer.scan(text).calls;
      for (const { index, 0: token } of text.matchAll(/\w+|[^\s\w]/g)) {
        const end = index + token.length;
        const line = lineOf(end);
        const found = new Set(analyzer.scan(text.slice(0, end)).calls.map(place));
        const missed = calls.filter(call => call.endLine < line && !found.has(place(call)));
        assert.deepEqual(missed, [], `cut off in line ${String(line)} after ${token}`);
      }
    });
  }
});
