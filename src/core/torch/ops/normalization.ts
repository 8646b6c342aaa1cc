import { equals, floorDiv, isInt, mod, mul, type Dim, type Shape } from '../../dim';
import type { Call } from '../call';
import { printDim, printShape, wrapDim } from '../convert';
import { toRealType, type DType } from '../dtype';
import { requireOperand, resultType } from '../operands';
import { op } from '../registry';
import { numel, Tensor } from '../tensor';
import { reprFloat } from '../vm';
import { refuseBatchNormTypes, refuseNormTypes } from './norm-types';
import { elementwise, floatType } from './pointwise';
import { reducedShape } from './reduce';

/** The same shape and type. */
function like(c: Call, name = 'input'): Tensor {
  const input = c.tensor(name);
  return new Tensor(input.shape, input.dtype);
}

function refuseOneValue(c: Call, shape: Shape): void {
  const perChannel = numel([shape[0] ?? 1, ...shape.slice(2)]);
  if (perChannel === 1)
    c.raise('ValueError', `Expected more than 1 value per channel when training, got input size torch.Size(${printShape(shape)})`);
}

function refuseChannels(c: Call, name: string, channels: Dim): void {
  const tensor = c.tensorOrNull(name);
  if (!tensor) return;
  const count = numel(c.shapeOf(tensor));
  if (equals(count, channels) === false)
    c.raise('RuntimeError', `${name} should contain ${printDim(channels)} elements not ${printDim(count)}`);
}

op(
  'F',
  'batch_norm(input: Tensor, running_mean: Tensor?, running_var: Tensor?, weight: Tensor = None, ' +
    'bias: Tensor = None, training: bool = False, momentum: number = 0.1, eps: number = 1e-05)',
  batchNorm,
);
op(
  'torch',
  'batch_norm(input: Tensor, weight: Tensor?, bias: Tensor?, running_mean: Tensor?, running_var: Tensor?, ' +
    'training: bool, momentum: number, eps: number, cudnn_enabled: bool)',
  batchNorm,
);
/** torch.nn.functional.batch_norm's own check. */
function refuseEps(c: Call): void {
  const eps = c.float('eps');
  if (eps === null || eps > 0 || (eps === 0 && !c.bool('training'))) return;
  const wanted = c.bool('training') ? 'positive during training' : 'non-negative';
  const shown = c.value('eps');
  c.raise('ValueError', `batch_norm eps must be ${wanted}, but got ${typeof shown === 'number' ? String(shown) : reprFloat(eps)}`);
}
function batchNorm(c: Call): Tensor {
  const { shape } = c.tensor('input');
  if (!shape) return like(c);
  if (!c.signature.positions.has('cudnn_enabled')) refuseEps(c);
  if (c.bool('training') && c.name === 'batch_norm') refuseOneValue(c, shape);
  if (shape.length < 2 && numel(shape) !== 0) c.raise('RuntimeError', 'input must have at least two dimensions');
  const channels = shape[1] ?? 0;
  if (numel(shape) !== 0) for (const name of ['running_mean', 'running_var', 'weight', 'bias']) refuseChannels(c, name, channels);
  if (numel(shape) !== 0) refuseBatchNormTypes(c, ['weight', 'bias', 'running_mean', 'running_var']);
  return like(c);
}

op(
  'F',
  'instance_norm(input: Tensor, running_mean: Tensor = None, running_var: Tensor = None, weight: Tensor = None, ' +
    'bias: Tensor = None, use_input_stats: bool = True, momentum: number = 0.1, eps: number = 1e-05)',
  c => {
    const { shape } = c.tensor('input');
    if (!shape) return like(c);
    if (c.bool('use_input_stats') && numel(shape.slice(2)) === 1)
      c.raise('ValueError', `Expected more than 1 spatial element when training, got input size torch.Size(${printShape(shape)})`);
    if (!c.bool('use_input_stats') && (c.value('running_mean') === null || c.value('running_var') === null))
      c.raise('RuntimeError', 'Expected running_mean and running_var to be defined when use_input_stats is false');
    const channels = shape[1] ?? 0;
    for (const name of ['weight', 'bias', 'running_mean', 'running_var']) {
      if (numel(shape) === 0) break;
      const tensor = c.tensorOrNull(name);
      if (tensor && equals(numel(c.shapeOf(tensor)), channels) === false)
        c.raise(
          'RuntimeError',
          `${name} should contain ${printDim(mul(channels, shape[0] ?? 1))} elements not ${printDim(mul(numel(c.shapeOf(tensor)), shape[0] ?? 1))}`,
        );
    }
    if (numel(shape) !== 0) refuseBatchNormTypes(c, ['weight', 'bias']);
    return like(c);
  },
);

