/**
 * Which cells of a model's input the cells of a tensor depend on, along one axis. From the first to the last, padding counted; cells
 * repeat: `spans.length` cells further, the span lies `jump` input cells further. Several spans only behind layers that make several
 * outputs of one input; null where such a layer makes a cell of nothing.
 */
export interface AxisField {
  readonly jump: number;
  readonly spans: readonly (Span | null)[];
}

export interface Span {
  readonly first: number;
  readonly last: number;
}

/** A window that slides: of a convolution or a pooling. `before` is the padding in front. */
export interface SlidingWindow {
  readonly kernel: number;
  readonly stride: number;
  readonly before: number;
  readonly dilation: number;
}

/** The input itself: every cell depends on itself. */
export const OWN_CELL: AxisField = { jump: 1, spans: [{ first: 0, last: 0 }] };

/** Upsamplings whose factors have nothing in common multiply the spans; with more than this, or wider windows, the field is not followed. */
const MAX_SPANS = 4096;

/** The span of one cell, which may lie before 0 or beyond the end. */
export function spanAt({ jump, spans }: AxisField, cell: number): Span | null {
  const turn = Math.floor(cell / spans.length);
  const span = spans[cell - turn * spans.length] ?? null;
  return span && { first: span.first + turn * jump, last: span.last + turn * jump };
}

/** Input cells from the first to the last, of the cell with the widest field. */
export function fieldSize({ spans }: AxisField): number {
  return spans.reduce((size, span) => (span ? Math.max(size, span.last - span.first + 1) : size), 0);
}

/** The field behind a convolution or pooling; null where it is not followed. */
export function windowField(field: AxisField, { kernel, stride, before, dilation }: SlidingWindow): AxisField | null {
  const count = field.spans.length / gcd(field.spans.length, stride);
  if (field.spans.length === 1) {
    const [first, last] = [spanAt(field, -before), spanAt(field, (kernel - 1) * dilation - before)];
    return { jump: field.jump * stride, spans: [hull([first, last])] };
  }
  if (kernel > MAX_SPANS) return null;
  return made(field, count, (count * stride) / field.spans.length, output =>
    range(kernel, tap => output * stride - before + tap * dilation),
  );
}

/** The field behind a transposed convolution: output o takes input i with weight t where i·s + t·d = o + p. */
export function transposedField(field: AxisField, { kernel, stride, before, dilation }: SlidingWindow): AxisField | null {
  if (kernel > MAX_SPANS) return null;
  const fed = (output: number): number[] =>
    range(kernel, tap => output + before - tap * dilation)
      .filter(place => place % stride === 0)
      .map(place => place / stride);
  return made(field, field.spans.length * stride, 1, fed);
}

/** The field behind an upsampling by an integer, linear without aligned corners. */
export function upsampledField(field: AxisField, factor: number, mode: 'nearest' | 'linear'): AxisField | null {
  const fed = (output: number): number[] => {
    if (mode === 'nearest') return [Math.floor(output / factor)];
    // (o + ½)/s − ½ over the inputs; halfway between two, both count, on one of them that one alone.
    const place = 2 * output + 1 - factor;
    const first = Math.floor(place / (2 * factor));
    return place % (2 * factor) === 0 ? [first] : [first, first + 1];
  };
  return made(field, field.spans.length * factor, 1, fed);
}

/** The field of cells that begin `cells` further: positive behind a crop, negative behind padding. */
export function shiftedField(field: AxisField, cells: number): AxisField {
  return { jump: field.jump, spans: field.spans.map((_, cell) => spanAt(field, cell + cells)) };
}

/** The field of cells that depend on both; null where the two run at different paces. */
export function joinedField(a: AxisField, b: AxisField): AxisField | null {
  if (a === b) return a;
  const count = (a.spans.length * b.spans.length) / gcd(a.spans.length, b.spans.length);
  const jump = (a.jump * count) / a.spans.length;
  if (count > MAX_SPANS || jump !== (b.jump * count) / b.spans.length) return null;
  const spans = range(count, cell => hull([spanAt(a, cell), spanAt(b, cell)]));
  return { jump, spans };
}

/** `count` outputs depend on the cells `fed` says; `count` outputs further, on cells `turns` periods of the field further. */
function made(field: AxisField, count: number, turns: number, fed: (output: number) => readonly number[]): AxisField | null {
  if (count > MAX_SPANS) return null;
  const spans = range(count, output => hull(fed(output).map(cell => spanAt(field, cell))));
  return { jump: field.jump * turns, spans };
}

function hull(spans: readonly (Span | null)[]): Span | null {
  return spans.reduce<Span | null>(
    (whole, span) =>
      whole && span ? { first: Math.min(whole.first, span.first), last: Math.max(whole.last, span.last) } : (whole ?? span),
    null,
  );
}

function range<T>(count: number, of: (i: number) => T): T[] {
  return Array.from({ length: count }, (_, i) => of(i));
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}
