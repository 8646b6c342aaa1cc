import assert from 'node:assert/strict';
import { fastForward, forward, outputPositions, pool, resolveGeometry, type PoolGeometry } from '../../../../src/core/forward';
import { convModule, convOutput, convParams, poolOutput, presets, type ConvType, type Preset } from '../../../../src/core/shape';

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

const poolings: ReadonlySet<string> = new Set(['AvgPool2d', 'MaxPool2d']);

function pooled({ type, args, input }: Preset): PoolGeometry {
  const number = (name: string): number => Number(args[name]?.kind === 'int' ? args[name].value : NaN);
  const [kernel, stride] = [number('kernel_size'), number('stride')];
  const output = poolOutput(
    {
      type: type === 'MaxPool2d' ? 'max' : 'avg',
      rank: 2,
      kernel_size: [kernel],
      stride: [stride],
      padding: [0],
      dilation: [1],
      ceil_mode: false,
    },
    input,
  );
  assert(output.kind === 'ok');
  const axes = input.slice(1).map((size, i) => ({
    windows: 'sliding' as const,
    input: size,
    output: Number(output.value[i + 1]),
    kernel,
    stride,
    padBefore: 0,
    padAfter: 0,
    dilation: 1,
    outputPadding: 0,
  }));
  return type === 'MaxPool2d' ? { kind: 'max', axes } : { kind: 'avg', axes, countIncludePad: true, divisor: null };
}

describe('the presets', () => {
  it("are the article's seven, two with groups and dilation, and the nineteen of conv_arithmetic", () => {
    const count = (origin: Preset['origin']): number => presets.filter(preset => preset.origin === origin).length;
    assert.deepEqual([count('article'), count('thevenot'), count('conv_arithmetic')], [7, 2, 19]);
    assert.equal(new Set(presets.map(({ name }) => name)).size, presets.length);
  });

  for (const preset of presets) {
    const { name, call, type, args, input, output, numbers } = preset;
    it(`${name}: ${call} makes (${output.join(', ')}) of (${input.join(', ')})`, () => {
      if (poolings.has(type)) {
        const geometry = pooled(preset);
        assert.deepEqual([input[0], ...geometry.axes.map(axis => axis.output)], output);
        if (numbers) assert.deepEqual([...pool(geometry, numbers.input, 1).output], numbers.output);
        return;
      }
      const config = convModule(type as ConvType, args);
      assert(config.kind === 'ok');
      assert.deepEqual(convOutput(config.value, input), { kind: 'ok', value: output });
      const params = PARAMS[name];
      if (params !== undefined) assert.equal(convParams(config.value), params);
      if (!numbers?.weight) return;
      const geometry = resolveGeometry(config.value, input);
      assert(geometry.kind === 'ok');
      const tensors = { input: numbers.input, weight: numbers.weight, bias: null };
      assert.deepEqual([...forward(geometry.value, tensors)], numbers.output);
      const fast = new Float64Array(geometry.value.outChannels * outputPositions(geometry.value));
      fastForward(geometry.value, tensors, 1, fast);
      assert.deepEqual([...fast], numbers.output);
    });
  }
});
