import { halfToEven } from '../../array';
import { stringOf, Undecided } from '../convert';
import { bool, DType, float32, float64, int64, uint8 } from '../dtype';
import { fromPython, toPython } from '../python-values';
import { tryBroadcast } from '../operands';
import { operations } from '../registry';
import { guard, numpyArrayClass } from '../tensor-class';
import { numel, Tensor, TENSOR_CLASS } from '../tensor';
import { arrayRepr, arrayText, floatText } from './numpy-text';
import {
  Boxed,
  builtinClass,
  callMethod,
  ELLIPSIS,
  fromDim,
  Instance,
  iteratorOf,
  native,
  Native,
  NativeProperty,
  PyClass,
  PyFloat,
  PyList,
  PyRaise,
  PySlice,
  PyTuple,
  sliceRange,
  staticNative,
  str,
  toDim,
  toFloat,
  unbox,
  Unknown,
  type Keywords,
  type Machine,
  type NativeModule,
  type Value,
} from '../vm';

/** `numpy.ndarray`: a tensor with another class, whose methods are torch's methods of the same names. */
const ARRAY_CLASS = new PyClass('ndarray', [builtinClass('object')], new Map(), { module: 'numpy' });

const NUMBER = new PyClass('number', [builtinClass('object')], new Map(), { module: 'numpy' });
const INTEGER = new PyClass('integer', [NUMBER], new Map(), { module: 'numpy' });
const FLOATING = new PyClass('floating', [NUMBER], new Map(), { module: 'numpy' });

/** A numpy number: it computes like Python's, and has additional attributes. */
function scalar(dtype: DType, x: number): Value {
  const type = [...types].find(([, each]) => each === dtype)?.[0];
  const value = toPython(dtype, x);
  return type instanceof PyClass && typeof value !== 'boolean' ? new Boxed(value, type) : value;
}

function scalarText(m: Machine, dtype: DType, self: Value): string | Unknown {
  const number = toFloat(self);
  return dtype.isFloat && number !== null ? floatText(dtype, number) : str(m, unbox(self));
}

