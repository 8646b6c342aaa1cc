import assert from 'node:assert/strict';
import { ModelAnalyzer, summaryJson } from '../../../../../src/core/analysis';
import { parserBytes } from '../../../../support/parser';

const model = (forward: string): string => `
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3)

    def forward(self, x):
        ${forward.replaceAll('\n', '\n        ')}
`;

/** What a forward of this text returns, and the first reason if something is unknown. */
const CASES: Readonly<Record<string, readonly [forward: string, output: unknown, reason: string | undefined]>> = {
  'a container that contains another one twice, and so on': [
    'a = x\nfor i in range(60): a = (a, a)\nreturn a',
    null,
    'the output has too many parts to write',
  ],
  'many parts': ['return [x] * 5000', Array.from({ length: 5000 }, () => [1, 3, 8, 8]), undefined],
  'a loop over a tensor of a thousand million rows': [
    'for row in torch.zeros(10 ** 9, 3): y = row\nreturn self.conv(x)',
    [1, 8, 6, 6],
    'the tensor is split into 1000000000 parts, which is too many to analyze',
  ],
  'a size beyond 64 bits': [
    'for i in range(100): x = torch.cat([x, x], 2)\nreturn x',
    null,
    'the tensor has more elements than torch can address',
  ],
};

describe('what is too large', () => {
  for (const [name, [forward, output, reason]] of Object.entries(CASES))
    it(name, async () => {
      const text = model(forward);
      const analyzer = await ModelAnalyzer.create(parserBytes, {
        read: path => (path === 'net.py' ? text : null),
        exists: path => path === 'net.py',
      });
      const run = analyzer.run(
        { file: 'net.py', module: null, pythonPath: [] },
        { model: 'Net()', call: null, inputs: [[1, 3, 8, 8]], training: false },
      );
      assert.deepEqual(run.problems, []);
      assert.deepEqual(summaryJson(run).output, output);
      assert.equal(run.unknown[0]?.reason, reason);
    });
});
