import { equals } from '../../dim';
import type { Call } from '../call';
import { printShape, wrapDim } from '../convert';
import { int64 } from '../dtype';
import { op } from '../registry';
import { MAX_KNOWN, numel, plainShape, Tensor } from '../tensor';
import { PySlice } from '../vm';
import { diagonal } from './diagonal';
import { slice } from './indexing';
import { isDense } from '../layout';
import { selectAt } from './slice';

/** A copy of `input` in which the elements that a view of it shows are those of `src`. */
function scattered(c: Call, viewed: (input: Tensor) => Tensor): Tensor {
  const [input, src] = [c.tensor('input'), c.tensor('src')];
  const shape = c.shapeOf(input);
  const view = viewed(input);
  const [own, wanted] = [c.shapeOf(src), c.shapeOf(view)];
  if (own.length !== wanted.length || own.some((size, axis) => equals(size, wanted[axis] ?? 0) === false))
    c.raise(
      'RuntimeError',
      `expected src to have a size equal to the slice of self. src size = ${printShape(own)}, slice size = ${printShape(wanted)}`,
    );
  return new Tensor(shape, input.dtype, {
    data: replaced(input, src, viewed),
    strides: isDense(input) === true ? input.strides : input.strides === null ? null : 'unknown',
  });
}

/** Its elements, if both tensors' are known: the view of the elements' positions says which of them are replaced. */
function replaced(input: Tensor, src: Tensor, viewed: (input: Tensor) => Tensor): readonly number[] | null {
  const plain = plainShape(input.shape);
  if (!plain || !input.data || !src.data || Number(numel(plain)) > MAX_KNOWN) return null;
  const places = viewed(new Tensor(plain, int64, { data: input.data.map((_, place) => place) })).data;
  if (!places) return null;
  const data = [...input.data];
  places.forEach((place, i) => (data[place] = src.data?.[i] ?? 0));
  return data;
}

op('torch method', 'select_scatter(input: Tensor, src: Tensor, dim: int, index: int)', c =>
  scattered(c, input => {
    const rank = c.shapeOf(input).length;
    if (rank === 0) c.raise('IndexError', 'select() cannot be applied to a 0-dim tensor.');
    return selectAt(c.m, input, wrapDim(c.m, c.int('dim'), rank), c.int('index'));
  }),
);
op('torch method', 'slice_scatter(input: Tensor, src: Tensor, dim: int = 0, start: int = None, end: int = None, step: int = 1)', c =>
  scattered(c, input => {
    const rank = c.shapeOf(input).length;
    if (rank === 0) c.raise('IndexError', 'slice() cannot be applied to a 0-dim tensor.');
    const axis = wrapDim(c.m, c.int('dim'), rank);
    const step = c.int('step');
    if (typeof step !== 'object' && step <= 0) c.raise('RuntimeError', 'slice step must be positive');
    return slice(c.m, input, axis, new PySlice(c.value('start'), c.value('end'), c.value('step')));
  }),
);
op('torch method', 'diagonal_scatter(input: Tensor, src: Tensor, offset: int = 0, dim1: int = 0, dim2: int = 1)', c =>
  scattered(c, input => diagonal(c, input, c.int('dim1'), c.int('dim2'))),
);
