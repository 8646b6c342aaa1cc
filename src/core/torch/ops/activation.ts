import { floorDiv } from '../../dim';
import type { Call } from '../call';
import { withAxis, wrapDim } from '../convert';
import { bool, float32, type DType } from '../dtype';
import { requireOperand } from '../operands';
import { assign, op } from '../registry';
import { notImplemented, refuseCast } from '../type-errors';
import { numel, Tensor } from '../tensor';
import { REAL_FUNCTIONS } from '../vm';
import { arithmetic, elementwise, floatType, type Elementwise } from './pointwise';
import { relu, sigmoid } from './unary';

/** Shape-preserving activations of torch.nn.functional, with their parameters. */
const ACTIVATIONS: readonly (readonly [signature: string, compute: Elementwise])[] = [
  ['relu(input: Tensor, inplace: bool = False)', relu],
  ['relu6(input: Tensor, inplace: bool = False)', x => Math.min(Math.max(x, 0), 6)],
  ['elu(input: Tensor, alpha: number = 1.0, inplace: bool = False)', null],
  ['selu(input: Tensor, inplace: bool = False)', null],
  ['celu(input: Tensor, alpha: number = 1.0, inplace: bool = False)', null],
  ['leaky_relu(input: Tensor, negative_slope: number = 0.01, inplace: bool = False)', null],
  ['rrelu(input: Tensor, lower: number = 0.125, upper: number = 0.3333333333333333, training: bool = False, inplace: bool = False)', null],
  ['hardtanh(input: Tensor, min_val: number = -1.0, max_val: number = 1.0, inplace: bool = False)', null],
  ['hardswish(input: Tensor, inplace: bool = False)', null],
  ['hardsigmoid(input: Tensor, inplace: bool = False)', null],
  ['silu(input: Tensor, inplace: bool = False)', null],
  ['mish(input: Tensor, inplace: bool = False)', null],
  ["gelu(input: Tensor, approximate: str = 'none')", null],
  ['softplus(input: Tensor, beta: number = 1, threshold: number = 20)', null],
  ['softsign(input: Tensor)', null],
  ['logsigmoid(input: Tensor)', null],
  ['tanhshrink(input: Tensor)', null],
  ['hardshrink(input: Tensor, lambd: number = 0.5)', null],
  ['softshrink(input: Tensor, lambd: number = 0.5)', null],
  ['threshold(input: Tensor, threshold: number, value: number, inplace: bool = False)', null],
  ['sigmoid(input: Tensor)', sigmoid],
  ['tanh(input: Tensor)', REAL_FUNCTIONS.tanh],
  ['dropout(input: Tensor, p: number = 0.5, training: bool = True, inplace: bool = False)', null],
  ['alpha_dropout(input: Tensor, p: number = 0.5, training: bool = False, inplace: bool = False)', null],
  ['feature_alpha_dropout(input: Tensor, p: number = 0.5, training: bool = False, inplace: bool = False)', null],
  ['dropout1d(input: Tensor, p: number = 0.5, training: bool = True, inplace: bool = False)', null],
  ['dropout2d(input: Tensor, p: number = 0.5, training: bool = True, inplace: bool = False)', null],
  ['dropout3d(input: Tensor, p: number = 0.5, training: bool = True, inplace: bool = False)', null],
];

/** The names of torch's kernels in its messages, which have no implementation for integers. */
const FLOAT_KERNELS: Readonly<Record<string, string>> = {
  gelu: 'GeluKernelImpl',
  mish: 'mish_cpu',
  silu: 'silu_cpu',
  selu: 'elu_cpu',
  elu: 'elu_cpu',
  celu: 'elu_cpu',
  leaky_relu: 'leaky_relu_cpu',
  hardsigmoid: 'hardsigmoid_cpu',
  logsigmoid: 'log_sigmoid_cpu',
  hardswish: 'hardswish_cpu',
  softplus: 'softplus_cpu',
  hardshrink: 'hardshrink_cpu',
  softshrink: 'softshrink_check',
};
const BOOL_REFUSALS: Readonly<Record<string, string>> = {
  relu: 'Boolean inputs not supported for relu',
  hardtanh: 'Bool inputs not supported for hardtanh',
  relu6: 'Bool inputs not supported for hardtanh',
};

