import fc from 'fast-check';
import { add, floorDiv, max, min, mod, mul, neg, sub, sym, toInt, type Dim, type Int } from '../../../../src/core/dim';

/** A value for every symbol. */
export type Values = Readonly<Record<string, Int>>;

/** An expression built by the algebra, and the same computed by plain integers. */
export interface Expression {
  readonly dim: Dim;
  /** @throws RangeError where something is divided by 0 */
  readonly value: (values: Values) => bigint;
  /** How it was built. */
  readonly text: string;
}

/** Mostly small; at times beyond what a `number` holds exactly. */
function integers(min: number, max: number, least: bigint): fc.Arbitrary<Int> {
  return fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min, max }) },
    { weight: 1, arbitrary: fc.bigInt({ min: least, max: 2n ** 70n }).map(toInt) },
  );
}

/** Symbols with the default bound; s is a divisor, at least 1; u may be anything; b is at least 8. */
const SYMBOLS: readonly { readonly name: string; readonly dim: Dim; readonly values: fc.Arbitrary<Int> }[] = [
  { name: 'H', dim: sym('H'), values: integers(0, 40, 0n) },
  { name: 'W', dim: sym('W'), values: integers(0, 40, 0n) },
  { name: 'C', dim: sym('C'), values: integers(0, 6, 0n) },
  { name: 's', dim: sym('s', { min: 1 }), values: integers(1, 5, 1n) },
  { name: 'u', dim: sym('u', { min: null }), values: integers(-30, 30, -(2n ** 70n)) },
  { name: 'b', dim: sym('b', { min: 8 }), values: integers(8, 20, 8n) },
];
const STRIDE = sym('s', { min: 1 });

export const values: fc.Arbitrary<Values> = fc.record(Object.fromEntries(SYMBOLS.map(({ name, values: each }) => [name, each])));

function integer(value: Int): Expression {
  return { dim: value, value: () => BigInt(value), text: String(value) };
}

function symbol({ name, dim }: (typeof SYMBOLS)[number]): Expression {
  return { dim, value: each => BigInt(each[name] ?? 0), text: name };
}

function combine(
  text: string,
  a: Expression,
  b: Expression,
  dim: (a: Dim, b: Dim) => Dim,
  value: (a: bigint, b: bigint) => bigint,
): Expression {
  return { dim: dim(a.dim, b.dim), value: each => value(a.value(each), b.value(each)), text: `(${a.text} ${text} ${b.text})` };
}

/** Rounded towards −∞, as Python does. */
export function floorQuotient(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

const divisors: fc.Arbitrary<Expression> = fc.oneof(
  fc.integer({ min: -6, max: 12 }).map(value => integer(value === 0 ? 2 : value)),
  fc.constant({ dim: STRIDE, value: (each: Values) => BigInt(each.s ?? 1), text: 's' }),
  fc.constantFrom(...SYMBOLS.map(symbol)),
  fc
    .tuple(fc.constantFrom(...SYMBOLS.map(symbol)), fc.constantFrom(...SYMBOLS.map(symbol)))
    .map(([a, b]) => combine('*', a, b, mul, (x, y) => x * y)),
  fc.integer({ min: 1, max: 3 }).map(times => ({
    dim: mul(times, STRIDE),
    value: (each: Values) => BigInt(times) * BigInt(each.s ?? 1),
    text: `(${String(times)} * s)`,
  })),
);

/** Expressions up to a few operations deep. */
export const expressions: fc.Arbitrary<Expression> = fc.letrec<{ readonly any: Expression }>(tie => ({
  any: fc.oneof(
    { maxDepth: 5, depthSize: 'medium' },
    fc.constantFrom(...SYMBOLS.map(symbol)),
    integers(-9, 9, -(2n ** 70n)).map(integer),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => combine('+', a, b, add, (x, y) => x + y)),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => combine('-', a, b, sub, (x, y) => x - y)),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => combine('*', a, b, mul, (x, y) => x * y)),
    fc.tuple(tie('any'), divisors).map(([a, b]) => combine('//', a, b, floorDiv, floorQuotient)),
    fc.tuple(tie('any'), divisors).map(([a, b]) => combine('%', a, b, mod, (x, y) => x - y * floorQuotient(x, y))),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => combine('max', a, b, max, (x, y) => (x > y ? x : y))),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => combine('min', a, b, min, (x, y) => (x < y ? x : y))),
    tie('any').map(a => ({ dim: neg(a.dim), value: (each: Values) => -a.value(each), text: `-${a.text}` })),
  ),
})).any;
