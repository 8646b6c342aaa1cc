import assert from 'node:assert/strict';
import { layerOf, rewriteCall, type Analyzer, type Rewrite, type TextEdit } from '../../../../src/core/analysis';
import type { ConvConfig, LayerConfig } from '../../../../src/core/shape';
import { createAnalyzer } from '../../../support/parser';

let analyzer: Analyzer;
before(async () => {
  analyzer = await createAnalyzer();
});

const HEAD = 'import torch.nn as nn\nimport torch.nn.functional as F\n';
let files = 0;

function rewritten(code: string, change: Partial<LayerConfig>): { readonly text: string; readonly rewrite: Rewrite } {
  const text = HEAD + code;
  const found = analyzer.layerAt(
    `file:///${String(files++)}.py`,
    text,
    Math.max(
      ...['nn.Conv', 'F.conv', 'nn.MaxPool', 'F.avg_pool', 'nn.Adaptive', 'F.adaptive', 'nn.LPPool', 'F.lp_pool'].map(name =>
        text.lastIndexOf(name),
      ),
    ),
  );
  assert.ok(found, code);
  const { config } = layerOf(found.call);
  assert.ok(config, code);
  return { text, rewrite: rewriteCall(found.call, { ...config, ...change } as LayerConfig, found.source) };
}

function applied(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.range.start - a.range.start)
    .reduce((old, { range, text: put }) => old.slice(0, range.start) + put + old.slice(range.end), text)
    .slice(HEAD.length);
}

function edited(code: string, change: Partial<LayerConfig>): string {
  const { text, rewrite } = rewritten(code, change);
  assert.ok(rewrite.kind === 'edits', JSON.stringify(rewrite));
  assert.deepEqual(rewrite.variables, []);
  return applied(text, rewrite.edits);
}

