import { applyPalette, GIFEncoder, quantize, type Palette } from 'gifenc';

/** The number of colours of a GIF; the last of its 256 entries means "as in the previous frame". */
const COLOURS = 255;

export interface GifSettings {
  readonly width: number;
  readonly height: number;
  /** How long a frame is shown, in milliseconds. */
  readonly delay: number;
}

/**
 * Writes frames into one GIF that plays forever. All frames share the colours of the sample, and for each frame only the changed pixels are
 * written,
 * which makes pictures with little motion many times smaller.
 */
export class GifWriter {
  readonly #gif = GIFEncoder();
  readonly #palette: Palette;
  #before: Uint8Array | null = null;

  /** @param sample pixels (RGBA) with the colours of all frames: a few frames, one after another */
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
