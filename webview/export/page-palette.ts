import type { PaintColour } from './colour';
import type { Palette } from './palette';

/** The palette of the panel as shown: the theme's colours, in whatever notation. */
export function pagePalette(): Palette {
  const context = onePixel();
  const probe = document.createElement('span');
  probe.hidden = true;
  document.body.append(probe);
  const style = getComputedStyle(document.body);
  const colour = (name: string): PaintColour => {
    probe.style.color = `var(--${name})`;
    return pixelOf(context, getComputedStyle(probe).color);
  };
  const part = (name: string): number => Number(/(\d+(?:\.\d+)?)%/.exec(style.getPropertyValue(`--${name}`))?.[1] ?? 0) / 100;
  const palette: Palette = {
    ground: colour('ground'),
    ink: colour('ink'),
    quiet: colour('quiet'),
    in: colour('in'),
    k: colour('k'),
    kText: colour('k-text'),
    out: colour('out'),
    onOut: colour('on-out'),
    minus: colour('minus'),
    tint: part('tint'),
    tintRead: part('tint-read'),
    grid: part('grid'),
    hatch: part('hatch'),
  };
  probe.remove();
  return palette;
}

function onePixel(): CanvasRenderingContext2D | null {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  return canvas.getContext('2d', { willReadFrequently: true });
}

/** Painting a computed colour turns any notation into red, green and blue. */
function pixelOf(context: CanvasRenderingContext2D | null, computed: string): PaintColour {
  if (!context) return [0, 0, 0];
  context.fillStyle = computed;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}
