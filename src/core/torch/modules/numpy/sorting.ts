import { mapRuns } from '../../../array';
import { sequenceItems, Undecided } from '../../convert';
import { bool, int64, type DType } from '../../dtype';
import { freshDim } from '../../fresh';
import { tryBroadcast } from '../../operands';
import { MAX_KNOWN, numel, plainShape, Tensor } from '../../tensor';
import { PyTuple, toDim, toFloat, truth, Unknown, type Machine, type Native, type Value } from '../../vm';
import { asTensor, axisOf, commonType, converted, makeArray, numberOrArray } from './array';
import { matrixProduct } from './operators';
import { applyUfunc, ufuncResult } from './ufunc';
import { defineNumpy, torchResult, torchTensor } from './via-torch';

/** NaN is larger than all numbers. */
function compare(a: number, b: number): number {
  return Number.isNaN(a) ? (Number.isNaN(b) ? 0 : 1) : Number.isNaN(b) ? -1 : a - b;
}

function axisFor(m: Machine, axis: Value, rank: number): number {
  const dim = toDim(axis);
  if (typeof dim !== 'number') throw new Undecided('an axis is unknown');
  return axisOf(m, dim, rank);
}

/** Maps the runs along an axis; all elements for `None`. */
function along(m: Machine, given: Value, axis: Value, dtype: DType | null, map: (run: readonly number[]) => readonly number[]): Value {
  const array = asTensor(m, given);
  const flat = axis === null ? new Tensor(array.shape && [numel(array.shape)], array.dtype, { data: array.data }) : array;
  if (!flat.shape) throw new Undecided('the number of axes is unknown');
  const at = axisFor(m, axis ?? 0, flat.shape.length);
  const shape = plainShape(flat.shape);
  return makeArray(flat.shape, dtype ?? flat.dtype, flat.data && shape ? mapRuns(flat.data, shape, at, map) : null);
}

const order = (run: readonly number[]): number[] => run.map((_, i) => i).sort((a, b) => compare(run[a] ?? 0, run[b] ?? 0) || a - b);

function unique(m: Machine, given: Value, wants: readonly [index: boolean, inverse: boolean, counts: boolean]): Value {
  const array = asTensor(m, given);
  const { data } = array;
  const known = data?.every(x => !Number.isNaN(x)) === true ? data : null;
  const values = known ? [...new Set(known.map(x => x + 0))].sort(compare) : null;
  const size = values?.length ?? freshDim(m, 'the number of different elements depends on data');
  const parts = [makeArray([size], array.dtype, values)];
  if (wants[0])
    parts.push(
      makeArray(
        [size],
        int64,
        values?.map(x => known?.indexOf(x) ?? 0),
      ),
    );
  if (wants[1])
    parts.push(
      makeArray(
        array.shape,
        int64,
        known?.map(x => values?.indexOf(x + 0) ?? 0),
      ),
    );
  if (wants[2])
    parts.push(
      makeArray(
        [size],
        int64,
        values?.map(x => known?.filter(y => y === x).length ?? 0),
      ),
    );
  return parts.length === 1 ? (parts[0] ?? null) : new PyTuple(parts);
}

function nonzero(m: Machine, given: Value): Value {
  const array = asTensor(m, given);
  if (!array.shape || array.shape.length === 0) throw new Undecided('the number of axes is unknown');
  const shape = plainShape(array.shape);
  const found = array.data && shape ? array.data.flatMap((x, i) => (x === 0 ? [] : [i])) : null;
  const count = found?.length ?? freshDim(m, 'the number of elements that are not zero depends on data');
  return new PyTuple(
    array.shape.map((_, axis) => {
      const step = shape?.slice(axis + 1).reduce((product, size) => product * size, 1) ?? 1;
      return makeArray([count], int64, found && shape ? found.map(i => Math.floor(i / step) % (shape[axis] ?? 1)) : null);
    }),
  );
}

