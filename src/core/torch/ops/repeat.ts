import { countOf, stridesOf } from '../../array';
import { add, equals, isInt, mul, type Shape } from '../../dim';
import type { Call } from '../call';
import { printDim, printShape, withAxis, wrapDim } from '../convert';
import { freshDim } from '../fresh';
import { op } from '../registry';
import { MAX_KNOWN, numel, plainShape, Tensor } from '../tensor';
import { reshape } from './view';

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
          'repeats must have the same size as input along dim, but got repeats.size(0) ' +
            `= ${printDim(count)} and input.size(${printDim(dim ?? axis)}) = ${printDim(whole)}`,
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
