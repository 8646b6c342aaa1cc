import { mapRuns } from '../../../array';
import { isInt, type Dim } from '../../../dim';
import { printDim, sequenceItems, Undecided } from '../../convert';
import { tryBroadcast } from '../../operands';
import { MAX_KNOWN, numel, plainShape, Tensor } from '../../tensor';
import { fromDim, PyList, PyTuple, toDim, Unknown, type Machine, type Native, type Value } from '../../vm';
import { asTensor, axisOf, commonType, converted, makeArray, numberOrArray, shapeText } from './array';
import { askedType, sizesOf } from './creation';
import { reducedAxes } from './reductions';
import { defineNumpy, torchResult, torchTensor } from './via-torch';

function integer(value: Value): number {
  const dim = toDim(value);
  if (typeof dim !== 'number') throw new Undecided('an axis is unknown');
  return dim;
}

function rankOf(tensor: Tensor): number {
  if (!tensor.shape) throw new Undecided('the number of axes is unknown');
  return tensor.shape.length;
}

/** The arrays of a sequence, or along the first axis of one. */
function arraysOf(m: Machine, value: Value): Tensor[] {
  if (value instanceof Tensor) {
    const parts = torchTensors(m, asTensor(m, value));
    return parts;
  }
  const items = sequenceItems(value);
  if (!items || items instanceof Unknown) throw new Undecided('the arrays to join are unknown');
  return items.map(item => asTensor(m, item));
}

function torchTensors(m: Machine, tensor: Tensor): Tensor[] {
  const [size] = tensor.shape ?? [];
  if (typeof size !== 'number') throw new Undecided('the number of arrays is unknown');
  return Array.from({ length: size }, (_, i) => torchTensor(m, 'select', [tensor, 0, i]));
}

/** Arrays joined along an axis, in their common type. */
function join(m: Machine, how: 'cat' | 'stack', arrays: readonly Tensor[], axis: Value, dtype: Value = null): Value {
  if (arrays.length === 0) throw new Undecided('there are no arrays to join');
  const type = askedType(dtype) ?? commonType(arrays);
  const flat = axis === null ? arrays.map(each => torchTensor(m, 'flatten', [each])) : arrays;
  return torchResult(m, how, [new PyTuple(flat.map(each => converted(each, type))), axis ?? 0]);
}

function atLeast(m: Machine, value: Value, rank: number): Tensor {
  const given = asTensor(m, value);
  const shape = given.shape ?? [];
  const made: readonly Dim[] =
    shape.length >= rank
      ? shape
      : shape.length === 0
        ? new Array<Dim>(rank).fill(1)
        : rank === 3
          ? shape.length === 1
            ? [1, ...shape, 1]
            : [...shape, 1]
          : [1, ...shape];
  return new Tensor(made, given.dtype, { data: given.data, storage: given.storage });
}

function several(rank: number): [string, Native] {
  return defineNumpy(`atleast_${String(rank)}d(*arys)`, (m, { arys }) => {
    const arrays = (arys instanceof PyTuple ? arys.items : []).map(each => numberOrArray(atLeast(m, each, rank)));
    return arrays.length === 1 ? (arrays[0] ?? null) : new PyTuple(arrays);
  });
}

/** Splits as `numpy.array_split` does: the first parts are larger by one. */
function split(m: Machine, given: Value, sections: Value, axis: Value, name: string): Value {
  const array = asTensor(m, given);
  const at = axisOf(m, integer(axis), rankOf(array));
  const size = array.shape?.[at] ?? 0;
  if (typeof size !== 'number') throw new Undecided('the size of the axis is unknown');
  const count = toDim(sections);
  let ends: number[];
  if (typeof count === 'number' && count > MAX_KNOWN) throw new Undecided('an array is split into too many parts');
  if (typeof count === 'number') {
    if (name === 'split' && size % count !== 0) throw new SplitError();
    ends = Array.from({ length: count }, (_, i) => (i + 1) * Math.floor(size / count) + Math.min(i + 1, size % count));
  } else {
    const places = sections instanceof Tensor ? (sections.data ?? null) : sequenceItems(sections);
    if (!places || places instanceof Unknown) throw new Undecided('where to split is unknown');
    ends = [...places.map(each => clampIndex(integer(each), size)), size];
  }
  let start = 0;
  const parts = ends.map(end => {
    const length = Math.max(0, end - start);
    const part = numberOrArray(
      torchTensor(m, 'narrow', [array, at, Math.min(start, size), Math.min(length, size - Math.min(start, size))]),
    );
    start = end;
    return part;
  });
  return new PyList(parts);
}

