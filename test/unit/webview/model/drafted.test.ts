import assert from 'node:assert/strict';
import type { LayerView, WireConvConfig, WireLayerConfig } from '../../../../src/protocol/panel';
import { draftedLayer } from '../../../../webview/model';
import { LAYERS, SPECIAL } from '../../../panel/layers';

const layer = LAYERS.article_6 ?? assert.fail(); // nn.Conv2d(3, 4, 3) on 3×7×7

function drafted(of: LayerView, change: Partial<WireConvConfig>): LayerView {
  return draftedLayer(of, { ...(of.config ?? assert.fail()), ...change } as WireLayerConfig);
}

describe('a drafted layer', () => {
  const table: readonly (readonly [
    change: Partial<WireConvConfig>,
    call: string,
    output: readonly number[] | null,
    params: number | null,
    error: RegExp | null,
  ])[] = [
    [{ stride: [2, 2] }, 'nn.Conv2d(3, 4, 3, stride=2)', [4, 3, 3], 112, null],
    [{ out_channels: 8, bias: false }, 'nn.Conv2d(3, 8, 3, bias=False)', [8, 5, 5], 216, null],
    [{ kernel_size: [9, 9] }, 'nn.Conv2d(3, 4, 9)', null, 976, /Kernel size can't be greater than actual input size/],
    [{ groups: 2 }, 'nn.Conv2d(3, 4, 3, groups=2)', null, null, /in_channels must be divisible by groups/],
    [{ in_channels: 5 }, 'nn.Conv2d(5, 4, 3)', null, 184, /to have 5 channels, but got 3 channels instead/],
    [
      { padding: 'same', stride: [2, 2] },
      "nn.Conv2d(3, 4, 3, stride=2, padding='same')",
      null,
      null,
      /padding='same' is not supported for strided convolutions/,
    ],
    [{ stride: [0, 1] }, 'nn.Conv2d(3, 4, 3, stride=(0, 1))', null, 112, /non-positive stride is not supported/],
  ];
  for (const [change, call, output, params, error] of table) {
    it(`is ${call}`, () => {
      const tried = drafted(layer, change);
      assert.deepEqual([tried.call, tried.output, tried.params], [call, output, params]);
      if (error) assert.match(tried.error?.message ?? '', error);
      else assert.equal(tried.error, null);
      assert.deepEqual([tried.title, tried.source, tried.input], [layer.title, layer.source, layer.input], 'what it stands for stays');
    });
  }

  it('is symbolic where the layer is, with its example', () => {
    const tried = drafted(SPECIAL.symbolic, { stride: [1, 1] });
    assert.deepEqual([tried.output, tried.example?.output, tried.example?.label], [['N', 64, 'H', 'W'], [1, 64, 224, 224], '224×224']);
  });

  it('is the same object for the same pair', () => {
    const config = { ...(layer.config ?? assert.fail()), groups: 1 };
    assert.equal(draftedLayer(layer, config), draftedLayer(layer, config));
  });
});
