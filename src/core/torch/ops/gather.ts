import { mapRuns, stridesOf } from '../../array';
import { isInt, lessThan, type Shape } from '../../dim';
import type { Call } from '../call';
import { printShape, withAxis, wrapDim } from '../convert';
import { int32, int64 } from '../dtype';
import { broadcastShapes } from '../operands';
import { op } from '../registry';
import { numel, plainShape, Tensor } from '../tensor';

function refuseIndexType(c: Call, index: Tensor, name: string): void {
  if (index.dtype !== int64 && index.dtype !== int32) c.raise('RuntimeError', `${name}(): Expected dtype int32/int64 for index`);
}

/** The sizes of an index must not exceed the input's, except along the axis. */
function refuseLarger(c: Call, index: Shape, input: Shape, axis: number, text: (dimension: number) => string): void {
  index.forEach((size, at) => {
    if (at !== axis && lessThan(input[at] ?? 1, size) === true) c.raise('RuntimeError', text(at));
  });
}

op('torch method', 'gather(input: Tensor, dim: int, index: Tensor, *, sparse_grad: bool = False)', c => {
  const [input, index] = [c.tensor('input'), c.tensor('index')];
  const [shape, own] = [c.shapeOf(input), c.shapeOf(index)];
  const axis = wrapDim(c.m, c.int('dim'), shape.length);
  if (numel(own) === 0) return new Tensor(own, input.dtype);
  refuseIndexType(c, index, 'gather');
  if (Math.max(own.length, 1) !== Math.max(shape.length, 1))
    c.raise('RuntimeError', 'Index tensor must have the same number of dimensions as input tensor');
  refuseLarger(
    c,
    own,
    shape,
    axis,
    at =>
      `Size does not match at dimension ${String(at)} expected index ${printShape(own)} to be no larger ` +
      `than self ${printShape(shape)} apart from dimension ${String(axis)}`,
  );
  const [plain, target] = [plainShape(shape), plainShape(own)];
  let data: number[] | null = null;
  if (plain && target && input.data && index.data && plain.length > 0) {
    const [from, to] = [stridesOf(plain), stridesOf(target)];
    const source = input.data;
    data = index.data.map((place, i) => {
      let at = 0;
      for (let a = 0; a < target.length; a++) at += (a === axis ? place : Math.floor(i / (to[a] ?? 1)) % (target[a] ?? 1)) * (from[a] ?? 0);
      return source[at] ?? 0;
    });
  }
  return new Tensor(own, input.dtype, { data });
});

function scatterRule(c: Call): Tensor {
  const [input, index] = [c.tensor('input'), c.tensor('index')];
  const [shape, own] = [c.shapeOf(input), c.shapeOf(index)];
  const axis = wrapDim(c.m, c.int('dim'), shape.length);
  if (numel(own) === 0) return new Tensor(shape, input.dtype);
  refuseIndexType(c, index, 'scatter');
  const source = c.value('src');
  if (source instanceof Tensor && source.shape) {
    if (Math.max(own.length, 1) !== Math.max(shape.length, 1))
      c.raise('RuntimeError', 'Index tensor must have the same number of dimensions as self tensor');
    if (Math.max(own.length, 1) !== Math.max(source.shape.length, 1))
      c.raise('RuntimeError', 'Index tensor must have the same number of dimensions as src tensor');
    const src = source.shape;
    const text =
      `Expected index ${printShape(own)} to be no larger than self ${printShape(shape)} apart from dimension ` +
      `${String(axis)} and to be no larger size than src ${printShape(src)}`;
    refuseLarger(c, own, shape, axis, () => text);
    refuseLarger(c, own, src, -1, () => text);
    if (source.dtype !== input.dtype) c.raise('RuntimeError', `scatter(): Expected self.dtype to be equal to src.dtype`);
  } else if (!(source instanceof Tensor)) {
    if (Math.max(own.length, 1) !== Math.max(shape.length, 1))
      c.raise('RuntimeError', 'Index tensor must have the same number of dimensions as self tensor');
    refuseLarger(
      c,
      own,
      shape,
      axis,
      () => `Expected index ${printShape(own)} to be no larger than self ${printShape(shape)} apart from dimension ${String(axis)}`,
    );
  }
  return new Tensor(shape, input.dtype);
}
op(
  'torch method inplace',
  'scatter(input: Tensor, dim: int, index: Tensor, src: Scalar = None, *, value: number = None, reduce: str = None)',
  scatterRule,
  { overloaded: true },
);
op('torch method inplace', 'scatter_add(input: Tensor, dim: int, index: Tensor, src: Tensor)', scatterRule);
op(
  'torch method inplace',
  'scatter_reduce(input: Tensor, dim: int, index: Tensor, src: Tensor, reduce: str, *, include_self: bool = True)',
  scatterRule,
);

