import { mapRuns, stridesOf } from '../../array';
import { add, isInt, lessThan, type Dim, type Shape } from '../../dim';
import type { Call } from '../call';
import { printDim, printShape, withAxis, wrapDim, wrapDims } from '../convert';
import { bool, float32, int32, int64, type DType } from '../dtype';
import { freshDim } from '../fresh';
import { namedTuple } from '../named-tuple';
import { broadcastShapes, requireOperand, resultType } from '../operands';
import { op } from '../registry';
import { numel, plainShape, Tensor } from '../tensor';
import { PyTuple, type Value } from '../vm';
import { elementwise } from './pointwise';

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
      `Size does not match at dimension ${String(at)} expected index ${printShape(own)} to be no larger than self ${printShape(shape)} apart from dimension ${String(axis)}`,
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
    const text = `Expected index ${printShape(own)} to be no larger than self ${printShape(shape)} apart from dimension ${String(axis)} and to be no larger size than src ${printShape(src)}`;
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

op('torch method inplace', 'masked_fill(input: Tensor, mask: Tensor, value: Scalar)', c => {
  const [input, mask] = [c.tensor('input'), c.tensor('mask')];
  if (mask.dtype !== bool)
    c.raise('RuntimeError', 'masked_fill_ only supports boolean masks, but got mask with dtype ' + cppName(mask.dtype));
  const value = c.value('value');
  if (value instanceof Tensor && value.shape && value.shape.length > 0)
    c.raise(
      'RuntimeError',
      `masked_fill_ only supports a 0-dimensional value tensor, but got tensor with ${String(value.shape.length)} dimension(s).`,
    );
  const fill = c.float('value');
  return elementwise(
    c.m,
    [requireOperand(c.m, mask), requireOperand(c.m, input)],
    input.dtype,
    fill === null ? null : (on, x) => (on === 0 ? x : fill),
  );
});
function cppName(type: DType): string {
  const names: Readonly<Record<string, string>> = {
    float32: 'float',
    float64: 'double',
    int64: 'long int',
    int32: 'int',
    uint8: 'unsigned char',
    float16: 'c10::Half',
  };
  return names[type.name] ?? type.name;
}
op(
  'torch method inplace',
  'masked_scatter(input: Tensor, mask: Tensor, source: Tensor)',
  c => new Tensor(broadcastShapes(c.m, c.shape('input'), c.shape('mask')), c.tensor('input').dtype),
);
op('torch method', 'masked_select(input: Tensor, mask: Tensor)', c => {
  const [input, mask] = [c.tensor('input'), c.tensor('mask')];
  if (mask.dtype !== bool) c.raise('RuntimeError', 'masked_select: expected BoolTensor for mask');
  broadcastShapes(c.m, c.shapeOf(mask), c.shapeOf(input));
  const { data } = mask;
  if (data && input.data?.length === data.length) {
    const kept = input.data.filter((_, i) => data[i] === 1);
    return new Tensor([kept.length], input.dtype, { data: kept });
  }
  return new Tensor([freshDim(c.m, 'the number of elements that a mask selects depends on data')], input.dtype);
});
op('torch method', 'take(input: Tensor, index: Tensor)', c => new Tensor(c.tensor('index').shape, c.tensor('input').dtype));
op('torch method', 'take_along_dim(input: Tensor, indices: Tensor, dim: int = None)', c => {
  const input = c.tensor('input');
  const [shape, index] = [c.shapeOf(input), c.shape('indices')];
  const dim = c.intOrNull('dim');
  if (dim === null) return new Tensor([numel(index)], input.dtype);
  if (shape.length !== index.length)
    c.raise(
      'RuntimeError',
      `torch.take_along_dim(): input and indices should have the same number of dimensions, but got ${String(shape.length)} dimensions for input, and ${String(index.length)} dimensions for indices`,
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

function nonzeroRule(c: Call): Value {
  const input = c.tensor('input');
  const shape = c.shapeOf(input);
  const plain = plainShape(shape);
  const found = input.data && plain ? input.data.flatMap((x, i) => (x === 0 ? [] : [i])) : null;
  const count: Dim = found?.length ?? freshDim(c.m, 'the number of nonzero elements depends on data');
  const strides = plain ? stridesOf(plain) : [];
  const coordinates = (axis: number): number[] | null =>
    found?.map(i => Math.floor(i / (strides[axis] ?? 1)) % (plain?.[axis] ?? 1)) ?? null;
  if (c.bool('as_tuple'))
    return new PyTuple((shape.length === 0 ? [1] : shape).map((_, axis) => new Tensor([count], int64, { data: coordinates(axis) })));
  return new Tensor([count, shape.length], int64, {
    data: found?.flatMap(i => (plain ?? []).map((size, axis) => Math.floor(i / (strides[axis] ?? 1)) % size)),
  });
}
op('torch method', 'nonzero(input: Tensor, *, as_tuple: bool = False)', nonzeroRule);
op('torch method', 'argwhere(input: Tensor, as_tuple: bool = False)', nonzeroRule);

op(
  'torch',
  'where(condition: Tensor, input: Scalar = None, other: Scalar = None)',
  c => {
    if (c.value('input') === null) {
      const mask = c.tensor('condition');
      const shape = c.shapeOf(mask);
      const count = mask.data ? mask.data.filter(x => x !== 0).length : freshDim(c.m, 'the number of nonzero elements depends on data');
      return new PyTuple(
        (shape.length === 0 ? [1] : shape).map((_, axis) => {
          const plain = plainShape(shape);
          const strides = plain ? stridesOf(plain) : [];
          return new Tensor([count], int64, {
            data:
              plain && mask.data
                ? mask.data.flatMap((x, i) => (x === 0 ? [] : [Math.floor(i / (strides[axis] ?? 1)) % (plain[axis] ?? 1)]))
                : null,
          });
        }),
      );
    }
    return choose(c, c.tensor('condition'), c.value('input'), c.value('other'));
  },
  { overloaded: true },
);
op('method', 'where(input: Tensor, condition: Tensor, other: Scalar)', c =>
  choose(c, c.tensor('condition'), c.value('input'), c.value('other')),
);

function choose(c: Call, condition: Tensor, yes: Value, no: Value): Tensor {
  const operands = [requireOperand(c.m, condition), requireOperand(c.m, yes), requireOperand(c.m, no)];
  const [first, ...values] = operands;
  if (condition.dtype !== bool && condition.dtype.name !== 'uint8')
    c.raise('RuntimeError', `where expected condition to be a boolean tensor, but got a tensor with dtype ${condition.dtype.scalarName}`);
  const dtype = resultType(c.m, values);
  return elementwise(c.m, first ? [{ ...first, dtype }, ...values] : values, dtype, (mask, a, b) => (mask === 0 ? b : a));
}

op('F', 'one_hot(tensor: Tensor, num_classes: int = -1)', c => {
  const tensor = c.tensor('tensor');
  if (tensor.dtype !== int64) c.raise('RuntimeError', `one_hot is only applicable to index tensor of type LongTensor.`);
  const given = c.int('num_classes');
  const classes =
    given === -1 ? (tensor.data ? Math.max(...tensor.data) + 1 : freshDim(c.m, 'the number of classes depends on data')) : given;
  if (given === -1 && numel(c.shapeOf(tensor)) === 0) c.raise('RuntimeError', 'Can not infer total number of classes from empty tensor.');
  if (tensor.data?.some(x => x < 0)) c.raise('RuntimeError', 'Class values must be non-negative.');
  if (typeof classes === 'number' && tensor.data?.some(x => x >= classes))
    c.raise('RuntimeError', 'Class values must be smaller than num_classes.');
  const data = typeof classes === 'number' ? tensor.data?.flatMap(x => Array.from({ length: classes }, (_, i) => (i === x ? 1 : 0))) : null;
  return new Tensor([...c.shapeOf(tensor), classes], int64, { data });
});
op(
  'F',
  'embedding(input: Tensor, weight: Tensor, padding_idx: int = None, max_norm: number = None, norm_type: number = 2.0, scale_grad_by_freq: bool = False, sparse: bool = False)',
  embedding,
);
op(
  'torch',
  'embedding(weight: Tensor, input: Tensor, padding_idx: int = -1, scale_grad_by_freq: bool = False, sparse: bool = False)',
  embedding,
);
function embedding(c: Call): Tensor {
  const [input, weight] = [c.tensor('input'), c.tensor('weight')];
  const table = c.shapeOf(weight);
  if (table.length !== 2) c.raise('RuntimeError', "'weight' must be 2-D");
  if (input.dtype !== int64 && input.dtype !== int32)
    c.raise(
      'RuntimeError',
      `Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got torch.${input.dtype.scalarName}Tensor instead (while checking arguments for embedding)`,
    );
  const [rows] = table;
  if (typeof rows === 'number' && input.data?.some(x => x < 0 || x >= rows)) c.raise('IndexError', 'index out of range in self');
  return new Tensor([...c.shapeOf(input), table[1] ?? 0], weight.dtype);
}
op(
  'F',
  "embedding_bag(input: Tensor, weight: Tensor, offsets: Tensor = None, max_norm: number = None, norm_type: number = 2, scale_grad_by_freq: bool = False, mode: str = 'mean', sparse: bool = False, per_sample_weights: Tensor = None, include_last_offset: bool = False, padding_idx: int = None)",
  c => {
    const input = c.shape('input');
    const offsets = c.tensorOrNull('offsets');
    const bags =
      input.length === 2
        ? (input[0] ?? 0)
        : offsets
          ? add(c.shapeOf(offsets)[0] ?? 0, c.bool('include_last_offset') ? -1 : 0)
          : c.raise('ValueError', 'offsets has to be a 1D Tensor but got None');
    return new Tensor([bags, c.shape('weight')[1] ?? 0], c.tensor('weight').dtype);
  },
);

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

op(
  'torch method',
  'unique(input: Tensor, sorted: bool = True, return_inverse: bool = False, return_counts: bool = False, dim: int = None)',
  c => {
    const input = c.tensor('input');
    const shape = c.shapeOf(input);
    const dim = c.intOrNull('dim');
    const values = dim === null && input.data ? [...new Set(input.data)].sort((a, b) => a - b) : null;
    const count: Dim = values?.length ?? freshDim(c.m, 'the number of distinct elements depends on data');
    const axis = dim === null ? 0 : wrapDim(c.m, dim, shape.length);
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
  const count = freshDim(c.m, 'the number of distinct elements depends on data');
  const results: Tensor[] = [new Tensor([count], input.dtype)];
  if (c.bool('return_inverse')) results.push(new Tensor(input.shape, int64));
  if (c.bool('return_counts')) results.push(new Tensor([count], int64));
  return results.length === 1 ? (results[0] ?? null) : new PyTuple(results);
});
op('torch method', 'bincount(input: Tensor, weights: Tensor = None, minlength: int = 0)', c => {
  const input = c.tensor('input');
  if (c.shapeOf(input).length !== 1) c.raise('RuntimeError', 'bincount only supports 1-d non-negative integral inputs.');
  const count = input.data
    ? Math.max(c.number('minlength'), ...input.data.map(x => x + 1))
    : freshDim(c.m, 'the largest element depends on data');
  return new Tensor([count], c.tensorOrNull('weights') ? float32 : int64);
});
op('torch', 'isin(elements: Scalar, test_elements: Scalar, *, assume_unique: bool = False, invert: bool = False)', c => {
  const elements = c.value('elements');
  return new Tensor(elements instanceof Tensor ? elements.shape : [], bool);
});

/** Reversed, rotated or shifted axes: sizes stay or are permuted. */
op('method', 'flip(input: Tensor, *dims: ints)', flip);
op('torch', 'flip(input: Tensor, dims: ints)', flip);
function flip(c: Call): Tensor {
  const input = c.tensor('input');
  const shape = c.shapeOf(input);
  const axes = wrapDims(c.m, c.ints('dims'), shape.length);
  const plain = plainShape(shape);
  let { data } = input;
  if (data && plain) for (const axis of axes) data = mapRuns(data, plain, axis, run => [...run].reverse());
  return new Tensor(shape, input.dtype, { data });
}
for (const [name, axis] of [
  ['fliplr', 1],
  ['flipud', 0],
] as const) {
  op('torch method', `${name}(input: Tensor)`, c => {
    if (c.shape('input').length <= axis) c.raise('RuntimeError', `Input must be >= ${String(axis + 1)}-d.`);
    return new Tensor(c.shape('input'), c.tensor('input').dtype);
  });
}
function roll(c: Call): Tensor {
  const input = c.tensor('input');
  const shape = c.shapeOf(input);
  const shifts = c.ints('shifts');
  const dims = c.ints('dims');
  if (dims.length === 0 && shifts.length === 1) return new Tensor(shape, input.dtype);
  if (shifts.length === 0) c.raise('RuntimeError', '`shifts` required');
  if (shifts.length !== dims.length)
    c.raise('RuntimeError', `shifts and dimensions must align. shifts: ${String(shifts.length)}, dims:${String(dims.length)}`);
  if (shape.length === 0) c.raise('IndexError', `Dimension specified as ${printDim(dims[0] ?? 0)} but tensor has no dimensions`);
  if (numel(shape) === 0) return new Tensor(shape, input.dtype);
  const plain = plainShape(shape);
  let data = plain && shifts.every(isInt) ? input.data : null;
  dims.forEach((dim, i) => {
    const axis = wrapDim(c.m, dim, shape.length);
    const size = plain?.[axis] ?? 1;
    const by = ((Number(shifts[i]) % size) + size) % size;
    if (data && plain && plain.length > 0) data = mapRuns(data, plain, axis, run => run.map((_, at) => run[(at - by + size) % size] ?? 0));
  });
  return new Tensor(shape, input.dtype, { data });
}
op('torch method', 'roll(input: Tensor, shifts: ints, dims: ints = ())', roll);
op('torch method', 'rot90(input: Tensor, k: int = 1, dims: ints = (0, 1))', c => {
  const shape = c.shape('input');
  const dims = c.ints('dims');
  if (dims.length !== 2) c.raise('RuntimeError', `expected total rotation dims == 2, but got dims = ${String(dims.length)}`);
  if (shape.length < 2) c.raise('RuntimeError', `expected total dims >= 2, but got total dims = ${String(shape.length)}`);
  const [a = 0, b = 1] = dims.map(dim => wrapDim(c.m, dim, shape.length));
  if (a === b)
    c.raise(
      'RuntimeError',
      `expected rotation dims to be different, but got dim0 = ${printDim(dims[0] ?? 0)} and dim1 = ${printDim(dims[1] ?? 0)}`,
    );
  const turned = c.number('k') % 2 !== 0;
  return new Tensor(
    turned ? shape.map((size, axis) => (axis === a ? (shape[b] ?? 1) : axis === b ? (shape[a] ?? 1) : size)) : shape,
    c.tensor('input').dtype,
  );
});
