import { extent, extentAt, joinReads, placesAt, readAt, weightIndex, windowStart, type AxisGeometry } from '../../src/core/forward';
import { numberText } from '../format';
import type { GridContext, CellPosition, SceneValues } from './context';
import { drawnKernel } from './layout';
import { isTaken, drawnWindow } from './pooled';
import { lookOf } from './rules';
import type { Cell } from './types';

/** Smaller cells show no number. */
const SMALLEST_NUMBERED = 16;
/** From this size on, a cell that is read also shows its weight. */
export const SMALLEST_WITH_WEIGHT = 34;
const LARGEST_FONT = 17;
const SMALLEST_FONT = 7.5;
/** Width of a digit of the editor's monospace font, as a fraction of its size. */
const DIGIT_WIDTH = 0.61;

/** The part of the input plane on the page: data, padding and inserted zeros, with what this step reads marked. */
export function inputCells(context: GridContext): Cell[] {
  const { volume, values, position, view, channel, rows, cols, cell, corners } = context;
  const pooled = drawnWindow(context);
  const { depth, row, col, transposed, paddingMode } = volume;
  const [z, y, x] = position;
  const depthRead = readAt(
    depth,
    transposed,
    paddingMode,
    windowStart(depth, transposed, z) + weightIndex(depth, transposed, view.slice) * depth.dilation,
  );
  const rowStart = windowStart(row, transposed, y);
  const colStart = windowStart(col, transposed, x);
  const cells: Cell[] = [];
  for (let r = rows.input.from; r < rows.input.to; r++) {
    const rowRead = readAt(row, transposed, paddingMode, r);
    const rowPlace = placeOf(row, y, r - rowStart);
    for (let c = cols.input.from; c < cols.input.to; c++) {
      const { kind, source } = joinReads([depthRead, rowRead, readAt(col, transposed, paddingMode, c)]);
      const colPlace = placeOf(col, x, c - colStart);
      const value = source === null ? lookOf(volume).paddingValue(volume.rule, volume, r, c) : values.input(channel, source);
      const read = rowPlace !== null && colPlace !== null;
      const weight =
        read && !pooled && cell >= SMALLEST_WITH_WEIGHT
          ? values.weight(view.outChannel, view.inChannel, [
              view.slice,
              weightIndex(row, transposed, rowPlace),
              weightIndex(col, transposed, colPlace),
            ])
          : null;
      cells.push({
        key: `input:${r - rows.input.from},${c - cols.input.from}`,
        plane: 'input',
        role: kind === 'input' ? 'data' : kind,
        row: r,
        col: c,
        x: corners.input.x + (c - cols.input.from) * cell,
        y: corners.input.y + (r - rows.input.from) * cell,
        size: cell,
        value,
        font: 0,
        read,
        weight,
        tone: kind === 'padding' || kind === 'inserted' ? null : toneOf(values, value),
        mark: read && isTaken(context, pooled?.(view.slice, rowPlace, colPlace)) ? 'lit' : null,
      });
    }
  }
  return inOneFont(cells);
}

/** The position in the window of output `o` at an offset from its start; null outside the window and in the gaps of dilation. */
function placeOf(axis: AxisGeometry, o: number, offset: number): number | null {
  return offset >= 0 && offset < extentAt(axis, o) && offset % axis.dilation === 0 ? offset / axis.dilation : null;
}

/**
 * The kernel as it lies on the input: flipped for a transposed convolution, with its gaps if there is room for them. For a pooling, the
 * cells that
 * its window reads.
 */
