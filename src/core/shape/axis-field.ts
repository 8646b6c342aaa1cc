import { adaptiveWindow } from './adaptive-windows';

/**
 * Which cells of a model's input the cells of a tensor depend on, along one axis: from the first to the last, including padding. The pattern
 * repeats: `spans.length` cells further, the span lies `jump` input cells further. There are several spans only after layers that produce
 * several outputs from one input, or whose windows differ; a span is null if such a layer produces a cell from no input.
 */
export interface AxisField {
  readonly jump: number;
  readonly spans: readonly (FieldSpan | null)[];
}

export interface FieldSpan {
  readonly first: number;
  readonly last: number;
}

/** A sliding window of a convolution or a pooling. `before` is the leading padding. */
export interface SlidingWindow {
  readonly kernel: number;
  readonly stride: number;
  readonly before: number;
  readonly dilation: number;
}

/** The input itself: every cell depends on itself. */
export const OWN_CELL: AxisField = { jump: 1, spans: [{ first: 0, last: 0 }] };

/** Upsamplings with coprime factors multiply the number of spans. With more spans than this, or wider windows, the field is unknown. */
const MAX_SPANS = 4096;

/** The span of one cell, which can begin before 0 or end beyond the last cell. */
export function spanAt({ jump, spans }: AxisField, cell: number): FieldSpan | null {
  const turn = Math.floor(cell / spans.length);
  const span = spans[cell - turn * spans.length] ?? null;
  return span && { first: span.first + turn * jump, last: span.last + turn * jump };
}

/**
 * The number of input cells from the first to the last, for the cell with the widest field. With fewer cells than the pattern has spans, the
 * rest of the pattern belongs to cells that do not exist.
 */
export function fieldSize({ spans }: AxisField, cells = Infinity): number {
  return spans.slice(0, cells).reduce((size, span) => (span ? Math.max(size, span.last - span.first + 1) : size), 0);
}

/** The field after a convolution or pooling; null if it is too large. */
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

/** The field after a transposed convolution: output o reads input i with weight t if i·s + t·d = o + p. */
export function transposedField(field: AxisField, { kernel, stride, before, dilation }: SlidingWindow): AxisField | null {
  if (kernel > MAX_SPANS) return null;
  const fed = (output: number): number[] =>
    range(kernel, tap => output + before - tap * dilation)
      .filter(place => place % stride === 0)
      .map(place => place / stride);
  return made(field, field.spans.length * stride, 1, fed);
}

/** The field after an upsampling by an integer factor, linear without aligned corners. */
export function upsampledField(field: AxisField, factor: number, mode: 'nearest' | 'linear'): AxisField | null {
  const fed = (output: number): number[] => {
    if (mode === 'nearest') return [Math.floor(output / factor)];
    // (o + ½)/s − ½ in input coordinates. Halfway between two inputs, both count; exactly on one input, only that one counts.
    const place = 2 * output + 1 - factor;
    const first = Math.floor(place / (2 * factor));
    return place % (2 * factor) === 0 ? [first] : [first, first + 1];
  };
  return made(field, field.spans.length * factor, 1, fed);
}

/** The field after an adaptive pooling of `input` cells to `output` cells, both at least 1; null if it is too large. */
export function adaptiveAxisField(field: AxisField, input: number, output: number): AxisField | null {
  if (field.spans.length > 1 && input > MAX_SPANS * output) return null;
  // Windows begin at the same remainders again after this many outputs and cells.
  const common = gcd(input, output);
  const [outputs, cells] = [output / common, input / common];
  const repeats = field.spans.length / gcd(field.spans.length, cells);
  return made(field, outputs * repeats, (cells * repeats) / field.spans.length, o => {
    const { start, end } = adaptiveWindow(input, output, o);
    return field.spans.length === 1 ? [start, end - 1] : range(end - start, cell => start + cell);
  });
}

/** The field of cells that begin `cells` further: positive after a crop, negative after padding. */
export function shiftedField(field: AxisField, cells: number): AxisField {
  return { jump: field.jump, spans: field.spans.map((_, cell) => spanAt(field, cell + cells)) };
}

/** The field of cells that depend on both; null if the two have different strides. */
export function joinedField(a: AxisField, b: AxisField): AxisField | null {
  if (a === b) return a;
  const count = (a.spans.length * b.spans.length) / gcd(a.spans.length, b.spans.length);
  const jump = (a.jump * count) / a.spans.length;
  if (count > MAX_SPANS || jump !== (b.jump * count) / b.spans.length) return null;
  const spans = range(count, cell => hull([spanAt(a, cell), spanAt(b, cell)]));
  return { jump, spans };
}

/** `count` outputs depend on the cells that `fed` returns; `count` outputs further, on cells `turns` periods of the field further. */
function made(field: AxisField, count: number, turns: number, fed: (output: number) => readonly number[]): AxisField | null {
  if (count > MAX_SPANS) return null;
  const spans = range(count, output => hull(fed(output).map(cell => spanAt(field, cell))));
  return { jump: field.jump * turns, spans };
}

function hull(spans: readonly (FieldSpan | null)[]): FieldSpan | null {
  return spans.reduce<FieldSpan | null>(
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
