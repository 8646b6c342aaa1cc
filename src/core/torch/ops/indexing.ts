import { broadcastElements, countOf, mapRuns, stridesOf } from '../../array';
import { add, equals, floorDiv, isInt, lessOrEqual, max, min, sub, type Dim, type Shape } from '../../dim';
import { printShape, sequenceItems, Undecided } from '../convert';
import { bool, int64, uint8 } from '../dtype';
import { freshDim } from '../fresh';
import { fromPython } from '../python-values';
import { tryBroadcast } from '../operands';
import { MAX_KNOWN, numel, plainShape, stridesOfTensor, Tensor } from '../tensor';
import { ELLIPSIS, PySlice, PyTuple, toDim, unbox, Unknown, type Machine, type Value } from '../vm';
import { insertAxis } from './axes';
import { normalize, viewOf } from './view';
import { selectAt } from './slice';
import { refuseExpansion } from './expand-errors';

/** The effect of one part of an index. */
type Part =
  | { readonly kind: 'none' }
  | { readonly kind: 'ellipsis' }
  | { readonly kind: 'slice'; readonly slice: PySlice }
  | { readonly kind: 'int'; readonly at: Dim }
  | { readonly kind: 'tensor'; readonly tensor: Tensor };

function partOf(m: Machine, given: Value): Part {
  const value = unbox(given);
  if (value === null) return { kind: 'none' };
  if (value === ELLIPSIS) return { kind: 'ellipsis' };
  if (value instanceof PySlice) return { kind: 'slice', slice: value };
  if (typeof value === 'boolean') return { kind: 'tensor', tensor: new Tensor([], bool, { data: [value ? 1 : 0] }) };
  const dim = toDim(value);
  if (dim !== null) return { kind: 'int', at: dim };
  if (value instanceof Unknown) return { kind: 'int', at: freshDim(m, value.reason) };
  if (value instanceof Tensor) {
    // A single integer is treated as an integer, not as an array.
    if (value.shape?.length === 0 && value.dtype.isIntegral && value.dtype !== bool)
      return { kind: 'int', at: value.data?.[0] ?? freshDim(m, 'an index depends on data') };
    return { kind: 'tensor', tensor: value };
  }
  if (sequenceItems(value) !== null) {
    const { shape, dtype, data } = fromPython(m, value);
    return { kind: 'tensor', tensor: new Tensor(shape, shape[0] === 0 ? int64 : dtype, { data }) };
  }
  return m.raise(
    'IndexError',
    'only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices (got ' + typeName(value) + ')',
  );
}

function typeName(value: Value): string {
  return typeof value === 'string' ? 'str' : 'float';
}

/** The parts of an index: a list of slices or tensors is treated as a tuple. */
function partsOf(m: Machine, index: Value): Part[] {
  return (index instanceof PyTuple ? index.items : [index]).map(item => partOf(m, item));
}

/** How many axes a part consumes. */
function consumed(part: Part): number {
  switch (part.kind) {
    case 'none':
    case 'ellipsis':
      return 0;
    case 'tensor':
      return part.tensor.dtype === bool || part.tensor.dtype === uint8 ? (part.tensor.shape?.length ?? 1) : 1;
    default:
      return 1;
  }
}

/** What torch says of more indices than axes: a scalar's only index has messages of its own. */
function tooMany(rank: number, parts: readonly Part[]): string {
  const kind = rank === 0 && parts.length === 1 ? parts[0]?.kind : undefined;
  if (kind === 'slice') return 'slice() cannot be applied to a 0-dim tensor.';
  if (kind === 'int')
    return 'invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim tensor to a number';
  return `too many indices for tensor of dimension ${String(rank)}`;
}

