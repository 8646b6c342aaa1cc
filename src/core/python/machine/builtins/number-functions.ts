import { Boxed } from '../objects/boxed';
import { Native } from '../objects/methods';
import { lookupMethod, callMethod } from '../protocol/attributes';
import type { Machine } from '../objects/machine';
import { toDim, toIndex, unbox, NOT_IMPLEMENTED, PyBytes, Unknown, type Value } from '../../data';
import { binary } from '../protocol/operators';
import { classOf } from '../objects/class-registry';
import { Instance } from '../objects/instance';
import { PyTuple } from '../objects/sequences';
import { integerOf } from './dunders';
import { roundNumber } from './numbers';
import { absolute } from './absolute';
import { fn } from './builtin-table';

fn('abs(x, /)', (m, [value]) => {
  const method = value instanceof Instance ? lookupMethod(m, value, '__abs__') : undefined;
  if (method !== undefined) return callMethod(m, method, value, []);
  return absolute(m, value) ?? m.raise('TypeError', `bad operand type for abs(): '${classOf(value).name}'`);
});
fn('round(number, ndigits=None)', (m, [value, digits]) => {
  const method = value instanceof Boxed ? value.type.lookup(m, '__round__') : undefined;
  if (method instanceof Native && method !== classOf(unbox(value)).lookup(m, '__round__'))
    return callMethod(m, method, value, digits === null ? [] : [digits]);
  return roundNumber(m, value, digits);
});
fn('divmod(x, y, /)', (m, [a, b]) => {
  for (const [self, name, other] of [
    [a, '__divmod__', b],
    [b, '__rdivmod__', a],
  ] as const) {
    const method = self instanceof Instance ? lookupMethod(m, self, name) : undefined;
    const result = method === undefined ? NOT_IMPLEMENTED : callMethod(m, method, self, [other]);
    if (result !== NOT_IMPLEMENTED) return result;
  }
  return new PyTuple([binary(m, '//', a, b), binary(m, '%', a, b)]);
});
fn('pow(base, exp, mod=None)', (m, [base, exponent, modulus]) => {
  if (modulus === null) return binary(m, '**', base, exponent);
  const [b, e, n] = [toDim(base), toDim(exponent), toDim(modulus)];
  if (typeof b === 'object' || typeof e === 'object' || typeof n === 'object' || n === 0)
    return new Unknown('this kind of power is not supported');
  return modularPower(m, e < 0 ? inverse(m, BigInt(b), BigInt(n)) : BigInt(b), BigInt(e < 0 ? -e : e), BigInt(n));
});

function modularPower(m: Machine, base: bigint, exponent: bigint, modulus: bigint): Value {
  let result = 1n;
  let square = base % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return binary(m, '%', result, modulus);
}

/** The number whose product with `value` is 1 modulo n. */
function inverse(m: Machine, value: bigint, n: bigint): bigint {
  let [r0, r1, t0, t1] = [n, ((value % n) + n) % n, 0n, 1n];
  while (r1 !== 0n) {
    const q = r0 / r1;
    [r0, r1, t0, t1] = [r1, r0 - q * r1, t1, t0 - q * t1];
  }
  if (r0 !== 1n) m.raise('ValueError', 'base is not invertible for the given modulus');
  return ((t0 % n) + n) % n;
}

for (const [name, base, prefix] of [
  ['bin', 2, '0b'],
  ['oct', 8, '0o'],
  ['hex', 16, '0x'],
] as const) {
  fn(`${name}(number, /)`, (m, [value]) => {
    const number = integerOf(m, value);
    const dim = toDim(number);
    if (dim === null || typeof dim === 'object')
      return number instanceof Unknown ? number : new Unknown('an unknown size is converted to text');
    const big = BigInt(dim);
    return `${big < 0n ? '-' : ''}${prefix}${(big < 0n ? -big : big).toString(base)}`;
  });
}
fn('chr(i, /)', (m, [code]) => {
  const value = toIndex(code);
  return value === null || value < 0 || value > 0x10ffff
    ? m.raise('ValueError', 'chr() arg not in range(0x110000)')
    : String.fromCodePoint(value);
});
fn('ord(c, /)', (m, [char]) => {
  const plain = unbox(char);
  const text =
    typeof plain === 'string'
      ? plain
      : plain instanceof PyBytes
        ? plain.value
        : m.raise('TypeError', `ord() expected string of length 1, but ${classOf(char).name} found`);
  return [...text].length === 1
    ? (text.codePointAt(0) ?? 0)
    : m.raise('TypeError', `ord() expected a character, but string of length ${String([...text].length)} found`);
});
