import { extentAt, indexOf, positionAt, windowStart, type AxisGeometry, type Pooling } from './geometry';

/** A pooling whose sizes are all known. Axes are in torch's order. */
export type PoolGeometry = Pooling & { readonly axes: readonly AxisGeometry[] };

/** The cells that one output reads along an axis. */
export interface PoolWindow {
  /** Cells within the input, in order. */
  readonly cells: readonly number[];
  /** Where it begins after the padding; for a window without cells, beyond the end. */
  readonly first: number;
  /** How many cells count for an average that includes the padding. */
  readonly padded: number;
}

/** The result of pooling. */
export interface Pooled {
  readonly output: Float64Array;
  /**
   * For maxima: the flat index of each among the input's spatial cells, the first one of equals. A window without cells has −∞, and torch
   * reports the position at which it begins.
   */
  readonly indices: Int32Array | null;
}

/** What output `o` reads along an axis. The last window can extend beyond the padding; no average counts that part. */
export function poolWindow(axis: AxisGeometry, o: number): PoolWindow {
  const { input, dilation, padAfter } = axis;
  const start = windowStart(axis, false, o);
  const end = Math.min(start + extentAt(axis, o), input + padAfter);
  const first = start < 0 ? start + Math.ceil(-start / dilation) * dilation : start;
  return { cells: range(first, Math.min(end, input), dilation), first, padded: end - start };
}

/**
 * The reference for all poolings, written like the formula: `planes` channels and samples, each with the cells of the axes, row-major.
 * NaN is larger than every number, as in torch.
 */
export function pool(geometry: PoolGeometry, input: ArrayLike<number>, planes: number): Pooled {
  const [sizes, outputs] = [geometry.axes.map(axis => axis.input), geometry.axes.map(axis => axis.output)];
  const [cells, positions] = [product(sizes), product(outputs)];
  if (input.length !== planes * cells)
    throw new RangeError(`input has ${input.length} elements, but its layout asks for ${planes * cells}`);
  const output = new Float64Array(planes * positions);
  const indices = geometry.kind === 'max' ? new Int32Array(planes * positions) : null;
  // Windows are the same for all outputs that share a row, a column or a slice.
  const along = geometry.axes.map(axis => Array.from({ length: axis.output }, (_, o) => poolWindow(axis, o)));
  for (let p = 0; p < positions; p++) {
    const windows = positionAt(outputs, p).flatMap((o, axis) => along[axis]?.[o] ?? []);
    const places = placesOf(windows, sizes);
    for (let plane = 0; plane < planes; plane++) {
      const value = (place: number): number => input[plane * cells + place] ?? 0;
      const to = plane * positions + p;
      if (geometry.kind !== 'max') {
        output[to] = reduced(geometry, places.map(value), windows);
        continue;
      }
      const best = largest(places, value);
      output[to] = best === undefined ? -Infinity : value(best);
      if (indices)
        indices[to] =
          best ??
          indexOf(
            sizes,
            windows.map(({ first }) => first),
          );
    }
  }
  return { output, indices };
}

/** The flat indices of the cells in the windows of all axes. */
function placesOf(windows: readonly PoolWindow[], sizes: readonly number[]): readonly number[] {
  let found = [0];
  for (const [axis, { cells }] of windows.entries()) {
    const inner: number[] = [];
    for (const outer of found) for (const cell of cells) inner.push(outer * (sizes[axis] ?? 1) + cell);
    found = inner;
  }
  return found;
}

/** The index of the largest value, the first one of equals; NaN is larger than all. */
export function largest(places: readonly number[], value: (place: number) => number): number | undefined {
  let best = places[0];
  for (const place of places)
    if (best === undefined || value(place) > value(best) || (Number.isNaN(value(place)) && !Number.isNaN(value(best)))) best = place;
  return best;
}

/** The divisor of an average whose window has this many cells within the input. */
export function averageDivisor(
  { divisor, countIncludePad }: Extract<Pooling, { readonly kind: 'avg' }>,
  counted: number,
  windows: readonly PoolWindow[],
): number {
  return divisor ?? (countIncludePad ? windows.reduce((count, window) => count * window.padded, 1) : counted);
}

function reduced(
  geometry: Exclude<PoolGeometry, { readonly kind: 'max' }>,
  values: readonly number[],
  windows: readonly PoolWindow[],
): number {
  switch (geometry.kind) {
    case 'avg':
      return values.length === 0 ? 0 : sum(values) / averageDivisor(geometry, values.length, windows);
    case 'power':
      return powerMean(geometry, values, powerCells(geometry.axes, windows));
  }
}

/** The cells of the kernel, and those of them over which torch averages: the last window can extend beyond the input. */
export interface PowerCells {
  readonly kernel: number;
  readonly averaged: number;
}

export function powerCells(axes: readonly AxisGeometry[], windows: readonly PoolWindow[]): PowerCells {
  return { kernel: product(axes.map(axis => axis.kernel)), averaged: product(windows.map(({ padded }) => padded)) };
}

/** The root of a sum of powers: torch averages them and multiplies by the number of kernel cells. The root of a negative sum is NaN. */
export function powerMean(
  { norm }: Extract<Pooling, { readonly kind: 'power' }>,
  values: readonly number[],
  { kernel, averaged }: PowerCells,
): number {
  return ((sum(values.map(x => x ** norm)) / averaged) * kernel) ** (1 / norm);
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
