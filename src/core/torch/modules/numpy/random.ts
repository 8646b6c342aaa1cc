import type { Dim } from '../../../dim';
import { sequenceItems, Undecided } from '../../convert';
import { float64, int64, type DType } from '../../dtype';
import { tryBroadcast } from '../../operands';
import { Tensor } from '../../tensor';
import {
  builtinClass,
  Instance,
  Native,
  native,
  NativeProperty,
  PyClass,
  PyTuple,
  toDim,
  Unknown,
  type Machine,
  type Value,
} from '../../vm';
import { asTensor, makeArray, softly } from './array';
import { askedType, sizesOf } from './creation';
import { asInNumpy } from './signatures';

const RANDOM = 'it is a random number';

/** Distributions by the names of their parameters; `size` gives the shape, otherwise the parameters do. */
const DISTRIBUTIONS: Readonly<Record<string, string>> = {
  uniform: 'low=0.0, high=1.0',
  normal: 'loc=0.0, scale=1.0',
  beta: 'a, b',
  gamma: 'shape, scale=1.0',
  exponential: 'scale=1.0',
  laplace: 'loc=0.0, scale=1.0',
  logistic: 'loc=0.0, scale=1.0',
  lognormal: 'mean=0.0, sigma=1.0',
  gumbel: 'loc=0.0, scale=1.0',
  rayleigh: 'scale=1.0',
  triangular: 'left, mode, right',
  weibull: 'a',
  pareto: 'a',
  power: 'a',
  chisquare: 'df',
  vonmises: 'mu, kappa',
};
/** The same for distributions of integers. */
const COUNTS: Readonly<Record<string, string>> = { poisson: 'lam=1.0', binomial: 'n, p', geometric: 'p', negative_binomial: 'n, p' };

function drawn(shape: readonly Dim[] | null, dtype: DType): Value {
  return shape === null ? new Unknown(RANDOM) : makeArray(shape, dtype, null);
}

/** The shape of a sample: `size`, or that of the parameters; null for a single number. */
function shapeOf(m: Machine, size: Value, parameters: readonly Value[]): readonly Dim[] | null {
  if (size !== null) return sizesOf(m, size);
  const shapes = parameters.map(each => asTensor(m, each).shape ?? []);
  const common = tryBroadcast(shapes);
  if (!common) throw new Undecided('the parameters of a random number have different shapes');
  return common.length === 0 ? null : common;
}

type Definition = readonly [string, (m: Machine, args: readonly Value[]) => Value];

function distribution(name: string, parameters: string, dtype: DType): Definition {
  const count = parameters.split(', ').length;
  return [`${name}(${parameters}, size=None)`, (m, args) => drawn(shapeOf(m, args[count] ?? null, args.slice(0, count)), dtype)];
}

const permuted: Definition[1] = (m, [x = null]) => {
  const n = toDim(x);
  if (n !== null) return makeArray([n], int64, null);
  const array = asTensor(m, x);
  return makeArray(array.shape, array.dtype, null);
};
const chosen: Definition[1] = (m, [a = null, size = null]) => {
  const from = toDim(a) === null ? asTensor(m, a) : new Tensor([1], int64);
  const rest = from.shape?.slice(1) ?? [];
  return drawn(size === null ? (rest.length === 0 ? null : rest) : [...sizesOf(m, size), ...rest], from.dtype);
};
const integers: Definition[1] = (m, [low = null, high = null, size = null, dtype = null]) =>
  drawn(shapeOf(m, size, [low, high ?? 0]), askedType(dtype) ?? int64);
const shuffled: Definition[1] = (m, [x = null]) => {
  if (x instanceof Tensor) x.write(m, null);
  else if (sequenceItems(x)) throw new Undecided('the order of a list is random');
  return null;
};

const COMMON: readonly Definition[] = [
  ...Object.entries(DISTRIBUTIONS).map(([name, parameters]) => distribution(name, parameters, float64)),
  ...Object.entries(COUNTS).map(([name, parameters]) => distribution(name, parameters, int64)),
  [
    'standard_normal(size=None, dtype=None, out=None)',
    (m, [size = null, dtype = null]) => drawn(shapeOf(m, size, []), askedType(dtype) ?? float64),
  ],
  ['random(size=None, dtype=None, out=None)', (m, [size = null, dtype = null]) => drawn(shapeOf(m, size, []), askedType(dtype) ?? float64)],
  ['permutation(x, axis=0)', permuted],
  ['shuffle(x, axis=0)', shuffled],
  ['choice(a, size=None, replace=True, p=None, axis=0, shuffle=True)', chosen],
];
const sized: Definition[1] = (m, [sizes = null]) => {
  const given = sizes instanceof PyTuple ? sizes.items : [];
  return drawn(given.length === 0 ? null : given.flatMap(each => sizesOf(m, each)), float64);
};
const OLD: readonly Definition[] = [
  ...COMMON,
  ['rand(*sizes)', sized],
  ['randn(*sizes)', sized],
  ['random_sample(size=None)', (m, [size = null]) => drawn(shapeOf(m, size, []), float64)],
  ['ranf(size=None)', (m, [size = null]) => drawn(shapeOf(m, size, []), float64)],
  ['sample(size=None)', (m, [size = null]) => drawn(shapeOf(m, size, []), float64)],
  ['randint(low, high=None, size=None, dtype=None)', integers],
  ['seed(seed=None)', () => null],
];
const NEW: readonly Definition[] = [...COMMON, ['integers(low, high=None, size=None, dtype=None, endpoint=False)', integers]];

function functions(owner: string, definitions: readonly Definition[]): (readonly [string, Value])[] {
  return definitions.map(([signature, run]) => {
    const name = signature.slice(0, signature.indexOf('('));
    const made = native(signature, (m, args) => softly(m, `random.${name}`, () => run(m, args)));
    return [name, asInNumpy(owner, name, made)] as const;
  });
}

function generatorClass(name: string, module: string, definitions: readonly Definition[]): PyClass {
  const cls = new PyClass(name, [builtinClass('object')], new Map(), { module, nameInC: `${module}.${name}` });
  for (const [method, fn] of functions(`numpy.random.${name}`, definitions))
    if (fn instanceof Native) cls.attrs.set(method, new Native(method, (m, [, ...args], keywords) => fn.call(m, args, keywords)));
  cls.attrs.set(
    '__init__',
    native('__init__(self, *args, **kwargs)', () => null),
  );
  cls.attrs.set('bit_generator', new NativeProperty(() => new Unknown('the state of a generator is not modelled')));
  return cls;
}

/** What `numpy.random` has. */
export function randomNames(): (readonly [string, Value])[] {
  const generator = generatorClass('Generator', 'numpy.random._generator', NEW);
  return [
    ...functions('numpy.random', OLD),
    ['Generator', generator],
    ['RandomState', generatorClass('RandomState', 'numpy.random.mtrand', OLD)],
    ['default_rng', native('default_rng(seed=None)', () => new Instance(generator))],
  ];
}
