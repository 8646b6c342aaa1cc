/** The part of gifenc that is used here; it has no types of its own. */
declare module 'gifenc' {
  export type Palette = number[][];

  export interface FrameOptions {
    /** Required for the first frame, whose colours all frames share. */
    readonly palette?: Palette;
    readonly transparent?: boolean;
    readonly transparentIndex?: number;
    /** In milliseconds; stored in hundredths of a second. */
    readonly delay?: number;
    /** 0: forever. */
    readonly repeat?: number;
    /** 1: the next frame is painted over this one. */
    readonly dispose?: number;
  }

  export interface Encoder {
    writeFrame(index: Uint8Array, width: number, height: number, options?: FrameOptions): void;
    finish(): void;
    bytes(): Uint8Array<ArrayBuffer>;
  }

  export function GIFEncoder(): Encoder;
  /** At most this many colours, for RGBA pixels. */
  export function quantize(rgba: Uint8ClampedArray, maxColors: number): Palette;
  /** For every pixel the index of the nearest colour. */
  export function applyPalette(rgba: Uint8ClampedArray, palette: Palette): Uint8Array;
}
