import assert from 'node:assert/strict';
import { floorDiv, sym } from '../../../../src/core/dim';
import { kindOf, type LayerConfig } from '../../../../src/core/shape';
import { markdownOf } from '../../../../webview/export/markdown';
import { fromWireConfig, fromWireShape } from '../../../../src/protocol/wire-config';
import { config, layer, SPECIAL, type Arguments } from '../../../panel/layers';

function layerName(config: LayerConfig): string {
  return kindOf(config).slug(config);
}

describe('the name of a file', () => {
  for (const { type = 'Conv2d', args, name } of [
    { args: { in_channels: 64, out_channels: 128, kernel_size: 3, stride: 2 }, name: 'Conv2d-64-128-k3-s2' },
    { args: { kernel_size: [5, 2], padding: [2, 0], dilation: [4, 2] }, name: 'Conv2d-1-1-k5x2-p2x0-d4x2' },
    { args: { kernel_size: 3, padding: 'same', bias: false, padding_mode: 'reflect' }, name: 'Conv2d-1-1-k3-same-nobias-reflect' },
    {
      type: 'ConvTranspose2d',
      args: { in_channels: 6, out_channels: 4, kernel_size: 3, stride: 2, padding: 1, output_padding: 1, groups: 2 },
      name: 'ConvTranspose2d-6-4-k3-s2-p1-op1-g2',
    },
  ] satisfies readonly { readonly type?: 'Conv2d' | 'ConvTranspose2d'; readonly args: Arguments; readonly name: string }[]) {
    it(`is ${name}`, () => {
      assert.equal(layerName(config(type, args)), name);
    });
  }

  it('has no sign that some system forbids, whatever the layer is made of', () => {
    assert.equal(
      layerName({ ...config('Conv2d', { kernel_size: 3 }), out_channels: floorDiv(sym('planes'), 2), in_channels: null }).replace(
        /[\p{L}\p{N}_-]/gu,
        '',
      ),
      '',
    );
  });
});

describe('a layer as Markdown', () => {
  it('is a table of what there is to know', () => {
    const view = layer(
      'Conv2d',
      { in_channels: 64, out_channels: 128, kernel_size: 3, stride: 2, padding: 1 },
      [1, 64, 56, 56],
      'Conv2d · layer2.0.conv1',
    );
    assert(view.input);
    assert.equal(
      markdownOf(view, fromWireConfig(view.config), fromWireShape(view.input)),
      `**Conv2d · layer2.0.conv1** \`nn.Conv2d(64, 128, 3, stride=2, padding=1)\`

| | |
|---|---|
| Input | (1, 64, 56, 56) |
| Output | (1, 128, 28, 28) |
| Output size along H | ⌊(56 + 2·1 − 1·(3−1) − 1) / 2⌋ + 1 = 28 |
| Output size along W | ⌊(56 + 2·1 − 1·(3−1) − 1) / 2⌋ + 1 = 28 |
| Parameters | 128 · 64 · 3·3 + 128 = 73,856 |
| MACs | 57,802,752 |
| Receptive field | 3×3 |
`,
    );
  });

  it('keeps sizes that are not known, and says what they come to', () => {
    const view = SPECIAL.symbolic;
    assert(view.config);
    const text = markdownOf(view, fromWireConfig(view.config), fromWireShape(view.example.input));
    assert.match(text, /\| Output \| \(N, 64, ⌊\(H−1\)\/2⌋\+1, ⌊\(W−1\)\/2⌋\+1\) \|/);
    assert.match(text, /\| At 224×224 \| \(1, 3, 224, 224\) → \(1, 64, 112, 112\) \|/);
    assert.match(text, /\| MACs \| 118,013,952 \|/);
  });

  it('escapes what would end a cell', () => {
    const view = layer('Conv1d', { kernel_size: 3 }, [1, 9], 'a|b_c');
    assert(view.input);
    const text = markdownOf({ ...view, call: 'nn.Conv1d(1, 1, `3`)' }, fromWireConfig(view.config), fromWireShape(view.input));
    assert.match(text, /^\*\*a\\\|b\\_c\*\* `` nn\.Conv1d\(1, 1, `3`\) ``\n/);
  });
});
