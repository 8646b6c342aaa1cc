import { floorDiv, isInt, toInt } from '../../../dim';
import { callMethod, lookupMethod } from '../protocol/attributes';
import { reprFloat } from '../protocol/format-number';
import type { Machine } from '../objects/machine';
import { Boxed, fromDim, toDim, toFloat, unbox } from '../objects/numbers';
import { truth } from '../protocol/truth';
import type { PyClass } from '../objects/values';
import {
  Native,
  NativeProperty,
  PyBytes,
  PyComplex,
  PyFloat,
  PyTuple,
  SymInt,
  Unknown,
  builtinClass,
  classOf,
  type Value,
} from '../objects/values';
import { define } from './classes';
import { constructor, methods } from './helpers';

/** A value of the class, or of one that derives from it. */
export function boxed(value: Value, type: PyClass, builtin: string): Value {
  return type === builtinClass(builtin) || value instanceof Unknown ? value : new Boxed(value, type);
}

/** Python's `int(value, base)`. */
export function toPythonInt(m: Machine, given: Value, base: Value): Value {
  const value = unbox(given);
  if (value instanceof Unknown) return value;
  if (typeof value === 'string' || value instanceof PyBytes)
    return parseInteger(m, typeof value === 'string' ? value : value.value, base === null ? 10 : Number(toDim(base)));
  if (base !== null) m.raise('TypeError', "int() can't convert non-string with explicit base");
  const dim = toDim(value);
  if (dim !== null) return fromDim(dim);
  if (value instanceof PyFloat) return truncate(m, value.value);
  for (const name of ['__int__', '__index__', '__trunc__']) {
    const method = lookupMethod(given, name);
    if (method !== undefined) return callMethod(m, method, given, []);
  }
  m.raise('TypeError', `int() argument must be a string, a bytes-like object or a real number, not '${classOf(given).name}'`);
}

export function truncate(m: Machine, value: number): Value {
  if (Number.isNaN(value)) m.raise('ValueError', 'cannot convert float NaN to integer');
  if (!Number.isFinite(value)) m.raise('OverflowError', 'cannot convert float infinity to integer');
  return toInt(BigInt(Math.trunc(value)));
}

function parseInteger(m: Machine, text: string, base: number): Value {
  const fail = (): never => m.raise('ValueError', `invalid literal for int() with base ${String(base)}: ${quote(text)}`);
  const match = /^\s*([+-]?)(0[xX]|0[oO]|0[bB])?([0-9a-zA-Z]+(?:_[0-9a-zA-Z]+)*)\s*$/.exec(asciiDigits(text));
  if (!match) return fail();
  const [, sign, prefix, digits = ''] = match;
  const own = prefix === undefined ? null : ({ x: 16, o: 8, b: 2 } as Record<string, number>)[prefix[1]?.toLowerCase() ?? ''];
  const radix = base === 0 ? (own ?? 10) : base;
  const body = prefix === undefined || own === radix ? digits : prefix + digits;
  let result = 0n;
  for (const char of body.replaceAll('_', '').toLowerCase()) {
    const digit = parseInt(char, 36);
    if (Number.isNaN(digit) || digit >= radix) return fail();
    result = result * BigInt(radix) + BigInt(digit);
  }
  return toInt(sign === '-' ? -result : result);
}

/** Digits of other scripts as 0 to 9; each script's ten stand in a row, some scripts' right behind each other's. */
function asciiDigits(text: string): string {
  return text.replace(/(?![0-9])\p{Nd}/gu, digit => {
    const code = digit.codePointAt(0) ?? 0;
    let zero = code;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
    return String((code - zero) % 10);
  });
}

function quote(text: string): string {
  return `'${text}'`;
}

