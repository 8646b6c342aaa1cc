import { broadcastElements, mapRuns, reduceElements } from '../../../array';
import { isInt, type Dim, type Shape } from '../../../dim';
import { sequenceItems, Undecided } from '../../convert';
import { bool, DTYPES, float16, float32, float64, int64, type DType } from '../../dtype';
import { isTorchTensor } from '../../ndarray';
import { numel, plainShape, Tensor } from '../../tensor';
import { fromDim, native, toDim, toFloat, truth, Unknown, type Machine, type Native, type Value } from '../../vm';
import { asTensor, axisOf, converted, makeArray, numberOrArray, softly } from './array';
import { dtypeOf } from './element-type';
import { namesIn } from './signatures';

/** The axes of an argument, counted from 0; all for `None`. */
export function reducedAxes(m: Machine, axis: Value, rank: number): number[] {
  if (axis === null) return Array.from({ length: rank }, (_, i) => i);
  const items = sequenceItems(axis) ?? [axis];
  if (items instanceof Unknown) throw new Undecided(items.reason, true);
  return items.map(item => {
    const dim = toDim(item);
    if (typeof dim !== 'number') throw new Undecided('an axis is unknown');
    return axisOf(m, dim, rank);
  });
}

export function reducedShape(shape: Shape, axes: readonly number[], keeps: boolean): Dim[] {
  return shape.flatMap((size, axis) => (axes.includes(axis) ? (keeps ? [1] : []) : [size]));
}

/** numpy adds up to 128 numbers in eight parts, more in halves, and fewer than eight one by one. */
function pairwiseSum(run: readonly number[], round: (x: number) => number): number {
  const { length } = run;
  const at = (i: number): number => run[i] ?? 0;
  if (length < 8) {
    let sum = length === 0 ? 0 : at(0);
    for (let i = 1; i < length; i++) sum = round(sum + at(i));
    return sum;
  }
  if (length <= 128) {
    const parts = run.slice(0, 8);
    let i = 8;
    for (; i < length - (length % 8); i += 8) for (let j = 0; j < 8; j++) parts[j] = round((parts[j] ?? 0) + at(i + j));
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = parts;
    let sum = round(round(round(a + b) + round(c + d)) + round(round(e + f) + round(g + h)));
    for (; i < length; i++) sum = round(sum + at(i));
    return sum;
  }
  const half = Math.floor(length / 2) - (Math.floor(length / 2) % 8);
  return round(pairwiseSum(run.slice(0, half), round) + pairwiseSum(run.slice(half), round));
}

const exactly = (x: number): number => x;

/** The sums along axes; null where numpy's order of addition is not known and makes a difference. */
function sums(array: Tensor, axes: readonly number[]): number[] | null {
  const shape = plainShape(array.shape);
  const { data, dtype } = array;
  if (!data || !shape) return null;
  const isExact =
    data.every(Number.isSafeInteger) &&
    data.reduce((total, x) => total + Math.abs(x), 0) < (dtype === float32 ? 2 ** 24 : dtype === float16 ? 2 ** 11 : 2 ** 53);
  if (isExact) return reduceElements(data, shape, axes, run => run.reduce((a, b) => a + b, 0));
  if (dtype.isIntegral || dtype === float16 || array.strides !== null) return null;
  const round = dtype === float32 ? Math.fround : exactly;
  // All axes, or the last one, are contiguous; over the first one, rows are added.
  if (axes.length === shape.length || (axes.length === 1 && axes[0] === shape.length - 1))
    return reduceElements(data, shape, axes, run => pairwiseSum(run, round));
  if (axes.length === 1) return reduceElements(data, shape, axes, run => run.reduce((a, b) => round(a + b)));
  return null;
}

interface Reduction {
  readonly array: Tensor;
  readonly axes: readonly number[];
  readonly shape: readonly Dim[];
}

function prepare(m: Machine, a: Value, axis: Value, keepdims: Value): Reduction {
  if (isTorchTensor(a)) throw new Undecided('a reduction of a tensor by numpy is not modelled');
  const array = asTensor(m, a);
  if (!array.shape) throw new Undecided('the number of axes is unknown');
  const axes = reducedAxes(m, axis, array.shape.length);
  const keeps = truth(m, keepdims);
  if (keeps instanceof Unknown) throw new Undecided(keeps.reason, true);
  return { array, axes, shape: reducedShape(array.shape, axes, keeps) };
}

function each({ array, axes }: Reduction, reduce: (run: readonly number[]) => number): number[] | null {
  const shape = plainShape(array.shape);
  return array.data && shape ? reduceElements(array.data, shape, axes, reduce) : null;
}

function countIn({ array, axes }: Reduction): number | null {
  const count = numel(axes.map(axis => array.shape?.[axis] ?? 1));
  return typeof count === 'number' ? count : null;
}

