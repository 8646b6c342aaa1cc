import { mapRuns, reduceElements } from '../../array';
import { equals, lessThan, type Shape } from '../../dim';
import { Call } from '../call';
import { printDim, Undecided, wrapDim, wrapDims, withAxis } from '../convert';
import { bool, float32, int64, toRealType, type DType } from '../dtype';
import { requireOperand, resultType } from '../operands';
import { op } from '../registry';
import { defaultDType } from '../state';
import { plainShape, Tensor } from '../tensor';
import { PyTuple, type PyClass } from '../vm';
import { namedTuple } from '../named-tuple';
import { elementwise } from './pointwise';

type Reduce = (run: readonly number[]) => number;

/** The axes that are reduced: all of them if none are given, or if the list is empty. */
function axesOf(c: Call, rank: number): number[] {
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
function reduce(c: Call, input: Tensor, axes: readonly number[], keepdim: boolean, dtype: DType, compute: Reduce | null): Tensor {
  const shape = c.shapeOf(input);
  const plain = plainShape(shape);
  const data = input.data && plain && compute ? reduceElements(input.data, plain, axes, compute) : null;
  return new Tensor(reducedShape(shape, axes, keepdim), dtype, { data });
}

/** Sums in the order of torch's small reductions: one element after another. */
const sum: Reduce = run => run.reduce((total, x) => total + x, 0);
const prod: Reduce = run => run.reduce((total, x) => total * x, 1);
const mean: Reduce = run => sum(run) / run.length;
const variance =
  (correction: number): Reduce =>
  run => {
    const middle = mean(run);
    return sum(run.map(x => (x - middle) ** 2)) / Math.max(0, run.length - correction);
  };

const integersToLong = (type: DType): DType => (type.isIntegral ? int64 : type);

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
      return reduce(
        c,
        input,
        axesOf(c, c.shapeOf(input).length),
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
      return reduce(c, input, axesOf(c, c.shapeOf(input).length), c.bool('keepdim'), dtype, compute);
    },
    { overloaded: true },
  );
}
for (const name of ['var', 'std'] as const) {
  const rule = (c: Call): Tensor => {
    const input = c.tensor('input');
    const axes = axesOf(c, c.shapeOf(input).length);
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
    return reduce(c, input, axes, c.bool('keepdim'), toRealType(input.dtype), compute);
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
      const axes = axesOf(c, c.shapeOf(input).length);
      return new PyTuple([rule(c), reduce(c, input, axes, c.bool('keepdim'), input.dtype, mean)]);
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
  return reduce(
    c,
    input,
    axesOf(c, c.shapeOf(input).length),
    c.bool('keepdim'),
    input.dtype.isIntegral ? defaultDType(c.m) : input.dtype,
    null,
  );
});

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
        c.name.startsWith('arg')
          ? `${c.name}(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' argument.`
          : `${c.name}(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' argument.`,
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
        return reduce(
          c,
          input,
          shape.map((_, axis) => axis),
          false,
          input.dtype,
          pick,
        );
      }
      const axis = wrapDim(c.m, c.int('dim'), shape.length);
      refuseEmpty(c, shape, [axis]);
      return pairOf(c, pairClass, input, axis, pick, placeOf(pick));
    },
    { overloaded: true },
  );
  op('torch method', `a${name}(input: Tensor, dim: ints = (), keepdim: bool = False)`, c => {
    const input = c.tensor('input');
    const axes = axesOf(c, c.shapeOf(input).length);
    refuseEmpty(c, c.shapeOf(input), c.ints('dim').length === 0 ? null : axes);
    return reduce(c, input, axes, c.bool('keepdim'), input.dtype, pick);
  });
  op('torch method', `arg${name}(input: Tensor, dim: int = None, keepdim: bool = False)`, c => {
    const input = c.tensor('input');
    const shape = c.shapeOf(input);
    const dim = c.intOrNull('dim');
    const axes = dim === null ? shape.map((_, axis) => axis) : [wrapDim(c.m, dim, shape.length)];
    if (input.dtype === bool) c.raise('RuntimeError', `arg${name}(): does not support bool input`);
    refuseEmpty(c, shape, dim === null ? null : axes);
    return reduce(c, input, axes, c.bool('keepdim'), int64, placeOf(pick));
  });
}

