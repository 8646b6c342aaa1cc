import type { Chart } from './chart';
import type { Spacing } from './vary';

/** The room on either side of the first and the last x, in steps (or doublings) of x. */
const ROOM = 0.3;

/** The ends of the axis of x for values in a range. */
export function rangeOfX(spacing: Spacing, from: number, to: number): [from: number, to: number] {
  return spacing === 'log2' ? [from / 2 ** ROOM, to * 2 ** ROOM] : [from - ROOM, to + ROOM];
}

/** The position of a value along the axis of x: 0 at its left end, 1 at its right end. */
export function positionOfX({ x, spacing }: Pick<Chart, 'x' | 'spacing'>, value: number): number {
  const along = (each: number): number => (spacing === 'log2' ? Math.log2(each) : each);
  const [from, to] = rangeOfX(spacing, x[0] ?? value, x.at(-1) ?? value).map(along) as [number, number];
  return (along(value) - from) / (to - from);
}
