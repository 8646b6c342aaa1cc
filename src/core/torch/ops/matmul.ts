import { equals, mul, type Shape } from '../../dim';
import type { Call } from '../call';
import { printShape, wrapDim } from '../convert';
import { bool } from '../dtype';
import { broadcastShapes, tryBroadcast } from '../operands';
import { op } from '../registry';
import { numel, plainShape, Tensor } from '../tensor';
import { refuseExpansion } from './expand-errors';
import {
  refuseBatches,
  refuseBatchSumTypes,
  refuseMatrices,
  refuseMatrixAndVector,
  refuseMatrixTypes,
  refuseSumTypes,
  refuseVectors,
  refuseVectorSumTypes,
  refuseVectorTypes,
} from './product-errors';
import { notImplemented, refuseScalarType } from '../type-errors';

/** The types of two matrices, and of what is added to their product. */
function refuseTypes(c: Call, a: Tensor, b: Tensor, added: Tensor | null = null): void {
  if (added) refuseSumTypes(c, added.dtype, a.dtype, b.dtype);
  if (a.dtype !== b.dtype) refuseMatrixTypes(c, a.dtype, b.dtype);
  if (a.dtype === bool && [a, b].every(({ shape }) => shape && numel(shape) !== 0)) notImplemented(c, 'addmm_impl_cpu_', a.dtype);
}

/** The types of two batches of matrices: the kernel is chosen by the first. */
export function refuseBatchTypes(c: Call, a: Tensor, b: Tensor): void {
  if ([a, b].some(({ shape }) => shape && numel(shape) === 0)) return;
  if (a.dtype === bool) notImplemented(c, 'bmm', a.dtype);
  refuseScalarType(c, a.dtype, b.dtype);
}

/** The product of two matrices. Raises torch's error if the sizes do not match. */
function mm(c: Call, a: Tensor, b: Tensor, name: string, added: Tensor | null = null): Shape {
  const [p, q] = [c.shapeOf(a), c.shapeOf(b)];
  if (p.length !== 2) c.raise('RuntimeError', `${name === 'mm' ? 'self' : 'mat1'} must be a matrix`);
  if (q.length !== 2) c.raise('RuntimeError', 'mat2 must be a matrix');
  if (equals(p[1] ?? 0, q[0] ?? 0) === false) refuseMatrices(c, p, q);
  refuseTypes(c, a, b, added);
  c.macs(name, mul(p[0] ?? 0, p[1] ?? 0, q[1] ?? 0));
  return [p[0] ?? 0, q[1] ?? 0];
}

function bmm(c: Call, a: Tensor, b: Tensor, name: string): Shape {
  const [p, q] = [c.shapeOf(a), c.shapeOf(b)];
  // The added tensor is expanded to the size of the product before the product is checked.
  if (name === 'baddbmm')
    for (const [shape, axis] of [
      [p, 0],
      [p, 1],
      [q, 2],
    ] as const)
      wrapDim(c.m, axis, shape.length);
  if (p.length !== 3) c.raise('RuntimeError', 'batch1 must be a 3D tensor');
  if (q.length !== 3) c.raise('RuntimeError', 'batch2 must be a 3D tensor');
  if (equals(p[0] ?? 0, q[0] ?? 0) === false || equals(p[2] ?? 0, q[1] ?? 0) === false)
    refuseBatches(c, [p[0] ?? 0, p[2] ?? 0], [q[0] ?? 0, q[1] ?? 0]);
  if (name === 'baddbmm') refuseBatchSumTypes(c, c.tensor('input').dtype, a.dtype, b.dtype);
  refuseBatchTypes(c, a, b);
  c.macs(name, mul(p[0] ?? 0, p[1] ?? 0, p[2] ?? 0, q[2] ?? 0));
  return [p[0] ?? 0, p[1] ?? 0, q[2] ?? 0];
}

op(
  'torch method',
  'mm(input: Tensor, mat2: Tensor)',
  c => new Tensor(mm(c, c.tensor('input'), c.tensor('mat2'), 'mm'), c.tensor('input').dtype),
  { overloaded: true },
);
op(
  'torch method',
  'bmm(input: Tensor, mat2: Tensor)',
  c => new Tensor(bmm(c, c.tensor('input'), c.tensor('mat2'), 'bmm'), c.tensor('input').dtype),
  { overloaded: true },
);