export function layerNorm(c: Call): Tensor {
  const input = c.tensor('input');
  const normalized = c.ints('normalized_shape');
  if (normalized.length === 0)
    c.raise(
      'RuntimeError',
      `Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, but got normalized_shape = []`,
    );
  for (const name of ['weight', 'bias']) {
    if (!c.signature.positions.has(name)) continue;
    const tensor = c.tensorOrNull(name);
    const own = tensor?.shape;
    if (own && (own.length !== normalized.length || own.some((size, axis) => equals(size, normalized[axis] ?? 0) === false))) {
      c.raise(
        'RuntimeError',
        `Expected ${name} to be of same shape as normalized_shape, but got ${name} of shape ` +
          `${printShape(own)} and normalized_shape = ${printShape(normalized)}`,
      );
    }
  }
  const { shape } = input;
  if (!shape) return like(c);
  const last = shape.slice(-normalized.length);
  if (shape.length < normalized.length || last.some((size, axis) => equals(size, normalized[axis] ?? 0) === false)) {
    const wanted = normalized.map(size => printDim(size)).join(', ');
    // The two messages differ in a comma.
    const stars = c.name === 'rms_norm' ? wanted : `, ${wanted}`;
    c.raise(
      'RuntimeError',
      `Given normalized_shape=${printShape(normalized)}, expected input with shape [*${stars}], but got input of size${printShape(shape)}`,
    );
  }
  if (c.name === 'rms_norm') refuseNormTypes(c, 'rms_norm', true);
  else refuseNormTypes(c, 'LayerNormKernelImpl');
  return like(c);
}
op('F', 'layer_norm(input: Tensor, normalized_shape: ints, weight: Tensor = None, bias: Tensor = None, eps: number = 1e-05)', layerNorm);
op(
  'torch',
  'layer_norm(input: Tensor, normalized_shape: ints, weight: Tensor = None, bias: Tensor = None, eps: number = 1e-05, cudnn_enable: bool = True)',
  layerNorm,
);
op('F torch', 'rms_norm(input: Tensor, normalized_shape: ints, weight: Tensor = None, eps: number = None)', layerNorm);

op('F', 'group_norm(input: Tensor, num_groups: int, weight: Tensor = None, bias: Tensor = None, eps: number = 1e-05)', groupNorm);
op(
  'torch',
  'group_norm(input: Tensor, num_groups: int, weight: Tensor = None, bias: Tensor = None, eps: number = 1e-05, cudnn_enabled: bool = True)',
  groupNorm,
);
function groupNorm(c: Call): Tensor {
  const { shape } = c.tensor('input');
  if (!shape) return like(c);
  const groups = c.int('num_groups');
  if (shape.length < 2) c.raise('RuntimeError', `Expected at least 2 dimensions for input tensor but received ${String(shape.length)}`);
  const channels = shape[1] ?? 0;
  if (isInt(channels) && isInt(groups)) {
    if (groups < 1) c.raise('RuntimeError', `Expected num groups to be greater than 0, got ${String(groups)}`);
    const made = [floorDiv(mul(shape[0] ?? 1, channels), groups), groups, ...shape.slice(2)];
    if (numel([made[0] ?? 1, ...made.slice(2)]) === 1)
      c.raise('ValueError', `Expected more than 1 value per channel when training, got input size ${printShape(made)}`);
    if (mod(channels, groups) !== 0)
      c.raise(
        'RuntimeError',
        `Expected number of channels in input to be divisible by num_groups, but got input of shape ${printShape(shape)} and num_groups=${String(groups)}`,
      );
  }
  for (const name of ['weight', 'bias']) {
    const own = c.tensorOrNull(name)?.shape;
    if (own && (own.length !== 1 || equals(own[0] ?? 0, channels) === false))
      c.raise(
        'RuntimeError',
        `Expected ${name} to be a vector of size equal to the number of channels in input, ` +
          `but got ${name} of shape ${printShape(name === 'bias' ? (c.tensorOrNull('weight')?.shape ?? own) : own)} and input of shape ` +
          printShape(shape),
      );
  }
  refuseNormTypes(c, 'GroupNormKernelImpl');
  return like(c);
}

op('F', 'local_response_norm(input: Tensor, size: int, alpha: number = 0.0001, beta: number = 0.75, k: number = 1.0)', c => {
  const { length } = c.shape('input');
  if (length < 3)
    c.raise('ValueError', `Expected 3D or higher dimensionality                          input (got ${String(length)} dimensions)`);
  const { shape, dtype } = c.tensor('input');
  return new Tensor(shape, shape && numel(shape) === 0 ? dtype : floatType(c.m, dtype));
});
op('F', 'normalize(input: Tensor, p: number = 2.0, dim: int = 1, eps: number = 1e-12, out = None)', c => {
  const input = c.tensor('input');
  const shape = c.shapeOf(input);
  wrapDim(c.m, c.int('dim'), shape.length);
  if (input.dtype.isIntegral)
    c.raise('RuntimeError', `linalg.vector_norm: Expected a floating point or complex tensor as input. Got ${input.dtype.scalarName}`);
  return like(c);
});

/** Distances along one axis of the broadcast operands. */
op('F torch', 'cosine_similarity(x1: Tensor, x2: Tensor, dim: int = 1, eps: number = 1e-08)', c => {
  const both = elementwise(c.m, [requireOperand(c.m, c.value('x1')), requireOperand(c.m, c.value('x2'))], c.tensor('x1').dtype, null);
  const shape = c.shapeOf(both);
  return new Tensor(reducedShape(shape, [wrapDim(c.m, c.int('dim'), shape.length)], false), both.dtype);
});
op('F torch', 'pairwise_distance(x1: Tensor, x2: Tensor, p: number = 2.0, eps: number = 1e-06, keepdim: bool = False)', c => {
  const both = elementwise(c.m, [requireOperand(c.m, c.value('x1')), requireOperand(c.m, c.value('x2'))], distanceType(c), null);
  const shape = c.shapeOf(both);
  return new Tensor(reducedShape(shape, [shape.length - 1], c.bool('keepdim')), both.dtype);
});

/** The small number that is added makes integers floats, and a distance is real. */
function distanceType(c: Call): DType {
  const operands = [requireOperand(c.m, c.value('x1')), requireOperand(c.m, c.value('x2'))];
  return toRealType(floatType(c.m, resultType(c.m, operands)));
}
