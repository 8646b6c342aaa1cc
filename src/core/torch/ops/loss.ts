import { equals, type Shape } from '../../dim';
import type { Call } from '../call';
import { printDim, printShape, stringOf } from '../convert';
import { int64, toRealType, uint8, type DType } from '../dtype';
import { broadcastShapes } from '../operands';
import { op } from '../registry';
import { Tensor } from '../tensor';
import { floatType } from './pointwise';

const TAIL = "size_average: bool = None, reduce: bool = None, reduction: str = 'mean'";

/** A loss of this shape, or its mean or sum. */
function reducedLoss(c: Call, shape: Shape, dtype = c.tensor('input').dtype): Tensor {
  const reduction = c.value('reduction');
  if (reduction === 'none' || c.value('reduce') === false) return new Tensor(shape, dtype);
  if (reduction !== 'mean' && reduction !== 'sum' && reduction !== 'batchmean')
    c.raise('ValueError', `${stringOf(reduction)} is not a valid value for reduction`);
  return new Tensor([], dtype);
}

/** Element-wise losses: both operands broadcast. */
for (const [name, more] of [
  ['mse_loss', 'weight: Tensor = None'],
  ['l1_loss', 'weight: Tensor = None'],
  ['smooth_l1_loss', 'beta: number = 1.0'],
  ['huber_loss', 'delta: number = 1.0, weight: Tensor = None'],
  ['kl_div', 'log_target: bool = False'],
  ['soft_margin_loss', ''],
  ['poisson_nll_loss', 'log_input: bool = True, full: bool = False, eps: number = 1e-08'],
] as const) {
  op('F', `${name}(input: Tensor, target: Tensor, ${TAIL}${more === '' ? '' : `, ${more}`})`, c =>
    reducedLoss(c, broadcastShapes(c.m, c.shape('input'), c.shape('target')), elementType(c)),
  );
}
/** Distances are real; a small number is added to the rates of a Poisson distribution. */
function elementType(c: Call): DType {
  const { dtype } = c.tensor('input');
  return c.name === 'poisson_nll_loss' ? floatType(c.m, dtype) : c.name === 'l1_loss' ? toRealType(dtype) : dtype;
}
/** The margin is a float. */
function marginType(c: Call, name: string): DType {
  return floatType(c.m, c.tensor(name).dtype);
}
op('F', `binary_cross_entropy(input: Tensor, target: Tensor, weight: Tensor = None, ${TAIL})`, c => {
  const [p, q] = [c.shape('input'), c.shape('target')];
  if (p.length !== q.length || p.some((size, axis) => equals(size, q[axis] ?? 0) === false))
    c.raise(
      'ValueError',
      `Using a target size (torch.Size(${printShape(q)})) that is different to the input size ` +
        `(torch.Size(${printShape(p)})) is deprecated. Please ensure they have the same size.`,
    );
  return reducedLoss(c, p);
});
op('F', `binary_cross_entropy_with_logits(input: Tensor, target: Tensor, weight: Tensor = None, ${TAIL}, pos_weight: Tensor = None)`, c => {
  const [p, q] = [c.shape('input'), c.shape('target')];
  if (p.length !== q.length || p.some((size, axis) => equals(size, q[axis] ?? 0) === false))
    c.raise('ValueError', `Target size (torch.Size(${printShape(q)})) must be the same as input size (torch.Size(${printShape(p)}))`);
  return reducedLoss(c, p);
});

/** Losses over classes: the class axis is removed. Targets are classes or, for `cross_entropy`, probabilities with the input's shape. */
function classLoss(c: Call): Tensor {
  const [shape, target] = [c.shape('input'), c.shape('target')];
  const same = shape.length === target.length && shape.every((size, axis) => equals(size, target[axis] ?? 0) !== false);
  const expected = shape.length <= 1 ? [] : [shape[0] ?? 0, ...shape.slice(2)];
  const { dtype } = c.tensor('target');
  if (c.name === 'cross_entropy' && same) {
    if (!dtype.isFloat)
      c.raise('RuntimeError', `Expected floating point type for target with class probabilities, got ${dtype.scalarName}`);
    return reducedLoss(c, expected);
  }
  refuseTargets(c, shape, target, expected);
  if (dtype !== int64 && dtype !== uint8) c.raise('RuntimeError', `expected target dtype to be Long or Byte, but got ${dtype.scalarName}`);
  return reducedLoss(c, expected);
}

