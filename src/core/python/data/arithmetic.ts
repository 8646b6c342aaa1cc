import { absInt, add, floorDiv, floorDivInt, isInt, mod, modInt, mul, neg, sub, toInt, type Dim, type Int } from '../../dim';
import type { BinaryOperator } from '../syntax';
import { MAX_INTEGER_BITS } from './bounds';
import { fromDim, toDim, toFloat } from './numbers';
import { complexPower, floatPower } from './power';
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
  if (p !== null && q !== null) return isTooLarge(a, p) || isTooLarge(b, q) ? TOO_LARGE : floats(operator, p, q);
  if ((a instanceof SymInt && q !== null) || (b instanceof SymInt && p !== null)) return new Unknown('an unknown size is used as a float');
  if (a instanceof PyComplex || b instanceof PyComplex) return complex(operator, a, b);
  return undefined;
}

const TOO_LARGE = new Raised('OverflowError', 'int too large to convert to float');

/** Whether it is an integer that no float can represent. */
function isTooLarge(value: Value, asFloat: number): boolean {
  return !Number.isFinite(asFloat) && !(value instanceof PyFloat);
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
      return b === 0 ? byZero('division by zero') : divide(a, b);
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

/** How many bits an integer has, its sign aside. */
function bits(x: bigint): number {
  const size = x < 0n ? -x : x;
  const digits = size.toString(16);
  return size === 0n ? 0 : digits.length * 4 - Math.clz32(parseInt(digits[0] ?? '0', 16)) + 28;
}

/** Bits of a quotient that are enough to round it as a float: two more than a float has, the last one standing for all behind it. */
const QUOTIENT_BITS = 55;

/** Correctly rounded even if the integers themselves are not exact as floats. */
function divide(a: Int, b: Int): PyFloat | Raised {
  if (typeof a === 'number' && typeof b === 'number') return new PyFloat(a / b);
  const [x, y] = [BigInt(a), BigInt(b)];
  const shift = QUOTIENT_BITS + bits(y) - bits(x);
  const [dividend, divisor] = shift > 0 ? [x << BigInt(shift), y] : [x, y << BigInt(-shift)];
  const isExact = dividend % divisor === 0n;
  const quotient = dividend / divisor;
  const sign = x < 0n !== y < 0n ? -1n : 1n;
  const value = Number(isExact ? quotient : sign * ((quotient < 0n ? -quotient : quotient) | 1n)) * 2 ** -shift;
  return Number.isFinite(value) ? new PyFloat(value) : new Raised('OverflowError', 'integer division result too large for a float');
}

function power(a: Int, b: Int): Outcome {
  if (b < 0) {
    if (a === 0) return byZero('0.0 cannot be raised to a negative power');
    return floatPower(Number(a), Number(b));
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
        ? fromDim(Array.from({ length: b }, () => a).reduce<Dim>((product, factor) => mul(product, factor), 1))
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
      return floatPower(a, b);
    default:
      return undefined;
  }
}

/** The remainder with the sign of b. */
export function floatMod(a: number, b: number): number {
  const rest = a % b;
  if (rest !== 0) return rest < 0 !== b < 0 ? rest + b : rest;
  return b < 0 ? -0 : 0;
}

/** CPython's float_floor_div: computed from the remainder, so that it is exact. */
function floorDivide(a: number, b: number): number {
  const rest = a % b;
  const quotient = (a - rest) / b - (rest !== 0 && rest < 0 !== b < 0 ? 1 : 0);
  if (quotient === 0) return a / b < 0 || Object.is(a / b, -0) ? -0 : 0;
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
