import {
  extentAt,
  placesAt,
  positionAt,
  readAt,
  readLine,
  windowStart,
  type AxisGeometry,
  type ConvGeometry,
} from '../../src/core/forward';

/** The static part of a small picture of a layer. Everything is an SVG path or a box, in CSS pixels. */
export interface ThumbnailScene {
  readonly width: number;
  readonly height: number;
  /** Sheets behind the first: outlines of further channels. */
  readonly sheets: readonly Box[];
  /** Cells of the input, cells that padding or stretching adds, cells of the output. */
  readonly data: string;
  readonly zeros: string;
  readonly outputs: string;
  readonly steps: number;
  /** What one step changes. */
  readonly at: (step: number) => ThumbnailStep;
}

export interface ThumbnailStep {
  /** Cells the window reads. */
  readonly read: string;
  readonly window: Box;
  /** Outputs that are finished, and the current one. */
  readonly done: string;
  readonly current: string;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const WIDTH = 200;
const HEIGHT = 112;
/** Room between input and output. */
const GAP = 22;
const LARGEST_CELL = 13;
/** The offset of each sheet from the one in front of it, and the maximum number drawn. */
const SHEET = 3;
const MOST_SHEETS = 3;

/** The picture of a two-dimensional layer: its input with padding, the window, and the output, each as one sheet with others behind it. */
export function thumbnailScene(geometry: ConvGeometry): ThumbnailScene {
  const { transposed, inChannels, outChannels } = geometry;
  const [row, col] = geometry.axes;
  if (!row || !col || geometry.axes.length !== 2) throw new Error('thumbnails are of two-dimensional layers');
  const lines = { row: readLine(row, transposed), col: readLine(col, transposed) };
  const input = { rows: lines.row.to - lines.row.from, cols: lines.col.to - lines.col.from };
  const behind = { input: Math.min(inChannels - 1, MOST_SHEETS), output: Math.min(outChannels - 1, MOST_SHEETS) };
  const offset = SHEET * (behind.input + behind.output);
  const cell = Math.floor(
    Math.min(
      LARGEST_CELL,
      (WIDTH - GAP - offset) / (input.cols + col.output),
      (HEIGHT - 2 * SHEET * MOST_SHEETS) / Math.max(input.rows, row.output),
    ),
  );
  const total = cell * (input.cols + col.output) + GAP + offset;
  const left = Math.floor((WIDTH - total) / 2);
  const middle = (rows: number): number => Math.floor((HEIGHT - rows * cell) / 2);
  const corners = {
    input: { x: left - lines.col.from * cell, y: middle(input.rows) - lines.row.from * cell },
    output: { x: left + input.cols * cell + SHEET * behind.input + GAP, y: middle(row.output) },
  };
  const path = (corner: { readonly x: number; readonly y: number }, cells: readonly Cell[]): string =>
    cells.map(([r, c]) => `M${corner.x + c * cell} ${corner.y + r * cell}h${cell}v${cell}h${-cell}z`).join('');
  const isData = ([r, c]: Cell): boolean =>
    readAt(row, transposed, 'zeros', r).kind === 'input' && readAt(col, transposed, 'zeros', c).kind === 'input';
  const line = block(lines.row, lines.col);
  const outputs = block({ from: 0, to: row.output }, { from: 0, to: col.output });
  const sizes = [row.output, col.output];
  return {
    width: WIDTH,
    height: HEIGHT,
    sheets: [
      ...sheets(behind.input, {
        x: corners.input.x,
        y: corners.input.y,
        width: dataSpan(row, col, transposed).cols * cell,
        height: dataSpan(row, col, transposed).rows * cell,
      }),
      ...sheets(behind.output, { ...corners.output, width: col.output * cell, height: row.output * cell }),
    ],
    data: path(corners.input, line.filter(isData)),
    zeros: path(
      corners.input,
      line.filter(at => !isData(at)),
    ),
    outputs: path(corners.output, outputs),
    steps: outputs.length,
    at: step => {
      const [y = 0, x = 0] = positionAt(sizes, step);
      const from = { row: windowStart(row, transposed, y), col: windowStart(col, transposed, x) };
      return {
        read: path(
          corners.input,
          taps(row, y, from.row).flatMap(r => taps(col, x, from.col).map(c => [r, c] as const)),
        ),
        window: {
          x: corners.input.x + from.col * cell,
          y: corners.input.y + from.row * cell,
          width: extentAt(col, x) * cell,
          height: extentAt(row, y) * cell,
        },
        done: path(corners.output, outputs.slice(0, step)),
        current: path(corners.output, outputs.slice(step, step + 1)),
      };
    },
  };
}

type Cell = readonly [row: number, col: number];
interface Stretch {
  readonly from: number;
  readonly to: number;
}

function block(rows: Stretch, cols: Stretch): Cell[] {
  const cells: Cell[] = [];
  for (let r = rows.from; r < rows.to; r++) for (let c = cols.from; c < cols.to; c++) cells.push([r, c]);
  return cells;
}

/** The positions that the window of output `o`, which starts there, reads: without the gaps of dilation. */
function taps(axis: AxisGeometry, o: number, start: number): number[] {
  return Array.from({ length: placesAt(axis, o) }, (_, place) => start + place * axis.dilation);
}

/** How far the data extends on the read line: stretched for transposed layers. */
function dataSpan(row: AxisGeometry, col: AxisGeometry, transposed: boolean): { readonly rows: number; readonly cols: number } {
  const along = ({ input, stride }: AxisGeometry): number => (transposed ? (input - 1) * stride + 1 : input);
  return { rows: along(row), cols: along(col) };
}

function sheets(count: number, { x, y, width, height }: Box): Box[] {
  // The farthest first, so that nearer ones cover it.
  return Array.from({ length: count }, (_, index) => SHEET * (count - index)).map(by => ({ x: x + by, y: y - by, width, height }));
}
