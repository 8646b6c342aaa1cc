import { halfToEven } from '../../../array';
import { equals } from '../../../dim';
import { numel, Tensor } from '../../tensor';
import { getIndex, setIndex } from '../../ops/indexing';
import { callTorch } from '../../registry';
import { numpyTypes } from '../../ndarray';
import { Undecided } from '../../convert';
import { toLists, toPython } from '../../python-values';
import {
  Boxed,
  ELLIPSIS,
  fromDim,
  iteratorOf,
  Native,
  lenient,
  native,
  NativeProperty,
  PyFloat,
  PyList,
  PySlice,
  PyTuple,
  sliceRange,
  toDim,
  toFloat,
  unbox,
  Unknown,
  type Machine,
  type Value,
} from '../../vm';
import { ARRAY_CLASS, arrayOf, asTensor, isNdarray, makeArray, numberOrArray, softly, withoutErrors } from './array';
import { askedType } from './creation';
import { dtypeObject, dtypeOf, GENERIC } from './element-type';
import { defineOperators, matrixProduct } from './operators';
import { reshaped } from './shapes';
import { asInNumpy } from './signatures';
import { arrayRepr, arrayText } from './text';

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
  const flipped = callTorch(m, 'flip', [self, new PyTuple(axes)]);
  // It shares its memory with the array: what is written into either is not known of the other.
  const shared = flipped instanceof Tensor ? new Tensor(flipped.shape, flipped.dtype, { data: flipped.data, storage: self.storage }) : self;
  return [shared, index instanceof PyTuple ? new PyTuple(left) : (left[0] ?? null)];
}

/** numpy's errors for an index. */
function refuseIndex(m: Machine, { shape }: Tensor, index: Value): void {
  if (!shape) return;
  const parts = index instanceof PyTuple ? index.items : [index];
  let axis = 0;
  let isPlain = true;
  const used = parts.filter(part => part !== null && part !== ELLIPSIS).length;
  for (const given of parts) {
    const part = unbox(given);
    if (part instanceof PyFloat || typeof part === 'string')
      m.raise(
        'IndexError',
        'only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices',
      );
    if (part === null) continue;
    if (part === ELLIPSIS) {
      axis += shape.length - used;
      continue;
    }
    const at = typeof part === 'boolean' ? null : toDim(part);
    if (!(part instanceof PySlice) && at === null) isPlain = false;
    const size = shape[axis];
    if (isPlain && typeof at === 'number' && typeof size === 'number' && used <= shape.length && (at >= size || at < -size))
      m.raise('IndexError', `index ${String(at)} is out of bounds for axis ${String(axis)} with size ${String(size)}`);
    axis++;
  }
  if (isPlain && used > shape.length)
    m.raise('IndexError', `too many indices for array: array is ${String(shape.length)}-dimensional, but ${String(used)} were indexed`);
}

/** Bytes select numbers, where torch takes them for bools. */
function indexOf(m: Machine, index: Value): Value {
  const convert = (part: Value): Value => {
    if (part instanceof Tensor) {
      if (part.dtype.name === 'uint8') throw new Undecided('an index of bytes is not modelled');
      return isNdarray(part) ? asTensor(m, part) : part;
    }
    return part instanceof PyList ? asTensor(m, part) : part;
  };
  return index instanceof PyTuple ? new PyTuple(index.items.map(convert)) : convert(index);
}

/** What a view was taken from, so that `a[0] += 1` knows the rest of the array when it assigns the view. */
const VIEWS = new WeakMap<Tensor, { readonly base: Tensor; readonly data: readonly number[]; readonly version: number }>();

/** Restores what an array contained before the view that is assigned to it was written. */
function recall(m: Machine, self: Tensor, value: Value): Value {
  const view = value instanceof Tensor ? VIEWS.get(value) : undefined;
  if (!(value instanceof Tensor) || view?.base !== self || self.data || self.storage.version !== view.version + 1 || !value.data)
    return value;
  const copy = makeArray(value.shape, value.dtype, value.data);
  self.write(m, view.data);
  return copy;
}

