import { permuteElements } from '../../array';
import { equals, mul, type Shape } from '../../dim';
import type { Call } from '../call';
import { printShape, Undecided, wrapDim, wrapDims } from '../convert';
import { op } from '../registry';
import { plainShape, stridesOfTensor, Tensor } from '../tensor';
import { PyTuple } from '../vm';
import { normalize, viewOf } from './view';

op(
  'torch method inplace',
  'squeeze(input: Tensor, *dim: ints = None)',
  c => {
    const input = c.tensor('input');
    const shape = c.shapeOf(input);
    const dims = c.intsOrNull('dim');
    const axes = dims === null ? shape.map((_, axis) => axis) : wrapDims(c.m, dims, shape.length);
    const gone = axes.filter(axis => {
      const one = equals(shape[axis] ?? 2, 1);
      if (one === undefined) throw new Undecided('it is unknown whether a size is 1');
      return one;
    });
    return dropAxes(input, shape, gone);
  },
  { reshapes: true },
);

export function dropAxes(input: Tensor, shape: Shape, gone: readonly number[]): Tensor {
  const keep = (_: unknown, axis: number): boolean => !gone.includes(axis);
  const strides = stridesOfTensor(input);
  const made = shape.filter(keep);
  return viewOf(input, made, strides ? normalize(made, strides.filter(keep)) : 'unknown', input.data);
}

op(
  'torch method inplace',
  'unsqueeze(input: Tensor, dim: int)',
  c => {
    const input = c.tensor('input');
    const shape = c.shapeOf(input);
    return insertAxis(input, wrapDim(c.m, c.int('dim'), shape.length + 1));
  },
  { reshapes: true },
);

/** The tensor with an additional axis of size 1. */
export function insertAxis(input: Tensor, axis: number): Tensor {
  const shape = input.shape ?? [];
  const strides = stridesOfTensor(input);
  const made = shape.toSpliced(axis, 0, 1);
  const step = axis < shape.length ? mul(strides?.[axis] ?? 1, shape[axis] ?? 1) : 1;
  return viewOf(input, made, strides ? normalize(made, strides.toSpliced(axis, 0, step)) : 'unknown', input.data);
}

/** Permutes the axes. */
function permute(t: Tensor, order: readonly number[]): Tensor {
  const shape = t.shape ?? [];
  const strides = stridesOfTensor(t);
  const made = order.map(axis => shape[axis] ?? 1);
  const plain = plainShape(shape);
  const data = t.data && plain ? permuteElements(t.data, plain, order) : null;
  return viewOf(
    t,
    made,
    strides
      ? normalize(
          made,
          order.map(axis => strides[axis] ?? 1),
        )
      : 'unknown',
    data,
  );
}

function permuteRule(c: Call): Tensor {
  const input = c.tensor('input');
  const shape = c.shapeOf(input);
  const dims = c.ints('dims');
  if (dims.length !== shape.length)
    c.raise(
      'RuntimeError',
      'permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired ordering of dimensions ' +
        `i.e. input.dim() = ${String(shape.length)} is not equal to len(dims) = ${String(dims.length)}`,
    );
  const axes: number[] = [];
  for (const dim of dims) {
    const axis = wrapDim(c.m, dim, shape.length);
    if (axes.includes(axis)) c.raise('RuntimeError', 'permute(): duplicate dims are not allowed.');
    axes.push(axis);
  }
  return permute(input, axes);
}
op('method', 'permute(input: Tensor, *dims: ints)', permuteRule);
op('torch', 'permute(input: Tensor, dims: ints)', permuteRule);

op(
  'torch method inplace',
  'transpose(input: Tensor, dim0: int, dim1: int)',
  c => {
    const input = c.tensor('input');
    const rank = c.shapeOf(input).length;
    return swap(input, wrapDim(c.m, c.int('dim0'), rank), wrapDim(c.m, c.int('dim1'), rank));
  },
  { aliases: ['swapaxes', 'swapdims'], reshapes: true, overloaded: true },
);

function swap(input: Tensor, a: number, b: number): Tensor {
  if (input.shape?.length === 0) return input;
  const order = (input.shape ?? []).map((_, axis) => (axis === a ? b : axis === b ? a : axis));
  return permute(input, order);
}