function clampIndex(index: number, size: number): number {
  return Math.min(Math.max(index < 0 ? index + size : index, 0), size);
}

class SplitError extends Undecided {
  constructor() {
    super('the array does not have equal parts');
  }
}

/** Permutes the axes; by default, reverses them. */
function transposed(m: Machine, given: Value, axes: Value): Value {
  const array = asTensor(m, given);
  const rank = rankOf(array);
  const order = axes === null ? Array.from({ length: rank }, (_, i) => rank - 1 - i) : reducedAxes(m, axes, rank);
  if (order.length !== rank) throw new Undecided("axes don't match array");
  return torchResult(m, 'permute', [array, new PyTuple(order)]);
}

function moved(m: Machine, given: Value, source: Value, destination: Value): Value {
  const array = asTensor(m, given);
  const rank = rankOf(array);
  const [from, to] = [reducedAxes(m, source, rank), reducedAxes(m, destination, rank)];
  const order = Array.from({ length: rank }, (_, i) => i).filter(axis => !from.includes(axis));
  for (const [at, axis] of to.map((each, i) => [each, from[i] ?? 0] as const).sort((a, b) => a[0] - b[0])) order.splice(at, 0, axis);
  return torchResult(m, 'permute', [array, new PyTuple(order)]);
}

/** `reshape` with numpy's error. */
export function reshaped(m: Machine, given: Value, shape: Value): Value {
  const array = asTensor(m, given);
  const items = sequenceItems(shape) ?? [shape];
  if (items instanceof Unknown) throw new Undecided(items.reason, true);
  const sizes = items.map(toDim);
  const have = array.shape && numel(array.shape);
  if (typeof have === 'number' && sizes.every(size => typeof size === 'number')) {
    const product = sizes.filter(size => size !== -1).reduce((total, size) => total * size, 1);
    if (sizes.filter(size => size === -1).length > 1) m.raise('ValueError', 'can only specify one unknown dimension');
    const fits = sizes.includes(-1) ? product !== 0 && have % product === 0 : product === have;
    if (!fits)
      m.raise('ValueError', `cannot reshape array of size ${String(have)} into shape ${shapeText(sizes).replace('-1', 'newaxis')}`);
  }
  return softTorch(m, 'reshape', [array, new PyTuple([...items])]);
}

function softTorch(m: Machine, name: string, args: readonly Value[]): Value {
  const made = torchTensor(m, name, args);
  return numberOrArray(made.shape?.length === 0 ? new Tensor(made.shape, made.dtype, { data: made.data }) : made);
}

function triangle(name: 'tril' | 'triu'): [string, Native] {
  return defineNumpy(`${name}(m, k=0)`, (machine, { m, k }) => {
    const array = asTensor(machine, m ?? null);
    const shape = plainShape(array.shape);
    const offset = integer(k ?? 0);
    const square = array.shape?.length === 1 ? [...array.shape, ...array.shape] : array.shape;
    if (!square || square.length === 0) throw new Undecided('the number of axes is unknown');
    if (!shape || !array.data) return makeArray(square, array.dtype, null);
    const [rows = 1, columns = 1] = shape.length === 1 ? [shape[0] ?? 1, shape[0] ?? 1] : shape.slice(-2);
    const source = array.data;
    const count = shape.length === 1 ? rows * columns : source.length;
    const data = Array.from({ length: count }, (_, i) => {
      const [row, column] = [Math.floor(i / columns) % rows, i % columns];
      const isKept = name === 'tril' ? column - row <= offset : column - row >= offset;
      return isKept ? (source[shape.length === 1 ? column : i] ?? 0) : 0;
    });
    return makeArray(square, array.dtype, data);
  });
}

function flipped(m: Machine, given: Value, axis: Value): Value {
  const array = asTensor(m, given);
  return torchResult(m, 'flip', [array, new PyTuple(reducedAxes(m, axis, rankOf(array)))]);
}

