/** Red, green and blue: what the channels of a layer are given in turn. */
export const COLOURS = 3;

/** A picture of any size. */
export interface Pixels {
  /** The brightness, 0 to 255, of a pixel of the picture brought to rows × cols: of red, green or blue (0, 1, 2), or of all three (null). */
  at(row: number, col: number, rows: number, cols: number, channel: number | null): number;
}