/** The type in which integers are added. */
function sumType(dtype: DType): DType {
  if (!dtype.isIntegral) return dtype;
  return dtype.signed || dtype === bool ? int64 : (DTYPES.get('uint64') ?? int64);
}

const floatType = (dtype: DType): DType => (dtype.isIntegral ? float64 : dtype);

function reduction(signature: string, run: (m: Machine, found: Reduction) => Tensor): [string, Native] {
  const name = signature.slice(0, signature.indexOf('('));
  const { names } = namesIn(signature);
  return [
    name,
    native(signature, (m, args) =>
      softly(m, name, () => {
        const given = new Map(names.map((each, i) => [each, (args as readonly Value[])[i] ?? null]));
        refuseExtras(['out', 'initial', 'where'].map(each => given.get(each) ?? null));
        return numberOrArray(run(m, prepare(m, given.get('a') ?? null, given.get('axis') ?? null, given.get('keepdims') ?? false)));
      }),
    ),
  ];
}

function refuseExtras(values: readonly Value[]): void {
  if (values.some(value => value !== null)) throw new Undecided('`out`, `initial` and `where` are not modelled');
}

function deviation(found: Reduction, ddof: Value, root: boolean): Tensor {
  const { axes, shape } = found;
  const array = converted(found.array, floatType(found.array.dtype));
  const type = array.dtype;
  const count = countIn(found);
  const plain = plainShape(array.shape);
  const correction = toFloat(ddof);
  const totals = sums(array, axes);
  if (count === null || !plain || !array.data || !totals || correction === null || type === float16) return new Tensor(shape, type);
  const round = type === float32 ? Math.fround : exactly;
  const kept = plain.map((size, axis) => (axes.includes(axis) ? 1 : size));
  const means = broadcastElements(
    totals.map(total => round(total / count)),
    kept,
    plain,
  );
  const squares = array.data.map((x, i) => {
    const off = round(x - (means[i] ?? 0));
    return round(off * off);
  });
  const spread = sums(new Tensor(plain, type, { data: squares }), axes);
  return new Tensor(shape, type, {
    data: spread?.map(total => {
      const variance = round(total / (count - correction));
      return root ? Math.sqrt(variance) : variance;
    }),
  });
}

function extreme(name: string, choose: (a: number, b: number) => number): [string, Native][] {
  const ufunc = name === 'max' ? 'maximum' : 'minimum';
  return [name, `a${name}`].map(each_ =>
    reduction(`${each_}(a, axis=None, out=None, keepdims=False, initial=None, where=None)`, (_, found) => {
      const { array, axes, shape } = found;
      if (axes.some(axis => array.shape?.[axis] === 0) && !shape.includes(0)) emptyReduction(ufunc);
      const data = each(found, run => run.reduce((a, b) => (Number.isNaN(a) || Number.isNaN(b) ? NaN : choose(a, b))));
      return new Tensor(shape, array.dtype, { data });
    }),
  );
}

function emptyReduction(name: string): never {
  throw new Undecided(`an array without elements has no ${name}`);
}

function position(name: string, isBetter: (x: number, best: number) => boolean): [string, Native] {
  return [
    name,
    native(`${name}(a, axis=None, out=None, *, keepdims=False)`, (m, [a, axis, out, keepdims]) =>
      softly(m, name, () => {
        refuseExtras([out]);
        const found = prepare(m, a, axis, keepdims);
        const data = each(found, run =>
          run.reduce((best, x, i) => {
            const top = run[best] ?? 0;
            return !Number.isNaN(top) && (Number.isNaN(x) || isBetter(x, top)) ? i : best;
          }, 0),
        );
        if (found.axes.some(at => found.array.shape?.[at] === 0)) emptyReduction(name);
        return numberOrArray(new Tensor(found.shape, int64, { data }));
      }),
    ),
  ];
}

function running(name: string, combine: (a: number, b: number) => number): [string, Native] {
  return [
    name,
    native(`${name}(a, axis=None, dtype=None, out=None)`, (m, [a, axis, dtype, out]) =>
      softly(m, name, () => {
        refuseExtras([out]);
        const given = asTensor(m, a);
        const array = axis === null ? new Tensor(given.shape && [numel(given.shape)], given.dtype, { data: given.data }) : given;
        const type = dtypeOf(dtype) ?? sumType(array.dtype);
        const [at = 0] = reducedAxes(m, axis ?? 0, array.shape?.length ?? 1);
        const shape = plainShape(array.shape);
        const { data } = converted(array, type);
        const round = type === float32 ? Math.fround : exactly;
        const isKnown = data && shape && (type.isIntegral || type === float32 || type === float64);
        const made = isKnown
          ? mapRuns(data, shape, at, run => {
              let total: number | null = null;
              return run.map(x => (total = total === null ? x : round(combine(total, x))));
            })
          : null;
        return makeArray(array.shape, type, made);
      }),
    ),
  ];
}