/** Element types under numpy's names; calling one converts a number. */
function typeClass(name: string, dtype: DType, base: string): PyClass {
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
const DTYPE_CLASS = new PyClass('dtype', [builtinClass('object')], new Map(), { module: 'numpy' });
DTYPE_CLASS.slots = new Set();
const dtypes = new Map<DType, Instance>();
const KINDS: Readonly<Record<string, string>> = { bool: 'b', int64: 'i', uint8: 'u', float32: 'f', float64: 'f' };

/** The single object for an element type. */
function dtypeObject(dtype: DType): Instance {
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

function dtypeOf(value: Value | undefined): DType | null {
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

/** torch's sort, max and median return positions in addition to values; numpy's return values. */
function valuesOf(value: Value): Value {
  return value instanceof PyTuple && value.type.module === 'torch.return_types' ? (value.items[0] ?? null) : value;
}

/** The operand as an array; numbers are in double precision. */
function toArray(m: Machine, value: Value): Tensor {
  if (value instanceof Tensor) return value;
  const { shape, dtype, data } = fromPython(m, value);
  return makeArray(shape, dtype === float32 ? float64 : dtype, data);
}

/** An array of these elements. */
function makeArray(shape: Tensor['shape'], dtype: DType, data: readonly number[] | null | undefined): Tensor {
  return new Tensor(shape, dtype, { data, type: ARRAY_CLASS });
}

/** numpy returns a number where torch returns a tensor without axes. */
function settle(value: Value): Value {
  if (!(value instanceof Tensor)) return value;
  if (value.shape?.length === 0) return value.data ? scalar(value.dtype, value.data[0] ?? 0) : new Unknown('the number is unknown');
  return makeArray(value.shape, value.dtype, value.data);
}

/** numpy's message for operands whose shapes do not match. */
function refuseShapes(m: Machine, operands: readonly Value[]): void {
  const shapes = operands.flatMap(each => (each instanceof Tensor && each.shape ? [each.shape] : []));
  if (shapes.length < 2 || tryBroadcast(shapes)) return;
  m.raise(
    'ValueError',
    `operands could not be broadcast together with shapes ${shapes.map(shape => `(${shape.map(String).join(',')}${shape.length === 1 ? ',' : ''})`).join(' ')} `,
  );
}

/** numpy's message for a shape that does not fit the elements. */
function refuseReshape(m: Machine, self: Value, sizes: readonly Value[]): void {
  const flat = sizes.flatMap(size => (size instanceof PyTuple || size instanceof PyList ? size.items : [size])).map(toDim);
  const have = self instanceof Tensor && self.shape ? numel(self.shape) : null;
  if (typeof have !== 'number' || !flat.every(size => typeof size === 'number')) return;
  const known = flat.filter(size => size !== -1).reduce((product, size) => product * size, 1);
  const fits = flat.includes(-1) ? known !== 0 && have % known === 0 : known === have;
  if (!fits)
    m.raise(
      'ValueError',
      `cannot reshape array of size ${String(have)} into shape (${flat.map(String).join(',')}${flat.length === 1 ? ',' : ''})`,
    );
}

const ELEMENT_BY_ELEMENT = new Set(
  ['add', 'sub', 'mul', 'truediv', 'floordiv', 'mod', 'pow', 'and', 'or', 'xor', 'lt', 'le', 'gt', 'ge', 'eq', 'ne'].flatMap(name => [
    `__${name}__`,
    `__r${name}__`,
    `__i${name}__`,
  ]),
);

function isBackwards(slice: PySlice): boolean {
  const step = toDim(slice.step);
  return typeof step === 'number' && step < 0;
}

/** Reverses axes and returns the rest of the index: numpy supports negative steps, torch does not. */
function turned(m: Machine, self: Tensor, index: Value): readonly [Tensor, Value] {
  const parts = index instanceof PyTuple ? index.items : [index];
  if (!parts.some(part => part instanceof PySlice && isBackwards(part))) return [self, index];
  const rank = self.shape?.length ?? 0;
  const used = parts.filter(part => part !== null && part !== ELLIPSIS).length;
  const axes: number[] = [];
  let axis = 0;
  const left = parts.map((part): Value => {
    if (part === null) return part;
    if (part === ELLIPSIS) {
      axis += rank - used;
      return part;
    }
    const at = axis++;
    const step = part instanceof PySlice ? toDim(part.step) : null;
    const size = self.shape?.[at];
    if (!(part instanceof PySlice) || typeof step !== 'number' || step >= 0 || typeof size !== 'number') return part;
    const places = sliceRange(m, part, size);
    if (places instanceof Unknown) return places;
    axes.push(at);
    const first = size - 1 - (places[0] ?? size - 1);
    return new PySlice(first, places.length === 0 ? first : first - step * (places.length - 1) + 1, -step);
  });
  const flipped = (operations('torch').get('flip') ?? NEVER).call(m, [self, new PyTuple(axes)], null);
  return [
    flipped instanceof Tensor ? makeArray(flipped.shape, flipped.dtype, flipped.data) : self,
    index instanceof PyTuple ? new PyTuple(left) : (left[0] ?? null),
  ];
}

/** Where numpy behaves differently from torch, torch's errors must not be raised: the result is then unknown. */
function softly(m: Machine, name: string, compute: () => Value): Value {
  const { frame, depth } = m;
  try {
    return guard(m, compute);
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    m.frame = frame;
    m.depth = depth;
    return new Unknown(`numpy's \`${name}\` is not modelled for these arguments`);
  }
}

/** Functions that numpy applies to all elements where torch requires an axis. */
const FLAT_BY_DEFAULT = new Set(['cumsum', 'cumprod', 'repeat']);
/** Functions that numpy computes in double precision for integers too. */
const IN_FLOATS = new Set(['mean', 'std', 'var', 'median']);
/** `numpy.std` divides by n, torch by n − 1. */
const POPULATION = new Set(['std', 'var']);

/** The array and the keywords with which torch's function behaves like numpy's. */
function adapted(name: string, given: Tensor, args: readonly Value[], keywords: Keywords): readonly [Tensor, readonly Value[], Keywords] {
  let array = given;
  const options = new Map(keywords ?? []);
  if (IN_FLOATS.has(name) && array.dtype.isIntegral) array = makeArray(array.shape, float64, array.data);
  const hasAxis = args.length > (name === 'repeat' ? 1 : 0) || options.has('axis');
  if (FLAT_BY_DEFAULT.has(name) && !hasAxis) {
    array = makeArray(array.shape && [numel(array.shape)], array.dtype, array.data);
    options.set('dim', 0);
  }
  if (POPULATION.has(name)) {
    options.set('correction', options.get('ddof') ?? 0);
    options.delete('ddof');
  }
  return [array, args, options.size === 0 ? null : options];
}

/** A torch function applied to arrays. */
function viaTorch(name: string, torchName = name): [string, Native] {
  return [
    name,
    new Native(name, (m, args, keywords) =>
      softly(m, name, () => {
        const found = operations('torch').get(torchName === 'repeat' ? 'repeat_interleave' : torchName);
        if (!found) return new Unknown(`numpy.${name} is not modelled`);
        const unknown = [...args].find(arg => arg instanceof Unknown);
        if (unknown) return unknown;
        const [first = null, ...rest] = args;
        const dims = axesKeyword(keywords);
        // Symbolic sizes stay symbolic: a product of sizes is a size.
        if (name === 'prod' && !(first instanceof Tensor)) return product(m, first);
        const [array, more, options] = adapted(name, toArray(m, first), rest, dims);
        return settle(valuesOf(found.call(m, [array, ...more], options)));
      }),
    ),
  ];
}

function product(m: Machine, value: Value): Value {
  const { shape, data } = fromPython(m, value);
  if (data) return settle((operations('torch').get('prod') ?? NEVER).call(m, [toArray(m, value)], null));
  if (value instanceof PyTuple || 'items' in (value as object)) {
    const dims = (value as PyTuple).items.map(toDim);
    if (dims.every(dim => dim !== null)) return fromDim(numel(dims));
  }
  throw new Undecided(`the product over ${String(shape.length)} axes is unknown`, true);
}
const NEVER = native('prod()', () => null);

function axesKeyword(keywords: Keywords): Keywords {
  if (!keywords) return null;
  const kept = [...keywords].filter(([key]) => key !== 'dtype' && key !== 'out');
  return kept.length === 0 ? null : new Map(kept);
}

/** An element-wise function: for a number, it returns a number. */
function elementwise(name: string, compute: (x: number) => number): [string, Native] {
  return [
    name,
    native(`${name}(x, decimals=0, **kwargs)`, (m, [x, decimals]) =>
      softly(m, name, () => {
        const scale = 10 ** (toFloat(decimals) ?? 0);
        const apply = (value: number): number => (name === 'round' || name === 'around' ? compute(value * scale) / scale : compute(value));
        const number = toFloat(x);
        if (number !== null)
          return toDim(x) !== null && ['round', 'around', 'abs', 'absolute', 'square', 'sign'].includes(name)
            ? scalar(int64, apply(number))
            : scalar(float64, apply(number));
        const given = toArray(m, x);
        return makeArray(
          given.shape,
          given.dtype.isIntegral && name !== 'abs' && name !== 'absolute' ? float64 : given.dtype,
          given.data?.map(apply),
        );
      }),
    ),
  ];
}

const TORCH_NAMES: Readonly<Record<string, string>> = { power: 'pow', mod: 'remainder', divide: 'true_divide' };

function binary(name: string, compute: (x: number, y: number) => number): [string, Native] {
  return [
    name,
    native(`${name}(x, y, **kwargs)`, (m, [x, y]) =>
      softly(m, name, () => {
        const [a, b] = [toFloat(x), toFloat(y)];
        if (a !== null && b !== null)
          return Number.isInteger(a) && Number.isInteger(b) && !(x instanceof PyFloat) && !(y instanceof PyFloat)
            ? compute(a, b)
            : new PyFloat(compute(a, b));
        const maker = operations('torch').get(TORCH_NAMES[name] ?? name);
        return maker ? settle(maker.call(m, [toArray(m, x), toArray(m, y)], null)) : new Unknown(`numpy.${name} is not modelled`);
      }),
    ),
  ];
}

/** Arrays created by torch's functions, in double precision where numpy uses it. */
function creation(name: string, arity: number): [string, Native] {
  return [
    name,
    new Native(name, (m, args, keywords) =>
      softly(m, name, () => {
        const unknown = args.find(arg => arg instanceof Unknown);
        if (unknown) return unknown;
        const asked = dtypeOf(keywords?.get('dtype') ?? (args.length > arity ? args.at(-1) : undefined));
        const given = args.slice(0, arity);
        const options = new Map<string, Value>(
          [...(keywords ?? [])]
            .filter(([key]) => !['dtype', 'order', 'endpoint'].includes(key))
            .map(([key, value]) => [key === 'num' ? 'steps' : key === 'shape' ? 'size' : key === 'stop' ? 'end' : key, value]),
        );
        const isArange = name === 'arange';
        const integers = (isArange || name === 'full') && given.slice(name === 'full' ? 1 : 0).every(arg => toDim(arg) !== null);
        if (name === 'linspace' && given.length < 3 && !options.has('steps')) options.set('steps', 50);
        options.set('dtype', asked ?? (integers ? int64 : float64));
        if (name === 'linspace') return linspace(given, options, keywords?.get('endpoint') !== false);
        const maker = operations('torch').get(name);
        return maker ? settle(maker.call(m, given, options)) : new Unknown(`numpy.${name} is not modelled`);
      }),
    ),
  ];
}

/** numpy's method of spacing numbers: multiples of a step added to the start, and the exact end. */
function linspace(given: readonly Value[], options: ReadonlyMap<string, Value>, endpoint: boolean): Value {
  const [start, stop, num] = [given[0] ?? options.get('start'), given[1] ?? options.get('end'), given[2] ?? options.get('steps')].map(
    value => (value === undefined ? null : toFloat(value)),
  );
  if (start == null || stop == null || num == null) return new Unknown('the bounds of a range are unknown');
  const step = (stop - start) / (endpoint ? num - 1 : num);
  const dtype = options.get('dtype');
  return makeArray(
    [num],
    dtype instanceof DType ? dtype : float64,
    Array.from({ length: num }, (_, i) => (endpoint && i === num - 1 && num > 1 ? stop : i === 0 ? start : start + i * step)),
  );
}

const FUNCTIONS: readonly (readonly [string, Value])[] = [
  ...['divide', 'true_divide'].map((name): [string, Value] => [
    name,
    native(`${name}(x, y, **kwargs)`, (m, [x, y]) =>
      softly(m, name, () => {
        const [a, b] = [toFloat(x), toFloat(y)];
        return a !== null && b !== null
          ? new PyFloat(a / b)
          : settle((operations('torch').get('true_divide') ?? NEVER).call(m, [toArray(m, x), toArray(m, y)], null));
      }),
    ),
  ]),
  [
    'array',
    native('array(object, dtype=None, **kwargs)', (m, [object, dtype]) =>
      softly(m, 'array', () => {
        const made = toArray(m, object);
        return makeArray(made.shape, dtypeOf(dtype) ?? made.dtype, made.data);
      }),
    ),
  ],
  creation('zeros', 1),
  creation('ones', 1),
  creation('empty', 1),
  creation('full', 2),
  creation('arange', 3),
  creation('linspace', 3),
  creation('eye', 2),
  ...[
    'sum',
    'prod',
    'mean',
    'std',
    'var',
    'max',
    'min',
    'cumsum',
    'cumprod',
    'argmax',
    'argmin',
    'argsort',
    'sort',
    'unique',
    'any',
    'all',
    'reshape',
    'median',
    'diff',
    'outer',
    'dot',
    'matmul',
    'flip',
    'tile',
    'repeat',
    'roll',
    'squeeze',
    'diag',
    'tril',
    'triu',
  ].map(name => viaTorch(name)),
  viaTorch('amax'),
  viaTorch('amin'),
  viaTorch('expand_dims', 'unsqueeze'),
  [
    'transpose',
    new Native('transpose', (m, [array = null, ...axes], keywords) =>
      transposed(m, array, keywords?.get('axes') ? [keywords.get('axes') ?? null] : axes),
    ),
  ],
  [
    'where',
    native('where(condition, x=None, y=None)', (m, [condition, x, y]) =>
      softly(m, 'where', () => {
        if (x === null || y === null) return new Unknown('`numpy.where` with one argument is not modelled');
        return settle((operations('torch').get('where') ?? NEVER).call(m, [toArray(m, condition), toArray(m, x), toArray(m, y)], null));
      }),
    ),
  ],
  viaTorch('clip'),
  ...(
    [
      ['ceil', Math.ceil],
      ['floor', Math.floor],
      ['round', halfToEven],
      ['around', halfToEven],
      ['rint', halfToEven],
      ['trunc', Math.trunc],
      ['sqrt', Math.sqrt],
      ['exp', Math.exp],
      ['log', Math.log],
      ['log2', Math.log2],
      ['log10', Math.log10],
      ['log1p', Math.log1p],
      ['sin', Math.sin],
      ['cos', Math.cos],
      ['tan', Math.tan],
      ['tanh', Math.tanh],
      ['arctan', Math.atan],
      ['abs', Math.abs],
      ['absolute', Math.abs],
      ['square', x => x * x],
      ['sign', Math.sign],
      ['radians', x => (x * Math.PI) / 180],
      ['deg2rad', x => (x * Math.PI) / 180],
    ] as [string, (x: number) => number][]
  ).map(([name, compute]) => elementwise(name, compute)),
  ...(
    [
      ['power', (x, y) => x ** y],
      ['maximum', Math.max],
      ['minimum', Math.min],
      ['multiply', (x, y) => x * y],
      ['floor_divide', (x, y) => Math.floor(x / y)],
      ['add', (x, y) => x + y],
      ['subtract', (x, y) => x - y],
      ['mod', (x, y) => ((x % y) + y) % y],
    ] as [string, (x: number, y: number) => number][]
  ).map(([name, compute]) => binary(name, compute)),
  ['concatenate', native('concatenate(arrays, axis=0)', (m, [arrays, axis]) => softly(m, 'join', () => join(m, 'cat', arrays, axis)))],
  ['stack', native('stack(arrays, axis=0)', (m, [arrays, axis]) => softly(m, 'join', () => join(m, 'stack', arrays, axis)))],
  [
    'meshgrid',
    native("meshgrid(*xi, indexing='xy')", (m, [xi, indexing]) =>
      softly(m, 'meshgrid', () => {
        const arrays = xi instanceof PyTuple ? xi.items.map(item => toArray(m, item)) : [];
        const made = (operations('torch').get('meshgrid') ?? NEVER).call(m, arrays, new Map([['indexing', indexing]]));
        return made instanceof PyTuple ? new PyTuple(made.items.map(settle)) : made;
      }),
    ),
  ],
  [
    'asarray',
    native('asarray(object, dtype=None)', (m, [object, dtype]) =>
      softly(m, 'array', () => makeArray(toArray(m, object).shape, dtypeOf(dtype) ?? toArray(m, object).dtype, toArray(m, object).data)),
    ),
  ],
  ['pi', new PyFloat(Math.PI)],
  ['e', new PyFloat(Math.E)],
  ['inf', new PyFloat(Infinity)],
  ['nan', new PyFloat(NaN)],
  ['newaxis', null],
  ['__version__', '2.1.0'],
  ['ndarray', ARRAY_CLASS],
  ['float64', typeClass('float64', float64, 'float')],
  ['float32', typeClass('float32', float32, 'float')],
  ['float16', typeClass('float16', float32, 'float')],
  ['int64', typeClass('int64', int64, 'int')],
  ['int32', typeClass('int32', int64, 'int')],
  ['uint8', typeClass('uint8', uint8, 'int')],
  ['bool_', typeClass('bool_', bool, 'int')],
  ['dtype', DTYPE_CLASS],
  ['number', NUMBER],
  ['integer', INTEGER],
  ['floating', FLOATING],
  ['int_', typeClass('int_', int64, 'int')],
  ['float_', typeClass('float_', float64, 'float')],
];

function join(m: Machine, name: string, arrays: Value, axis: Value): Value {
  const items = arrays instanceof PyTuple || 'items' in (arrays as object) ? (arrays as PyTuple).items : [];
  return settle((operations('torch').get(name) ?? NEVER).call(m, [new PyTuple(items.map(item => toArray(m, item))), axis], null));
}

/** Arrays have the methods of tensors and numpy's own. */
function completeArrayClass(): void {
  if (numpyArrayClass.type) return;
  numpyArrayClass.type = ARRAY_CLASS;
  const { attrs } = ARRAY_CLASS;
  for (const [name, value] of TENSOR_CLASS.attrs) {
    if (name === '__new__' || name === '__init__' || name === 'size') continue;
    attrs.set(
      name,
      value instanceof Native
        ? new Native(value.name, (m, args, keywords) => {
            if (ELEMENT_BY_ELEMENT.has(name)) refuseShapes(m, args);
            if (name === 'reshape') refuseReshape(m, args[0] ?? null, args.slice(1));
            return softly(m, name, () => runMethod(m, name, value, args, axesKeyword(keywords)));
          })
        : value instanceof NativeProperty
          ? new NativeProperty((m, self) => settle(value.get(m, self)), value.set)
          : value,
    );
  }
  attrs.set(
    'size',
    new NativeProperty((_, self) =>
      self instanceof Tensor && self.shape ? fromDim(numel(self.shape)) : new Unknown('the number of elements is unknown'),
    ),
  );
  attrs.set(
    'dtype',
    new NativeProperty((_, self) => (self instanceof Tensor ? dtypeObject(self.dtype) : new Unknown('the type of an array is unknown'))),
  );
  const written =
    (write: (array: Tensor) => string | null) =>
    (_m: Machine, [self]: readonly Value[]): Value =>
      (self instanceof Tensor ? write(self) : null) ?? new Unknown('an array is converted to text');
  attrs.set(
    '__str__',
    native(
      '__str__(self)',
      written(array => arrayText(array)),
    ),
  );
  attrs.set('__repr__', native('__repr__(self)', written(arrayRepr)));
  attrs.set(
    '__bool__',
    native('__bool__(self)', (m, [self]) => {
      const size = self instanceof Tensor && self.shape ? numel(self.shape) : null;
      if (typeof size === 'number' && size > 1)
        m.raise('ValueError', 'The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()');
      const only = self instanceof Tensor && size === 1 ? self.data?.[0] : undefined;
      return only === undefined ? new Unknown('the truth value of an array is unknown') : only !== 0;
    }),
  );
  attrs.set(
    '__iter__',
    native('__iter__(self)', (m, [self]) => {
      if (self instanceof Tensor && self.shape?.length === 0) m.raise('TypeError', 'iteration over a 0-d array');
      const parts = softly(m, '__iter__', () => (operations('torch').get('unbind') ?? NEVER).call(m, [self], null));
      return parts instanceof PyTuple ? iteratorOf(parts.items.map(settle)) : parts;
    }),
  );
  attrs.set('transpose', new Native('transpose', (m, [self = null, ...axes]) => transposed(m, self, axes)));
  attrs.set(
    'shape',
    new NativeProperty((_, self) =>
      self instanceof Tensor && self.shape ? new PyTuple(self.shape.map(fromDim)) : new Unknown('the shape of an array is unknown'),
    ),
  );
  attrs.set(
    'astype',
    native('astype(self, dtype, **kwargs)', (_, [self, dtype]) => {
      if (!(self instanceof Tensor)) return self;
      const type = dtypeOf(dtype);
      return type
        ? makeArray(self.shape, type, type.isIntegral ? self.data?.map(Math.trunc) : self.data)
        : new Unknown('the type of an array is unknown');
    }),
  );
  attrs.set(
    'copy',
    native('copy(self)', (_, [self]) => (self instanceof Tensor ? makeArray(self.shape, self.dtype, self.data) : self)),
  );
}

/** Permutes the axes; by default, reverses them. */
function transposed(m: Machine, given: Value, axes: readonly Value[]): Value {
  return softly(m, 'transpose', () => {
    const array = toArray(m, given);
    const order = axes.flatMap(axis => (axis instanceof PyTuple || axis instanceof PyList ? axis.items : axis === null ? [] : [axis]));
    const permuted = order.length > 0 ? order : (array.shape ?? []).map((_, i) => (array.shape?.length ?? 0) - 1 - i);
    return settle((operations('torch').get('permute') ?? NEVER).call(m, [array, new PyTuple(permuted)], null));
  });
}

/** A tensor method applied to an array. */
function runMethod(m: Machine, name: string, method: Native, args: readonly Value[], keywords: Keywords): Value {
  const [self, ...rest] = args;
  if (!(self instanceof Tensor)) return settleMethod(name, method.call(m, args, keywords));
  if (name === '__getitem__') return settleMethod(name, method.call(m, turned(m, self, rest[0] ?? null), keywords));
  if (name === '__matmul__' && self.shape?.length === 1 && rest[0] instanceof Tensor && rest[0].shape?.length === 1)
    return settle((operations('torch').get('dot') ?? NEVER).call(m, [self, ...rest], null));
  if (name.startsWith('__')) {
    // Integers that become floats have double precision here.
    const [other] = rest;
    const floats =
      self.dtype.isIntegral &&
      (other instanceof PyFloat || (other instanceof Boxed && other.value instanceof PyFloat) || name.includes('truediv'));
    return settleMethod(name, method.call(m, [floats ? makeArray(self.shape, float64, self.data) : self, ...rest], keywords));
  }
  const [array, more, options] = adapted(name, self, rest, keywords);
  return settleMethod(name, valuesOf(method.call(m, [array, ...more], options)));
}

/** `tolist()` and similar methods return their result; tensors become arrays. */
function settleMethod(name: string, value: Value): Value {
  return name.startsWith('__i') && value instanceof Tensor ? value : settle(value);
}

const RANDOM = [
  'rand',
  'randn',
  'randint',
  'random',
  'uniform',
  'normal',
  'choice',
  'permutation',
  'shuffle',
  'beta',
  'random_sample',
  'RandomState',
  'default_rng',
];

export function numpyModules(): readonly NativeModule[] {
  completeArrayClass();
  const opaque =
    (module: string) =>
    (m: Machine, name: string): Value | undefined =>
      m.loader.get(`${module}.${name}`) ?? (name.startsWith('__') ? undefined : new Unknown(`\`${module}.${name}\` is not modelled`));
  return [
    { name: 'numpy', isPackage: true, attrs: () => FUNCTIONS, lookup: opaque('numpy') },
    {
      name: 'numpy.random',
      attrs: () => [
        ['seed', native('seed(*args)', () => null)],
        ...RANDOM.map(name => [name, native(`${name}(*args, **kwargs)`, () => new Unknown('it is a random number')) as Value] as const),
      ],
      lookup: opaque('numpy.random'),
    },
    { name: 'numpy.linalg', lookup: opaque('numpy.linalg') },
    { name: 'numpy.typing', lookup: opaque('numpy.typing') },
  ];
}
