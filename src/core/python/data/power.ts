import { PyComplex, PyFloat } from './values';
import { Raised } from './raised';

/** Up to this exponent, a power is computed exactly and rounded once, as C libraries nearly do; the powers of JavaScript engines are less exact. */
const EXACT_EXPONENT = 256;

/** More bits than a float has, so that the last one can represent all that is cut off. */
const ENOUGH_BITS = 64n;

/** Python's `a ** b` of floats. */
export function floatPower(a: number, b: number): PyFloat | PyComplex | Raised {
  if (a === 1 || b === 0 || (a === -1 && Math.abs(b) === Infinity)) return new PyFloat(1);
  if (a === 0 && b < 0 && b !== -Infinity) return new Raised('ZeroDivisionError', '0.0 cannot be raised to a negative power');
  const isOrdinary = Number.isFinite(a) && Number.isFinite(b);
  if (a < 0 && isOrdinary && !Number.isInteger(b)) return complexPower(new PyComplex(a, 0), new PyComplex(b, 0));
  const isExact = isOrdinary && a !== 0 && Math.abs(b) <= EXACT_EXPONENT && Number.isInteger(2 * b);
  const result = isExact ? exactPower(a, b) : a ** b;
  return isOrdinary && !Number.isFinite(result)
    ? new Raised('OverflowError', "(34, 'Numerical result out of range')")
    : new PyFloat(result);
}

/** A power with a whole exponent or half of one, rounded once. */
function exactPower(a: number, b: number): number {
  const { significand, exponent } = parts(Math.abs(a));
  // a ** b = √(significand^twice · 2^(exponent · twice)), with one more factor of 2 where the root would split it.
  const twice = 2 * Math.abs(b);
  const power = significand ** BigInt(twice);
  const scale = exponent * twice;
  const isOdd = scale % 2 !== 0;
  const square = isOdd ? power << 1n : power;
  const shift = 2n * ENOUGH_BITS;
  const { root, isWhole } = squareRoot(square << shift);
  const half = (isOdd ? scale - 1 : scale) / 2 - Number(ENOUGH_BITS);
  const sign = a < 0 && b % 2 !== 0 ? -1 : 1;
  if (b > 0) return sign * scaled(isWhole ? root : root | 1n, half);
  const one = 1n << BigInt(root.toString(2).length + Number(ENOUGH_BITS));
  const quotient = one / root;
  const isExact = isWhole && one % root === 0n;
  return sign * scaled(isExact ? quotient : quotient | 1n, -half - (one.toString(2).length - 1));
}

/** The integer and the power of two that a positive float is. */
function parts(value: number): { readonly significand: bigint; readonly exponent: number } {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  const [exponent, fraction] = [Number(bits.getBigUint64(0) >> 52n), bits.getBigUint64(0) & 0xfffffffffffffn];
  return exponent === 0 ? { significand: fraction, exponent: -1074 } : { significand: fraction | (1n << 52n), exponent: exponent - 1075 };
}

/** significand · 2^exponent as a float, by two factors where one would be too large or too small. */
function scaled(significand: bigint, exponent: number): number {
  const extra = significand.toString(2).length - 64;
  const [value, power] =
    extra > 0
      ? [Number((significand >> BigInt(extra)) | (significand & ((1n << BigInt(extra)) - 1n) ? 1n : 0n)), exponent + extra]
      : [Number(significand), exponent];
  const first = Math.max(-1000, Math.min(900, power));
  return value * 2 ** first * 2 ** (power - first);
}

/** ⌊√n⌋ by Newton's method, and whether it is exact. */
function squareRoot(n: bigint): { readonly root: bigint; readonly isWhole: boolean } {
  let root = 1n << BigInt((n.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return { root, isWhole: root * root === n };
    root = next;
  }
}

/** As CPython: by repeated squaring for small whole exponents, else by the polar form. */
export function complexPower(x: PyComplex, y: PyComplex): PyComplex | Raised {
  if (y.im === 0 && Number.isInteger(y.re) && y.re > 0 && y.re <= 100) {
    const times = (p: PyComplex, q: PyComplex): PyComplex => new PyComplex(p.re * q.re - p.im * q.im, p.re * q.im + p.im * q.re);
    let [result, square] = [new PyComplex(1, 0), x];
    for (let bits = y.re; bits > 0; bits = Math.floor(bits / 2)) {
      if (bits % 2 === 1) result = times(result, square);
      square = times(square, square);
    }
    return result;
  }
  if (y.re === 0 && y.im === 0) return new PyComplex(1, 0);
  if (x.re === 0 && x.im === 0)
    return y.im !== 0 || y.re < 0 ? new Raised('ZeroDivisionError', 'zero to a negative or complex power') : new PyComplex(0, 0);
  const [size, angle] = [Math.hypot(x.re, x.im), Math.atan2(x.im, x.re)];
  const length = size ** y.re * (y.im === 0 ? 1 : Math.exp(-angle * y.im));
  const turn = angle * y.re + (y.im === 0 ? 0 : y.im * Math.log(size));
  const [re, im] = [length * Math.cos(turn), length * Math.sin(turn)];
  return Number.isFinite(re) && Number.isFinite(im) ? new PyComplex(re, im) : new Raised('OverflowError', 'complex exponentiation');
}