export const REDUCTIONS: readonly [string, Native][] = [
  [
    'sum',
    native(
      `sum(a, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=None)`,
      (m, [a, axis, dtype, out, keepdims, initial, where]) =>
        softly(m, 'sum', () => {
          refuseExtras([out, initial, where]);
          const found = prepare(m, a, axis, keepdims);
          const array = converted(found.array, dtypeOf(dtype) ?? sumType(found.array.dtype));
          return numberOrArray(new Tensor(found.shape, array.dtype, { data: sums(array, found.axes) }));
        }),
    ),
  ],
  [
    'mean',
    native(`mean(a, axis=None, dtype=None, out=None, keepdims=False, *, where=None)`, (m, [a, axis, dtype, out, keepdims, where]) =>
      softly(m, 'mean', () => {
        refuseExtras([out, where]);
        const found = prepare(m, a, axis, keepdims);
        const array = converted(found.array, dtypeOf(dtype) ?? floatType(found.array.dtype));
        const count = countIn(found);
        const data = count === null || count === 0 ? null : sums(array, found.axes)?.map(total => total / count);
        return numberOrArray(new Tensor(found.shape, array.dtype, { data }));
      }),
    ),
  ],
  ...(['std', 'var'] as const).map((name): [string, Native] => [
    name,
    native(`${name}(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=None, mean=None, correction=None)`, (m, args) =>
      softly(m, name, () => {
        const [a, axis, dtype, out, ddof, keepdims, where, mean, correction] = args as readonly Value[];
        refuseExtras([dtype ?? null, out ?? null, where ?? null, mean ?? null]);
        return numberOrArray(deviation(prepare(m, a ?? null, axis ?? null, keepdims ?? false), correction ?? ddof ?? 0, name === 'std'));
      }),
    ),
  ]),
  ...extreme('max', Math.max),
  ...extreme('min', Math.min),
  reduction(`ptp(a, axis=None, out=None, keepdims=False)`, (_, found) => {
    const data = each(found, run => Math.max(...run) - Math.min(...run));
    return new Tensor(found.shape, found.array.dtype, { data: found.array.dtype === float32 ? data?.map(Math.fround) : data });
  }),
  reduction('any(a, axis=None, out=None, keepdims=False, *, where=None)', (_, found) => {
    return new Tensor(found.shape, bool, { data: each(found, run => (run.some(x => x !== 0) ? 1 : 0)) });
  }),
  reduction('all(a, axis=None, out=None, keepdims=False, *, where=None)', (_, found) => {
    return new Tensor(found.shape, bool, { data: each(found, run => (run.every(x => x !== 0) ? 1 : 0)) });
  }),
  reduction('count_nonzero(a, axis=None, *, keepdims=False)', (_, found) => {
    return new Tensor(found.shape, int64, { data: each(found, run => run.filter(x => x !== 0).length) });
  }),
  reduction('median(a, axis=None, out=None, overwrite_input=False, keepdims=False)', (_, found) => {
    const type = floatType(found.array.dtype);
    const data = each(found, run => {
      if (run.some(Number.isNaN)) return NaN;
      const sorted = [...run].sort((a, b) => a - b);
      const half = Math.floor(sorted.length / 2);
      const top = sorted[half] ?? NaN;
      return sorted.length % 2 === 1 ? top : ((sorted[half - 1] ?? NaN) + top) / 2;
    });
    return new Tensor(found.shape, type, { data });
  }),
  [
    'prod',
    native(
      `prod(a, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=None)`,
      (m, [a, axis, dtype, out, keepdims, initial, where]) =>
        softly(m, 'prod', () => {
          refuseExtras([out, initial, where]);
          const sizes = sequenceItems(a);
          const dims = sizes && !(sizes instanceof Unknown) ? sizes.map(toDim) : null;
          // Symbolic sizes stay symbolic: a product of sizes is a size.
          if (dims?.every((dim): dim is Dim => dim !== null) && dims.some(dim => !isInt(dim)) && axis === null) return fromSizes(dims);
          const found = prepare(m, a, axis, keepdims);
          const array = converted(found.array, dtypeOf(dtype) ?? sumType(found.array.dtype));
          const round = array.dtype === float32 ? Math.fround : exactly;
          const data = array.dtype === float16 ? null : each({ ...found, array }, run => run.reduce((x, y) => round(x * y), 1));
          return numberOrArray(new Tensor(found.shape, array.dtype, { data }));
        }),
    ),
  ],
  position('argmax', (x, best) => x > best),
  position('argmin', (x, best) => x < best),
  running('cumsum', (a, b) => a + b),
  running('cumprod', (a, b) => a * b),
];
function fromSizes(dims: readonly Dim[]): Value {
  return fromDim(numel(dims));
}
