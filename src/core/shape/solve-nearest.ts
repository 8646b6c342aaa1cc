import type { AxisParameter, AxisSettings } from './axis-settings';
import { practice, type Axis } from './solve-order';

/** The cost of one step of each parameter: padding is the cheapest change, a stride affects everything after it. */
const WEIGHTS: Readonly<Record<AxisParameter, number>> = { padding: 1, output_padding: 1, kernel_size: 2, dilation: 2, stride: 3 };
const PARAMETERS = Object.keys(WEIGHTS) as readonly AxisParameter[];
const SMALLEST: AxisSettings = { kernel_size: 1, stride: 1, padding: 0, dilation: 1, output_padding: 0 };
/** The upper limit up to which each parameter is tried, in addition to values near the given one. */
const TRIED: AxisSettings = { kernel_size: 16, stride: 16, padding: 32, dilation: 8, output_padding: 15 };
/** How far around the given value to search. */
const AROUND = 8;
const PRACTICE_WEIGHT = 0.1;

export interface NearProblem extends Axis {
  readonly from: AxisSettings;
  readonly free: readonly AxisParameter[];
  /** Whether the settings are acceptable. */
  readonly accepts: (settings: AxisSettings) => boolean;
}

/**
 * Acceptable settings with the fewest changes (none, one, two), nearest first. Values that are never valid (a stride of 0) count as
 * changed, and are set to the smallest valid value or to anything else that is acceptable.
 */
export function nearSettings(problem: NearProblem, limit: number): readonly AxisSettings[] {
  const { from, free } = problem;
  const start = Object.fromEntries(PARAMETERS.map(name => [name, Math.max(from[name], SMALLEST[name])])) as unknown as AxisSettings;
  if (problem.accepts(start)) return [start];
  const found: AxisSettings[] = [];
  const tries = free.map(name => values(problem, start, name).map(value => ({ [name]: value })));
  const collect = (change: Partial<AxisSettings>): void => {
    const settings = { ...start, ...change };
    if (problem.accepts(settings)) found.push(settings);
  };
  for (const changes of tries) changes.forEach(collect);
  const single = found.length;
  for (const [i, changes] of tries.entries())
    for (const others of tries.slice(i + 1)) for (const change of changes) for (const other of others) collect({ ...change, ...other });
  const order = (list: readonly AxisSettings[]): readonly AxisSettings[] => {
    const ranked = list.map(settings => ({ settings, distance: distanceTo(problem, from, settings) }));
    return ranked.sort((a, b) => a.distance - b.distance).map(({ settings }) => settings);
  };
  return [...order(found.slice(0, single)), ...order(found.slice(single))].slice(0, limit);
}

function values({ input }: NearProblem, start: AxisSettings, name: AxisParameter): readonly number[] {
  const own = start[name];
  const tried = new Set<number>();
  const span = (low: number, high: number): void => {
    // Beyond the safe integers there is no next integer.
    const last = Math.min(high, Number.MAX_SAFE_INTEGER);
    for (let value = Math.max(low, SMALLEST[name]); value <= last; value++) tried.add(value);
  };
  span(0, TRIED[name]);
  span(own - AROUND, own + AROUND);
  // The smallest value with which the kernel fits.
  const missing = start.dilation * (start.kernel_size - 1) + 1 - input;
  if (name === 'padding') span(Math.ceil(missing / 2), Math.ceil(missing / 2) + 1);
  if (name === 'kernel_size')
    span(Math.floor((input + 2 * start.padding - 1) / start.dilation), Math.floor((input + 2 * start.padding - 1) / start.dilation) + 1);
  tried.delete(own);
  return [...tried];
}

/** The size of a change: the weights above, plus a small amount for uncommon values. */
export function distanceTo(axis: Axis, from: AxisSettings, to: AxisSettings): number {
  return PARAMETERS.reduce((sum, name) => sum + WEIGHTS[name] * Math.abs(from[name] - to[name]), PRACTICE_WEIGHT * practice(axis, to));
}
