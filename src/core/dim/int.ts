/**
 * A Python integer of any size: a `number` while that is exact (|x| ≤ 2^53 − 1), otherwise a `bigint`. Every function
 * here returns this normal form, so two equal integers are always `===`.
 */
export type Int = number | bigint;

/**
 * The normal form of an integer.
 * @throws RangeError for a number that is not an integer
 */
export function toInt(x: number | bigint): Int {
  if (typeof x === 'number') {
    if (Number.isSafeInteger(x)) return x === 0 ? 0 : x;
    return BigInt(x);
  }
  return x >= MIN_SAFE && x <= MAX_SAFE ? Number(x) : x;
}

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);
const MIN_SAFE = BigInt(Number.MIN_SAFE_INTEGER);

export function addInt(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return toInt(BigInt(a) + BigInt(b));
}

export function subInt(a: Int, b: Int): Int {
  return addInt(a, negInt(b));
}

export function negInt(a: Int): Int {
  return typeof a === 'number' ? 0 - a : toInt(-a);
}

export function mulInt(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    // A product that had to be rounded is at least 2^53, so a safe one is exact.
    const product = a * b;
    if (Number.isSafeInteger(product)) return product === 0 ? 0 : product;
  }
  return toInt(BigInt(a) * BigInt(b));
}

/**
 * Python's `a // b`, rounded towards −∞.
 * @throws RangeError if b is 0
 */
export function floorDivInt(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number' && b !== 0) {
    const multiple = a - floorMod(a, b);
    if (Number.isSafeInteger(multiple)) return toInt(multiple / b);
  }
  const [x, y] = [BigInt(a), BigInt(b)];
  const quotient = x / y;
  return toInt(x % y !== 0n && x < 0n !== y < 0n ? quotient - 1n : quotient);
}

/**
 * Python's `a % b`, which has the sign of b.
 * @throws RangeError if b is 0
 */
export function modInt(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number' && b !== 0) return floorMod(a, b);
  const [x, y] = [BigInt(a), BigInt(b)];
  const remainder = x % y;
  return toInt(remainder !== 0n && remainder < 0n !== y < 0n ? remainder + y : remainder);
}

/** JavaScript's `%` is exact, but has the sign of a. */
function floorMod(a: number, b: number): number {
  const remainder = a % b;
  if (remainder === 0) return 0;
  return remainder < 0 !== b < 0 ? remainder + b : remainder;
}

/** Negative, zero or positive if a is less than, equal to or greater than b. */
export function compareInt(a: Int, b: Int): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function absInt(a: Int): Int {
  return a < 0 ? negInt(a) : a;
}

export function maxInt(a: Int, b: Int): Int {
  return a < b ? b : a;
}

export function minInt(a: Int, b: Int): Int {
  return b < a ? b : a;
}

/** The greatest common divisor, never negative; for 0 and 0 it is 0. */
export function gcdInt(a: Int, b: Int): Int {
  let [x, y] = [absInt(a), absInt(b)];
  while (y !== 0) [x, y] = [y, modInt(x, y)];
  return x;
}
