import { extentAt, windowStart, type AxisGeometry } from '../../src/core/forward';
import type { GridContext } from './context';
import { HEADER } from './layout';
import type { Box, Label, Minimap, PlaneName } from './types';
import { stretchLength, type AxisViewport, type Stretch } from './viewport';

const LARGEST_SIDE = 34;
const SMALLEST_MARK = 2;
/** The minimum distance of a map from the stage's edge, so that its border is not cut off. */
const EDGE = 2;
export const TEXT_GAP = 10;
/** Widths of a letter in the title and in the line under it, rounded up. */
const TITLE_LETTER = 8.6;
const SUBTITLE_LETTER = 6.4;

/** A small map for each plane that is only partly shown: the whole, the page, and the window or the current cell. */
export function minimapsOf(context: GridContext, headings: readonly Label[]): Minimap[] {
  const { volume, position, rows, cols, corners, cell } = context;
  const [, y, x] = position;
  const window = (axis: AxisGeometry, o: number): Stretch => {
    const from = windowStart(axis, volume.transposed, o);
    return { from, to: from + extentAt(axis, o) };
  };
  // The map is at the plane's right edge, or beside the heading if the plane is too narrow for both.
  const rightOf = (plane: 'input' | 'output', shown: Stretch): number =>
    Math.min(
      context.stage.width - EDGE,
      corners[plane].x + Math.max(stretchLength(shown) * cell, headingWidth(headings, plane) + TEXT_GAP + LARGEST_SIDE),
    );
  const maps: Minimap[] = [];
  if (!shownWhole(rows) || !shownWhole(cols)) {
    maps.push(
      minimap(
        'input',
        rightOf('input', cols.input),
        corners.input.y,
        [rows.line, cols.line],
        [rows.input, cols.input],
        [window(volume.row, y), window(volume.col, x)],
      ),
    );
  }
  const wholeOutput = [
    { from: 0, to: volume.row.output },
    { from: 0, to: volume.col.output },
  ] as const;
  if (stretchLength(rows.output) < volume.row.output || stretchLength(cols.output) < volume.col.output) {
    maps.push(
      minimap(
        'output',
        rightOf('output', cols.output),
        corners.output.y,
        wholeOutput,
        [rows.output, cols.output],
        [
          { from: y, to: y + 1 },
          { from: x, to: x + 1 },
        ],
      ),
    );
  }
  // The narrowest layouts have no room for a map; the shown part is still described in words.
  return maps.filter(({ plane, whole }) => whole.x >= corners[plane].x + headingWidth(headings, plane));
}

/** The width of the labels above a plane. */
export function headingWidth(labels: readonly Label[], plane: PlaneName): number {
  return Math.max(
    ...labels.map(({ key, kind, text }) =>
      !key.startsWith(plane) ? 0 : kind === 'title' ? text.length * TITLE_LETTER : kind === 'subtitle' ? text.length * SUBTITLE_LETTER : 0,
    ),
  );
}

function shownWhole({ input, line }: AxisViewport): boolean {
  return stretchLength(input) === stretchLength(line);
}

type Spans = readonly [row: Stretch, col: Stretch];

function minimap(plane: 'input' | 'output', right: number, top: number, whole: Spans, shown: Spans, window: Spans): Minimap {
  const [rows, cols] = whole;
  const scale = LARGEST_SIDE / Math.max(stretchLength(rows), stretchLength(cols));
  const width = Math.max(SMALLEST_MARK, stretchLength(cols) * scale);
  const height = Math.max(SMALLEST_MARK, stretchLength(rows) * scale);
  const origin = { x: right - width, y: top - HEADER + 2 };
  const part = ([row, col]: Spans): Box => ({
    x: origin.x + (col.from - cols.from) * scale,
    y: origin.y + (row.from - rows.from) * scale,
    width: Math.max(SMALLEST_MARK, stretchLength(col) * scale),
    height: Math.max(SMALLEST_MARK, stretchLength(row) * scale),
  });
  return { key: `minimap:${plane}`, plane, whole: { ...origin, width, height }, shown: part(shown), window: part(window) };
}
