import { isInt, type Dim } from '../../../dim';
import { sequenceItems, Undecided } from '../../convert';
import type { DType } from '../../dtype';
import { float64, int64 } from '../../dtype';
import { freshDim } from '../../fresh';
import { MAX_KNOWN, numel, Tensor } from '../../tensor';
import { native, toDim, toFloat, truth, Unknown, PyTuple, type Machine, type Native, type Value } from '../../vm';
import { ARRAY_CLASS, asTensor, converted, makeArray, softly } from './array';
import { dtypeOf, scalar } from './element-type';
import { typeOfItems } from './promotion';

/** The element type that an argument asks for; null for `None`. */
export function askedType(value: Value): DType | null {
  if (value === null) return null;
  const dtype = dtypeOf(value);
  if (!dtype) throw new Undecided('the element type is not modelled');
  return dtype;
}

/** Sizes given as an integer or a sequence. */
export function sizesOf(m: Machine, value: Value): Dim[] {
  const items = value instanceof Tensor ? value.data : (sequenceItems(value) ?? [value]);
  if (items === null) throw new Undecided('a shape depends on data');
  if (items instanceof Unknown) throw new Undecided(items.reason, true);
  return items.map(item => {
    if (item instanceof Unknown) return freshDim(m, item.reason);
    const dim = toDim(item);
    if (dim === null) m.raise('TypeError', "'float' object cannot be interpreted as an integer");
    if (isInt(dim) && dim < 0) m.raise('ValueError', 'negative dimensions are not allowed');
    return dim;
  });
}

function filledWith(shape: readonly Dim[], value: number | null): number[] | null {
  const count = numel(shape);
  return value !== null && typeof count === 'number' && count <= MAX_KNOWN ? new Array<number>(count).fill(value) : null;
}

function filled(name: string, value: number | null): [string, Native] {
  return [
    name,
    native(`${name}(shape, dtype=None, order='C', *, device=None, like=None)`, (m, [shape, dtype]) =>
      checked(m, name, () => {
        const sizes = sizesOf(m, shape);
        return makeArray(sizes, askedType(dtype) ?? float64, filledWith(sizes, value));
      }),
    ),
  ];
}

function filledLike(name: string, value: number | null): [string, Native] {
  return [
    name,
    native(`${name}(a, dtype=None, order='K', subok=True, shape=None, *, device=None)`, (m, [a, dtype, , , shape]) =>
      softly(m, name, () => {
        const like = asTensor(m, a);
        const sizes = shape === null ? like.shape : sizesOf(m, shape);
        return makeArray(sizes, askedType(dtype) ?? like.dtype, sizes && filledWith(sizes, value));
      }),
    ),
  ];
}

/** Errors of numpy's own are raised; other failures make the result unknown. */
function checked(m: Machine, name: string, compute: () => Value): Value {
  try {
    return compute();
  } catch (error) {
    if (!(error instanceof Undecided)) throw error;
    return softly(m, name, () => {
      throw error;
    });
  }
}

/** The array of a value, in the type asked for. */
function arrayFrom(m: Machine, object: Value, dtype: Value, ndmin = 0): Value {
  const made = asTensor(m, object);
  const asked = askedType(dtype);
  const shape = made.shape && [...new Array<Dim>(Math.max(0, ndmin - made.shape.length)).fill(1), ...made.shape];
  const typed = asked ? converted(made, asked) : made;
  return makeArray(shape, typed.dtype, typed.data);
}

function conversion(signature: string, copies: boolean): [string, Native] {
  const name = signature.slice(0, signature.indexOf('('));
  return [
    name,
    native(signature, (m, [object, dtype]) =>
      softly(m, name, () => {
        const asked = askedType(dtype);
        if (!copies && object instanceof Tensor && (asked === null || asked === object.dtype)) {
          if (object.type.module === 'numpy') return object;
          return new Tensor(object.shape, object.dtype, { data: object.data, storage: object.storage, type: ARRAY_CLASS });
        }
        return arrayFrom(m, object, dtype);
      }),
    ),
  ];
}

/** numpy's method of spacing numbers: multiples of a step added to the start, and the exact end. */
function linspace(start: number, stop: number, count: number, endpoint: boolean): { data: number[] | null; step: number } {
  const parts = endpoint ? count - 1 : count;
  const step = parts > 0 ? (stop - start) / parts : NaN;
  if (count > MAX_KNOWN) return { data: null, step };
  const data = Array.from({ length: count }, (_, i) =>
    endpoint && i === count - 1 && count > 1
      ? stop
      : i === 0
        ? start
        : step === 0
          ? (i / parts) * (stop - start) + start
          : start + i * step,
  );
  return { data, step };
}

function range(m: Machine, given: readonly Value[], dtype: Value): Value {
  const [a, b, c] = given;
  const [start, stop, step] = b === undefined || b === null ? [0, a ?? null, c ?? 1] : [a ?? 0, b, c ?? 1];
  const type =
    askedType(dtype) ??
    [start, stop, step]
      .map(each => typeOfItems(each))
      .reduce<DType | null>((best, each) => (each?.isFloat === true || best?.isFloat === true ? float64 : int64), int64) ??
    int64;
  const [from, to, by] = [toFloat(start), toFloat(stop), toFloat(step)];
  if (from === null || to === null || by === null) {
    const size = toDim(stop);
    if (toDim(start) === 0 && toDim(step) === 1 && size !== null) return makeArray([size], type, null);
    return makeArray([freshDim(m, 'the bounds of a range are unknown')], type, null);
  }
  if (by === 0) m.raise('ZeroDivisionError', 'division by zero');
  const length = Math.max(0, Math.ceil((to - from) / by));
  if (!Number.isFinite(length)) m.raise('ValueError', 'Maximum allowed size exceeded');
  const second = from + by;
  // The step is the difference between the first two numbers, as they are rounded.
  const delta = type.isIntegral ? Math.trunc(second) - Math.trunc(from) : second - from;
  const data =
    length <= MAX_KNOWN
      ? Array.from({ length }, (_, i) => (i === 1 ? second : (type.isIntegral ? Math.trunc(from) : from) + i * delta))
      : null;
  return makeArray([length], type, data);
}

