import assert from 'node:assert/strict';
import {
  fastForward,
  forward,
  indexOf,
  outputPositions,
  outputValue,
  positionAt,
  resolveGeometry,
  type ConvGeometry,
} from '../../../../src/core/forward';
import { layerFromCall, layerOutput, layerParams, presets, type PresetNumbers } from '../../../../src/core/shape';

/** What the article says of its examples, and what torch says of the rest: parameters with the bias. */
const PARAMS: Readonly<Record<string, number>> = {
  article_1: 56,
  article_4: 40,
  article_6: 112,
  groups: 40,
  article_3: 10,
  article_8: 62,
  article_10: 56,
  article_12: 19,
  dilation_per_axis: 19,
};

/** The output of a layer without bias, one element after the other, as the picture computes it. */
function stepped(geometry: ConvGeometry, numbers: PresetNumbers): number[] {
  const { axes, inChannels, outChannels, groups } = geometry;
  const [inputs, outputs, kernels] = [axes.map(axis => axis.input), axes.map(axis => axis.output), axes.map(axis => axis.kernel)];
  const values = {
    input: (channel: number, position: readonly number[]): number =>
      numbers.input[indexOf([inChannels, ...inputs], [channel, ...position])] ?? NaN,
    weight: (to: number, from: number, position: readonly number[]): number =>
      numbers.weight?.[indexOf([outChannels, inChannels / groups, ...kernels], [to, from, ...position])] ?? NaN,
    bias: (): number => NaN,
  };
  return Array.from({ length: outChannels * outputPositions(geometry) }, (_, index) => {
    const [channel = 0, ...position] = positionAt([outChannels, ...outputs], index);
    return outputValue(geometry, values, { channel, position });
  });
}

describe('the presets', () => {
  it('have names of their own', () => {
    assert.equal(new Set(presets.map(({ name }) => name)).size, presets.length);
  });

  for (const { name, call, type, args, input, output, numbers } of presets) {
    it(`${name}: ${call} makes (${output.join(', ')}) of (${input.join(', ')})`, () => {
      const config = layerFromCall(type, args);
      assert(config.kind === 'ok');
      assert.deepEqual(layerOutput(config.value, input), { kind: 'ok', value: output });
      const params = PARAMS[name];
      if (params !== undefined) assert.equal(layerParams(config.value), params);
      if (!numbers) return;
      const geometry = resolveGeometry(config.value, input);
      assert(geometry.kind === 'ok');
      assert.deepEqual(stepped(geometry.value, numbers), numbers.output);
      if (!numbers.weight) return;
      const tensors = { input: numbers.input, weight: numbers.weight, bias: null };
      assert.deepEqual([...forward(geometry.value, tensors)], numbers.output);
      const fast = new Float64Array(numbers.output.length);
      fastForward(geometry.value, tensors, 1, fast);
      assert.deepEqual([...fast], numbers.output);
    });
  }
});
