import { add, equals, floorDiv, isInt, lessThan, mul, sub, type Dim, type Shape } from '../../dim';
import { countOf, stridesOf } from '../../array';
import { Call } from '../call';
import { printDim, printShape, Undecided, withAxis, wrapDim } from '../convert';
import { freshDim } from '../fresh';
import { promoteTypes } from '../dtype';
import { broadcastShapes, tryBroadcast } from '../operands';
import { op } from '../registry';
import { MAX_KNOWN, numel, plainShape, Tensor } from '../tensor';
import { makeSize } from '../size';
import { PyTuple, toArray, toDim, Unknown, type Value } from '../vm';
import { expand, insertAxis, narrow, reshape, viewOf } from './view';

/** The elements of tensors joined along an axis. */
function joined(tensors: readonly Tensor[], shape: Shape, axis: number): readonly number[] | null {
  const target = plainShape(shape);
  if (!target || Number(numel(shape)) > MAX_KNOWN || tensors.some(tensor => !tensor.data)) return null;
  const inner = countOf(target.slice(axis + 1));
  const outer = countOf(target.slice(0, axis));
  const result: number[] = [];
  for (let i = 0; i < outer; i++) {
    for (const { data, shape: own } of tensors) {
      const length = Number(own?.[axis] ?? 0) * inner;
      if (data) result.push(...data.slice(i * length, (i + 1) * length));
    }
  }
  return result;
}

/** `torch.cat`. Tensors of shape (0,) are ignored. */
function cat(c: Call, tensors: readonly Tensor[], dim: Dim): Tensor {
  const [head] = tensors;
  if (!head) c.raise('ValueError', 'torch.cat(): expected a non-empty list of Tensors');
  for (const [i, tensor] of tensors.entries())
    if (tensor.shape?.length === 0) c.raise('RuntimeError', `zero-dimensional tensor (at position ${String(i)}) cannot be concatenated`);
  const dtype = tensors.map(tensor => tensor.dtype).reduce(promoteTypes);
  const counted = tensors.filter(tensor => !(tensor.shape?.length === 1 && tensor.shape[0] === 0));
  const known = counted.find(tensor => tensor.shape);
  const first = counted[0] ?? head;
  if (!known?.shape) return new Tensor(counted.length === 0 ? head.shape : null, dtype);
  const axis = wrapDim(c.m, dim, known.shape.length);
  let total: Dim = 0;
  const merged = [...known.shape];
  for (const [i, tensor] of tensors.entries()) {
    if (!counted.includes(tensor)) continue;
    const { shape } = tensor;
    if (!shape) {
      total = freshDim(c.m, 'the shape of a concatenated tensor is unknown');
      continue;
    }
    if (shape.length !== known.shape.length)
      c.raise(
        'RuntimeError',
        `Tensors must have same number of dimensions: got ${String(first.shape?.length ?? 0)} and ${String(shape.length)}`,
      );
    for (const [at, size] of shape.entries()) {
      if (at === axis) continue;
      if (equals(size, known.shape[at] ?? 0) === false)
        c.raise(
          'RuntimeError',
          `Sizes of tensors must match except in dimension ${String(axis)}. Expected size ${printDim(known.shape[at] ?? 0)} but got size ${printDim(size)} for tensor number ${String(i)} in the list.`,
        );
      if (isInt(size)) merged[at] = size;
    }
    total = add(total, shape[axis] ?? 0);
  }
  const shape = withAxis(merged, axis, total);
  return new Tensor(shape, dtype, {
    data: joined(counted, shape, axis),
    strides: tensors.every(tensor => tensor.strides === null) ? null : 'unknown',
  });
}

op('torch', 'cat(tensors: Tensors, dim: int = 0)', c => cat(c, c.tensors('tensors'), c.int('dim')), {
  aliases: ['concat', 'concatenate'],
  overloaded: true,
});

