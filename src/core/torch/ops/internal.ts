/** Functions that torch's own layers call, and methods that give a tensor another size. */
import { equals, isInt, type Dim, type Shape } from '../../dim';
import type { Call } from '../call';
import { printDim, printShape, Undecided, wrapDim } from '../convert';
import { bool, complex32, DTYPES, float32, int64 } from '../dtype';
import { freshDim } from '../fresh';
import { op } from '../registry';
import { defaultDType } from '../state';
import { numel, Tensor } from '../tensor';
import { PyTuple } from '../vm';
import { layerNorm } from './normalization';
import { dtypeOf, FACTORY, made } from './factory';
import { reducedAxes, reducedShape } from './reduce';

op('method', 'resize_(input: Tensor, *size: ints, memory_format = None)', c => {
  const input = c.tensor('input');
  input.become(c.m, new Tensor(c.ints('size'), input.dtype));
  return input;
});
op('torch method', 'resize_as_(input: Tensor, the_template: Tensor, *, memory_format = None)', c => {
  const input = c.tensor('input');
  input.become(c.m, new Tensor(c.shape('the_template'), input.dtype));
  return input;
});
op('torch', 'zero_(input: Tensor)', c => {
  const input = c.tensor('input');
  input.write(c.m, input.data?.map(() => 0) ?? null);
  return input;
});
op('method', 'sum_to_size(input: Tensor, *size: ints)', c => {
  const [shape, wanted] = [c.shape('input'), c.ints('size')];
  const lead = shape.length - wanted.length;
  if (lead < 0 || wanted.some((size, axis) => size !== 1 && equals(size, shape[lead + axis] ?? 0) === false))
    c.raise('RuntimeError', `size {${printShape(wanted)}} is not expandable to size {${printShape(shape)}}.`);
  return new Tensor(wanted, c.tensor('input').dtype);
});
op(
  'method',
  `new_empty_strided(input: Tensor, size: ints, stride: ints, ${FACTORY})`,
  c => new Tensor(c.ints('size'), dtypeOf(c) ?? c.tensor('input').dtype, { strides: c.ints('stride'), device: c.tensor('input').device }),
);
op('torch', `empty_permuted(size: ints, physical_layout: ints, *, ${FACTORY})`, c => {
  const [size, order] = [c.ints('size'), c.ints('physical_layout')];
  if (size.length !== order.length)
    c.raise(
      'RuntimeError',
      'Number of dimensions in size does not match the length of the physical_layout; i.e. ' +
        `len(size) = ${String(size.length)} is not equal to len(physical_layout) = ${String(order.length)}`,
    );
  const at = order.findIndex(axis => isInt(axis) && (axis < 0 || axis >= size.length));
  if (at >= 0)
    c.raise(
      'RuntimeError',
      `Dimension out of range (expected to be between 0 and ${String(size.length - 1)}, but got ${printDim(order[at] ?? 0)} at index ` +
        `${String(at)}).  NB: negative dims not currently supported; file an issue if you want it.`,
    );
  if (new Set(order).size < order.length) c.raise('RuntimeError', 'Duplicate dim not allowed');
  return made(c, size, dtypeOf(c) ?? defaultDType(c.m));
});
op(
  'torch method',
  'nonzero_static(input: Tensor, *, size: int, fill_value: int = -1)',
  c => new Tensor([c.int('size'), c.shape('input').length], int64),
);
op('torch', 'unravel_index(indices: Tensor, shape)', c => {
  const indices = c.tensor('indices');
  if (!indices.dtype.isIntegral || indices.dtype === bool)
    c.raise('ValueError', `expected 'indices' to be integer dtype, but got torch.${indices.dtype.name}`);
  const sizes = c.ints('shape');
  return new PyTuple(sizes.map(() => new Tensor(indices.shape, int64)));
});
op('torch method', 'diagflat(input: Tensor, offset: int = 0)', c => {
  const count = numel(c.shape('input'));
  const offset = Math.abs(c.number('offset'));
  const size: Dim = isInt(count) ? Number(count) + offset : offset === 0 ? count : freshDim(c.m, 'the size of a diagonal is unknown');
  return new Tensor([size, size], c.tensor('input').dtype);
});
op('torch method', 'hash_tensor(input: Tensor, dim: ints = (), *, keepdim: bool = False, mode: int = 0)', c => {
  const shape = c.shape('input');
  return new Tensor(reducedShape(shape, reducedAxes(c, shape.length), c.bool('keepdim')), DTYPES.get('uint64'));
});

