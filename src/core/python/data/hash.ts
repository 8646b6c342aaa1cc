/**
 * CPython's hash values where they are the same in every run: of numbers, None, and of tuples and frozensets of such values.
 * Strings are hashed with a secret of the process and other objects by their address. Facts: CPython 3.11, Python/pyhash.c,
 * Objects/tupleobject.c, Objects/setobject.c.
 */
import { PyFloat, type Value } from './values';

/** Numbers are hashed modulo this prime, so that equal numbers of different types have equal hashes. */
const MODULUS = (1n << 61n) - 1n;
const INFINITE = 314_159n;
/** None has a fixed hash since Python 3.12; before, its address was hashed. */
const NONE = 0xfca8_6420n;

/** The hash of a number or None as a signed 64-bit integer; null if another run may give another one. */
export function hashOfScalar(value: Value): bigint | null {
  switch (typeof value) {
    case 'boolean':
      return value ? 1n : 0n;
    case 'number':
    case 'bigint':
      return hashOfInteger(BigInt(value));
    default:
      break;
  }
  if (value === null) return NONE;
  return value instanceof PyFloat ? hashOfFloat(value.value) : null;
}

function hashOfInteger(value: bigint): bigint {
  // -1 tells C code that hashing failed.
  const hash = value % MODULUS;
  return hash === -1n ? -2n : hash;
}

function hashOfFloat(value: number): bigint | null {
  if (Number.isNaN(value)) return null;
  if (!Number.isFinite(value)) return value > 0 ? INFINITE : -INFINITE;
  let [digits, halvings] = [value, 0n];
  while (!Number.isInteger(digits)) {
    digits *= 2;
    halvings += 1n;
  }
  // Modulo 2^61 - 1, halving is multiplying by 2^60.
  const magnitude = (BigInt(Math.abs(digits)) << ((61n - (halvings % 61n)) % 61n)) % MODULUS;
  return hashOfInteger(value < 0 ? -magnitude : magnitude);
}

const unsigned = (value: bigint): bigint => BigInt.asUintN(64, value);
const LANE_FACTOR = 14_029_467_366_897_019_727n;
const SUM_FACTOR = 11_400_714_785_074_694_791n;
const SEED = 2_870_177_450_012_600_261n;

/** The hash of a tuple whose items have the given hashes. */
export function hashOfTuple(items: readonly bigint[]): bigint {
  let sum = SEED;
  for (const item of items) {
    sum = unsigned(sum + unsigned(item) * LANE_FACTOR);
    sum = unsigned((sum << 31n) | (sum >> 33n));
    sum = unsigned(sum * SUM_FACTOR);
  }
  sum = unsigned(sum + (BigInt(items.length) ^ SEED ^ 3_527_539n));
  return sum === unsigned(-1n) ? 1_546_275_796n : BigInt.asIntN(64, sum);
}

/** The hash of a frozenset whose items have the given hashes, in any order. */
export function hashOfFrozenSet(items: readonly bigint[]): bigint {
  let hash = 0n;
  for (const item of items) hash ^= unsigned((unsigned(item) ^ 89_869_747n ^ (unsigned(item) << 16n)) * 3_644_798_167n);
  hash ^= unsigned(BigInt(items.length + 1) * 1_927_868_237n);
  hash ^= (hash >> 11n) ^ (hash >> 25n);
  hash = unsigned(hash * 69_069n + 907_133_923n);
  return hash === unsigned(-1n) ? 590_923_713n : BigInt.asIntN(64, hash);
}
