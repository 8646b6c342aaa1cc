import assert from 'node:assert/strict';
import { ModelAnalyzer, summaryJson } from '../../../../../src/core/analysis';
import { parserBytes } from '../../../../support/parser';
import type { Summary } from '../../../../support/models';

const NET = `import torch.nn as nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3)
    def forward(self, x):
        return self.conv(x)
`;

/** The summary of `Net()` in the first of these files. */
async function summaryOf(files: Readonly<Record<string, string>>, times = 1): Promise<Summary> {
  const analyzer = await ModelAnalyzer.create(parserBytes, { read: path => files[path] ?? null, exists: path => path in files });
  const [file = ''] = Object.keys(files);
  const question = { model: 'Net()', call: null, inputs: [[1, 3, 8, 8]], training: false };
  let found: unknown;
  for (let i = 0; i < times; i++) found = summaryJson(analyzer.run({ file, module: null, pythonPath: [] }, question));
  return found as Summary;
}

const placed = ({ problems }: Summary): unknown => problems.map(({ type, message, file, line }) => [type, message, file, line]);

describe('a model file with a syntax error', () => {
  it('raises the error, and goes on with what could be read', async () => {
    const found = await summaryOf({ 'net.py': NET.replace('3, 8, 3)', '3, 8, 3') });
    assert.equal(found.ok, false);
    assert.deepEqual(placed(found), [['SyntaxError', "'(' was never closed", 'net.py', 5]]);
    assert.deepEqual(found.output, [1, 8, 6, 6]);
    assert.equal(found.layers.length, 1);
  });
  it('raises it for what the parser understands and Python does not', async () => {
    for (const [text, message] of [
      [`${NET}print "done"\n`, "Missing parentheses in call to 'print'. Did you mean print(...)?"],
      [`${NET}return 1\n`, "'return' outside function"],
      [NET.replace('self, x', 'self, x, x'), "duplicate argument 'x' in function definition"],
    ] as const)
      assert.deepEqual((placed(await summaryOf({ 'net.py': text })) as unknown[][])[0]?.slice(0, 2), ['SyntaxError', message]);
  });
  it('raises no NameError for a class that could not be read', async () => {
    const found = await summaryOf({ 'net.py': NET.replace('class Net', 'clas Net') });
    assert.deepEqual(placed(found), [['SyntaxError', 'invalid syntax', 'net.py', 2]]);
    assert.equal(found.output, null);
    assert(found.unknown.some(({ reason }) => reason === '`net.py` has a syntax error'));
  });
  it('reports what else goes wrong as unknown', async () => {
    const found = await summaryOf({ 'net.py': `${NET.replace('nn.Conv2d(3', 'nn.Conv2d(4')}x = (1,\n` });
    assert.deepEqual(placed(found), [['SyntaxError', "'(' was never closed", 'net.py', 8]]);
    assert(found.unknown.some(({ reason, line }) => line === 7 && reason.startsWith('it raises RuntimeError (Given groups=1')));
  });
  it('raises that of an imported file, in every request', async () => {
    const files = { 'net.py': `from widths import width\n${NET.replace('3, 8, 3', '3, width, 3')}`, 'widths.py': 'width = 8\nx = [1,\n' };
    for (const times of [1, 3]) {
      const found = await summaryOf(files, times);
      assert.deepEqual(placed(found), [['SyntaxError', "'[' was never closed", 'widths.py', 2]]);
      assert.deepEqual(found.output, [1, 8, 6, 6]);
    }
  });
  it('lets a program catch that of an imported file', async () => {
    const caught = 'try:\n    from widths import width\nexcept SyntaxError:\n    width = 5\n';
    const found = await summaryOf({ 'net.py': caught + NET.replace('3, 8, 3', '3, width, 3'), 'widths.py': 'width = 8\nx = [1,\n' });
    assert.deepEqual(placed(found), []);
    assert.deepEqual(found.output, [1, 5, 6, 6]);
  });
  it('says what is wrong with the expression of a request', async () => {
    const analyzer = await ModelAnalyzer.create(parserBytes, { read: () => NET, exists: path => path === 'net.py' });
    const run = analyzer.run(
      { file: 'net.py', module: null, pythonPath: [] },
      { model: 'Net(', call: null, inputs: [[1, 3, 8, 8]], training: false },
    );
    assert.equal(run.problems[0]?.message, "'(' was never closed");
  });
});