/** `torch.stack`: all shapes must be equal. */
function stack(c: Call, tensors: readonly Tensor[], dim: Dim): Tensor {
  const [first] = tensors;
  if (!first) c.raise('RuntimeError', 'stack expects a non-empty TensorList');
  const shape = c.shapeOf(first);
  const axis = wrapDim(c.m, dim, shape.length + 1);
  for (const [i, tensor] of tensors.entries()) {
    const own = c.shapeOf(tensor);
    if (own.length !== shape.length || own.some((size, at) => equals(size, shape[at] ?? 0) === false)) {
      c.raise(
        'RuntimeError',
        `stack expects each tensor to be equal size, but got ${printShape(shape)} at entry 0 and ${printShape(own)} at entry ${String(i)}`,
      );
    }
  }
  return cat(
    c,
    tensors.map(tensor => insertAxis(tensor, axis)),
    axis,
  );
}
op('torch', 'stack(tensors: Tensors, dim: int = 0)', c => stack(c, c.tensors('tensors'), c.int('dim')));

/** The tensor with at least this many axes, as in atleast_1d, _2d and _3d. */
function atLeast(c: Call, t: Tensor, least: 1 | 2 | 3): Tensor {
  const shape = c.shapeOf(t);
  if (shape.length >= least) return t;
  const made: Shape = least === 1 ? [1] : least === 2 ? [1, shape[0] ?? 1] : shape.length === 2 ? [...shape, 1] : [1, shape[0] ?? 1, 1];
  return viewOf(t, made, t.strides === null ? null : 'unknown', t.data);
}
function refuseNone(c: Call, tensors: readonly Tensor[]): readonly Tensor[] {
  return tensors.length === 0 ? c.raise('RuntimeError', `${c.name} expects a non-empty TensorList`) : tensors;
}
op('torch', 'hstack(tensors: Tensors)', c => {
  const tensors = refuseNone(c, c.tensors('tensors')).map(t => atLeast(c, t, 1));
  return cat(c, tensors, tensors[0]?.shape?.length === 1 ? 0 : 1);
});
op(
  'torch',
  'vstack(tensors: Tensors)',
  c =>
    cat(
      c,
      refuseNone(c, c.tensors('tensors')).map(t => atLeast(c, t, 2)),
      0,
    ),
  { aliases: ['row_stack'] },
);
op('torch', 'dstack(tensors: Tensors)', c =>
  cat(
    c,
    refuseNone(c, c.tensors('tensors')).map(t => atLeast(c, t, 3)),
    2,
  ),
);
op('torch', 'column_stack(tensors: Tensors)', c =>
  cat(
    c,
    refuseNone(c, c.tensors('tensors')).map(t => ((t.shape?.length ?? 2) <= 1 ? reshape(c, t, [numel(c.shapeOf(t)), 1], true) : t)),
    1,
  ),
);
op('torch', 'block_diag(*tensors: Tensors)', c => {
  const shapes = c.tensors('tensors').map(t => c.shapeOf(atLeast(c, t, 2)));
  return new Tensor(
    [add(...shapes.map(shape => shape[0] ?? 0)), add(...shapes.map(shape => shape[1] ?? 0))],
    c.tensors('tensors')[0]?.dtype,
  );
});

/** Pieces of an axis, one after another. */
function pieces(input: Tensor, axis: number, sizes: readonly Dim[]): PyTuple {
  let start: Dim = 0;
  return new PyTuple(
    sizes.map(size => {
      const piece = narrow(input, axis, start, size);
      start = add(start, size);
      return piece;
    }),
  );
}

/** Equal sizes; the last piece has the rest. */
function equalPieces(whole: Dim, size: Dim): Dim[] {
  if (isInt(whole) && isInt(size)) {
    const count = Math.max(1, Math.ceil(Number(whole) / Number(size)));
    return Array.from({ length: count }, (_, i) => (i < count - 1 ? size : sub(whole, mul(size, count - 1))));
  }
  // n·k split into pieces of k is n pieces, if n is known.
  const count = floorDiv(whole, size);
  if (isInt(count) && count > 0 && equals(mul(count, size), whole) === true) return Array.from({ length: Number(count) }, () => size);
  throw new Undecided('the number of pieces is unknown');
}

