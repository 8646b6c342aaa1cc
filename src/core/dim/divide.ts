import { keyOf, type Dim, type FloorAtom, type SymExpr, type Term } from './dim';
import { lowerBound, upperBound } from './bounds';
import { floorDivInt, gcdInt, modInt, mulInt, negInt, subInt, type Int } from './int';
import { add, atomDim, collect, mul, neg, polynomialParts, sub, term } from './polynomial';

/**
 * Python's `a // b`, ⌊a/b⌋.
 *
 * For a positive divisor, these identities are used: ⌊(a·n + b)/n⌋ = a + ⌊b/n⌋, ⌊(g·a)/(g·n)⌋ = ⌊a/n⌋,
 * ⌊(⌊x/a⌋ + y)/n⌋ = ⌊(x + a·y)/(a·n)⌋ and ⌊x/n⌋ = −⌊(−x + n − 1)/n⌋. The constant over an integer divisor is kept in (−n, 0],
 * so that the size of a convolution becomes ⌊(H − 1)/2⌋ + 1.
 * For a symbolic divisor that is not known to be positive, only ⌊(a·n + b)/n⌋ = a + ⌊b/n⌋ is used, which is true for every
 * divisor except 0; for 0 there is no quotient, and Python has raised.
 * @throws RangeError if b is the integer 0
 */
export function floorDiv(a: Dim, b: Dim): Dim {
  if (typeof b === 'object') return divideBySymbol(a, b);
  if (typeof a !== 'object') {
    if (b === 0) throw new RangeError('integer division by zero');
    return floorDivInt(a, b);
  }
  if (b === 0) throw new RangeError('integer division by zero');
  if (b === 1) return a;
  return b < 0 ? divideByInt(neg(a), negInt(b)) : divideByInt(a, b);
}

/**
 * Python's `a % b`.
 * @throws RangeError if b is the integer 0
 */
export function mod(a: Dim, b: Dim): Dim {
  if (typeof a !== 'object' && typeof b !== 'object') {
    if (b === 0) throw new RangeError('integer modulo by zero');
    return modInt(a, b);
  }
  return sub(a, mul(b, floorDiv(a, b)));
}

/** `n` is positive. */
function divideByInt(a: Dim, n: Int): Dim {
  const { outside, inside } = takeMultiples(a, n);
  if (typeof inside !== 'object') return add(outside, floorDivInt(inside, n));
  const common = inside.terms.reduce((gcd, { coefficient }) => gcdInt(gcd, coefficient), n);
  if (common !== 1) return add(outside, floorDiv(dividedBy(inside, common), floorDivInt(n, common)));
  const unnested = unnest(inside, n);
  if (unnested !== null) return add(outside, unnested);
  if ((inside.terms[0]?.coefficient ?? 1) < 0) return sub(outside, divideByInt(add(neg(inside), subInt(n, 1)), n));
  return add(outside, knownQuotient(inside, n) ?? floorAtom(inside, n));
}

/** a = n · outside + inside, where the coefficients inside are smaller than n and the constant is in (−n, 0]. */
function takeMultiples(a: Dim, n: Int): { readonly outside: Dim; readonly inside: Dim } {
  const { constant, terms } = polynomialParts(a);
  const kept = negInt(modInt(negInt(constant), n));
  const outside: Term[] = [];
  const inside: Term[] = [];
  for (const { coefficient, factors } of terms) {
    // Rounded towards zero, so that a difference of sizes stays a difference.
    const multiple = coefficient < 0 ? negInt(floorDivInt(negInt(coefficient), n)) : floorDivInt(coefficient, n);
    outside.push(term(multiple, factors));
    inside.push(term(subInt(coefficient, mulInt(multiple, n)), factors));
  }
  return { outside: collect(floorDivInt(subInt(constant, kept), n), outside), inside: collect(kept, inside) };
}

/** Requires that all coefficients of `a` are multiples of `common`; the constant is rounded down. */
function dividedBy(a: SymExpr, common: Int): Dim {
  return collect(
    floorDivInt(a.constant, common),
    a.terms.map(({ coefficient, factors }) => term(floorDivInt(coefficient, common), factors)),
  );
}

