import type { TorchError } from '../../src/core/shape';
import { costsOf, quantitiesOf, QUANTITIES, type ChartLayer, type Costs, type Quantity } from './costs';
import { candidates, variedValue, withValue, type Spacing, type Variation } from './vary';

/** A layer that PyTorch accepts, at one x. */
export interface ChartPoint {
  readonly layer: ChartLayer;
  readonly costs: Costs;
}

/** One line: a point for each x, null if PyTorch rejects the layer. */
export interface ChartLine {
  /** What distinguishes this line from the others; empty for a single line. */
  readonly name: string;
  readonly points: readonly (ChartPoint | null)[];
}

/** An omitted layer. */
export interface LeftOut {
  readonly x: number;
  /** The line's name. */
  readonly line: string;
  readonly error: TorchError;
}

/** The numbers to draw: lines over shared x values, with the layer's own x marked. */
export interface Chart {
  /** Ascending. */
  readonly x: readonly number[];
  readonly spacing: Spacing;
  readonly lines: readonly ChartLine[];
  /** The quantities that are drawn. */
  readonly quantities: readonly Quantity[];
  /** The index of the layer itself in x; null if it is not on the line. */
  readonly marked: number | null;
  readonly leftOut: readonly LeftOut[];
}

/** The effect of varying one setting of the layer. */
export function whatIf(layer: ChartLayer, variation: Variation): Chart {
  const { values, spacing } = candidates(layer, variation);
  const own = variedValue(layer, variation);
  const chart = chartOf(values, spacing, [{ name: '', at: value => withValue(layer, variation, value) }]);
  const marked = own === null ? -1 : values.indexOf(own);
  return { ...chart, quantities: quantitiesOf(layer), marked: chart.lines[0]?.points[marked] ? marked : null };
}

/** A line before it is computed. */
export interface LineOf {
  readonly name: string;
  readonly at: (x: number) => ChartLayer;
}

/** Computes every line at every x. */
export function chartOf(x: readonly number[], spacing: Spacing, lines: readonly LineOf[]): Chart {
  const leftOut: LeftOut[] = [];
  const worked = lines.map(({ name, at }): ChartLine => ({
    name,
    points: x.map(value => {
      const layer = at(value);
      const judged = costsOf(layer);
      if (judged.kind === 'legal') return { layer, costs: judged.costs };
      leftOut.push({ x: value, line: name, error: judged.error });
      return null;
    }),
  }));
  return { x, spacing, lines: worked, quantities: QUANTITIES, marked: null, leftOut };
}

/** Layers omitted for the same reason, reported once. */
export interface Omission {
  readonly error: TorchError;
  readonly line: string;
  readonly x: readonly number[];
}

/** The omitted layers, by line and reason. Messages that differ only in numbers count as one reason; the first message represents all. */
export function omissions({ leftOut }: Chart): Omission[] {
  const groups = new Map<string, { error: TorchError; line: string; x: number[] }>();
  for (const { x, line, error } of leftOut) {
    const key = `${line}\n${error.type}\n${error.message.replace(/\d+/g, '#')}`;
    const group = groups.get(key);
    if (group) group.x.push(x);
    else groups.set(key, { error, line, x: [x] });
  }
  return [...groups.values()];
}

/**
 * Lines that are equal everywhere, as lists of indices. Every line is in exactly one list; the lists are in the order of their first lines.
 */
export function coincident(lines: readonly (readonly (number | null)[])[]): number[][] {
  const groups: number[][] = [];
  for (const [index, line] of lines.entries()) {
    const same = groups.find(([first = 0]) => line.every((value, x) => value === lines[first]?.[x]));
    if (same) same.push(index);
    else groups.push([index]);
  }
  return groups;
}

/** The x nearest to a position along the axis (in the unit of x) at which the first line has a point. */
export function nearestPoint({ x, lines, spacing }: Chart, place: number): number | null {
  const along = (value: number): number => (spacing === 'log2' ? Math.log2(value) : value);
  let nearest: number | null = null;
  let least = Infinity;
  for (const [index, value] of x.entries()) {
    const distance = Math.abs(along(value) - along(place));
    if (!lines[0]?.points[index] || distance >= least) continue;
    nearest = index;
    least = distance;
  }
  return nearest;
}

/** The next x in a direction at which the first line has a point; null if there is none. */
export function nextPoint({ x, lines }: Chart, from: number, by: 1 | -1): number | null {
  for (let index = from + by; index >= 0 && index < x.length; index += by) if (lines[0]?.points[index]) return index;
  return null;
}
