import { brightness, type Pixels } from './model';

/** The maximum length of each side of a stored image. */
const LONGEST = 2048;

/** Reads an image of the user's. @throws the browser's error for a file that it cannot decode */
export async function readPicture(file: Blob): Promise<Pixels> {
  const whole = await createImageBitmap(file);
  const part = Math.min(1, LONGEST / Math.max(whole.width, whole.height));
  const kept = drawn(whole, Math.max(1, Math.round(whole.width * part)), Math.max(1, Math.round(whole.height * part)));
  whole.close();
  return pixelsOf(kept);
}

/**
 * Scales the image to any requested size, with pixels that cover several cells if that exceeds the stored size. The last result is cached,
 * because a layer requests only one size.
 */
function pixelsOf(picture: HTMLCanvasElement): Pixels {
  let [height, width] = [0, 0];
  let data: Uint8ClampedArray = new Uint8ClampedArray();
  return {
    at: (row, col, rows, cols, channel) => {
      // Browsers limit the size of canvases: a canvas that is too long is empty, or fails.
      const [tall, wide] = [Math.min(rows, LONGEST), Math.min(cols, LONGEST)];
      if (tall !== height || wide !== width) {
        [height, width] = [tall, wide];
        data = drawn(picture, wide, tall).getContext('2d')?.getImageData(0, 0, wide, tall).data ?? new Uint8ClampedArray(wide * tall * 4);
      }
      const at = (Math.floor((row * tall) / rows) * wide + Math.floor((col * wide) / cols)) * 4;
      const [r = 0, g = 0, b = 0] = [data[at], data[at + 1], data[at + 2]];
      return brightness([r, g, b], channel);
    },
  };
}

function drawn(image: CanvasImageSource, width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context) {
    context.imageSmoothingQuality = 'high';
    // Transparent parts are shown on white.
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, width, height);
    context.drawImage(image, 0, 0, width, height);
  }
  return canvas;
}