function splitRule(c: Call): PyTuple {
  const input = c.tensor('input');
  const shape = c.shapeOf(input);
  const value = c.value('split_size_or_sections');
  if (shape.length === 0) c.raise('RuntimeError', 'split expects at least a 1-dimensional tensor');
  const axis = wrapDim(c.m, c.int('dim'), shape.length);
  const whole = shape[axis] ?? 0;
  if (value instanceof PyTuple || c.items('split_size_or_sections')[0] !== value) {
    const sizes = c.ints('split_size_or_sections');
    const negative = sizes.find(size => isInt(size) && size < 0);
    if (negative !== undefined)
      c.raise(
        'RuntimeError',
        `split_with_sizes expects split_sizes have only non-negative entries, but got split_sizes=${printShape(sizes)}`,
      );
    if (equals(add(...sizes), whole) === false)
      c.raise(
        'RuntimeError',
        `split_with_sizes expects split_sizes to sum exactly to ${printDim(whole)} (input tensor's size at dimension ${String(axis)}), but got split_sizes=${printShape(sizes)}`,
      );
    return pieces(input, axis, sizes);
  }
  const size = c.int('split_size_or_sections');
  if (lessThan(size, 0) === true) c.raise('RuntimeError', `split expects split_size be non-negative, but got split_size=${printDim(size)}`);
  if (size === 0) {
    if (whole !== 0)
      c.raise('RuntimeError', `split_size can only be 0 if dimension size is 0, but got dimension size of ${printDim(whole)}`);
    return pieces(input, axis, [0]);
  }
  return pieces(input, axis, equalPieces(whole, size));
}
op('torch', 'split(tensor: Tensor, split_size_or_sections, dim: int = 0)', c => splitRule(renamed(c)));
op('method', 'split(input: Tensor, split_size_or_sections, dim: int = 0)', splitRule);
op('torch method', 'split_with_sizes(input: Tensor, split_size_or_sections: ints, dim: int = 0)', splitRule);

/** `torch.split` calls its input `tensor`. */
function renamed(c: Call): Call {
  return new Call(c.m, { ...c.signature, positions: new Map([['input', 0], ...c.signature.positions]) }, c.args, c.name);
}

op('torch method', 'chunk(input: Tensor, chunks: int, dim: int = 0)', c => {
  const input = c.tensor('input');
  const shape = c.shapeOf(input);
  if (shape.length === 0) c.raise('RuntimeError', 'chunk expects at least a 1-dimensional tensor');
  const count = c.number('chunks');
  if (count <= 0) c.raise('RuntimeError', `chunk expects \`chunks\` to be greater than 0, got: ${String(count)}`);
  const axis = wrapDim(c.m, c.int('dim'), shape.length);
  const whole = shape[axis] ?? 0;
  if (whole === 0)
    return pieces(
      input,
      axis,
      Array.from({ length: count }, () => 0),
    );
  if (isInt(whole)) return pieces(input, axis, equalPieces(whole, Math.ceil(Number(whole) / count)));
  if (count === 1) return pieces(input, axis, [whole]);
  const each = floorDiv(whole, count);
  if (equals(mul(each, count), whole) === true)
    return pieces(
      input,
      axis,
      Array.from({ length: count }, () => each),
    );
  const size = floorDiv(add(whole, count - 1), count);
  // If there are fewer elements than pieces, there are fewer pieces; models unpack as many as they request.
  return pieces(
    input,
    axis,
    Array.from({ length: count }, (_, i) => (i < count - 1 ? size : sub(whole, mul(size, count - 1)))),
  );
});

