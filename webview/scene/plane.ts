import type { StageSize } from './stage-size';
import { HEADER, MARGIN } from './layout';
import { headingWidth, TEXT_GAP } from './minimap';
import type { Page } from './page';
import type { Box, Edge, Label, Minimap, PlaneName } from './types';

const TICK_ROOM = 6;
const TICK_SPACING = 22;
const LARGEST_SIDE = 34;
const SMALLEST_MARK = 2;

/** The heading of a single plane, and its row and column numbers. */
export function planeLabels(plane: PlaneName, page: Page, title: string, subtitle: string): Label[] {
  const { x, y, cell, rows, cols } = page;
  const every = Math.ceil(TICK_SPACING / cell);
  const labels: Label[] = [
    { key: `${plane}:title`, kind: 'title', x, y: y - HEADER + 16, anchor: 'start', text: title },
    { key: `${plane}:subtitle`, kind: 'subtitle', x, y: y - HEADER + 32, anchor: 'start', text: subtitle },
  ];
  for (let c = cols.from; c < cols.to; c++)
    if (c % every === 0)
      labels.push({
        key: `${plane}:col:${c - cols.from}`,
        kind: 'tick',
        x: x + (c - cols.from + 0.5) * cell,
        y: y - TICK_ROOM,
        anchor: 'middle',
        text: String(c),
      });
  for (let r = rows.from; r < rows.to; r++)
    if (r % every === 0)
      labels.push({
        key: `${plane}:row:${r - rows.from}`,
        kind: 'tick',
        x: x - TICK_ROOM,
        y: y + (r - rows.from + 0.5) * cell + 3.5,
        anchor: 'end',
        text: String(r),
      });
  return labels;
}

/** The sides of the plane that are on the page. */
export function planeEdges(plane: PlaneName, page: Page, rows: number, cols: number): Edge[] {
  const { x, y, cell } = page;
  const [right, bottom] = [x + (page.cols.to - page.cols.from) * cell, y + (page.rows.to - page.rows.from) * cell];
  const side = (name: string, x1: number, y1: number, x2: number, y2: number): Edge => ({
    key: `edge:${plane}:${name}`,
    plane,
    x1,
    y1,
    x2,
    y2,
  });
  return [
    ...(page.rows.from === 0 ? [side('top', x, y, right, y)] : []),
    ...(page.rows.to === rows ? [side('bottom', x, bottom, right, bottom)] : []),
    ...(page.cols.from === 0 ? [side('left', x, y, x, bottom)] : []),
    ...(page.cols.to === cols ? [side('right', right, y, right, bottom)] : []),
  ];
}

/** A map of the whole plane, if only a part is on the page; `at` is marked. It is at the plane's right edge, or beside a wider heading. */
export function planeMinimap(
  plane: PlaneName,
  page: Page,
  rows: number,
  cols: number,
  at: { readonly row: number; readonly col: number },
  headings: readonly Label[],
  stage: StageSize,
): Minimap[] {
  if (page.isWhole) return [];
  const scale = LARGEST_SIDE / Math.max(rows, cols);
  const [width, height] = [Math.max(SMALLEST_MARK, cols * scale), Math.max(SMALLEST_MARK, rows * scale)];
  const right = Math.max(page.x + (page.cols.to - page.cols.from) * page.cell, page.x + headingWidth(headings, plane) + TEXT_GAP + width);
  const origin = { x: Math.min(stage.width - MARGIN, right) - width, y: page.y - HEADER + 2 };
  const part = (row: number, col: number, high: number, wide: number): Box => ({
    x: origin.x + col * scale,
    y: origin.y + row * scale,
    width: Math.max(SMALLEST_MARK, wide * scale),
    height: Math.max(SMALLEST_MARK, high * scale),
  });
  return [
    {
      key: `minimap:${plane}`,
      plane,
      whole: { ...origin, width, height },
      shown: part(page.rows.from, page.cols.from, page.rows.to - page.rows.from, page.cols.to - page.cols.from),
      window: part(at.row, at.col, 1, 1),
    },
  ];
}
