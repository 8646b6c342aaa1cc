import assert from 'node:assert/strict';
import fc from 'fast-check';
import { extent, readLine, windowStart, type AxisGeometry } from '../../../../src/core/forward';
import { isWithin, stretchLength, MOST_CELLS, viewportAt } from '../../../../webview/scene/viewport';

/** A convolution's axis with its output size, or null where the kernel does not fit. */
function conv(input: number, kernel: number, stride = 1, padding = 0, dilation = 1): AxisGeometry {
  const output = Math.floor((input + 2 * padding - dilation * (kernel - 1) - 1) / stride) + 1;
  return { windows: 'sliding', input, output, kernel, stride, dilation, padBefore: padding, padAfter: padding, outputPadding: 0 };
}

function transposed(input: number, kernel: number, stride = 1, padding = 0, dilation = 1, outputPadding = 0): AxisGeometry {
  const output = (input - 1) * stride - 2 * padding + dilation * (kernel - 1) + outputPadding + 1;
  return { windows: 'sliding', input, output, kernel, stride, dilation, padBefore: padding, padAfter: padding, outputPadding };
}

describe('viewportAt', () => {
  const table: readonly (readonly [string, AxisGeometry, boolean, number, number, string, string])[] = [
    ['all of a small axis, padding included', conv(5, 3, 1, 1), false, 2, 10, '-1..6', '0..5'],
    ['the first page of a large axis', conv(224, 3, 1, 1), false, 0, 10, '-1..9', '0..8'],
    ['the same page as long as its outputs last', conv(224, 3, 1, 1), false, 7, 10, '-1..9', '0..8'],
    ['the next page', conv(224, 3, 1, 1), false, 8, 10, '7..17', '8..16'],
    ['the last page, pulled back to the end', conv(224, 3, 1, 1), false, 223, 10, '215..225', '216..224'],
    ['whole windows only', conv(224, 7, 2, 3), false, 0, 10, '-3..7', '0..2'],
    ['a window larger than the page', conv(224, 16, 16), false, 3, 10, '48..64', '3..4'],
    ['the whole output beside a page of the input', conv(224, 32, 32), false, 3, 10, '96..128', '0..7'],
    ['a transposed axis with its inserted zeros', transposed(3, 3, 2, 1), true, 0, 10, '-1..6', '0..5'],
    ['a page of a transposed axis', transposed(28, 2, 2), true, 30, 10, '26..36', '27..36'],
    ['padding that crops a transposed axis', transposed(5, 1, 1, 1), true, 0, 10, '0..5', '0..3'],
  ];
  for (const [name, axis, isTransposed, o, capacity, input, output] of table) {
    it(`shows ${name}`, () => {
      const viewport = viewportAt(axis, isTransposed, o, capacity);
      assert.equal(`${viewport.input.from}..${viewport.input.to}`, input);
      assert.equal(`${viewport.output.from}..${viewport.output.to}`, output);
    });
  }

  it('always holds the output and its window, within the tensor and the capacity', () => {
    const axes = fc.record({
      input: fc.integer({ min: 1, max: 300 }),
      kernel: fc.integer({ min: 1, max: 9 }),
      stride: fc.integer({ min: 1, max: 9 }),
      padding: fc.integer({ min: 0, max: 8 }),
      dilation: fc.integer({ min: 1, max: 5 }),
    });
    fc.assert(
      fc.property(
        axes,
        fc.boolean(),
        fc.integer({ min: 1, max: 30 }),
        fc.nat(),
        ({ input, kernel, stride, padding, dilation }, isTransposed, capacity, seed) => {
          const axis = (isTransposed ? transposed : conv)(input, kernel, stride, padding, dilation);
          fc.pre(axis.output > 0);
          const o = seed % axis.output;
          const { input: shown, output, line } = viewportAt(axis, isTransposed, o, capacity);
          const start = windowStart(axis, isTransposed, o);
          assert(isWithin(output, o) && output.from >= 0 && output.to <= axis.output && stretchLength(output) <= capacity);
          assert(
            shown.from >= line.from &&
              shown.to <= line.to &&
              stretchLength(shown) <= Math.min(MOST_CELLS, Math.max(capacity, extent(axis))),
          );
          if (extent(axis) <= MOST_CELLS) assert(shown.from <= start && start + extent(axis) <= shown.to);
          assert.deepEqual(line, readLine(axis, isTransposed));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