function clipped(m: Machine, a: Value, low: Value, high: Value): Value {
  let result: Value = a instanceof Tensor ? makeArray(a.shape, a.dtype, a.data) : a;
  for (const [bound, name] of [
    [low, 'maximum'],
    [high, 'minimum'],
  ] as const) {
    if (bound === null) continue;
    const made = applyUfunc(m, name, result, bound);
    if (made === undefined) throw new Undecided('the limits of clip are not modelled');
    if (made instanceof Unknown) throw new Undecided(made.reason, true);
    result = made;
  }
  return result instanceof Tensor ? numberOrArray(result) : result;
}

function chosen(m: Machine, condition: Value, x: Value, y: Value): Value {
  if (x === null || y === null) return nonzero(m, condition);
  // The operands meet as in arithmetic, Python's numbers included.
  const sum = applyUfunc(m, 'maximum', x, y);
  if (!(sum instanceof Tensor)) throw new Undecided('the operands of where are not modelled');
  const [mask, a, b] = [condition, x, y].map(each => asTensor(m, each));
  if (!mask || !a || !b) throw new Undecided('the operands of where are not modelled');
  const bools = new Tensor(mask.shape, bool, { data: mask.data });
  return torchResult(m, 'where', [bools, converted(a, sum.dtype), converted(b, sum.dtype)]);
}

function differences(m: Machine, a: Value, n: Value, axis: Value): Value {
  let array = asTensor(m, a);
  const count = toDim(n);
  if (typeof count !== 'number') throw new Undecided('how often to subtract is unknown');
  const at = axisFor(m, axis, array.shape?.length ?? 0);
  for (let i = 0; i < count; i++) array = torchTensor(m, 'diff', [array, 1, at]);
  return numberOrArray(array);
}

/** A product of sums whose order a library chooses: its fractions are unknown. */
function exactOnly(made: Value, inputs: readonly Tensor[]): Value {
  if (!(made instanceof Tensor)) return made;
  const isExact = [...inputs, made].every(each => each.data?.every(Number.isInteger) === true);
  return isExact ? made : makeArray(made.shape, made.dtype, null);
}