export const SHAPES: readonly [string, Native][] = [
  defineNumpy('reshape(a, shape=None, order=None, *, newshape=None, copy=None)', (m, { a, shape, order, newshape }) => {
    if (order !== null && order !== 'C') throw new Undecided('the order of elements is not modelled');
    return reshaped(m, a ?? null, shape ?? newshape ?? null);
  }),
  defineNumpy('ravel(a, order=None)', (m, { a, order }) => {
    if (order !== null && order !== 'C') throw new Undecided('the order of elements is not modelled');
    return reshaped(m, a ?? null, -1);
  }),
  defineNumpy('transpose(a, axes=None)', (m, { a, axes }) => transposed(m, a ?? null, axes ?? null)),
  defineNumpy('permute_dims(a, axes=None)', (m, { a, axes }) => transposed(m, a ?? null, axes ?? null)),
  defineNumpy('matrix_transpose(x)', (m, { x }) => torchResult(m, 'transpose', [asTensor(m, x ?? null), -1, -2])),
  defineNumpy('swapaxes(a, axis1, axis2)', (m, { a, axis1, axis2 }) => {
    const array = asTensor(m, a ?? null);
    const [from, to] = [axis1, axis2].map(each => axisOf(m, integer(each ?? 0), rankOf(array)));
    return torchResult(m, 'transpose', [array, from ?? 0, to ?? 0]);
  }),
  defineNumpy('moveaxis(a, source, destination)', (m, { a, source, destination }) => moved(m, a ?? null, source ?? 0, destination ?? 0)),
  defineNumpy('rollaxis(a, axis, start=0)', (m, { a, axis, start }) => {
    const array = asTensor(m, a ?? null);
    const rank = rankOf(array);
    const from = axisOf(m, integer(axis ?? 0), rank);
    const to = integer(start ?? 0);
    return moved(m, array, from, from < to ? to - 1 : to);
  }),
  defineNumpy('expand_dims(a, axis)', (m, { a, axis }) => {
    const array = asTensor(m, a ?? null);
    const given = sequenceItems(axis ?? 0) ?? [axis ?? 0];
    if (given instanceof Unknown) throw new Undecided(given.reason, true);
    const rank = rankOf(array) + given.length;
    const places = given.map(each => axisOf(m, integer(each), rank));
    const old = [...(array.shape ?? [])];
    const shape = Array.from({ length: rank }, (_, i) => (places.includes(i) ? 1 : (old.shift() ?? 1)));
    return numberOrArray(new Tensor(shape, array.dtype, { data: array.data, storage: array.storage }));
  }),
  defineNumpy('squeeze(a, axis=None)', (m, { a, axis }) => {
    const array = asTensor(m, a ?? null);
    const axes = axis === null ? [] : reducedAxes(m, axis ?? 0, rankOf(array));
    const shape = array.shape ?? [];
    if (axis === null && !shape.every(isInt)) throw new Undecided('which axes have size 1 is unknown');
    for (const each of axes)
      if (isInt(shape[each] ?? 1) && shape[each] !== 1)
        m.raise('ValueError', 'cannot select an axis to squeeze out which has size not equal to one');
    const made = shape.filter((size, i) => (axis === null ? size !== 1 : !axes.includes(i)));
    return arrayLike(array, made);
  }),
  several(1),
  several(2),
  several(3),
  defineNumpy('broadcast_to(array, shape, subok=False)', (m, { array, shape }) => {
    const given = asTensor(m, array ?? null);
    const sizes = sizesOf(m, shape ?? null);
    const common = given.shape && tryBroadcast([given.shape, sizes]);
    if (common?.length !== sizes.length) throw new Undecided('the array is not broadcast to the shape');
    return torchResult(m, 'broadcast_to', [given, new PyTuple(sizes.map(fromDim))]);
  }),
  defineNumpy('concatenate(arrays, axis=0, out=None, *, dtype=None, casting=None)', (m, { arrays, axis, dtype }) =>
    joinAll(m, arraysOf(m, arrays ?? null), axis ?? null, dtype ?? null),
  ),
  defineNumpy('concat(arrays, axis=0, out=None, *, dtype=None, casting=None)', (m, { arrays, axis, dtype }) =>
    joinAll(m, arraysOf(m, arrays ?? null), axis ?? null, dtype ?? null),
  ),
  defineNumpy('append(arr, values, axis=None)', (m, { arr, values, axis }) =>
    join(m, 'cat', [asTensor(m, arr ?? null), asTensor(m, values ?? null)], axis ?? null),
  ),
  defineNumpy('stack(arrays, axis=0, out=None, *, dtype=None, casting=None)', (m, { arrays, axis, dtype }) =>
    stackAll(m, arraysOf(m, arrays ?? null), axis ?? 0, dtype ?? null),
  ),
  defineNumpy('vstack(tup, *, dtype=None, casting=None)', (m, { tup, dtype }) =>
    join(
      m,
      'cat',
      arraysOf(m, tup ?? null).map(each => atLeast(m, each, 2)),
      0,
      dtype ?? null,
    ),
  ),
  defineNumpy('hstack(tup, *, dtype=None, casting=None)', (m, { tup, dtype }) => {
    const arrays = arraysOf(m, tup ?? null).map(each => atLeast(m, each, 1));
    return join(m, 'cat', arrays, arrays[0]?.shape?.length === 1 ? 0 : 1, dtype ?? null);
  }),
  defineNumpy('dstack(tup)', (m, { tup }) =>
    join(
      m,
      'cat',
      arraysOf(m, tup ?? null).map(each => atLeast(m, each, 3)),
      2,
    ),
  ),
  defineNumpy('column_stack(tup)', (m, { tup }) => {
    const arrays = arraysOf(m, tup ?? null).map(each =>
      (each.shape?.length ?? 0) < 2 ? new Tensor([each.shape?.[0] ?? 1, 1], each.dtype, { data: each.data }) : each,
    );
    return join(m, 'cat', arrays, 1);
  }),
  defineNumpy('split(ary, indices_or_sections, axis=0)', (m, { ary, indices_or_sections: sections, axis }) =>
    split(m, ary ?? null, sections ?? null, axis ?? 0, 'split'),
  ),
  defineNumpy('array_split(ary, indices_or_sections, axis=0)', (m, { ary, indices_or_sections: sections, axis }) =>
    split(m, ary ?? null, sections ?? null, axis ?? 0, 'array_split'),
  ),
  defineNumpy('vsplit(ary, indices_or_sections)', (m, { ary, indices_or_sections: sections }) =>
    split(m, ary ?? null, sections ?? null, 0, 'split'),
  ),
  defineNumpy('hsplit(ary, indices_or_sections)', (m, { ary, indices_or_sections: sections }) => {
    const array = asTensor(m, ary ?? null);
    return split(m, array, sections ?? null, rankOf(array) > 1 ? 1 : 0, 'split');
  }),
  defineNumpy('tile(A, reps)', (m, { A, reps }) => {
    const array = asTensor(m, A ?? null);
    const counts = sizesOf(m, reps ?? null);
    return torchResult(m, 'tile', [array, new PyTuple(counts.map(fromDim))]);
  }),
  defineNumpy('repeat(a, repeats, axis=None)', (m, { a, repeats, axis }) => {
    const given = asTensor(m, a ?? null);
    const array = axis === null ? torchTensor(m, 'flatten', [given]) : given;
    const at = axisOf(m, integer(axis ?? 0), rankOf(array));
    const count = toDim(repeats ?? null);
    const shape = plainShape(array.shape);
    if (typeof count === 'number' && shape && array.data && array.data.length * count <= MAX_KNOWN) {
      const made = shape.map((size, i) => (i === at ? size * count : size));
      const data = mapRuns(array.data, shape, at, run => run.flatMap(x => new Array<number>(count).fill(x)));
      return makeArray(made, array.dtype, data);
    }
    return torchResult(m, 'repeat_interleave', [array, repeats ?? null, at]);
  }),
  defineNumpy('flip(m, axis=None)', (machine, { m, axis }) => flipped(machine, m ?? null, axis ?? null)),
  defineNumpy('flipud(m)', (machine, { m }) => flipped(machine, m ?? null, 0)),
  defineNumpy('fliplr(m)', (machine, { m }) => flipped(machine, m ?? null, 1)),
  defineNumpy('rot90(m, k=1, axes=(0, 1))', (machine, { m, k, axes }) =>
    torchResult(machine, 'rot90', [asTensor(machine, m ?? null), k ?? 1, axes ?? null]),
  ),
  defineNumpy('roll(a, shift, axis=None)', (m, { a, shift, axis }) =>
    torchResult(m, 'roll', axis === null ? [asTensor(m, a ?? null), shift ?? 0] : [asTensor(m, a ?? null), shift ?? 0, axis ?? 0]),
  ),
  triangle('tril'),
  triangle('triu'),
  defineNumpy('diag(v, k=0)', (m, { v, k }) => torchResult(m, 'diag', [asTensor(m, v ?? null), k ?? 0])),
  defineNumpy('diagonal(a, offset=0, axis1=0, axis2=1)', (m, { a, offset, axis1, axis2 }) =>
    torchResult(m, 'diagonal', [asTensor(m, a ?? null), offset ?? 0, axis1 ?? 0, axis2 ?? 1]),
  ),
  defineNumpy('meshgrid(*xi, copy=True, sparse=False, indexing="xy")'.replaceAll('"', "'"), (m, { xi, sparse, indexing }) => {
    const arrays = (xi instanceof PyTuple ? xi.items : []).map(each => torchTensor(m, 'flatten', [asTensor(m, each)]));
    if (sparse !== false) throw new Undecided('`sparse` is not modelled');
    const types = arrays.map(({ dtype }) => dtype);
    const common = commonType(arrays);
    const result = torchResult(
      m,
      'meshgrid',
      arrays.map(each => converted(each, common)),
      new Map([['indexing', indexing ?? 'xy']]),
    );
    const parts = sequenceItems(result);
    if (!parts || parts instanceof Unknown) throw new Undecided('the grid is unknown');
    return new PyTuple(parts.map((part, i) => (part instanceof Tensor ? makeArray(part.shape, types[i] ?? common, part.data) : part)));
  }),
  defineNumpy('shape(a)', (m, { a }) => {
    const { shape } = asTensor(m, a ?? null);
    return shape ? new PyTuple(shape.map(fromDim)) : new Unknown('the shape of an array is unknown');
  }),
  defineNumpy('ndim(a)', (m, { a }) => rankOf(asTensor(m, a ?? null))),
  defineNumpy('size(a, axis=None)', (m, { a, axis }) => {
    const array = asTensor(m, a ?? null);
    if (!array.shape) throw new Undecided('the shape of an array is unknown');
    return fromDim(axis === null ? numel(array.shape) : (array.shape[axisOf(m, integer(axis ?? 0), array.shape.length)] ?? 1));
  }),
];

