import { hex } from './colour';
import type { Drawing, Fill, Hatch, Mark, Pen } from './marks';

export interface SvgOptions {
  readonly title: string;
  /** What the picture shows, for readers who cannot see it. */
  readonly description: string;
  /** Omits the background, so that the page shows through. */
  readonly transparent: boolean;
}

const SANS = `'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', sans-serif`;
const MONO = `Menlo, Consolas, 'DejaVu Sans Mono', monospace`;

/** A drawing as a self-contained SVG file: no style sheet, script or font. One shape per line. */
export function svgOf(drawing: Drawing, { title, description, transparent }: SvgOptions): string {
  const { width, height, ground, hatches, marks } = drawing;
  const [wide, high] = [number(width), number(height)];
  const used = hatches.filter(({ name }) => marks.some(mark => 'fill' in mark && mark.fill.hatch === name));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}" viewBox="0 0 ${wide} ${high}" ` +
      'role="img" aria-labelledby="title description">',
    `<title id="title">${escape(title)}</title>`,
    `<desc id="description">${escape(description)}</desc>`,
    ...(used.length > 0 ? ['<defs>', ...used.map(pattern), '</defs>'] : []),
    ...(transparent ? [] : [`<rect width="100%" height="100%" fill="${hex(ground)}"/>`]),
    ...marks.flatMap(mark => element(mark, hex(ground))),
    '</svg>',
    '',
  ].join('\n');
}

function pattern({ name, spacing, angle, colour, dashes }: Hatch): string {
  const side = number(spacing);
  return [
    `<pattern id="${name}" width="${side}" height="${side}" patternUnits="userSpaceOnUse" patternTransform="rotate(${number(angle)})">`,
    `<line y2="${side}" stroke="${hex(colour)}" stroke-width="1.2"${dashArray(dashes)}/>`,
    '</pattern>',
  ].join('');
}

function element(mark: Mark, ground: string): string[] {
  switch (mark.kind) {
    case 'rect': {
      const { x, y, width, height, radius } = mark;
      const box = `x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}"${radius === 0 ? '' : ` rx="${number(radius)}"`}`;
      return shapes('rect', box, mark.fill, mark.pen);
    }
    case 'polygon':
      return shapes('polygon', `points="${mark.points.map(([x, y]) => `${number(x)},${number(y)}`).join(' ')}"`, mark.fill, mark.pen);
    case 'line':
      return [`<line x1="${number(mark.x1)}" y1="${number(mark.y1)}" x2="${number(mark.x2)}" y2="${number(mark.y2)}"${stroke(mark.pen)}/>`];
    case 'text': {
      const { x, y, anchor, size, mono, bold, colour, rim, text } = mark;
      const attributes = [
        `x="${number(x)}" y="${number(y)}" font-family="${mono ? MONO : SANS}" font-size="${number(size)}"`,
        ...(bold ? ['font-weight="600"'] : []),
        ...(anchor === 'start' ? [] : [`text-anchor="${anchor}"`]),
        `fill="${hex(colour)}"`,
        ...(rim === 0 ? [] : [`paint-order="stroke" stroke="${ground}" stroke-width="${number(rim)}" stroke-linejoin="round"`]),
      ];
      return [`<text ${attributes.join(' ')}>${escape(text)}</text>`];
    }
  }
}

/** A hatch is a second shape over the colour. */
function shapes(tag: string, geometry: string, { colour, hatch }: Fill, outline: Pen | null): string[] {
  return [
    `<${tag} ${geometry} fill="${colour ? hex(colour) : 'none'}"${outline ? stroke(outline) : ''}/>`,
    ...(hatch === null ? [] : [`<${tag} ${geometry} fill="url(#${hatch})"/>`]),
  ];
}

function stroke({ colour, width, dashes }: Pen): string {
  return ` stroke="${hex(colour)}"${width === 1 ? '' : ` stroke-width="${number(width)}"`}${dashArray(dashes)}`;
}

function dashArray(dashes: readonly number[]): string {
  return dashes.length === 0 ? '' : ` stroke-dasharray="${dashes.map(number).join(' ')}"`;
}

/** To a hundredth of a pixel. */
function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
