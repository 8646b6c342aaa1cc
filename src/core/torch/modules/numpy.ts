import { halfToEven } from '../../array';
import { Undecided } from '../convert';
import { bool, DType, float32, float64, int64, uint8 } from '../dtype';
import { fromPython, toPython } from '../python-values';
import { operations } from '../registry';
import { guard, numpyArrayClass } from '../tensor-class';
import { numel, Tensor, TENSOR_CLASS } from '../tensor';
import { Boxed, builtinClass, fromDim, native, Native, NativeProperty, PyClass, PyFloat, PyRaise, PyTuple, staticNative, toDim, toFloat, unbox, Unknown, type Keywords, type Machine, type NativeModule, type Value } from '../vm';

/** `numpy.ndarray`: a tensor of another class, whose methods are torch's of the same names. */
const ARRAY_CLASS = new PyClass('ndarray', [builtinClass('object')], new Map(), { module: 'numpy' });

const NUMBER = new PyClass('number', [builtinClass('object')], new Map(), { module: 'numpy' });
const INTEGER = new PyClass('integer', [NUMBER], new Map(), { module: 'numpy' });
const FLOATING = new PyClass('floating', [NUMBER], new Map(), { module: 'numpy' });

/** A number as numpy gives it: it computes as Python's, and has attributes of its own. */
function scalar(dtype: DType, x: number): Value {
  const type = [...types].find(([, each]) => each === dtype)?.[0];
  const value = toPython(dtype, x);
  return type instanceof PyClass && typeof value !== 'boolean' ? new Boxed(value, type) : value;
}

/** Element types by numpy's names; calling one converts a number. */
function typeClass(name: string, dtype: DType, base: string): PyClass {
  const family = base === 'int' ? INTEGER : FLOATING;
  const made = new PyClass(name, name === 'float64' ? [family, builtinClass('float')] : [family], new Map(), { module: 'numpy' });
  made.attrs.set('dtype', new NativeProperty(() => made));
  made.attrs.set('shape', new NativeProperty(() => new PyTuple([])));
  made.attrs.set('ndim', new NativeProperty(() => 0));
  for (const method of ['item', 'tolist']) made.attrs.set(method, native(`${method}(self)`, (_, [self]) => unbox(self)));
  made.attrs.set('astype', native('astype(self, dtype, **kwargs)', (_, [self, asked]) => {
    const type = dtypeOf(asked);
    const number = toFloat(self);
    return type && number !== null ? scalar(type, type.isIntegral ? Math.trunc(number) : number) : new Unknown('the type of a number is not known');
  }));
  made.attrs.set('__new__', staticNative('__new__(cls, value=0)', (_, [, value]) => {
    if (value instanceof Unknown) return value;
    const number = toFloat(value);
    if (number !== null) return scalar(dtype, base === 'int' ? Math.trunc(number) : dtype === float32 ? Math.fround(number) : number);
    return toDim(value) === null ? new Unknown('what a number is made of is not known') : value;
  }));
  made.attrs.set('__init__', native('__init__(self, *args)', () => null));
  types.set(made, dtype);
  return made;
}
const types = new Map<Value, DType>();

function dtypeOf(value: Value | undefined): DType | null {
  if (value === undefined || value === null) return null;
  if (value instanceof DType) return value;
  const known = types.get(value);
  if (known) return known;
  if (value instanceof PyClass) return value.name === 'int' ? int64 : value.name === 'float' ? float64 : value.name === 'bool' ? bool : null;
  return typeof value === 'string' ? (({ float32, float64, int64, uint8, bool } as Record<string, DType | undefined>)[value] ?? null) : null;
}

/** torch's sort, max and median give places beside values; numpy's give values. */
function valuesOf(value: Value): Value {
  return value instanceof PyTuple && value.type.module === 'torch.return_types' ? (value.items[0] ?? null) : value;
}

