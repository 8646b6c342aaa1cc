import { broadcastElements, countOf, permuteElements } from '../../array';
import { add, equals, floorDiv, isInt, lessThan, mod, mul, type Dim, type Shape } from '../../dim';
import type { Call } from '../call';
import { printDim, printShape, torchTypeName, Undecided, withAxis, wrapDim, wrapDims } from '../convert';
import { freshDim } from '../fresh';
import { op } from '../registry';
import { contiguousStrides, MAX_KNOWN, numel, plainShape, stridesOfTensor, Tensor, type Strides } from '../tensor';
import { DType, toComplexType, toRealType } from '../dtype';
import { PyTuple, type Machine } from '../vm';

/** Another tensor that shares the memory. */
export function viewOf(t: Tensor, shape: Shape, strides: Strides, data: readonly number[] | null | undefined): Tensor {
  return new Tensor(shape, t.dtype, { data, strides, storage: t.storage, device: t.device });
}

/** Sizes with at most one −1, completed. Raises if the number of elements does not match. */
function inferShape(c: Call, sizes: readonly Dim[], count: Dim): Shape {
  const open = sizes.findIndex(size => size === -1);
  if (open !== -1 && sizes.includes(-1, open + 1)) c.raise('RuntimeError', 'only one dimension can be inferred');
  const negative = sizes.find(size => isInt(size) && size < -1);
  if (negative !== undefined)
    c.raise(
      'RuntimeError',
      `invalid shape dimension ${printDim(negative)} at index ${String(sizes.indexOf(negative))} of shape ${printShape(sizes)}`,
    );
  const rest = numel(sizes.filter((_, axis) => axis !== open));
  const mismatch = (): never => c.raise('RuntimeError', `shape '${printShape(sizes)}' is invalid for input of size ${printDim(count)}`);
  if (open === -1) return equals(rest, count) === false && isInt(rest) && isInt(count) ? mismatch() : sizes;
  if (rest === 0) {
    if (isInt(count) && count !== 0) mismatch();
    c.raise(
      'RuntimeError',
      `cannot reshape tensor of 0 elements into shape ${printShape(sizes)} because the unspecified dimension size -1 can be any value and is ambiguous`,
    );
  }
  if (isInt(rest) && isInt(count)) {
    if (mod(count, rest) !== 0) mismatch();
    return sizes.map((size, axis) => (axis === open ? floorDiv(count, rest) : size));
  }
  return sizes.map((size, axis) => (axis === open ? quotient(c.m, sizes, count, rest, open) : size));
}

/** count / rest if it is known to be an integer: equal factors cancel. */
function quotient(m: Machine, sizes: readonly Dim[], count: Dim, rest: Dim, open: number): Dim {
  let left = count;
  const remaining: Dim[] = [];
  for (const [axis, size] of sizes.entries()) {
    if (axis === open) continue;
    const divided = typeof size === 'object' || typeof left === 'object' ? exactQuotient(left, size) : null;
    if (divided !== null) left = divided;
    else remaining.push(size);
  }
  if (remaining.length === 0) return left;
  const divisor = numel(remaining);
  return (
    exactQuotient(left, divisor) ??
    (equals(rest, 0) === false ? floorDiv(left, divisor) : freshDim(m, 'a size is divided by an unknown size'))
  );
}

/** a / b if b divides every term of a; null if that is unknown. */
function exactQuotient(a: Dim, b: Dim): Dim | null {
  if (b === 1) return a;
  if (isInt(b) && b === 0) return null;
  const whole = floorDiv(a, b);
  return equals(mul(whole, b), a) === true ? whole : null;
}

/**
 * The strides of a view with these sizes; null if the memory layout does not allow it, 'unknown' if that is undecided
 * (at::detail::computeStride).
 */
function viewStrides(t: Tensor, from: Shape, to: Shape): Strides | 'impossible' {
  if (t.strides === null) return null;
  const [sizes, strides, target] = [plainShape(from), plainShape(stridesOfTensor(t)), plainShape(to)];
  if (!sizes || !strides || !target) return 'unknown';
  if (sizes.includes(0)) return null;
  const result = new Array<number>(target.length);
  let view = target.length - 1;
  let chunkBase = strides.at(-1) ?? 1;
  let elements = 1;
  let viewElements = 1;
  for (let axis = sizes.length - 1; axis >= 0; axis--) {
    elements *= sizes[axis] ?? 1;
    const isChunkEnd = axis === 0 || ((sizes[axis - 1] ?? 1) !== 1 && (strides[axis - 1] ?? 1) !== elements * chunkBase);
    if (!isChunkEnd) continue;
    while (view >= 0 && (viewElements < elements || target[view] === 1)) {
      result[view] = viewElements * chunkBase;
      viewElements *= target[view] ?? 1;
      view--;
    }
    if (viewElements !== elements) return 'impossible';
    if (axis > 0) {
      chunkBase = strides[axis - 1] ?? 1;
      elements = 1;
      viewElements = 1;
    }
  }
  return view === -1 ? normalize(target, result) : 'impossible';
}

