import { add, isInt, type Dim } from '../../../dim';
import { countOf, stridesOf } from '../../../array';
import { sequenceItems, Undecided } from '../../convert';
import { MAX_KNOWN, Tensor } from '../../tensor';
import { native, toDim, toFloat, Unknown, type Machine, type Native, type Value } from '../../vm';
import { asTensor, makeArray, softly } from './array';

/** The position inside an axis from which each mode takes an element; null for the constant. */
const MODES: Readonly<Record<string, (at: number, size: number) => number | null>> = {
  constant: (at, size) => (at < 0 || at >= size ? null : at),
  empty: (at, size) => (at < 0 || at >= size ? null : at),
  edge: (at, size) => Math.min(Math.max(at, 0), size - 1),
  wrap: (at, size) => ((at % size) + size) % size,
  reflect: (at, size) => {
    if (size === 1) return 0;
    const period = 2 * (size - 1);
    const inside = ((at % period) + period) % period;
    return inside < size ? inside : period - inside;
  },
  symmetric: (at, size) => {
    const inside = ((at % (2 * size)) + 2 * size) % (2 * size);
    return inside < size ? inside : 2 * size - 1 - inside;
  },
};

/** Modes that change the contents only. */
const OTHER_MODES = new Set(['linear_ramp', 'maximum', 'mean', 'median', 'minimum']);

/** `pad_width` for each axis: one number, one pair, or a pair for each axis. */
function widths(value: Value, rank: number): (readonly [Dim, Dim])[] {
  const number = (item: Value): Dim => {
    const dim = toDim(item);
    if (dim === null) throw new Undecided('the padding is unknown');
    return dim;
  };
  const items = (item: Value): readonly Value[] | null => {
    const found = item instanceof Tensor ? null : sequenceItems(item);
    if (found instanceof Unknown) throw new Undecided(found.reason, true);
    return found;
  };
  const repeat = (pair: readonly [Dim, Dim]): (readonly [Dim, Dim])[] => new Array<readonly [Dim, Dim]>(rank).fill(pair);
  const outer = items(value);
  if (!outer) return repeat([number(value), number(value)]);
  const pairs = outer.map(item => items(item));
  if (pairs.every(pair => pair === null)) {
    const [before = null, after = before] = outer;
    if (outer.length > 2) throw new Undecided('the padding is unknown');
    return repeat([number(before), number(after)]);
  }
  const found = pairs.map((pair): readonly [Dim, Dim] => {
    const [before = null, after = before] = pair ?? [];
    if (!pair || pair.length > 2) throw new Undecided('the padding is unknown');
    return [number(before), number(after)];
  });
  const [only] = found;
  if (found.length === 1 && only) return repeat(only);
  if (found.length !== rank) throw new Undecided('the padding has other axes than the array');
  return found;
}

function padded(m: Machine, array: Tensor, width: Value, mode: Value, constant: Value): Value {
  const { shape } = array;
  if (!shape) throw new Undecided('the number of axes is unknown');
  const sides = widths(width, shape.length);
  if (sides.some(pair => pair.some(side => isInt(side) && side < 0))) m.raise('ValueError', "index can't contain negative values");
  const made = shape.map((size, axis) => add(add(size, sides[axis]?.[0] ?? 0), sides[axis]?.[1] ?? 0));
  const place = typeof mode === 'string' ? MODES[mode] : undefined;
  if (!place) {
    if (typeof mode === 'string' && OTHER_MODES.has(mode)) return makeArray(made, array.dtype, null);
    throw new Undecided('the mode of the padding is not modelled');
  }
  const fill = constant === null ? 0 : toFloat(constant);
  const [from, to] = [shape, made].map(sizes => (sizes.every(size => typeof size === 'number') ? sizes : null));
  const { data } = array;
  const isLong = !to || countOf(to) > MAX_KNOWN;
  if (!data || !from || isLong || fill === null || mode === 'empty' || from.includes(0)) return makeArray(made, array.dtype, null);
  const [inner, outer] = [stridesOf(from), stridesOf(to)];
  const filled = Array.from({ length: countOf(to) }, (_, i) => {
    let at = 0;
    for (const [axis, size] of from.entries()) {
      const position = place((Math.floor(i / (outer[axis] ?? 1)) % (to[axis] ?? 1)) - Number(sides[axis]?.[0] ?? 0), size);
      if (position === null) return fill;
      at += position * (inner[axis] ?? 1);
    }
    return data[at] ?? 0;
  });
  return makeArray(made, array.dtype, filled);
}

export const PAD: [string, Native] = [
  'pad',
  native(
    "pad(array, pad_width, mode='constant', *, constant_values=0, reflect_type='even', stat_length=None, end_values=0)",
    (m, [array, width, mode, constant, kind]) =>
      softly(m, 'pad', () => {
        if (kind !== 'even') throw new Undecided('`reflect_type` is not modelled');
        return padded(m, asTensor(m, array), width, mode, constant);
      }),
  ),
];
