import { reduceElements } from '../../array';
import type { Shape } from '../../dim';
import { Call } from '../call';
import { wrapDims } from '../convert';
import { bool, int64, toRealType, type DType } from '../dtype';
import { op } from '../registry';
import { defaultDType } from '../state';
import { plainShape, Tensor } from '../tensor';
import { PyTuple } from '../vm';

export type Reduce = (run: readonly number[]) => number;

/** The axes of a reduction are a set of bits. */
const MAX_AXES = 64;

/** The axes that are reduced: all of them if none are given, or if the list is empty. */
export function reducedAxes(c: Call, rank: number): number[] {
  if (rank > MAX_AXES && c.value('dim') !== null) c.raise('RuntimeError', 'only tensors with up to 64 dims are supported');
  const value = c.value('dim');
  if (value === null) return Array.from({ length: rank }, (_, axis) => axis);
  const dims = c.ints('dim');
  if (dims.length === 0) return Array.from({ length: rank }, (_, axis) => axis);
  return wrapDims(c.m, dims, rank);
}

/** The shape without the axes, or with 1 in their place. */
export function reducedShape(shape: Shape, axes: readonly number[], keepdim: boolean): Shape {
  return keepdim ? shape.map((size, axis) => (axes.includes(axis) ? 1 : size)) : shape.filter((_, axis) => !axes.includes(axis));
}

/** A reduction over any axes. */
export function reduced(c: Call, input: Tensor, axes: readonly number[], keepdim: boolean, dtype: DType, compute: Reduce | null): Tensor {
  const shape = c.shapeOf(input);
  const plain = plainShape(shape);
  const data = input.data && plain && compute ? reduceElements(input.data, plain, axes, compute) : null;
  return new Tensor(reducedShape(shape, axes, keepdim), dtype, { data });
}

/** A reduction over all axes to a number of the same type. */
export function reducedToOne(c: Call, input: Tensor, compute: Reduce | null): Tensor {
  return reduced(c, input, [...c.shapeOf(input).keys()], false, input.dtype, compute);
}

/** Sums in the order of torch's small reductions: one element after another. */
export const sum: Reduce = run => run.reduce((total, x) => total + x, 0);
const prod: Reduce = run => run.reduce((total, x) => total * x, 1);
const mean: Reduce = run => sum(run) / run.length;
const variance =
  (correction: number): Reduce =>
  run => {
    const middle = mean(run);
    return sum(run.map(x => (x - middle) ** 2)) / Math.max(0, run.length - correction);
  };

export const integersToLong = (type: DType): DType => (type.isIntegral ? int64 : type);

for (const [name, compute] of [
  ['sum', sum],
  ['nansum', null],
  ['prod', prod],
] as const) {
  op(
    'torch method',
    `${name}(input: Tensor, dim: ints = None, keepdim: bool = False, *, dtype: dtype = None)`,
    c => {
      const input = c.tensor('input');
      return reduced(
        c,
        input,
        reducedAxes(c, c.shapeOf(input).length),
        c.bool('keepdim'),
        c.dtype('dtype') ?? integersToLong(input.dtype),
        compute,
      );
    },
    { overloaded: true },
  );
}
for (const [name, compute] of [
  ['mean', mean],
  ['nanmean', null],
] as const) {
  op(
    'torch method',
    `${name}(input: Tensor, dim: ints = None, keepdim: bool = False, *, dtype: dtype = None)`,
    c => {
      const input = c.tensor('input');
      const dtype = c.dtype('dtype') ?? input.dtype;
      if (dtype.isIntegral) {
        const what = c.dtype('dtype') === null ? 'Input' : 'Optional';
        if (c.name === 'nanmean')
          c.raise('RuntimeError', `nanmean(): expected input to have floating point or complex dtype but got ${input.dtype.scalarName}`);
        c.raise(
          'RuntimeError',
          `${c.name}(): could not infer output dtype. ${what} dtype must be either a floating point or complex dtype. Got: ${dtype.scalarName}`,
        );
      }
      return reduced(c, input, reducedAxes(c, c.shapeOf(input).length), c.bool('keepdim'), dtype, compute);
    },
    { overloaded: true },
  );
}
for (const name of ['var', 'std'] as const) {
  const rule = (c: Call): Tensor => {
    const input = c.tensor('input');
    const axes = reducedAxes(c, c.shapeOf(input).length);
    if (input.dtype.isIntegral)
      c.raise(
        'RuntimeError',
        c.name.endsWith('_mean')
          ? `${c.name} only support floating point and complex dtypes`
          : 'std and var only support floating point and complex dtypes',
      );
    const given = c.value('correction');
    const correction = given !== null ? c.float('correction') : c.value('unbiased') === false ? 0 : 1;
    const compute =
      correction === null ? null : name === 'var' ? variance(correction) : (run: readonly number[]) => Math.sqrt(variance(correction)(run));
    return reduced(c, input, axes, c.bool('keepdim'), toRealType(input.dtype), compute);
  };
  // `var(unbiased)` and `var(dim, unbiased)` share their first position.
  op(
    'torch method',
    `${name}(input: Tensor, dim = None, unbiased: bool = True, keepdim: bool = False, *, correction: number = None)`,
    c => (typeof c.value('dim') === 'boolean' ? rule(shifted(c)) : rule(c)),
    { overloaded: true },
  );
  op(
    'torch',
    `${name}_mean(input: Tensor, dim = None, unbiased: bool = True, keepdim: bool = False, *, correction: number = None)`,
    c => {
      const input = c.tensor('input');
      const call = typeof c.value('dim') === 'boolean' ? shifted(c) : c;
      const axes = reducedAxes(call, c.shapeOf(input).length);
      return new PyTuple([rule(call), reduced(call, input, axes, call.bool('keepdim'), input.dtype, mean)]);
    },
    { overloaded: true },
  );
}

/** The flag at the position of the axes. */
function shifted(c: Call): Call {
  const args = [...c.args];
  args[2] = args[1] ?? null;
  args[1] = null;
  return new Call(c.m, c.signature, args, c.name);
}

op('torch method special', 'logsumexp(input: Tensor, dim: ints, keepdim: bool = False)', c => {
  const input = c.tensor('input');
  return reduced(
    c,
    input,
    reducedAxes(c, c.shapeOf(input).length),
    c.bool('keepdim'),
    input.dtype.isIntegral ? defaultDType(c.m) : input.dtype,
    null,
  );
});

for (const [name, test] of [
  ['all', (run: readonly number[]) => (run.every(x => x !== 0) ? 1 : 0)],
  ['any', (run: readonly number[]) => (run.some(x => x !== 0) ? 1 : 0)],
] as const) {
  op(
    'torch method',
    `${name}(input: Tensor, dim: ints = None, keepdim: bool = False)`,
    c => {
      const input = c.tensor('input');
      const rank = c.shapeOf(input).length;
      // An empty list of axes reduces nothing here.
      const axes = c.intsOrNull('dim')?.length === 0 ? [] : reducedAxes(c, rank);
      return reduced(c, input, axes, c.bool('keepdim'), input.dtype.name === 'uint8' ? input.dtype : bool, test);
    },
    { overloaded: true },
  );
}
op(
  'torch method',
  'count_nonzero(input: Tensor, dim: ints = None)',
  c => reduced(c, c.tensor('input'), reducedAxes(c, c.shape('input').length), false, int64, run => run.filter(x => x !== 0).length),
  { overloaded: true },
);