/** `x[index]`. Raises IndexError. */
export function getIndex(m: Machine, input: Tensor, index: Value): Value {
  if (index instanceof Unknown) throw new Undecided(index.reason, true);
  if (!input.shape) throw new Undecided('the number of dimensions of an indexed tensor is unknown', true);
  const parts = partsOf(m, index);
  const used = parts.reduce((total, part) => total + consumed(part), 0);
  const rank = input.shape.length;
  if (used > rank) m.raise('IndexError', tooMany(rank, parts));
  let result = input;
  let axis = 0;
  let ellipsisSeen = false;
  const advanced = new Map<number, Tensor>();
  for (const part of parts) {
    switch (part.kind) {
      case 'none':
        result = insertAxis(result, axis++);
        break;
      case 'ellipsis':
        if (!ellipsisSeen) axis += rank - used;
        ellipsisSeen = true;
        break;
      case 'int':
        result = pick(m, result, axis, part.at);
        break;
      case 'slice':
        result = slice(m, result, axis++, part.slice);
        break;
      case 'tensor': {
        const { tensor } = part;
        if (tensor.dtype === bool && tensor.shape?.length === 0) result = insertAxis(result, axis);
        advanced.set(axis, tensor);
        axis += Math.max(consumed(part), 1);
      }
    }
  }
  return advanced.size === 0 ? result : gather(m, result, advanced);
}

function pick(m: Machine, result: Tensor, axis: number, at: Dim): Tensor {
  const size = result.shape?.[axis] ?? 0;
  if (isInt(at) && isInt(size) && (at >= size || Number(at) < -Number(size)))
    m.raise('IndexError', `index ${String(at)} is out of bounds for dimension ${String(axis)} with size ${String(size)}`);

  return selectAt(m, result, axis, at);
}

/** Where a slice starts or stops, within the axis. */
function bound(m: Machine, value: Value, size: Dim, fallback: Dim): Dim {
  if (value === null) return fallback;
  const dim = value instanceof Tensor ? (value.data?.[0] ?? null) : value instanceof Unknown ? null : toDim(value);
  if (dim === null) return freshDim(m, value instanceof Unknown ? value.reason : 'a slice depends on data');
  if (isInt(dim)) {
    const from = dim < 0 ? add(size, dim) : dim;
    if (isInt(size)) return min(max(from, 0), size);
    if (dim < 0) return lessOrEqual(0, from) === true ? from : max(from, 0);
    return lessOrEqual(dim, size) === true ? dim : min(dim, size);
  }
  // A size counts from the start; for a value that may be negative, nothing is known.
  if (lessOrEqual(0, dim) !== true) return freshDim(m, 'a slice may count from the start or from the end');
  return lessOrEqual(dim, size) === true ? dim : min(dim, size);
}

/** A slice of one axis. */
export function slice(m: Machine, input: Tensor, axis: number, { start, stop, step }: PySlice): Tensor {
  const shape = input.shape ?? [];
  if (axis >= shape.length) m.raise('IndexError', `too many indices for tensor of dimension ${String(shape.length)}`);
  if (start === null && stop === null && step === null) return input;
  const size = shape[axis] ?? 0;
  const by = step === null ? 1 : step instanceof Unknown ? freshDim(m, step.reason) : (toDim(step) ?? 1);
  if (isInt(by) && by <= 0) {
    // numpy supports negative steps, which torch rejects.
    if (input.type.module !== 'numpy' || start !== null || stop !== null || toDim(step) !== -1)
      m.raise('ValueError', by === 0 ? 'slice step cannot be zero' : 'step must be greater than zero');
    const plain = plainShape(shape);
    return new Tensor(shape, input.dtype, {
      data: input.data && plain ? mapRuns(input.data, plain, axis, run => [...run].reverse()) : null,
      type: input.type,
    });
  }
  const from = bound(m, start, size, 0);
  const to = bound(m, stop, size, size);
  const length = sub(to, from);
  const least = isInt(length) ? (length < 0 ? 0 : length) : lessOrEqual(0, length) === true || isInside(stop) ? length : max(length, 0);
  const count = by === 1 ? least : floorDiv(add(least, sub(by, 1)), by);
  const made = shape.map((old, i) => (i === axis ? count : old));
  const strides = stridesOfTensor(input);
  const moved = strides?.map((stride, i) => (i === axis && isInt(by) && isInt(stride) ? Number(stride) * Number(by) : stride));
  return viewOf(
    input,
    made,
    moved && (by === 1 || (isInt(by) && strides?.[axis] !== undefined && isInt(strides[axis]))) ? normalize(made, moved) : 'unknown',
    sliced(input, axis, from, count, by),
  );
}

/** Negative and missing ends stay after the start for every size with which the program can have run. */
function isInside(stop: Value): boolean {
  return stop === null;
}

