import { identical, keyOf, type Dim } from './dim';
import { lowerBound } from './bounds';
import { floorDivInt, gcdInt, maxInt, negInt, type Int } from './int';
import { add, atomDim, collect, neg, polynomialParts, scale, sub, term } from './polynomial';

/** The maximum. */
export function max(first: Dim, ...rest: readonly Dim[]): Dim {
  let largestInt: Int | null = null;
  const symbolic: Dim[] = [];
  for (const d of [first, ...rest].flatMap(itemsOf)) {
    if (typeof d === 'object') symbolic.push(d);
    else largestInt = largestInt === null ? d : maxInt(largestInt, d);
  }
  const items = undominated(largestInt === null ? symbolic : [largestInt, ...symbolic]);
  const [only] = items;
  if (items.length === 1 && only !== undefined) return only;
  return maxAtom(items);
}

/** The minimum. */
export function min(first: Dim, ...rest: readonly Dim[]): Dim {
  return neg(max(neg(first), ...rest.map(neg)));
}

/** max(a, b) + c is max(a + c, b + c), which merges nested maxima. */
function itemsOf(d: Dim): readonly Dim[] {
  if (typeof d !== 'object') return [d];
  const [only] = d.terms;
  const [factor] = only?.factors ?? [];
  if (d.terms.length !== 1 || only?.coefficient !== 1 || only.factors.length !== 1 || factor?.power !== 1 || factor.atom.kind !== 'max')
    return [d];
  return factor.atom.items.map(item => add(item, d.constant));
}

/** Removes items that never exceed another item. */
function undominated(items: readonly Dim[]): readonly Dim[] {
  const kept: Dim[] = [];
  for (const item of items) {
    if (kept.some(other => neverAbove(item, other))) continue;
    for (let i = kept.length - 1; i >= 0; i--) if (neverAbove(kept[i] ?? item, item)) kept.splice(i, 1);
    kept.push(item);
  }
  return kept;
}

function neverAbove(a: Dim, b: Dim): boolean {
  if (identical(a, b)) return true;
  const low = lowerBound(sub(b, a));
  return low !== null && low >= 0;
}

/** In normal form, an integer item is 0, or else the first item has no constant; and the items have no common factor. */
function maxAtom(items: readonly Dim[]): Dim {
  const inOrder = [...items].sort(compareKeys);
  const offset = items.find(item => typeof item !== 'object') ?? polynomialParts(inOrder[0] ?? 0).constant;
  const shifted = inOrder.map(item => add(item, negInt(offset)));
  const common = shifted.flatMap(coefficients).reduce(gcdInt, 0);
  const reduced = common === 1 ? shifted : shifted.map(item => divideExactly(item, common));
  reduced.sort(compareKeys);
  const atom = Object.freeze({ kind: 'max' as const, items: Object.freeze(reduced), key: `max(${reduced.map(keyOf).join(',')})` });
  return add(scale(atomDim(atom), common), offset);
}

/** Compares the variable part, then the constant: shifting all items does not change their order. */
function compareKeys(a: Dim, b: Dim): number {
  const [x, y] = [keyOf(withoutConstant(a)), keyOf(withoutConstant(b))];
  if (x !== y) return x < y ? -1 : 1;
  const [c, d] = [polynomialParts(a).constant, polynomialParts(b).constant];
  return c < d ? -1 : c > d ? 1 : 0;
}

function withoutConstant(d: Dim): Dim {
  return sub(d, polynomialParts(d).constant);
}

function coefficients(d: Dim): readonly Int[] {
  const { constant, terms } = polynomialParts(d);
  return [constant, ...terms.map(({ coefficient }) => coefficient)];
}

function divideExactly(d: Dim, divisor: Int): Dim {
  const { constant, terms } = polynomialParts(d);
  return collect(
    floorDivInt(constant, divisor),
    terms.map(({ coefficient, factors }) => term(floorDivInt(coefficient, divisor), factors)),
  );
}
