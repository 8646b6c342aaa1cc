import type { StageSize } from './stage-size';
import { GUTTER, HEADER, MARGIN } from './layout';
import { MOST_CELLS, type Stretch } from './viewport';

const CELL_SIZES = [44, 40, 36, 32, 28, 26, 24, 22, 20, 18, 16, 14, 12, 10];
/** To show the whole plane, cells can be this small; larger planes are shown as pages. */
const SMALLEST_WHOLE = 14;
const SMALLEST_PAGED = 24;

/** A single plane on the stage: the size of its cells, which of them are on the page, and where. */
export interface Page {
  readonly cell: number;
  readonly rows: Stretch;
  readonly cols: Stretch;
  readonly x: number;
  readonly y: number;
  /** All cells are on the page. */
  readonly isWhole: boolean;
}

/** The page of a plane of `rows` × `cols` cells that contains the cell at `at`. */
export function pageFor(rows: number, cols: number, at: { readonly row: number; readonly col: number }, stage: StageSize): Page {
  const room = { width: stage.width - 2 * MARGIN - 2 * GUTTER, height: stage.height - 2 * MARGIN - HEADER };
  const fits = (cell: number): boolean => cols * cell <= room.width && rows * cell <= room.height && Math.max(rows, cols) <= MOST_CELLS;
  const whole = CELL_SIZES.find(cell => cell >= SMALLEST_WHOLE && fits(cell));
  const cell = whole ?? SMALLEST_PAGED;
  const capacity = (length: number): number => Math.max(1, Math.min(MOST_CELLS, Math.floor(length / cell)));
  const shown = { rows: pageOf(rows, at.row, capacity(room.height)), cols: pageOf(cols, at.col, capacity(room.width)) };
  const width = (shown.cols.to - shown.cols.from) * cell;
  const height = (shown.rows.to - shown.rows.from) * cell;
  return {
    cell,
    ...shown,
    x: Math.floor(MARGIN + GUTTER + Math.max(0, (room.width - width) / 2)),
    y: Math.floor(MARGIN + HEADER + Math.max(0, (room.height - height) / 2)),
    isWhole: shown.rows.to - shown.rows.from === rows && shown.cols.to - shown.cols.from === cols,
  };
}

/** The range of this many cells that contains a position: ranges are adjacent, and the last one is moved back so that it is full. */
function pageOf(size: number, at: number, capacity: number): Stretch {
  if (size <= capacity) return { from: 0, to: size };
  const from = Math.min(Math.floor(at / capacity) * capacity, size - capacity);
  return { from, to: from + capacity };
}
