import { coincident, type Chart } from './chart';
import type { Quantity } from './costs';
import { timeKey } from './measurer';
import type { Timing } from './timing';

/** The times measured so far, by point. */
export type Times = Readonly<Record<string, Timing>>;

/** One panel of a chart: a quantity of every line over the shared x. */
export interface ChartPanel {
  readonly quantity: Quantity;
  /** Per line, per x; null if there is nothing to draw. */
  readonly values: readonly (readonly (number | null)[])[];
  /** Lines that are equal everywhere, by index; the first represents all. */
  readonly groups: readonly (readonly number[])[];
}

/** The panels of a chart, from top to bottom; the panel for the time is included once something has been measured. */
export function panelsOf(chart: Chart, times: Times): ChartPanel[] {
  const shown = chart.quantities.filter(quantity => quantity !== 'time' || hasTimes(times));
  return shown.map(quantity => {
    const values = chart.lines.map(({ points }, line) =>
      points.map((point, index) =>
        point ? (quantity === 'time' ? (times[timeKey(line, index)]?.milliseconds ?? null) : point.costs[quantity]) : null,
      ),
    );
    // Two measurements are never equal, so their distance has no meaning.
    return { quantity, values, groups: quantity === 'time' ? values.map((_, line) => [line]) : coincident(values) };
  });
}

export function hasTimes(times: Times): boolean {
  return Object.keys(times).length > 0;
}