/** ⌊(±⌊x/a⌋ + y)/divisor⌋ as a single division; null if there is no such ⌊x/a⌋. */
function unnest(numerator: SymExpr, divisor: Dim): Dim | null {
  for (const each of numerator.terms) {
    const inner = loneFloor(each);
    if (!inner || !isPositive(inner.divisor)) continue;
    const rest = sub(numerator, collect(0, [each]));
    // −⌊x/a⌋ = ⌊(−x + a − 1)/a⌋.
    const x = each.coefficient === 1 ? inner.numerator : add(neg(inner.numerator), inner.divisor, -1);
    return floorDiv(add(x, mul(inner.divisor, rest)), mul(inner.divisor, divisor));
  }
  return null;
}

function loneFloor({ coefficient, factors }: Term): FloorAtom | null {
  const [factor] = factors;
  if (factors.length !== 1 || factor?.power !== 1 || factor.atom.kind !== 'floor') return null;
  return coefficient === 1 || coefficient === -1 ? factor.atom : null;
}

/** The quotient, if the bounds of the numerator allow only one. */
function knownQuotient(numerator: Dim, n: Int): Int | null {
  const low = lowerBound(numerator);
  const high = low === null ? null : upperBound(numerator);
  if (low === null || high === null) return null;
  const quotient = floorDivInt(low, n);
  return quotient === floorDivInt(high, n) ? quotient : null;
}

function divideBySymbol(a: Dim, b: SymExpr): Dim {
  const { quotient, remainder } = dividePolynomials(a, b);
  if (quotient !== 0) return add(quotient, floorDiv(remainder, b));
  if (a === 0) return 0;
  if (!isPositive(b)) return floorAtom(a, b);
  if (typeof a === 'object') {
    const common = [...a.terms, ...b.terms].reduce((gcd, { coefficient }) => gcdInt(gcd, coefficient), b.constant);
    if (common !== 1) return floorDiv(dividedBy(a, common), dividedBy(b, common));
    const unnested = unnest(a, b);
    if (unnested !== null) return unnested;
  }
  if (isNonNegative(a) && isPositive(sub(b, a))) return 0;
  if (isPositive(neg(a)) && isNonNegative(add(a, b))) return -1;
  return floorAtom(a, b);
}

/**
 * a = quotient · b + remainder. If the divisor is a sum, it is extracted only if an integer remains; if it is a product, such as a stride,
 * every term that it divides is extracted.
 */
function dividePolynomials(a: Dim, b: SymExpr): { readonly quotient: Dim; readonly remainder: Dim } {
  const [leading] = b.terms;
  if (!leading) return { quotient: 0, remainder: a };
  if (b.terms.length === 1 && b.constant === 0) {
    const quotient = collect(
      0,
      polynomialParts(a).terms.flatMap(each => divideTerm(each, leading) ?? []),
    );
    return { quotient, remainder: sub(a, mul(quotient, b)) };
  }
  let quotient: Dim = 0;
  let remainder = a;
  while (typeof remainder === 'object') {
    const [first] = remainder.terms;
    const step = first && divideTerm(first, leading);
    if (!step) return { quotient: 0, remainder: a };
    const multiple = collect(0, [step]);
    quotient = add(quotient, multiple);
    remainder = sub(remainder, mul(multiple, b));
  }
  return { quotient, remainder };
}

/** The quotient if it is exact. */
function divideTerm(a: Term, b: Term): Term | null {
  if (modInt(a.coefficient, b.coefficient) !== 0) return null;
  const powers = new Map(b.factors.map(({ atom, power }) => [atom.key, power]));
  const factors = a.factors.flatMap(({ atom, power }) => {
    const left = power - (powers.get(atom.key) ?? 0);
    if (left >= 0) powers.delete(atom.key);
    return left > 0 ? [Object.freeze({ atom, power: left })] : [];
  });
  return powers.size > 0 ? null : term(floorDivInt(a.coefficient, b.coefficient), factors);
}

function floorAtom(numerator: Dim, divisor: Dim): Dim {
  const key = `floor(${keyOf(numerator)},${keyOf(divisor)})`;
  return atomDim(Object.freeze({ kind: 'floor', numerator, divisor, key }));
}

function isPositive(d: Dim): boolean {
  const low = lowerBound(d);
  return low !== null && low >= 1;
}

function isNonNegative(d: Dim): boolean {
  const low = lowerBound(d);
  return low !== null && low >= 0;
}
