import { stringOf } from '../../convert';
import { bool, complex128, complex64, DType, DTYPES, float16, float32, float64, int16, int32, int64, int8, uint8 } from '../../dtype';
import { roundTo } from '../../../array';
import { toPython } from '../../python-values';
import {
  Boxed,
  builtinClass,
  callMethod,
  Instance,
  native,
  NativeProperty,
  PyClass,
  PyTuple,
  staticNative,
  str,
  toDim,
  toFloat,
  unbox,
  Unknown,
  type Machine,
  type Value,
} from '../../vm';
import { floatText } from './text';

export const GENERIC = family('generic', builtinClass('object'));
export const NUMBER = family('number', GENERIC);
export const INTEGER = family('integer', NUMBER);
export const SIGNED = family('signedinteger', INTEGER);
export const UNSIGNED = family('unsignedinteger', INTEGER);
export const INEXACT = family('inexact', NUMBER);
export const FLOATING = family('floating', INEXACT);
export const COMPLEX = family('complexfloating', INEXACT);

/** One of the abstract classes above numpy's numbers. */
function family(name: string, base: PyClass): PyClass {
  return new PyClass(name, [base], new Map(), { module: 'numpy', nameInC: `numpy.${name}` });
}

/** A numpy number: it computes like Python's, and has additional attributes. */
export function scalar(dtype: DType, x: number): Value {
  const type = [...types].find(([, each]) => each === dtype)?.[0];
  const value = toPython(dtype, x);
  return type instanceof PyClass && typeof value !== 'boolean' ? new Boxed(value, type) : value;
}

function scalarText(m: Machine, dtype: DType, self: Value): string | Unknown {
  const number = toFloat(self);
  return dtype.isFloat && number !== null ? floatText(dtype, number) : str(m, unbox(self));
}

/** Element types under numpy's names; calling one converts a number. */
function typeClass(dtype: DType): PyClass {
  const { name } = dtype;
  const base = dtype === bool ? GENERIC : dtype.isIntegral ? (dtype.signed ? SIGNED : UNSIGNED) : dtype.isFloat ? FLOATING : COMPLEX;
  const made = new PyClass(name, name === 'float64' ? [base, builtinClass('float')] : [base], new Map(), {
    module: 'numpy',
    nameInC: `numpy.${name}`,
  });
  made.attrs.set('dtype', new NativeProperty(() => dtypeObject(dtype)));
  made.attrs.set(
    '__str__',
    native('__str__(self)', (m, [self]) => scalarText(m, dtype, self)),
  );
  made.attrs.set(
    '__repr__',
    native('__repr__(self)', (m, [self]) => {
      const text = scalarText(m, dtype, self);
      return text instanceof Unknown ? text : `np.${name}(${text})`;
    }),
  );
  made.attrs.set('shape', new NativeProperty(() => new PyTuple([])));
  made.attrs.set('ndim', new NativeProperty(() => 0));
  for (const method of ['item', 'tolist'])
    made.attrs.set(
      method,
      native(`${method}(self)`, (_, [self]) => unbox(self)),
    );
  made.attrs.set(
    'astype',
    native('astype(self, dtype, **kwargs)', (_, [self, asked]) => {
      const type = dtypeOf(asked);
      const number = toFloat(self);
      return type && number !== null
        ? type.element !== null && isIn(type, number)
          ? scalar(type, roundTo(type.element, number))
          : new Unknown(`the number is not converted to ${type.name}`)
        : new Unknown('the type of a number is unknown');
    }),
  );
  made.attrs.set(
    '__new__',
    staticNative('__new__(cls, value=0)', (_, [, value]) => {
      if (value instanceof Unknown) return value;
      const number = toFloat(value);
      if (number !== null && dtype.element !== null && isIn(dtype, number)) return scalar(dtype, roundTo(dtype.element, number));
      return toDim(value) === null ? new Unknown('the value of a number is unknown') : value;
    }),
  );
  made.attrs.set(
    '__init__',
    native('__init__(self, *args)', () => null),
  );
  types.set(made, dtype);
  return made;
}
const types = new Map<Value, DType>();

/** Whether the type can have the number: what is outside wraps around or raises, by its origin. */
function isIn(dtype: DType, x: number): boolean {
  if (!dtype.isIntegral || dtype === bool) return true;
  const bits = 8 * dtype.size;
  return dtype.signed ? x >= -(2 ** (bits - 1)) && x < 2 ** (bits - 1) : x > -1 && x < 2 ** bits;
}

/** `numpy.dtype`: the element type of an array; equal to its class and its name. */
export const DTYPE_CLASS = new PyClass('dtype', [builtinClass('object')], new Map(), { module: 'numpy' });
DTYPE_CLASS.slots = new Set();
const dtypes = new Map<DType, Instance>();
const kindOf = (dtype: DType): string => (dtype === bool ? 'b' : dtype.isIntegral ? (dtype.signed ? 'i' : 'u') : dtype.isFloat ? 'f' : 'c');

