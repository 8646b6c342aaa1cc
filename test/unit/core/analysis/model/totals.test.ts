import assert from 'node:assert/strict';
import { ModelAnalyzer, summaryJson } from '../../../../../src/core/analysis';
import { parserBytes } from '../../../../support/parser';
import type { Summary } from '../../../../support/models';

/** The summary of a model with two convolutions, for the text of its forward and of what its constructor does besides. */
async function summaryOf(forward: string, init = 'pass', model = 'Net()'): Promise<Summary> {
  const text = `import torch
from torch import nn
import not_installed

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Conv2d(3, 4, 3)
        self.b = nn.Conv2d(3, 4, 3, padding=1)
        self.c = nn.Conv2d(4, 5, 3)
        self.flag = not_installed.flag
        ${init}

    def forward(self, x):
        ${forward.replaceAll('\n', '\n        ')}
`;
  const analyzer = await ModelAnalyzer.create(parserBytes, { read: () => text, exists: path => path === 'net.py' });
  const run = analyzer.run(
    { file: 'net.py', module: null, pythonPath: [] },
    { model, call: null, inputs: [[1, 3, 8, 8]], training: false },
  );
  return summaryJson(run) as unknown as Summary;
}

const A = 3888;

/** The calls, `convMacs` and `macs` of a forward. */
const CASES: Readonly<Record<string, readonly [forward: string, calls: string, convMacs: number | null, macs: number | null]>> = {
  'what is known': ['return self.a(x)', 'a', A, A],
  'no call at all': ['return x', '', 0, 0],
  'an undecided convolution': ['return self.c(not_installed.f(self.a(x)))', 'a c', null, null],
  'an unknown function of a tensor': ['return not_installed.f(self.a(x))', 'a', A, null],
  'an unknown function of no tensor': ['not_installed.log("a")\nreturn self.a(x)', 'a', A, A],
  'both branches call the same': ['return x.mean() + self.a(x) if self.flag else self.a(x)', 'a', A, A],
  'one branch calls': ['if self.flag: x = self.a(x)\nreturn x', 'a', null, null],
  'each branch calls another layer': ['y = self.a(x) if self.flag else self.b(x)\nreturn y', 'a b', null, null],
  'branches with something in common': [
    'if self.flag:\n    y = self.c(self.a(x))\nelse:\n    y = self.a(x)\nreturn self.c(self.a(x))',
    'a c a c',
    null,
    null,
  ],
  'branches that call a layer on other shapes': ['y = self.a(x) if self.flag else self.a(x[:, :, 1:])\nreturn x', 'a', null, null],
  'branches that multiply differently': ['y = x @ x if self.flag else x\nreturn self.a(x)', 'a', A, null],
};

describe('totals', () => {
  for (const [name, [forward, calls, convMacs, macs]] of Object.entries(CASES))
    it(name, async () => {
      const found = await summaryOf(forward);
      assert.deepEqual(found.problems, []);
      assert.deepEqual([found.layers.map(layer => layer.name).join(' '), found.convMacs, found.macs], [calls, convMacs, macs]);
      if (convMacs === null || macs === null || found.layers.some(({ out }) => out === null)) assert.notDeepEqual(found.unknown, []);
    });

  it('are unknown if the model is', async () => {
    const found = await summaryOf('return self.a(x)', 'pass', 'not_installed.wrap(Net())');
    assert.deepEqual([found.ok, found.output, found.params, found.convMacs, found.macs], [true, null, null, null, null]);
    assert.notDeepEqual(found.unknown, []);
  });
  it('are unknown if the model cannot be built', async () => {
    const found = await summaryOf('return self.a(x)', 'raise ValueError("no")');
    assert.deepEqual([found.ok, found.output, found.params, found.convMacs, found.macs], [false, null, null, null, null]);
  });
  it('end where the forward raises', async () => {
    const found = await summaryOf('return self.c(self.c(self.a(x)))');
    assert.deepEqual([found.ok, found.output, found.convMacs, found.macs], [false, null, 2 * A - 1008, null]);
  });
  it('keep the names of outputs apart', async () => {
    const found = await summaryOf('return {("disp", 0): x, ("disp",): x, 1: x, True: 2, None: x, 1.5: x, "a": x, int: x}');
    const shape = [1, 3, 8, 8];
    assert.deepEqual(found.output, {
      "('disp', 0)": shape,
      "('disp',)": shape,
      '1': { value: 2 },
      'None': shape,
      '1.5': shape,
      'a': shape,
      "<class 'int'>": shape,
    });
  });
});
