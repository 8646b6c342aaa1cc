/** Red, green and blue: what the channels of a layer are given in turn. */
export const COLOURS = 3;

/** What a pixel is in one colour, or to an eye that sees none (ITU-R BT.601). */
export function brightness([r, g, b]: readonly [number, number, number], channel: number | null): number {
  return Math.round(channel === null ? 0.299 * r + 0.587 * g + 0.114 * b : ([r, g, b][channel] ?? 0));
}

/** A picture of any size. */
export interface Pixels {
  /** The brightness, 0 to 255, of a pixel of the picture brought to rows × cols: of red, green or blue (0, 1, 2), or of all three (null). */
  at(row: number, col: number, rows: number, cols: number, channel: number | null): number;
}
