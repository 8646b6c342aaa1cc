/** Red, green and blue: the channels of a layer receive them in turn. */
export const COLOURS = 3;

/** The value of a pixel in one colour, or its brightness (ITU-R BT.601). */
export function brightness([r, g, b]: readonly [number, number, number], channel: number | null): number {
  return Math.round(channel === null ? 0.299 * r + 0.587 * g + 0.114 * b : ([r, g, b][channel] ?? 0));
}

/** An image of any size. */
export interface Pixels {
  /** The brightness, 0 to 255, of a pixel of the image scaled to rows × cols: of red, green or blue (0, 1, 2), or of all three (null). */
  at(row: number, col: number, rows: number, cols: number, channel: number | null): number;
}