describe('writing a configuration back into its call', () => {
  const cases: readonly (readonly [name: string, code: string, change: Partial<LayerConfig>, after: string])[] = [
    ["a pooling's positional argument", 'nn.MaxPool2d(3, 2, 1)', { stride: [1, 1] }, 'nn.MaxPool2d(3, 1, 1)'],
    ["a pooling's new ones by name", 'nn.MaxPool2d(3)', { stride: [2, 2], ceil_mode: true }, 'nn.MaxPool2d(3, stride=2, ceil_mode=True)'],
    [
      'an average as a function',
      'F.avg_pool2d(x, 2)',
      { kernel_size: [3, 3], count_include_pad: false },
      'F.avg_pool2d(x, 3, count_include_pad=False)',
    ],
    [
      'the kernel of a power average',
      'nn.LPPool2d(2.5, 3, ceil_mode=True)',
      { kernel_size: [2, 4] },
      'nn.LPPool2d(2.5, (2, 4), ceil_mode=True)',
    ],
    ['its exponent', 'F.lp_pool2d(x, 2, 3)', { norm_type: 1.5 }, 'F.lp_pool2d(x, 1.5, 3)'],
    ["an adaptive pooling's size", 'nn.AdaptiveAvgPool2d(7)', { output_size: [5, 5] }, 'nn.AdaptiveAvgPool2d(5)'],
    ['None for an axis that keeps its size', 'nn.AdaptiveMaxPool2d(7)', { output_size: [null, 5] }, 'nn.AdaptiveMaxPool2d((None, 5))'],
    ['None for all of them', 'F.adaptive_avg_pool2d(x, (7, 5))', { output_size: [null, null] }, 'F.adaptive_avg_pool2d(x, (None, None))'],
    ['a positional argument in its place', 'nn.Conv2d(3, 64, 7, 2, 3)', { stride: [4, 4] }, 'nn.Conv2d(3, 64, 7, 4, 3)'],
    [
      'a keyword in its place',
      'nn.Conv2d(3, 64, kernel_size=7,  stride = 2)',
      { stride: [1, 1] },
      'nn.Conv2d(3, 64, kernel_size=7,  stride = 1)',
    ],
    [
      'a new one by name after the last',
      'nn.Conv2d(3, 64, 7)',
      { stride: [2, 2], bias: false },
      'nn.Conv2d(3, 64, 7, stride=2, bias=False)',
    ],
    ['before a trailing comma', 'nn.Conv2d(3, 64, 7,)', { padding: [3, 3] }, 'nn.Conv2d(3, 64, 7, padding=3,)'],
    [
      'on a line of its own among such',
      'nn.Conv2d(\n    3,\n    64,\n    7,  # wide\n)',
      { groups: 1, padding: [1, 2] },
      'nn.Conv2d(\n    3,\n    64,\n    7,\n    padding=(1, 2),  # wide\n)',
    ],
    ['sizes that differ as a tuple', 'nn.Conv2d(3, 64, 7)', { kernel_size: [3, 5] }, 'nn.Conv2d(3, 64, (3, 5))'],
    ['a tuple as a tuple', 'nn.Conv2d(3, 64, (7, 7))', { kernel_size: [3, 3] }, 'nn.Conv2d(3, 64, (3, 3))'],
    ['padding by a word', 'nn.Conv2d(3, 64, 3, padding=1)', { padding: 'same' }, "nn.Conv2d(3, 64, 3, padding='same')"],
    ['padding by numbers', "nn.Conv2d(3, 64, 3, padding='same')", { padding: [1, 1] }, 'nn.Conv2d(3, 64, 3, padding=1)'],
    [
      'padding_mode',
      'nn.Conv2d(3, 64, 3, padding=1)',
      { padding_mode: 'reflect' },
      "nn.Conv2d(3, 64, 3, padding=1, padding_mode='reflect')",
    ],
    ['sums of numbers', 'nn.Conv2d(3, 2*32, 3)', { out_channels: 32 }, 'nn.Conv2d(3, 32, 3)'],
    ['numbers in parentheses', 'nn.Conv2d(3, 64, (3))', { stride: [2, 2] }, 'nn.Conv2d(3, 64, (3), stride=2)'],
    ['one-dimensional', 'nn.Conv1d(3, 64, 3)', { stride: [2] }, 'nn.Conv1d(3, 64, 3, stride=2)'],
    [
      'transposed',
      'nn.ConvTranspose2d(64, 32, 4, 2, 1)',
      { output_padding: [1, 1] },
      'nn.ConvTranspose2d(64, 32, 4, 2, 1, output_padding=1)',
    ],
    ['a function', 'F.conv2d(x, w, None, 2)', { stride: [1, 1], dilation: [2, 2] }, 'F.conv2d(x, w, None, 1, dilation=2)'],
    ['nothing', 'nn.Conv2d(3, 64, 7)', {}, 'nn.Conv2d(3, 64, 7)'],
    [
      'with an explicit keyword beside stars',
      'nn.Conv2d(3, 64, 7, stride=2, **options)',
      { stride: [1, 1] },
      'nn.Conv2d(3, 64, 7, stride=1, **options)',
    ],
  ];
  for (const [name, code, change, after] of cases) {
    it(`writes ${name}`, () => {
      assert.equal(edited(code, change), after);
    });
  }

  const defined: readonly (readonly [name: string, code: string, here: string, there: string | null, isDefault?: boolean])[] = [
    ['of the module', 's = 2\nnn.Conv2d(3, 8, 3, stride=s)', 's = 2\nnn.Conv2d(3, 8, 3, stride=1)', 's = 1\nnn.Conv2d(3, 8, 3, stride=s)'],
    [
      'of the function, before one of the module',
      's = 7\ndef f():\n    s = 2\n    return nn.Conv2d(3, 8, 3, stride=s)',
      's = 7\ndef f():\n    s = 2\n    return nn.Conv2d(3, 8, 3, stride=1)',
      's = 7\ndef f():\n    s = 1\n    return nn.Conv2d(3, 8, 3, stride=s)',
    ],
    [
      'of a class, for its own statements',
      's = 7\nclass A:\n    s = 2\n    c = nn.Conv2d(3, 8, 3, stride=s)',
      's = 7\nclass A:\n    s = 2\n    c = nn.Conv2d(3, 8, 3, stride=1)',
      's = 7\nclass A:\n    s = 1\n    c = nn.Conv2d(3, 8, 3, stride=s)',
    ],
    [
      'of the module, for a method beside one of its class',
      's = 2\nclass A:\n    s = 5\n    def f(self):\n        return nn.Conv2d(3, 8, 3, stride=s)',
      's = 2\nclass A:\n    s = 5\n    def f(self):\n        return nn.Conv2d(3, 8, 3, stride=1)',
      's = 1\nclass A:\n    s = 5\n    def f(self):\n        return nn.Conv2d(3, 8, 3, stride=s)',
    ],
    [
      'that is a default',
      'def f(s=2):\n    return nn.Conv2d(3, 8, 3, stride=s)\nf()',
      'def f(s=2):\n    return nn.Conv2d(3, 8, 3, stride=1)\nf()',
      'def f(s=1):\n    return nn.Conv2d(3, 8, 3, stride=s)\nf()',
      true,
    ],
    ['that is bound twice', 's = 4\ns = 2\nnn.Conv2d(3, 8, 3, stride=s)', 's = 4\ns = 2\nnn.Conv2d(3, 8, 3, stride=1)', null],
    ['of a loop', 's = 2\nfor s in [2]:\n    nn.Conv2d(3, 8, 3, stride=s)', 's = 2\nfor s in [2]:\n    nn.Conv2d(3, 8, 3, stride=1)', null],
    [
      'of a comprehension',
      's = 2\nc = [nn.Conv2d(3, 8, 3, stride=s) for s in [2]]',
      's = 2\nc = [nn.Conv2d(3, 8, 3, stride=1) for s in [2]]',
      null,
    ],
    ['in an expression', 's = 1\nnn.Conv2d(3, 8, 3, stride=s + 1)', 's = 1\nnn.Conv2d(3, 8, 3, stride=1)', null],
  ];
  for (const [name, code, here, there, isDefault = false] of defined) {
    it(`offers both for a variable ${name}`, () => {
      const { text, rewrite } = rewritten(code, { stride: [1, 1] });
      assert.ok(rewrite.kind === 'edits', JSON.stringify(rewrite));
      assert.deepEqual(rewrite.edits, []);
      const [variable, ...rest] = rewrite.variables;
      assert.ok(variable && rest.length === 0);
      assert.equal(variable.parameter, 'stride');
      assert.equal(applied(text, [variable.here]), here);
      assert.equal(variable.definition && applied(text, [variable.definition.edit]), there);
      if (variable.definition) assert.equal(variable.definition.isDefault, isDefault);
    });
  }

  const refused: readonly (readonly [name: string, code: string, change: Partial<ConvConfig>, reason: RegExp])[] = [
    [
      'what may stand behind a star',
      'nn.Conv2d(3, 8, 3, **options)',
      { groups: 1, stride: [2, 2], dilation: [2, 2] },
      /by a starred argument/,
    ],
    ['what the tensors of a function say', 'F.conv2d(x, w)', { kernel_size: [3, 3] }, /cannot be changed in this call/],
    ['another kind of layer', 'nn.Conv2d(3, 8, 3)', { type: 'Conv1d' }, /now a call of Conv2d/],
  ];
  for (const [name, code, change, reason] of refused) {
    it(`refuses ${name}`, () => {
      const { rewrite } = rewritten(code, change);
      assert.ok(rewrite.kind === 'refused', JSON.stringify(rewrite));
      assert.match(rewrite.reason, reason);
    });
  }
});
