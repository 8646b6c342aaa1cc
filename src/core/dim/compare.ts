import { identical, type Dim, type SymExpr, type SymbolAtom } from './dim';
import { lowerBound } from './bounds';
import { evaluateDim } from './evaluate';
import { addInt, floorDivInt, gcdInt, modInt, mulInt, negInt, subInt, type Int } from './int';
import { add, atomDim, neg, scale, sub } from './polynomial';
import { replaceSymbol } from './substitute';
import { floorAtoms, symbolAtoms } from './walk';

/** True or false if the statement holds or fails for all values of the symbols; undefined if this is not decided. */
export type Tri = true | false | undefined;

/** a = b? */
export function equals(a: Dim, b: Dim): Tri {
  if (typeof a !== 'object' && typeof b !== 'object') return a === b;
  if (identical(a, b)) return true;
  const difference = sub(a, b);
  if (typeof difference !== 'object') return difference === 0;
  if (isAtLeast(difference, 1) || isAtLeast(neg(difference), 1)) return false;
  if (neverZeroByDivisibility(difference)) return false;
  if (isSometimesNotZero(difference)) return undefined;
  return vanishesForEveryRemainder(difference) ? true : undefined;
}

/** a < b? */
export function lessThan(a: Dim, b: Dim): Tri {
  if (typeof a !== 'object' && typeof b !== 'object') return a < b;
  const difference = sub(b, a);
  if (isAtLeast(difference, 1)) return true;
  return isAtLeast(neg(difference), 0) ? false : undefined;
}

/** a ≤ b? */
export function lessOrEqual(a: Dim, b: Dim): Tri {
  const greater = lessThan(b, a);
  return greater === undefined ? undefined : !greater;
}

function isAtLeast(d: Dim, bound: Int): boolean {
  const low = lowerBound(d);
  return low !== null && low >= bound;
}

/** 2H + 1 is never 0: a common factor of the coefficients does not divide the constant. */
function neverZeroByDivisibility({ terms, constant }: SymExpr): boolean {
  const common = terms.reduce<Int>((gcd, { coefficient }) => gcdInt(gcd, coefficient), 0);
  return modInt(constant, common) !== 0;
}

/**
 * Odd and even sizes with different remainders for most strides: expressions that are not equal for all sizes usually differ at one of
 * these.
 */
const SAMPLES: readonly Int[] = [11, 30, 17];

/** Checks a few sizes before trying a proof: most pairs of sizes already differ there. */
function isSometimesNotZero(d: Dim): boolean {
  const atoms = symbolAtoms(d);
  return SAMPLES.some((sample, turn) => {
    const values = new Map(atoms.map(({ key, min }, i) => [key, addInt(min ?? 0, mulInt(sample, i + turn + 1))]));
    const value = evaluateDim(d, ({ key }) => values.get(key) ?? 0);
    return value !== null && value !== 0;
  });
}

/** How many combinations of remainders are tried; the product of the strides of a few layers is smaller. */
const MAX_REMAINDERS = 64;

/**
 * Floor divisions by integers vanish when every symbol H is written as n·q + r. If d is then 0 for each r, d is 0. This proves, for
 * example,
 * H − ⌊H/2⌋ = ⌊(H + 1)/2⌋.
 */
function vanishesForEveryRemainder(d: SymExpr): boolean {
  const modulus = commonModulus(d);
  if (modulus === null || modulus === 1) return false;
  let cases: readonly Dim[] = [d];
  for (const symbol of divided(d)) {
    if (mulInt(cases.length, modulus) > MAX_REMAINDERS) return false;
    cases = cases.flatMap(each => byRemainder(each, symbol, modulus));
  }
  return cases.every(each => each === 0);
}

function byRemainder(d: Dim, symbol: SymbolAtom, modulus: Int): readonly Dim[] {
  return Array.from({ length: Number(modulus) }, (_, remainder) => {
    const min = symbol.min === null ? null : negInt(floorDivInt(subInt(remainder, symbol.min), modulus));
    const quotient = atomDim(Object.freeze({ ...symbol, min }));
    return replaceSymbol(d, symbol.key, add(scale(quotient, modulus), remainder));
  });
}

/** A common multiple of all divisors, where nested divisors are multiplied; null if a divisor is symbolic. */
function commonModulus(d: Dim): Int | null {
  let modulus: Int = 1;
  for (const { numerator, divisor } of floorAtoms(d)) {
    const inner = commonModulus(numerator);
    if (inner === null || typeof divisor === 'object') return null;
    const own = mulInt(inner, divisor);
    modulus = floorDivInt(mulInt(modulus, own), gcdInt(modulus, own));
  }
  return modulus;
}

/** The symbols inside floor divisions. */
function divided(d: Dim): readonly SymbolAtom[] {
  const found = floorAtoms(d).flatMap(({ numerator }) => symbolAtoms(numerator));
  return [...new Map(found.map(symbol => [symbol.key, symbol])).values()];
}
