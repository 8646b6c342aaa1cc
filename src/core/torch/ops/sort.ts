import { mapRuns } from '../../array';
import { lessThan } from '../../dim';
import { withAxis, wrapDim } from '../convert';
import { bool, int32, int64 } from '../dtype';
import { namedTuple } from '../named-tuple';
import { op } from '../registry';
import { plainShape, Tensor } from '../tensor';
import { PyTuple } from '../vm';

const TOPK = namedTuple('torch.return_types.topk', ['values', 'indices']);
op('torch method', 'topk(input: Tensor, k: int, dim: int = -1, largest: bool = True, sorted: bool = True)', c => {
  const input = c.tensor('input');
  const shape = c.shapeOf(input);
  const axis = wrapDim(c.m, c.int('dim'), shape.length);
  const k = c.int('k');
  const size = shape[axis] ?? 1;
  if (lessThan(k, 0) === true || lessThan(size, k) === true) c.raise('RuntimeError', 'selected index k out of range');
  if (input.dtype === bool) c.raise('RuntimeError', 'topk does not support bool dtypes on CPU');
  const made = shape.length === 0 ? shape : withAxis(shape, axis, k);
  const [values, places] = sorted(input, axis, c.bool('largest'), typeof k === 'number' ? k : null);
  return new PyTuple([new Tensor(made, input.dtype, { data: values }), new Tensor(made, int64, { data: places })], TOPK);
});

/** The elements of each run in order, and their original positions. */
function sorted(
  input: Tensor,
  axis: number,
  descending: boolean,
  keep: number | null,
): readonly [readonly number[] | null, readonly number[] | null] {
  const plain = plainShape(input.shape);
  if (!input.data || !plain || keep === null) return [null, null];
  if (plain.length === 0) return [input.data, [0]];
  const order = (run: readonly number[]): number[] => {
    const places = run.map((_, i) => i).sort((a, b) => ((run[a] ?? 0) - (run[b] ?? 0)) * (descending ? -1 : 1) || a - b);
    return keep === Infinity ? places : places.slice(0, keep);
  };
  return [mapRuns(input.data, plain, axis, run => order(run).map(i => run[i] ?? 0)), mapRuns(input.data, plain, axis, order)];
}

const SORT = namedTuple('torch.return_types.sort', ['values', 'indices']);
op(
  'torch method',
  'sort(input: Tensor, dim: int = -1, descending: bool = False, stable: bool = False)',
  c => {
    const input = c.tensor('input');
    const axis = wrapDim(c.m, c.int('dim'), c.shapeOf(input).length);
    const [values, places] = sorted(input, axis, c.bool('descending'), Infinity);
    return new PyTuple([new Tensor(input.shape, input.dtype, { data: values }), new Tensor(input.shape, int64, { data: places })], SORT);
  },
  { overloaded: true },
);
op('torch method', 'argsort(input: Tensor, dim: int = -1, descending: bool = False, stable: bool = False)', c => {
  const input = c.tensor('input');
  const axis = wrapDim(c.m, c.int('dim'), c.shapeOf(input).length);
  return new Tensor(input.shape, int64, { data: sorted(input, axis, c.bool('descending'), Infinity)[1] });
});
op('torch method', 'msort(input: Tensor)', c => new Tensor(c.shape('input'), c.tensor('input').dtype));

op(
  'torch',
  'searchsorted(sorted_sequence: Tensor, input: Scalar, *, out_int32: bool = False, right: bool = False, side: str = None, sorter: Tensor = None)',
  c => {
    const value = c.value('input');
    return new Tensor(value instanceof Tensor ? value.shape : [], c.bool('out_int32') ? int32 : int64);
  },
);
op('torch', 'bucketize(input: Scalar, boundaries: Tensor, *, out_int32: bool = False, right: bool = False)', c => {
  const value = c.value('input');
  const edges = c.tensor('boundaries').data;
  const right = c.bool('right');
  const data =
    value instanceof Tensor && value.data && edges
      ? value.data.map(x => edges.filter(edge => (right ? edge <= x : edge < x)).length)
      : null;
  if (c.shape('boundaries').length !== 1)
    c.raise('RuntimeError', `boundaries tensor must be 1 dimension, but got dim(${String(c.shape('boundaries').length)})`);
  return new Tensor(value instanceof Tensor ? value.shape : [], c.bool('out_int32') ? int32 : int64, { data });
});