function refuseSettings(c: Call, dtype: DType): void {
  const number = (name: string): number | null => (c.signature.positions.has(name) ? c.float(name) : null);
  const approximate = c.signature.positions.has('approximate') ? c.value('approximate') : null;
  if (typeof approximate === 'string' && approximate !== 'none' && approximate !== 'tanh')
    c.raise('RuntimeError', 'approximate argument must be either none or tanh.');
  if (c.name === 'hardtanh' && (number('min_val') ?? -1) > (number('max_val') ?? 1))
    c.raise('ValueError', 'min_val cannot be greater than max_val');
  if (c.name === 'rrelu' && (number('lower') ?? 0) > (number('upper') ?? 1))
    c.raise('RuntimeError', 'Lower bound should be less than or equal to the upper bound');
  const lambda = c.name === 'softshrink' ? number('lambd') : null;
  if (lambda !== null && lambda < 0 && dtype === float32)
    c.raise('RuntimeError', `lambda must be in range [0, 3.40282e+38] for input dtype Float, but found ${String(lambda)}`);
}

function refuseKernel(c: Call, dtype: DType): void {
  refuseSettings(c, dtype);
  const refusal = BOOL_REFUSALS[c.name];
  if (refusal !== undefined && dtype === bool) c.raise('RuntimeError', refusal);
  if ((c.name === 'hardtanh' || c.name === 'relu6') && dtype.isComplex)
    c.raise('NotImplementedError', 'clamp is not supported for complex types');
  const kernel = FLOAT_KERNELS[c.name];
  if (kernel !== undefined && dtype.isIntegral) c.raise('NotImplementedError', `"${kernel}" not implemented for '${dtype.scalarName}'`);
}

/** The noise of a dropout is multiplied by a float, which integers cannot hold. */
function refuseNoise(c: Call, dtype: DType): void {
  if (dtype.isComplex) notImplemented(c, 'bernoulli_scalar_cpu_', dtype);
  if (dtype.isIntegral) refuseCast(c, float32, dtype);
}

for (const [signature, compute] of ACTIVATIONS) {
  const isDropout = signature.includes('dropout');
  const isInPlace = signature.includes('inplace');
  op('F', signature, c => {
    const input = c.tensor('input');
    if (isDropout) {
      const sizes = c.shapeOf(input);
      const { length } = sizes;
      if (/[23]d$/.test(c.name) && length < 2 && !sizes.includes(0) && c.bool('training'))
        c.raise('RuntimeError', 'Feature dropout requires at least 2 dimensions in the input');
      if (c.name === 'dropout1d' && length !== 2 && length !== 3)
        c.raise(
          'RuntimeError',
          `dropout1d: Expected 2D or 3D input, but received a ${String(length)}D input. ` +
            'Note that dropout1d exists to provide channel-wise dropout on inputs with 1 spatial dimension, ' +
            'a channel dimension, and an optional batch dimension (i.e. 2D or 3D inputs).',
        );
      const p = c.float('p');
      if (p !== null && (p < 0 || p > 1)) c.raise('ValueError', `dropout probability has to be between 0 and 1, but got ${String(p)}`);
      if (!c.bool('training') || p === 0) return input;
      if (c.name === 'dropout' && !sizes.includes(0)) refuseNoise(c, input.dtype);
    }
    const operand = requireOperand(c.m, input);
    refuseKernel(c, operand.dtype);
    const result = elementwise(
      c.m,
      [operand],
      ['sigmoid', 'tanh', 'softsign', 'tanhshrink'].includes(c.name) ? floatType(c.m, operand.dtype) : operand.dtype,
      compute,
    );
    if (!isInPlace || !c.bool('inplace')) return result;
    assign(c.m, input, result);
    return input;
  });
}
for (const name of ['relu6', 'elu', 'selu', 'celu', 'leaky_relu', 'hardtanh', 'threshold', 'rrelu']) {
  const signature = ACTIVATIONS.find(([text]) => text.startsWith(`${name}(`))?.[0].replace(', inplace: bool = False', '') ?? '';
  op('F torch', `${name}_${signature.slice(name.length)}`, c => {
    c.tensor('input').write(c.m, null);
    return c.tensor('input');
  });
}
op('F', 'relu_(input: Tensor)', c => {
  const input = c.tensor('input');
  assign(c.m, input, elementwise(c.m, [requireOperand(c.m, input)], input.dtype, relu));
  return input;
});
for (const name of ['dropout', 'alpha_dropout', 'feature_dropout', 'feature_alpha_dropout'])
  op('torch', `${name}(input: Tensor, p: number, train: bool)`, c =>
    c.bool('train') ? arithmetic(c, [requireOperand(c.m, c.value('input'))], null) : c.tensor('input'),
  );
