import { mapRuns } from '../../array';
import { isInt } from '../../dim';
import type { Call } from '../call';
import { printDim, wrapDim, wrapDims } from '../convert';
import { op } from '../registry';
import { numel, plainShape, Tensor } from '../tensor';

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
    { strides: 'unknown' },
  );
});
