/**
 * Memory layouts of results: which strides torch gives a new tensor (ATen: TensorIterator.cpp, TensorImpl.cpp, ExpandUtils.cpp, MemoryFormat.h).
 * The result of each function is decided, or 'unknown'; an array may also be row-major.
 */
import { equals, mul, type Dim, type Shape } from '../dim';
import { Instance, Unknown, type Value } from './vm';
import { contiguousStrides, plainShape, stridesOfTensor, type Strides, type Tensor } from './tensor';

type Plain = readonly number[];

export type MemoryFormat = 'contiguous_format' | 'channels_last' | 'channels_last_3d' | 'preserve_format';

/** The memory format that a value names; null if it is not one of torch's, or unknown. */
export function memoryFormat(value: Value): MemoryFormat | null {
  const name = value instanceof Instance ? value.attrs.get('name') : null;
  return typeof name === 'string' && name.startsWith('torch.') ? (name.slice('torch.'.length) as MemoryFormat) : null;
}

/** The axes from the fastest to the slowest, if the channels come first in memory. */
const CHANNELS_LAST: Readonly<Record<number, readonly number[]>> = { 4: [1, 3, 2, 0], 5: [1, 4, 3, 2, 0] };

/** The strides of a tensor whose axes are stored in this order, the fastest first. */
function stridesInOrder(shape: Shape, order: readonly number[]): Dim[] {
  const strides: Dim[] = [];
  let step: Dim = 1;
  for (const axis of order) {
    strides[axis] = step;
    const size = shape[axis] ?? 1;
    if (size !== 0) step = mul(step, size);
  }
  return strides;
}

export function channelsLastStrides(shape: Shape): readonly Dim[] | null {
  const order = CHANNELS_LAST[shape.length];
  return order ? stridesInOrder(shape, order) : null;
}

/** Whether axes in this order, from the fastest, fill the memory without gaps. */
function fills(shape: Shape, strides: readonly Dim[], order: readonly number[]): boolean | undefined {
  let step: Dim = 1;
  let all: boolean | undefined = true;
  for (const axis of order) {
    const size = shape[axis] ?? 1;
    const isOne = equals(size, 1);
    if (isOne === true) continue;
    const same = equals(strides[axis] ?? 1, step);
    if (same === false && isOne === false) return false;
    if (same !== true) all = undefined;
    step = mul(step, size);
  }
  return all;
}

/** `x.is_contiguous(memory_format=…)`; undefined if undecided. */
export function isContiguous(t: Tensor, format: MemoryFormat = 'contiguous_format'): boolean | undefined {
  const { shape } = t;
  if (!shape) return undefined;
  if (format === 'contiguous_format' && (t.strides === null || shape.includes(0))) return true;
  const strides = stridesOfTensor(t);
  if (!strides) return undefined;
  if (format === 'contiguous_format') return fills(shape, strides, shape.map((_, axis) => axis).reverse());
  const order = CHANNELS_LAST[format === 'channels_last_3d' ? 5 : 4];
  if (shape.length !== order?.length) return false;
  return fills(shape, strides, order);
}

/** Whether the elements fill the memory in some order of the axes; undefined if undecided. */
export function isDense(t: Tensor): boolean | undefined {
  const { shape } = t;
  if (t.strides === null) return true;
  const strides = stridesOfTensor(t);
  if (!shape || !strides) return undefined;
  const order = denseOrder(shape, strides);
  return order ? fills(shape, strides, order) : undefined;
}

/** The axes by their strides; null if the order is undecided. */
function denseOrder(shape: Shape, strides: readonly Dim[]): readonly number[] | null {
  const axes = shape.map((_, axis) => axis).filter(axis => equals(shape[axis] ?? 1, 1) !== true);
  const plain = plainShape(strides);
  if (plain) return axes.sort((a, b) => (plain[a] ?? 0) - (plain[b] ?? 0) || (shape[a] === 1 ? 1 : 0) - (shape[b] === 1 ? 1 : 0));
  const order: number[] = [];
  let step: Dim = 1;
  while (order.length < axes.length) {
    const next = axes.find(axis => !order.includes(axis) && equals(strides[axis] ?? 1, step) === true);
    if (next === undefined) return null;
    order.push(next);
    step = mul(step, shape[next] ?? 1);
  }
  return order;
}