/** Python's `float(value)`. */
export function toPythonFloat(m: Machine, given: Value): Value {
  const value = unbox(given);
  if (value instanceof Unknown || value instanceof PyFloat) return value;
  if (typeof value === 'string') {
    const text = value
      .trim()
      .replace(/(?<=\d)_(?=\d)/g, '')
      .toLowerCase();
    if (/^[+-]?(inf|infinity)$/.test(text)) return new PyFloat(text.startsWith('-') ? -Infinity : Infinity);
    if (/^[+-]?nan$/.test(text)) return new PyFloat(NaN);
    if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/.test(text)) m.raise('ValueError', `could not convert string to float: ${quote(value)}`);
    return new PyFloat(Number(text));
  }
  if (value instanceof SymInt) return new Unknown('a size that is not known is made a float');
  const number = toFloat(value);
  if (number !== null) {
    if (!Number.isFinite(number)) m.raise('OverflowError', 'int too large to convert to float');
    return new PyFloat(number);
  }
  for (const name of ['__float__', '__index__']) {
    const method = lookupMethod(given, name);
    if (method !== undefined) {
      const result = callMethod(m, method, given, []);
      return result instanceof PyFloat || result instanceof Unknown ? result : toPythonFloat(m, result);
    }
  }
  m.raise('TypeError', `float() argument must be a string or a real number, not '${classOf(given).name}'`);
}

/** Half to even, as Python rounds; digits may be negative. */
export function roundNumber(m: Machine, value: Value, digits: Value): Value {
  const plain = unbox(value);
  const places = digits === null ? null : toDim(digits);
  if (plain instanceof PyFloat) {
    if (places === null) return truncate(m, halfEven(plain.value));
    if (!Number.isFinite(plain.value) || typeof places !== 'number') return plain;
    if (places === 0) return new PyFloat(halfEven(plain.value));
    if (places > 15) return plain;
    if (places < 0) return new PyFloat(halfEven(plain.value / 10 ** -places) * 10 ** -places);
    return new PyFloat(Number(roundDecimal(plain.value, places)));
  }
  const dim = toDim(plain);
  if (dim !== null) {
    if (typeof places !== 'number' || places >= 0 || !isInt(dim)) return fromDim(dim);
    const unit = 10n ** BigInt(-places);
    const [whole, rest] = [toInt(BigInt(dim)), BigInt(floorDiv(dim, toInt(unit)) as number) * unit];
    const twice = (BigInt(whole) - rest) * 2n;
    const up = twice > unit || (twice === unit && (rest / unit) % 2n !== 0n);
    return toInt(rest + (up ? unit : 0n));
  }
  const method = lookupMethod(value, '__round__');
  if (method !== undefined) return callMethod(m, method, value, digits === null ? [] : [digits]);
  m.raise('TypeError', `type ${classOf(value).name} doesn't define __round__ method`);
}

/** Rounds the exact binary value: toFixed does, but for exact ties. */
function roundDecimal(value: number, places: number): string {
  const scaled = value * 2 ** (places + 1);
  if (Number.isInteger(scaled) && places > 0) {
    const exact = value * 10 ** places;
    if (Math.abs(exact % 1) === 0.5) return String(halfEven(exact) / 10 ** places);
  }
  return value.toFixed(places);
}

export function halfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return rest < 0.5 ? floor : floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

function bitLength(value: bigint): number {
  const size = value < 0n ? -value : value;
  return size === 0n ? 0 : size.toString(2).length;
}

constructor('int', (m, type, [value, base], keywords) =>
  boxed(value === undefined ? 0 : toPythonInt(m, value, base ?? keywords?.get('base') ?? null), type, 'int'),
);
constructor('bool', (m, _type, [value]) => (value === undefined ? false : truth(m, value)));
constructor('float', (m, type, [value]) => boxed(value === undefined ? new PyFloat(0) : toPythonFloat(m, value), type, 'float'));
constructor('complex', (m, _type, [re, im]) => {
  if (re instanceof PyComplex && im === undefined) return re;
  const [x, y] = [re === undefined ? 0 : toFloat(re), im === undefined ? 0 : toFloat(im)];
  return x === null || y === null ? m.unknown('such a complex number is not followed') : new PyComplex(x, y);
});