/** A view with another shape. */
function arrayLike(array: Tensor, shape: readonly Dim[]): Value {
  // numpy keeps an array without axes where it reshapes one.
  const made = makeArray(shape, array.dtype, array.data);
  if (shape.length > 0) made.storage = array.storage;
  return made;
}

function joinAll(m: Machine, arrays: readonly Tensor[], axis: Value, dtype: Value): Value {
  if (arrays.some(each => each.shape?.length === 0) && axis !== null)
    m.raise('ValueError', 'zero-dimensional arrays cannot be concatenated');
  const [first] = arrays;
  const at = axis === null ? null : toDim(axis);
  for (const [i, each] of arrays.entries()) {
    if (!first?.shape || !each.shape || typeof at !== 'number') break;
    const [a, b] = [first.shape, each.shape];
    if (a.length !== b.length)
      refuseJoin(
        m,
        'all the input array dimensions must match, ' +
          `but the array at index 0 has ${String(a.length)} dimension(s) and the array at index ${String(i)} has ${String(b.length)} dimension(s)`,
      );
    const along = at < 0 ? at + a.length : at;
    const off = a.findIndex((size, k) => k !== along && isInt(size) && isInt(b[k] ?? 0) && size !== b[k]);
    if (off >= 0)
      m.raise(
        'ValueError',
        `all the input array dimensions except for the concatenation axis must match exactly, but along dimension ${String(off)}, ` +
          `the array at index 0 has size ${printDim(a[off] ?? 0)} and the array at index ${String(i)} has size ${printDim(b[off] ?? 0)}`,
      );
  }
  return join(m, 'cat', arrays, axis, dtype);
}

function refuseJoin(m: Machine, message: string): never {
  return m.raise('ValueError', message.replace('array dimensions must match', 'arrays must have same number of dimensions'));
}

function stackAll(m: Machine, arrays: readonly Tensor[], axis: Value, dtype: Value): Value {
  const [first] = arrays;
  const differs = arrays.some(
    ({ shape }) =>
      first?.shape &&
      shape &&
      (shape.length !== first.shape.length ||
        shape.some((size, i) => isInt(size) && isInt(first.shape?.[i] ?? 0) && size !== first.shape?.[i])),
  );
  if (differs) m.raise('ValueError', 'all input arrays must have the same shape');
  return join(m, 'stack', arrays, axis, dtype);
}