/** Null for row-major strides; the strides of axes of size 1 are ignored. */
export function normalize(shape: Shape, strides: readonly Dim[]): Strides {
  const usual = contiguousStrides(shape);
  return strides.every((stride, axis) => shape[axis] === 1 || equals(stride, usual[axis] ?? 1) === true) ? null : strides;
}

/** `x.view(…)`; with `copies`, the elements are copied if the memory layout does not allow a view, as in reshape. */
export function reshape(c: Call, t: Tensor, sizes: readonly Dim[], copies: boolean): Tensor {
  if (!t.shape) {
    // Only the given axes are known.
    return new Tensor(
      sizes.map(size => (size === -1 ? freshDim(c.m, 'the number of elements is unknown') : size)),
      t.dtype,
      { strides: 'unknown', storage: t.storage },
    );
  }
  const shape = inferShape(c, sizes, numel(t.shape));
  const strides = viewStrides(t, t.shape, shape);
  if (strides === 'impossible') {
    if (!copies)
      c.raise(
        'RuntimeError',
        "view size is not compatible with input tensor's size and stride (at least one dimension spans across two contiguous subspaces). Use .reshape(...) instead.",
      );
    return new Tensor(shape, t.dtype, { data: t.data, device: t.device });
  }
  return viewOf(t, shape, copies && strides === 'unknown' ? 'unknown' : strides, t.data);
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

op('method', 'view(input: Tensor, *size)', c => {
  const items = c.items('size');
  const [first] = items;
  const input = c.tensor('input');
  if (first instanceof DType) return viewAs(c, input, first);
  return reshape(
    c,
    input,
    items.map((item, i) => size(c, item, i)),
    false,
  );
});

/** One size of a `view`; floats are rejected as in torch. */
function size(c: Call, item: Parameters<Call['toInt']>[0], at: number): Dim {
  try {
    return c.toInt(item, 'size');
  } catch (error) {
    if (!(error instanceof Undecided)) throw error;
    // The parser checks only the first element; the others are unpacked later.
    if (at > 0)
      c.raise(
        'TypeError',
        `${c.name}(): argument 'size' failed to unpack the object at pos ${String(at + 1)} with error "type must be tuple of ints,but got ${torchTypeName(item)}"`,
      );
    c.raise('TypeError', `${c.name}(): argument 'size' must be tuple of ints, but found element of type ${torchTypeName(item)} at pos 0`);
  }
}

/** The same memory interpreted as another element type. */
function viewAs(c: Call, t: Tensor, dtype: DType): Tensor {
  const shape = c.shapeOf(t);
  const last = shape.at(-1) ?? 1;
  if (dtype.size === t.dtype.size) return new Tensor(shape, dtype, { strides: t.strides });
  return new Tensor([...shape.slice(0, -1), floorDiv(mul(last, t.dtype.size), dtype.size)], dtype, { strides: 'unknown' });
}

op('torch', 'reshape(input: Tensor, shape: ints)', c => reshape(c, c.tensor('input'), c.ints('shape'), true));
op('method', 'reshape(input: Tensor, *shape: ints)', c => reshape(c, c.tensor('input'), c.ints('shape'), true));
op('method', 'view_as(input: Tensor, other: Tensor)', c => reshape(c, c.tensor('input'), c.shape('other'), false));
op('method', 'reshape_as(input: Tensor, other: Tensor)', c => reshape(c, c.tensor('input'), c.shape('other'), true));
op('torch method', 'ravel(input: Tensor)', c =>
  reshape(
    c,
    c.tensor('input'),
    [-1].map(() => numel(c.shape('input'))),
    true,
  ),
);
op('torch method', 'flatten(input: Tensor, start_dim: int = 0, end_dim: int = -1)', c => {
  const input = c.tensor('input');
  const shape = c.shapeOf(input);
  const start = wrapDim(c.m, c.int('start_dim'), shape.length);
  const end = wrapDim(c.m, c.int('end_dim'), shape.length);
  if (start > end) c.raise('RuntimeError', 'flatten() has invalid args: start_dim cannot come after end_dim');
  if (shape.length === 0) return reshape(c, input, [1], true);
  if (start === end) return input;
  return reshape(c, input, [...shape.slice(0, start), numel(shape.slice(start, end + 1)), ...shape.slice(end + 1)], true);
});
op('torch method', 'unflatten(input: Tensor, dim: int, sizes: ints)', c => {
  const input = c.tensor('input');
  const shape = c.shapeOf(input);
  const axis = wrapDim(c.m, c.int('dim'), shape.length);
  const sizes = c.ints('sizes');
  if (sizes.length === 0) c.raise('RuntimeError', 'unflatten: sizes must be non-empty');
  const whole = shape[axis] ?? 1;
  const known = numel(sizes.filter(one => one !== -1));
  if (isInt(whole) && isInt(known) && (sizes.includes(-1) ? known === 0 || mod(whole, known) !== 0 : known !== whole)) {
    const text = printShape(sizes);
    c.raise(
      'RuntimeError',
      sizes.includes(-1)
        ? `unflatten: Provided sizes ${text} don't multiply up to the size of dim ${String(axis)} (${String(whole)}) in the input tensor`
        : `unflatten: Provided sizes ${text} don't multiply up to the size of dim ${String(axis)} (${String(whole)}) in the input tensor`,
    );
  }
  const inner = sizes.includes(-1) ? inferShape(c, sizes, whole) : sizes;
  return reshape(c, input, [...shape.slice(0, axis), ...inner, ...shape.slice(axis + 1)], true);
});

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
      if (one === undefined && dims === null) throw new Undecided('it is unknown whether a size is 1');
      return one === true;
    });
    return dropAxes(input, shape, gone);
  },
  { reshapes: true },
);