/** Sorts axes by insertion; comparisons may be ambiguous (0), and then the order is kept. */
function sorted(rank: number, compare: (a: number, b: number) => number): number[] {
  const order = Array.from({ length: rank }, (_, i) => rank - 1 - i);
  for (let i = 1; i < rank; i++) {
    let at = i;
    for (let before = i - 1; before >= 0; before--) {
      const [a = 0, b = 0] = [order[before], order[at]];
      const compared = compare(a, b);
      if (compared > 0) {
        order[before] = b;
        order[at] = a;
        at = before;
      } else if (compared < 0) break;
    }
  }
  return order;
}

function compareStrides(shape: Plain, strides: Plain, a: number, b: number): number {
  const [x = 0, y = 0] = [strides[a], strides[b]];
  if (x === 0 || y === 0) return 0;
  if (x !== y) return x < y ? -1 : 1;
  return (shape[a] ?? 1) > (shape[b] ?? 1) ? 1 : 0;
}

/** torch.empty_like with torch.preserve_format: the same strides if the tensor is dense, otherwise its order of axes. */
export function preservedStrides(t: Tensor): Strides {
  if (t.strides === null) return null;
  const dense = isDense(t);
  if (dense === undefined) return 'unknown';
  if (dense) return t.strides;
  const [shape, strides] = [plainShape(t.shape), plainShape(stridesOfTensor(t))];
  if (!shape || !strides) return 'unknown';
  const order = sorted(shape.length, (a, b) => compareStrides(shape, strides, a, b));
  const result: number[] = [];
  let step = 1;
  for (const axis of order) {
    result[axis] = step;
    if ((shape[axis] ?? 1) > 1) step *= shape[axis] ?? 1;
  }
  return result;
}

/** Whether torch takes the strides for those of images whose channels come last. */
function looksChannelsLast(shape: Plain, strides: Plain): boolean {
  const order = CHANNELS_LAST[shape.length];
  if (!order || strides[1] === 0) return false;
  let least = 0;
  for (const axis of order) {
    const [size = 1, stride = 1] = [shape[axis], strides[axis]];
    if (size === 0 || stride < least) return false;
    if (axis === 0 && least === strides[1]) return false;
    least = size > 1 ? stride * size : stride;
  }
  return true;
}

/** Whether it is the format that the strides suggest; undefined if undecided. */
export function suggests(t: Tensor, format: MemoryFormat): boolean | undefined {
  const last = t.shape && isSuggestedLast(t);
  if (last === null || last === undefined) return undefined;
  return format === 'contiguous_format' ? !last : last && t.shape?.length === (format === 'channels_last' ? 4 : 5);
}

/** Whether a tensor looks like images whose channels come last (Tensor::suggest_memory_format); undefined if undecided. */
export function isSuggestedLast(t: Tensor): boolean | undefined {
  const order = CHANNELS_LAST[t.shape?.length ?? 0];
  if (!t.shape || t.strides === 'unknown') return undefined;
  if (t.strides === null || !order) return false;
  const [sizes, strides] = [plainShape(t.shape), plainShape(stridesOfTensor(t))];
  if (sizes && strides) return looksChannelsLast(sizes, strides);
  const own = stridesOfTensor(t);
  return own && fills(t.shape, own, order) === true ? true : undefined;
}

/** Row-major, or channels last if the tensor looks like it. */
export function suggestedStrides(t: Tensor, shape: Shape | null): Strides {
  const last = isSuggestedLast(t);
  if (last === undefined || !shape) return 'unknown';
  return last ? (channelsLastStrides(shape) ?? 'unknown') : contiguousStrides(shape);
}

