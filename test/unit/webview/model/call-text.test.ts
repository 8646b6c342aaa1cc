import assert from 'node:assert/strict';
import { fromWireConfig } from '../../../../src/protocol/wire-config';
import { kindOf, type LayerConfig } from '../../../../src/core/shape';
import { LAYERS, POOLS } from '../../../panel/layers';

function callText(config: LayerConfig): string {
  return kindOf(config).callText(config);
}

describe('a call', () => {
  for (const [name, view] of Object.entries({ ...LAYERS, ...POOLS })) {
    const bare = view.call.replace(/\((\d+)(?:, \1)+\)/g, '$1');
    // The layers here name some arguments that have torch's default.
    it(`of ${name} is written as Python has it`, () => {
      assert(view.config);
      const written = callText(fromWireConfig(view.config));
      assert.deepEqual(new Set(written.match(/\w+=(\([^)]*\)|[^,)]+)/g)), new Set(bare.match(/\w+=(\([^)]*\)|[^,)]+)/g)));
      assert.equal(written.split(/, \w+=/)[0], bare.split(/, \w+=/)[0]);
    });
  }

  it('of a function is written as one, with torch’s names for its tensors', () => {
    const of = (name: string): string =>
      callText({ ...fromWireConfig(({ ...LAYERS, ...POOLS }[name] ?? assert.fail()).config ?? assert.fail()), functional: true });
    assert.equal(of('padding_strides'), 'F.conv2d(input, weight, bias, stride=2, padding=1)');
    assert.equal(of('depthwise'), 'F.conv2d(input, weight, bias, padding=1, groups=32)');
    assert.equal(of('strip_transposed'), 'F.conv_transpose1d(input, weight, bias, stride=2, padding=1)');
    assert.equal(of('resnet_pool'), 'F.max_pool2d(input, 3, stride=2, padding=1)');
    assert.equal(of('average_unpadded'), 'F.avg_pool2d(input, 3, stride=2, padding=1, ceil_mode=True, count_include_pad=False)');
  });
});
