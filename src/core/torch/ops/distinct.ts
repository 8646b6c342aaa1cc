import { lessThan, type Dim } from '../../dim';
import type { Call } from '../call';
import { printDim, withAxis, wrapDim } from '../convert';
import { bool, float32, float64, int64 } from '../dtype';
import { freshDim } from '../fresh';
import { op } from '../registry';
import { numel, Tensor } from '../tensor';
import { PyTuple } from '../vm';

op(
  'torch method',
  'unique(input: Tensor, sorted: bool = True, return_inverse: bool = False, return_counts: bool = False, dim: int = None)',
  c => {
    const input = c.tensor('input');
    const shape = c.shapeOf(input);
    const dim = c.intOrNull('dim');
    const values = dim === null && input.data ? [...new Set(input.data)].sort((a, b) => a - b) : null;
    const axis = dim === null ? 0 : wrapDim(c.m, dim, shape.length);
    const whole = dim === null ? numel(shape) : (shape[axis] ?? 0);
    const count: Dim = values?.length ?? distinct(c, whole);
    const results: Tensor[] = [new Tensor(dim === null ? [count] : withAxis(shape, axis, count), input.dtype, { data: values })];
    if (c.bool('return_inverse'))
      results.push(
        new Tensor(dim === null ? shape : [shape[axis] ?? 0], int64, {
          data: values && input.data ? input.data.map(x => values.indexOf(x)) : null,
        }),
      );
    if (c.bool('return_counts'))
      results.push(
        new Tensor([count], int64, { data: values && input.data ? values.map(v => input.data?.filter(x => x === v).length ?? 0) : null }),
      );
    return results.length === 1 ? (results[0] ?? null) : new PyTuple(results);
  },
);
op('torch method', 'unique_consecutive(input: Tensor, return_inverse: bool = False, return_counts: bool = False, dim: int = None)', c => {
  const input = c.tensor('input');
  const shape = c.shapeOf(input);
  const dim = c.intOrNull('dim');
  const axis = dim === null ? 0 : wrapDim(c.m, dim, shape.length);
  const runs = dim === null ? input.data?.filter((x, i) => i === 0 || x !== input.data?.[i - 1]).length : undefined;
  const count = runs ?? distinct(c, dim === null ? numel(shape) : (shape[axis] ?? 0));
  const results: Tensor[] = [new Tensor(dim === null ? [count] : withAxis(shape, axis, count), input.dtype)];
  if (c.bool('return_inverse')) results.push(new Tensor(dim === null ? input.shape : [shape[axis] ?? 0], int64));
  if (c.bool('return_counts')) results.push(new Tensor([count], int64));
  return results.length === 1 ? (results[0] ?? null) : new PyTuple(results);
});
/** How many of a number of elements differ: known only of one or none. */
function distinct(c: Call, whole: Dim): Dim {
  return whole === 0 || whole === 1 ? whole : freshDim(c.m, 'the number of distinct elements depends on data');
}
op('torch method', 'bincount(input: Tensor, weights: Tensor = None, minlength: int = 0)', c => {
  const input = c.tensor('input');
  if (c.shapeOf(input).length !== 1) c.raise('RuntimeError', 'bincount only supports 1-d non-negative integral inputs.');
  const count = input.data
    ? Math.max(c.number('minlength'), ...input.data.map(x => x + 1))
    : freshDim(c.m, 'the largest element depends on data');
  return new Tensor([count], c.tensorOrNull('weights')?.dtype === float32 ? float32 : c.tensorOrNull('weights') ? float64 : int64);
});
op('torch', 'isin(elements: Scalar, test_elements: Scalar, *, assume_unique: bool = False, invert: bool = False)', c => {
  const elements = c.value('elements');
  return new Tensor(elements instanceof Tensor ? elements.shape : [], bool);
});
op('torch method', 'histc(input: Tensor, bins: int = 100, min: number = 0, max: number = 0)', c => {
  const { dtype } = c.tensor('input');
  if (lessThan(c.int('bins'), 1) === true)
    c.raise('RuntimeError', `torch.histogram(): bins must be > 0, but got ${printDim(c.int('bins'))} for dimension 0`);
  if (dtype.isIntegral)
    c.raise('NotImplementedError', `"${dtype === bool ? 'linspace' : 'histogram'}_cpu" not implemented for '${dtype.scalarName}'`);
  return new Tensor([c.int('bins')], dtype);
});
