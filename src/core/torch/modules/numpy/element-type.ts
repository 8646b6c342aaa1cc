import { stringOf } from '../../convert';
import { bool, DType, float32, float64, int64, uint8 } from '../../dtype';
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

export const NUMBER = new PyClass('number', [builtinClass('object')], new Map(), { module: 'numpy' });
export const INTEGER = new PyClass('integer', [NUMBER], new Map(), { module: 'numpy' });
export const FLOATING = new PyClass('floating', [NUMBER], new Map(), { module: 'numpy' });

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
export function typeClass(name: string, dtype: DType, base: string): PyClass {
  const family = base === 'int' ? INTEGER : FLOATING;
  const made = new PyClass(name, name === 'float64' ? [family, builtinClass('float')] : [family], new Map(), { module: 'numpy' });
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
        ? scalar(type, type.isIntegral ? Math.trunc(number) : number)
        : new Unknown('the type of a number is unknown');
    }),
  );
  made.attrs.set(
    '__new__',
    staticNative('__new__(cls, value=0)', (_, [, value]) => {
      if (value instanceof Unknown) return value;
      const number = toFloat(value);
      if (number !== null) return scalar(dtype, base === 'int' ? Math.trunc(number) : dtype === float32 ? Math.fround(number) : number);
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

/** `numpy.dtype`: the element type of an array; equal to its class and its name. */
export const DTYPE_CLASS = new PyClass('dtype', [builtinClass('object')], new Map(), { module: 'numpy' });
DTYPE_CLASS.slots = new Set();
const dtypes = new Map<DType, Instance>();
const KINDS: Readonly<Record<string, string>> = { bool: 'b', int64: 'i', uint8: 'u', float32: 'f', float64: 'f' };

/** The single object for an element type. */
export function dtypeObject(dtype: DType): Instance {
  let made = dtypes.get(dtype);
  if (!made) {
    made = new Instance(
      DTYPE_CLASS,
      new Map<string, Value>([
        ['name', dtype.name],
        ['itemsize', dtype.size],
        ['kind', KINDS[dtype.name] ?? 'V'],
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

export function dtypeOf(value: Value | undefined): DType | null {
  if (value === undefined || value === null) return null;
  if (value instanceof DType) return value;
  if (value instanceof Instance && value.type === DTYPE_CLASS) return [...dtypes].find(([, object]) => object === value)?.[0] ?? null;
  const known = types.get(value);
  if (known) return known;
  if (value instanceof PyClass)
    return value.name === 'int' ? int64 : value.name === 'float' ? float64 : value.name === 'bool' ? bool : null;
  return typeof value === 'string'
    ? (({ float32, float64, int64, uint8, bool } as Record<string, DType | undefined>)[value] ?? null)
    : null;
}
