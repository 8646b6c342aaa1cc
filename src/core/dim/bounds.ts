import type { Atom, Dim, FloorAtom, MaxAtom, SymExpr } from './dim';
import { addInt, compareInt, floorDivInt, maxInt, minInt, mulInt, negInt, subInt, type Int } from './int';
import { add, atomDim, collect, mul, neg, scale, sub, term } from './polynomial';
import { symbolAtoms } from './walk';

/** How many steps one question can take; after that, no bound is known. */
const MAX_STEPS = 400;

interface Fuel {
  steps: number;
}

/** The largest lower bound of `d` that was found, given the bounds of its symbols; null if none was found. */
export function lowerBound(d: Dim): Int | null {
  return lower(d, { steps: MAX_STEPS });
}

/** The smallest upper bound of `d` that was found; null if none was found. */
export function upperBound(d: Dim): Int | null {
  const low = lowerBound(neg(d));
  return low === null ? null : negInt(low);
}

function lower(d: Dim, fuel: Fuel): Int | null {
  if (typeof d !== 'object') return d;
  if (--fuel.steps < 0) return null;
  const atom = firstAtom(d, 'max') ?? firstAtom(d, 'floor');
  if (atom?.kind === 'max') return better(lowerOverChoices(d, atom, fuel), lowerByTerms(d, fuel));
  if (atom?.kind === 'floor') return better(lowerWithoutFloor(d, atom, fuel), lowerByTerms(d, fuel));
  return better(lowerOfPolynomial(d), lowerByTerms(d, fuel));
}

function better(a: Int | null, b: Int | null): Int | null {
  if (a === null) return b;
  return b === null ? a : maxInt(a, b);
}

function firstAtom<K extends 'max' | 'floor'>({ terms }: SymExpr, kind: K): Extract<Atom, { kind: K }> | undefined {
  for (const { factors } of terms) {
    for (const { atom } of factors) if (atom.kind === kind) return atom as Extract<Atom, { kind: K }>;
  }
  return undefined;
}

/** A maximum is one of its items: the smallest result over all items, or the result for the largest item if the maximum is only added. */
function lowerOverChoices(d: SymExpr, atom: MaxAtom, fuel: Fuel): Int | null {
  const linear = splitLinear(d, atom);
  const adds = linear !== null && typeof linear.cofactor !== 'object' && linear.cofactor > 0;
  const bounds = atom.items.map(item => lower(replaceAtom(d, atom, item), fuel));
  if (adds) return bounds.reduce(better, null);
  return bounds.reduce((a, b) => (a === null || b === null ? null : minInt(a, b)));
}

/** Since n·⌊x/n⌋ lies in [x − n + 1, x], this is a bound of n·d without the division. */
function lowerWithoutFloor(d: SymExpr, atom: FloorAtom, fuel: Fuel): Int | null {
  const { numerator, divisor } = atom;
  const linear = splitLinear(d, atom);
  if (!linear || typeof divisor === 'object') return null;
  const { cofactor, rest } = linear;
  const smallest = isAtLeastZero(cofactor, fuel)
    ? add(numerator, subInt(1, divisor))
    : isAtLeastZero(neg(cofactor), fuel)
      ? numerator
      : null;
  if (smallest === null) return null;
  const low = lower(add(mul(cofactor, smallest), scale(rest, divisor)), fuel);
  return low === null ? null : negInt(floorDivInt(negInt(low), divisor));
}

function isAtLeastZero(d: Dim, fuel: Fuel): boolean {
  const low = lower(d, fuel);
  return low !== null && low >= 0;
}

/** d = cofactor · atom + rest, where neither contains the atom; null if the atom occurs in a higher power. */
export function splitLinear(d: SymExpr, atom: Atom): { readonly cofactor: Dim; readonly rest: Dim } | null {
  const inCofactor = [];
  for (const { coefficient, factors } of d.terms) {
    const own = factors.find(factor => factor.atom.key === atom.key);
    if (!own) continue;
    if (own.power !== 1) return null;
    inCofactor.push(
      term(
        coefficient,
        factors.filter(factor => factor !== own),
      ),
    );
  }
  const cofactor = collect(0, inCofactor);
  return { cofactor, rest: sub(d, mul(cofactor, atomDim(atom))) };
}

function replaceAtom(d: SymExpr, atom: Atom, replacement: Dim): Dim {
  return add(
    d.constant,
    ...d.terms.map(({ coefficient, factors }) =>
      mul(
        coefficient,
        ...factors.flatMap(factor =>
          Array.from({ length: factor.power }, () => (factor.atom.key === atom.key ? replacement : atomDim(factor.atom))),
        ),
      ),
    ),
  );
}

