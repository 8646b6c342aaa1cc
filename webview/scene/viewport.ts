import { reach, readLine, windowStart, type AxisGeometry } from '../../src/core/forward';

/** A half-open range of positions. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What one axis of the picture shows: a range of the read line, and a range of the output. */
export interface AxisViewport {
  readonly input: Stretch;
  readonly output: Stretch;
  /** The whole line, of which `input` is a part. */
  readonly line: Stretch;
}

/** The maximum number of cells drawn along one axis: of a larger window, only the middle is shown. */
export const MOST_CELLS = 48;

/**
 * Divides one axis into pages of at most `capacity` cells and returns the page that contains output `o`.
 *
 * A page contains as many whole windows as fit, and their outputs; the last page is moved back so that it is full. The
 * window thus moves over a static picture, and the page changes only at its end. A window larger
 * than the capacity makes the page as large as the window.
 */
export function viewportAt(axis: AxisGeometry, transposed: boolean, o: number, capacity: number): AxisViewport {
  const line = readLine(axis, transposed);
  const cells = line.to - line.from;
  if (cells <= capacity) return { line, input: line, output: { from: 0, to: axis.output } };
  const shown = Math.min(cells, Math.max(capacity, reach(axis, transposed, 1)));
  let perPage = 1;
  while (perPage < Math.min(capacity, axis.output) && reach(axis, transposed, perPage + 1) <= shown) perPage++;
  const first = Math.min(Math.floor(o / perPage) * perPage, axis.output - perPage);
  const from = Math.min(windowStart(axis, transposed, first), line.to - shown);
  return {
    line,
    input: middle({ from, to: from + shown }),
    output: axis.output <= capacity ? { from: 0, to: axis.output } : { from: first, to: first + perPage },
  };
}

function middle({ from, to }: Stretch): Stretch {
  if (to - from <= MOST_CELLS) return { from, to };
  const start = Math.floor((from + to - MOST_CELLS) / 2);
  return { from: start, to: start + MOST_CELLS };
}

export function stretchLength({ from, to }: Stretch): number {
  return to - from;
}

export function isWithin(span: Stretch, at: number): boolean {
  return at >= span.from && at < span.to;
}