/** What is computed with as an array: numbers in double precision. */
function toArray(m: Machine, value: Value): Tensor {
  if (value instanceof Tensor) return value;
  const { shape, dtype, data } = fromPython(m, value);
  return makeArray(shape, dtype === float32 ? float64 : dtype, data);
}

/** An array of these elements. */
function makeArray(shape: Tensor['shape'], dtype: DType, data: readonly number[] | null | undefined): Tensor {
  return new Tensor(shape, dtype, { data, type: ARRAY_CLASS });
}

/** numpy gives a number where torch gives a tensor without axes. */
function settle(value: Value): Value {
  if (!(value instanceof Tensor)) return value;
  if (value.shape?.length === 0) return value.data ? scalar(value.dtype, value.data[0] ?? 0) : new Unknown('the number is not known');
  return makeArray(value.shape, value.dtype, value.data);
}

/** What numpy does otherwise than torch must not raise torch's errors: such a result is not known. */
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

/** Functions that numpy runs over all elements where torch wants an axis. */
const FLAT_BY_DEFAULT = new Set(['cumsum', 'cumprod', 'repeat']);
/** Functions that numpy does in double precision for integers too. */
const IN_FLOATS = new Set(['mean', 'std', 'var', 'median']);
/** `numpy.std` divides by n, torch by n − 1. */
const POPULATION = new Set(['std', 'var']);

/** The array and the keywords that make torch's function do as numpy's. */
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

/** A function of torch's, on arrays. */
function viaTorch(name: string, torchName = name): [string, Native] {
  return [name, new Native(name, (m, args, keywords) => softly(m, name, () => {
    const found = operations('torch').get(torchName === 'repeat' ? 'repeat_interleave' : torchName);
    if (!found) return new Unknown(`numpy.${name} is not modelled`);
    const unknown = [...args].find(arg => arg instanceof Unknown);
    if (unknown) return unknown;
    const [first = null, ...rest] = args;
    const dims = axesKeyword(keywords);
    // Sizes that are symbols stay symbols: a product of sizes is one.
    if (name === 'prod' && !(first instanceof Tensor)) return product(m, first);
    const [array, more, options] = adapted(name, toArray(m, first), rest, dims);
    return settle(valuesOf(found.call(m, [array, ...more], options)));
  }))];
}

function product(m: Machine, value: Value): Value {
  const { shape, data } = fromPython(m, value);
  if (data) return settle((operations('torch').get('prod') ?? NEVER).call(m, [toArray(m, value)], null));
  if (value instanceof PyTuple || 'items' in (value as object)) {
    const dims = (value as PyTuple).items.map(toDim);
    if (dims.every(dim => dim !== null)) return fromDim(numel(dims));
  }
  throw new Undecided(`the product of ${String(shape.length)} axes is not known`, true);
}
const NEVER = native('prod()', () => null);

function axesKeyword(keywords: Keywords): Keywords {
  if (!keywords) return null;
  const kept = [...keywords].filter(([key]) => key !== 'dtype' && key !== 'out');
  return kept.length === 0 ? null : new Map(kept);
}

/** A function of single elements: a number gives a number. */
function elementwise(name: string, compute: (x: number) => number): [string, Native] {
  return [name, native(`${name}(x, decimals=0, **kwargs)`, (m, [x, decimals]) => softly(m, name, () => {
    const scale = 10 ** (toFloat(decimals) ?? 0);
    const apply = (value: number): number => (name === 'round' || name === 'around' ? compute(value * scale) / scale : compute(value));
    const number = toFloat(x);
    if (number !== null) return toDim(x) !== null && ['round', 'around', 'abs', 'absolute', 'square', 'sign'].includes(name) ? scalar(int64, apply(number)) : scalar(float64, apply(number));
    const given = toArray(m, x);
    return makeArray(given.shape, given.dtype.isIntegral && name !== 'abs' && name !== 'absolute' ? float64 : given.dtype, given.data?.map(apply));
  }))];
}

const TORCH_NAMES: Readonly<Record<string, string>> = { power: 'pow', mod: 'remainder', divide: 'true_divide' };

