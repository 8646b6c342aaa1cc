import { absInt, add, floorDiv, floorDivInt, isInt, mod, modInt, mul, neg, sub, toInt, type Dim, type Int } from '../../dim';
import type { BinaryOperator } from '../syntax';
import { MAX_INTEGER_BITS } from './bounds';
import { fromDim, toDim, toFloat } from './numbers';
import { Raised } from './raised';
import { PyComplex, PyFloat, SymInt, Unknown, type Value } from './values';

/** The result of a numeric operation: undefined if Python has none for these types. */
type Outcome = Value | Raised | undefined;

const byZero = (message: string): Raised => new Raised('ZeroDivisionError', message);
const tooLarge = (): Unknown => new Unknown('the number is too large to compute');

/** `a op b` for two numbers; undefined if one of them is not a number. */
export function binaryNumbers(operator: BinaryOperator, a: Value, b: Value): Outcome {
  if (typeof a === 'number' && typeof b === 'number') {
    if (operator === '+' || operator === '-' || operator === '*') {
      const result = operator === '+' ? a + b : operator === '-' ? a - b : a * b;
      if (Number.isSafeInteger(result)) return result === 0 ? 0 : result;
    }
    return integers(operator, a, b);
  }
  if (typeof a === 'boolean' && typeof b === 'boolean' && (operator === '&' || operator === '|' || operator === '^')) {
    return operator === '&' ? a && b : operator === '|' ? a || b : a !== b;
  }
  const [x, y] = [toDim(a), toDim(b)];
  if (x !== null && y !== null) return isInt(x) && isInt(y) ? integers(operator, x, y) : symbolic(operator, x, y);
  const [p, q] = [toFloat(a), toFloat(b)];
  if (p !== null && q !== null) return floats(operator, p, q);
  if ((a instanceof SymInt && q !== null) || (b instanceof SymInt && p !== null)) return new Unknown('an unknown size is used as a float');
  if (a instanceof PyComplex || b instanceof PyComplex) return complex(operator, a, b);
  return undefined;
}

function integers(operator: BinaryOperator, a: Int, b: Int): Outcome {
  switch (operator) {
    case '+':
      return toInt(BigInt(a) + BigInt(b));
    case '-':
      return toInt(BigInt(a) - BigInt(b));
    case '*':
      return multiply(a, b);
    case '//':
      return b === 0 ? byZero('integer division or modulo by zero') : floorDivInt(a, b);
    case '%':
      return b === 0 ? byZero('integer modulo by zero') : modInt(a, b);
    case '/':
      return b === 0 ? byZero('division by zero') : new PyFloat(divide(a, b));
    case '**':
      return power(a, b);
    case '<<':
      if (b < 0) return new Raised('ValueError', 'negative shift count');
      return b > MAX_INTEGER_BITS ? tooLarge() : toInt(BigInt(a) << BigInt(b));
    case '>>':
      if (b < 0) return new Raised('ValueError', 'negative shift count');
      return toInt(BigInt(a) >> BigInt(b));
    case '&':
      return toInt(BigInt(a) & BigInt(b));
    case '|':
      return toInt(BigInt(a) | BigInt(b));
    case '^':
      return toInt(BigInt(a) ^ BigInt(b));
    default:
      return undefined;
  }
}

function multiply(a: Int, b: Int): Value {
  const [x, y] = [BigInt(a), BigInt(b)];
  return bits(x) + bits(y) > MAX_INTEGER_BITS ? tooLarge() : toInt(x * y);
}

function bits(x: bigint): number {
  return typeof x === 'bigint' && x >= -(2n ** 53n) && x <= 2n ** 53n ? 53 : x.toString(16).length * 4;
}

/** Correctly rounded even if the integers themselves are not exact as floats. */
function divide(a: Int, b: Int): number {
  if (typeof a === 'number' && typeof b === 'number') return a / b;
  const [x, y] = [BigInt(a), BigInt(b)];
  const shift = Math.max(0, 64 + bits(y) - bits(x));
  const quotient = (x << BigInt(shift)) / y;
  return Number(quotient) / 2 ** shift;
}

function power(a: Int, b: Int): Outcome {
  if (b < 0) {
    if (a === 0) return byZero('0.0 cannot be raised to a negative power');
    return new PyFloat(Number(a) ** Number(b));
  }
  if (
    bits(absInt(a) as never) * Number(b) > MAX_INTEGER_BITS &&
    a !== 0 &&
    a !== 1 &&
    a !== -1 &&
    BigInt(Math.ceil(Math.log2(Math.abs(Number(a)) + 1))) * BigInt(b) > BigInt(MAX_INTEGER_BITS)
  )
    return tooLarge();
  return toInt(BigInt(a) ** BigInt(b));
}

