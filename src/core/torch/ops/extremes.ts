import type { Shape } from '../../dim';
import type { Call } from '../call';
import { wrapDim } from '../convert';
import { bool, int64 } from '../dtype';
import { namedTuple } from '../named-tuple';
import { requireOperand, resultType } from '../operands';
import { op } from '../registry';
import { Tensor } from '../tensor';
import { PyTuple, type PyClass } from '../vm';
import { elementwise } from './pointwise';
import { reduced, reducedAxes, reducedShape, reducedToOne, type Reduce } from './reduce';

const largest: Reduce = run => run.reduce((best, x) => (Number.isNaN(x) || x > best ? x : best), -Infinity);
const smallest: Reduce = run => run.reduce((best, x) => (Number.isNaN(x) || x < best ? x : best), Infinity);
const placeOf =
  (pick: Reduce): Reduce =>
  run =>
    run.indexOf(pick(run));

function refuseEmpty(c: Call, shape: Shape, axes: readonly number[] | null): void {
  if (axes === null) {
    if (shape.includes(0))
      c.raise(
        c.name.startsWith('arg') ? 'IndexError' : 'RuntimeError',
        `${c.name}(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' argument.`,
      );
    return;
  }
  for (const axis of axes)
    if (shape[axis] === 0) c.raise('IndexError', `${c.name}(): Expected reduction dim ${String(axis)} to have non-zero size.`);
}

for (const [name, pick] of [
  ['max', largest],
  ['min', smallest],
] as const) {
  const pairClass = namedTuple(`torch.return_types.${name}`, ['values', 'indices']);
  op(
    'torch method',
    `${name}(input: Tensor, dim = None, keepdim: bool = False)`,
    c => {
      const input = c.tensor('input');
      const shape = c.shapeOf(input);
      const given = c.value('dim');
      if (given instanceof Tensor) {
        const operands = [requireOperand(c.m, input), requireOperand(c.m, given)];
        return elementwise(
          c.m,
          operands,
          resultType(c.m, operands),
          name === 'max' ? (x, y = 0) => Math.max(x, y) : (x, y = 0) => Math.min(x, y),
        );
      }
      if (given === null) {
        refuseEmpty(c, shape, null);
        return reducedToOne(c, input, pick);
      }
      const axis = wrapDim(c.m, c.int('dim'), shape.length);
      refuseEmpty(c, shape, [axis]);
      return pairOf(c, pairClass, input, axis, pick, placeOf(pick));
    },
    { overloaded: true },
  );
  op('torch method', `a${name}(input: Tensor, dim: ints = (), keepdim: bool = False)`, c => {
    const input = c.tensor('input');
    const axes = reducedAxes(c, c.shapeOf(input).length);
    refuseEmpty(c, c.shapeOf(input), c.ints('dim').length === 0 ? null : axes);
    return reduced(c, input, axes, c.bool('keepdim'), input.dtype, pick);
  });
  op('torch method', `arg${name}(input: Tensor, dim: int = None, keepdim: bool = False)`, c => {
    const input = c.tensor('input');
    const shape = c.shapeOf(input);
    const dim = c.intOrNull('dim');
    const axes = dim === null ? shape.map((_, axis) => axis) : [wrapDim(c.m, dim, shape.length)];
    if (input.dtype === bool) c.raise('RuntimeError', `arg${name}(): does not support bool input`);
    refuseEmpty(c, shape, dim === null ? null : axes);
    return reduced(c, input, axes, c.bool('keepdim'), int64, placeOf(pick));
  });
}

/** Values and their positions along one axis. */
function pairOf(c: Call, type: PyClass, input: Tensor, axis: number, values: Reduce | null, indices: Reduce | null): PyTuple {
  const axes = c.shapeOf(input).length === 0 ? [] : [axis];
  const keepdim = c.bool('keepdim');
  return new PyTuple([reduced(c, input, axes, keepdim, input.dtype, values), reduced(c, input, axes, keepdim, int64, indices)], type);
}

