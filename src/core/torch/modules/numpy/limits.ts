import { float16, float32, float64, type DType } from '../../dtype';
import { builtinClass, Instance, native, PyClass, staticNative, Unknown, type Value } from '../../vm';
import { dtypeObject, dtypeOf, scalar, typeOfScalar } from './element-type';

const IINFO = new PyClass('iinfo', [builtinClass('object')], new Map(), { module: 'numpy' });
const FINFO = new PyClass('finfo', [builtinClass('object')], new Map(), { module: 'numpy' });

/** The bits of each float: of its fraction and its exponent, and the decimals that are exact. */
const FLOATS = new Map<DType, readonly [fraction: number, exponent: number, precision: number]>([
  [float16, [10, 5, 3]],
  [float32, [23, 8, 6]],
  [float64, [52, 11, 15]],
]);

function integerLimits(dtype: DType): Map<string, Value> {
  const bits = 8 * dtype.size;
  const [least, most] = dtype.signed ? [-(2n ** BigInt(bits - 1)), 2n ** BigInt(bits - 1) - 1n] : [0n, 2n ** BigInt(bits) - 1n];
  const plain = (x: bigint): Value => (x >= BigInt(Number.MIN_SAFE_INTEGER) && x <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(x) : x);
  return new Map<string, Value>([
    ['min', plain(least)],
    ['max', plain(most)],
    ['bits', bits],
    ['dtype', dtypeObject(dtype)],
    ['kind', dtype.signed ? 'i' : 'u'],
  ]);
}

function floatLimits(dtype: DType, [fraction, exponent, precision]: readonly [number, number, number]): Map<string, Value> {
  const largest = 2 ** (2 ** (exponent - 1) - 1) * (2 - 2 ** -fraction);
  const tiny = 2 ** (2 - 2 ** (exponent - 1));
  const number = (x: number): Value => scalar(dtype, x);
  return new Map<string, Value>([
    ['max', number(largest)],
    ['min', number(-largest)],
    ['eps', number(2 ** -fraction)],
    ['tiny', number(tiny)],
    ['smallest_normal', number(tiny)],
    ['resolution', number(10 ** -precision)],
    ['bits', 8 * dtype.size],
    ['precision', precision],
    ['nmant', fraction],
    ['dtype', dtypeObject(dtype)],
  ]);
}

function givenType(given: Value): DType | null {
  return dtypeOf(given) ?? typeOfScalar(given);
}

for (const [cls, limits] of [
  [IINFO, (dtype: DType): Map<string, Value> | null => (dtype.isIntegral && dtype.name !== 'bool' ? integerLimits(dtype) : null)],
  [
    FINFO,
    (dtype: DType): Map<string, Value> | null => {
      const known = FLOATS.get(dtype);
      return known ? floatLimits(dtype, known) : null;
    },
  ],
] as const) {
  cls.attrs.set(
    '__new__',
    staticNative('__new__(cls, dtype)', (m, [, given]) => {
      if (given instanceof Unknown) return given;
      const dtype = givenType(given);
      if (!dtype) return new Unknown('the element type is not modelled');
      const found = limits(dtype);
      if (found) return new Instance(cls, found);
      if (cls === IINFO && dtype.isFloat) m.raise('ValueError', `Invalid integer data type '${dtypeKind(dtype)}'.`);
      if (cls === FINFO && dtype.isIntegral) m.raise('ValueError', `data type <class 'numpy.${dtype.name}'> not inexact`);
      return new Unknown('the limits of the element type are not modelled');
    }),
  );
  cls.attrs.set(
    '__init__',
    native('__init__(self, *args)', () => null),
  );
}

function dtypeKind(dtype: DType): string {
  return dtype.isFloat ? 'f' : 'c';
}

export const LIMITS: readonly (readonly [string, Value])[] = [
  ['iinfo', IINFO],
  ['finfo', FINFO],
];