/** A result with an added bias, which must broadcast to it. */
export function addable(c: Call, bias: Tensor, shape: Shape): void {
  const own = c.shapeOf(bias);
  const common = tryBroadcast([own, shape]);
  if (common?.length === shape.length && common.every((size, axis) => equals(size, shape[axis] ?? 0) !== false)) return;
  refuseExpansion(c.m, bias.dtype, own, shape);
}
op(
  'torch method inplace',
  'addmm(input: Tensor, mat1: Tensor, mat2: Tensor, *, beta: number = 1, alpha: number = 1)',
  c => {
    const shape = mm(c, c.tensor('mat1'), c.tensor('mat2'), 'addmm', c.tensor('input'));
    addable(c, c.tensor('input'), shape);
    return new Tensor(shape, c.tensor('mat1').dtype);
  },
  { overloaded: true },
);
op(
  'torch method inplace',
  'baddbmm(input: Tensor, batch1: Tensor, batch2: Tensor, *, beta: number = 1, alpha: number = 1)',
  c => {
    const shape = bmm(c, c.tensor('batch1'), c.tensor('batch2'), 'baddbmm');
    addable(c, c.tensor('input'), shape);
    return new Tensor(shape, c.tensor('batch1').dtype);
  },
  { overloaded: true },
);
op(
  'torch method inplace',
  'addbmm(input: Tensor, batch1: Tensor, batch2: Tensor, *, beta: number = 1, alpha: number = 1)',
  c => new Tensor([c.shape('batch1')[1] ?? 0, c.shape('batch2')[2] ?? 0], c.tensor('batch1').dtype),
  { overloaded: true, reshapes: true },
);

/** torch.matmul, which depends on the numbers of axes. Only products that become `mm` or `bmm` are counted, as in torch. */
function matmul(c: Call, a: Tensor, b: Tensor): Tensor {
  const [p, q] = [c.shapeOf(a), c.shapeOf(b)];
  if (p.length === 0 || q.length === 0)
    c.raise('RuntimeError', `both arguments to matmul need to be at least 1D, but they are ${String(p.length)}D and ${String(q.length)}D`);
  if (p.length === 1 && q.length === 1) {
    if (equals(p[0] ?? 0, q[0] ?? 0) === false) refuseVectors(c, p[0] ?? 0, q[0] ?? 0);
    if (a.dtype !== b.dtype) refuseVectorTypes(c, a.dtype, b.dtype);
    return new Tensor([], a.dtype);
  }
  const [rows, inner, inner2, columns] = [
    p.length === 1 ? 1 : (p.at(-2) ?? 1),
    p.at(-1) ?? 0,
    q.length === 1 ? (q[0] ?? 0) : (q.at(-2) ?? 0),
    q.length === 1 ? 1 : (q.at(-1) ?? 0),
  ];
  const folds = isFolded(p, q);
  if (equals(inner, inner2) === false) refuseProduct(c, p, q);
  const batch = broadcastShapes(c.m, p.slice(0, -2), q.slice(0, -2));
  if (a.dtype !== b.dtype) {
    // A vector on the left becomes the vector of a product with the transposed matrix.
    if (q.length === 1) refuseVectorSumTypes(c, b.dtype, a.dtype, b.dtype);
    if (p.length === 1 && q.length > 2) refuseVectorSumTypes(c, a.dtype, b.dtype, a.dtype);
    if (folds) refuseMatrixTypes(c, a.dtype, b.dtype);
  }
  if (q.length > 1 && !(p.length === 1 && q.length > 2)) {
    if (folds) refuseTypes(c, a, b);
    else refuseBatchTypes(c, a, b);
  }
  const shape = [...batch, ...(p.length === 1 ? [] : [rows]), ...(q.length === 1 ? [] : [columns])];
  const isMv = q.length === 1 || (p.length === 1 && q.length > 2);
  if (!isMv) c.macs(folds ? 'mm' : 'bmm', mul(numel(batch), rows, inner, columns));
  return new Tensor(shape, a.dtype, { data: product(a, b, shape) });
}

