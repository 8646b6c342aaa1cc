/** What one window of a pooling comes to, cell by cell, as the stepper tells it. */
import type { AxisGeometry, ConvGeometry, Pooling } from './geometry';

/** A cell of the window: its value, and null where there is none: in the padding of a maximum, or beyond the padding. */
export interface PoolCell {
  readonly value: number | null;
}

export interface PoolStep {
  /** What each cell is multiplied with: 1 for the largest, the first of equals, and 0 for all others; of averages one part in so many. */
  readonly weights: readonly number[];
  readonly result: number;
  /** Of averages: by how much the sum is divided. */
  readonly divisor: number | null;
}

/** The cells in reading order. A window that meets no cell is −∞, or an average of 0, as in torch. */
export function poolStep(pooling: Pooling, geometry: ConvGeometry, position: readonly number[], cells: readonly PoolCell[]): PoolStep {
  if (pooling.kind === 'max') {
    const best = cells.reduce((found, { value }, i) => (value !== null && (found < 0 || value > (cells[found]?.value ?? -Infinity)) ? i : found), -1);
    return { weights: cells.map((_, i) => (i === best ? 1 : 0)), result: cells[best]?.value ?? -Infinity, divisor: null };
  }
  const met = cells.filter(({ value }) => value !== null);
  const sum = met.reduce((total, { value }) => total + (value ?? 0), 0);
  const divisor = pooling.divisor ?? (pooling.countIncludePad ? paddedCells(geometry, position) : met.length);
  return { weights: cells.map(({ value }) => (value === null ? 0 : 1 / divisor)), result: met.length === 0 ? 0 : sum / divisor, divisor };
}

/** The cells of a window within the input and its padding: a window may reach beyond, which no average counts. */
function paddedCells({ axes }: ConvGeometry, position: readonly number[]): number {
  return axes.reduce((product, axis, i) => product * within(axis, position[i] ?? 0), 1);
}

function within({ input, kernel, stride, padBefore, padAfter }: AxisGeometry, o: number): number {
  const start = o * stride - padBefore;
  return Math.min(start + kernel, input + padAfter) - start;
}