function symbolic(operator: BinaryOperator, a: Dim, b: Dim): Outcome {
  switch (operator) {
    case '+':
      return fromDim(add(a, b));
    case '-':
      return fromDim(sub(a, b));
    case '*':
      return fromDim(mul(a, b));
    case '//':
    case '%':
      if (b === 0) return byZero('integer division or modulo by zero');
      return fromDim(operator === '//' ? floorDiv(a, b) : mod(a, b));
    case '**':
      return typeof b === 'number' && b >= 0 && b <= 8
        ? fromDim(Array.from({ length: b }, () => a).reduce((product, factor) => mul(product, factor), 1 as Dim))
        : new Unknown('an unknown size is raised to a power');
    case '<<':
      return typeof b === 'number' && b >= 0 && b < 64
        ? fromDim(mul(a, toInt(2n ** BigInt(b))))
        : new Unknown('an unknown size is shifted');
    case '>>':
      return typeof b === 'number' && b >= 0 && b < 64
        ? fromDim(floorDiv(a, toInt(2n ** BigInt(b))))
        : new Unknown('an unknown size is shifted');
    case '@':
      return undefined;
    default:
      return new Unknown(`\`${operator}\` is applied to an unknown size`);
  }
}

function floats(operator: BinaryOperator, a: number, b: number): Outcome {
  switch (operator) {
    case '+':
      return new PyFloat(a + b);
    case '-':
      return new PyFloat(a - b);
    case '*':
      return new PyFloat(a * b);
    case '/':
      return b === 0 ? byZero('float division by zero') : new PyFloat(a / b);
    case '//':
      return b === 0 ? byZero('float floor division by zero') : new PyFloat(floorDivide(a, b));
    case '%':
      return b === 0 ? byZero('float modulo') : new PyFloat(floatMod(a, b));
    case '**':
      if (a === 0 && b < 0) return byZero('0.0 cannot be raised to a negative power');
      if (a < 0 && !Number.isInteger(b)) return complexPower(new PyComplex(a, 0), new PyComplex(b, 0));
      return new PyFloat(a === 1 || b === 0 ? 1 : a ** b);
    default:
      return undefined;
  }
}

/** The remainder with the sign of b. */
function floatMod(a: number, b: number): number {
  const rest = a % b;
  if (rest !== 0) return rest < 0 !== b < 0 ? rest + b : rest;
  return b < 0 ? -0 : 0;
}

/** CPython's float_floor_div: computed from the remainder, so that it is exact. */
function floorDivide(a: number, b: number): number {
  const rest = floatMod(a, b);
  const quotient = (a - rest) / b;
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

function complex(operator: BinaryOperator, a: Value, b: Value): Outcome {
  const [x, y] = [toComplex(a), toComplex(b)];
  if (!x || !y) return undefined;
  switch (operator) {
    case '+':
      return new PyComplex(x.re + y.re, x.im + y.im);
    case '-':
      return new PyComplex(x.re - y.re, x.im - y.im);
    case '*':
      return new PyComplex(x.re * y.re - x.im * y.im, x.re * y.im + x.im * y.re);
    case '/': {
      const size = y.re * y.re + y.im * y.im;
      if (size === 0) return byZero('complex division by zero');
      return new PyComplex((x.re * y.re + x.im * y.im) / size, (x.im * y.re - x.re * y.im) / size);
    }
    case '**':
      return complexPower(x, y);
    default:
      return new Unknown(`\`${operator}\` is applied to complex numbers`);
  }
}

/** As CPython: by repeated squaring for small integer exponents, otherwise by the polar form. */
function complexPower(x: PyComplex, y: PyComplex): PyComplex | Raised {
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
  if (x.re === 0 && x.im === 0) return y.im !== 0 || y.re < 0 ? byZero('zero to a negative or complex power') : new PyComplex(0, 0);
  const [size, angle] = [Math.hypot(x.re, x.im), Math.atan2(x.im, x.re)];
  const length = size ** y.re * (y.im === 0 ? 1 : Math.exp(-angle * y.im));
  const turn = angle * y.re + (y.im === 0 ? 0 : y.im * Math.log(size));
  return new PyComplex(length * Math.cos(turn), length * Math.sin(turn));
}

function toComplex(value: Value): PyComplex | null {
  if (value instanceof PyComplex) return value;
  const real = toFloat(value);
  return real === null ? null : new PyComplex(real, 0);
}

export function negate(value: Value): Value | undefined {
  if (value instanceof PyFloat) return new PyFloat(-value.value);
  if (value instanceof PyComplex) return new PyComplex(-value.re, -value.im);
  const dim = toDim(value);
  return dim === null ? undefined : fromDim(neg(dim));
}

export function positive(value: Value): Value | undefined {
  if (value instanceof PyFloat || value instanceof PyComplex) return value;
  const dim = toDim(value);
  return dim === null ? undefined : fromDim(dim);
}

export function invert(value: Value): Value | undefined {
  const dim = toDim(value);
  return dim === null ? undefined : fromDim(sub(neg(dim), 1));
}
