import { halfToEven } from '../../array';
import { Undecided } from '../convert';
import { bool, DType, float32, float64, int64, uint8 } from '../dtype';
import { fromPython, toPython } from '../python-values';
import { operations } from '../registry';
import { guard, numpyArrayClass } from '../tensor-class';
import { numel, Tensor, TENSOR_CLASS } from '../tensor';
import { builtinClass, fromDim, native, Native, NativeProperty, PyClass, PyFloat, PyTuple, staticNative, toDim, toFloat, Unknown, type Keywords, type Machine, type NativeModule, type Value } from '../vm';

/** `numpy.ndarray`: a tensor of another class, whose methods are torch's of the same names. */
const ARRAY_CLASS = new PyClass('ndarray', [builtinClass('object')], new Map(), { module: 'numpy' });

/** Element types by numpy's names; calling one converts a number. */
function typeClass(name: string, dtype: DType, base: string): PyClass {
  const made = new PyClass(name, [builtinClass(base)], new Map(), { module: 'numpy' });
  made.attrs.set('__new__', staticNative('__new__(cls, value=0)', (_, [, value]) => {
    if (value instanceof Unknown) return value;
    const number = toFloat(value);
    if (number !== null) return base === 'int' ? Math.trunc(number) : new PyFloat(dtype === float32 ? Math.fround(number) : number);
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

/** What is computed with as an array: numbers in double precision. */
function toArray(m: Machine, value: Value): Tensor {
  if (value instanceof Tensor) return value;
  const { shape, dtype, data } = fromPython(m, value);
  return array(shape, dtype === float32 ? float64 : dtype, data);
}

function array(shape: Tensor['shape'], dtype: DType, data: readonly number[] | null | undefined): Tensor {
  return new Tensor(shape, dtype, { data, type: ARRAY_CLASS });
}

/** numpy gives a number where torch gives a tensor without axes. */
function settle(value: Value): Value {
  if (!(value instanceof Tensor)) return value;
  if (value.shape?.length === 0) return value.data ? toPython(value.dtype, value.data[0] ?? 0) : new Unknown('the number is not known');
  return array(value.shape, value.dtype, value.data);
}

/** A function of torch's, on arrays. */
function viaTorch(name: string, torchName = name): [string, Native] {
  return [name, new Native(name, (m, args, keywords) => guard(m, () => {
    const found = operations('torch').get(torchName);
    if (!found) return new Unknown(`numpy.${name} is not modelled`);
    const unknown = [...args].find(arg => arg instanceof Unknown);
    if (unknown) return unknown;
    const [first = null, ...rest] = args;
    const dims = axesKeyword(keywords);
    // Sizes that are symbols stay symbols: a product of sizes is one.
    if (name === 'prod' && !(first instanceof Tensor)) return product(m, first);
    return settle(found.call(m, [toArray(m, first), ...rest], dims));
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
  return [name, native(`${name}(x, decimals=0, **kwargs)`, (m, [x, decimals]) => guard(m, () => {
    const scale = 10 ** (toFloat(decimals) ?? 0);
    const apply = (value: number): number => (name === 'round' || name === 'around' ? compute(value * scale) / scale : compute(value));
    const number = toFloat(x);
    if (number !== null) return new PyFloat(apply(number));
    const given = toArray(m, x);
    return array(given.shape, given.dtype.isIntegral && name !== 'abs' && name !== 'absolute' ? float64 : given.dtype, given.data?.map(apply));
  }))];
}

function binary(name: string, compute: (x: number, y: number) => number): [string, Native] {
  return [name, native(`${name}(x, y, **kwargs)`, (m, [x, y]) => guard(m, () => {
    const [a, b] = [toFloat(x), toFloat(y)];
    if (a !== null && b !== null) return Number.isInteger(a) && Number.isInteger(b) && !(x instanceof PyFloat) && !(y instanceof PyFloat) ? compute(a, b) : new PyFloat(compute(a, b));
    const maker = operations('torch').get(name === 'power' ? 'pow' : name);
    return maker ? settle(maker.call(m, [toArray(m, x), toArray(m, y)], null)) : new Unknown(`numpy.${name} is not modelled`);
  }))];
}

/** Arrays made by torch's functions, in double precision where numpy has it so. */
function creation(name: string, arity: number): [string, Native] {
  return [name, new Native(name, (m, args, keywords) => guard(m, () => {
    const unknown = args.find(arg => arg instanceof Unknown);
    if (unknown) return unknown;
    const asked = dtypeOf(keywords?.get('dtype') ?? (args.length > arity ? args.at(-1) : undefined));
    const given = args.slice(0, arity);
    const options = new Map<string, Value>([...(keywords ?? [])].filter(([key]) => !['dtype', 'order', 'endpoint'].includes(key)).map(([key, value]) => [key === 'num' ? 'steps' : key === 'shape' ? 'size' : key === 'stop' ? 'end' : key, value]));
    const isArange = name === 'arange';
    const integers = isArange && given.every(arg => toDim(arg) !== null);
    if (name === 'linspace' && given.length < 3 && !options.has('steps')) options.set('steps', 50);
    options.set('dtype', asked ?? (integers ? int64 : float64));
    const maker = operations('torch').get(name);
    return maker ? settle(maker.call(m, given, options)) : new Unknown(`numpy.${name} is not modelled`);
  }))];
}

const FUNCTIONS: readonly (readonly [string, Value])[] = [
  ['array', native('array(object, dtype=None, **kwargs)', (m, [object, dtype]) => guard(m, () => {
    const made = toArray(m, object);
    return array(made.shape, dtypeOf(dtype) ?? made.dtype, made.data);
  }))],
  creation('zeros', 1), creation('ones', 1), creation('empty', 1), creation('full', 2), creation('arange', 3), creation('linspace', 3), creation('eye', 2),
  ...['sum', 'prod', 'mean', 'std', 'var', 'max', 'min', 'cumsum', 'cumprod', 'argmax', 'argmin', 'argsort', 'sort', 'unique', 'any', 'all', 'reshape', 'median', 'diff', 'outer', 'dot', 'matmul', 'flip', 'tile', 'repeat', 'roll', 'squeeze', 'diag', 'tril', 'triu'].map(name => viaTorch(name)),
  viaTorch('amax'), viaTorch('amin'), viaTorch('expand_dims', 'unsqueeze'), viaTorch('transpose', 'permute'), viaTorch('clip'),
  ...([['ceil', Math.ceil], ['floor', Math.floor], ['round', halfToEven], ['around', halfToEven], ['rint', halfToEven], ['trunc', Math.trunc], ['sqrt', Math.sqrt], ['exp', Math.exp], ['log', Math.log], ['log2', Math.log2], ['log10', Math.log10], ['log1p', Math.log1p], ['sin', Math.sin], ['cos', Math.cos], ['tan', Math.tan], ['tanh', Math.tanh], ['arctan', Math.atan], ['abs', Math.abs], ['absolute', Math.abs], ['square', x => x * x], ['sign', Math.sign], ['radians', x => (x * Math.PI) / 180], ['deg2rad', x => (x * Math.PI) / 180]] as [string, (x: number) => number][]).map(([name, compute]) => elementwise(name, compute)),
  ...([['power', (x, y) => x ** y], ['maximum', Math.max], ['minimum', Math.min], ['multiply', (x, y) => x * y], ['add', (x, y) => x + y], ['subtract', (x, y) => x - y], ['mod', (x, y) => ((x % y) + y) % y]] as [string, (x: number, y: number) => number][]).map(([name, compute]) => binary(name, compute)),
  ['concatenate', native('concatenate(arrays, axis=0)', (m, [arrays, axis]) => guard(m, () => join(m, 'cat', arrays, axis)))],
  ['stack', native('stack(arrays, axis=0)', (m, [arrays, axis]) => guard(m, () => join(m, 'stack', arrays, axis)))],
  ['meshgrid', native("meshgrid(*xi, indexing='xy')", (m, [xi, indexing]) => guard(m, () => {
    const arrays = xi instanceof PyTuple ? xi.items.map(item => toArray(m, item)) : [];
    const made = (operations('torch').get('meshgrid') ?? NEVER).call(m, arrays, new Map([['indexing', indexing]]));
    return made instanceof PyTuple ? new PyTuple(made.items.map(settle)) : made;
  }))],
  ['asarray', native('asarray(object, dtype=None)', (m, [object, dtype]) => guard(m, () => array(toArray(m, object).shape, dtypeOf(dtype) ?? toArray(m, object).dtype, toArray(m, object).data)))],
  ['pi', new PyFloat(Math.PI)], ['e', new PyFloat(Math.E)], ['inf', new PyFloat(Infinity)], ['nan', new PyFloat(NaN)], ['newaxis', null], ['__version__', '2.1.0'],
  ['ndarray', ARRAY_CLASS], ['float64', typeClass('float64', float64, 'float')], ['float32', typeClass('float32', float32, 'float')], ['float16', typeClass('float16', float32, 'float')], ['int64', typeClass('int64', int64, 'int')], ['int32', typeClass('int32', int64, 'int')], ['uint8', typeClass('uint8', uint8, 'int')], ['bool_', typeClass('bool_', bool, 'int')],
  ['integer', new PyClass('integer', [builtinClass('int')], new Map(), { module: 'numpy' })], ['floating', new PyClass('floating', [builtinClass('float')], new Map(), { module: 'numpy' })],
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
    attrs.set(name, value instanceof Native ? new Native(value.name, (m, args, keywords) => settleMethod(name, value.call(m, args, axesKeyword(keywords)))) : value);
  }
  attrs.set('size', new NativeProperty((_, self) => (self instanceof Tensor && self.shape ? fromDim(numel(self.shape)) : new Unknown('the number of elements is not known'))));
  attrs.set('astype', native('astype(self, dtype, **kwargs)', (_, [self, dtype]) => {
    if (!(self instanceof Tensor)) return self;
    const type = dtypeOf(dtype);
    return type ? array(self.shape, type, type.isIntegral ? self.data?.map(Math.trunc) : self.data) : new Unknown('the type of an array is not known');
  }));
  attrs.set('copy', native('copy(self)', (_, [self]) => (self instanceof Tensor ? array(self.shape, self.dtype, self.data) : self)));
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
