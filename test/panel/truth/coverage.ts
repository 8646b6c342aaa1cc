/** The coverage view. */
import assert from 'node:assert/strict';
import { windowStart, type AxisGeometry, type VolumeGeometry } from '../../../src/core/forward';
import type { Drawing } from '../drawing';
import { assertRectangle, at, headings } from './common';
import { sizesOf, written, type Tally } from './counted';

/** The counts of the cells of a plane of a tensor. */
export interface Counted {
  readonly least: number;
  readonly most: number;
  /** Depths, rows and columns in which every count is 0. */
  readonly depths: readonly number[];
  readonly rows: readonly number[];
  readonly cols: readonly number[];
  /** Whether the maximum occurs in the middle of the plane, and whether it occurs in a corner. */
  readonly inMiddle: boolean;
  readonly inCorner: boolean;
}

export function countPlane(sizes: readonly number[], depth: number, met: Tally): Counted {
  const [depths = 1, height = 1, width = 1] = sizes;
  const range = (length: number): number[] => Array.from({ length }, (_, i) => i);
  const empty = new Set(range(depths));
  const rows = new Set(range(height));
  const cols = new Set(range(width));
  let [least, most] = [Infinity, 0];
  for (const d of range(depths)) {
    for (const r of range(height)) {
      for (const c of range(width)) {
        const times = met([d, r, c]);
        if (d === depth) [least, most] = [Math.min(least, times), Math.max(most, times)];
        if (times > 0) empty.delete(d);
        if (times > 0) rows.delete(r);
        if (times > 0) cols.delete(c);
      }
    }
  }
  const isMost = (r: number, c: number): boolean => met([depth, r, c]) === most;
  const ends = (length: number): number[] => [0, length - 1];
  const middle = (length: number): number[] => range(length).slice(Math.floor(length / 3), length - Math.floor(length / 3));
  return {
    least,
    most,
    depths: [...empty],
    rows: [...rows],
    cols: [...cols],
    inMiddle: middle(height).some(r => middle(width).some(c => isMost(r, c))),
    inCorner: ends(height).some(r => ends(width).some(c => isMost(r, c))),
  };
}

export function assertCoverage(
  drawn: Drawing,
  volume: VolumeGeometry,
  met: Tally,
  planeAt: (depth: number) => Counted,
  position: readonly [number, number, number],
): void {
  const { transposed, rank, depth } = volume;
  const plane = transposed ? 'output' : 'input';
  const sizes = sizesOf(volume, plane);
  // For a convolution, the page shows where the window begins, or the nearest end of the input.
  const z = transposed ? position[0] : Math.max(0, Math.min(depth.input - 1, windowStart(depth, false, position[0])));
  assertRectangle(drawn.cells);
  for (const cell of drawn.cells) {
    const times = met([z, cell.row, cell.col]);
    assert.deepEqual([cell.plane, cell.value, cell.role], [plane, times, times === 0 ? 'unread' : 'data'], at(cell));
  }
  const where = rank === 3 ? ` · depth ${z}` : '';
  assert.deepEqual(headings(drawn), [
    transposed
      ? [`output ${written(volume, 'output')}: number of products`, `from one input channel${where}`]
      : [`input ${written(volume, 'input')}: number of reads`, `by all outputs of one channel${where}`],
  ]);
  const isWhole = drawn.cells.length === (sizes[1] ?? 1) * (sizes[2] ?? 1);
  assert.equal(drawn.minimaps, isWhole ? 0 : 1);
  if (transposed) assertFeedRemarks(drawn.remarks, planeAt(z), volume);
  else assertReadRemarks(drawn.remarks, planeAt(z), volume);
}

function assertReadRemarks(
  remarks: string,
  { least, most, depths, rows, cols, inMiddle, inCorner }: Counted,
  { rank, row, col, paddingMode }: VolumeGeometry,
): void {
  assert(remarks.startsWith(least === most ? `Each cell is read ${most} times.` : `Cells are read ${least} to ${most} times`), remarks);
  const isDense = [row, col].every(axis => axis.stride === 1 && axis.dilation === 1 && axis.input >= 3 * axis.kernel);
  if (remarks.includes('in the middle')) assert(inMiddle && !inCorner, remarks);
  else assert(least === most || paddingMode !== 'zeros' || !isDense, remarks);
  const named = (one: string, many: string): readonly number[] => {
    const text = new RegExp(`(?:${one}|${many}) ([\\d …,]+) (?:is|are) never read`).exec(remarks)?.[1] ?? '';
    return text
      .split(', ')
      .filter(part => part !== '' && part !== '…')
      .flatMap(part => {
        const [from = 0, to = from] = part.split(' … ').map(Number);
        return Array.from({ length: to - from + 1 }, (_, i) => from + i);
      });
  };
  const more = remarks.includes(', … are never read');
  const agree = (said: readonly number[], counted: readonly number[]): void => {
    assert.deepEqual(said, more ? counted.slice(0, said.length) : counted, remarks);
    assert.equal(said.length > 0, counted.length > 0);
  };
  if (rank > 2) agree(named('Depth', 'Depths'), depths);
  if (rank > 1) agree(named('Row', 'Rows'), rows);
  agree(named('Column', 'Columns'), cols);
}

function assertFeedRemarks(remarks: string, { least, most }: Counted, { row, col }: VolumeGeometry): void {
  assert(
    remarks.startsWith(least === most ? `Every output is a sum of ${most} products.` : `Outputs are sums of ${least} to ${most} products.`),
    remarks,
  );
  // A kernel whose size is a multiple of its stride contributes to every output equally often, except near the ends.
  const even = ({ kernel, stride }: AxisGeometry): boolean => kernel % stride === 0;
  if (even(row) && even(col)) assert.doesNotMatch(remarks, /checkerboard/);
}
