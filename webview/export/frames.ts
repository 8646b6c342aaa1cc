/** Which output positions an animation shows. */
export type Reach = 'all' | 'row';

export interface Frames {
  /** Index of the first position, and how many follow each other. */
  readonly from: number;
  readonly count: number;
  /** Positions there would be without the limit. */
  readonly wanted: number;
}

/** A GIF of more frames takes minutes to make and megabytes to hold. */
export const MOST_FRAMES = 300;

/**
 * The positions of an animation: all of them, or the row that is shown. Where those are too many, as many as may be from the start of the current
 * row on.
 *
 * @param columns positions in a row
 */
export function framesOf(reach: Reach, index: number, positions: number, columns: number): Frames {
  const rowStart = index - (index % columns);
  const wanted = reach === 'row' ? Math.min(columns, positions - rowStart) : positions;
  const from = reach === 'row' || wanted > MOST_FRAMES ? rowStart : 0;
  return { from, count: Math.min(wanted, MOST_FRAMES, positions - from), wanted };
}
