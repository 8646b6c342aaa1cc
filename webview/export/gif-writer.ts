import { applyPalette, GIFEncoder, quantize, type Palette } from 'gifenc';

/** Colours of a GIF; the last of its 256 stands for "as in the frame before". */
const COLOURS = 255;

export interface GifSettings {
  readonly width: number;
  readonly height: number;
  /** How long a frame stands, in milliseconds. */
  readonly delay: number;
}

/**
 * Writes frames into one GIF that plays for ever. All frames share the colours of the sample, and of a frame only what has changed is written,
 * which makes pictures in which little moves many times smaller.
 */
export class GifWriter {
  readonly #gif = GIFEncoder();
  readonly #palette: Palette;
  #before: Uint8Array | null = null;

  /** @param sample pixels (RGBA) with the colours of all frames: a few of them, one after the other */
  constructor(
    private readonly settings: GifSettings,
    sample: Uint8ClampedArray,
  ) {
    this.#palette = quantize(sample, COLOURS);
  }

  /** The next frame, as RGBA. */
  add(rgba: Uint8ClampedArray): void {
    const { width, height, delay } = this.settings;
    const index = applyPalette(rgba, this.#palette);
    const before = this.#before;
    this.#before = index;
    if (!before) {
      this.#gif.writeFrame(index, width, height, { palette: [...this.#palette, [0, 0, 0]], delay, repeat: 0, dispose: 1 });
      return;
    }
    const same = this.#palette.length;
    const changed = index.map((colour, pixel) => (colour === before[pixel] ? same : colour));
    this.#gif.writeFrame(changed, width, height, { transparent: true, transparentIndex: same, delay, dispose: 1 });
  }

  /** The whole file. */
  finish(): Uint8Array<ArrayBuffer> {
    this.#gif.finish();
    return this.#gif.bytes();
  }
}
