import { toInt } from '../../dim';
import { compare } from './arithmetic';
import { int, truth, unknown, type CallArguments, type NativeValue, type Value } from './values';

/**
 * Where the interpreter asks for what is not written in Python source: modules that are modelled natively and what is in them.
 * Answers undefined for what it does not know, so that several libraries can be asked in turn.
 */
export interface Library {
  /** The module of this dotted name. */
  module(path: string): Value | undefined;
  /** An attribute of one of its modules, classes or functions. */
  attribute(path: string, name: string): Value | undefined;
  /** The names `from path import *` brings. */
  exports(path: string): readonly string[];
}

type Computation = (args: readonly Value[]) => Value | undefined;

/** Calls without keywords or stars, on values that are known; everything else is unknown. */
function pure(path: string, compute: Computation): NativeValue {
  const call = ({ positional, keywords, hasStar }: CallArguments): Value => {
    const missing = positional.find(value => value.kind === 'unknown');
    const result = hasStar || keywords.size > 0 ? undefined : compute(positional);
    return (
      result ??
      (missing?.kind === 'unknown'
        ? unknown(missing.reason)
        : unknown(`the result of \`${path.split('.').at(-1) ?? path}()\` is not evaluated`))
    );
  };
  return { kind: 'native', path, type: 'function', call };
}

function items(value: Value | undefined): readonly Value[] | undefined {
  if (value?.kind === 'tuple') return value.items;
  if (value?.kind === 'list' && !value.touched) return value.items;
  return undefined;
}

function toNumber(value: Value | undefined): number | undefined {
  if (value?.kind === 'float') return value.value;
  if (value?.kind === 'int' && typeof value.value !== 'object') return Number(value.value);
  return value?.kind === 'bool' ? Number(value.value) : undefined;
}

function toInteger(number: number): Value | undefined {
  return Number.isFinite(number) ? int(toInt(BigInt(number))) : undefined;
}

/** Round half to even, as Python's `round` does without digits. */
function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return rest < 0.5 ? floor : floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

function extreme(name: 'max' | 'min'): Computation {
  return args => {
    const values = args.length === 1 ? items(args[0]) : args;
    const [first, ...others] = values ?? [];
    let best = first;
    for (const value of others) {
      if (!best) return undefined;
      const less = name === 'max' ? compare('>', value, best) : compare('<', value, best);
      if (less === undefined) return undefined;
      if (less) best = value;
    }
    return best;
  };
}

function toIntValue([value]: readonly Value[]): Value | undefined {
  if (value?.kind === 'int') return value;
  if (value?.kind === 'unknown' && value.name !== undefined) return value;
  if (value?.kind === 'bool') return int(value.value ? 1 : 0);
  if (value?.kind === 'float') return toInteger(Math.trunc(value.value));
  if (value?.kind === 'str' && /^\s*[+-]?\d+(_\d+)*\s*$/.test(value.value))
    return int(toInt(BigInt(value.value.replaceAll('_', '').replace('+', '').trim())));
  return undefined;
}

const BUILTINS: Readonly<Record<string, Computation>> = {
  int: args => (args.length === 1 ? toIntValue(args) : undefined),
  float: ([value]) => {
    const number = toNumber(value);
    return number === undefined ? undefined : { kind: 'float', value: number };
  },
  bool: ([value]) => {
    const result = value && truth(value);
    return result === undefined ? undefined : { kind: 'bool', value: result };
  },
  len: ([value]) => {
    if (value?.kind === 'str') return int([...value.value].length);
    if (value?.kind === 'dict' && !value.touched) return int(value.items.length);
    const found = items(value);
    return found && int(found.length);
  },
  tuple: ([value]) => {
    const found = value ? items(value) : [];
    return found && { kind: 'tuple', items: found };
  },
  list: ([value]) => {
    const found = value ? items(value) : [];
    return found && { kind: 'list', items: found, keys: [], touched: false };
  },
  abs: ([value]) => {
    if (value?.kind === 'float') return { kind: 'float', value: Math.abs(value.value) };
    const negative = value && compare('<', value, int(0));
    if (value?.kind !== 'int' || negative === undefined || typeof value.value === 'object') return undefined;
    return negative ? int(toInt(-BigInt(value.value))) : value;
  },
  round: args => {
    const [value] = args;
    if (args.length !== 1) return undefined;
    return value?.kind === 'float' ? toInteger(roundHalfEven(value.value)) : value?.kind === 'int' ? value : undefined;
  },
  max: extreme('max'),
  min: extreme('min'),
};

const MATH: Readonly<Record<string, (value: number) => Value | undefined>> = {
  ceil: value => toInteger(Math.ceil(value)),
  floor: value => toInteger(Math.floor(value)),
  trunc: value => toInteger(Math.trunc(value)),
  sqrt: value => (value >= 0 ? { kind: 'float', value: Math.sqrt(value) } : undefined),
};

/** Functions that never keep or change what they are given, known by name or not. */
const HARMLESS = new Set([
  'isinstance',
  'issubclass',
  'print',
  'range',
  'enumerate',
  'zip',
  'reversed',
  'sorted',
  'sum',
  'all',
  'any',
  'str',
  'repr',
  'type',
  'id',
  'hash',
  'set',
  'dict',
  'frozenset',
  'divmod',
  'hasattr',
  'callable',
  'iter',
  'super',
  'getattr',
]);

const BUILTIN_VALUES = new Map<string, NativeValue>([
  ...Object.entries(BUILTINS).map(([name, compute]): [string, NativeValue] => [name, pure(`builtins.${name}`, compute)]),
  ...[...HARMLESS].map((name): [string, NativeValue] => [name, pure(`builtins.${name}`, () => undefined)]),
]);

/** A builtin by its name. */
export function builtin(name: string): Value | undefined {
  return BUILTIN_VALUES.get(name);
}

/** The standard library as far as it is modelled. */
export const stdlib: Library = {
  module: path => (path === 'math' ? { kind: 'module', path } : undefined),
  attribute(path, name) {
    if (path !== 'math') return undefined;
    if (name === 'pi') return { kind: 'float', value: Math.PI };
    const compute = Object.hasOwn(MATH, name) ? MATH[name] : undefined;
    if (!compute) return { kind: 'native', path: `math.${name}`, type: 'function' };
    return pure(`math.${name}`, args => {
      const number = args.length === 1 ? toNumber(args[0]) : undefined;
      return number === undefined ? undefined : compute(number);
    });
  },
  exports: path => (path === 'math' ? [...Object.keys(MATH), 'pi'] : []),
};