function item(m: Machine, self: Tensor, index: Value): Value {
  if (index instanceof Unknown) throw new Undecided(index.reason, true);
  if (typeof index === 'string') throw new Undecided('fields of arrays are not modelled');
  refuseIndex(m, self, index);
  const [array, rest] = turned(m, asTensor(m, self), indexOf(m, index));
  const made = withoutErrors(m, 'indexing', () => getIndex(m, array, rest));
  if (made instanceof Tensor && made.storage === self.storage && self.data && made.shape?.length !== 0) {
    const view = arrayOf(made);
    VIEWS.set(view, { base: self, data: self.data, version: self.storage.version });
    return view;
  }
  const isView = (index instanceof PyTuple ? index.items : [index]).includes(ELLIPSIS);
  return made instanceof Tensor && isView ? arrayOf(made) : numberOrArray(made);
}

function setItem(m: Machine, self: Tensor, index: Value, value: Value): Value {
  if (index instanceof Unknown) {
    self.write(m, null);
    return null;
  }
  refuseIndex(m, self, index);
  const source = recall(m, self, value);
  try {
    const given = source instanceof Unknown ? null : asTensor(m, source);
    if (!given || (index instanceof PyTuple ? index.items : [index]).some(part => part instanceof PySlice && isBackwards(part)))
      throw new Undecided('the index is not modelled');
    const plain = self.dtype.isIntegral && given.data ? new Tensor(given.shape, given.dtype, { data: given.data.map(Math.trunc) }) : given;
    withoutErrors(m, 'assignment', () => {
      setIndex(m, self, indexOf(m, index), plain);
      return null;
    });
  } catch (error) {
    if (!(error instanceof Undecided)) throw error;
    self.write(m, null);
  }
  return null;
}

type Method = (m: Machine, self: Tensor, args: readonly Value[]) => Value;

function single(m: Machine, self: Tensor): number {
  const size = self.shape && numel(self.shape);
  if (size !== null && equals(size, 1) === false) m.raise('TypeError', 'only 0-dimensional arrays can be converted to Python scalars');
  if (!self.data) throw new Undecided('the contents of an array are unknown');
  return self.data[0] ?? 0;
}

