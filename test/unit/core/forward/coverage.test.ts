import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  feedCounts,
  indexOf,
  inputsOfWeight,
  positionAt,
  readCounts,
  taps,
  unreadInputs,
  type ConvGeometry,
} from '../../../../src/core/forward';
import { drawnConvolutions } from './geometries';

const RUNS = { numRuns: 250, seed: 411 };
const ONES = { input: () => 1, weight: () => 1, bias: () => 0 };

/** Every tap of every output of the first channel that meets an input cell. */
function meetings({
  axes,
  ...rest
}: ConvGeometry): { readonly output: readonly number[]; readonly kernel: readonly number[]; readonly source: readonly number[] }[] {
  const geometry = { ...rest, axes };
  const outputs = axes.map(axis => axis.output);
  const count = outputs.reduce((product, size) => product * size, 1);
  return Array.from({ length: count }, (_, p) => positionAt(outputs, p)).flatMap(output =>
    taps(geometry, ONES, { channel: 0, position: output }, 0).flatMap(({ kernel, source }) =>
      source === null ? [] : [{ output, kernel, source }],
    ),
  );
}

function tally(sizes: readonly number[], positions: readonly (readonly number[])[]): number[] {
  const counts = Array.from({ length: sizes.reduce((product, size) => product * size, 1) }, () => 0);
  for (const position of positions) {
    const at = indexOf(sizes, position);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}

/** The products of counts along each axis, row-major. */
function crossed(perAxis: readonly (readonly number[])[]): number[] {
  return perAxis.reduce<number[]>((counts, axis) => counts.flatMap(outer => axis.map(inner => outer * inner)), [1]);
}

describe('the inverses of the stepper', () => {
  it('say how often each input cell is read', () => {
    fc.assert(
      fc.property(drawnConvolutions, ({ geometry }) => {
        const { axes } = geometry;
        assert.deepEqual(
          crossed(axes.map(axis => readCounts(geometry, axis))),
          tally(
            axes.map(axis => axis.input),
            meetings(geometry).map(({ source }) => source),
          ),
        );
      }),
      RUNS,
    );
  });

  it('say how many weights meet an input at each output', () => {
    fc.assert(
      fc.property(drawnConvolutions, ({ geometry }) => {
        const { axes } = geometry;
        assert.deepEqual(
          crossed(axes.map(axis => feedCounts(geometry, axis))),
          tally(
            axes.map(axis => axis.output),
            meetings(geometry).map(({ output }) => output),
          ),
        );
      }),
      RUNS,
    );
  });

  it('say which inputs a weight multiplies', () => {
    fc.assert(
      fc.property(drawnConvolutions, fc.nat(), ({ geometry }, seed) => {
        const kernel = geometry.axes.map((axis, i) => (seed >> (3 * i)) % axis.kernel);
        const met = meetings(geometry)
          .filter(meeting => meeting.kernel.every((k, i) => k === kernel[i]))
          .map(({ source }) => source);
        const perAxis = geometry.axes.map((_, i) => [...new Set(met.map(source => source[i] ?? 0))].sort((a, b) => a - b));
        const mine = inputsOfWeight(geometry, kernel);
        // Along one axis a weight may meet cells that along another it never does: then it meets none.
        assert.deepEqual(mine.some(axis => axis.length === 0) ? geometry.axes.map(() => []) : mine, perAxis);
      }),
      RUNS,
    );
  });

  it('name the rows that a stride leaves over', () => {
    const axis = {
      windows: 'sliding' as const,
      input: 6,
      output: 2,
      kernel: 3,
      stride: 2,
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
    assert.deepEqual(unreadInputs(geometry, axis), [5]);
    assert.deepEqual(readCounts(geometry, axis), [1, 1, 2, 1, 1, 0]);
  });

  it('show the checkerboard of a kernel that its stride does not divide', () => {
    const axis = {
      windows: 'sliding' as const,
      input: 4,
      output: 9,
      kernel: 3,
      stride: 2,
      dilation: 1,
      padBefore: 0,
      padAfter: 0,
      outputPadding: 0,
    };
    const geometry: ConvGeometry = {
      transposed: true,
      inChannels: 1,
      outChannels: 1,
      groups: 1,
      bias: false,
      paddingMode: 'zeros',
      rule: { kind: 'sum' },
      axes: [axis],
    };
    assert.deepEqual(feedCounts(geometry, axis), [1, 1, 2, 1, 2, 1, 2, 1, 1]);
  });
});