function binary(name: string, compute: (x: number, y: number) => number): [string, Native] {
  return [name, native(`${name}(x, y, **kwargs)`, (m, [x, y]) => softly(m, name, () => {
    const [a, b] = [toFloat(x), toFloat(y)];
    if (a !== null && b !== null) return Number.isInteger(a) && Number.isInteger(b) && !(x instanceof PyFloat) && !(y instanceof PyFloat) ? compute(a, b) : new PyFloat(compute(a, b));
    const maker = operations('torch').get(TORCH_NAMES[name] ?? name);
    return maker ? settle(maker.call(m, [toArray(m, x), toArray(m, y)], null)) : new Unknown(`numpy.${name} is not modelled`);
  }))];
}

/** Arrays made by torch's functions, in double precision where numpy has it so. */
function creation(name: string, arity: number): [string, Native] {
  return [name, new Native(name, (m, args, keywords) => softly(m, name, () => {
    const unknown = args.find(arg => arg instanceof Unknown);
    if (unknown) return unknown;
    const asked = dtypeOf(keywords?.get('dtype') ?? (args.length > arity ? args.at(-1) : undefined));
    const given = args.slice(0, arity);
    const options = new Map<string, Value>([...(keywords ?? [])].filter(([key]) => !['dtype', 'order', 'endpoint'].includes(key)).map(([key, value]) => [key === 'num' ? 'steps' : key === 'shape' ? 'size' : key === 'stop' ? 'end' : key, value]));
    const isArange = name === 'arange';
    const integers = (isArange || name === 'full') && given.slice(name === 'full' ? 1 : 0).every(arg => toDim(arg) !== null);
    if (name === 'linspace' && given.length < 3 && !options.has('steps')) options.set('steps', 50);
    options.set('dtype', asked ?? (integers ? int64 : float64));
    if (name === 'linspace') return linspace(given, options, keywords?.get('endpoint') !== false);
    const maker = operations('torch').get(name);
    return maker ? settle(maker.call(m, given, options)) : new Unknown(`numpy.${name} is not modelled`);
  }))];
}

/** numpy's own way to space numbers: multiples of a step added to the start, and the end itself. */
function linspace(given: readonly Value[], options: ReadonlyMap<string, Value>, endpoint: boolean): Value {
  const [start, stop, num] = [given[0] ?? options.get('start'), given[1] ?? options.get('end'), given[2] ?? options.get('steps')].map(value => (value === undefined ? null : toFloat(value)));
  if (start == null || stop == null || num == null) return new Unknown('the bounds of a range are not known');
  const step = (stop - start) / (endpoint ? num - 1 : num);
  const dtype = options.get('dtype');
  return makeArray([num], dtype instanceof DType ? dtype : float64, Array.from({ length: num }, (_, i) => (endpoint && i === num - 1 && num > 1 ? stop : i === 0 ? start : start + i * step)));
}

