import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fastForward, forward, outputPositions, planForward, runForward, type ConvGeometry } from '../../../../../src/core/forward';
import { drawnConvolutions, tensorsOf } from '../geometries';
import { assertClose, assertClose32, batchOf, float32Cases, forwardCases, geometryOf, nameOf } from '../truth';

describe('fastForward', () => {
  it('agrees with PyTorch in float64', () => {
    const cases = forwardCases();
    for (const truth of cases) {
      const geometry = geometryOf(truth);
      const output = new Float64Array(truth.output.data.length);
      assertClose(
        fastForward(geometry, { input: truth.input.data, weight: truth.weight, bias: truth.bias }, batchOf(truth, geometry), output),
        truth.output.data,
        nameOf(truth),
      );
    }
    assert(cases.length >= 1000);
    console.log(`      ${String(cases.length)} layers in float64`);
  });

  it('agrees with PyTorch in float32', () => {
    const cases = float32Cases();
    for (const truth of cases) {
      const geometry = geometryOf(truth);
      const output = new Float32Array(truth.output.data.length);
      const tensors = {
        input: Float32Array.from(truth.input.data),
        weight: Float32Array.from(truth.weight),
        bias: truth.bias && Float32Array.from(truth.bias),
      };
      assertClose32(fastForward(geometry, tensors, batchOf(truth, geometry), output), truth.output.data, nameOf(truth));
    }
    assert(cases.length >= 100);
    console.log(`      ${String(cases.length)} layers in float32`);
  });

  it('equals the reference on every legal convolution', () => {
    fc.assert(
      fc.property(drawnConvolutions, drawn => {
        const { geometry, batch } = drawn;
        const tensors = tensorsOf(drawn);
        const plan = planForward(geometry);
        assert(plan);
        const output = new Float64Array(batch * geometry.outChannels * outputPositions(geometry)).fill(NaN);
        assert.deepEqual(runForward(plan, tensors, batch, output), forward(geometry, tensors, batch));
      }),
      { numRuns: 1000 },
    );
  });

  it('goes back to the reference where a padded copy would be mostly unread', () => {
    const axis = {
      windows: 'sliding' as const,
      input: 1,
      output: 3,
      kernel: 1,
      stride: 10_000,
      dilation: 1,
      padBefore: 10_000,
      padAfter: 10_000,
      outputPadding: 0,
    };
    const geometry: ConvGeometry = {
      transposed: false,
      inChannels: 1,
      outChannels: 1,
      groups: 1,
      bias: true,
      paddingMode: 'zeros',
      rule: { kind: 'sum' },
      axes: [axis, axis],
    };
    assert.equal(planForward(geometry), null);
    assert.deepEqual(
      [...fastForward(geometry, { input: [3], weight: [5], bias: [1] }, 1, new Float64Array(9))],
      [1, 1, 1, 1, 16, 1, 1, 1, 1],
    );
  });

  it('keeps what is infinite or huge as the formula has it, also where outputs are computed by pairs', () => {
    const axis = {
      windows: 'sliding' as const,
      input: 6,
      output: 12,
      kernel: 4,
      stride: 2,
      dilation: 1,
      padBefore: 2,
      padAfter: 2,
      outputPadding: 0,
    };
    const geometry: ConvGeometry = {
      transposed: true,
      inChannels: 1,
      outChannels: 4,
      groups: 1,
      bias: false,
      paddingMode: 'zeros',
      rule: { kind: 'sum' },
      axes: [axis, axis],
    };
    const plan = planForward(geometry);
    assert(plan);
    assert(plan.parts.every(part => part.pairs));
    const weight = Array.from({ length: 64 }, (_, i) => i - 31);
    for (const special of [Infinity, -Infinity, NaN, 1e300]) {
      const input = Array.from({ length: 36 }, (_, i) => (i === 20 ? special : i));
      const tensors = { input, weight, bias: null };
      assert.deepEqual(runForward(plan, tensors, 1, new Float64Array(4 * 144)), forward(geometry, tensors, 1), String(special));
    }
  });

  it('refuses tensors that do not fit their layout', () => {
    const axis = {
      windows: 'sliding' as const,
      input: 5,
      output: 3,
      kernel: 3,
      stride: 1,
      dilation: 1,
      padBefore: 0,
      padAfter: 0,
      outputPadding: 0,
    };
    const geometry: ConvGeometry = {
      transposed: false,
      inChannels: 1,
      outChannels: 1,
      groups: 1,
      bias: false,
      paddingMode: 'zeros',
      rule: { kind: 'sum' },
      axes: [axis],
    };
    assert.throws(
      () => fastForward(geometry, { input: [1, 2], weight: [1, 2, 3], bias: null }, 1, new Float64Array(3)),
      /input has 2 elements, but its layout asks for 5/,
    );
    assert.throws(
      () => fastForward(geometry, { input: [1, 2, 3, 4, 5], weight: [1, 2, 3], bias: null }, 1, new Float64Array(4)),
      /output has 4 elements, but its layout asks for 3/,
    );
  });
});
