import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { SourceRefused, type Analyzer } from '../../../src/core/analysis';
import { hoverAt } from '../../../src/server/features/hover';
import { Settings } from '../../../src/server/settings';
import { createAnalyzer } from '../../support/parser';

const IMPORT = 'import torch.nn as nn\n';
const CALL = 'x = nn.Conv2d(3, 4, 3)\n';

/** Everyday states of a file while somebody types, and hostile ones: the text before a call. */
const BEFORE: Readonly<Record<string, string>> = {
  'a header whose string has lost its closing quote': 'def f(self, mode="train):\n    pass\n',
  'a condition that begins with a quote': 'if(":\n',
  'a list that is doubled thirty times': `k = [1]\n${'k = k + k\n'.repeat(30)}`,
  'a tuple that is doubled thirty times': `k = (1,)\n${'k = k + k\n'.repeat(30)}`,
  'a text that is doubled thirty times': `k = "a"\n${'k = k + k\n'.repeat(30)}`,
  'nested formatted strings': `${'f"{'.repeat(20)}\n`,
  'a line of quotes': `${'"'.repeat(200)}\n`,
  'thousands of open brackets': `y = ${'{1:'.repeat(6000)}\n`,
  'a form feed': 'y = 1\f\n',
  'hundreds of nested blocks': `${Array.from({ length: 511 }, (_, i) => `${' '.repeat(i)}if a:\n`).join('')}${' '.repeat(511)}"s"\n`,
  'a very long line': `y = [${'1, '.repeat(200_000)}]\n`,
  'half a surrogate pair': 'y = "\ud83d"\n',
};

describe('hover in a broken document', () => {
  let analyzer: Analyzer;
  before(async () => {
    analyzer = await createAnalyzer();
  });

  const hover = (text: string, at: number): string | null => {
    const document = TextDocument.create('file:///broken.py', 'python', 1, text);
    const found = hoverAt(document.positionAt(at), { document, analyzer, settings: new Settings({}), isCancelled: () => false });
    // The links tell where the call is.
    return found && (found.contents as { value: string }).value.replaceAll(/\(command:[^)]*\)/g, '');
  };

  const usual = (): string | null => hover(IMPORT + CALL, IMPORT.length + CALL.indexOf('Conv'));

  for (const [name, before] of Object.entries(BEFORE))
    it(`survives ${name}, and so does the next document`, () => {
      const text = IMPORT + before + CALL;
      const at = text.lastIndexOf('Conv');
      let found: string | null = null;
      try {
        found = hover(text, at);
      } catch (error) {
        // The server answers with no hover.
        if (!(error instanceof SourceRefused)) throw error;
      }
      // What cannot be read has no hover; a hover that is shown is the right one.
      if (found !== null) assert.equal(found, usual());
      assert.match(usual() ?? '', /\(N, 4, H−2, W−2\)/);
    });

  it('finds a call after a header whose string is not closed', () => {
    const text = `${IMPORT}def f(self, mode="train):\n    y = nn.Conv2d(3, 4, 3)\n`;
    assert.equal(hover(text, text.lastIndexOf('Conv')), usual());
  });

  it('counts a lone carriage return as the end of a line', () => {
    const text = `${IMPORT}y = 1\n${CALL}`.replaceAll('\n', '\r');
    assert.equal(hover(text, text.lastIndexOf('Conv')), usual());
  });

  it('cuts an argument of a megabyte', () => {
    const text = `${IMPORT}x = nn.Conv2d(3, ${'1'.repeat(1_000_000)}, 3)\n`;
    assert((hover(text, text.lastIndexOf('Conv')) ?? '').length < 20_000);
  });
});