const FUNCTIONS: readonly (readonly [string, Value])[] = [
  ...['divide', 'true_divide'].map((name): [string, Value] => [name, native(`${name}(x, y, **kwargs)`, (m, [x, y]) => softly(m, name, () => {
    const [a, b] = [toFloat(x), toFloat(y)];
    return a !== null && b !== null ? new PyFloat(a / b) : settle((operations('torch').get('true_divide') ?? NEVER).call(m, [toArray(m, x), toArray(m, y)], null));
  }))]),
  ['array', native('array(object, dtype=None, **kwargs)', (m, [object, dtype]) => softly(m, 'array', () => {
    const made = toArray(m, object);
    return makeArray(made.shape, dtypeOf(dtype) ?? made.dtype, made.data);
  }))],
  creation('zeros', 1), creation('ones', 1), creation('empty', 1), creation('full', 2), creation('arange', 3), creation('linspace', 3), creation('eye', 2),
  ...['sum', 'prod', 'mean', 'std', 'var', 'max', 'min', 'cumsum', 'cumprod', 'argmax', 'argmin', 'argsort', 'sort', 'unique', 'any', 'all', 'reshape', 'median', 'diff', 'outer', 'dot', 'matmul', 'flip', 'tile', 'repeat', 'roll', 'squeeze', 'diag', 'tril', 'triu'].map(name => viaTorch(name)),
  viaTorch('amax'), viaTorch('amin'), viaTorch('expand_dims', 'unsqueeze'), viaTorch('transpose', 'permute'), viaTorch('clip'),
  ...([['ceil', Math.ceil], ['floor', Math.floor], ['round', halfToEven], ['around', halfToEven], ['rint', halfToEven], ['trunc', Math.trunc], ['sqrt', Math.sqrt], ['exp', Math.exp], ['log', Math.log], ['log2', Math.log2], ['log10', Math.log10], ['log1p', Math.log1p], ['sin', Math.sin], ['cos', Math.cos], ['tan', Math.tan], ['tanh', Math.tanh], ['arctan', Math.atan], ['abs', Math.abs], ['absolute', Math.abs], ['square', x => x * x], ['sign', Math.sign], ['radians', x => (x * Math.PI) / 180], ['deg2rad', x => (x * Math.PI) / 180]] as [string, (x: number) => number][]).map(([name, compute]) => elementwise(name, compute)),
  ...([['power', (x, y) => x ** y], ['maximum', Math.max], ['minimum', Math.min], ['multiply', (x, y) => x * y], ['floor_divide', (x, y) => Math.floor(x / y)], ['add', (x, y) => x + y], ['subtract', (x, y) => x - y], ['mod', (x, y) => ((x % y) + y) % y]] as [string, (x: number, y: number) => number][]).map(([name, compute]) => binary(name, compute)),
  ['concatenate', native('concatenate(arrays, axis=0)', (m, [arrays, axis]) => softly(m, 'join', () => join(m, 'cat', arrays, axis)))],
  ['stack', native('stack(arrays, axis=0)', (m, [arrays, axis]) => softly(m, 'join', () => join(m, 'stack', arrays, axis)))],
  ['meshgrid', native("meshgrid(*xi, indexing='xy')", (m, [xi, indexing]) => softly(m, 'meshgrid', () => {
    const arrays = xi instanceof PyTuple ? xi.items.map(item => toArray(m, item)) : [];
    const made = (operations('torch').get('meshgrid') ?? NEVER).call(m, arrays, new Map([['indexing', indexing]]));
    return made instanceof PyTuple ? new PyTuple(made.items.map(settle)) : made;
  }))],
  ['asarray', native('asarray(object, dtype=None)', (m, [object, dtype]) => softly(m, 'array', () => makeArray(toArray(m, object).shape, dtypeOf(dtype) ?? toArray(m, object).dtype, toArray(m, object).data)))],
  ['pi', new PyFloat(Math.PI)], ['e', new PyFloat(Math.E)], ['inf', new PyFloat(Infinity)], ['nan', new PyFloat(NaN)], ['newaxis', null], ['__version__', '2.1.0'],
  ['ndarray', ARRAY_CLASS], ['float64', typeClass('float64', float64, 'float')], ['float32', typeClass('float32', float32, 'float')], ['float16', typeClass('float16', float32, 'float')], ['int64', typeClass('int64', int64, 'int')], ['int32', typeClass('int32', int64, 'int')], ['uint8', typeClass('uint8', uint8, 'int')], ['bool_', typeClass('bool_', bool, 'int')],
  ['number', NUMBER], ['integer', INTEGER], ['floating', FLOATING],
  ['int_', typeClass('int_', int64, 'int')], ['float_', typeClass('float_', float64, 'float')],
];

function join(m: Machine, name: string, arrays: Value, axis: Value): Value {
  const items = arrays instanceof PyTuple || 'items' in (arrays as object) ? (arrays as PyTuple).items : [];
  return settle((operations('torch').get(name) ?? NEVER).call(m, [new PyTuple(items.map(item => toArray(m, item))), axis], null));
}

