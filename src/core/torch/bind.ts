import { refuseCombination } from './combination';
import { intOf, isNumber, sequenceItems, torchTypeName, Undecided } from './convert';
import { DType } from './dtype';
import type { TorchParameter, Signature } from './signature';
import { isNumpyArray, isTorchTensor } from './ndarray';
import { Tensor } from './tensor';
import { classOf, PyClass, PyTuple, Unknown, unbox, type Keywords, type Machine, type Value } from './vm';

export interface BindOptions {
  /** Whether it is called on a tensor: messages then do not count the tensor as an argument. */
  readonly isMethod: boolean;
  /** Whether torch has several signatures, in which case its messages name no argument. */
  readonly overloaded: boolean;
  /** Whether one of its numbers must be a tensor. */
  readonly needsTensor: boolean;
  /** Where the operation was found. */
  readonly place: Space;
}

/** Where an operation is found. `inplace` is the method with a trailing `_`, which changes the tensor itself. */
export type Space = 'torch' | 'method' | 'inplace' | 'F' | 'linalg' | 'fft' | 'special' | 'windows' | 'nested' | 'C' | 'vision';

/** The modules whose functions a place has; those of `torch` are methods and layers' functions, too. */
const MODULES: Readonly<Partial<Record<Space, string>>> = {
  F: 'torch.nn.functional',
  linalg: 'torch.linalg',
  fft: 'torch.fft',
  special: 'torch.special',
  windows: 'torch.signal.windows',
};

/** Ends the call with a reason if a keyword belongs to a signature of torch's that is not modelled. */
function refuseUnmodelled(m: Machine, signature: Signature, name: string, keywords: Keywords, place: Space): void {
  if (!keywords) return;
  const extra = [...keywords.keys()].filter(key => !accepts(signature, key));
  if (extra.length === 0) return;
  const inventory = m.loader.inventory('torch');
  const plain = place === 'inplace' ? name.replace(/_$/, '') : name;
  const has = (module: string, key: string): boolean => inventory?.functionHas(`${module}.${plain}`, key) === true;
  if (extra.every(key => has(MODULES[place] ?? 'torch', key) || has('torch', key)))
    throw new Undecided(`\`${extra.join('` and `')}\` of ${name} is not modelled`);
}

/** The arguments in the order of the signature, checked as torch's parser checks them. Raises TypeError. */
export function bindTorchArguments(
  m: Machine,
  signature: Signature,
  name: string,
  args: readonly Value[],
  keywords: Keywords,
  options: BindOptions,
): Value[] {
  const { parameters } = signature;
  refuseUnmodelled(m, signature, name, keywords, options.place);
  const bound: Value[] = [];
  let used = 0;
  let usedKeywords = 0;
  for (const [i, parameter] of parameters.entries()) {
    let value: Value | undefined;
    if (!parameter.keywordOnly || parameter.star) {
      if (parameter.star) {
        if (used < args.length) value = spread(args.slice(used));
        used = Math.max(used, args.length);
      } else if (used < args.length) value = args[used++];
    }
    const given = keyword(keywords, parameter.name);
    if (given !== undefined) {
      if (value !== undefined) refuseCombination(m, name, args, keywords, options.isMethod, `argument '${parameter.name}' given twice`);
      value = given;
      usedKeywords++;
    }
    if (value === undefined && parameter.star && parameter.kind === 'any') value = new PyTuple([]);
    if (value === undefined) {
      if (parameter.default === undefined) missing(m, signature, name, args, keywords, options, i);
      bound.push(parameter.default ?? null);
      continue;
    }
    const isForeign = options.place === 'F' && parameter.kind === 'Tensor' && value instanceof Tensor && value.type.module === 'numpy';
    if (options.place === 'F' && i === 0 && (isForeign || !(value instanceof Tensor || value instanceof Unknown)))
      refuseAttribute(m, name, value);
    if (isForeign || (!(value instanceof Unknown) && !fits(parameter, value)))
      wrongType(m, name, parameter, i, value, args, keywords, options);
    bound.push(value);
  }
  if (options.needsTensor && !bound.some(value => value instanceof Tensor || value instanceof Unknown))
    refuseCombination(m, name, args, keywords, options.isMethod);
  if (used < args.length) {
    if (options.overloaded) refuseCombination(m, name, args, keywords, options.isMethod);
    const most = parameters.filter(parameter => !parameter.keywordOnly).length - (options.isMethod ? 1 : 0);
    const least =
      parameters.filter(parameter => !parameter.keywordOnly && parameter.default === undefined).length - (options.isMethod ? 1 : 0);
    const given = args.length - (options.isMethod ? 1 : 0);
    m.raise(
      'TypeError',
      `${name}() takes ${least === most ? '' : `from ${String(least)} to `}${String(most)} positional ` +
        `argument${most === 1 ? '' : 's'} but ${String(given)} ${given === 1 ? 'was' : 'were'} given`,
    );
  }
  if (keywords && usedKeywords < keywords.size) {
    const extra = [...keywords.keys()].find(key => !accepts(signature, key)) ?? '';
    if (options.overloaded) refuseCombination(m, name, args, keywords, options.isMethod);
    m.raise('TypeError', `${name}() got an unexpected keyword argument '${extra}'`);
  }
  return bound;
}