/** An operand as an iterator sees it: along an axis that is broadcast, the stride is 0. */
function broadcastStrides(t: Tensor, shape: Plain): Plain | null {
  const [own, strides] = [plainShape(t.shape), plainShape(stridesOfTensor(t))];
  if (!own || !strides) return null;
  const lead = shape.length - own.length;
  return shape.map((size, axis) => {
    if (axis < lead) return 0;
    return own[axis - lead] === 1 && size !== 1 ? 0 : (strides[axis - lead] ?? 0);
  });
}

/** The strides of the result of an element-wise operation (TensorIteratorBase). `hasNumbers`: a number is an operand, too. */
export function iteratorStrides(operands: readonly Tensor[], shape: Shape | null, hasNumbers = false): Strides {
  if (operands.every(({ strides }) => strides === null)) return null;
  if (!shape || operands.some(operand => operand.strides === 'unknown' || !operand.shape)) return 'unknown';
  const sizes = plainShape(shape);
  const strided = operands.map(operand => (sizes ? broadcastStrides(operand, sizes) : null));
  if (!sizes || strided.includes(null)) return sameLayout(operands, shape);
  const isSame = !(hasNumbers && shape.length > 0) && operands.every(operand => sameSizes(operand.shape ?? [], shape));
  return (isSame ? fastStrides(operands, shape) : null) ?? sortedStrides(sizes, strided as readonly Plain[]);
}

const sameSizes = (a: Shape, b: Shape): boolean => a.length === b.length && a.every((size, axis) => equals(size, b[axis] ?? 0) === true);

/** Operands of one shape whose layouts agree need no sorting. */
function fastStrides(operands: readonly Tensor[], shape: Shape): readonly Dim[] | null {
  if (operands.every(operand => isContiguous(operand) === true)) return contiguousStrides(shape);
  if (operands.every(operand => isContiguous(operand, 'channels_last') === true)) return channelsLastStrides(shape);
  const [first] = operands.map(operand => stridesOfTensor(operand));
  if (!first || !operands.every(operand => isDense(operand) === true)) return null;
  return operands.every(operand => sameSizes(stridesOfTensor(operand) ?? [], first)) ? first : null;
}

function sortedStrides(shape: Plain, operands: readonly Plain[]): readonly number[] {
  const rank = shape.length;
  const order = sorted(rank, (a, b) => {
    for (const strides of operands) {
      const compared = compareStrides(shape, strides, a, b);
      if (compared !== 0) return compared;
    }
    return 0;
  });
  if (order.every((axis, i) => axis === rank - 1 - i)) return contiguousStrides(shape) as number[];
  const result: number[] = [];
  let step = 1;
  for (const axis of order) {
    result[axis] = step;
    step *= shape[axis] ?? 1;
  }
  return result;
}

/** With sizes that are not known, only operands of one dense layout are decided. */
function sameLayout(operands: readonly Tensor[], shape: Shape): Strides {
  const full = operands.filter(operand => (operand.shape?.length ?? 0) > 0);
  const [first] = full.map(operand => stridesOfTensor(operand));
  const same = first && full.every(operand => sameSizes(operand.shape ?? [], shape) && sameSizes(stridesOfTensor(operand) ?? [], first));
  return same && full[0] && isDense(full[0]) === true ? first : 'unknown';
}

/** The strides of a copy in the format that an argument names; `missing` if there is none. */
export function formattedStrides(t: Tensor, argument: Value, missing: MemoryFormat = 'preserve_format'): Strides {
  const format = argument === null ? missing : memoryFormat(argument);
  if (argument instanceof Unknown || format === null) return 'unknown';
  if (format === 'preserve_format') return preservedStrides(t);
  if (!t.shape) return 'unknown';
  return format === 'contiguous_format' ? contiguousStrides(t.shape) : (channelsLastStrides(t.shape) ?? 'unknown');
}
