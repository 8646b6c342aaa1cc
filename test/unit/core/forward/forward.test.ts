import assert from 'node:assert/strict';
import { forward, type AxisGeometry, type ConvGeometry } from '../../../../src/core/forward';
import { assertClose, forwardCases, geometryOf, nameOf } from './truth';

/** A square one-channel convolution without bias. */
function square(input: number, output: number, axis: Partial<AxisGeometry> = {}): ConvGeometry {
  const side: AxisGeometry = {
    windows: 'sliding',
    input,
    output,
    kernel: 3,
    stride: 1,
    dilation: 1,
    padBefore: 0,
    padAfter: 0,
    outputPadding: 0,
    ...axis,
  };
  return {
    transposed: false,
    inChannels: 1,
    outChannels: 1,
    groups: 1,
    bias: false,
    paddingMode: 'zeros',
    axes: [side, side],
    rule: { kind: 'sum' },
  };
}

describe('forward', () => {
  it('gives the golden numbers of conv_arithmetic', () => {
    const input = [3, 3, 2, 1, 0, 0, 0, 1, 3, 1, 3, 1, 2, 2, 3, 2, 0, 0, 2, 2, 2, 0, 0, 0, 1];
    const weight = [0, 1, 2, 2, 2, 0, 0, 1, 2];
    const table: readonly (readonly [string, ConvGeometry, readonly number[]])[] = [
      ['no padding, no strides', square(5, 3), [12, 12, 17, 10, 17, 19, 9, 6, 14]],
      ['padding, strides', square(5, 3, { stride: 2, padBefore: 1, padAfter: 1 }), [6, 17, 3, 8, 17, 13, 6, 4, 4]],
    ];
    for (const [name, geometry, expected] of table) assert.deepEqual([...forward(geometry, { input, weight, bias: null })], expected, name);
  });

  it('agrees with PyTorch on all kinds, padding modes, groups and batches', () => {
    const cases = forwardCases();
    assert(cases.length >= 150);
    for (const truth of cases) {
      const geometry = geometryOf(truth);
      const batch = truth.input.shape.length === geometry.axes.length + 2 ? (truth.input.shape[0] ?? 1) : 1;
      assertClose(
        forward(geometry, { input: truth.input.data, weight: truth.weight, bias: truth.bias }, batch),
        truth.output.data,
        nameOf(truth),
      );
    }
  });

  it('covers every kind with every padding mode it has', () => {
    const seen = new Set(
      forwardCases().map(
        ({ type, arguments: { padding_mode = 'zeros', padding } }) =>
          `${type} ${padding_mode}${typeof padding === 'string' ? ` ${padding}` : ''}`,
      ),
    );
    for (const rank of [1, 2, 3]) {
      for (const mode of ['zeros', 'reflect', 'replicate', 'circular', 'zeros same'])
        assert(seen.has(`Conv${rank}d ${mode}`), `Conv${rank}d ${mode}`);
      assert(seen.has(`ConvTranspose${rank}d zeros`));
    }
  });

  it('refuses tensors that do not fit their layout, with both numbers', () => {
    const geometry = square(5, 3);
    const input = new Float64Array(25);
    const weight = new Float64Array(9);
    assert.throws(
      () => forward(geometry, { input: new Float64Array(24), weight, bias: null }),
      /input has 24 elements, but its layout asks for 25/,
    );
    assert.throws(
      () => forward(geometry, { input, weight: new Float64Array(8), bias: null }),
      /weight has 8 elements, but its layout asks for 9/,
    );
    assert.throws(() => forward(geometry, { input, weight, bias: [1, 2] }), /bias has 2 elements, but its layout asks for 1/);
  });
});
