import type { ExportReach } from '../../src/protocol/panel';

export interface Frames {
  /** The index of the first position, and the number of consecutive ones. */
  readonly from: number;
  readonly count: number;
  /** The number of positions without the limit. */
  readonly wanted: number;
}

/** A GIF with more frames takes minutes to create and megabytes to store. */
export const MOST_FRAMES = 300;

/**
 * The positions of an animation: all of them, or the row that is shown. If there are too many, as many as allowed from the start of the
 * current
 * row on.
 *
 * @param columns positions in a row
 */
export function framesOf(reach: ExportReach, index: number, positions: number, columns: number): Frames {
  const rowStart = index - (index % columns);
  const wanted = reach === 'row' ? Math.min(columns, positions - rowStart) : positions;
  const from = reach === 'row' || wanted > MOST_FRAMES ? rowStart : 0;
  return { from, count: Math.min(wanted, MOST_FRAMES, positions - from), wanted };
}
