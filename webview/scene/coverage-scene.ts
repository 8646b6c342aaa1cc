import { feedCounts, readCounts, windowStart, type AxisGeometry, type VolumeGeometry } from '../../src/core/forward';
import { formatSizes } from '../format';
import type { StageSize } from './stage-size';
import { t } from '../strings';
import type { CellPosition } from './context';
import { fontFor } from './cells';
import { pageFor } from './page';
import { planeEdges, planeLabels, planeMinimap } from './plane';
import { tv } from './say';
import type { Cell, Scene } from './types';

/** The input of the coverage of a layer. */
export interface CoverageInput {
  readonly volume: VolumeGeometry;
  readonly position: CellPosition;
  readonly stage: StageSize;
}

/** Counts along each axis; for a cell, they are multiplied. */
interface Counts {
  readonly depth: readonly number[];
  readonly row: readonly number[];
  readonly col: readonly number[];
}

const counted = new WeakMap<VolumeGeometry, Counts>();

/**
 * How often each input is read; for a transposed convolution, how many products each output sums. Cells that are never
 * reached are marked and named.
 */
export function coverageScene({ volume, position, stage }: CoverageInput): Scene {
  const counts = countsOf(volume);
  const plane = volume.transposed ? 'output' : 'input';
  const [rows, cols] = [counts.row.length, counts.col.length];
  const at = here(volume, position);
  const page = pageFor(rows, cols, at, stage);
  const depth = counts.depth[at.depth] ?? 0;
  const most = mostOf(counts.row) * mostOf(counts.col) * depth;
  const longest = String(most).length;
  const cells: Cell[] = [];
  for (let row = page.rows.from; row < page.rows.to; row++) {
    for (let col = page.cols.from; col < page.cols.to; col++) {
      const count = (counts.row[row] ?? 0) * (counts.col[col] ?? 0) * depth;
      cells.push({
        key: `${plane}:${row - page.rows.from},${col - page.cols.from}`,
        plane,
        role: count === 0 ? 'unread' : 'data',
        row,
        col,
        x: page.x + (col - page.cols.from) * page.cell,
        y: page.y + (row - page.rows.from) * page.cell,
        size: page.cell,
        value: count,
        font: fontFor(page.cell, longest),
        read: false,
        weight: null,
        shade: most === 0 ? 0 : count / most,
      });
    }
  }
  const sizes = formatSizes(volume.axes.slice(-volume.rank).map(axis => axis[plane]));
  const [title, counting] = volume.transposed
    ? [tv('feedTitle', sizes), tv('feedSubtitle')]
    : [tv('coverageTitle', sizes), tv('coverageSubtitle')];
  const subtitle = volume.rank === 3 ? `${counting} · ${t('depthAt', at.depth)}` : counting;
  const labels = planeLabels(plane, page, title, subtitle).filter(({ key }) => volume.rank > 1 || !key.includes(':row:'));
  return {
    width: stage.width,
    height: stage.height,
    cells,
    edges: planeEdges(plane, page, rows, cols),
    frames: [],
    links: [],
    labels,
    minimaps: planeMinimap(plane, page, rows, cols, at, labels, stage),
    remarks: volume.transposed ? feedRemarks(volume, counts, depth) : readRemarks(counts, depth, volume.rank),
    page: ['coverage', page.cell, page.rows.from, page.cols.from].join(':'),
  };
}

function countsOf(volume: VolumeGeometry): Counts {
  let counts = counted.get(volume);
  if (!counts) {
    const along = (axis: AxisGeometry): number[] => (volume.transposed ? feedCounts(volume, axis) : readCounts(volume, axis));
    counted.set(volume, (counts = { depth: along(volume.depth), row: along(volume.row), col: along(volume.col) }));
  }
  return counts;
}

/** The cell of the animation's current step, which determines the page. */
function here(volume: VolumeGeometry, [z, y, x]: CellPosition): { readonly depth: number; readonly row: number; readonly col: number } {
  const within = (axis: AxisGeometry, o: number): number =>
    volume.transposed ? o : Math.max(0, Math.min(axis.input - 1, windowStart(axis, false, o)));
  return { depth: within(volume.depth, z), row: within(volume.row, y), col: within(volume.col, x) };
}

function readRemarks(counts: Counts, depth: number, rank: number): string[] {
  const zeros = (list: readonly number[]): number[] => list.flatMap((count, i) => (count === 0 ? [i] : []));
  const named = (
    one: 'unreadDepths' | 'unreadRows' | 'unreadCols',
    many: 'unreadDepthsMany' | 'unreadRowsMany' | 'unreadColsMany',
    list: readonly number[],
  ): string[] => (list.length === 0 ? [] : [list.length === 1 ? tv(one, list[0] ?? 0) : tv(many, ranges(list))]);
  const [least, most] = extremes(counts, depth);
  return [
    least === most
      ? tv('coverageOf', most)
      : tv(peaksInMiddle(counts.row) && peaksInMiddle(counts.col) ? 'coverageFrom' : 'coverageRange', least, most),
    ...(rank > 2 ? named('unreadDepths', 'unreadDepthsMany', zeros(counts.depth)) : []),
    ...(rank > 1 ? named('unreadRows', 'unreadRowsMany', zeros(counts.row)) : []),
    ...named('unreadCols', 'unreadColsMany', zeros(counts.col)),
  ];
}

/**
 * Whether the ends are read less often than the middle. This is not the case if padding repeats the ends, or if a stride skips cells
 * everywhere.
 */
function peaksInMiddle(list: readonly number[]): boolean {
  const most = mostOf(list);
  if (leastOf(list) === most) return true;
  return middle(list).includes(most) && list[0] !== most && list.at(-1) !== most;
}

function feedRemarks({ row, col }: VolumeGeometry, counts: Counts, depth: number): string[] {
  const [least, most] = extremes(counts, depth);
  if (least === most) return [tv('feedEven', most)];
  return [tv('feedUneven', least, most), ...(isUneven(row, counts.row) || isUneven(col, counts.col) ? [tv('checkerboard')] : [])];
}

/** Whether counts differ away from the ends, unless the output is so short that it consists only of ends. */
function isUneven({ kernel, stride }: AxisGeometry, list: readonly number[]): boolean {
  return kernel % stride !== 0 && new Set(middle(list)).size > 1;
}

/** Without the third at either end, where padding or the edge reduces the counts. */
function middle(list: readonly number[]): readonly number[] {
  const third = Math.floor(list.length / 3);
  return list.slice(third, list.length - third);
}

function extremes({ row, col }: Counts, depth: number): readonly [least: number, most: number] {
  return [leastOf(row) * leastOf(col) * depth, mostOf(row) * mostOf(col) * depth];
}

/** The maximum; counts are never negative. A list can be longer than the maximum number of arguments. */
function mostOf(list: readonly number[]): number {
  return list.reduce((most, each) => Math.max(most, each), 0);
}

function leastOf(list: readonly number[]): number {
  return list.reduce((least, each) => Math.min(least, each), Infinity);
}

/** `3, 7 … 9`. */
function ranges(list: readonly number[]): string {
  const found: { from: number; to: number }[] = [];
  for (const each of list) {
    const last = found.at(-1);
    if (last && each === last.to + 1) last.to = each;
    else found.push({ from: each, to: each });
  }
  const shown = found.slice(0, 4).map(({ from, to }) => (from === to ? String(from) : `${from} … ${to}`));
  return [...shown, ...(found.length > shown.length ? ['…'] : [])].join(', ');
}