methods('int', {
  'bit_length(self, /)': (_m, [self]) => {
    const dim = toDim(self);
    return dim === null || !isInt(dim) ? new Unknown('the size is not known') : bitLength(BigInt(dim));
  },
  'bit_count(self, /)': (_m, [self]) => {
    const dim = toDim(self);
    return dim === null || !isInt(dim) ? new Unknown('the size is not known') : BigInt(dim).toString(2).replace(/[^1]/g, '').length;
  },
  'conjugate(self, /)': (_m, [self]) => self,
  'is_integer(self, /)': () => true,
  'as_integer_ratio(self, /)': (_m, [self]) => new PyTuple([self, 1]),
  '__index__(self, /)': (_m, [self]) => fromDim(toDim(self) ?? 0),
  '__int__(self, /)': (_m, [self]) => fromDim(toDim(self) ?? 0),
  "to_bytes(self, /, length=1, byteorder='big', *, signed=False)": (m, [self, length, order]) => {
    const [value, size] = [toDim(self), toDim(length)];
    if (typeof value === 'object' || typeof size !== 'number') return new Unknown('the size is not known');
    if (value < 0 || size > 1000 || BigInt(value) >> BigInt(8 * size))
      m.raise('OverflowError', value < 0 ? "can't convert negative int to unsigned" : 'int too big to convert');
    const bytes = Array.from({ length: size }, (_, i) => Number((BigInt(value) >> BigInt(8 * i)) & 255n));
    return new PyBytes(String.fromCharCode(...(order === 'little' ? bytes : bytes.reverse())));
  },
  '__float__(self, /)': (m, [self]) => toPythonFloat(m, unbox(self)),
});
define('int', {
  from_bytes: new Native(
    'from_bytes',
    (_m, [bytes, order = 'big']) => {
      if (!(bytes instanceof PyBytes)) return new Unknown('the bytes are not known');
      const codes = [...bytes.value].map(char => BigInt(char.charCodeAt(0)));
      return toInt((order === 'little' ? codes.reverse() : codes).reduce((value, code) => value * 256n + code, 0n));
    },
    true,
  ),
  real: new NativeProperty((_m, self) => unbox(self)),
  imag: new NativeProperty(() => 0),
  numerator: new NativeProperty((_m, self) => unbox(self)),
  denominator: new NativeProperty(() => 1),
});

/** `0x1.8000000000000p+0`: the bits as they are. */
function hexFloat(value: number): string {
  if (!Number.isFinite(value)) return reprFloat(value);
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, Math.abs(value));
  const [exponent, fraction] = [Number(bits.getBigUint64(0) >> 52n), bits.getBigUint64(0) & 0xfffffffffffffn];
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  if (value === 0) return `${sign}0x0.0p+0`;
  const power = exponent === 0 ? -1022 : exponent - 1023;
  return `${sign}0x${exponent === 0 ? '0' : '1'}.${fraction.toString(16).padStart(13, '0')}p${power < 0 ? '-' : '+'}${String(Math.abs(power))}`;
}

function fromHex(m: Machine, text: string): Value {
  const match = /^\s*([+-]?)(?:0x)?([0-9a-f]*)(?:\.([0-9a-f]*))?(?:p([+-]?\d+))?\s*$/i.exec(text);
  const [, sign = '', whole = '', part = '', power = '0'] = match ?? [];
  if (whole + part === '') return m.raise('ValueError', 'invalid hexadecimal floating-point string');
  // Thirteen digits and a few are all that a double can tell apart.
  if (whole.length + part.length > 13) return new Unknown('so many hexadecimal digits are not followed');
  const value = parseInt(whole + part, 16) * 2 ** (Number(power) - 4 * part.length);
  return new PyFloat(sign === '-' ? -value : value);
}

methods('float', {
  'is_integer(self, /)': (_m, [self]) => Number.isInteger(toFloat(self)),
  'conjugate(self, /)': (_m, [self]) => self,
  'as_integer_ratio(self, /)': (_m, [self]) => {
    let numerator = toFloat(self) ?? 0;
    let denominator = 1n;
    while (!Number.isInteger(numerator)) {
      numerator *= 2;
      denominator *= 2n;
    }
    return new PyTuple([toInt(BigInt(numerator)), toInt(denominator)]);
  },
  'hex(self, /)': (_m, [self]) => hexFloat(toFloat(self) ?? 0),
  '__float__(self, /)': (_m, [self]) => unbox(self),
  '__int__(self, /)': (m, [self]) => toPythonInt(m, unbox(self), null),
});
define('float', { fromhex: new Native('fromhex', (m, [text = '']) => fromHex(m, String(unbox(text))), true) });
define('float', { real: new NativeProperty((_m, self) => unbox(self)), imag: new NativeProperty(() => new PyFloat(0)) });
define('complex', {
  real: new NativeProperty((_m, self) => new PyFloat((self as PyComplex).re)),
  imag: new NativeProperty((_m, self) => new PyFloat((self as PyComplex).im)),
});
methods('complex', { 'conjugate(self, /)': (_m, [self]) => (self instanceof PyComplex ? new PyComplex(self.re, -self.im) : self) });
