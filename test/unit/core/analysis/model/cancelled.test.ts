import assert from 'node:assert/strict';
import { ModelAnalyzer } from '../../../../../src/core/analysis';
import { parserBytes } from '../../../../support/parser';

const CODE = `
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        n = 0
        for i in range(200000):
            n += i
        self.conv = nn.Conv2d(3, 8, 3)

    def forward(self, x):
        return self.conv(x)
`;

describe('a run that is cancelled', () => {
  it('ends early and says so, and the next one goes to the end', async () => {
    const analyzer = await ModelAnalyzer.create(parserBytes, {
      read: path => (path === 'net.py' ? CODE : null),
      exists: path => path === 'net.py',
    });
    const source = { file: 'net.py', module: null, pythonPath: [] };
    const request = { model: 'Net()', call: null, inputs: [[1, 3, 8, 8]], training: false };
    let asked = 0;
    const cancelled = analyzer.run(source, request, () => ++asked === 5);
    assert.equal(asked, 5);
    assert.deepEqual(
      cancelled.unknown.map(({ reason }) => reason),
      ['the run was cancelled'],
    );
    assert.deepEqual(cancelled.layers, []);
    const whole = analyzer.run(source, request);
    assert.deepEqual(
      whole.layers.map(({ name, output }) => [name, output]),
      [['conv', [1, 8, 6, 6]]],
    );
  });
});
