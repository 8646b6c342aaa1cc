import type { VolumeGeometry } from '../../../src/core/forward';
import type { KernelName } from '../../../src/protocol/panel';

/** The image-processing kernels, for any kernel size. */
export type ClassicKernel = Exclude<KernelName, 'integers' | 'random'>;

/** One weight: at (depth, row, column) of a kernel of these sizes. */
type Rule = (place: readonly [number, number, number], sizes: readonly [number, number, number]) => number;

/**
 * The weight of a classic kernel. Each output channel filters one input channel: the one with the same number within the group, modulo the
 * group's size; all others have zeros. A kernel with depth operates in its middle slice, except for the blur, which averages all slices.
 * Source: R. C. Gonzalez, R. E. Woods, Digital Image Processing, chapter 3.
 */
export function classicWeight(
  name: ClassicKernel,
  { inChannels, outChannels, groups, depth, row, col }: VolumeGeometry,
  outChannel: number,
  inChannel: number,
  position: readonly number[],
): number {
  const inGroup = outChannel % (outChannels / groups);
  if (inChannel !== inGroup % (inChannels / groups)) return 0;
  const [d = 0, r = 0, c = 0] = position;
  return RULES[name]([d, r, c], [depth.kernel, row.kernel, col.kernel]);
}

const RULES: Readonly<Record<ClassicKernel, Rule>> = {
  identity: ([d, r, c], sizes) => (isMiddle([d, r, c], sizes) ? 1 : 0),
  blur: (_, [depth, rows, cols]) => 1 / (depth * rows * cols),
  sobelX: ([d, r, c], [depth, rows, cols]) => (d === middle(depth) ? smoothing(r, rows) * slope(c, cols) : 0),
  sobelY: ([d, r, c], [depth, rows, cols]) => (d === middle(depth) ? slope(r, rows) * smoothing(c, cols) : 0),
  laplacian,
  sharpen: (place, sizes) => RULES.identity(place, sizes) - laplacian(place, sizes),
};

/** The neighbours of the middle, minus the middle as many times; without neighbours that a small kernel does not have. */
function laplacian([d, r, c]: readonly [number, number, number], [depth, rows, cols]: readonly [number, number, number]): number {
  if (d !== middle(depth)) return 0;
  const [y, x] = [r - middle(rows), c - middle(cols)];
  if (y === 0 && x === 0) return -(neighbours(rows) + neighbours(cols));
  return Math.abs(y) + Math.abs(x) === 1 ? 1 : 0;
}

function neighbours(size: number): number {
  return [middle(size) - 1, middle(size) + 1].filter(at => at >= 0 && at < size).length;
}

function isMiddle(place: readonly number[], sizes: readonly number[]): boolean {
  return place.every((at, axis) => at === middle(sizes[axis] ?? 1));
}

function middle(size: number): number {
  return Math.floor((size - 1) / 2);
}

/** The weights of a mean that favours the middle, 1 2 1; a larger kernel has zeros around them. */
function smoothing(at: number, size: number): number {
  return SMOOTHING[Math.min(size, 3)]?.[at - first(size)] ?? 0;
}

/** The difference of both neighbours, −1 0 1; a single weight has no slope. */
function slope(at: number, size: number): number {
  return SLOPE[Math.min(size, 3)]?.[at - first(size)] ?? 0;
}

const SMOOTHING: Readonly<Record<number, readonly number[]>> = { 1: [1], 2: [1, 1], 3: [1, 2, 1] };
const SLOPE: Readonly<Record<number, readonly number[]>> = { 1: [0], 2: [-1, 1], 3: [-1, 0, 1] };

/** Where the three middle weights begin. */
function first(size: number): number {
  return size < 3 ? 0 : middle(size) - 1;
}