function sliced(input: Tensor, axis: number, from: Dim, count: Dim, by: Dim): readonly number[] | null {
  const plain = plainShape(input.shape);
  const { data } = input;
  if (!plain || !data || typeof from !== 'number' || typeof count !== 'number' || typeof by !== 'number') return null;
  const inner = countOf(plain.slice(axis + 1));
  const outer = countOf(plain.slice(0, axis));
  const whole = (plain[axis] ?? 1) * inner;
  const result: number[] = [];
  for (let o = 0; o < outer; o++)
    for (let i = 0; i < count; i++)
      result.push(...data.slice(o * whole + (from + i * by) * inner, o * whole + (from + i * by + 1) * inner));
  return result;
}

/** Indexing by tensors: their shapes broadcast and replace the first index, or go to the front if the indices are not adjacent. */
function gather(m: Machine, input: Tensor, indices: ReadonlyMap<number, Tensor>): Value {
  const shape = input.shape ?? [];
  const list: { readonly axis: number; readonly shape: Shape; readonly data: readonly number[] | null }[] = [];
  for (const [axis, tensor] of indices) {
    if (!tensor.shape) throw new Undecided('the shape of an index is unknown', true);
    if (tensor.dtype === bool || tensor.dtype === uint8) {
      tensor.shape.forEach((size, i) => {
        const own = shape[axis + i] ?? 0;
        if (equals(size, own) === false)
          m.raise(
            'IndexError',
            `The shape of the mask ${printShape(tensor.shape ?? [])} at index ${String(i)} does not match the shape ` +
              `of the indexed tensor ${printShape(shape)} at index ${String(axis + i)}`,
          );
      });
      list.push(...maskIndices(m, tensor, axis));
    } else {
      if (!tensor.dtype.isIntegral) m.raise('IndexError', 'tensors used as indices must be long, int, byte or bool tensors');
      const size = shape[axis];
      for (const at of tensor.data ?? []) {
        if (typeof size === 'number' && (at >= size || at < -size))
          m.raise('IndexError', `index ${String(at)} is out of bounds for dimension ${String(axis)} with size ${String(size)}`);
      }
      list.push({ axis, shape: tensor.shape, data: tensor.data });
    }
  }
  const common = tryBroadcast(list.map(each => each.shape));
  if (!common)
    m.raise(
      'IndexError',
      `shape mismatch: indexing tensors could not be broadcast together with shapes ${list.map(each => printShape(each.shape)).join(', ')}`,
    );
  const axes = list.map(each => each.axis);
  const first = Math.min(...axes);
  const together = axes.every((axis, i) => axis === first + i);
  const rest = shape.map((size, axis) => ({ size, axis })).filter(({ axis }) => !axes.includes(axis));
  const at = together ? rest.filter(({ axis }) => axis < first).length : 0;
  const made = [...rest.slice(0, at).map(({ size }) => size), ...common, ...rest.slice(at).map(({ size }) => size)];
  return new Tensor(made, input.dtype, {
    data: gathered(
      input,
      list,
      common,
      rest.map(({ axis }) => axis),
      at,
    ),
    device: input.device,
    strides: input.strides === null ? null : 'unknown',
  });
}

/** The positions at which a mask is true, with one index for each of its axes. */
function maskIndices(m: Machine, mask: Tensor, axis: number): { axis: number; shape: Shape; data: readonly number[] | null }[] {
  const plain = plainShape(mask.shape);
  const { data } = mask;
  const rank = mask.shape?.length ?? 0;
  if (rank === 0)
    return [
      {
        axis,
        shape: [data ? (data[0] === 0 ? 0 : 1) : freshDim(m, 'the number of elements that a mask selects depends on data')],
        data: data ? (data[0] === 0 ? [] : [0]) : null,
      },
    ];
  if (!plain || !data) {
    const count = freshDim(m, 'the number of elements that a mask selects depends on data');
    return Array.from({ length: rank }, (_, i) => ({ axis: axis + i, shape: [count], data: null }));
  }
  const places = data.flatMap((x, i) => (x === 0 ? [] : [i]));
  const strides = stridesOf(plain);
  return plain.map((size, i) => ({
    axis: axis + i,
    shape: [places.length],
    data: places.map(place => Math.floor(place / (strides[i] ?? 1)) % size),
  }));
}

