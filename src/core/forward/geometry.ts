/**
 * A convolution with every size known: what the numbers and the picture need, and nothing else.
 *
 * Both directions are told in one coordinate system per axis, the *read line*: the positions a sliding window of stride
 * `step` reads. For a convolution that line is the input itself, with padding at negative positions and from `input` on.
 * For a transposed convolution it is the input with `stride − 1` zeros inserted between neighbours, and the window slides by
 * one over it with the kernel flipped (Dumoulin & Visin, "A guide to convolution arithmetic for deep learning", §4).
 */

import { adaptiveReach, adaptiveWindow } from '../shape';

export type PaddingMode = 'zeros' | 'reflect' | 'replicate' | 'circular';

/** One spatial axis. Sizes in cells. */
export interface AxisGeometry {
  /** Windows of one size, a fixed step apart; or those of adaptive pooling, which share the axis out among the outputs. */
  readonly windows: 'sliding' | 'adaptive';
  readonly input: number;
  readonly output: number;
  /** The places of a window; of adaptive ones, of the largest. */
  readonly kernel: number;
  /** From one window to the next; of adaptive ones, at most. */
  readonly stride: number;
  readonly dilation: number;
  /** Cells added before and after, as configured. They differ only for `padding='same'` with an even total. */
  readonly padBefore: number;
  readonly padAfter: number;
  /** Transposed only: cells added at the far end of the output. 0 otherwise. */
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
  readonly rule: Rule;
}

/** What is made of the cells of a window: with weights a sum of products over channels, without them one number of each channel by itself. */
export type Rule = { readonly kind: 'sum' } | Pooling;

export type Pooling =
  | { readonly kind: 'max' }
  | { readonly kind: 'avg'; readonly countIncludePad: boolean; /** In place of the number of cells. */ readonly divisor: number | null };

/** What stands at one position of the read line. */
export type ReadKind = 'input' | 'padding' | 'inserted';

/** Cells from the first to the last one a kernel axis touches: d(k − 1) + 1. Of windows that differ, the largest. */
export function extent({ kernel, dilation }: AxisGeometry): number {
  return dilation * (kernel - 1) + 1;
}

/** The same of the window for output `o`. */
export function extentAt(axis: AxisGeometry, o: number): number {
  return axis.dilation * (placesAt(axis, o) - 1) + 1;
}

/** How many places the window for output `o` has. */
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

/** Where on the read line the window for output `o` begins. */
export function windowStart(axis: AxisGeometry, transposed: boolean, o: number): number {
  switch (axis.windows) {
    case 'sliding':
      return transposed ? o + axis.padBefore - axis.dilation * (axis.kernel - 1) : o * axis.stride - axis.padBefore;
    case 'adaptive':
      return adaptiveWindow(axis.input, axis.output, o).start;
  }
}

/** How many cells of the read line the windows of so many neighbouring outputs reach over, at most. */
export function reach(axis: AxisGeometry, transposed: boolean, outputs: number): number {
  switch (axis.windows) {
    case 'sliding':
      return (outputs - 1) * (transposed ? 1 : axis.stride) + extent(axis);
    case 'adaptive':
      return adaptiveReach(axis.input, axis.output, outputs);
  }
}

/** The weight index at the `j`-th place of the window: the transposed story reads the kernel backwards. */
export function weightIndex(axis: AxisGeometry, transposed: boolean, j: number): number {
  return transposed ? axis.kernel - 1 - j : j;
}

/** The stretch [from, to) of the read line that belongs in the picture: all data, all padding, all that is ever read. */
export function readLine(axis: AxisGeometry, transposed: boolean): { readonly from: number; readonly to: number } {
  const lastRead = axis.output > 0 ? windowStart(axis, transposed, axis.output - 1) + extentAt(axis, axis.output - 1) : 0;
  if (!transposed) return { from: -axis.padBefore, to: Math.max(axis.input + axis.padAfter, lastRead) };
  const data = axis.input > 0 ? (axis.input - 1) * axis.stride + 1 : 0;
  return { from: Math.min(0, windowStart(axis, true, 0)), to: Math.max(data, lastRead) };
}

/** The input channels one output channel reads, as a half-open range. */
export function inputChannels(
  geometry: ConvGeometry,
  outChannel: number,
): { readonly from: number; readonly count: number; readonly group: number } {
  const count = geometry.inChannels / geometry.groups;
  const group = Math.floor(outChannel / (geometry.outChannels / geometry.groups));
  return { from: group * count, count, group };
}

/** How many output positions there are in one channel. */
export function outputPositions(geometry: ConvGeometry): number {
  return geometry.axes.reduce((product, axis) => product * axis.output, 1);
}

/** Row-major index to position, and back. */
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