function tensorSplit(c: Call, input: Tensor, axis: number): PyTuple {
  const whole = c.shapeOf(input)[axis] ?? 0;
  const given = c.items('indices_or_sections');
  if (given[0] !== c.value('indices_or_sections')) {
    const stops = [...c.ints('indices_or_sections'), whole];
    let start: Dim = 0;
    const clampTo = (d: Dim): Dim => {
      if (!isInt(d) || !isInt(whole)) return d;
      const at = d < 0 ? Math.max(0, Number(d) + Number(whole)) : d;
      return at > whole ? whole : at;
    };
    return new PyTuple(
      stops.map(stop => {
        const [from, to] = [clampTo(start), clampTo(stop)];
        start = stop;
        const length = sub(to, from);
        return narrow(input, axis, from, isInt(length) && length < 0 ? 0 : length);
      }),
    );
  }
  const sections = c.number('indices_or_sections');
  if (sections <= 0) c.raise('RuntimeError', `number of sections must be larger than 0, got ${String(sections)}`);
  if (isInt(whole)) {
    const [base, extra] = [Math.floor(Number(whole) / sections), Number(whole) % sections];
    return pieces(
      input,
      axis,
      Array.from({ length: sections }, (_, i) => base + (i < extra ? 1 : 0)),
    );
  }
  const each = floorDiv(whole, sections);
  if (equals(mul(each, sections), whole) !== true) throw new Undecided('the size of the pieces is unknown');
  return pieces(
    input,
    axis,
    Array.from({ length: sections }, () => each),
  );
}
op('torch method', 'tensor_split(input: Tensor, indices_or_sections, dim: int = 0)', c => {
  const rank = c.shape('input').length;
  if (rank === 0) c.raise('RuntimeError', 'tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims');
  return tensorSplit(c, c.tensor('input'), wrapDim(c.m, c.int('dim'), rank));
});
for (const [name, axis] of [
  ['hsplit', 1],
  ['vsplit', 0],
  ['dsplit', 2],
] as const) {
  op('torch method', `${name}(input: Tensor, indices_or_sections)`, c => {
    const rank = c.shape('input').length;
    if (rank < (name === 'hsplit' ? 1 : axis === 0 ? 2 : 3))
      c.raise(
        'RuntimeError',
        `torch.${name} requires a tensor with at least ${String(name === 'hsplit' ? 1 : axis === 0 ? 2 : 3)} dimension, but got a tensor with ${String(rank)} dimensions!`,
      );
    const along = name === 'hsplit' && rank === 1 ? 0 : axis;
    const value = c.value('indices_or_sections');
    const whole = c.shape('input')[along] ?? 0;
    if (typeof value === 'number' && typeof whole === 'number') {
      if (value === 0 || whole % value !== 0)
        c.raise(
          'RuntimeError',
          `torch.${name} attempted to split along dimension ${String(along)}, but the size of the dimension ${String(whole)} is not divisible by the split_size ${String(value)}!`,
        );
    }
    return tensorSplit(c, c.tensor('input'), along);
  });
}

/** All positions along an axis, one by one. */
export function unbind(input: Tensor, axis: number): PyTuple {
  const shape = input.shape ?? [];
  const count = shape[axis] ?? 0;
  if (typeof count !== 'number') throw new Undecided('the number of tensors is unknown');
  return new PyTuple(
    Array.from({ length: count }, (_, i) => {
      const piece = narrow(input, axis, i, 1);
      return viewOf(
        piece,
        shape.filter((_, at) => at !== axis),
        input.strides === null && axis === 0 ? null : 'unknown',
        piece.data,
      );
    }),
  );
}
op('torch method', 'unbind(input: Tensor, dim: int = 0)', c => {
  const input = c.tensor('input');
  const shape = c.shapeOf(input);
  const dim = c.int('dim');
  const axis = wrapDim(c.m, shape.length === 0 && dim === -1 ? 0 : dim, shape.length, 0);
  return unbind(input, axis);
});