function gathered(
  input: Tensor,
  list: readonly { readonly axis: number; readonly shape: Shape; readonly data: readonly number[] | null }[],
  common: Shape,
  rest: readonly number[],
  at: number,
): readonly number[] | null {
  const [plain, target] = [plainShape(input.shape), plainShape(common)];
  const { data } = input;
  if (!data || !plain || !target || list.some(each => !each.data)) return null;
  const sizes = [...rest.slice(0, at).map(axis => plain[axis] ?? 1), ...target, ...rest.slice(at).map(axis => plain[axis] ?? 1)];
  if (countOf(sizes) > MAX_KNOWN) return null;
  const strides = stridesOf(plain);
  const columns = list.map(each => broadcastElements(each.data ?? [], plainShape(each.shape) ?? [], target));
  const outStrides = stridesOf(sizes);
  const inner = stridesOf(target);
  return Array.from({ length: countOf(sizes) }, (_, i) => {
    const coordinate = (axis: number): number => Math.floor(i / (outStrides[axis] ?? 1)) % (sizes[axis] ?? 1);
    let flat = 0;
    for (let axis = 0; axis < target.length; axis++) flat += coordinate(at + axis) * (inner[axis] ?? 0);
    let place = 0;
    list.forEach((each, k) => {
      const index = columns[k]?.[flat] ?? 0;
      const size = plain[each.axis] ?? 1;
      place += (index < 0 ? index + size : index) * (strides[each.axis] ?? 0);
    });
    rest.forEach((axis, k) => (place += coordinate(k < at ? k : k + target.length) * (strides[axis] ?? 0)));
    return data[place] ?? 0;
  });
}

/** `x[index] = value`. Raises if the value does not fit. */
export function setIndex(m: Machine, input: Tensor, index: Value, value: Value): void {
  const known = input.data;
  let target: Value;
  try {
    target = getIndex(m, input, index);
  } catch (error) {
    if (!(error instanceof Undecided)) throw error;
    input.write(m, null);
    return;
  }
  if (!(target instanceof Tensor)) {
    input.write(m, null);
    return;
  }
  const shape = value instanceof Tensor ? value.shape : [];
  if (shape && target.shape) {
    // Leading axes of size 1 are dropped from the value.
    let own = shape;
    while (own.length > target.shape.length && own[0] === 1) own = own.slice(1);
    const common = tryBroadcast([own, target.shape]);
    if (!common || common.length > target.shape.length || common.some((size, axis) => equals(size, target.shape?.[axis] ?? 0) === false)) {
      const hasTensors = (index instanceof PyTuple ? index.items : [index]).some(item => item instanceof Tensor);
      if (!hasTensors && value instanceof Tensor) refuseExpansion(m, value.dtype, own, target.shape);
      m.raise(
        'RuntimeError',
        hasTensors
          ? `shape mismatch: value tensor of shape ${printShape(own)} cannot be broadcast to indexing result of shape ${printShape(target.shape)}`
          : 'shape mismatch',
      );
    }
  }
  input.write(m, known && !(value instanceof Unknown) ? softlyWritten(() => written(m, input, known, index, value, target)) : null);
}

/** What cannot be decided is written, too. */
function softlyWritten(write: () => readonly number[] | null): readonly number[] | null {
  try {
    return write();
  } catch (error) {
    if (error instanceof Undecided) return null;
    throw error;
  }
}

/** The contents after an assignment: the positions are found by indexing the numbers 0, 1, 2 … instead. */
function written(m: Machine, input: Tensor, data: readonly number[], index: Value, value: Value, target: Tensor): readonly number[] | null {
  const places = getIndex(m, new Tensor(input.shape, int64, { data: data.map((_, i) => i) }), index);
  const shape = plainShape(target.shape);
  if (!(places instanceof Tensor) || !places.data || !shape) return null;
  let source: readonly number[] | null;
  if (value instanceof Tensor) {
    const own = plainShape(value.shape);
    source =
      value.data && own
        ? broadcastElements(value.data, own.length > shape.length ? own.slice(own.length - shape.length) : own, shape)
        : null;
  } else {
    const scalar = fromPython(m, value).data?.[0];
    source = scalar === undefined ? null : new Array<number>(Number(numel(shape))).fill(scalar);
  }
  if (!source) return null;
  const result = [...data];
  places.data.forEach((place, i) => (result[place] = source[i] ?? 0));
  return result;
}
