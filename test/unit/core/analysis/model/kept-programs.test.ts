import assert from 'node:assert/strict';
import { ModelAnalyzer } from '../../../../../src/core/analysis';
import { parserBytes } from '../../../../support/parser';

const NET = `import torch.nn as nn
from widths import width
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, width, 3)
    def forward(self, x):
        return self.conv(x)
`;

describe('what is kept for each search path', () => {
  it('is bounded, and read again if it is needed again', async () => {
    const reads: string[] = [];
    const files = (path: string): string | null => {
      if (path === 'net.py') return NET;
      const folder = /^p(\d+)\/widths\.py$/.exec(path)?.[1];
      return folder === undefined ? null : `width = ${folder}\n`;
    };
    const analyzer = await ModelAnalyzer.create(parserBytes, {
      read: path => {
        reads.push(path);
        return files(path);
      },
      exists: path => files(path) !== null,
    });
    const outputOf = (i: number): unknown => {
      const source = { file: 'net.py', module: null, pythonPath: [`p${String(i)}`] };
      return analyzer.run(source, { model: 'Net()', call: null, inputs: [[1, 3, 8, 8]], training: false }).layers[0]?.output?.[1];
    };
    const timesRead = (path: string): number => reads.filter(each => each === path).length;

    for (let i = 1; i <= 40; i++) {
      assert.equal(outputOf(i), i);
      // What is used again and again is kept.
      assert.equal(outputOf(1), 1);
    }
    assert.equal(timesRead('p1/widths.py'), 1);
    assert.equal(timesRead('net.py'), 1);
    assert.equal(outputOf(40), 40);
    assert.equal(timesRead('p40/widths.py'), 1);
    assert.equal(outputOf(2), 2);
    assert.equal(timesRead('p2/widths.py'), 2);
  });
});
