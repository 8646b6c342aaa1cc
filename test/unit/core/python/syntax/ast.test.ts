import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { difference, type Answer } from '../../../../support/ast';
import { createParser } from '../../../../support/parser';

describe("the tree against Python's ast", () => {
  it('is the same for every construct of Python 3.12', async () => {
    const parser = await createParser();
    const lines = gunzipSync(readFileSync('test/truth/ast_cases.jsonl.gz'))
      .toString('utf8')
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line) as Answer);
    const [head, answer] = lines;
    assert(head && 'version' in head && answer && 'file' in answer && answer.module);
    const text = readFileSync('test/truth/ast_cases.py', 'utf8');
    assert.equal(difference(parser, text, answer.module, head.version), null);
    // Offsets are those of the file's own line endings, the tree the same but for them.
    assert.equal(parser.parse(text.replaceAll('\n', '\r\n')).module().items.length, answer.module.length);
  });
});
