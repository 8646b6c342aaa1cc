import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Script from '../../../scripts/lib/selection.mjs';

const SUITES = [
  { name: 'lint', hasTests: false },
  { name: 'unit', hasTests: true },
  { name: 'panel', hasTests: true },
];

describe('what npm test runs', () => {
  let readSelection: typeof Script.readSelection;
  before(async () => {
    const script = (await import(pathToFileURL(join(process.cwd(), 'scripts/lib/selection.mjs')).href)) as typeof Script;
    ({ readSelection } = script);
  });

  /** The suites that some words choose, and the files of those that do not run whole. */
  const check = (words: string, suites: readonly string[], files: Record<string, readonly string[]> = {}): void => {
    const selection = readSelection(words === '' ? [] : words.split(' '), SUITES);
    assert.deepEqual([...selection.suites], suites, words);
    assert.deepEqual(Object.fromEntries(selection.files), files, words);
  };

  it('is every suite, the suites that are named, or the files that are', () => {
    check('', ['lint', 'unit', 'panel']);
    check('panel unit', ['unit', 'panel']);
    check('--only lint,panel', ['lint', 'panel']);
    check('test/unit/core/dim', ['unit'], { unit: ['unit/core/dim'] });
    check('./test/panel/look.test.ts lint', ['lint', 'panel'], { panel: ['panel/look.test.ts'] });
    check('unit test/unit/core/dim', ['unit']);
  });

  it('is only what has tests where a pattern chooses among them', () => {
    check('-g hover', ['unit', 'panel']);
    check('lint unit --grep hover', ['unit']);
    assert.equal(readSelection(['-g', 'hover'], SUITES).grep, 'hover');
  });

  it('is every combination where that is asked for', () => {
    assert.equal(readSelection(['panel', '--full'], SUITES).full, true);
    assert.equal(readSelection([], SUITES).full, false);
  });

  it('is said to be wrong in one sentence', () => {
    const wrong: Record<string, string> = {
      'unti panel': 'Unknown suite: unti. The suites are lint, unit, panel.',
      'test/unit/nothing.test.ts': 'test/unit/nothing.test.ts is neither a test file nor a folder of a suite.',
      'test/support/skip.ts': 'test/support/skip.ts is neither a test file nor a folder of a suite.',
      'lint -g hover': '--grep selects tests, but lint has none.',
      '-g (': 'Invalid regular expression: /(/: Unterminated group',
    };
    for (const [words, message] of Object.entries(wrong)) assert.throws(() => readSelection(words.split(' '), SUITES), { message });
  });
});