/** The statistics of a normalization beside its result. */
function normalized(c: Call, statistics: Shape): PyTuple {
  const { shape, dtype } = c.tensor('input');
  return new PyTuple([new Tensor(shape, dtype), new Tensor(statistics, dtype), new Tensor(statistics, dtype)]);
}
op('torch', 'native_layer_norm(input: Tensor, normalized_shape: ints, weight: Tensor?, bias: Tensor?, eps: number)', c => {
  layerNorm(c);
  const shape = c.shape('input');
  const kept = shape.length - c.ints('normalized_shape').length;
  return normalized(
    c,
    shape.map((size, axis) => (axis < kept ? size : 1)),
  );
});
op('torch', 'native_group_norm(input: Tensor, weight: Tensor?, bias: Tensor?, N: int, C: int, HxW: int, group: int, eps: number)', c =>
  normalized(c, [c.int('N'), c.int('group')]),
);
const BATCH = 'weight: Tensor?, bias: Tensor?, running_mean: Tensor?, running_var: Tensor?';
op('torch', `native_batch_norm(input: Tensor, ${BATCH}, training: bool, momentum: number, eps: number)`, batchNorm);
// The running statistics may be absent.
op('torch', '_native_batch_norm_legit(input: Tensor, weight: Tensor?, bias: Tensor?, *rest)', c =>
  normalized(c, c.items('rest').includes(true) ? [c.shape('input')[1] ?? 0] : [0]),
);
function batchNorm(c: Call): PyTuple {
  return normalized(c, c.bool('training') ? [c.shape('input')[1] ?? 0] : [0]);
}

for (const [name, axes] of [
  ['grid_sampler', null],
  ['grid_sampler_2d', 4],
  ['grid_sampler_3d', 5],
] as const)
  op('torch', `${name}(input: Tensor, grid: Tensor, interpolation_mode: int, padding_mode: int, align_corners: bool)`, c => {
    const [shape, grid] = [c.shape('input'), c.shape('grid')];
    if (equals(shape[0] ?? 0, grid[0] ?? 0) === false)
      c.raise(
        'RuntimeError',
        'grid_sampler(): expected grid and input to have same batch size, but got input with sizes ' +
          `${printShape(shape)} and grid with sizes ${printShape(grid)}`,
      );
    if (shape.length !== grid.length || (axes !== null && shape.length !== axes))
      throw new Undecided(`the axes of the inputs of ${name} do not match`);
    return new Tensor([shape[0] ?? 0, shape[1] ?? 0, ...grid.slice(1, -1)], c.tensor('input').dtype);
  });

op(
  'torch method',
  'as_strided_scatter(input: Tensor, src: Tensor, size: ints, stride: ints, storage_offset: int = None)',
  c => new Tensor(c.shape('input'), c.tensor('input').dtype),
);
op('method', 'chalf(input: Tensor, *, memory_format = None)', c => new Tensor(c.shape('input'), complex32));
op('torch', '_softmax_backward_data(grad_output: Tensor, output: Tensor, dim: int, input_dtype: dtype)', c => {
  const shape = c.shape('grad_output');
  wrapDim(c.m, c.int('dim'), shape.length);
  return new Tensor(shape, c.dtype('input_dtype') ?? float32);
});