export function kernelCells(context: GridContext): Cell[] {
  const { volume, values, position, view, kernelGaps, cell, corners } = context;
  const pooled = drawnWindow(context);
  const { row, col, transposed } = volume;
  const rowStep = kernelGaps ? row.dilation : 1;
  const colStep = kernelGaps ? col.dilation : 1;
  const [rowPlaces, colPlaces] = [placesAt(row, position[1]), placesAt(col, position[2])];
  const height = kernelGaps ? extent(row) : drawnKernel(row.kernel);
  const width = kernelGaps ? extent(col) : drawnKernel(col.kernel);
  const cells: Cell[] = [];
  for (let r = 0; r < height; r++) {
    for (let c = 0; c < width; c++) {
      const gap = r % rowStep !== 0 || c % colStep !== 0 || r / rowStep >= rowPlaces || c / colStep >= colPlaces;
      const kernelRow = weightIndex(row, transposed, r / rowStep);
      const kernelCol = weightIndex(col, transposed, c / colStep);
      const met = gap ? undefined : pooled?.(view.slice, kernelRow, kernelCol);
      const value = gap
        ? null
        : pooled
          ? met?.counts
            ? met.value
            : null
          : values.weight(view.outChannel, view.inChannel, [view.slice, kernelRow, kernelCol]);
      cells.push({
        key: `kernel:${r},${c}`,
        plane: 'kernel',
        role: gap ? 'gap' : 'weight',
        row: gap ? r : kernelRow,
        col: gap ? c : kernelCol,
        x: corners.kernel.x + c * cell,
        y: corners.kernel.y + r * cell,
        size: cell,
        value,
        font: 0,
        read: !gap,
        weight: null,
        tone: met?.source ? toneOf(values, value) : null,
        mark: isTaken(context, met) ? 'lit' : null,
      });
    }
  }
  return inOneFont(cells);
}

/** The part of the output plane on the page, filled up to the current step. */
export function outputCells({ volume, values, view, position, index, part, rows, cols, cell, corners }: GridContext): Cell[] {
  const [z] = position;
  const found: { readonly r: number; readonly c: number; readonly role: 'pending' | 'done' | 'current'; readonly value: number | null }[] =
    [];
  for (let r = rows.output.from; r < rows.output.to; r++) {
    for (let c = cols.output.from; c < cols.output.to; c++) {
      const at: CellPosition = [z, r, c];
      const order = (z * volume.row.output + r) * volume.col.output + c - index;
      found.push({
        r,
        c,
        role: order > 0 ? 'pending' : order < 0 ? 'done' : 'current',
        value: order > 0 ? null : order === 0 && part?.soFar != null ? part.soFar : values.output(view.outChannel, at),
      });
    }
  }
  const cells = found.map(({ r, c, role, value }): Cell => ({
    key: `output:${r - rows.output.from},${c - cols.output.from}`,
    plane: 'output',
    role,
    row: r,
    col: c,
    x: corners.output.x + (c - cols.output.from) * cell,
    y: corners.output.y + (r - rows.output.from) * cell,
    size: cell,
    value,
    font: 0,
    read: false,
    weight: null,
    tone: role === 'done' ? toneOf(values, value) : null,
  }));
  return inOneFont(cells);
}

/** The brightness of a number in an image: values below black are black. */
export function toneOf({ isPicture }: SceneValues, value: number | null): number | null {
  return isPicture && value !== null ? Math.max(0, Math.min(1, value / 255)) : null;
}

/** White is easier to read than black on this brightness: below it, white has the higher contrast. */
export function isDarkTone(tone: number): boolean {
  return tone < 0.46;
}

/** One font size for a whole plane: numbers of different sizes would seem to differ in importance. */
export function inOneFont(cells: readonly Cell[]): Cell[] {
  const longest = Math.max(1, ...cells.map(({ value }) => (value === null ? 0 : numberText(value).length)));
  return cells.map(cell => ({ ...cell, font: fontFor(cell.size, longest) }));
}

/** The largest font in which a number with this many characters fits a cell; 0 if it would be too small to read. */
export function fontFor(cell: number, longest: number): number {
  if (cell < SMALLEST_NUMBERED) return 0;
  const font = Math.min(LARGEST_FONT, cell * 0.45, (cell - 6) / (longest * DIGIT_WIDTH));
  return font < SMALLEST_FONT ? 0 : Math.round(font * 2) / 2;
}
