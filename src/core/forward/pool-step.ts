/** The result of one pooling window, cell by cell, as the stepper explains it. */
import type { AxisGeometry, Pooling } from './geometry';
import { averageDivisor, largest, poolWindow, powerCells, powerMean } from './pool';

/** A cell of the window with its value; null if it has none: in the padding of a maximum, or beyond the padding. */
export interface PoolCell {
  readonly value: number | null;
}

export interface PoolStep {
  /**
   * The factor of each cell: 1 for the maximum (the first one of equals) and 0 for all others; for averages, 1 divided by the count; for
   * powers, the power divided by the cell.
   */
  readonly weights: readonly number[];
  readonly result: number;
  /** For averages: the divisor of the sum. */
  readonly divisor: number | null;
  /** For powers: the factor of their sum, which is not 1 where a window extends beyond the input. */
  readonly scale: number | null;
}

/** The cells in reading order. A window without cells gives −∞, or an average of 0, as in torch. */
export function poolStep(
  pooling: Pooling,
  axes: readonly AxisGeometry[],
  position: readonly number[],
  cells: readonly PoolCell[],
): PoolStep {
  const met = cells.flatMap(({ value }, i) => (value === null ? [] : [i]));
  const value = (i: number): number => cells[i]?.value ?? 0;
  if (pooling.kind === 'max') {
    const best = largest(met, value);
    return {
      weights: cells.map((_, i) => (i === best ? 1 : 0)),
      result: best === undefined ? -Infinity : value(best),
      divisor: null,
      scale: null,
    };
  }
  const windows = axes.map((axis, i) => poolWindow(axis, position[i] ?? 0));
  if (pooling.kind === 'power') {
    const cellCounts = powerCells(axes, windows);
    return {
      // Times the cell, this is its power.
      weights: cells.map((cell, i) => (cell.value === null || value(i) === 0 ? 0 : value(i) ** (pooling.norm - 1))),
      result: powerMean(pooling, met.map(value), cellCounts),
      divisor: null,
      scale: cellCounts.kernel / cellCounts.averaged,
    };
  }
  const divisor = averageDivisor(pooling, met.length, windows);
  const sum = met.reduce((total, i) => total + value(i), 0);
  return {
    weights: cells.map(cell => (cell.value === null ? 0 : 1 / divisor)),
    result: met.length === 0 ? 0 : sum / divisor,
    divisor,
    scale: null,
  };
}