function eye(m: Machine, rows: Value, columns: Value, k: Value, dtype: Value): Value {
  const [n = 0] = sizesOf(m, rows);
  const [cols = 0] = columns === null ? [n] : sizesOf(m, columns);
  const offset = toDim(k);
  const isKnown = typeof n === 'number' && typeof cols === 'number' && typeof offset === 'number' && n * cols <= MAX_KNOWN;
  const data = isKnown ? Array.from({ length: n * cols }, (_, i) => ((i % cols) - Math.floor(i / cols) === offset ? 1 : 0)) : null;
  return makeArray([n, cols], askedType(dtype) ?? float64, data);
}

export const CREATION: readonly [string, Native][] = [
  filled('zeros', 0),
  filled('ones', 1),
  filled('empty', null),
  filledLike('zeros_like', 0),
  filledLike('ones_like', 1),
  filledLike('empty_like', null),
  [
    'full',
    native(`full(shape, fill_value, dtype=None, order='C', *, device=None, like=None)`, (m, [shape, value, dtype]) =>
      checked(m, 'full', () => {
        const sizes = sizesOf(m, shape);
        const fill = asTensor(m, value);
        const isSingle = fill.shape?.length === 0;
        return makeArray(sizes, askedType(dtype) ?? fill.dtype, isSingle ? filledWith(sizes, fill.data?.[0] ?? null) : null);
      }),
    ),
  ],
  [
    'full_like',
    native(`full_like(a, fill_value, dtype=None, order='K', subok=True, shape=None, *, device=None)`, (m, [a, value, dtype, , , shape]) =>
      softly(m, 'full_like', () => {
        const like = asTensor(m, a);
        const sizes = shape === null ? like.shape : sizesOf(m, shape);
        return makeArray(sizes, askedType(dtype) ?? like.dtype, sizes && filledWith(sizes, toFloat(value)));
      }),
    ),
  ],
  [
    'array',
    native(`array(object, dtype=None, *, copy=True, order='K', subok=False, ndmin=0, like=None)`, (m, [object, dtype, , , , ndmin]) =>
      softly(m, 'array', () => arrayFrom(m, object, dtype, Number(toDim(ndmin) ?? 0))),
    ),
  ],
  conversion('asarray(a, dtype=None, order=None, *, device=None, copy=None, like=None)', false),
  conversion('asanyarray(a, dtype=None, order=None, *, device=None, copy=None, like=None)', false),
  conversion('ascontiguousarray(a, dtype=None, *, like=None)', true),
  conversion('asfortranarray(a, dtype=None, *, like=None)', true),
  conversion(`copy(a, dtype=None, order='K', subok=False)`, true),
  [
    'arange',
    native('arange(start=None, stop=None, step=None, dtype=None, *, device=None, like=None)', (m, [start, stop, step, dtype]) =>
      checked(m, 'arange', () => range(m, [start, stop, step], dtype)),
    ),
  ],
  [
    'linspace',
    native(
      'linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0, *, device=None)',
      (m, [start, stop, num, endpoint, retstep, dtype]) =>
        softly(m, 'linspace', () => {
          const [from, to] = [toFloat(start), toFloat(stop)];
          const [count = 0] = sizesOf(m, num);
          const type = askedType(dtype) ?? float64;
          if (from === null || to === null || typeof count !== 'number') {
            if (start instanceof Tensor || stop instanceof Tensor) throw new Undecided('`numpy.linspace` between arrays is not modelled');
            return makeArray([count], type, null);
          }
          const { data, step } = linspace(from, to, count, truth(m, endpoint) === true);
          const made = makeArray([count], type, type.isIntegral ? data?.map(Math.floor) : data);
          return truth(m, retstep) === true ? new PyTuple([made, scalar(float64, step)]) : made;
        }),
    ),
  ],
  [
    'eye',
    native(`eye(N, M=None, k=0, dtype=None, order='C', *, device=None, like=None)`, (m, [rows, columns, k, dtype]) =>
      checked(m, 'eye', () => eye(m, rows, columns, k, dtype)),
    ),
  ],
  ['identity', native('identity(n, dtype=None, *, like=None)', (m, [n, dtype]) => checked(m, 'identity', () => eye(m, n, null, 0, dtype)))],
  [
    'tri',
    native('tri(N, M=None, k=0, dtype=None, *, like=None)', (m, [rows, columns, k, dtype]) =>
      checked(m, 'tri', () => {
        const whole = eye(m, rows, columns, 0, dtype) as Tensor;
        const [, cols = 0] = whole.shape ?? [];
        const offset = toDim(k);
        if (typeof cols !== 'number' || typeof offset !== 'number') return makeArray(whole.shape, whole.dtype, null);
        return makeArray(
          whole.shape,
          whole.dtype,
          whole.data?.map((_, i) => ((i % cols) - Math.floor(i / cols) <= offset ? 1 : 0)),
        );
      }),
    ),
  ],
];
