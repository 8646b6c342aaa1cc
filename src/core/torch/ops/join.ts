import { countOf } from '../../array';
import { add, equals, isInt, type Dim, type Shape } from '../../dim';
import type { Call } from '../call';
import { printDim, printShape, withAxis, wrapDim } from '../convert';
import { promoteTypes } from '../dtype';
import { freshDim } from '../fresh';
import { op } from '../registry';
import { MAX_KNOWN, numel, plainShape, Tensor } from '../tensor';
import { atLeast, insertAxis } from './axes';
import { reshape } from './view';

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
          `Sizes of tensors must match except in dimension ${String(axis)}. Expected size ` +
            `${printDim(known.shape[at] ?? 0)} but got size ${printDim(size)} for tensor number ${String(i)} in the list.`,
        );
      if (isInt(size)) merged[at] = size;
    }
    total = add(total, shape[axis] ?? 0);
  }
  const shape = withAxis(merged, axis, total);
  return new Tensor(shape, dtype, {
    data: joined(counted, shape, axis),
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
    c
      .tensors('tensors')
      .map(({ dtype }) => dtype)
      .reduce(promoteTypes),
  );
});
