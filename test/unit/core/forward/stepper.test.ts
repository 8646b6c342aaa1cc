import assert from 'node:assert/strict';
import {
  asVolume,
  contributions,
  forward,
  indexOf,
  inputChannels,
  outputPositions,
  outputValue,
  positionAt,
  readLine,
  stepAt,
  taps,
  type ConvGeometry,
  type LayerValues,
} from '../../../../src/core/forward';
import { assertClose, forwardCases, geometryOf, nameOf, type ForwardCase } from './truth';

/** The numbers of the first sample of a case, looked up in its tensors. */
function valuesOf(geometry: ConvGeometry, { input, weight, bias }: ForwardCase): LayerValues {
  const inputs = geometry.axes.map(axis => axis.input);
  const kernels = geometry.axes.map(axis => axis.kernel);
  const at = (data: readonly number[], index: number): number => data[index] ?? assert.fail(`no element ${index}`);
  const size = (sizes: readonly number[]): number => sizes.reduce((product, n) => product * n, 1);
  return {
    input: (channel, position) => at(input.data, channel * size(inputs) + indexOf(inputs, position)),
    weight: (out, inChannel, position) => {
      const outPerGroup = geometry.outChannels / geometry.groups;
      const { from, count } = inputChannels(geometry, out);
      const first = geometry.transposed ? (from + inChannel) * outPerGroup + (out % outPerGroup) : out * count + inChannel;
      return at(weight, first * size(kernels) + indexOf(kernels, position));
    },
    bias: out => at(bias ?? [], out),
  };
}

/** Every output element of the first sample. */
function* elements(geometry: ConvGeometry): Generator<{ channel: number; position: number[] }> {
  const sizes = geometry.axes.map(axis => axis.output);
  for (let channel = 0; channel < geometry.outChannels; channel++) {
    for (let index = 0; index < outputPositions(geometry); index++) yield { channel, position: positionAt(sizes, index) };
  }
}

const CASES = forwardCases();

