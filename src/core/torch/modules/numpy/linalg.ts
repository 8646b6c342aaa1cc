import { reduceElements } from '../../../array';
import { equals, type Dim } from '../../../dim';
import { Undecided } from '../../convert';
import { float16, float32, float64, type DType } from '../../dtype';
import { tryBroadcast } from '../../operands';
import { plainShape, Tensor } from '../../tensor';
import { toFloat, truth, Unknown, type Machine, type Value } from '../../vm';
import { asTensor, commonType, converted, numberOrArray } from './array';
import { linAlgError, raiseLinAlgError } from './errors';
import { reducedAxes, reducedShape } from './reductions';
import { asInNumpy } from './signatures';
import { SHAPES } from './shapes';
import { SORTING } from './sorting';
import { defineNumpy } from './via-torch';

type Run = readonly number[];
type Norm = (run: Run) => number;

const floatOf = (dtype: DType): DType => (dtype.isIntegral ? float64 : dtype);
const total = (run: Run): number => run.reduce((sum, x) => sum + Math.abs(x), 0);
const largest = (run: Run): number => run.reduce((best, x) => (Number.isNaN(best) || Math.abs(x) > best ? Math.abs(x) : best), 0);
const euclidean = (run: Run): number => Math.sqrt(run.reduce((sum, x) => sum + x * x, 0));

/** The norms of vectors that are exact where the sums are. */
function vectorNorm(order: Value): Norm | null {
  switch (order === null ? 2 : toFloat(order)) {
    case 2:
      return euclidean;
    case 1:
      return total;
    case 0:
      return run => run.filter(x => x !== 0).length;
    case Infinity:
      return largest;
    default:
      return null;
  }
}

/** Whether sums of the elements and of their squares are exact in the type, in whichever order they are added. */
function hasExactSums(data: Run, dtype: DType): boolean {
  const limit = dtype === float32 ? 2 ** 24 : 2 ** 53;
  return data.every(Number.isInteger) && data.reduce((sum, x) => sum + Math.max(x * x, Math.abs(x)), 0) < limit;
}

function norm(m: Machine, x: Value, order: Value, axis: Value, keepdims: Value): Value {
  const given = asTensor(m, x);
  const { shape } = given;
  if (!shape || given.dtype.isComplex) throw new Undecided('the norm of such an array is not modelled');
  const array = converted(given, floatOf(given.dtype));
  const isFlat = axis === null && (order === null || (order === 'fro' && shape.length === 2));
  const axes = reducedAxes(m, axis, shape.length);
  const keeps = truth(m, keepdims);
  if (keeps instanceof Unknown) throw new Undecided(keeps.reason, true);
  if (!isFlat && axes.length !== 1 && axes.length !== 2) m.raise('ValueError', 'Improper number of dimensions to norm.');
  if (typeof order === 'string' && !isFlat) {
    if (axes.length === 1) m.raise('ValueError', `Invalid norm order '${order}' for vectors`);
    if (order !== 'fro' && order !== 'nuc') m.raise('ValueError', 'Invalid norm order for matrices.');
  }
  const isFrobenius = isFlat || (axes.length === 2 && (order === null || order === 'fro'));
  const compute = isFrobenius ? euclidean : axes.length === 1 ? vectorNorm(order) : null;
  const sizes = plainShape(shape);
  const isKnown = array.data && sizes && compute && array.dtype !== float16;
  const data = isKnown && hasExactSums(array.data, array.dtype) ? reduceElements(array.data, sizes, axes, compute) : null;
  return numberOrArray(new Tensor(reducedShape(shape, axes, keeps), array.dtype, { data }));
}

/** Matrices in the type in which they are factorized. */
function matrices(m: Machine, value: Value, isSquare: boolean): { tensor: Tensor; batch: readonly Dim[]; rows: Dim; columns: Dim } {
  const given = asTensor(m, value);
  const { shape } = given;
  if (!shape) throw new Undecided('the number of axes is unknown');
  if (shape.length < 2) raiseLinAlgError(m, `${String(shape.length)}-dimensional array given. Array must be at least two-dimensional`);
  const [rows = 1, columns = 1] = shape.slice(-2);
  if (isSquare && equals(rows, columns) === false) raiseLinAlgError(m, 'Last 2 dimensions of the array must be square');
  if (given.dtype === float16) m.raise('TypeError', 'array type float16 is unsupported in linalg');
  return { tensor: converted(given, floatOf(given.dtype)), batch: shape.slice(0, -2), rows, columns };
}

/** Whether they are identity matrices; undefined if the contents are unknown. */
function isIdentity({ data }: Tensor, rows: Dim): boolean | undefined {
  if (!data || typeof rows !== 'number') return undefined;
  return data.every((x, i) => x === (Math.floor(i / rows) % rows === i % rows ? 1 : 0));
}