/** Values and their positions along one axis. */
function pairOf(c: Call, type: PyClass, input: Tensor, axis: number, values: Reduce | null, indices: Reduce | null): PyTuple {
  const axes = c.shapeOf(input).length === 0 ? [] : [axis];
  const keepdim = c.bool('keepdim');
  return new PyTuple([reduce(c, input, axes, keepdim, input.dtype, values), reduce(c, input, axes, keepdim, int64, indices)], type);
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
      if (dim === null)
        return reduce(
          c,
          input,
          shape.map((_, axis) => axis),
          false,
          input.dtype,
          pick,
        );
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
  const axes = axesOf(c, c.shapeOf(input).length);
  const isEmpty = axes.some(axis => c.shapeOf(input)[axis] === 0);
  if (isEmpty && c.value('dim') === null)
    c.raise('RuntimeError', 'aminmax(): cannot compute aminmax over an empty dimension as the operation has no identity.');
  if (isEmpty) c.raise('IndexError', `aminmax: Expected reduction dim ${String(axes[0])} to have non-zero size.`);
  return new PyTuple(
    [smallest, largest].map(pick => reduce(c, input, axes, c.bool('keepdim'), input.dtype, pick)),
    AMINMAX,
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
      const axes = c.intsOrNull('dim')?.length === 0 ? [] : axesOf(c, rank);
      return reduce(c, input, axes, c.bool('keepdim'), input.dtype.name === 'uint8' ? input.dtype : bool, test);
    },
    { overloaded: true },
  );
}
op(
  'torch method',
  'count_nonzero(input: Tensor, dim: ints = None)',
  c => reduce(c, c.tensor('input'), axesOf(c, c.shape('input').length), false, int64, run => run.filter(x => x !== 0).length),
  { overloaded: true },
);

/** Cumulative results along one axis. */
function scan(next: (total: number, x: number) => number, start: number) {
  return (run: readonly number[]): readonly number[] => {
    let total = start;
    return run.map(x => (total = next(total, x)));
  };
}
for (const [name, along] of [
  ['cumsum', scan((a, b) => a + b, 0)],
  ['cumprod', scan((a, b) => a * b, 1)],
  ['logcumsumexp', null],
] as const) {
  op('torch method inplace', `${name}(input: Tensor, dim: int, *, dtype: dtype = None)`, c => {
    const input = c.tensor('input');
    const shape = c.shapeOf(input);
    const axis = wrapDim(c.m, c.int('dim'), shape.length);
    const plain = plainShape(shape);
    const round = input.dtype === float32 && c.dtype('dtype') === null;
    const data =
      input.data && plain && along && plain.length > 0
        ? mapRuns(
            input.data,
            plain,
            axis,
            round ? run => (name === 'cumsum' ? scan((a, b) => Math.fround(a + b), 0)(run) : along(run)) : along,
          )
        : along && plain?.length === 0
          ? input.data
          : null;
    return new Tensor(shape, c.dtype('dtype') ?? integersToLong(input.dtype), { data });
  });
}
for (const name of ['cummax', 'cummin']) {
  const type = namedTuple(`torch.return_types.${name}`, ['values', 'indices']);
  op('torch method', `${name}(input: Tensor, dim: int)`, c => {
    const input = c.tensor('input');
    wrapDim(c.m, c.int('dim'), c.shapeOf(input).length);
    return new PyTuple([new Tensor(input.shape, input.dtype), new Tensor(input.shape, int64)], type);
  });
}
op('torch method', 'diff(input: Tensor, n: int = 1, dim: int = -1, prepend: Tensor = None, append: Tensor = None)', c => {
  const input = c.tensor('input');
  const shape = c.shapeOf(input);
  if (shape.length === 0) c.raise('RuntimeError', 'diff expects input to be at least one-dimensional');
  if (c.number('n') === 0) return input;
  const axis = wrapDim(c.m, c.int('dim'), shape.length);
  let size = shape[axis] ?? 0;
  for (const name of ['prepend', 'append']) {
    const extra = c.tensorOrNull(name);
    if (extra) size = typeof size === 'number' ? size + Number(c.shapeOf(extra)[axis] ?? 1) : size;
  }
  if (typeof size !== 'number') throw new Undecided('the size that diff shortens is unknown');
  const n = c.number('n');
  let data = shape.length === 1 && c.value('prepend') === null && c.value('append') === null ? input.data : null;
  for (let i = 0; data && i < n; i++) data = data.slice(1).map((x, at) => x - (data?.[at] ?? 0));
  return new Tensor(withAxis(shape, axis, Math.max(0, size - n)), input.dtype, { data });
});