/** The single object for an element type. */
export function dtypeObject(dtype: DType): Instance {
  let made = dtypes.get(dtype);
  if (!made) {
    made = new Instance(
      DTYPE_CLASS,
      new Map<string, Value>([
        ['name', dtype.name],
        ['itemsize', dtype.size],
        ['kind', kindOf(dtype)],
        ['char', CHARACTERS[dtype.name] ?? 'V'],
        ['str', `${dtype.size === 1 ? '|' : '<'}${kindOf(dtype)}${String(dtype.size)}`],
      ]),
    );
    dtypes.set(dtype, made);
  }
  return made;
}

function sameType(self: Value, other: Value): boolean {
  return dtypeOf(self) !== null && dtypeOf(self) === dtypeOf(other);
}
DTYPE_CLASS.attrs.set(
  '__new__',
  staticNative('__new__(cls, dtype)', (_, [, given]) => {
    const dtype = dtypeOf(given);
    return dtype ? dtypeObject(dtype) : new Unknown('the element type is unknown');
  }),
);
DTYPE_CLASS.attrs.set(
  '__init__',
  native('__init__(self, *args)', () => null),
);
DTYPE_CLASS.attrs.set(
  '__eq__',
  native('__eq__(self, other)', (_, [self, other]) => sameType(self, other)),
);
DTYPE_CLASS.attrs.set(
  '__ne__',
  native('__ne__(self, other)', (_, [self, other]) => !sameType(self, other)),
);
DTYPE_CLASS.attrs.set(
  '__hash__',
  native('__hash__(self)', (m, [self]) =>
    callMethod(m, builtinClass('str').lookup(m, '__hash__') ?? null, (self as Instance).attrs.get('name') ?? '', []),
  ),
);
DTYPE_CLASS.attrs.set(
  '__str__',
  native('__str__(self)', (_, [self]) => (self as Instance).attrs.get('name') ?? null),
);
DTYPE_CLASS.attrs.set(
  '__repr__',
  native('__repr__(self)', (_, [self]) => `dtype('${stringOf((self as Instance).attrs.get('name'))}')`),
);
DTYPE_CLASS.attrs.set(
  'type',
  new NativeProperty((_, self) => [...types].find(([, each]) => each === dtypeOf(self))?.[0] ?? new Unknown('the element type is unknown')),
);

/** The type of a number: of numpy's, or of Python's. */
export function typeOfScalar(value: Value): DType | null {
  if (value instanceof Boxed) return types.get(value.type) ?? null;
  const plain = value === null ? null : unbox(value);
  if (typeof plain === 'boolean') return bool;
  if (toDim(plain) !== null) return int64;
  return toFloat(plain) === null ? null : float64;
}

export function dtypeOf(value: Value | undefined): DType | null {
  if (value === undefined || value === null) return null;
  if (value instanceof DType) return value;
  if (value instanceof Instance && value.type === DTYPE_CLASS) return [...dtypes].find(([, object]) => object === value)?.[0] ?? null;
  const known = types.get(value);
  if (known) return known;
  if (value instanceof PyClass) return value.module === 'builtins' ? (PYTHON_TYPES[value.name] ?? null) : null;
  return typeof value === 'string' ? (BY_NAME.get(value.replace(/^[<=|]/, '')) ?? null) : null;
}

const PYTHON_TYPES: Readonly<Record<string, DType>> = { int: int64, float: float64, bool, complex: complex128 };
const CHARACTERS: Readonly<Record<string, string>> = {
  bool: '?',
  int8: 'b',
  int16: 'h',
  int32: 'i',
  int64: 'l',
  uint8: 'B',
  uint16: 'H',
  uint32: 'I',
  uint64: 'L',
  float16: 'e',
  float32: 'f',
  float64: 'd',
  complex64: 'F',
  complex128: 'D',
};
const UNSIGNED_TYPES = ['uint16', 'uint32', 'uint64'].flatMap(name => DTYPES.get(name) ?? []);
const ALL = [bool, int8, int16, int32, int64, uint8, ...UNSIGNED_TYPES, float16, float32, float64, complex64, complex128];
const BY_NAME = new Map<string, DType>([
  ...ALL.flatMap((dtype): [string, DType][] => [
    [dtype.name, dtype],
    [CHARACTERS[dtype.name] ?? dtype.name, dtype],
    [`${kindOf(dtype)}${String(dtype.size)}`, dtype],
  ]),
  ...Object.entries(PYTHON_TYPES),
  ['half', float16],
  ['single', float32],
  ['double', float64],
  ['float', float64],
  ['int', int64],
  ['long', int64],
]);
/** The other names of numpy's types. */
const ALIASES: Readonly<Record<string, DType>> = {
  bool_: bool,
  int_: int64,
  intp: int64,
  long: int64,
  byte: int8,
  short: int16,
  intc: int32,
  ubyte: uint8,
  half: float16,
  single: float32,
  double: float64,
  csingle: complex64,
  cdouble: complex128,
};

/** The classes of numpy's numbers by all their names. */
export function typeClasses(): readonly (readonly [string, PyClass])[] {
  if (named.length > 0) return named;
  const classes = new Map(ALL.map(dtype => [dtype, typeClass(dtype)]));
  for (const [name, dtype] of [...ALL.map(dtype => [dtype.name, dtype] as const), ...Object.entries(ALIASES)]) {
    const found = classes.get(dtype);
    if (found) named.push([name, found]);
  }
  return named;
}
const named: (readonly [string, PyClass])[] = [];