/** Methods that are more than numpy's function of the same name. */
const METHODS: Readonly<Record<string, Method>> = {
  '__len__(self)': (m, self) => {
    if (!self.shape) throw new Undecided('the number of axes is unknown');
    if (self.shape.length === 0) m.raise('TypeError', 'len() of unsized object');
    return fromDim(self.shape[0] ?? 0);
  },
  '__iter__(self)': (m, self) => {
    if (self.shape?.length === 0) m.raise('TypeError', 'iteration over a 0-d array');
    const parts = callTorch(m, 'unbind', [asTensor(m, self)]);
    return parts instanceof PyTuple ? iteratorOf(parts.items.map(numberOrArray)) : parts;
  },
  '__getitem__(self, index)': (m, self, [index = null]) => item(m, self, index),
  '__setitem__(self, index, value)': (m, self, [index = null, value = null]) => setItem(m, self, index, value),
  '__bool__(self)': (m, self) => {
    const size = self.shape ? numel(self.shape) : null;
    if (typeof size === 'number' && size > 1)
      m.raise('ValueError', 'The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()');
    const only = size === 1 ? self.data?.[0] : undefined;
    return only === undefined ? new Unknown('the truth value of an array is unknown') : only !== 0;
  },
  '__int__(self)': (m, self) => Math.trunc(single(m, self)),
  '__float__(self)': (m, self) => {
    if (self.shape?.length !== 0) throw new Undecided('whether an array with axes is a number depends on the version of numpy');
    return new PyFloat(single(m, self));
  },
  '__index__(self)': (m, self) => {
    if (!self.dtype.isIntegral || self.shape?.length !== 0)
      m.raise('TypeError', 'only integer scalar arrays can be converted to a scalar index');
    return single(m, self);
  },
  '__contains__(self, element)': (m, self, [element = null]) => {
    const wanted = asTensor(m, element);
    if (wanted.shape?.length !== 0 || !wanted.data || !self.data) throw new Undecided('whether an array contains something is unknown');
    return self.data.includes(wanted.data[0] ?? 0);
  },
  '__neg__(self)': (m, self) => callNumpy(m, 'negative', [self]),
  '__pos__(self)': (_, self) => makeArray(self.shape, self.dtype, self.data),
  '__abs__(self)': (m, self) => callNumpy(m, 'abs', [self]),
  '__invert__(self)': (m, self) => callNumpy(m, 'invert', [self]),
  '__matmul__(self, other)': (m, self, [other = null]) => matrixProduct(m, self, other),
  '__rmatmul__(self, other)': (m, self, [other = null]) => matrixProduct(m, other, self),
  '__hash__(self)': m => m.raise('TypeError', "unhashable type: 'numpy.ndarray'"),
  '__str__(self)': (_, self) => arrayText(self) ?? new Unknown('an array is converted to text'),
  '__repr__(self)': (_, self) => arrayRepr(self) ?? new Unknown('an array is converted to text'),
  '__format__(self, spec)': (_, self, [spec]) => (spec === '' ? arrayText(self) : null) ?? new Unknown('an array is converted to text'),
  '__copy__(self)': (_, self) => makeArray(self.shape, self.dtype, self.data),
  '__deepcopy__(self, memo=None)': (_, self) => makeArray(self.shape, self.dtype, self.data),
  "copy(self, order='C')": (_, self) => makeArray(self.shape, self.dtype, self.data),
  "flatten(self, order='C')": (_, self, [order]) => {
    if (order !== 'C') throw new Undecided('the order of elements is not modelled');
    return makeArray(self.shape && [numel(self.shape)], self.dtype, self.data);
  },
  "astype(self, dtype, order='K', casting='unsafe', subok=True, copy=True)": (_, self, [dtype = null]) => {
    const type = askedType(dtype);
    if (!type) throw new Undecided('the element type is unknown');
    const isWhole = type.isIntegral && type.name !== 'bool';
    return makeArray(self.shape, type, isWhole ? self.data?.map(Math.trunc) : self.data);
  },
  'item(self, *args)': (m, self, [args]) => {
    if (args instanceof PyTuple && args.items.length > 0) throw new Undecided('`item` of a place is not modelled');
    const size = self.shape && numel(self.shape);
    if (size !== null && equals(size, 1) === false) m.raise('ValueError', 'can only convert an array of size 1 to a Python scalar');
    return toPython(self.dtype, single(m, self));
  },
  'tolist(self)': (m, self) => {
    if (!self.data || self.dtype.isComplex) throw new Undecided('the contents of an array are unknown');
    m.allocate(5 * self.data.length);
    return toLists(self);
  },
  'fill(self, value)': (m, self, [value = null]) => setItem(m, self, ELLIPSIS, value),
  'sort(self, axis=-1, kind=None, order=None, *, stable=None)': (m, self, [axis = null]) => {
    const sorted = callNumpy(m, 'sort', [self, axis]);
    self.write(m, sorted instanceof Tensor ? sorted.data : null);
    return null;
  },
  'reshape(self, *shape, order=None, copy=None)': (m, self, [shape = null, order = null]) => {
    if (order !== null && order !== 'C') throw new Undecided('the order of elements is not modelled');
    const [only] = shape instanceof PyTuple ? shape.items : [];
    const isOne = shape instanceof PyTuple && shape.items.length === 1 && (only instanceof PyTuple || only instanceof PyList);
    return reshaped(m, self, isOne ? only : shape);
  },
  'transpose(self, *axes)': (m, self, [axes]) => {
    const given = axes instanceof PyTuple ? axes.items : [];
    const [only = null] = given;
    const isOne = given.length === 1 && toDim(only) === null;
    return callNumpy(m, 'transpose', [self, given.length === 0 ? null : isOne ? only : new PyTuple(given)]);
  },
  'view(self, dtype=None, type=None)': (_, self, [dtype = null]) => {
    const type = askedType(dtype);
    if (type !== null && type !== self.dtype) throw new Undecided('`view` with another type is not modelled');
    return arrayOf(self);
  },
};

const WRITES: ReadonlySet<string> = new Set(['__setitem__', 'fill', 'sort']);

/** Methods that are numpy's functions of the same names. */
const FUNCTIONS = (
  'all any argmax argmin argsort clip cumprod cumsum diagonal dot max mean min nonzero prod ravel repeat round searchsorted squeeze std ' +
  'sum swapaxes take trace var'
).split(' ');