describe('stepper', () => {
  it('comes to what PyTorch comes to, element by element', () => {
    for (const truth of CASES) {
      const geometry = geometryOf(truth);
      const values = valuesOf(geometry, truth);
      const results = [...elements(geometry)].map(element => outputValue(geometry, values, element));
      assertClose(results, truth.output.data.slice(0, results.length), nameOf(truth));
    }
  });

  it('accounts for every result: taps add up to channels, channels to the running sum, and the bias to the result', () => {
    for (const truth of CASES.filter((_, index) => index % 4 === 0)) {
      const geometry = geometryOf(truth);
      const values = valuesOf(geometry, truth);
      for (const element of elements(geometry)) {
        const step = stepAt(geometry, values, element);
        const sums = step.channelSums.map((_, inChannel) =>
          taps(geometry, values, element, inChannel).reduce((sum, tap) => sum + tap.product, 0),
        );
        assertClose(step.channelSums, sums, nameOf(truth));
        assertClose([(step.running.at(-1) ?? 0) + (step.bias ?? 0)], [step.result], nameOf(truth));
        assert.equal(step.result, outputValue(geometry, values, element));
      }
    }
  });

  it('reads through the window: every tap inside it, within the read line, and as many as the kernel has weights', () => {
    for (const truth of CASES) {
      const geometry = geometryOf(truth);
      const values = valuesOf(geometry, truth);
      const weights = geometry.axes.reduce((product, axis) => product * axis.kernel, 1);
      for (const element of elements(geometry)) {
        if (element.channel > 0) break;
        const { window } = stepAt(geometry, values, element);
        const read = taps(geometry, values, element, 0);
        assert.equal(new Set(read.map(tap => tap.kernel.join())).size, weights);
        for (const tap of read) {
          for (const [axis, at] of tap.at.entries()) {
            const { start, size } = window[axis] ?? assert.fail();
            const line = readLine(geometry.axes[axis] ?? assert.fail(), geometry.transposed);
            assert(at >= start && at < start + size && at >= line.from && at < line.to, nameOf(truth));
          }
        }
      }
    }
  });

  it('tells the scatter story with the same products as the gather story', () => {
    for (const truth of CASES.filter((_, index) => index % 3 === 0)) {
      const geometry = geometryOf(truth);
      const values = valuesOf(geometry, truth);
      const outputs = geometry.axes.map(axis => axis.output);
      const inputs = geometry.axes.map(axis => axis.input);
      const channel = geometry.outChannels - 1;
      const { from, count } = inputChannels(geometry, channel);
      const sums = new Float64Array(outputPositions(geometry)).fill(geometry.bias ? values.bias(channel) : 0);
      for (let inChannel = from; inChannel < from + count; inChannel++) {
        for (let index = 0; index < inputs.reduce((product, n) => product * n, 1); index++) {
          for (const { output, product } of contributions(
            geometry,
            values,
            { channel: inChannel, position: positionAt(inputs, index) },
            channel,
          )) {
            const at = indexOf(outputs, output);
            sums[at] = (sums[at] ?? 0) + product;
          }
        }
      }
      assertClose(sums, truth.output.data.slice(channel * sums.length, (channel + 1) * sums.length), nameOf(truth));
    }
  });

  it('gives an input of another group no output', () => {
    const grouped = CASES.find(({ arguments: { groups } }) => groups > 1) ?? assert.fail();
    const geometry = geometryOf(grouped);
    const values = valuesOf(geometry, grouped);
    const position = geometry.axes.map(() => 0);
    assert.deepEqual(contributions(geometry, values, { channel: geometry.inChannels - 1, position }, 0), []);
  });

  it('says of padding where its value comes from', () => {
    const strip = (paddingMode: ConvGeometry['paddingMode']): ConvGeometry => ({
      transposed: false,
      inChannels: 1,
      outChannels: 1,
      groups: 1,
      bias: false,
      paddingMode,
      rule: { kind: 'sum' },
      axes: [{ windows: 'sliding', input: 4, output: 8, kernel: 1, stride: 1, dilation: 1, padBefore: 2, padAfter: 2, outputPadding: 0 }],
    });
    const values: LayerValues = { input: (_, [at = 0]) => 10 + at, weight: () => 1, bias: () => 0 };
    const table = [
      ['zeros', [0, 0, 10, 11, 12, 13, 0, 0]],
      ['reflect', [12, 11, 10, 11, 12, 13, 12, 11]],
      ['replicate', [10, 10, 10, 11, 12, 13, 13, 13]],
      ['circular', [12, 13, 10, 11, 12, 13, 10, 11]],
    ] as const;
    for (const [mode, expected] of table) {
      const read = expected.map((_, at) => taps(strip(mode), values, { channel: 0, position: [at] }, 0)[0] ?? assert.fail());
      assert.deepEqual(
        read.map(tap => tap.value),
        expected,
        mode,
      );
      assert.deepEqual(
        read.map(tap => tap.kind),
        ['padding', 'padding', 'input', 'input', 'input', 'input', 'padding', 'padding'],
        mode,
      );
      assert.deepEqual(
        read.map(tap => tap.source === null),
        read.map(tap => mode === 'zeros' && tap.kind === 'padding'),
        mode,
      );
    }
  });

  it('shows a transposed convolution the inserted zeros and the kernel turned round', () => {
    const geometry: ConvGeometry = {
      transposed: true,
      inChannels: 1,
      outChannels: 1,
      groups: 1,
      bias: false,
      paddingMode: 'zeros',
      rule: { kind: 'sum' },
      axes: [{ windows: 'sliding', input: 2, output: 5, kernel: 3, stride: 2, dilation: 1, padBefore: 0, padAfter: 0, outputPadding: 0 }],
    };
    const values: LayerValues = {
      input: (_, [at = 0]) => [5, 7][at] ?? 0,
      weight: (_o, _c, [k = 0]) => [1, 10, 100][k] ?? 0,
      bias: () => 0,
    };
    const read = [0, 1, 2, 3, 4].map(at =>
      taps(geometry, values, { channel: 0, position: [at] }, 0).map(({ kind, kernel, value }) => `${kind} ${value} w${kernel.join()}`),
    );
    assert.deepEqual(read, [
      ['padding 0 w2', 'padding 0 w1', 'input 5 w0'],
      ['padding 0 w2', 'input 5 w1', 'inserted 0 w0'],
      ['input 5 w2', 'inserted 0 w1', 'input 7 w0'],
      ['inserted 0 w2', 'input 7 w1', 'padding 0 w0'],
      ['input 7 w2', 'padding 0 w1', 'padding 0 w0'],
    ]);
    assert.deepEqual([...forward(geometry, { input: [5, 7], weight: [1, 10, 100], bias: null })], [5, 50, 507, 70, 700]);
  });

  it('costs what is looked at: an element of a layer with 512 channels of 224×224 reads its window only', () => {
    let reads = 0;
    const axis = {
      windows: 'sliding' as const,
      input: 224,
      output: 224,
      kernel: 3,
      stride: 1,
      dilation: 1,
      padBefore: 1,
      padAfter: 1,
      outputPadding: 0,
    };
    const geometry: ConvGeometry = {
      transposed: false,
      inChannels: 512,
      outChannels: 512,
      groups: 1,
      bias: true,
      paddingMode: 'zeros',
      rule: { kind: 'sum' },
      axes: [axis, axis],
    };
    const values: LayerValues = { input: () => ++reads, weight: () => 1, bias: () => 0 };
    stepAt(geometry, values, { channel: 511, position: [112, 112] });
    assert.equal(reads, 512 * 9);
    reads = 0;
    assert.equal(taps(geometry, values, { channel: 511, position: [0, 0] }, 100).length, 9);
    assert.equal(reads, 4);
  });

  it('is the same convolution over three axes', () => {
    for (const truth of CASES.filter(({ type }) => !type.includes('3'))) {
      const geometry = geometryOf(truth);
      const volume = asVolume(geometry);
      assert.equal(volume.rank, geometry.axes.length);
      const batch = truth.output.data.length / (geometry.outChannels * outputPositions(geometry));
      assertClose(
        forward(volume, { input: truth.input.data, weight: truth.weight, bias: truth.bias }, batch),
        truth.output.data,
        nameOf(truth),
      );
    }
  });
});