/** at::nll_loss_nd and the functions it calls. */
function refuseTargets(c: Call, shape: Shape, target: Shape, expected: Shape): void {
  const fits = expected.length === target.length && expected.every((size, axis) => equals(size, target[axis] ?? 0) !== false);
  if (shape.length <= 2) {
    if (target.length > 1) c.raise('RuntimeError', '0D or 1D target tensor expected, multi-target not supported');
    if (shape.length === 1 && target.length === 1 && equals(target[0] ?? 1, 1) === false)
      c.raise('ValueError', `For 1D input, 1D target must have size 1, but got target size: ${printDim(target[0] ?? 0)}`);
    if (shape.length === 2 && !fits)
      c.raise(
        'ValueError',
        `Expected input batch_size (${printDim(shape[0] ?? 0)}) to match target batch_size (${target.length === 0 ? '0' : printDim(target[0] ?? 0)}).`,
      );
    return;
  }
  if (shape.length !== 4 && equals(shape[0] ?? 0, target[0] ?? 0) === false)
    c.raise(
      'ValueError',
      `Expected input batch_size (${printDim(shape[0] ?? 0)}) to match target batch_size (${printDim(target[0] ?? 0)}).`,
    );
  if (fits) return;
  if (shape.length !== 4) c.raise('RuntimeError', `Expected target size ${printShape(expected)}, got ${printShape(target)}`);
  if (equals(shape[0] ?? 0, target[0] ?? 0) === false)
    c.raise(
      'ValueError',
      `Expected input batch_size (${printDim(shape[0] ?? 0)}) to match target batch_size (${printDim(target[0] ?? 0)}).`,
    );
  if (target.length !== 3)
    c.raise(
      'RuntimeError',
      `only batches of spatial targets supported (3D tensors) but got targets of dimension: ${String(target.length)}`,
    );
  c.raise('RuntimeError', `size mismatch (got input: ${printShape(shape)} , target: ${printShape(target)}`);
}
op(
  'F',
  'cross_entropy(input: Tensor, target: Tensor, weight: Tensor = None, size_average: bool = None, ' +
    "ignore_index: int = -100, reduce: bool = None, reduction: str = 'mean', label_smoothing: number = 0.0)",
  classLoss,
);
op(
  'F',
  'nll_loss(input: Tensor, target: Tensor, weight: Tensor = None, size_average: bool = None, ' +
    "ignore_index: int = -100, reduce: bool = None, reduction: str = 'mean')",
  classLoss,
);

for (const signature of [
  `hinge_embedding_loss(input: Tensor, target: Tensor, margin: number = 1.0, ${TAIL})`,
  `multilabel_soft_margin_loss(input: Tensor, target: Tensor, weight: Tensor = None, ${TAIL})`,
  `multilabel_margin_loss(input: Tensor, target: Tensor, ${TAIL})`,
  `multi_margin_loss(input: Tensor, target: Tensor, p: int = 1, margin: number = 1.0, weight: Tensor = None, ${TAIL})`,
  `gaussian_nll_loss(input: Tensor, target: Tensor, var: Scalar, full: bool = False, eps: number = 1e-06, reduction: str = 'mean', reduce: bool = None)`,
] as const) {
  op('F', signature, c => {
    const shape = c.shape('input');
    const dtype = floatType(c.m, c.tensor('input').dtype);
    if (c.name === 'multilabel_soft_margin_loss') return reducedLoss(c, shape.slice(0, -1), dtype);
    // A sample without a batch has one loss, with the axes of its target for the loss over one class.
    const isSample = c.name === 'multi_margin_loss' ? c.shape('target').length === 0 : shape.length < 2;
    return reducedLoss(c, !c.name.startsWith('multi') ? shape : isSample ? [] : shape.length < 2 ? [1] : shape.slice(0, 1), dtype);
  });
}
op('F', `margin_ranking_loss(input1: Tensor, input2: Tensor, target: Tensor, margin: number = 0, ${TAIL})`, c =>
  reducedLoss(c, broadcastShapes(c.m, c.shape('input1'), c.shape('input2')), marginType(c, 'input1')),
);
op('F', `cosine_embedding_loss(input1: Tensor, input2: Tensor, target: Tensor, margin: number = 0, ${TAIL})`, c =>
  reducedLoss(c, c.shape('target'), floatType(c.m, c.tensor('input1').dtype)),
);
op(
  'F',
  'triplet_margin_loss(anchor: Tensor, positive: Tensor, negative: Tensor, margin: number = 1.0, ' +
    `p: number = 2, eps: number = 1e-06, swap: bool = False, ${TAIL})`,
  c => reducedLoss(c, c.shape('anchor').slice(0, -1), toRealType(floatType(c.m, c.tensor('anchor').dtype))),
);
op(
  'F',
  'ctc_loss(log_probs: Tensor, targets: Tensor, input_lengths, target_lengths, blank: int = 0, ' +
    "reduction: str = 'mean', zero_infinity: bool = False, reduce: bool = None)",
  c => reducedLoss(c, [c.shape('log_probs')[1] ?? 1], c.tensor('log_probs').dtype),
);
