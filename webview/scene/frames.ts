import { extentAt, placesAt, windowStart, type AxisGeometry } from '../../src/core/forward';
import type { GridContext } from './context';
import { isRow, type Arrangement } from './layout';
import type { Box, Edge, SceneFrame, Link } from './types';
import { stretchLength, type Stretch } from './viewport';

/** The borders of the data and of the output, which separate data from padding and the tensor's end from the page's. */
export function edges({ volume, rows, cols, cell, corners }: GridContext): Edge[] {
  const data = (axis: AxisGeometry): Stretch => ({ from: 0, to: volume.transposed ? (axis.input - 1) * axis.stride + 1 : axis.input });
  const output = (axis: AxisGeometry): Stretch => ({ from: 0, to: axis.output });
  return [
    ...sides('input', data(volume.row), data(volume.col), rows.input, cols.input, corners.input, cell),
    ...sides('output', output(volume.row), output(volume.col), rows.output, cols.output, corners.output, cell),
  ];
}

/** The ends of a range that lie on the page. */
export function sides(
  plane: 'input' | 'output',
  row: Stretch,
  col: Stretch,
  rows: Stretch,
  cols: Stretch,
  corner: Corner,
  cell: number,
): Edge[] {
  const seen = { row: clip(row, rows), col: clip(col, cols) };
  if (stretchLength(seen.row) <= 0 || stretchLength(seen.col) <= 0) return [];
  const { x, y, width, height } = box(corner, seen.row, seen.col, rows, cols, cell);
  const side = (name: string, x1: number, y1: number, x2: number, y2: number): Edge => ({
    key: `edge:${plane}:${name}`,
    plane,
    x1,
    y1,
    x2,
    y2,
  });
  return [
    ...(seen.row.from === row.from ? [side('top', x, y, x + width, y)] : []),
    ...(seen.row.to === row.to ? [side('bottom', x, y + height, x + width, y + height)] : []),
    ...(seen.col.from === col.from ? [side('left', x, y, x, y + height)] : []),
    ...(seen.col.to === col.to ? [side('right', x + width, y, x + width, y + height)] : []),
  ];
}

export interface WindowFrames {
  /** Around all cells from the first to the last that are read, clipped to the page. */
  readonly frame: SceneFrame;
  /** Around the output cell being made. */
  readonly current: SceneFrame;
}

export function windowFrame({ volume, position, rows, cols, cell, corners }: GridContext): WindowFrames {
  const [, y, x] = position;
  const span = (axis: AxisGeometry, o: number): Stretch => {
    const from = windowStart(axis, volume.transposed, o);
    return { from, to: from + extentAt(axis, o) };
  };
  const row = clip(span(volume.row, y), rows.input);
  const col = clip(span(volume.col, x), cols.input);
  return {
    frame: { key: 'frame:window', kind: 'window', ...box(corners.input, row, col, rows.input, cols.input, cell) },
    current: {
      key: 'frame:current',
      kind: 'current',
      ...box(corners.output, { from: y, to: y + 1 }, { from: x, to: x + 1 }, rows.output, cols.output, cell),
    },
  };
}

/** Four thin lines: from the window to the kernel, and from the kernel to the output cell. */
export function linksBetween(
  { corners, cell, kernelGaps, volume, position: [, y, x] }: GridContext,
  { frame, current }: WindowFrames,
  arrangement: Arrangement,
): Link[] {
  const kernel: Box = {
    ...corners.kernel,
    width: cell * (kernelGaps ? extentAt(volume.col, x) : placesAt(volume.col, x)),
    height: cell * (kernelGaps ? extentAt(volume.row, y) : placesAt(volume.row, y)),
  };
  const first = isRow(arrangement) ? sideways : downwards;
  const second = arrangement === 'column' ? downwards : sideways;
  return [...first('window', frame, kernel), ...second('output', kernel, current)];
}

export function sideways(key: string, from: Box, to: Box): Link[] {
  const x1 = from.x + from.width;
  return [
    { key: `link:${key}:0`, x1, y1: from.y, x2: to.x, y2: to.y },
    { key: `link:${key}:1`, x1, y1: from.y + from.height, x2: to.x, y2: to.y + to.height },
  ];
}

export function downwards(key: string, from: Box, to: Box): Link[] {
  const y1 = from.y + from.height;
  return [
    { key: `link:${key}:0`, x1: from.x, y1, x2: to.x, y2: to.y },
    { key: `link:${key}:1`, x1: from.x + from.width, y1, x2: to.x + to.width, y2: to.y },
  ];
}

export function clip(span: Stretch, to: Stretch): Stretch {
  return { from: Math.max(span.from, to.from), to: Math.min(span.to, to.to) };
}

interface Corner {
  readonly x: number;
  readonly y: number;
}

export function box(corner: Corner, row: Stretch, col: Stretch, rows: Stretch, cols: Stretch, cell: number): Box {
  return {
    x: corner.x + (col.from - cols.from) * cell,
    y: corner.y + (row.from - rows.from) * cell,
    width: stretchLength(col) * cell,
    height: stretchLength(row) * cell,
  };
}