op('torch', 'meshgrid(*tensors: Tensors, indexing: str = None)', c => {
  const tensors = c.tensors('tensors');
  if (tensors.length === 0) c.raise('ValueError', 'torch.meshgrid: expects a non-empty TensorList');
  const indexing = c.value('indexing');
  if (indexing !== null && indexing !== 'ij' && indexing !== 'xy')
    c.raise('RuntimeError', `torch.meshgrid: indexing must be one of "xy" or "ij", but received: ${c.text('indexing')}`);
  const sizes = tensors.map(tensor => {
    const shape = c.shapeOf(tensor);
    if (shape.length > 1)
      c.raise('RuntimeError', `torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got: ${String(shape.length)}`);
    return shape[0] ?? 1;
  });
  const [first] = tensors;
  if (tensors.some(tensor => tensor.dtype !== first?.dtype)) c.raise('RuntimeError', 'meshgrid expects all tensors to have the same dtype');
  const swapped = indexing === 'xy' && sizes.length >= 2;
  const order = sizes.map((_, axis) => (swapped && axis < 2 ? 1 - axis : axis));
  const shape = order.map(axis => sizes[axis] ?? 1);
  return new PyTuple(
    tensors.map((tensor, i) => {
      const own = order.indexOf(i);
      const column = reshape(
        c,
        tensor,
        shape.map((size, axis) => (axis === own ? size : 1)),
        true,
      );
      return expand(c, column, shape);
    }),
  );
});
op('torch', 'broadcast_tensors(*tensors: Tensors)', c => {
  const tensors = c.tensors('tensors');
  const shape = broadcastAll(
    c,
    tensors.map(tensor => c.shapeOf(tensor)),
  );
  return new PyTuple(tensors.map(tensor => expand(c, tensor, shape)));
});
op('torch', 'broadcast_shapes(*shapes)', c =>
  makeSize(
    broadcastAll(
      c,
      c.items('shapes').map(item => (toDim(item) === null ? dimsOf(c, item) : [c.toInt(item, 'shapes')])),
    ),
  ),
);

function dimsOf(c: Call, value: Value): Shape {
  const items = toArray(c.m, value);
  if (items instanceof Unknown) throw new Undecided(items.reason, true);
  return items.map(item => c.toInt(item, 'shapes'));
}

/** `torch.broadcast_shapes` has its own messages. */
function refuseShapes(c: Call, shapes: readonly Shape[]): void {
  let common: Shape = [];
  for (const [i, shape] of shapes.entries()) {
    const next = tryBroadcast([common, shape]);
    if (next) {
      common = next;
      continue;
    }
    for (let at = 1; at <= shape.length; at++) {
      const [size, other] = [shape.at(-at) ?? 1, common.at(-at) ?? 1];
      if (equals(size, other) !== false || size === 1 || other === 1) continue;
      const given = c.items('shapes')[i] ?? null;
      const most = Math.max(...shapes.map(({ length }) => length));
      const wanted = [...Array<Dim>(most - common.length).fill(1), ...common];
      const shown =
        given instanceof PyTuple && given.type.name === 'Size'
          ? `torch.Size(${printShape(shape)})`
          : `(${shape.map(String).join(', ')}${shape.length === 1 ? ',' : ''})`;
      c.raise(
        'RuntimeError',
        `Attempting to broadcast a dimension of length ${printDim(size)} at -${String(at)}! Mismatching argument at index ${String(i)} had ${shown}; but expected shape should be broadcastable to ${printShape(wanted)}`,
      );
    }
  }
}

function broadcastAll(c: Call, shapes: readonly Shape[]): Shape {
  const shape = tryBroadcast(shapes);
  if (shape) return shape;
  if (c.name === 'broadcast_shapes') refuseShapes(c, shapes);
  return shapes.reduce((a, b) => broadcastShapes(c.m, a, b), []);
}

/** `x.repeat(2, 3)`: axes can be added in front. */
function repeatRule(c: Call): Tensor {
  const input = c.tensor('input');
  const shape = c.shapeOf(input);
  const given = c.ints('repeats');
  const isTile = c.name === 'tile';
  if (!isTile && given.length < shape.length)
    c.raise('RuntimeError', 'Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor');
  const negative = given.find(size => isInt(size) && size < 0);
  if (negative !== undefined)
    c.raise('RuntimeError', `Trying to create tensor with negative dimension ${printDim(negative)}: ${printShape(given)}`);
  const repeats = given.length < shape.length ? [...Array.from({ length: shape.length - given.length }, () => 1), ...given] : given;
  const lead = repeats.length - shape.length;
  const padded: Shape = [...Array.from({ length: lead }, () => 1), ...shape];
  const made = padded.map((size, axis) => mul(size, repeats[axis] ?? 1));
  return new Tensor(made, input.dtype, { data: repeated(input, padded, made) });
}

