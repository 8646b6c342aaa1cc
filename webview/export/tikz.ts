import type { PaintColour } from './colour';
import type { Drawing, Fill, Hatch, Mark, Pen } from './marks';

export interface TikzOptions {
  /** Lines above the picture that describe it, written as comments. */
  readonly comment: readonly string[];
  /** Omits the background. */
  readonly transparent: boolean;
}

/**
 * A drawing as a LaTeX file that compiles on its own: `pdflatex` makes a page with only the picture, and the tikzpicture can be pasted into
 * a
 * document that has the lines before `\begin{document}`. One unit is one CSS pixel, 0.75 bp; y points down as on the screen.
 */
export function tikzOf(drawing: Drawing, { comment, transparent }: TikzOptions): string {
  const names = colourNames(drawing, transparent);
  const context: Context = { name: colour => names.get(String(colour)) ?? 'black', hatches: drawing.hatches };
  const body = drawing.marks.flatMap(mark => command(mark, context));
  const { width, height } = drawing;
  return [
    ...comment.map(line => `% ${line.replace(/\s+/g, ' ')}`),
    '\\documentclass[tikz]{standalone}',
    '\\usetikzlibrary{patterns.meta}',
    // Fonts that are available in every size.
    '\\usepackage[T1]{fontenc}',
    '\\usepackage{lmodern}',
    ...(/[가-힣]/.test(body.join('')) ? ['\\usepackage{kotex}'] : []),
    '\\renewcommand{\\familydefault}{\\sfdefault}',
    ...[...names].map(([parts, name]) => `\\definecolor{${name}}{RGB}{${parts}}`),
    '\\begin{document}',
    '\\begin{tikzpicture}[x=0.75bp, y=-0.75bp, line width=0.75bp]',
    transparent
      ? `  \\useasboundingbox (0,0) rectangle (${number(width)},${number(height)});`
      : `  \\fill[${context.name(drawing.ground)}] (0,0) rectangle (${number(width)},${number(height)});`,
    ...body.map(line => `  ${line}`),
    '\\end{tikzpicture}',
    '\\end{document}',
    '',
  ].join('\n');
}

interface Context {
  readonly name: (colour: PaintColour) => string;
  readonly hatches: readonly Hatch[];
}

/** A name for every colour, in the order of first use. Keys are the colours as `r,g,b`. */
function colourNames({ ground, hatches, marks }: Drawing, transparent: boolean): ReadonlyMap<string, string> {
  const used: (PaintColour | null | undefined)[] = transparent ? [] : [ground];
  for (const mark of marks) {
    if (mark.kind === 'text') used.push(mark.colour);
    else used.push(mark.pen?.colour);
    if ('fill' in mark) used.push(mark.fill.colour, hatches.find(({ name }) => name === mark.fill.hatch)?.colour);
  }
  const names = new Map<string, string>();
  for (const colour of used) if (colour && !names.has(String(colour))) names.set(String(colour), `conv${letters(names.size)}`);
  return names;
}

/** a … z, ba, bb …: names of colours consist only of letters. */
function letters(index: number): string {
  const [first, ...rest] = [...index.toString(26)].map(digit => String.fromCharCode(97 + Number.parseInt(digit, 26)));
  return [first, ...rest].join('');
}

function command(mark: Mark, context: Context): string[] {
  switch (mark.kind) {
    case 'rect': {
      const { x, y, width, height, radius, fill, pen } = mark;
      const rounded = radius === 0 ? [] : [`rounded corners=${number(radius * 0.75)}bp`];
      return shape(`(${number(x)},${number(y)}) rectangle (${number(x + width)},${number(y + height)})`, rounded, fill, pen, context);
    }
    case 'polygon':
      return shape(`${mark.points.map(([x, y]) => `(${number(x)},${number(y)})`).join(' -- ')} -- cycle`, [], mark.fill, mark.pen, context);
    case 'line':
      return [
        `\\draw[${stroke(mark.pen, context).join(', ')}] (${number(mark.x1)},${number(mark.y1)}) -- (${number(mark.x2)},${number(mark.y2)});`,
      ];
    case 'text': {
      const { x, y, anchor, size, mono, bold, colour, text } = mark;
      const side = anchor === 'start' ? 'base west' : anchor === 'end' ? 'base east' : 'base';
      const font = `\\fontsize{${number(size * 0.75)}bp}{${number(size * 0.9)}bp}\\selectfont${mono ? '\\ttfamily' : ''}${bold ? '\\bfseries' : ''}`;
      return [
        `\\node[anchor=${side}, inner sep=0, text=${context.name(colour)}, font={${font}}] at (${number(x)},${number(y)}) {${latex(text)}};`,
      ];
    }
  }
}

function shape(path: string, options: readonly string[], { colour, hatch }: Fill, outline: Pen | null, context: Context): string[] {
  const over = context.hatches.find(({ name }) => name === hatch);
  const all = [...(outline ? ['draw', ...stroke(outline, context)] : []), ...(colour ? [`fill=${context.name(colour)}`] : []), ...options];
  return [
    ...(outline || colour ? [`\\path[${all.join(', ')}] ${path};`] : []),
    ...(over ? [`\\path[${[...lines(over, context), ...options].join(', ')}] ${path};`] : []),
  ];
}

function lines({ angle, spacing, colour }: Hatch, { name }: Context): string[] {
  const pattern = `Lines[angle=${number(90 - angle)}, distance=${number(spacing * 0.75)}bp, line width=0.9bp]`;
  return [`pattern={${pattern}}`, `pattern color=${name(colour)}`];
}

function stroke({ colour, width, dashes }: Pen, context: Context): string[] {
  return [
    `draw=${context.name(colour)}`,
    ...(width === 1 ? [] : [`line width=${number(width * 0.75)}bp`]),
    ...(dashes.length === 0
      ? []
      : [`dash pattern=${dashes.map((length, index) => `${index % 2 === 0 ? 'on' : 'off'} ${number(length * 0.75)}bp`).join(' ')}`]),
  ];
}

const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '$': '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  '_': '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '×': '$\\times$',
  '−': '$-$',
  '·': '$\\cdot$',
  '…': '\\dots{}',
  '→': '$\\to$',
  '⌊': '$\\lfloor$',
  '⌋': '$\\rfloor$',
  '≤': '$\\le$',
  '–': '--',
  '’': "'",
  '“': '``',
  '”': "''",
};

/** Text escaped for LaTeX. */
export function latex(text: string): string {
  return [...text].map(character => SPECIAL[character] ?? character).join('');
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}