/** The product of a large tensor and a matrix or vector is folded into one matrix product; torch's messages then show that one. */
function isFolded(p: Shape, q: Shape): boolean {
  return p.length <= 2 || q.length <= 2;
}

/** torch's error for the operands of a matmul whose inner sizes differ. */
function refuseProduct(c: Call, p: Shape, q: Shape): never {
  const [inner, inner2] = [p.at(-1) ?? 0, q.at(q.length === 1 ? 0 : -2) ?? 0];
  const columns = q.length === 1 ? 1 : (q.at(-1) ?? 0);
  const folds = isFolded(p, q);
  const left: Shape = [p.length === 1 ? 1 : numel(p.slice(0, -1)), inner];
  if (q.length === 1) refuseMatrixAndVector(c, [numel(p.slice(0, -1)), inner], inner2);
  if (folds && p.length >= q.length) refuseMatrices(c, left, [inner2, columns]);
  if (folds && p.length === 1 && q.length === 2) refuseMatrices(c, left, q);
  if (folds) {
    // The larger operand is folded, transposed if it stands on the right.
    const right: Shape = [mul(numel(q.slice(0, -2)), columns), inner2];
    if (p.length === 1) refuseMatrixAndVector(c, right, inner);
    refuseMatrices(c, right, [inner, p.at(-2) ?? 1]);
  }
  const count = numel(broadcastShapes(c.m, p.slice(0, -2), q.slice(0, -2)));
  refuseBatches(c, [count, inner], [count, inner2]);
}

/** Products of small matrices. */
function product(a: Tensor, b: Tensor, shape: Shape): readonly number[] | null {
  const [p, q] = [plainShape(a.shape), plainShape(b.shape)];
  const [left, right] = [a.data, b.data];
  if (!left || !right || p?.length !== 2 || q?.length !== 2 || Number(numel(shape)) * (p[1] ?? 0) > 1 << 16) return null;
  const [rows = 0, inner = 0] = p;
  const [, columns = 0] = q;
  return Array.from({ length: rows * columns }, (_, i) => {
    let total = 0;
    for (let k = 0; k < inner; k++) total += (left[Math.floor(i / columns) * inner + k] ?? 0) * (right[k * columns + (i % columns)] ?? 0);
    return total;
  });
}
op('torch method linalg', 'matmul(input: Tensor, other: Tensor)', c => matmul(c, c.tensor('input'), c.tensor('other')));
op('torch', 'chain_matmul(*matrices: Tensors)', c => chain(c, c.tensors('matrices')));
op('linalg', 'multi_dot(tensors: Tensors)', c => {
  const tensors = c.tensors('tensors');
  const shapes = tensors.map(tensor => c.shapeOf(tensor));
  const last = shapes.length - 1;
  if (last < 1) c.raise('RuntimeError', `multi_dot(): expected at least 2 tensors but got ${String(shapes.length)}`);
  const side = (shape: Shape | undefined, word: string): void => {
    if (shape && shape.length !== 1 && shape.length !== 2)
      c.raise('RuntimeError', `multi_dot(): the ${word} tensor must be 1D or 2D but got ${String(shape.length)}D`);
  };
  side(shapes[0], 'first');
  side(shapes[last], 'last');
  for (const [i, shape] of shapes.entries())
    if (i > 0 && i < last && shape.length !== 2)
      c.raise('RuntimeError', `multi_dot(): tensor ${String(i)} must be 2D but got ${String(shape.length)}D`);
  for (let i = 0; i < last; i++) {
    const [a, b] = [shapes[i] ?? [], shapes[i + 1] ?? []];
    if (equals(a.at(-1) ?? 0, b[0] ?? 0) === false)
      c.raise(
        'RuntimeError',
        `multi_dot(): tensors ${String(i)} and ${String(i + 1)} with shapes ${printShape(a)} and ${printShape(b)} cannot be multiplied`,
      );
  }
  return chain(c, tensors);
});
function chain(c: Call, tensors: readonly Tensor[]): Tensor {
  const [first, ...rest] = tensors;
  if (!first) c.raise('RuntimeError', 'chain_matmul(): Expected one or more matrices');
  return rest.reduce((product, next) => matmul(c, product, next), first);
}
