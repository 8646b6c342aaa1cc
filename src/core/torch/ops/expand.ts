import { broadcastElements } from '../../array';
import { equals, isInt, type Dim, type Shape } from '../../dim';
import type { Call } from '../call';
import { printDim, printShape, Undecided } from '../convert';
import { broadcastShapes, tryBroadcast } from '../operands';
import { op } from '../registry';
import { makeSize } from '../size';
import { MAX_KNOWN, numel, plainShape, stridesOfTensor, type Tensor } from '../tensor';
import { PyTuple, toArray, toDim, Unknown, type Value } from '../vm';
import { refuseFewerSizes, refuseSize } from './expand-errors';
import { normalize, reshape, viewOf } from './view';

/** `expand` and `broadcast_to`. */
function expand(c: Call, input: Tensor, sizes: readonly Dim[]): Tensor {
  const shape = c.shapeOf(input);
  const lead = sizes.length - shape.length;
  if (lead < 0) refuseFewerSizes(c.m, input.dtype, shape, sizes);
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
    if (same === false && current !== null && equals(current, 1) === false) refuseSize(c.m, shape, sizes, axis);
    strides[axis] = same === true ? (own?.[axis - lead] ?? 1) : 0;
    made[axis] = wanted;
  }
  const [plain, target] = [plainShape(shape), plainShape(made)];
  const data = input.data && plain && target && Number(numel(made)) <= MAX_KNOWN ? broadcastElements(input.data, plain, target) : null;
  return viewOf(input, made, own ? normalize(made, strides) : 'unknown', data);
}

op('method', 'expand(input: Tensor, *size: ints, implicit: bool = False)', c => expand(c, c.tensor('input'), c.ints('size')));
op('method', 'expand_as(input: Tensor, other: Tensor)', c => expand(c, c.tensor('input'), c.shape('other')));
op('torch method', 'broadcast_to(input: Tensor, size: ints)', c => expand(c, c.tensor('input'), c.ints('size')));

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
      const listed = shape.map(printDim).join(', ');
      const shown =
        given instanceof PyTuple && given.type.name === 'Size' ? `torch.Size([${listed}])` : `(${listed}${shape.length === 1 ? ',' : ''})`;
      c.raise(
        'RuntimeError',
        `Attempting to broadcast a dimension of length ${printDim(size)} at -${String(at)}! Mismatching argument at index ${String(i)} ` +
          `had ${shown}; but expected shape should be broadcastable to ${printShape(wanted)}`,
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
