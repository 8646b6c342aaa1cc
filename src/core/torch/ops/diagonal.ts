import { equals, type Dim, add } from '../../dim';
import type { Call } from '../call';
import { printDim, wrapDim } from '../convert';
import { int64 } from '../dtype';
import { freshDim } from '../fresh';
import { op } from '../registry';
import { plainShape, Tensor, stridesOfTensor } from '../tensor';
import type { Machine } from '../vm';
import { integersToLong } from './reduce';

/** Triangular parts of matrices. */
for (const name of ['tril', 'triu'] as const) {
  op('torch method inplace', `${name}(input: Tensor, diagonal: int = 0)`, c => {
    const input = c.tensor('input');
    const shape = c.shapeOf(input);
    if (shape.length < 2) c.raise('RuntimeError', `${name}: input tensor must have at least 2 dimensions`);
    const plain = plainShape(shape);
    const diagonal = c.int('diagonal');
    const [rows = 0, columns = 0] = plain?.slice(-2) ?? [];
    const keeps = (i: number): boolean => {
      const [row, column] = [Math.floor(i / columns) % rows, i % columns];
      return name === 'tril' ? column - row <= Number(diagonal) : column - row >= Number(diagonal);
    };
    return new Tensor(shape, input.dtype, {
      data: plain && typeof diagonal === 'number' ? input.data?.map((x, i) => (keeps(i) ? x : 0)) : null,
    });
  });
  op('torch', `${name}_indices(row: int, col: int, offset: int = 0, *, dtype: dtype = int64, device = None, layout = None)`, c => {
    const [rows, columns, offset] = [c.int('row'), c.int('col'), c.int('offset')];
    if (typeof rows !== 'number' || typeof columns !== 'number' || typeof offset !== 'number')
      return new Tensor([2, freshDim(c.m, 'the size of a triangle is unknown')], c.dtype('dtype') ?? int64);
    const cells = Array.from({ length: rows * columns }, (_, i) => [Math.floor(i / columns), i % columns] as const).filter(
      ([row, column]) => (name === 'tril' ? column - row <= offset : column - row >= offset),
    );
    return new Tensor([2, cells.length], c.dtype('dtype') ?? int64, {
      data: [...cells.map(([row]) => row), ...cells.map(([, column]) => column)],
    });
  });
}
op('torch method', 'diag(input: Tensor, diagonal: int = 0)', c => {
  const shape = c.shape('input');
  const offset = c.int('diagonal');
  const [first = 0, second = 0] = shape;
  if (shape.length === 1) {
    const size =
      typeof offset === 'number' && typeof first === 'number'
        ? first + Math.abs(offset)
        : freshDim(c.m, 'the offset of a diagonal is unknown');
    const data =
      offset === 0 && typeof size === 'number'
        ? c.tensor('input').data?.flatMap((x, i) => Array.from({ length: size }, (_, j) => (i === j ? x : 0)))
        : null;
    return new Tensor([size, size], c.tensor('input').dtype, { data });
  }
  if (shape.length !== 2) c.raise('RuntimeError', `diag(): Supports 1D or 2D tensors. Got ${String(shape.length)}D`);
  return new Tensor([diagonalSize(c.m, first, second, offset)], c.tensor('input').dtype);
});

/** The length of a diagonal. */
function diagonalSize(m: Machine, rows: Dim, columns: Dim, offset: Dim): Dim {
  if (typeof rows === 'number' && typeof columns === 'number' && typeof offset === 'number')
    return Math.max(0, offset >= 0 ? Math.min(rows, columns - offset) : Math.min(rows + offset, columns));
  if (offset === 0 && equals(rows, columns) === true) return rows;
  return freshDim(m, 'the length of a diagonal is unknown');
}

op('torch method', 'diagonal(input: Tensor, offset: int = 0, dim1: int = 0, dim2: int = 1)', c =>
  diagonal(c, c.tensor('input'), c.int('dim1'), c.int('dim2')),
);
op('linalg', 'diagonal(A: Tensor, *, offset: int = 0, dim1: int = -2, dim2: int = -1)', c =>
  diagonal(c, c.tensor('A'), c.int('dim1'), c.int('dim2')),
);

/** The diagonal along two axes, moved by the call's `offset`. */
export function diagonal(c: Call, input: Tensor, dim1: Dim, dim2: Dim): Tensor {
  const shape = c.shapeOf(input);
  const [a, b] = [wrapDim(c.m, dim1, shape.length), wrapDim(c.m, dim2, shape.length)];
  if (a === b) c.raise('RuntimeError', `diagonal dimensions cannot be identical ${printDim(dim1)}, ${printDim(dim2)}`);
  const size = diagonalSize(c.m, shape[a] ?? 0, shape[b] ?? 0, c.int('offset'));
  const keep = (_: unknown, axis: number): boolean => axis !== a && axis !== b;
  const own = stridesOfTensor(input);
  return new Tensor([...shape.filter(keep), size], input.dtype, {
    strides: own ? [...own.filter(keep), add(own[a] ?? 0, own[b] ?? 0)] : 'unknown',
  });
}

op('torch method', 'diag_embed(input: Tensor, offset: int = 0, dim1: int = -2, dim2: int = -1)', c => {
  const shape = c.shape('input');
  const rank = shape.length + 1;
  const [a, b] = [wrapDim(c.m, c.int('dim1'), rank), wrapDim(c.m, c.int('dim2'), rank)];
  if (a === b) c.raise('RuntimeError', `diagonal dimensions cannot be identical ${printDim(c.int('dim1'))}, ${printDim(c.int('dim2'))}`);
  const last = shape.at(-1) ?? 0;
  const offset = c.int('offset');
  const size =
    typeof last === 'number' && typeof offset === 'number'
      ? last + Math.abs(offset)
      : offset === 0
        ? last
        : freshDim(c.m, 'the offset of a diagonal is unknown');
  const rest = shape.slice(0, -1);
  const result: Dim[] = [];
  for (let axis = 0; axis < rank; axis++) result.push(axis === a || axis === b ? size : (rest.shift() ?? 0));
  return new Tensor(result, c.tensor('input').dtype, { strides: 'unknown' });
});
op('torch method', 'trace(input: Tensor)', c => {
  const shape = c.shape('input');
  if (shape.length !== 2) c.raise('RuntimeError', 'trace: expected a matrix, but got tensor with dim ' + String(shape.length));
  return new Tensor([], integersToLong(c.tensor('input').dtype));
});