/** What the Python functions of torch.nn.functional first read of their input. */
const READ_FIRST: Readonly<Record<string, string>> = {
  log_softmax: 'log_softmax',
  softmax: 'softmax',
  interpolate: 'dim',
  group_norm: 'dim',
  adaptive_avg_pool2d: 'size',
  adaptive_avg_pool3d: 'size',
  adaptive_max_pool2d: 'size',
  adaptive_max_pool3d: 'size',
};

/** Raises what Python raises for an input that lacks an attribute of tensors. */
function refuseAttribute(m: Machine, name: string, value: Value): void {
  const attribute = READ_FIRST[name];
  if (attribute === undefined) return;
  if (attribute === 'size' && classOf(value).module === 'numpy') m.raise('TypeError', "'int' object is not callable");
  m.raise('AttributeError', `'${classOf(value).nameInMessages}' object has no attribute '${attribute}'`);
}

/** Other names of a parameter: numpy's, which torch accepts too, and those of other overloads. */
const OTHER_NAMES: ReadonlyMap<string, readonly string[]> = new Map([
  ['dim', ['axis']],
  ['keepdim', ['keepdims']],
  ['input', ['x', 'a', 'x1', 'self']],
  ['other', ['x2']],
  ['indices_or_sections', ['indices', 'sections']],
  ['self', ['input']],
]);

function accepts({ parameters }: Signature, key: string): boolean {
  return parameters.some(({ name }) => name === key || OTHER_NAMES.get(name)?.includes(key) === true);
}

