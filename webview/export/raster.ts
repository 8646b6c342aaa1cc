/** Browsers do not paint canvases with more pixels per side. */
export const LONGEST_SIDE = 8192;

/**
 * An SVG as pixels. The picture is loaded from a data address, which the page's policy allows, and its pixels can be read back because it
 * contains nothing from
 * elsewhere.
 *
 * @throws Error if the browser cannot read the picture, or has no memory for it
 */
export async function rasterOf(svg: string, width: number, height: number): Promise<HTMLCanvasElement> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width);
  canvas.height = Math.round(height);
  const context = contextOf(canvas);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** The pixels of a canvas: red, green, blue and opacity, row by row. */
export function pixelsOf(canvas: HTMLCanvasElement): Uint8ClampedArray {
  return contextOf(canvas).getImageData(0, 0, canvas.width, canvas.height).data;
}

/** A canvas as a PNG file, in base64. */
export function pngOf(canvas: HTMLCanvasElement): string {
  return canvas.toDataURL('image/png').slice('data:image/png;base64,'.length);
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no room for a canvas of this size');
  return context;
}
