import assert from 'node:assert/strict';
import { blocksOf, type PythonParser, type PythonSource, type Statement } from '../../../../../src/core/python/syntax';
import { createParser } from '../../../../support/parser';

let parser: PythonParser;
before(async () => {
  parser = await createParser();
});

/** The kinds of the module's statements, with blocks in brackets, to check that nothing is lost. */
function outline(text: string): string {
  const source = parser.parse(text);
  const show = (statement: Statement, base: number): string => {
    if (statement.kind === 'function') source.body(statement.body, base);
    const inner = blocksOf(statement).flatMap(block => block.items.map(item => show(item.statement, base + item.at)));
    return inner.length > 0 ? `${statement.kind}[${inner.join(' ')}]` : statement.kind;
  };
  return source
    .module()
    .items.map(({ at, statement }) => show(statement, at))
    .join(' ');
}

describe('statements', () => {
  const table: readonly [text: string, expected: string][] = [
    ['x = 1', 'assign'],
    ['a = b = c', 'assign'],
    ['x: int = 3', 'annotate'],
    ['x += 1', 'augment'],
    ['import a.b as c, d', 'import'],
    ['from .. import x', 'importFrom'],
    ['def f(a, /, b=1, *c, d, **e): return a', 'function[return]'],
    ['@d\nclass A(B, metaclass=C):\n  x = 1\n  def f(self): pass', 'class[assign function[pass]]'],
    ['if a: pass\nelif b: x\nelse: y = 1', 'if[pass if[expression assign]]'],
    ['for a, *b in c: break\nelse: pass', 'for[break pass]'],
    ['try: a\nexcept (B, C) as e: pass\nelse: b\nfinally: c', 'try[expression pass expression expression]'],
    ['with (a as b, c): pass', 'with[pass]'],
    ['match p:\n  case [1, *r] if r: pass\n  case {"k": v, **kw} | None: x = 1', 'match[pass assign]'],
    ['a; b = 1', 'expression assign'],
    ['', ''],
    ['# only a comment', ''],
  ];
  for (const [text, expected] of table)
    it(JSON.stringify(text), () => {
      assert.equal(outline(text), expected);
    });
});

describe('broken code', () => {
  for (const text of [
    'def f(:',
    'x = (',
    'nn.Conv2d(3,,4)',
    'class A\n  x = 1',
    '))))',
    '\0',
    'x = "',
    'if a:\nb',
    '\uD800',
    '(('.repeat(3000),
  ]) {
    it(`never throws: ${JSON.stringify(text.slice(0, 20))}`, () => {
      assert.doesNotThrow(() => outline(text));
    });
  }
});

describe('edits', () => {
  const text = 'import torch\n\nclass A:\n    def f(self):\n        return 1\n\n    def g(self):\n        return 2\n\ny = 3\n';

  function statements(source: PythonSource): Statement[] {
    return source.module().items.map(item => item.statement);
  }

  it('keep the statements outside them, and the other methods of a changed class', () => {
    const first = parser.parse(text);
    const [oldImport, oldClass, oldY] = statements(first);
    const changed = text.replace('return 2', 'return 22222');
    const second = parser.update(first, changed);
    const [newImport, newClass, newY] = statements(second);
    assert.equal(newImport, oldImport);
    assert.equal(newY, oldY);
    assert.notEqual(newClass, oldClass);
    assert(oldClass?.kind === 'class' && newClass?.kind === 'class');
    assert.equal(newClass.body.items[0]?.statement, oldClass.body.items[0]?.statement);
    assert.notEqual(newClass.body.items[1]?.statement, oldClass.body.items[1]?.statement);
  });

  it('give the same tree as a fresh parse, at any position', () => {
    for (let at = 0; at <= text.length; at += 3) {
      for (const inserted of ['#', '\n', 'x', '(', '"', '  ']) {
        const changed = text.slice(0, at) + inserted + text.slice(at + 1);
        const source = parser.parse(text);
        source.module();
        const updated = parser.update(source, changed);
        const fresh = parser.parse(changed);
        assert.deepEqual(bare(updated), bare(fresh), `at ${String(at)}: ${JSON.stringify(inserted)}`);
        updated.dispose();
        fresh.dispose();
      }
    }
  });

  /** The whole tree, including the bodies of functions. */
  function bare(source: PythonSource): unknown {
    const visit = (statement: Statement, base: number): void => {
      if (statement.kind === 'function') source.body(statement.body, base);
      for (const block of blocksOf(statement)) for (const item of block.items) visit(item.statement, base + item.at);
    };
    for (const { at, statement } of source.module().items) visit(statement, at);
    return source.module();
  }
});

describe('places', () => {
  it('are lines from 1 and columns in UTF-16 units', () => {
    const source = parser.parse('é = "😀"\nx = 1');
    assert.deepEqual(source.positionAt(source.text.indexOf('x')), { line: 2, column: 0 });
    assert.deepEqual(source.positionAt(7), { line: 1, column: 7 });
    assert.equal(source.offsetAt({ line: 2, column: 4 }), source.text.length - 1);
  });
});
