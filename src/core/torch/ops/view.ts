import { equals, floorDiv, isInt, mod, mul, type Dim, type Shape } from '../../dim';
import type { Call } from '../call';
import { printDim, printShape, torchTypeName, Undecided, wrapDim } from '../convert';
import { DType } from '../dtype';
import { freshDim } from '../fresh';
import { op } from '../registry';
import { contiguousStrides, numel, plainShape, stridesOfTensor, Tensor, type Strides } from '../tensor';
import type { Machine } from '../vm';

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

/** Null for row-major strides. */
export function normalize(shape: Shape, strides: readonly Dim[]): Strides {
  const usual = contiguousStrides(shape);
  return strides.every((stride, axis) => equals(stride, usual[axis] ?? 1) === true) ? null : strides;
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
        "view size is not compatible with input tensor's size and stride (at least one dimension spans " +
          'across two contiguous subspaces). Use .reshape(...) instead.',
      );
    return new Tensor(shape, t.dtype, { data: t.data, device: t.device });
  }
  return viewOf(t, shape, copies && strides === 'unknown' ? 'unknown' : strides, t.data);
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
        `${c.name}(): argument 'size' failed to unpack the object at pos ${String(at + 1)} with error ` +
          `"type must be tuple of ints,but got ${torchTypeName(item)}"`,
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
op('torch method', 'ravel(input: Tensor)', c => reshape(c, c.tensor('input'), [numel(c.shape('input'))], true));
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
    c.raise(
      'RuntimeError',
      `unflatten: Provided sizes ${printShape(sizes)} don't multiply up to the size of dim ${String(axis)} (${String(whole)}) in the input tensor`,
    );
  }
  const inner = sizes.includes(-1) ? inferShape(c, sizes, whole) : sizes;
  return reshape(c, input, [...shape.slice(0, axis), ...inner, ...shape.slice(axis + 1)], true);
});

op(
  'torch method inplace',
  'as_strided(input: Tensor, size: ints, stride: ints, storage_offset: int = None)',
  c => {
    const [sizes, strides] = [c.ints('size'), c.ints('stride')];
    if (sizes.length !== strides.length) c.raise('RuntimeError', 'mismatch in length of strides and shape');
    return viewOf(c.tensor('input'), sizes, normalize(sizes, strides), null);
  },
  { reshapes: true },
);
