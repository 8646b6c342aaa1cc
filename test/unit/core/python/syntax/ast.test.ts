import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { difference } from '../../../../support/ast';
import { createParser } from '../../../../support/parser';
import type { Description } from '../../../../support/tree';
import { readTruth } from '../../../../support/truth';

describe("the tree against Python's ast", () => {
  it('is the same for every construct of Python 3.12', async () => {
    const parser = await createParser();
    const { header, cases } = readTruth<{ readonly version: readonly number[] }, Description>('ast_cases');
    const text = readFileSync('test/truth/ast_cases.py', 'utf8');
    assert.equal(difference(parser, text, cases, header.version), null);
    // Only the offsets depend on the file's line endings; the rest of the tree is the same.
    assert.equal(parser.parse(text.replaceAll('\n', '\r\n')).module().items.length, cases.length);
  });
});
