import { equals, type Shape } from '../../dim';
import type { Call } from '../call';
import { printDim, printShape, stringOf, Undecided } from '../convert';
import { toRealType, type DType } from '../dtype';
import { broadcastShapes, tryBroadcast } from '../operands';
import { op } from '../registry';
import { Tensor } from '../tensor';
import { reprFloat } from '../vm';
import { lossType, refuseClasses, refuseLogits } from './loss-types';
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
  op('F', `${name}(input: Tensor, target: Tensor, ${TAIL}${more === '' ? '' : `, ${more}`})`, c => {
    const shape = broadcastShapes(c.m, c.shape('input'), c.shape('target'));
    if (name === 'smooth_l1_loss' && (c.float('beta') ?? 1) < 0)
      c.raise('RuntimeError', 'smooth_l1_loss does not support negative values for beta.');
    if (name === 'huber_loss' && (c.float('delta') ?? 1) <= 0)
      c.raise('RuntimeError', 'huber_loss does not support non-positive values for delta.');
    return reducedLoss(c, shape, lossType(c));
  });
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
  return reducedLoss(c, p, lossType(c));
});
op('F', `binary_cross_entropy_with_logits(input: Tensor, target: Tensor, weight: Tensor = None, ${TAIL}, pos_weight: Tensor = None)`, c => {
  const [p, q] = [c.shape('input'), c.shape('target')];
  if (p.length !== q.length || p.some((size, axis) => equals(size, q[axis] ?? 0) === false))
    c.raise('ValueError', `Target size (torch.Size(${printShape(q)})) must be the same as input size (torch.Size(${printShape(p)}))`);
  return reducedLoss(c, p, lossType(c));
});

/** Losses over classes: the class axis is removed. Targets are classes or, for `cross_entropy`, probabilities with the input's shape. */
function classLoss(c: Call): Tensor {
  const [shape, target] = [c.shape('input'), c.shape('target')];
  const same = shape.length === target.length && shape.every((size, axis) => equals(size, target[axis] ?? 0) !== false);
  const expected = shape.length <= 1 ? [] : [shape[0] ?? 0, ...shape.slice(2)];
  const { dtype } = c.tensor('target');
  if (c.name === 'cross_entropy') refuseOptions(c, shape, same && dtype.isFloat);
  if (c.name === 'cross_entropy') refuseLogits(c);
  if (c.name === 'cross_entropy' && same) {
    if (!dtype.isFloat)
      c.raise('RuntimeError', `Expected floating point type for target with class probabilities, got ${dtype.scalarName}`);
    return reducedLoss(c, expected);
  }
  refuseTargets(c, shape, target, expected);
  if (c.name === 'cross_entropy') refuseClasses(c, dtype);
  else lossType(c);
  return reducedLoss(c, expected);
}