export const SORTING: readonly [string, Native][] = [
  defineNumpy('sort(a, axis=-1, kind=None, order=None, *, stable=None)', (m, { a, axis }) =>
    along(m, a ?? null, axis ?? null, null, run => [...run].sort(compare)),
  ),
  defineNumpy('argsort(a, axis=-1, kind=None, order=None, *, stable=None)', (m, { a, axis, kind, stable }) => {
    const array = asTensor(m, a ?? null);
    // Without a stable sort, the order of equal elements is numpy's own.
    const isStable = stable === true || kind === 'stable' || kind === 'mergesort';
    const isClear = array.data && (isStable || array.data.length <= 16 || new Set(array.data).size === array.data.length);
    return along(m, isClear ? array : new Tensor(array.shape, array.dtype), axis ?? null, int64, order);
  }),
  defineNumpy(
    'unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True, sorted=True)',
    (m, { ar, return_index: index, return_inverse: inverse, return_counts: counts, axis }) => {
      if (axis !== null) throw new Undecided('`axis` of numpy.unique is not modelled');
      const [a, b, c] = [index, inverse, counts].map(each => truth(m, each ?? false) === true);
      return unique(m, ar ?? null, [a === true, b === true, c === true]);
    },
  ),
  defineNumpy('nonzero(a)', (m, { a }) => nonzero(m, a ?? null)),
  defineNumpy('flatnonzero(a)', (m, { a }) => {
    const made = nonzero(m, torchTensor(m, 'flatten', [asTensor(m, a ?? null)]));
    return made instanceof PyTuple ? (made.items[0] ?? null) : made;
  }),
  defineNumpy('searchsorted(a, v, side=None, sorter=None)', (m, { a, v, side }) => {
    const [array, values] = [asTensor(m, a ?? null), asTensor(m, v ?? null)];
    const isRight = side === 'right';
    const data = array.data && values.data?.map(x => array.data?.filter(y => (isRight ? y <= x : y < x)).length ?? 0);
    return numberOrArray(new Tensor(values.shape, int64, { data }));
  }),
  defineNumpy(
    'clip(a, a_min=None, a_max=None, out=None, *, min=None, max=None, dtype=None)',
    (m, { a, a_min, a_max, out, min, max, dtype }) => {
      if (out !== null || dtype !== null) throw new Undecided('`out` and `dtype` are not modelled');
      return clipped(m, a ?? null, a_min ?? min ?? null, a_max ?? max ?? null);
    },
  ),
  defineNumpy('where(condition, x=None, y=None, /)', (m, { condition, x, y }) => chosen(m, condition ?? null, x ?? null, y ?? null)),
  defineNumpy('diff(a, n=1, axis=-1)', (m, { a, n, axis }) => differences(m, a ?? null, n ?? 1, axis ?? -1)),
  defineNumpy('outer(a, b, out=None)', (m, { a, b }) => {
    const [x, y] = [a, b].map(each => torchTensor(m, 'flatten', [asTensor(m, each ?? null)]));
    if (!x || !y) throw new Undecided('the vectors are unknown');
    const made = applyUfunc(
      m,
      'multiply',
      makeArray([...(x.shape ?? []), 1], x.dtype, x.data),
      makeArray([1, ...(y.shape ?? [])], y.dtype, y.data),
    );
    return made === undefined ? new Unknown('the vectors are unknown') : ufuncResult(made);
  }),
  defineNumpy('take(a, indices, axis=None, out=None, mode="raise")'.replaceAll('"', "'"), (m, { a, indices, axis }) => {
    const array = asTensor(m, a ?? null);
    const flat = axis === null ? torchTensor(m, 'flatten', [array]) : array;
    const at = axisFor(m, axis ?? 0, flat.shape?.length ?? 0);
    const places = asTensor(m, indices ?? null);
    const size = flat.shape?.[at];
    if (!places.data || typeof size !== 'number' || !places.shape) throw new Undecided('the indices are unknown');
    if (places.data.some(i => i >= size || i < -size)) throw new Undecided('an index is out of bounds');
    const line = new Tensor([places.data.length], int64, { data: places.data.map(i => (i < 0 ? i + size : i)) });
    const made = torchTensor(m, 'index_select', [flat, at, line]);
    const shape = [...(flat.shape ?? []).slice(0, at), ...places.shape, ...(flat.shape ?? []).slice(at + 1)];
    return numberOrArray(new Tensor(shape, made.dtype, { data: made.data }));
  }),
  defineNumpy('trace(a, offset=0, axis1=0, axis2=1, dtype=None, out=None)', (m, { a, offset, axis1, axis2 }) => {
    const line = torchTensor(m, 'diagonal', [asTensor(m, a ?? null), offset ?? 0, axis1 ?? 0, axis2 ?? 1]);
    return exactOnly(torchResult(m, 'sum', [line, -1]), [line]);
  }),
  defineNumpy('einsum(subscripts, *operands, out=None, optimize=False)', (m, { subscripts, operands }) => {
    const given = (operands instanceof PyTuple ? operands.items : []).map(each => asTensor(m, each));
    const type = commonType(given);
    return exactOnly(torchResult(m, 'einsum', [subscripts ?? '', ...given.map(each => converted(each, type))]), given);
  }),
  defineNumpy('dot(a, b, out=None)', (m, { a, b }) => matrixProduct(m, arrayOnly(a ?? null), arrayOnly(b ?? null), 'dot')),
  defineNumpy('matmul(x1, x2, /, out=None)', (m, { x1, x2 }) => matrixProduct(m, arrayOnly(x1 ?? null), arrayOnly(x2 ?? null))),
  defineNumpy('isin(element, test_elements, assume_unique=False, invert=False)', (m, { element, test_elements: among, invert }) => {
    const [array, others] = [asTensor(m, element ?? null), asTensor(m, among ?? null)];
    const data = others.data && array.data?.map(x => (others.data?.includes(x) === (invert !== true) ? 1 : 0));
    return numberOrArray(new Tensor(array.shape, bool, { data }));
  }),
  defineNumpy('allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False)', (m, { a, b, rtol, atol }) => {
    const close = closeness(m, a ?? null, b ?? null, rtol ?? null, atol ?? null);
    return close.data ? close.data.every(x => x === 1) : new Unknown('the contents of an array are unknown');
  }),
  defineNumpy('isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False)', (m, { a, b, rtol, atol }) =>
    numberOrArray(closeness(m, a ?? null, b ?? null, rtol ?? null, atol ?? null)),
  ),
  defineNumpy('array_equal(a1, a2, equal_nan=False)', (m, { a1, a2 }) => {
    const [a, b] = [asTensor(m, a1 ?? null), asTensor(m, a2 ?? null)];
    const [x, y] = [plainShape(a.shape), plainShape(b.shape)];
    if (x && y && (x.length !== y.length || x.some((size, i) => size !== y[i]))) return false;
    if (!a.data || !b.data) return new Unknown('the contents of an array are unknown');
    return a.data.every((each, i) => each === b.data?.[i]);
  }),
  defineNumpy('bincount(x, /, weights=None, minlength=0)', (m, { x, weights, minlength }) => {
    const array = asTensor(m, x ?? null);
    if (weights !== null) throw new Undecided('`weights` is not modelled');
    if (!array.data) return makeArray([freshDim(m, 'the largest element depends on data')], int64, null);
    const length = Math.max(Number(toDim(minlength ?? 0) ?? 0), 1 + Math.max(-1, ...array.data));
    if (length > MAX_KNOWN) return makeArray([length], int64, null);
    return makeArray(
      [length],
      int64,
      Array.from({ length }, (_, i) => array.data?.filter(each => each === i).length ?? 0),
    );
  }),
  defineNumpy('argwhere(a)', (m, { a }) => {
    const found = nonzero(m, a ?? null);
    const parts = found instanceof PyTuple ? found.items : [];
    const lines = parts.flatMap(each => (each instanceof Tensor ? [each] : []));
    return torchResult(m, 'stack', [new PyTuple(lines.map(each => asTensor(m, each))), 1]);
  }),
  defineNumpy('broadcast_shapes(*shapes)', (_, { shapes }) => {
    const given = shapes instanceof PyTuple ? shapes.items.map(each => sequenceItems(each) ?? [each]) : [];
    const sizes = given.map(each => (each instanceof Unknown ? [] : each.map(toDim)));
    const plain = sizes.map(each => each.filter((size): size is number => typeof size === 'number'));
    const common = plain.every((each, i) => each.length === sizes[i]?.length) ? tryBroadcast(plain) : null;
    if (!common) throw new Undecided('the shapes do not broadcast');
    return new PyTuple(common.filter(size => typeof size === 'number'));
  }),
];

/** Of a tensor, its numbers. */
function arrayOnly(value: Value): Value {
  return value instanceof Tensor ? makeArray(value.shape, value.dtype, value.data) : value;
}

function closeness(m: Machine, a: Value, b: Value, rtol: Value, atol: Value): Tensor {
  const [x, y] = [asTensor(m, a), asTensor(m, b)];
  const [relative, absolute] = [toFloat(rtol) ?? 1e-5, toFloat(atol) ?? 1e-8];
  const shape = x.shape && y.shape && tryBroadcast([x.shape, y.shape]);
  const isSame = x.data && x.data.length === y.data?.length && plainShape(shape ?? null);
  const data = isSame
    ? x.data.map((each, i) => {
        const other = y.data?.[i] ?? 0;
        return each === other || Math.abs(each - other) <= absolute + relative * Math.abs(other) ? 1 : 0;
      })
    : null;
  return new Tensor(shape, bool, { data });
}