for (const name of ['selu', 'celu', 'rrelu', 'hardshrink', 'threshold'])
  op(
    'torch',
    ACTIVATIONS.find(([text]) => text.startsWith(`${name}(`))?.[0].replace(', inplace: bool = False', '') ?? `${name}(input: Tensor)`,
    c => arithmetic(c, [requireOperand(c.m, c.value('input'))], null),
  );

/** `prelu`: one weight, or one for each channel. */
op('F torch method', 'prelu(input: Tensor, weight: Tensor)', c => {
  const input = c.tensor('input');
  const weight = c.shape('weight');
  const shape = c.shape('input');
  const count = numel(weight);
  if (typeof count === 'number' && count !== 1) {
    if (shape.length === 0) c.raise('RuntimeError', 'Not allow zero-dim input tensor.');
    const channels = shape.length < 2 ? 1 : (shape[1] ?? 1);
    if (typeof channels === 'number' && channels !== count)
      c.raise(
        'RuntimeError',
        `Mismatch of parameter numbers and input channel size. Found parameter numbers = ${String(count)} and channel size = ${String(channels)}.`,
      );
  }
  const { dtype } = c.tensor('weight');
  if (input.dtype !== dtype)
    c.raise('RuntimeError', `prelu: Type promoting not supported. Got ${input.dtype.scalarName} and ${dtype.scalarName}`);
  if (!dtype.isFloat) notImplemented(c, 'prelu_cpu', dtype);
  return new Tensor(shape, input.dtype);
});
op('F', 'glu(input: Tensor, dim: int = -1)', glu);

function glu(c: Call): Tensor {
  const shape = c.shape('input');
  if (shape.length === 0) c.raise('RuntimeError', 'glu does not support scalars because halving size must be even');
  const axis = wrapDim(c.m, c.int('dim'), shape.length);
  const size = shape[axis] ?? 0;
  if (typeof size === 'number' && size % 2 !== 0)
    c.raise('RuntimeError', `Halving dimension must be even, but dimension ${String(axis)} is size ${String(size)}`);
  return new Tensor(withAxis(shape, axis, floorDiv(size, 2)), c.tensor('input').dtype);
}

/** Softmax and similar: the axis must exist, the type can be given. */
for (const name of ['softmax', 'log_softmax']) op('torch method special', `${name}(input: Tensor, dim: int, dtype: dtype = None)`, softmax);
for (const name of ['softmax', 'log_softmax', 'softmin']) {
  op('F', `${name}(input: Tensor, dim: int = None, _stacklevel: int = 3, dtype: dtype = None)`, softmax);
}
op('F', 'gumbel_softmax(logits: Tensor, tau: number = 1, hard: bool = False, eps: number = 1e-10, dim: int = -1)', c => {
  const logits = c.tensor('logits');
  wrapDim(c.m, c.int('dim'), c.shapeOf(logits).length);
  if (!logits.dtype.isFloat)
    c.raise(
      'RuntimeError',
      'Exponential distribution is a continuous probability distribution. ' +
        `dtype must be a floating point but you specified ${logits.dtype.scalarName}`,
    );
  return new Tensor(logits.shape, logits.dtype);
});

function softmax(c: Call): Tensor {
  const input = c.tensor('input');
  const dtype = c.dtype('dtype') ?? input.dtype;
  const shape = c.shapeOf(input);
  // Without an axis, torch uses 0 for 0, 1 and 3 axes, otherwise 1.
  const dim = c.intOrNull('dim') ?? ([0, 1, 3].includes(shape.length) ? 0 : 1);
  // The kernel for the last axis has its own name.
  const axis = wrapDim(c.m, dim, shape.length);
  const kernel = `${c.name.includes('log') ? 'log_' : ''}softmax_${shape.length === 0 || axis === shape.length - 1 ? 'lastdim_' : ''}kernel_impl`;
  // No kernel runs for a tensor without elements.
  if (dtype.isIntegral && !shape.includes(0)) c.raise('NotImplementedError', `"${kernel}" not implemented for '${dtype.scalarName}'`);
  return new Tensor(shape, dtype, {});
}
