/** torch's errors for products of matrices and vectors, each with the text of the kernel that raises it. */
import type { Dim, Shape } from '../../dim';
import type { Call } from '../call';
import { printDim } from '../convert';
import type { DType } from '../dtype';
import type { Machine } from '../vm';
import { typeMetaName } from '../cpp-type';
import { listTypes } from '../type-errors';

const sizes = (shape: Shape): string => shape.map(printDim).join('x');

/** at::addmm: two matrices whose inner sizes differ. */
export function refuseMatrices(c: Call, left: Shape, right: Shape): never {
  c.raise('RuntimeError', `mat1 and mat2 shapes cannot be multiplied (${sizes(left)} and ${sizes(right)})`);
}

/** at::bmm: the second batch has other sizes than the first requires. */
export function refuseBatches(c: Call, expected: readonly [Dim, Dim], given: readonly [Dim, Dim]): never {
  const [wanted, got] = [expected, given].map(pair => pair.map(printDim).join(', '));
  c.raise('RuntimeError', `Expected size for first two dimensions of batch2 tensor to be: [${String(wanted)}] but got: [${String(got)}].`);
}

/** at::mv: a matrix and a vector whose sizes differ. */
export function refuseMatrixAndVector(c: Call, matrix: Shape, vector: Dim): never {
  const [rows = 0] = matrix;
  c.raise('RuntimeError', `size mismatch, got input (${printDim(rows)}), mat (${sizes(matrix)}), vec (${printDim(vector)})`);
}

/** at::dot: two vectors of different lengths. */
export function refuseVectors(c: Call, left: Dim, right: Dim): never {
  const [a, b] = [printDim(left), printDim(right)];
  c.raise(
    'RuntimeError',
    `inconsistent tensor size, expected tensor [${a}] and src [${b}] to have the same number of elements, ` +
      `but got ${a} and ${b} elements respectively`,
  );
}

/** at::dot: two vectors of different types. */
export function refuseVectorTypes(c: Call, left: DType, right: DType): never {
  c.raise('RuntimeError', `dot : expected both vectors to have same dtype, but found ${left.scalarName} and ${right.scalarName}`);
}

/** at::mm: two matrices of different types. */
export function refuseMatrixTypes(c: Call, left: DType, right: DType): never {
  c.raise('RuntimeError', `expected m1 and m2 to have the same dtype, but got: ${typeMetaName(left)} != ${typeMetaName(right)}`);
}

/** at::addmm: what is added is compared with the second matrix before the first matrix is. */
export function refuseSumTypes(c: Call, added: DType, left: DType, right: DType): void {
  if (added !== right)
    c.raise('RuntimeError', `self and mat2 must have the same dtype, but got ${added.scalarName} and ${right.scalarName}`);
  if (left !== right) c.raise('RuntimeError', `mat1 and mat2 must have the same dtype, but got ${left.scalarName} and ${right.scalarName}`);
}

/** A product with a weight, and perhaps with a bias of the weight's type. */
export function refuseProductTypes(m: Machine, left: DType, right: DType, hasBias: boolean): void {
  if (left === right) return;
  m.raise(
    'RuntimeError',
    hasBias
      ? `mat1 and mat2 must have the same dtype, but got ${left.scalarName} and ${right.scalarName}`
      : `expected m1 and m2 to have the same dtype, but got: ${typeMetaName(left)} != ${typeMetaName(right)}`,
  );
}

/** at::addmv: a matrix, a vector and the vector that is added. */
export function refuseVectorSumTypes(c: Call, added: DType, matrix: DType, vector: DType): void {
  if (matrix !== vector || added !== vector)
    c.raise(
      'RuntimeError',
      `addmv input tensors must have the same dtype, but got ${added.scalarName}, ${matrix.scalarName}, and ${vector.scalarName}`,
    );
}

/** at::baddbmm: what is added has the type of the first batch. */
export function refuseBatchSumTypes(c: Call, added: DType, left: DType, right: DType): void {
  if (added === left) return;
  const types = listTypes([
    ['batch1', left],
    ['batch2', right],
  ]);
  c.raise('RuntimeError', `Input dtypes must be the same, got: input ${typeMetaName(added)}, ${types}`);
}