function refuseOptions(c: Call, shape: Shape, hasProbabilities: boolean): void {
  const smoothing = c.float('label_smoothing');
  const ignored = c.value('ignore_index');
  if (hasProbabilities && typeof ignored === 'number' && ignored >= 0)
    c.raise('RuntimeError', 'ignore_index is not supported for floating point target');
  if (smoothing !== null && (smoothing < 0 || smoothing > 1))
    c.raise('RuntimeError', `label_smoothing must be between 0.0 and 1.0. Got: ${String(smoothing)}`);
  const weight = c.tensorOrNull('weight');
  const classes = shape.length === 1 ? (shape[0] ?? 0) : (shape[1] ?? 0);
  if (
    weight &&
    shape.length > 0 &&
    (c.shapeOf(weight).length !== 1 || equals(c.shapeOf(weight)[0] ?? 0, classes) === false) &&
    !hasProbabilities
  )
    c.raise(
      'RuntimeError',
      `weight tensor should be defined either for all ${printDim(classes)} classes or no classes but got weight tensor of shape: ` +
        printShape(c.shapeOf(weight)),
    );
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
    if (c.name === 'multi_margin_loss') refuseMultiMargin(c, shape);
    if (c.name === 'multilabel_margin_loss') refuseMultilabelMargin(c, shape);
    if (c.name === 'gaussian_nll_loss') refuseVariance(c, shape);
    const dtype = lossType(c);
    if (c.name === 'multilabel_soft_margin_loss') return reducedLoss(c, shape.slice(0, -1), dtype);
    // A sample without a batch has one loss, with the axes of its target for the loss over one class.
    const isSample = c.name === 'multi_margin_loss' ? c.shape('target').length === 0 : shape.length < 2;
    return reducedLoss(c, !c.name.startsWith('multi') ? shape : isSample ? [] : shape.length < 2 ? [1] : shape.slice(0, 1), dtype);
  });
}
function refuseEmpty(c: Call, shape: Shape): void {
  const isFilled = shape.length === 0 || (shape.length === 1 && shape[0] !== 0) || (shape.length === 2 && shape[1] !== 0);
  if (!isFilled)
    c.raise('RuntimeError', `Expected non-empty vector or matrix with optional 0-dim batch size, but got: ${printShape(shape)}`);
}
function refuseMultiMargin(c: Call, shape: Shape): void {
  const p = c.value('p');
  if (typeof p === 'number' && p !== 1 && p !== 2) c.raise('ValueError', 'only p == 1 and p == 2 supported');
  const weight = c.tensorOrNull('weight');
  if (weight && c.shapeOf(weight).length !== 1) c.raise('ValueError', 'weight must be one-dimensional');
  refuseEmpty(c, shape);
  const [target, samples] = [c.shape('target'), shape.length < 2 ? 1 : (shape[0] ?? 0)];
  if (target.length > 1 || (target.length === 1 && equals(target[0] ?? 0, samples) === false))
    c.raise(
      'RuntimeError',
      'multi_margin_loss: target tensor should be 1-D with size equal to the number of input samples (batch size). ' +
        `Expected target size [${printDim(samples)}], but got ${printShape(target)}. Input has shape ${printShape(shape)}`,
    );
  const classes = shape.at(-1) ?? 1;
  if (weight && equals(c.shapeOf(weight)[0] ?? 0, classes) === false)
    c.raise('RuntimeError', `inconsistent weight size, expected ${printDim(classes)} but got ${printShape(c.shapeOf(weight))}`);
}
function refuseMultilabelMargin(c: Call, shape: Shape): void {
  refuseEmpty(c, shape);
  const target = c.shape('target');
  const isSame = target.length === shape.length && target.every((size, axis) => equals(size, shape[axis] ?? 0) !== false);
  if (!isSame && !(shape.length === 1 && target.length === 0) && !(shape.length === 0 && target.length <= 1))
    c.raise('RuntimeError', `inconsistent target size: ${printShape(target)} for input of size: ${printShape(shape)}`);
}
function refuseVariance(c: Call, shape: Shape): void {
  const given = c.value('var');
  if (given instanceof Tensor) {
    const own = c.shapeOf(given);
    const same = (a: Shape, b: Shape): boolean => a.length === b.length && a.every((size, axis) => equals(size, b[axis] ?? 0) !== false);
    const isOne = own.length === shape.length && own.at(-1) === 1 && same(own.slice(0, -1), shape.slice(0, -1));
    if (own.length > 0 && !same(own, shape) && !same(own, shape.slice(0, -1)) && !isOne && !tryBroadcast([own, shape]))
      c.raise('ValueError', 'var is of incorrect size');
  }
  broadcastShapes(c.m, shape, c.shape('target'));
}
op('F', `margin_ranking_loss(input1: Tensor, input2: Tensor, target: Tensor, margin: number = 0, ${TAIL})`, c => {
  const [a, b, target] = [c.shape('input1'), c.shape('input2'), c.shape('target')];
  if (a.length !== b.length || a.length !== target.length)
    c.raise(
      'RuntimeError',
      `margin_ranking_loss : All input tensors should have same dimension but got sizes: input1: torch.Size(${printShape(a)}), ` +
        `input2: torch.Size(${printShape(b)}), target: torch.Size(${printShape(target)}) `,
    );
  return reducedLoss(c, broadcastShapes(c.m, broadcastShapes(c.m, a, b), target), marginType(c, 'input1'));
});
op('F', `cosine_embedding_loss(input1: Tensor, input2: Tensor, target: Tensor, margin: number = 0, ${TAIL})`, c =>
  reducedLoss(c, c.shape('target'), floatType(c.m, c.tensor('input1').dtype)),
);
op(
  'F',
  'triplet_margin_loss(anchor: Tensor, positive: Tensor, negative: Tensor, margin: number = 1.0, ' +
    `p: number = 2, eps: number = 1e-06, swap: bool = False, ${TAIL})`,
  tripletLoss,
);
op(
  'F',
  'triplet_margin_with_distance_loss(anchor: Tensor, positive: Tensor, negative: Tensor, *, distance_function = None, ' +
    "margin: number = 1.0, swap: bool = False, reduction: str = 'mean', reduce = None)",
  c => {
    if (c.value('distance_function') !== null)
      throw new Undecided('a distance function of `triplet_margin_with_distance_loss` is not modelled');
    const reduction = c.value('reduction');
    if (typeof reduction === 'string' && !['none', 'mean', 'sum'].includes(reduction))
      c.raise('ValueError', `${reduction} is not a valid value for reduction`);
    return tripletLoss(c);
  },
);
function tripletLoss(c: Call): Tensor {
  const margin = c.float('margin');
  if (margin !== null && margin <= 0) c.raise('ValueError', `margin must be greater than 0, got ${reprFloat(margin)}`);
  const [a, p, n] = [c.shape('anchor'), c.shape('positive'), c.shape('negative')];
  if (a.length !== p.length || a.length !== n.length)
    c.raise(
      'RuntimeError',
      'The anchor, positive, and negative tensors are expected to have the same number of dimensions, but got: ' +
        `anchor ${String(a.length)}D, positive ${String(p.length)}D, and negative ${String(n.length)}D inputs`,
    );
  const [near, far] = [broadcastShapes(c.m, a, p), broadcastShapes(c.m, a, n)];
  return reducedLoss(c, broadcastShapes(c.m, near, far).slice(0, -1), toRealType(floatType(c.m, c.tensor('anchor').dtype)));
}
op(
  'F',
  'ctc_loss(log_probs: Tensor, targets: Tensor, input_lengths, target_lengths, blank: int = 0, ' +
    "reduction: str = 'mean', zero_infinity: bool = False, reduce: bool = None)",
  c => reducedLoss(c, [c.shape('log_probs')[1] ?? 1], c.tensor('log_probs').dtype),
);
