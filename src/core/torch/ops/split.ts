import { add, equals, floorDiv, isInt, lessThan, mul, sub, type Dim } from '../../dim';
import { Call } from '../call';
import { printDim, printShape, Undecided, wrapDim } from '../convert';
import { op } from '../registry';
import { stridesOfTensor, type Tensor } from '../tensor';
import { PyTuple } from '../vm';
import { narrow } from './slice';
import { viewOf, normalize } from './view';

/** More tensors than any program has use for; each takes memory of its own. */
const MAX_PARTS = 1 << 16;

function parts<T>(count: number, make: (value: undefined, index: number) => T): T[] {
  if (count > MAX_PARTS) throw new Undecided(`the tensor is split into ${String(count)} parts, which is too many to analyze`);
  return Array.from({ length: count }, make);
}

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
    return parts(count, (_, i) => (i < count - 1 ? size : sub(whole, mul(size, count - 1))));
  }
  // n·k split into pieces of k is n pieces, if n is known.
  const count = floorDiv(whole, size);
  if (isInt(count) && count > 0 && equals(mul(count, size), whole) === true) return parts(Number(count), () => size);
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
        `split_with_sizes expects split_sizes to sum exactly to ${printDim(whole)} (input tensor's size at ` +
          `dimension ${String(axis)}), but got split_sizes=${printShape(sizes)}`,
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
      parts(count, () => 0),
    );
  if (isInt(whole)) return pieces(input, axis, equalPieces(whole, Math.ceil(Number(whole) / count)));
  if (count === 1) return pieces(input, axis, [whole]);
  const each = floorDiv(whole, count);
  if (equals(mul(each, count), whole) === true)
    return pieces(
      input,
      axis,
      parts(count, () => each),
    );
  // Two pieces of ⌈n ÷ 2⌉ and the rest are two if n is at least 2; the number of more pieces depends on n.
  if (count !== 2 || lessThan(whole, 2) !== false) throw new Undecided('the number of pieces is unknown');
  const half = floorDiv(add(whole, 1), 2);
  return pieces(input, axis, [half, sub(whole, half)]);
});

function tensorSplit(c: Call, input: Tensor, axis: number): PyTuple {
  const whole = c.shapeOf(input)[axis] ?? 0;
  const given = c.items('indices_or_sections');
  if (given[0] !== c.value('indices_or_sections')) {
    const stops = [...c.ints('indices_or_sections'), whole];
    let start: Dim = 0;
    const clampTo = (d: Dim): Dim => {
      if (!isInt(d) || !isInt(whole)) {
        if (d !== whole && d !== 0 && (lessThan(whole, d) !== false || lessThan(d, 0) !== false))
          throw new Undecided('it is unknown whether an index is within the size');
        return d;
      }
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
      parts(sections, (_, i) => base + (i < extra ? 1 : 0)),
    );
  }
  const each = floorDiv(whole, sections);
  if (equals(mul(each, sections), whole) !== true) throw new Undecided('the size of the pieces is unknown');
  return pieces(
    input,
    axis,
    parts(sections, () => each),
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
    const least = name === 'hsplit' ? 1 : axis === 0 ? 2 : 3;
    if (rank < least)
      c.raise(
        'RuntimeError',
        `torch.${name} requires a tensor with at least ${String(least)} dimension, but got a tensor with ${String(rank)} dimensions!`,
      );
    const along = name === 'hsplit' && rank === 1 ? 0 : axis;
    const value = c.value('indices_or_sections');
    const whole = c.shape('input')[along] ?? 0;
    if (typeof value === 'number' && typeof whole === 'number') {
      if (value === 0 || whole % value !== 0)
        c.raise(
          'RuntimeError',
          `torch.${name} attempted to split along dimension ${String(along)}, but the size of the dimension ` +
            `${String(whole)} is not divisible by the split_size ${String(value)}!`,
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
  const strides = stridesOfTensor(input);
  const rest = shape.filter((_, at) => at !== axis);
  return new PyTuple(
    parts(count, (_, i) => {
      const piece = narrow(input, axis, i, 1);
      return viewOf(piece, rest, strides ? normalize(rest, strides.toSpliced(axis, 1)) : 'unknown', piece.data);
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