let functions: ReadonlyMap<string, Value> = new Map();

function callNumpy(m: Machine, name: string, args: readonly Value[]): Value {
  const found = functions.get(name);
  return found instanceof Native ? found.call(m, args, null) : new Unknown(`\`numpy.${name}\` is not modelled`);
}

const PROPERTIES: Readonly<Record<string, (m: Machine, self: Tensor) => Value>> = {
  shape: (_, self) => (self.shape ? new PyTuple(self.shape.map(fromDim)) : new Unknown('the shape of an array is unknown')),
  ndim: (_, self) => self.shape?.length ?? new Unknown('the number of axes is unknown'),
  size: (_, self) => (self.shape ? fromDim(numel(self.shape)) : new Unknown('the number of elements is unknown')),
  dtype: (_, self) => dtypeObject(self.dtype),
  itemsize: (_, self) => self.dtype.size,
  nbytes: (_, self) => (self.shape ? fromDim(numel([self.dtype.size, ...self.shape])) : new Unknown('the number of elements is unknown')),
  T: (m, self) => callNumpy(m, 'transpose', [self]),
  mT: (m, self) => callNumpy(m, 'matrix_transpose', [self]),
  real: (_, self) => (self.dtype.isComplex ? new Unknown('complex arrays are not modelled') : self),
  device: () => 'cpu',
};

/** Gives the class of arrays, and numpy's numbers, their methods. */
export function completeArrayClass(all: readonly (readonly [string, Value])[]): void {
  if (numpyTypes.arrayClass) return;
  numpyTypes.arrayClass = ARRAY_CLASS;
  numpyTypes.typeOf = value => (value instanceof Boxed ? dtypeOf(value.type) : null);
  functions = new Map(all);
  const { attrs } = ARRAY_CLASS;
  const onArrays =
    (run: Method) =>
    (m: Machine, [self, ...args]: readonly Value[]): Value =>
      self instanceof Tensor
        ? softly(m, 'method', () => run(m, self, args))
        : new Unknown('a method of an array is called on another object');
  for (const name of FUNCTIONS) {
    const found = functions.get(name);
    if (found instanceof Native) attrs.set(name, asInNumpy('numpy.ndarray', name, found));
  }
  for (const [signature, run] of Object.entries(METHODS)) {
    const name = signature.slice(0, signature.indexOf('('));
    // Writing something unknown leaves unknown contents; other methods give what is unknown.
    const make = WRITES.has(name) ? lenient : native;
    attrs.set(name, asInNumpy('numpy.ndarray', name, make(signature, onArrays(run))));
  }
  for (const [name, get] of Object.entries(PROPERTIES))
    attrs.set(
      name,
      new NativeProperty((m, self) =>
        self instanceof Tensor ? softly(m, name, () => get(m, self)) : new Unknown('it is an attribute of a class'),
      ),
    );
  defineOperators(ARRAY_CLASS, true);
  defineOperators(GENERIC, false);
  for (const [name, fn] of Object.entries({ __neg__: 'negative', __pos__: 'positive', __abs__: 'abs', __invert__: 'invert' }))
    GENERIC.attrs.set(
      name,
      native(`${name}(self)`, (m, [self]) => callNumpy(m, fn, [self])),
    );
  GENERIC.attrs.set(
    '__round__',
    native('__round__(self, ndigits=None)', (m, [self, digits]) => {
      const number = toFloat(self);
      if (digits === null && number !== null) return halfToEven(number);
      return callNumpy(m, 'round', [self, digits ?? 0]);
    }),
  );
  for (const name of [...FUNCTIONS, 'reshape', 'flatten', 'copy', 'ravel']) {
    const found = attrs.get(name);
    if (!(found instanceof Native) || name === 'round') continue;
    GENERIC.attrs.set(
      name,
      new Native(name, (m, [self = null, ...args], keywords) => {
        const array = softly(m, name, () => asTensor(m, self));
        return array instanceof Tensor ? found.call(m, [arrayOf(array), ...args], keywords) : array;
      }),
    );
  }
}
