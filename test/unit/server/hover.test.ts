import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analyzer } from '../../../src/core/analysis';
import { hoverAt } from '../../../src/server/features/hover';
import { Settings } from '../../../src/server/settings';
import { createAnalyzer } from '../../support/parser';

let analyzer: Analyzer;
let counter = 0;
before(async () => {
  analyzer = await createAnalyzer();
});

/** The hover at the first `|` of the text. */
function hover(marked: string, settings: unknown = {}): string | null {
  const offset = marked.indexOf('|');
  const document = TextDocument.create(`file:///${String(counter++)}.py`, 'python', 1, marked.replace('|', ''));
  const found = hoverAt(document.positionAt(offset), { document, analyzer, settings: new Settings(settings), isCancelled: () => false });
  return found && (found.contents as { value: string }).value;
}

const has = (marked: string, ...expected: readonly string[]): void => {
  const text = hover(marked) ?? '';
  for (const part of expected) assert(text.includes(part), `${part}\nis not in\n${text}`);
};

describe('hover', () => {
  it('shows shapes, formula, parameters and cost', () => {
    has(
      'from torch import nn\nnn.Conv|2d(3, 64, 7, stride=2, padding=3)',
      '(N, 3, H, W)  →  (N, 64, ⌊(H−1)/2⌋+1, ⌊(W−1)/2⌋+1)',
      'at 224×224: (1, 64, 112, 112)',
      '⌊(H + 2·3 − 1·(7−1) − 1) / 2⌋ + 1',
      '9,472   64 · 3 · 7·7 + 64',
      '118.0 M (118,013,952) at 224×224',
      '236.0 M (236,027,904)',
      '7×7, jump 2×2',
    );
  });
  it('shows a pooling too, whose stride is its kernel unless it is said', () => {
    has(
      'from torch import nn\nnn.Max|Pool2d(3, 2, 1)',
      '**MaxPool2d** 3×3 · stride 2 · padding 1',
      '(N, C, H, W)  →  (N, C, ⌊(H−1)/2⌋+1, ⌊(W−1)/2⌋+1)',
      'at 224×224: (1, C, 112, 112)',
      '⌊(H + 2·1 − 1·(3−1) − 1) / 2⌋ + 1',
      '3×3, jump 2×2',
    );
    has(
      'import torch.nn.functional as F\nF.avg|_pool2d(x, 2, count_include_pad=False)',
      '**avg_pool2d** 2×2 · stride 2 · padding not counted',
      '⌊(H + 2·0 − 2) / 2⌋ + 1',
    );
    has(
      'from torch import nn\nnn.LP|Pool2d(2, 3, stride=2)',
      '**LPPool2d** 3×3 · stride 2 · norm\\_type 2',
      '(N, C, H, W)  →  (N, C, ⌊(H−1)/2⌋, ⌊(W−1)/2⌋)',
      '⌊(H − 3) / 2⌋ + 1',
      '3×3, jump 2×2',
    );
    has('from torch import nn\nnn.LP|Pool2d(0, 3)', '✗ **ZeroDivisionError** float division by zero');
    has('from torch import nn\ndef f(p):\n  return nn.LP|Pool2d(p, 3)', '(N, C, ⌊H/3⌋, ⌊W/3⌋)', '`p` is a parameter of `f`');
  });
  it('shows an adaptive pooling: sizes that are told or kept, and windows of its own for every output', () => {
    has(
      'from torch import nn\nnn.Adaptive|AvgPool2d((None, 7))',
      '**AdaptiveAvgPool2d** H×W → H×7',
      '(N, C, H, W)  →  (N, C, H, 7)',
      'at 224×224: (1, C, 224, 7)',
      'Parameters       0\n',
      'Receptive field  i for output i\n                 ⌊i·W/7⌋ … ⌈(i+1)·W/7⌉−1 for output i',
    );
    has(
      'import torch.nn.functional as F\nF.adaptive|_max_pool2d(x, 1, return_indices=True)',
      '**adaptive_max_pool2d** H×W → 1×1 · return\\_indices',
      'Receptive field  H×W, the whole input',
    );
    has('from torch import nn\nnn.Adaptive|AvgPool2d((1, 2, 3))', '✗ **RuntimeError** adaptive\\_avg\\_pool2d\\: output\\_size must be 2');
    has('from torch import nn\nnn.Adaptive|MaxPool2d(None)', "✗ **TypeError** object of type 'NoneType' has no len\\(\\)");
    assert(!hover('from torch import nn\nnn.Adaptive|AvgPool2d(1)')?.includes('command:convlens.calculate'));
  });
  it('names what is not known, and says why', () => {
    has(
      'from torch import nn\ndef f(planes, stride):\n  return nn.C|onv2d(planes, 4 * planes, 3, stride)',
      '(N, planes, H, W)',
      '4·planes',
      '`stride` is a parameter of `f`',
    );
  });
  it("gives torch's error first", () => {
    has('from torch import nn\nnn.C|onv2d(3, 64, 3, groups=2)', '✗ **ValueError** in\\_channels must be divisible by groups');
  });
  it('says what is wrong where there is no formula either', () => {
    has('from torch import nn\nnn.C|onv2d(3, 64, 3, stride=0)', '✗ **RuntimeError** non\\-positive stride is not supported');
    has('from torch import nn\nnn.Max|Pool2d(3, 0)', '✗ **RuntimeError** stride should not be zero');
  });
  it('tells of sizes of 0 what torch says, without a formula that would divide by them', () => {
    has('from torch import nn\nnn.Max|Pool2d(0)', '✗ **RuntimeError** stride should not be zero', '(N, C, H, W)  →  ?');
    has('from torch import nn\nnn.Avg|Pool2d(2, 0)', '✗ **RuntimeError** stride should not be zero');
    has('import torch.nn.functional as F\nF.conv|2d(x, w, stride=0)', '✗ **RuntimeError**');
  });
  it('takes an empty stride for none', () => {
    has('from torch import nn\nnn.Max|Pool2d((2, 3), stride=())', '2×3 · stride 2×3');
  });
  it('says of a default that it is one', () => {
    has('from torch import nn\ndef f(k=3):\n  return nn.C|onv2d(1, 1, k)', '`k` is `3`, its default in `f`');
  });
  it('links to our commands', () => {
    has(
      'from torch import nn\nnn.C|onv2d(3, 64, 3)',
      '[Open visualizer](command:convlens.openVisualizer?',
      '[Calculator](command:convlens.calculate?',
    );
  });
  it('offers the calculator for convolutions only', () => {
    assert(!hover('from torch import nn\nnn.Max|Pool2d(2)')?.includes('command:convlens.calculate'));
  });
  it('uses the size that was set', () => {
    assert(hover('from torch import nn\nnn.C|onv1d(3, 64, 3)', { defaultInput: '100' })?.includes('at 100: (1, 64, 98)'));
  });
  it('is silent elsewhere, and when it is switched off', () => {
    assert.equal(hover('from torch import nn\nx = |1\nnn.Conv2d(3, 64, 3)'), null);
    assert.equal(hover('from torch import nn\nnn.C|onv2d(3, 64, 3)', { hover: { enabled: false } }), null);
  });
  it('escapes what the file says', () => {
    const text = hover('from torch import nn\nnn.C|onv2d(3, 64, 3, padding="[x](command:evil)")') ?? '';
    assert(!text.includes('[x](command:evil)'), text);
  });
  it('cuts what nobody would read', () => {
    const long = 'a'.repeat(1_000_000);
    for (const text of [
      `from torch import nn\nnn.Conv|2d(3, 8, 3, padding="${long}")`,
      `from torch import nn\nnn.Conv|2d(3, 8, 3, ${long}=1)`,
      `from torch import nn\nnn.Conv|2d(3, ${'a+'.repeat(100_000)}a, 3)`,
      `from torch import nn\n${long} = 3\nnn.Conv|2d(3, ${long}, ${long}_)`,
    ])
      assert((hover(text) ?? '').length < 20_000);
  });
});