op(
  'torch method inplace',
  't(input: Tensor)',
  c => {
    const input = c.tensor('input');
    const rank = c.shapeOf(input).length;
    if (rank > 2) c.raise('RuntimeError', `${c.name}() expects a tensor with <= 2 dimensions, but self is ${String(rank)}D`);
    return rank < 2 ? input : swap(input, 0, 1);
  },
  { reshapes: true },
);
op('torch method', 'adjoint(input: Tensor)', c => swap(c.tensor('input'), c.shape('input').length - 2, c.shape('input').length - 1));

op(
  'torch method',
  'movedim(input: Tensor, source: ints, destination: ints)',
  c => {
    const input = c.tensor('input');
    const rank = c.shapeOf(input).length;
    const [source, destination] = [c.ints('source'), c.ints('destination')];
    if (source.length !== destination.length)
      c.raise(
        'RuntimeError',
        `movedim: Invalid source or destination dims: source (${printShape(source)} dims) ` +
          `should contain the same number of dims as destination (${printShape(destination)} dims)`,
      );
    const from = source.map(dim => wrapDim(c.m, dim, rank));
    const to = destination.map(dim => wrapDim(c.m, dim, rank));
    if (new Set(from).size < from.length) c.raise('RuntimeError', `movedim: repeated dim in \`source\` (${printShape(source)})`);
    if (new Set(to).size < to.length) c.raise('RuntimeError', `movedim: repeated dim in \`destination\` (${printShape(destination)})`);
    if (rank === 0) return input;
    const order = new Array<number>(rank).fill(-1);
    to.forEach((axis, i) => (order[axis] = from[i] ?? 0));
    const rest = Array.from({ length: rank }, (_, axis) => axis).filter(axis => !from.includes(axis));
    return permute(
      input,
      order.map(axis => (axis === -1 ? (rest.shift() ?? 0) : axis)),
    );
  },
  { aliases: ['moveaxis'], overloaded: true },
);

/** `x.T`, `x.mT`, `x.H`, `x.mH`. */
export function transposed(m: Call['m'], t: Tensor, name: 'T' | 'mT' | 'H' | 'mH'): Tensor {
  const rank = t.shape?.length;
  if (rank === undefined) return new Tensor(null, t.dtype);
  if (name === 'T')
    return permute(
      t,
      Array.from({ length: rank }, (_, axis) => rank - 1 - axis),
    );
  if (name === 'H' && rank !== 2 && rank !== 0)
    m.raise(
      'RuntimeError',
      `tensor.H is only supported on matrices (2-D tensors). Got ${String(rank)}-D ` +
        `tensor.${rank > 2 ? ' For batches of matrices, consider using tensor.mH' : ''}`,
    );
  if (rank === 1 && name !== 'H')
    m.raise('RuntimeError', `tensor.${name} is only supported on matrices or batches of matrices. Got ${String(rank)}-D tensor.`);
  return rank === 0 ? t : swap(t, rank - 2, rank - 1);
}

/** The tensor with at least this many axes, as in atleast_1d, _2d and _3d. */
export function atLeast(c: Call, t: Tensor, least: 1 | 2 | 3): Tensor {
  const shape = c.shapeOf(t);
  if (shape.length >= least) return t;
  const made: Shape = least === 1 ? [1] : least === 2 ? [1, shape[0] ?? 1] : shape.length === 2 ? [...shape, 1] : [1, shape[0] ?? 1, 1];
  return viewOf(t, made, t.strides === null ? null : 'unknown', t.data);
}
for (const [name, least] of [
  ['atleast_1d', 1],
  ['atleast_2d', 2],
  ['atleast_3d', 3],
] as const) {
  op('torch', `${name}(*tensors: Tensors)`, c => {
    const given = c.tensors('tensors');
    const only = c.args[0] instanceof PyTuple && c.args[0].items.length === 1 && given.length === 1 ? given[0] : undefined;
    return only ? atLeast(c, only, least) : new PyTuple(given.map(tensor => atLeast(c, tensor, least)));
  });
}