op('torch method', 'index_select(input: Tensor, dim: int, index: Tensor)', c => {
  const input = c.tensor('input');
  const [shape, own] = [c.shapeOf(input), c.shape('index')];
  const axis = wrapDim(c.m, c.int('dim'), shape.length);
  if (own.length > 1) c.raise('IndexError', 'index_select(): Index is supposed to be a vector');
  const index = c.tensor('index');
  if (index.dtype !== int64 && index.dtype !== int32) c.raise('RuntimeError', 'index_select(): Expected dtype int32 or int64 for index');
  const count = own.length === 0 ? 1 : (own[0] ?? 0);
  if (shape.length === 0 && isInt(count) && count !== 1)
    c.raise('RuntimeError', `index_select(): Index to scalar can have only 1 value, got ${String(count)} value(s)`);
  const plain = plainShape(shape);
  const places = index.data;
  const size = shape[axis];
  if (places && typeof size === 'number' && places.some(place => place < 0 || place >= size))
    c.raise('IndexError', 'index out of range in self');
  const data =
    plain && input.data && places && plain.length > 0
      ? mapRuns(input.data, plain, axis, run => places.map(place => run[place] ?? 0))
      : null;
  return new Tensor(shape.length === 0 ? shape : withAxis(shape, axis, count), input.dtype, { data });
});
for (const [name, more] of [
  ['index_add', 'source: Tensor, *, alpha: number = 1'],
  ['index_copy', 'source: Tensor'],
  ['index_fill', 'value: Scalar'],
  ['index_reduce', 'source: Tensor, reduce: str, *, include_self: bool = True'],
] as const) {
  op('torch method inplace', `${name}(input: Tensor, dim: int, index: Tensor, ${more})`, c => {
    wrapDim(c.m, c.int('dim'), c.shape('input').length);
    return new Tensor(c.shape('input'), c.tensor('input').dtype);
  });
}
op(
  'torch method inplace',
  'index_put(input: Tensor, indices, values: Tensor, accumulate: bool = False)',
  c => new Tensor(c.tensor('input').shape, c.tensor('input').dtype),
);
op('torch method', 'take(input: Tensor, index: Tensor)', c => new Tensor(c.tensor('index').shape, c.tensor('input').dtype));
op('torch method', 'take_along_dim(input: Tensor, indices: Tensor, dim: int = None)', c => {
  const input = c.tensor('input');
  const [shape, index] = [c.shapeOf(input), c.shape('indices')];
  const dim = c.intOrNull('dim');
  if (dim === null) return new Tensor([numel(index)], input.dtype);
  if (shape.length !== index.length)
    c.raise(
      'RuntimeError',
      'torch.take_along_dim(): input and indices should have the same number of dimensions, ' +
        `but got ${String(shape.length)} dimensions for input, and ${String(index.length)} dimensions for indices`,
    );
  const axis = wrapDim(c.m, dim, shape.length);
  const common = broadcastShapes(c.m, withAxis(shape, axis, 1), withAxis(index, axis, 1));
  return new Tensor(withAxis(common, axis, index[axis] ?? 1), input.dtype);
});
op(
  'torch method inplace',
  'put(input: Tensor, index: Tensor, source: Tensor, accumulate: bool = False)',
  c => new Tensor(c.tensor('input').shape, c.tensor('input').dtype),
);
