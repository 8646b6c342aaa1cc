import { indexOf, positionAt } from './geometry';

/** One axis of a pooling with sliding windows. Sizes in cells. */
export interface PoolAxis {
  readonly input: number;
  readonly output: number;
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
  /** Of max pooling; 1 otherwise. */
  readonly dilation: number;
}

/** A pooling with every size known. Axes in torch's order. */
export type PoolGeometry =
  | { readonly kind: 'max'; readonly axes: readonly PoolAxis[] }
  | {
      readonly kind: 'avg';
      readonly axes: readonly PoolAxis[];
      readonly countIncludePad: boolean;
      /** In place of the number of cells. */ readonly divisor: number | null;
    }
  /** The p-th root of the sum of p-th powers; torch's sign and all. */
  | { readonly kind: 'lp'; readonly axes: readonly PoolAxis[]; readonly normType: number }
  | { readonly kind: 'adaptiveMax'; readonly axes: readonly AdaptiveAxis[] }
  | { readonly kind: 'adaptiveAvg'; readonly axes: readonly AdaptiveAxis[] };

/** One axis of an adaptive pooling, whose windows follow from its sizes. */
export interface AdaptiveAxis {
  readonly input: number;
  readonly output: number;
}

/** The cells one output reads along an axis. */
export interface PoolWindow {
  /** Within the input, in order. */
  readonly cells: readonly number[];
  /** Where it begins behind the padding; for a window that meets no cell, beyond the end. */
  readonly first: number;
  /** How many count for an average that includes the padding. */
  readonly padded: number;
}

/** The result of pooling. */
export interface Pooled {
  readonly output: Float64Array;
  /** Of maxima: the flat place of each among the input's spatial cells, the first of equals. A window that meets no cell has −∞, and torch names the place it begins at. */
  readonly indices: Int32Array | null;
}

const NO_AXIS: PoolAxis = { input: 0, output: 1, kernel: 1, stride: 1, padding: 0, dilation: 1 };

/** What output `o` reads along an axis. The last window may reach beyond the padding, of which no average counts that part. */
export function poolWindow(geometry: PoolGeometry, axis: number, o: number): PoolWindow {
  if (geometry.kind === 'adaptiveMax' || geometry.kind === 'adaptiveAvg') {
    const { input, output } = geometry.axes[axis] ?? { input: 0, output: 1 };
    const [first, end] = [Math.floor((o * input) / output), Math.ceil(((o + 1) * input) / output)];
    return { cells: range(first, end, 1), first, padded: end - first };
  }
  const { input, kernel, stride, padding, dilation } = geometry.axes[axis] ?? NO_AXIS;
  const start = o * stride - padding;
  const end = Math.min(start + (kernel - 1) * dilation + 1, input + padding);
  const first = start < 0 ? start + Math.ceil(-start / dilation) * dilation : start;
  return { cells: range(first, Math.min(end, input), dilation), first, padded: end - start };
}

/**
 * The reference of all poolings, as the formula reads: `planes` channels and samples, each of the axes' cells, row-major.
 * NaN wins over every number, as in torch.
 */
export function pool(geometry: PoolGeometry, input: ArrayLike<number>, planes: number): Pooled {
  const [sizes, outputs] = [geometry.axes.map(axis => axis.input), geometry.axes.map(axis => axis.output)];
  const [cells, positions] = [product(sizes), product(outputs)];
  if (input.length !== planes * cells)
    throw new RangeError(`input has ${input.length} elements, but its layout asks for ${planes * cells}`);
  const output = new Float64Array(planes * positions);
  const isMax = geometry.kind === 'max' || geometry.kind === 'adaptiveMax';
  const indices = isMax ? new Int32Array(planes * positions) : null;
  // Windows are the same for all outputs that share a row, a column or a slice.
  const along = outputs.map((count, axis) => Array.from({ length: count }, (_, o) => poolWindow(geometry, axis, o)));
  for (let p = 0; p < positions; p++) {
    const windows = positionAt(outputs, p).flatMap((o, axis) => along[axis]?.[o] ?? []);
    const places = placesOf(windows, sizes);
    for (let plane = 0; plane < planes; plane++) {
      const value = (place: number): number => input[plane * cells + place] ?? 0;
      const to = plane * positions + p;
      if (indices) {
        const best = largest(places, value);
        indices[to] =
          best ??
          indexOf(
            sizes,
            windows.map(({ first }) => first),
          );
        output[to] = best === undefined ? -Infinity : value(best);
      } else {
        output[to] = reduced(geometry, places.map(value), windows);
      }
    }
  }
  return { output, indices };
}

/** The flat places of the cells that all axes' windows share. */
function placesOf(windows: readonly PoolWindow[], sizes: readonly number[]): readonly number[] {
  let found = [0];
  for (const [axis, { cells }] of windows.entries()) {
    const inner: number[] = [];
    for (const outer of found) for (const cell of cells) inner.push(outer * (sizes[axis] ?? 1) + cell);
    found = inner;
  }
  return found;
}

/** The place of the largest value, the first of equals; NaN is larger than all. */
export function largest(places: readonly number[], value: (place: number) => number): number | undefined {
  let best = places[0];
  for (const place of places)
    if (best === undefined || value(place) > value(best) || (Number.isNaN(value(place)) && !Number.isNaN(value(best)))) best = place;
  return best;
}

/** By how much an average is divided, when so many cells of its windows are within the input. */
export function averageDivisor(
  { divisor, countIncludePad }: Extract<PoolGeometry, { readonly kind: 'avg' }>,
  counted: number,
  windows: readonly PoolWindow[],
): number {
  return divisor ?? (countIncludePad ? windows.reduce((count, window) => count * window.padded, 1) : counted);
}

function reduced(geometry: PoolGeometry, values: readonly number[], windows: readonly PoolWindow[]): number {
  switch (geometry.kind) {
    case 'avg':
      return values.length === 0 ? 0 : sum(values) / averageDivisor(geometry, values.length, windows);
    case 'lp': {
      // torch takes the average of the powers and multiplies it by the kernel's cells again.
      const { normType } = geometry;
      const padded = windows.reduce((count, window) => count * window.padded, 1);
      const average = sum(values.map(x => x ** normType)) / padded;
      const kernel = product(geometry.axes.map(axis => axis.kernel));
      return (Math.sign(average) * Math.max(Math.abs(average), 0) * kernel) ** (1 / normType);
    }
    default:
      return sum(values) / values.length;
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function product(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total * n, 1);
}

function range(first: number, end: number, step: number): number[] {
  const found: number[] = [];
  for (let i = first; i < end; i += step) found.push(i);
  return found;
}
