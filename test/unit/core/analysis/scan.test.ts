import assert from 'node:assert/strict';
import type { Analyzer } from '../../../../src/core/analysis';
import { createAnalyzer } from '../../../support/parser';

let analyzer: Analyzer;
before(async () => {
  analyzer = await createAnalyzer();
});

/** `line callee name=value …`; `?` for what is not known, `alias` and `*` where they apply. */
function scan(text: string): string[] {
  return analyzer.scan(text).calls.map(call => {
    const args = Object.entries(call.arguments).map(
      ([name, argument]) => `${name}=${'value' in argument ? JSON.stringify(argument.value) : '?'}`,
    );
    return [String(call.line), call.callee, ...args, ...(call.alias ? ['alias'] : []), ...(call.unresolved ? ['*'] : [])].join(' ');
  });
}

const table: readonly [title: string, text: string, expected: readonly string[]][] = [
  [
    'imports of every form',
    'import torch\nimport torch.nn as nn\nfrom torch.nn import Conv2d as C, functional as F\n' +
      'torch.nn.Conv1d(1, 2, 3)\nnn.Conv3d(1, 2, 3)\nC(1, 2, 3)\nF.conv2d(x, w)\ntorch.conv2d(x, w)',
    [
      '4 torch.nn.Conv1d in_channels=1 out_channels=2 kernel_size=3',
      '5 torch.nn.Conv3d in_channels=1 out_channels=2 kernel_size=3',
      '6 torch.nn.Conv2d in_channels=1 out_channels=2 kernel_size=3',
      '7 torch.nn.functional.conv2d input=? weight=?',
      '8 torch.conv2d input=? weight=?',
    ],
  ],
  [
    'numbers in a set are in the order of their hashes, and strings in any',
    'from torch import nn\ns = {3, 1}\n' +
      "nn.Conv2d(list({30, 1})[0], [c for c in s][0], int(','.join({'1', '2'})[0]))\n" +
      'nn.Conv2d(max(s), sorted(s)[0], len(s | {5}))',
    ['3 torch.nn.Conv2d in_channels=1 out_channels=1 kernel_size=?', '4 torch.nn.Conv2d in_channels=3 out_channels=1 kernel_size=3'],
  ],
  ['a star import', 'from torch.nn import *\nConv2d(1, 2, 3)', ['2 torch.nn.Conv2d in_channels=1 out_channels=2 kernel_size=3']],
  ["a class of the same name is not torch's", 'import torch\nclass Conv2d: pass\nConv2d(1, 2, 3)', []],
  ['nor is one from elsewhere', 'import torch\nfrom .layers import Conv2d\nConv2d(1, 2, 3)', []],
  [
    'a variable that holds the class',
    'from torch import nn\nconv = nn.Conv2d\ndef f():\n  return conv(3, 8, 3)',
    ['4 torch.nn.Conv2d in_channels=3 out_channels=8 kernel_size=3 alias'],
  ],
  ['a parameter that could be anything', 'from torch import nn\ndef f(Conv2d):\n  return Conv2d(3, 8, 3)', []],
  [
    'keywords, tuples, arithmetic and names',
    'from torch import nn\nK = 3\nnn.Conv2d(3, 2 ** 4, kernel_size=(K, K + 2), padding=K // 2, bias=not True)',
    ['3 torch.nn.Conv2d in_channels=3 out_channels=16 kernel_size=[3,5] padding=1 bias=false'],
  ],
  ['stars', 'from torch import nn\nnn.Conv2d(3, *a, **k)', ['2 torch.nn.Conv2d in_channels=3 *']],
  [
    'a default that the file leaves alone',
    'from torch import nn\ndef f(c, k=3):\n  return nn.Conv2d(c, c, k)\nf(8)',
    ['3 torch.nn.Conv2d in_channels=? out_channels=? kernel_size=3'],
  ],
  [
    'a default that some call overrides',
    'from torch import nn\ndef f(c, k=3):\n  return nn.Conv2d(c, c, k)\nf(8, k=5)',
    ['3 torch.nn.Conv2d in_channels=? out_channels=? kernel_size=?'],
  ],
  [
    'a default of a function that is handed on',
    'from torch import nn\ndef f(k=3):\n  return nn.Conv2d(1, 1, k)\nrun(f)',
    ['3 torch.nn.Conv2d in_channels=1 out_channels=1 kernel_size=?'],
  ],
  [
    'branches that disagree',
    'from torch import nn\nk = 3\nif big:\n  k = 5\nnn.Conv2d(1, 1, k)',
    ['5 torch.nn.Conv2d in_channels=1 out_channels=1 kernel_size=?'],
  ],
  [
    'branches that agree',
    'from torch import nn\nif big:\n  k = 3\nelse:\n  k = 3\nnn.Conv2d(1, 1, k)',
    ['6 torch.nn.Conv2d in_channels=1 out_channels=1 kernel_size=3'],
  ],
  [
    'a branch that leaves',
    'from torch import nn\ndef f(big):\n  k = 3\n  if big:\n    k = 5\n    return\n  nn.Conv2d(1, 1, k)',
    ['7 torch.nn.Conv2d in_channels=1 out_channels=1 kernel_size=3'],
  ],
  [
    'what a loop changes',
    'from torch import nn\nc = 3\nfor w in (8, 16):\n  nn.Conv2d(c, w, 3)\n  c = w',
    ['4 torch.nn.Conv2d in_channels=? out_channels=? kernel_size=3'],
  ],
  [
    'a list that is changed',
    'from torch import nn\nc = [3]\nc.append(4)\nnn.Conv2d(c[0], 8, 3)',
    ['4 torch.nn.Conv2d in_channels=? out_channels=8 kernel_size=3'],
  ],
  [
    'a list that is not',
    'from torch import nn\nc = [3, 8]\nnn.Conv2d(c[0], c[-1], 3)',
    ['3 torch.nn.Conv2d in_channels=3 out_channels=8 kernel_size=3'],
  ],
  [
    'an attribute of self, until something may have changed it',
    'from torch import nn\nclass N(nn.Module):\n  def __init__(self):\n    self.c = 8\n' +
      '    nn.Conv2d(self.c, 8, 3)\n    self.setup()\n    nn.Conv2d(self.c, 8, 3)',
    ['5 torch.nn.Conv2d in_channels=8 out_channels=8 kernel_size=3', '7 torch.nn.Conv2d in_channels=? out_channels=8 kernel_size=3'],
  ],
  [
    'a global that a function rebinds',
    'from torch import nn\nk = 3\ndef g():\n  global k\n  k = 5\ndef f():\n  nn.Conv2d(1, 1, k)',
    ['7 torch.nn.Conv2d in_channels=1 out_channels=1 kernel_size=?'],
  ],
  [
    'either of two imports',
    'try:\n  from torch.nn import Conv2d\nexcept ImportError:\n  Conv2d = None\nConv2d(1, 2, 3)',
    ['5 torch.nn.Conv2d in_channels=1 out_channels=2 kernel_size=3'],
  ],
  [
    'unreachable code',
    'from torch import nn\ndef f():\n  return 1\n  nn.Conv2d(1, 2, 3)\nif False:\n  nn.Conv2d(1, 2, 5)',
    ['4 torch.nn.Conv2d in_channels=1 out_channels=2 kernel_size=3', '6 torch.nn.Conv2d in_channels=1 out_channels=2 kernel_size=5'],
  ],
  [
    'lambdas, comprehensions, decorators, defaults, f-strings',
    'from torch import nn\na = lambda: nn.Conv2d(1, 1, 1)\nb = [nn.Conv2d(2, 2, i) for i in x]\n' +
      '@d(nn.Conv2d(3, 3, 3))\ndef f(m=nn.Conv2d(4, 4, 4)): pass\ng = f"{nn.Conv2d(5, 5, 5)}"',
    [
      '2 torch.nn.Conv2d in_channels=1 out_channels=1 kernel_size=1',
      '3 torch.nn.Conv2d in_channels=2 out_channels=2 kernel_size=?',
      '4 torch.nn.Conv2d in_channels=3 out_channels=3 kernel_size=3',
      '5 torch.nn.Conv2d in_channels=4 out_channels=4 kernel_size=4',
      '6 torch.nn.Conv2d in_channels=5 out_channels=5 kernel_size=5',
    ],
  ],
  [
    'broken Python',
    'from torch import nn\nx = nn.Conv2d(3, 8, 3)\nz = f(1,,2)\ny = nn.Conv2d(8, 8, 3)',
    ['2 torch.nn.Conv2d in_channels=3 out_channels=8 kernel_size=3', '4 torch.nn.Conv2d in_channels=8 out_channels=8 kernel_size=3'],
  ],
];

describe('scan', () => {
  for (const [title, text, expected] of table)
    it(title, () => {
      assert.deepEqual(scan(text), expected);
    });
});

describe('a question that is cancelled', () => {
  it('ends early, and the next one is answered', () => {
    const call = 'nn.Conv2d(3, 8, 3)';
    const text = `from torch import nn\n${'x = 1 + 2 * 3\n'.repeat(10_000)}${call}\n`;
    const ask = (isCancelled?: () => boolean): unknown => analyzer.layerAt('file:///long.py', text, text.indexOf(call), isCancelled);
    let asked = 0;
    assert.equal(
      ask(() => ++asked === 2),
      null,
    );
    assert.equal(asked, 2);
    assert.notEqual(ask(), null);
  });
});
