/**
 * A convolution whose sizes are all known, reduced to what the numbers and the picture need.
 *
 * Both directions use one coordinate system per axis, the *read line*: the positions that a sliding window of stride
 * `step` reads. For a convolution, this line is the input itself, with padding at negative positions and from `input` on.
 * For a transposed convolution, it is the input with `stride − 1` zeros inserted between neighbours, and the window slides
 * over it by one with the kernel flipped (Dumoulin & Visin, "A guide to convolution arithmetic for deep learning", §4).
 */

import { adaptiveReach, adaptiveWindow, type PaddingMode } from '../shape';

/** One spatial axis. Sizes in cells. */
export interface AxisGeometry {
  /** Windows of one size at a fixed distance, or those of adaptive pooling, which divide the axis among the outputs. */
  readonly windows: 'sliding' | 'adaptive';
  readonly input: number;
  readonly output: number;
  /** The number of positions in a window; for adaptive windows, in the largest. */
  readonly kernel: number;
  /** The distance between windows; for adaptive windows, the largest. */
  readonly stride: number;
  readonly dilation: number;
  /** Cells added before and after, as configured. They differ only for `padding='same'` with an odd total. */
  readonly padBefore: number;
  readonly padAfter: number;
  /** Transposed only: cells added at the end of the output. 0 otherwise. */
  readonly outputPadding: number;
}

export interface ConvGeometry {
  readonly transposed: boolean;
  readonly inChannels: number;
  readonly outChannels: number;
  readonly groups: number;
  readonly bias: boolean;
  readonly paddingMode: PaddingMode;
  /** In torch's order: (L), (H, W) or (D, H, W). */
  readonly axes: readonly AxisGeometry[];
  readonly rule: WindowRule;
}

/** How the cells of a window are combined: with weights, a sum of products over channels; without them, one number per channel. */
export type WindowRule = { readonly kind: 'sum' } | Pooling;

export type Pooling =
  | { readonly kind: 'max' }
  | {
      readonly kind: 'avg';
      readonly countIncludePad: boolean;
      /** The divisor, if it is not the number of cells. */
      readonly divisor: number | null;
    }
  | {
      /** The root of a sum of powers, with torch's treatment of the sign. */
      readonly kind: 'power';
      /** The exponent. */
      readonly norm: number;
    };

/** The contents of one position of the read line. */
export type ReadKind = 'input' | 'padding' | 'inserted';

/** Cells from the first to the last that a kernel axis reads: d(k − 1) + 1. For windows that differ, the largest. */
export function extent({ kernel, dilation }: AxisGeometry): number {
  return dilation * (kernel - 1) + 1;
}

/** The same for the window of output `o`. */
export function extentAt(axis: AxisGeometry, o: number): number {
  return axis.dilation * (placesAt(axis, o) - 1) + 1;
}

/** How many positions the window of output `o` has. */
export function placesAt(axis: AxisGeometry, o: number): number {
  switch (axis.windows) {
    case 'sliding':
      return axis.kernel;
    case 'adaptive': {
      const { start, end } = adaptiveWindow(axis.input, axis.output, o);
      return end - start;
    }
  }
}

/** Whether some windows have more places than others. The first is one of the smallest. */
export function windowsDiffer(axis: AxisGeometry): boolean {
  return placesAt(axis, 0) < axis.kernel;
}

/** Where the window of output `o` begins on the read line. */
export function windowStart(axis: AxisGeometry, transposed: boolean, o: number): number {
  switch (axis.windows) {
    case 'sliding':
      return transposed ? o + axis.padBefore - axis.dilation * (axis.kernel - 1) : o * axis.stride - axis.padBefore;
    case 'adaptive':
      return adaptiveWindow(axis.input, axis.output, o).start;
  }
}

/** The maximum number of cells of the read line that the windows of so many neighbouring outputs span. */
export function reach(axis: AxisGeometry, transposed: boolean, outputs: number): number {
  switch (axis.windows) {
    case 'sliding':
      return (outputs - 1) * (transposed ? 1 : axis.stride) + extent(axis);
    case 'adaptive':
      return adaptiveReach(axis.input, axis.output, outputs);
  }
}

/** The weight index at the `j`-th position of the window: transposed convolutions read the kernel backwards. */
export function weightIndex(axis: AxisGeometry, transposed: boolean, j: number): number {
  return transposed ? axis.kernel - 1 - j : j;
}

/** The range [from, to) of the read line that the picture shows: all data, all padding, and everything that is ever read. */
export function readLine(axis: AxisGeometry, transposed: boolean): { readonly from: number; readonly to: number } {
  const lastRead = axis.output > 0 ? windowStart(axis, transposed, axis.output - 1) + extentAt(axis, axis.output - 1) : 0;
  if (!transposed) return { from: -axis.padBefore, to: Math.max(axis.input + axis.padAfter, lastRead) };
  const data = axis.input > 0 ? (axis.input - 1) * axis.stride + 1 : 0;
  return { from: Math.min(0, windowStart(axis, true, 0)), to: Math.max(data, lastRead) };
}

/** The input channels that one output channel reads, as a half-open range. */
export function channelsRead(
  geometry: ConvGeometry,
  outChannel: number,
): { readonly from: number; readonly count: number; readonly group: number } {
  const count = geometry.inChannels / geometry.groups;
  const group = Math.floor(outChannel / (geometry.outChannels / geometry.groups));
  return { from: group * count, count, group };
}

/** The number of output positions in one channel. */
export function outputPositions(geometry: ConvGeometry): number {
  return geometry.axes.reduce((product, axis) => product * axis.output, 1);
}

/** Converts a row-major index to a position, and back. */
export function positionAt(sizes: readonly number[], index: number): number[] {
  const position: number[] = [];
  let rest = index;
  for (const size of [...sizes].reverse()) {
    position.unshift(size > 0 ? rest % size : 0);
    rest = size > 0 ? Math.floor(rest / size) : 0;
  }
  return position;
}

export function indexOf(sizes: readonly number[], position: readonly number[]): number {
  return sizes.reduce((index, size, axis) => index * size + (position[axis] ?? 0), 0);
}