function inverse(m: Machine, a: Value): Value {
  const { tensor, rows } = matrices(m, a, true);
  const { shape, dtype, data } = tensor;
  if (isIdentity(tensor, rows) === true) return numberOrArray(new Tensor(shape, dtype, { data }));
  if (data && mayBeSingular(data, Number(rows))) throw new Undecided('the matrix may have no inverse');
  return numberOrArray(new Tensor(shape, dtype));
}

/** Larger matrices are not eliminated. */
const MAX_SIZE = 64;

/** Whether elimination leaves a pivot that is tiny beside the matrix: rounding then decides. */
function mayBeSingular(data: Run, size: number): boolean {
  if (size > MAX_SIZE) return true;
  for (let start = 0; start < data.length; start += size * size) {
    const rows = Array.from({ length: size }, (_, i) => data.slice(start + i * size, start + (i + 1) * size));
    const tiny = 1e-6 * Math.max(...rows.map(largest));
    for (let k = 0; k < size; k++) {
      const rest = rows.slice(k);
      const pivot = rest.reduce((best, row) => (Math.abs(row[k] ?? 0) > Math.abs(best[k] ?? 0) ? row : best), rest[0] ?? []);
      const head = pivot[k] ?? 0;
      if (!(Math.abs(head) > tiny)) return true;
      rows.splice(rows.indexOf(pivot, k), 1);
      rows.splice(k, 0, pivot);
      for (let i = k + 1; i < size; i++) {
        const factor = (rows[i]?.[k] ?? 0) / head;
        rows[i] = (rows[i] ?? []).map((x, j) => x - factor * (pivot[j] ?? 0));
      }
    }
  }
  return false;
}

function determinant(m: Machine, a: Value): Value {
  const { tensor, batch, rows } = matrices(m, a, true);
  const count = (plainShape(batch) ?? []).reduce((product, size) => product * size, 1);
  const data = isIdentity(tensor, rows) === true ? new Array<number>(count).fill(1) : null;
  return numberOrArray(new Tensor(batch, tensor.dtype, { data }));
}

function solution(m: Machine, a: Value, b: Value): Value {
  const { tensor, batch, rows } = matrices(m, a, true);
  const right = asTensor(m, b);
  if (tensor.data && mayBeSingular(tensor.data, Number(rows))) throw new Undecided('the matrix may have no inverse');
  const { shape } = right;
  if (!shape || shape.length === 0) throw new Undecided('the number of axes is unknown');
  const isVector = shape.length === 1;
  const height = shape[isVector ? 0 : shape.length - 2] ?? 1;
  const common = tryBroadcast([batch, isVector ? [] : shape.slice(0, -2)]);
  if (!common || equals(height, rows) !== true) throw new Undecided('the sizes of the equations do not match');
  const type = floatOf(commonType([tensor, right]));
  return numberOrArray(new Tensor([...common, ...(isVector ? [rows] : [rows, shape[shape.length - 1] ?? 1])], type));
}

const SAME: readonly string[] = ['matmul', 'outer', 'matrix_transpose'];

const MODELLED: readonly (readonly [string, Value])[] = [
  defineNumpy('norm(x, ord=None, axis=None, keepdims=False)', (m, { x, ord, axis, keepdims }) =>
    norm(m, x ?? null, ord ?? null, axis ?? null, keepdims ?? false),
  ),
  defineNumpy('inv(a)', (m, { a }) => inverse(m, a ?? null)),
  defineNumpy('det(a)', (m, { a }) => determinant(m, a ?? null)),
  defineNumpy('solve(a, b)', (m, { a, b }) => solution(m, a ?? null, b ?? null)),
  defineNumpy('pinv(a, rcond=None, hermitian=False)', (m, { a }) => {
    const { tensor, batch, rows, columns } = matrices(m, a ?? null, false);
    return numberOrArray(new Tensor([...batch, columns, rows], tensor.dtype));
  }),
  defineNumpy('eigvalsh(a, UPLO="L")'.replaceAll('"', "'"), (m, { a }) => {
    const { tensor, batch, rows } = matrices(m, a ?? null, true);
    return numberOrArray(new Tensor([...batch, rows], tensor.dtype));
  }),
  ...[...SORTING, ...SHAPES].filter(([name]) => SAME.includes(name)),
];

/** What `numpy.linalg` has. */
export function linalgNames(): (readonly [string, Value])[] {
  return [...MODELLED.map(([name, value]) => [name, asInNumpy('numpy.linalg', name, value)] as const), ['LinAlgError', linAlgError()]];
}
