import {
  fromHex,
  hexFloat,
  parseFloatText,
  parseInteger,
  roundData,
  truncate,
  fromDim,
  PyBytes,
  PyComplex,
  PyFloat,
  SymInt,
  toDim,
  toFloat,
  unbox,
  Unknown,
  type Value,
} from '../../data';
import { isInt, toInt } from '../../../dim';
import { callMethod, lookupMethod } from '../protocol/attributes';
import type { Machine } from '../objects/machine';
import { Boxed } from '../objects/boxed';
import { truth } from '../protocol/truth';
import type { PyClass } from '../objects/class';
import { builtinClass, classOf } from '../objects/class-registry';
import { NativeProperty } from '../objects/descriptors';
import { Native } from '../objects/methods';
import { PyTuple } from '../objects/sequences';
import { define } from './classes';
import { constructor, methods } from './define-methods';

/** A value of the class, or of a derived one. */
export function boxed(value: Value, type: PyClass, builtin: string): Value {
  return type === builtinClass(builtin) || value instanceof Unknown ? value : new Boxed(value, type);
}

/** Python's `int(value, base)`. */
function toPythonInt(m: Machine, given: Value, base: Value): Value {
  const value = unbox(given);
  if (value instanceof Unknown) return value;
  if (typeof value === 'string' || value instanceof PyBytes)
    return m.settle(parseInteger(typeof value === 'string' ? value : value.value, base === null ? 10 : Number(toDim(base))));
  if (base !== null) m.raise('TypeError', "int() can't convert non-string with explicit base");
  const dim = toDim(value);
  if (dim !== null) return fromDim(dim);
  if (value instanceof PyFloat) return m.settle(truncate(value.value));
  for (const name of ['__int__', '__index__', '__trunc__']) {
    const method = lookupMethod(m, given, name);
    if (method !== undefined) return callMethod(m, method, given, []);
  }
  m.raise('TypeError', `int() argument must be a string, a bytes-like object or a real number, not '${classOf(given).name}'`);
}

/** Python's `float(value)`. */
export function toPythonFloat(m: Machine, given: Value): Value {
  const value = unbox(given);
  if (value instanceof Unknown || value instanceof PyFloat) return value;
  if (typeof value === 'string') return m.settle(parseFloatText(value));
  if (value instanceof SymInt) return new Unknown('an unknown size is converted to a float');
  const number = toFloat(value);
  if (number !== null) {
    if (!Number.isFinite(number)) m.raise('OverflowError', 'int too large to convert to float');
    return new PyFloat(number);
  }
  for (const name of ['__float__', '__index__']) {
    const method = lookupMethod(m, given, name);
    if (method !== undefined) {
      const result = callMethod(m, method, given, []);
      return result instanceof PyFloat || result instanceof Unknown ? result : toPythonFloat(m, result);
    }
  }
  m.raise('TypeError', `float() argument must be a string or a real number, not '${classOf(given).name}'`);
}

/** Half to even, as Python rounds; the number of digits can be negative. */
export function roundNumber(m: Machine, value: Value, digits: Value): Value {
  const places = digits === null ? null : toDim(digits);
  const result = roundData(unbox(value), places);
  if (result !== undefined) return m.settle(result);
  const method = lookupMethod(m, value, '__round__');
  if (method !== undefined) return callMethod(m, method, value, digits === null ? [] : [digits]);
  m.raise('TypeError', `type ${classOf(value).name} doesn't define __round__ method`);
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
  return x === null || y === null ? m.unknown('this kind of complex number is not supported') : new PyComplex(x, y);
});

methods('int', {
  'bit_length(self, /)': (_m, [self]) => {
    const dim = toDim(self);
    return dim === null || !isInt(dim) ? new Unknown('the size is unknown') : bitLength(BigInt(dim));
  },
  'bit_count(self, /)': (_m, [self]) => {
    const dim = toDim(self);
    return dim === null || !isInt(dim) ? new Unknown('the size is unknown') : BigInt(dim).toString(2).replace(/[^1]/g, '').length;
  },
  'conjugate(self, /)': (_m, [self]) => self,
  'is_integer(self, /)': () => true,
  'as_integer_ratio(self, /)': (_m, [self]) => new PyTuple([self, 1]),
  '__index__(self, /)': (_m, [self]) => fromDim(toDim(self) ?? 0),
  '__int__(self, /)': (_m, [self]) => fromDim(toDim(self) ?? 0),
  "to_bytes(self, /, length=1, byteorder='big', *, signed=False)": (m, [self, length, order]) => {
    const [value, size] = [toDim(self), toDim(length)];
    if (typeof value === 'object' || typeof size !== 'number') return new Unknown('the size is unknown');
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
      if (!(bytes instanceof PyBytes)) return new Unknown('the bytes are unknown');
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
define('float', {
  fromhex: new Native(
    'fromhex',
    (m, [given = '']) => {
      const text = unbox(given);
      if (text instanceof Unknown) return text;
      return typeof text === 'string' ? m.settle(fromHex(text)) : m.raise('TypeError', 'bad argument type for built-in operation');
    },
    true,
  ),
});
define('float', { real: new NativeProperty((_m, self) => unbox(self)), imag: new NativeProperty(() => new PyFloat(0)) });
define('complex', {
  real: new NativeProperty((_m, self) => new PyFloat((self as PyComplex).re)),
  imag: new NativeProperty((_m, self) => new PyFloat((self as PyComplex).im)),
});
methods('complex', { 'conjugate(self, /)': (_m, [self]) => (self instanceof PyComplex ? new PyComplex(self.re, -self.im) : self) });