function repeated(input: Tensor, from: Shape, to: Shape): readonly number[] | null {
  const [source, target] = [plainShape(from), plainShape(to)];
  const { data } = input;
  if (!source || !target || !data || countOf(target) > MAX_KNOWN) return null;
  const [own, strides] = [stridesOf(source), stridesOf(target)];
  return Array.from({ length: countOf(target) }, (_, i) => {
    let at = 0;
    for (let axis = 0; axis < target.length; axis++)
      at += ((Math.floor(i / (strides[axis] ?? 1)) % (target[axis] ?? 1)) % (source[axis] ?? 1)) * (own[axis] ?? 0);
    return data[at] ?? 0;
  });
}
op('method', 'repeat(input: Tensor, *repeats: ints)', repeatRule);
op('torch', 'tile(input: Tensor, repeats: ints)', repeatRule);
op('method', 'tile(input: Tensor, *repeats: ints)', repeatRule);

op(
  'torch method',
  'repeat_interleave(input: Tensor, repeats: Scalar, dim: int = None, *, output_size: int = None)',
  c => {
    const input = c.tensor('input');
    const shape = c.shapeOf(input);
    const dim = c.intOrNull('dim');
    if (dim !== null && shape.length === 0) {
      if (c.value('repeats') instanceof Tensor) wrapDim(c.m, dim, 0, 0);
      wrapDim(c.m, add(wrapDim(c.m, dim, 0), 1), 0);
    }
    const flat = dim === null ? reshape(c, input, [numel(shape)], true) : input;
    const axis = dim === null ? 0 : wrapDim(c.m, dim, shape.length);
    const own = c.shapeOf(flat);
    const whole = own[axis] ?? 1;
    const repeats = c.value('repeats');
    if (repeats instanceof Tensor && repeats.shape?.length !== 0 && !(repeats.shape?.length === 1 && repeats.shape[0] === 1)) {
      const count = repeats.shape?.[0];
      if (repeats.shape?.length !== 1) c.raise('RuntimeError', 'repeats must be 0-dim or 1-dim tensor');
      if (count !== undefined && equals(count, whole) === false)
        c.raise(
          'RuntimeError',
          `repeats must have the same size as input along dim, but got repeats.size(0) = ${printDim(count)} and input.size(${printDim(dim ?? axis)}) = ${printDim(whole)}`,
        );
      const total = repeats.data
        ? repeats.data.reduce((a, b) => a + b, 0)
        : (c.intOrNull('output_size') ?? freshDim(c.m, 'the number of repetitions depends on data'));
      return new Tensor(withAxis(own, axis, total), input.dtype);
    }
    const times = c.int('repeats');
    if (isInt(times) && times < 0) c.raise('RuntimeError', 'Repeats must be non-negative');
    const made = withAxis(own, axis, mul(whole, times));
    const plain = plainShape(own);
    let data: number[] | null = null;
    if (flat.data && plain && typeof times === 'number' && Number(numel(made)) <= MAX_KNOWN) {
      const inner = countOf(plain.slice(axis + 1));
      data = [];
      for (let i = 0; i < flat.data.length; i += inner) for (let k = 0; k < times; k++) data.push(...flat.data.slice(i, i + inner));
    }
    return new Tensor(made, input.dtype, { data });
  },
  { overloaded: true },
);

op('torch', 'combinations(input: Tensor, r: int = 2, with_replacement: bool = False)', c => {
  const [n] = c.shape('input');
  const r = c.number('r');
  if (r === 0) return new Tensor([0], c.tensor('input').dtype);
  if (typeof n !== 'number') throw new Undecided('the number of combinations is unknown');
  const choose = (from: number, k: number): number => (k === 0 ? 1 : Math.round((choose(from - 1, k - 1) * from) / k));
  return new Tensor([choose(c.bool('with_replacement') ? n + r - 1 : n, r), r], c.tensor('input').dtype);
});