const median: Reduce = run => [...run].sort((a, b) => a - b)[Math.floor((run.length - 1) / 2)] ?? NaN;
for (const [name, pick] of [
  ['median', median],
  ['nanmedian', null],
] as const) {
  const type = namedTuple(`torch.return_types.${name}`, ['values', 'indices']);
  op(
    'torch method',
    `${name}(input: Tensor, dim: int = None, keepdim: bool = False)`,
    c => {
      const input = c.tensor('input');
      const shape = c.shapeOf(input);
      const dim = c.intOrNull('dim');
      if (input.dtype === bool)
        c.raise('NotImplementedError', `"${dim === null ? 'median_cpu' : 'median_out'}" not implemented for 'Bool'`);
      if (dim === null) return reducedToOne(c, input, pick);
      const axis = wrapDim(c.m, dim, shape.length);
      refuseEmpty(c, shape, [axis]);
      return pairOf(c, type, input, axis, pick, null);
    },
    { overloaded: true },
  );
}
const MODE = namedTuple('torch.return_types.mode', ['values', 'indices']);
op('torch method', 'mode(input: Tensor, dim: int = -1, keepdim: bool = False)', c => {
  const input = c.tensor('input');
  return pairOf(c, MODE, input, wrapDim(c.m, c.int('dim'), c.shapeOf(input).length), null, null);
});
const KTHVALUE = namedTuple('torch.return_types.kthvalue', ['values', 'indices']);
op('torch method', 'kthvalue(input: Tensor, k: int, dim: int = -1, keepdim: bool = False)', c => {
  const input = c.tensor('input');
  const shape = c.shapeOf(input);
  const axis = wrapDim(c.m, c.int('dim'), shape.length);
  const k = c.int('k');
  if (input.dtype === bool) c.raise('NotImplementedError', `"kthvalue_cpu" not implemented for 'Bool'`);
  const size = shape[axis] ?? 1;
  if (typeof k === 'number' && typeof size === 'number' && (k < 1 || k > size))
    c.raise('RuntimeError', 'kthvalue(): selected number k out of range for dimension ' + String(axis));
  return pairOf(c, KTHVALUE, input, axis, null, null);
});
const AMINMAX = namedTuple('torch.return_types.aminmax', ['min', 'max']);
op('torch method', 'aminmax(input: Tensor, *, dim: int = None, keepdim: bool = False)', c => {
  const input = c.tensor('input');
  const axes = reducedAxes(c, c.shapeOf(input).length);
  const isEmpty = axes.some(axis => c.shapeOf(input)[axis] === 0);
  if (isEmpty && c.value('dim') === null)
    c.raise('RuntimeError', 'aminmax(): cannot compute aminmax over an empty dimension as the operation has no identity.');
  if (isEmpty) c.raise('IndexError', `aminmax: Expected reduction dim ${String(axes[0])} to have non-zero size.`);
  return new PyTuple(
    [smallest, largest].map(pick => reduced(c, input, axes, c.bool('keepdim'), input.dtype, pick)),
    AMINMAX,
  );
});
op(
  'torch method',
  "quantile(input: Tensor, q: Scalar, dim: int = None, keepdim: bool = False, *, interpolation: str = 'linear')",
  c => {
    const input = c.tensor('input');
    const shape = c.shapeOf(input);
    if (input.dtype.name !== 'float32' && input.dtype.name !== 'float64')
      c.raise('RuntimeError', 'quantile() input tensor must be either float or double dtype');
    if (shape.includes(0)) c.raise('RuntimeError', 'quantile() input tensor must be non-empty');
    const q = c.value('q');
    const dim = c.intOrNull('dim');
    const axes = dim === null ? shape.map((_, axis) => axis) : [wrapDim(c.m, dim, shape.length)];
    const rest = reducedShape(shape, axes, c.bool('keepdim'));
    return new Tensor(q instanceof Tensor && q.shape?.length === 1 ? [q.shape[0] ?? 1, ...rest] : rest, input.dtype);
  },
  { aliases: ['nanquantile'] },
);
