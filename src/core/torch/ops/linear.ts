import { equals, mul } from '../../dim';
import type { Call } from '../call';
import { printDim } from '../convert';
import { op } from '../registry';
import { numel, Tensor } from '../tensor';
import { addable } from './matmul';
import { refuseMatrixAndVector, refuseMatrices, refuseMatrixTypes, refuseSumTypes } from './product-errors';
import { listTypes } from '../type-errors';

/** F.linear: x·Wᵀ + b. */
function linear(c: Call, input: Tensor, weight: Tensor, bias: Tensor | null): Tensor {
  const w = c.shapeOf(weight);
  const { shape } = input;
  if (!shape) return new Tensor(null, input.dtype);
  if (w.length !== 2 && w.length !== 1)
    c.raise('RuntimeError', `t() expects a tensor with <= 2 dimensions, but self is ${String(w.length)}D`);
  const [out, inFeatures] = w.length === 1 ? [null, w[0] ?? 0] : [w[0] ?? 0, w[1] ?? 0];
  if (shape.length === 0)
    c.raise('RuntimeError', `both arguments to linear need to be at least 1D, but they are 0D and ${String(w.length)}D`);
  const last = shape.at(-1) ?? 0;
  const rows = numel(shape.slice(0, -1));
  if (equals(last, inFeatures) === false) {
    if (out === null) refuseMatrixAndVector(c, [rows, last], inFeatures);
    refuseMatrices(c, [rows, last], [inFeatures, out]);
  }
  if (bias && shape.length <= 3) refuseSumTypes(c, bias.dtype, input.dtype, weight.dtype);
  if (input.dtype !== weight.dtype) refuseMatrixTypes(c, input.dtype, weight.dtype);
  const made = out === null ? shape.slice(0, -1) : [...shape.slice(0, -1), out];
  // A single row is multiplied as a matrix with one row.
  if (bias) addable(c, bias, out === null || shape.length > 3 ? made : [rows, out]);
  if (out !== null) c.macs(bias ? 'addmm' : 'mm', mul(rows, inFeatures, out));
  return new Tensor(made, input.dtype);
}
op('F C', 'linear(input: Tensor, weight: Tensor, bias: Tensor = None)', c =>
  linear(c, c.tensor('input'), c.tensor('weight'), c.tensorOrNull('bias')),
);
for (const place of ['F', 'torch']) {
  op(place, `bilinear(input1: Tensor, input2: Tensor, weight: Tensor, bias: Tensor = None)`, c => {
    const [p, q, w] = [c.shape('input1'), c.shape('input2'), c.shape('weight')];
    if (p.length !== q.length)
      c.raise('RuntimeError', `bilinear(): input dimensions do not match: got ${String(p.length)} and ${String(q.length)}`);
    p.slice(0, -1).forEach((size, axis) => {
      if (equals(size, q[axis] ?? 0) === false)
        c.raise(
          'RuntimeError',
          `bilinear(): input batch dimensions do not match at dim ${String(axis)}: got ${printDim(size)} and ${printDim(q[axis] ?? 0)}`,
        );
    });
    if (equals(p.at(-1) ?? 0, w[1] ?? 0) === false)
      c.raise(
        'RuntimeError',
        `bilinear(): input1 size does not match weight size: got ${printDim(p.at(-1) ?? 0)} but expected ${printDim(w[1] ?? 0)}`,
      );
    if (equals(q.at(-1) ?? 0, w[2] ?? 0) === false)
      c.raise(
        'RuntimeError',
        `bilinear(): input2 size does not match weight size: got ${printDim(q.at(-1) ?? 0)} but expected ${printDim(w[2] ?? 0)}`,
      );
    const types = (['input1', 'input2', 'weight'] as const).map(name => [name, c.tensor(name).dtype] as const);
    if (types.some(([, type]) => type !== types[0]?.[1]))
      c.raise('RuntimeError', `All tensors must have the same dtype, got ${listTypes(types)}`);
    return new Tensor([...p.slice(0, -1), w[0] ?? 0], c.tensor('input1').dtype);
  });
}