function dropAxes(input: Tensor, shape: Shape, gone: readonly number[]): Tensor {
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

function permuteRule(c: Call): Tensor {
  const input = c.tensor('input');
  const shape = c.shapeOf(input);
  const dims = c.ints('dims');
  if (dims.length !== shape.length)
    c.raise(
      'RuntimeError',
      `permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired ordering of dimensions i.e. input.dim() = ${String(shape.length)} is not equal to len(dims) = ${String(dims.length)}`,
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
        `movedim: Invalid source or destination dims: source (${printShape(source)} dims) should contain the same number of dims as destination (${printShape(destination)} dims)`,
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

/** `expand` and `broadcast_to`. */
export function expand(c: Call, input: Tensor, sizes: readonly Dim[]): Tensor {
  const shape = c.shapeOf(input);
  const lead = sizes.length - shape.length;
  if (lead < 0)
    c.raise(
      'RuntimeError',
      `expand(${typeText(input)}{${printShape(shape)}}, size=${printShape(sizes)}): the number of sizes provided (${String(sizes.length)}) must be greater or equal to the number of dimensions in the tensor (${String(shape.length)})`,
    );
  const own = stridesOfTensor(input);
  const strides: Dim[] = [];
  const made = new Array<Dim>(sizes.length);
  // From the last axis, as in torch.
  for (let axis = sizes.length - 1; axis >= 0; axis--) {
    const wanted = sizes[axis] ?? 1;
    const current = axis < lead ? null : (shape[axis - lead] ?? 1);
    if (wanted === -1) {
      if (current === null)
        c.raise('RuntimeError', `The expanded size of the tensor (-1) isn't allowed in a leading, non-existing dimension ${String(axis)}`);
      strides[axis] = own?.[axis - lead] ?? 1;
      made[axis] = current;
      continue;
    }
    if (isInt(wanted) && wanted < 0)
      c.raise(
        'RuntimeError',
        `The expanded size of the tensor (${String(wanted)}) isn't allowed in a leading, non-existing dimension ${String(axis)}`,
      );
    const same = current === null ? false : equals(current, wanted);
    if (same === false && current !== null && equals(current, 1) === false) {
      c.raise(
        'RuntimeError',
        `The expanded size of the tensor (${printDim(wanted)}) must match the existing size (${printDim(current)}) at non-singleton dimension ${String(axis)}.  Target sizes: ${printShape(sizes)}.  Tensor sizes: ${printShape(shape)}`,
      );
    }
    strides[axis] = same === true ? (own?.[axis - lead] ?? 1) : 0;
    made[axis] = wanted;
  }
  const [plain, target] = [plainShape(shape), plainShape(made)];
  const data = input.data && plain && target && Number(numel(made)) <= MAX_KNOWN ? broadcastElements(input.data, plain, target) : null;
  return viewOf(input, made, own ? normalize(made, strides) : 'unknown', data);
}

function typeText(input: Tensor): string {
  return `torch.${input.dtype.scalarName}Tensor`;
}

op('method', 'expand(input: Tensor, *size: ints, implicit: bool = False)', c => expand(c, c.tensor('input'), c.ints('size')));
op('method', 'expand_as(input: Tensor, other: Tensor)', c => expand(c, c.tensor('input'), c.shape('other')));
op('torch method', 'broadcast_to(input: Tensor, size: ints)', c => expand(c, c.tensor('input'), c.ints('size')));

op('torch method', 'contiguous(input: Tensor, *, memory_format = None)', c => {
  const input = c.tensor('input');
  if (input.strides === null || c.value('memory_format') !== null) return input;
  return new Tensor(input.shape, input.dtype, { data: input.data, device: input.device });
});
op(
  'torch method',
  'clone(input: Tensor, *, memory_format = None)',
  c =>
    new Tensor(c.tensor('input').shape, c.tensor('input').dtype, {
      data: c.tensor('input').data,
      strides: c.tensor('input').strides,
      device: c.tensor('input').device,
    }),
);
op('torch method', 'detach(input: Tensor)', c => {
  const input = c.tensor('input');
  return new Tensor(input.shape, input.dtype, { data: input.data, strides: input.strides, storage: input.storage, device: input.device });
});
for (const name of ['conj', 'resolve_conj', 'resolve_neg', 'real'])
  op('torch method', `${name}(input: Tensor)`, c =>
    name === 'real' && c.tensor('input').dtype.isComplex
      ? new Tensor(c.tensor('input').shape, toRealType(c.tensor('input').dtype), { strides: 'unknown' })
      : c.tensor('input'),
  );
op('torch method', 'imag(input: Tensor)', c => {
  const input = c.tensor('input');
  if (!input.dtype.isComplex) c.raise('RuntimeError', 'imag is not implemented for tensors with non-complex dtypes.');
  return new Tensor(input.shape, toRealType(input.dtype), { strides: 'unknown' });
});
op('torch method', 'view_as_real(input: Tensor)', c => {
  if (!c.tensor('input').dtype.isComplex) c.raise('RuntimeError', 'view_as_real is only supported for complex tensors');
  return new Tensor([...c.shape('input'), 2], toRealType(c.tensor('input').dtype));
});
op('torch method', 'view_as_complex(input: Tensor)', c => {
  const shape = c.shape('input');
  const { dtype } = c.tensor('input');
  if (!dtype.isFloat)
    c.raise(
      'RuntimeError',
      `view_as_complex is only supported for half, float and double tensors, but got a tensor of scalar type: ${dtype.scalarName}`,
    );
  if (shape.length === 0) c.raise('RuntimeError', 'Input tensor must have one or more dimensions');
  if (equals(shape.at(-1) ?? 2, 2) === false) c.raise('RuntimeError', 'Tensor must have a last dimension of size 2');
  return new Tensor(shape.slice(0, -1), toComplexType(dtype));
});

op('torch method', 'as_strided(input: Tensor, size: ints, stride: ints, storage_offset: int = None)', c => {
  const [sizes, strides] = [c.ints('size'), c.ints('stride')];
  if (sizes.length !== strides.length) c.raise('RuntimeError', 'mismatch in length of strides and shape');
  return viewOf(c.tensor('input'), sizes, normalize(sizes, strides), null);
});

op('torch method', 'narrow(input: Tensor, dim: int, start, length: int)', c => {
  const input = c.tensor('input');
  const shape = c.shapeOf(input);
  if (shape.length === 0) c.raise('RuntimeError', 'narrow() cannot be applied to a 0-dim tensor.');
  const axis = wrapDim(c.m, c.int('dim'), shape.length);
  const [start, length] = [c.toInt(c.value('start'), 'start'), c.int('length')];
  const whole = shape[axis] ?? 0;
  if (lessThan(length, 0) === true) c.raise('RuntimeError', 'narrow(): length must be non-negative.');
  if (isInt(start) && isInt(whole) && (start > whole || Number(start) < -Number(whole)))
    c.raise(
      'IndexError',
      `start out of range (expected to be in range of [${String(-Number(whole))}, ${String(whole)}], but got ${String(start)})`,
    );
  const from = isInt(start) && start < 0 ? add(start, whole) : start;
  if (lessThan(whole, add(from, length)) === true)
    c.raise('RuntimeError', `start (${printDim(from)}) + length (${printDim(length)}) exceeds dimension size (${printDim(whole)}).`);
  return narrow(input, axis, from, length);
});

/** A range of one axis. */
export function narrow(input: Tensor, axis: number, start: Dim, length: Dim): Tensor {
  const shape = input.shape ?? [];
  const made = withAxis(shape, axis, length);
  const own = stridesOfTensor(input);
  const plain = plainShape(shape);
  let data: readonly number[] | null = null;
  if (input.data && plain && typeof start === 'number' && typeof length === 'number') {
    const inner = countOf(plain.slice(axis + 1));
    const whole = (plain[axis] ?? 1) * inner;
    data = input.data.filter((_, i) => Math.floor((i % whole) / inner) >= start && Math.floor((i % whole) / inner) < start + length);
  }
  return viewOf(input, made, own ? normalize(made, own) : 'unknown', data);
}

op('torch method', 'select(input: Tensor, dim: int, index)', c => {
  const input = c.tensor('input');
  const shape = c.shapeOf(input);
  if (shape.length === 0) c.raise('IndexError', 'select() cannot be applied to a 0-dim tensor.');
  const axis = wrapDim(c.m, c.int('dim'), shape.length);
  return selectAt(c.m, input, axis, c.toInt(c.value('index'), 'index'));
});

/** One position of an axis. Raises IndexError. */
export function selectAt(m: Call['m'], input: Tensor, axis: number, index: Dim): Tensor {
  const shape = input.shape ?? [];
  const whole = shape[axis] ?? 0;
  if (isInt(index) && isInt(whole) && (index >= whole || Number(index) < -Number(whole))) {
    m.raise(
      'IndexError',
      `select(): index ${String(index)} out of range for tensor of size ${printShape(shape)} at dimension ${String(axis)}`,
    );
  }
  const from = isInt(index) && index < 0 ? add(index, whole) : index;
  return dropAxes(narrow(input, axis, from, 1), withAxis(shape, axis, 1), [axis]);
}

op('method torch', 'unfold(input: Tensor, dimension: int, size: int, step: int)', c => {
  const input = c.tensor('input');
  const shape = c.shapeOf(input);
  const axis = wrapDim(c.m, c.int('dimension'), shape.length);
  const [length, step] = [c.int('size'), c.int('step')];
  const whole = shape[axis] ?? 1;
  if (lessThan(length, 0) === true) c.raise('RuntimeError', `size is ${printDim(length)} but must be >= 0`);
  if (lessThan(whole, length) === true)
    c.raise('RuntimeError', `maximum size for tensor at dimension ${String(axis)} is ${printDim(whole)} but size is ${printDim(length)}`);
  if (lessThan(step, 1) === true) c.raise('RuntimeError', `step is ${printDim(step)} but must be > 0`);
  if (shape.length === 0) return viewOf(input, [length], 'unknown', null);
  return viewOf(input, [...withAxis(shape, axis, add(floorDiv(add(whole, mul(-1, length)), step), 1)), length], 'unknown', null);
});

for (const [name, least] of [
  ['atleast_1d', 1],
  ['atleast_2d', 2],
  ['atleast_3d', 3],
] as const) {
  op('torch', `${name}(*tensors: Tensors)`, c => {
    const raise = (t: Tensor): Tensor => {
      const shape = c.shapeOf(t);
      const made: Shape =
        shape.length >= least
          ? shape
          : least === 1
            ? [1]
            : least === 2
              ? [1, shape[0] ?? 1]
              : shape.length === 2
                ? [...shape, 1]
                : [1, shape[0] ?? 1, 1];
      return made === shape ? t : viewOf(t, made, t.strides === null ? null : 'unknown', t.data);
    };
    const given = c.tensors('tensors');
    const only = c.args[0] instanceof PyTuple && c.args[0].items.length === 1 && given.length === 1 ? given[0] : undefined;
    return only ? raise(only) : new PyTuple(given.map(raise));
  });
}

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
      `tensor.H is only supported on matrices (2-D tensors). Got ${String(rank)}-D tensor.${rank > 2 ? ' For batches of matrices, consider using tensor.mH' : ''}`,
    );
  if (rank === 1 && name !== 'H')
    m.raise('RuntimeError', `tensor.${name} is only supported on matrices or batches of matrices. Got ${String(rank)}-D tensor.`);
  return rank === 0 ? t : swap(t, rank - 2, rank - 1);
}
