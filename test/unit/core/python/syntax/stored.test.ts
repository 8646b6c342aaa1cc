import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { blocksOf, PythonParser, store, StoredSource, type Block, type ProgramText } from '../../../../../src/core/python/syntax';
import { parserBytes } from '../../../../support/parser';

const FOLDERS = [
  'src/core/python/stdlib/python',
  'src/core/torch/python',
  'src/core/torch/modules',
  'src/core/torch/neighbours',
  'test/fixtures/models',
];

/** Everything that a program can read from a text, including the bodies of functions. */
function contents(source: ProgramText, block: Block, base: number): unknown[] {
  return block.items.map(({ at, statement }) => {
    const inner = statement.kind === 'function' ? [source.body(statement.body, base + at)] : blocksOf(statement);
    return [
      base + at,
      source.positionAt(base + at),
      JSON.stringify(statement, (key, value: unknown) => (key === 'block' ? null : value)),
      inner.map(each => contents(source, each, base + at)),
    ];
  });
}

describe('a Python text that was stored', () => {
  let parser: PythonParser;
  before(async () => {
    parser = await PythonParser.create(parserBytes);
  });

  for (const folder of FOLDERS) {
    it(`is the same as when it was parsed: the files of ${folder}`, () => {
      const files = readdirSync(folder).filter(name => name.endsWith('.py'));
      assert(files.length > 0);
      for (const name of files) {
        const text = readFileSync(join(folder, name), 'utf8');
        const parsed = parser.parse(text);
        const stored = new StoredSource(JSON.parse(JSON.stringify(store(parser.parse(text)))) as ReturnType<typeof store>);
        assert.equal(stored.text, text);
        assert.deepEqual(contents(stored, stored.module(), 0), contents(parsed, parsed.module(), 0), name);
      }
    });
  }

  it('has no syntax errors, and no numbers that JSON does not support', () => {
    const storing = (text: string) => () => store(parser.parse(text));
    assert.throws(storing('def f(:\n  pass\n'), /syntax errors/);
    assert.throws(storing('def f():\n  return 9223372036854775807\n'), /9223372036854775807/);
    assert.throws(storing('x = 1e999\n'), /Infinity/);
  });
});