/** Arrays have tensors' methods, and numpy's own. */
function completeArrayClass(): void {
  numpyArrayClass.type = ARRAY_CLASS;
  const { attrs } = ARRAY_CLASS;
  for (const [name, value] of TENSOR_CLASS.attrs) {
    if (name === '__new__' || name === '__init__' || name === 'size') continue;
    attrs.set(name, value instanceof Native ? new Native(value.name, (m, args, keywords) => softly(m, name, () => runMethod(m, name, value, args, axesKeyword(keywords)))) : value instanceof NativeProperty ? new NativeProperty((m, self) => settle(value.get(m, self)), value.set) : value);
  }
  attrs.set('size', new NativeProperty((_, self) => (self instanceof Tensor && self.shape ? fromDim(numel(self.shape)) : new Unknown('the number of elements is not known'))));
  attrs.set('dtype', new NativeProperty((_, self) => {
    const known = self instanceof Tensor ? [...types].find(([, dtype]) => dtype === self.dtype)?.[0] : undefined;
    return known ?? new Unknown('the type of an array is not known');
  }));
  attrs.set('shape', new NativeProperty((_, self) => (self instanceof Tensor && self.shape ? new PyTuple(self.shape.map(fromDim)) : new Unknown('the shape of an array is not known'))));
  attrs.set('astype', native('astype(self, dtype, **kwargs)', (_, [self, dtype]) => {
    if (!(self instanceof Tensor)) return self;
    const type = dtypeOf(dtype);
    return type ? makeArray(self.shape, type, type.isIntegral ? self.data?.map(Math.trunc) : self.data) : new Unknown('the type of an array is not known');
  }));
  attrs.set('copy', native('copy(self)', (_, [self]) => (self instanceof Tensor ? makeArray(self.shape, self.dtype, self.data) : self)));
}

/** A method of tensors on an array. */
function runMethod(m: Machine, name: string, method: Native, args: readonly Value[], keywords: Keywords): Value {
  const [self, ...rest] = args;
  if (!(self instanceof Tensor)) return settleMethod(name, method.call(m, args, keywords));
  if (name.startsWith('__')) {
    // Integers that become floats are double precision here.
    const [other] = rest;
    const floats = self.dtype.isIntegral && (other instanceof PyFloat || (other instanceof Boxed && other.value instanceof PyFloat) || name.includes('truediv'));
    return settleMethod(name, method.call(m, [floats ? makeArray(self.shape, float64, self.data) : self, ...rest], keywords));
  }
  const [array, more, options] = adapted(name, self, rest, keywords);
  return settleMethod(name, valuesOf(method.call(m, [array, ...more], options)));
}

/** `tolist()` and the like give what they give; tensors become arrays. */
function settleMethod(name: string, value: Value): Value {
  return name.startsWith('__i') && value instanceof Tensor ? value : settle(value);
}

const RANDOM = ['rand', 'randn', 'randint', 'random', 'uniform', 'normal', 'choice', 'permutation', 'shuffle', 'beta', 'random_sample', 'RandomState', 'default_rng'];

export function numpyModules(): readonly NativeModule[] {
  completeArrayClass();
  const opaque = (module: string) => (m: Machine, name: string): Value | undefined => m.loader.get(`${module}.${name}`) ?? (name.startsWith('__') ? undefined : new Unknown(`\`${module}.${name}\` is not modelled`));
  return [
    { name: 'numpy', isPackage: true, attrs: () => FUNCTIONS, lookup: opaque('numpy') },
    { name: 'numpy.random', attrs: () => [['seed', native('seed(*args)', () => null)], ...RANDOM.map(name => [name, native(`${name}(*args, **kwargs)`, () => new Unknown('a random number')) as Value] as const)], lookup: opaque('numpy.random') },
    { name: 'numpy.linalg', lookup: opaque('numpy.linalg') },
    { name: 'numpy.typing', lookup: opaque('numpy.typing') },
  ];
}