function keyword(keywords: Keywords, name: string): Value | undefined {
  if (!keywords) return undefined;
  const direct = keywords.get(name);
  if (direct !== undefined) return direct;
  for (const alias of OTHER_NAMES.get(name) ?? []) {
    const value = keywords.get(alias);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** `view(2, 3)` and `view((2, 3))` are the same. */
function spread(rest: readonly Value[]): Value {
  const [only] = rest;
  if (rest.length === 1 && only !== undefined && (only instanceof Unknown || sequenceItems(only) !== null)) return only;
  return new PyTuple(rest);
}

function fits(parameter: TorchParameter, value: Value): boolean {
  const { kind, optional } = parameter;
  if (value === null) return optional || kind === 'any';
  switch (kind) {
    case 'any':
      return true;
    case 'Tensor':
      return isTorchTensor(value);
    case 'Tensors': {
      const items = sequenceItems(value);
      return items !== null && (items instanceof Unknown || items.every(item => isTorchTensor(item) || item instanceof Unknown));
    }
    case 'int':
      return typeof value !== 'boolean' && intOf(value) !== undefined;
    case 'ints': {
      const items = sequenceItems(value);
      if (items === null) return typeof value !== 'boolean' && intOf(value) !== undefined;
      return items instanceof Unknown || items.every((item, i) => intOf(item) !== undefined && !(i === 0 && typeof item === 'boolean'));
    }
    case 'sides':
      return typeof unbox(value) === 'string' || fits({ ...parameter, kind: 'ints' }, value);
    case 'number':
      return isNumber(value) || (value instanceof Tensor && value.shape?.length === 0);
    case 'Scalar':
      return isNumber(value) || isTorchTensor(value);
    case 'bool':
      return typeof value === 'boolean' || (value instanceof Tensor && value.dtype.name === 'bool');
    case 'str':
      return typeof unbox(value) === 'string';
    case 'dtype':
      return value instanceof DType || (value instanceof PyClass && ['float', 'int', 'bool', 'complex'].includes(value.name));
  }
}

const NAMES: Readonly<Record<string, string>> = {
  sides: 'tuple of ints',
  Tensor: 'Tensor',
  Tensors: 'tuple of Tensors',
  int: 'int',
  ints: 'tuple of ints',
  number: 'Number',
  Scalar: 'Tensor',
  bool: 'bool',
  str: 'str',
  dtype: 'torch.dtype',
};

function wrongType(
  m: Machine,
  name: string,
  parameter: TorchParameter,
  index: number,
  value: Value,
  args: readonly Value[],
  keywords: Keywords,
  options: BindOptions,
): never {
  const list = parameter.kind === 'Tensors' ? sequenceItems(value) : null;
  const array = list && !(list instanceof Unknown) ? list.findIndex(isNumpyArray) : -1;
  if (array >= 0) m.raise('TypeError', `expected Tensor as element ${String(array)} in argument ${String(index)}, but got numpy.ndarray`);
  const isConvolution = isNumpyArray(value) && args.length > 2 && name.startsWith('conv');
  if (isConvolution) refuseCombination(m, name, args, keywords, options.isMethod);
  const byPosition = index < args.length && !parameter.keywordOnly;
  const position = byPosition ? ` (position ${String(index + (options.isMethod ? 0 : 1))})` : '';
  const expected = NAMES[parameter.kind] ?? parameter.kind;
  const items = parameter.kind === 'ints' || parameter.kind === 'sides' || parameter.kind === 'Tensors' ? sequenceItems(value) : null;
  const at =
    items && !(items instanceof Unknown)
      ? items.findIndex((item, i) =>
          parameter.kind === 'Tensors' ? !isTorchTensor(item) : intOf(item) === undefined || (i === 0 && typeof item === 'boolean'),
        )
      : -1;
  if (options.overloaded && !(at > 0 && parameter.kind !== 'Tensors')) refuseCombination(m, name, args, keywords, options.isMethod);
  if (items && !(items instanceof Unknown) && at >= 0) {
    if (parameter.kind === 'Tensors')
      m.raise(
        'TypeError',
        `expected Tensor as element ${String(at)} in argument ${String(index)}, but got ${torchTypeName(items[at] ?? null)}`,
      );
    // The parser checks only the first element; the others are unpacked later.
    if (at > 0)
      m.raise(
        'TypeError',
        `${name}(): argument '${parameter.name}' failed to unpack the object at pos ${String(at + 1)} with error ` +
          `"type must be tuple of ints,but got ${torchTypeName(items[at] ?? null)}"`,
      );
    m.raise(
      'TypeError',
      `${name}(): argument '${parameter.name}'${position} must be ${expected}, ` +
        `but found element of type ${torchTypeName(items[at] ?? null)} at pos ${String(at)}`,
    );
  }
  m.raise('TypeError', `${name}(): argument '${parameter.name}'${position} must be ${expected}, not ${torchTypeName(value)}`);
}

function missing(
  m: Machine,
  { parameters }: Signature,
  name: string,
  args: readonly Value[],
  keywords: Keywords,
  options: BindOptions,
  from: number,
): never {
  if (options.overloaded) refuseCombination(m, name, args, keywords, options.isMethod);
  const names = parameters
    .slice(from)
    .filter(parameter => parameter.default === undefined && keyword(keywords, parameter.name) === undefined)
    .map(parameter => `"${parameter.name}"`);
  // Torch has the plural for one argument, and the singular for more.
  const noun = names.length === 1 ? 'arguments' : 'argument';
  m.raise('TypeError', `${name}() missing ${String(names.length)} required positional ${noun}: ${names.join(', ')}`);
}