/** For symbols only: expressed in how much each symbol exceeds its bound, the constant is a bound if nothing is subtracted. */
function lowerOfPolynomial(d: SymExpr): Int | null {
  let shifted: Dim = d;
  for (const atom of symbolAtoms(d)) {
    if (atom.min === null) return null;
    if (atom.min !== 0 && typeof shifted === 'object') shifted = replaceAtom(shifted, atom, add(atomDim(atom), atom.min));
  }
  if (typeof shifted !== 'object') return shifted;
  return shifted.terms.every(({ coefficient }) => coefficient > 0) ? shifted.constant : null;
}

/** An interval; null means unbounded. */
interface Interval {
  readonly low: Int | null;
  readonly high: Int | null;
}

/** Interval arithmetic, term by term. It ignores relations between terms, but accepts any atom. */
function lowerByTerms(d: SymExpr, fuel: Fuel): Int | null {
  let sum = d.constant;
  for (const { coefficient, factors } of d.terms) {
    let product: Interval = { low: coefficient, high: coefficient };
    for (const { atom, power } of factors) {
      const interval = intervalOf(atom, fuel);
      for (let i = 0; i < power; i++) product = multiply(product, interval);
    }
    if (product.low === null) return null;
    sum = addInt(sum, product.low);
  }
  return sum;
}

function intervalOf(atom: Atom, fuel: Fuel): Interval {
  switch (atom.kind) {
    case 'symbol':
      return { low: atom.min, high: null };
    case 'max': {
      const highs = atom.items.map(item => upper(item, fuel));
      return {
        low: atom.items.map(item => lower(item, fuel)).reduce(better, null),
        high: highs.reduce((a, b) => (a === null || b === null ? null : maxInt(a, b))),
      };
    }
    case 'floor':
      return quotient(
        { low: lower(atom.numerator, fuel), high: upper(atom.numerator, fuel) },
        lower(atom.divisor, fuel),
        upper(atom.divisor, fuel),
      );
  }
}

function upper(d: Dim, fuel: Fuel): Int | null {
  const low = lower(neg(d), fuel);
  return low === null ? null : negInt(low);
}

/** Divisors from `least` (which must be positive, otherwise nothing is known) to `most`. */
function quotient({ low, high }: Interval, least: Int | null, most: Int | null): Interval {
  if (least === null || least < 1) return { low: null, high: null };
  return {
    low: low === null ? null : low < 0 ? floorDivInt(low, least) : most === null ? 0 : floorDivInt(low, most),
    high: high === null ? null : high >= 0 ? floorDivInt(high, least) : most === null ? -1 : floorDivInt(high, most),
  };
}

function multiply(a: Interval, b: Interval): Interval {
  if (isZero(a) || isZero(b)) return { low: 0, high: 0 };
  const [al, ah, bl, bh] = [toEnd(a.low, -1), toEnd(a.high, 1), toEnd(b.low, -1), toEnd(b.high, 1)];
  const ends = [timesEnd(al, bl), timesEnd(al, bh), timesEnd(ah, bl), timesEnd(ah, bh)].sort(compareEnds);
  return { low: finite(ends[0]), high: finite(ends[3]) };
}

function isZero({ low, high }: Interval): boolean {
  return low === 0 && high === 0;
}

/** An end of an interval: an integer, or −∞ or ∞ depending on the sign. */
type End = { readonly infinite: -1 | 1 } | { readonly value: Int };

function toEnd(value: Int | null, infinite: -1 | 1): End {
  return value === null ? { infinite } : { value };
}

function finite(end: End | undefined): Int | null {
  return end && 'value' in end ? end.value : null;
}

function timesEnd(a: End, b: End): End {
  if ('value' in a && 'value' in b) return { value: mulInt(a.value, b.value) };
  const sign = signOf(a) * signOf(b);
  // 0 · ∞ represents products with a factor 0, which are 0.
  return sign === 0 ? { value: 0 } : { infinite: sign < 0 ? -1 : 1 };
}

function signOf(end: End): number {
  return 'value' in end ? compareInt(end.value, 0) : end.infinite;
}

function compareEnds(a: End, b: End): number {
  if ('value' in a && 'value' in b) return compareInt(a.value, b.value);
  return ('infinite' in a ? a.infinite : 0) - ('infinite' in b ? b.infinite : 0);
}
