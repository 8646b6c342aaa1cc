import type { Quantity } from './costs';
import type { Spacing } from './vary';

/** The approximate number of ticks on an axis: a few lines are easier to read than many. */
const MOST = 4;

/** The ticks of a quantity's axis: round numbers; for bytes, round in multiples of 1024. */
export function splitsOf(quantity: Quantity, spacing: Spacing, from: number, to: number): number[] {
  if (!(to > from)) return [];
  return spacing === 'log2' && from > 0 ? multiplied(from, to, quantity === 'memory') : added(from, to, quantity === 'memory');
}

/** 0, 20, 40, …; for bytes 0, 2 KiB, 4 KiB, … */
function added(from: number, to: number, bytes: boolean): number[] {
  const step = roundUp((to - from) / MOST, bytes);
  const splits: number[] = [];
  for (let count = Math.ceil(from / step); count * step <= to; count++) splits.push(round(count * step));
  return splits;
}

/** The next of 1, 2, 5, 10, …; for bytes, the next power of two. */
function roundUp(least: number, bytes: boolean): number {
  if (bytes) return 2 ** Math.ceil(Math.log2(least));
  const decade = 10 ** Math.floor(Math.log10(least));
  return decade * ([1, 2, 5].find(factor => factor * decade >= least * (1 - 1e-9)) ?? 10);
}

/** Powers of ten, or every second, third … of them; if there are too few, 1, 2, 5, 10, … For bytes, powers of two. */
function multiplied(from: number, to: number, bytes: boolean): number[] {
  const base = bytes ? 2 : 10;
  const first = Math.ceil(Math.log(from) / Math.log(base) - 1e-9);
  const last = Math.floor(Math.log(to) / Math.log(base) + 1e-9);
  if (last - first < 1 && !bytes) {
    const decade = Math.floor(Math.log10(from));
    return [decade, decade + 1]
      .flatMap(exponent => [1, 2, 5].map(factor => round(factor * 10 ** exponent)))
      .filter(value => value >= from && value <= to);
  }
  const every = Math.ceil((last - first + 1) / MOST);
  return Array.from({ length: Math.max(0, Math.floor((last - first) / every) + 1) }, (_, count) => base ** (first + count * every));
}

/** Removes the noise of the last digits: 0.3, not 0.30000000000000004. */
function round(value: number): number {
  return Number(value.toPrecision(12));
}
