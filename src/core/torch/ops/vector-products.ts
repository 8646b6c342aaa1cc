import { equals, mul } from '../../dim';
import type { Call } from '../call';
import { printDim, printShape, wrapDim } from '../convert';
import { bool, promoteTypes } from '../dtype';
import { broadcastShapes } from '../operands';
import { op } from '../registry';
import { MAX_KNOWN, numel, Tensor } from '../tensor';
import { refuseMatrixAndVector, refuseVectorSumTypes, refuseVectorTypes, refuseVectors } from './product-errors';
import { notImplemented } from '../type-errors';

op('torch method', 'mv(input: Tensor, vec: Tensor)', c => {
  const [p, q] = [c.shape('input'), c.shape('vec')];
  if (p.length !== 2 || q.length !== 1)
    c.raise('RuntimeError', `vector + matrix @ vector expected, got 1, ${String(p.length)}, ${String(q.length)}`);
  if (equals(p[1] ?? 0, q[0] ?? 0) === false) refuseMatrixAndVector(c, p, q[0] ?? 0);
  const { dtype } = c.tensor('input');
  refuseVectorSumTypes(c, c.tensor('vec').dtype, dtype, c.tensor('vec').dtype);
  return new Tensor([p[0] ?? 0], c.tensor('input').dtype);
});
op(
  'torch method inplace',
  'addmv(input: Tensor, mat: Tensor, vec: Tensor, *, beta: number = 1, alpha: number = 1)',
  c => new Tensor([c.shape('mat')[0] ?? 0], c.tensor('mat').dtype),
);
op('torch method', 'dot(input: Tensor, other: Tensor)', dot, { aliases: ['vdot'] });
function dot(c: Call): Tensor {
  const [a, b] = [c.tensor('input'), c.tensor('other')];
  const [p, q] = [c.shapeOf(a), c.shapeOf(b)];
  if (p.length !== 1 || q.length !== 1)
    c.raise('RuntimeError', `1D tensors expected, but got ${String(p.length)}D and ${String(q.length)}D tensors`);
  if (a.dtype !== b.dtype) refuseVectorTypes(c, a.dtype, b.dtype);
  if (equals(p[0] ?? 0, q[0] ?? 0) === false) refuseVectors(c, p[0] ?? 0, q[0] ?? 0);
  if (a.dtype === bool && p[0] !== 0) notImplemented(c, 'dot', a.dtype);
  return new Tensor([], a.dtype, {
    data: a.data && b.data ? [a.data.reduce((total, one, i) => total + one * (b.data?.[i] ?? 0), 0)] : null,
  });
}
op(
  'torch method',
  'outer(input: Tensor, vec2: Tensor)',
  c => {
    const [a, b] = [c.tensor('input'), c.tensor('vec2')];
    const [p, q] = [c.shapeOf(a), c.shapeOf(b)];
    if (p.length !== 1) c.raise('RuntimeError', `outer: Expected 1-D argument self, but got ${String(p.length)}-D`);
    if (q.length !== 1) c.raise('RuntimeError', `outer: Expected 1-D argument vec2, but got ${String(q.length)}-D`);
    const size = Number(mul(p[0] ?? 0, q[0] ?? 0));
    return new Tensor([p[0] ?? 0, q[0] ?? 0], promoteTypes(a.dtype, b.dtype), {
      data: a.data && b.data && size <= MAX_KNOWN ? a.data.flatMap(one => b.data?.map(other => one * other) ?? []) : null,
    });
  },
  { aliases: ['ger'] },
);
op('torch method', 'inner(input: Tensor, other: Tensor)', c => {
  const [p, q] = [c.shape('input'), c.shape('other')];
  if (p.length === 0 || q.length === 0) return new Tensor(p.length === 0 ? q : p, c.tensor('input').dtype);
  if (equals(p.at(-1) ?? 0, q.at(-1) ?? 0) === false)
    c.raise(
      'RuntimeError',
      `inner() the last dimension must match on both input tensors but got shapes ${printShape(p)} and ${printShape(q)}`,
    );
  c.macs('mm', mul(numel(p), numel(q.slice(0, -1))));
  return new Tensor([...p.slice(0, -1), ...q.slice(0, -1)], c.tensor('input').dtype);
});
op('torch method', 'kron(input: Tensor, other: Tensor)', c => {
  const [p, q] = [c.shape('input'), c.shape('other')];
  const rank = Math.max(p.length, q.length);
  return new Tensor(
    Array.from({ length: rank }, (_, axis) => mul(p[axis - rank + p.length] ?? 1, q[axis - rank + q.length] ?? 1)),
    c.tensor('input').dtype,
  );
});
op('torch method linalg', 'cross(input: Tensor, other: Tensor, dim: int = -1)', c => {
  const [p, q] = [c.shape('input'), c.shape('other')];
  const given = c.int('dim');
  if (p.length !== q.length) c.raise('RuntimeError', `linalg.cross: inputs must have the same number of dimensions.`);
  const [a, b] = [p[wrapDim(c.m, given, p.length)] ?? 0, q[wrapDim(c.m, given, q.length)] ?? 0];
  if (equals(a, 3) === false || equals(b, 3) === false)
    c.raise('RuntimeError', `linalg.cross: inputs dimension ${printDim(given)} must have length 3. Got ${printDim(a)} and ${printDim(b)}`);
  return new Tensor(broadcastShapes(c.m, p, q), c.tensor('input').dtype);
});