/** Norms of vectors; `torch.norm` and `linalg.vector_norm`. */
function normRule(c: Call): Tensor {
  const input = c.tensor('input');
  const axes = axesOf(c, c.shapeOf(input).length);
  const dtype = c.dtype('dtype') ?? input.dtype;
  if (dtype.isIntegral)
    c.raise('RuntimeError', `linalg.vector_norm: Expected a floating point or complex tensor as input. Got ${dtype.scalarName}`);
  const p = c.value('p') === null ? 2 : c.float('p');
  const compute: Reduce | null = p === 2 ? run => Math.sqrt(sum(run.map(x => x * x))) : p === 1 ? run => sum(run.map(Math.abs)) : null;
  return reduce(c, input, axes, c.bool('keepdim'), toRealType(dtype), compute);
}
op('torch method', "norm(input: Tensor, p = 'fro', dim: ints = None, keepdim: bool = False, out = None, dtype: dtype = None)", c =>
  typeof c.value('p') === 'string' ? normRule(new Call(c.m, c.signature, c.args.with(1, null), c.name)) : normRule(c),
);
op('linalg', 'vector_norm(input: Tensor, ord: number = 2, dim: ints = None, keepdim: bool = False, *, dtype: dtype = None)', c => {
  const input = c.tensor('input');
  const dtype = c.dtype('dtype') ?? input.dtype;
  if (dtype.isIntegral)
    c.raise('RuntimeError', `linalg.vector_norm: Expected a floating point or complex tensor as input. Got ${dtype.scalarName}`);
  return reduce(c, input, axesOf(c, c.shapeOf(input).length), c.bool('keepdim'), toRealType(dtype), null);
});
op('linalg', 'norm(input: Tensor, ord = None, dim: ints = None, keepdim: bool = False, *, dtype: dtype = None)', c => {
  const input = c.tensor('input');
  const dtype = c.dtype('dtype') ?? input.dtype;
  if (dtype.isIntegral)
    c.raise('RuntimeError', `linalg.vector_norm: Expected a floating point or complex tensor as input. Got ${dtype.scalarName}`);
  return reduce(c, input, axesOf(c, c.shapeOf(input).length), c.bool('keepdim'), toRealType(dtype), null);
});
op('linalg', "matrix_norm(input: Tensor, ord = 'fro', dim: ints = (-2, -1), keepdim: bool = False, *, dtype: dtype = None)", c => {
  const input = c.tensor('input');
  const shape = c.shapeOf(input);
  if (shape.length < 2) c.raise('RuntimeError', 'linalg.matrix_norm: The input tensor A must have at least 2 dimensions.');
  return reduce(c, input, wrapDims(c.m, c.ints('dim'), shape.length), c.bool('keepdim'), toRealType(c.dtype('dtype') ?? input.dtype), null);
});
op('torch method', 'dist(input: Tensor, other: Tensor, p: number = 2)', c => {
  elementwise(c.m, [requireOperand(c.m, c.value('input')), requireOperand(c.m, c.value('other'))], float32, null);
  return new Tensor([], c.tensor('input').dtype);
});
op('torch method', 'renorm(input: Tensor, p: number, dim: int, maxnorm: number)', c => {
  const shape = c.shape('input');
  if (shape.length < 2) c.raise('RuntimeError', `renorm: input needs at least 2 dimensions, got ${String(shape.length)} dimensions`);
  wrapDim(c.m, c.int('dim'), shape.length);
  return new Tensor(shape, c.tensor('input').dtype);
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
op('torch method', 'histc(input: Tensor, bins: int = 100, min: number = 0, max: number = 0)', c => {
  const { dtype } = c.tensor('input');
  if (lessThan(c.int('bins'), 1) === true)
    c.raise('RuntimeError', `torch.histogram(): bins must be > 0, but got ${printDim(c.int('bins'))} for dimension 0`);
  if (dtype.isIntegral)
    c.raise('NotImplementedError', `"${dtype === bool ? 'linspace' : 'histogram'}_cpu" not implemented for '${dtype.scalarName}'`);
  return new Tensor([c.int('bins')], dtype);
});
op('torch method', 'trace(input: Tensor)', c => {
  const shape = c.shape('input');
  if (shape.length !== 2) c.raise('RuntimeError', 'trace: expected a matrix, but got tensor with dim ' + String(shape.length));
  return new Tensor([], integersToLong(c.tensor('input').dtype));
});
op('torch method', 'equal(input: Tensor, other: Tensor)', c => {
  const [a, b] = [c.tensor('input'), c.tensor('other')];
  const same =
    a.shape && b.shape
      ? a.shape.length === b.shape.length
        ? a.shape.every((size, axis) => equals(size, b.shape?.[axis] ?? 0) !== false)
        : false
      : true;
  if (!same) return false;
  if (a.data && b.data) return a.data.every((x, i) => x === b.data?.[i]);
  throw new Undecided('whether two tensors are equal depends on data');
});
op('torch method', 'allclose(input: Tensor, other: Tensor, rtol: number = 1e-05, atol: number = 1e-08, equal_nan: bool = False)', () => {
  throw new Undecided('whether two tensors are close depends on data');
});
