/** Which element types torch's losses accept on the CPU, and the type of what they return (ATen/native/Loss.cpp and its neighbours). */
import type { Call } from '../call';
import { bool, canCast, float32, float64, int64, promoteTypes, toRealType, uint8, type DType } from '../dtype';
import { requireOperand, resultType } from '../operands';
import { notImplemented, refuseBoolSubtraction, refuseCast, refuseMean, refuseScalarType } from '../type-errors';
import { floatType } from './pointwise';

function common(c: Call): DType {
  return resultType(c.m, [requireOperand(c.m, c.value('input')), requireOperand(c.m, c.value('target'))]);
}

/** Raises what the loss raises for its types; the type of its elements. */
type Types = (c: Call, input: DType, target: DType) => DType;

const kernelOfCommon =
  (kernel: string): Types =>
  c => {
    const type = common(c);
    if (!type.isFloat) notImplemented(c, kernel, type);
    return type;
  };

function logSigmoid(c: Call, input: DType): void {
  if (!input.isFloat) notImplemented(c, 'log_sigmoid_cpu', input);
}

const TYPES: Readonly<Record<string, Types>> = {
  mse_loss: kernelOfCommon('mse_cpu'),
  smooth_l1_loss: kernelOfCommon('smooth_l1_cpu'),
  huber_loss: (c, input) => {
    const type = common(c);
    if (!canCast(type, input)) refuseCast(c, type, input);
    if (!type.isFloat) notImplemented(c, 'huber_cpu', type);
    return input;
  },
  l1_loss: (c, input, target) => {
    refuseBoolSubtraction(c, input, target);
    const type = toRealType(common(c));
    refuseMean(c, type);
    return type;
  },
  kl_div: (c, input, target) => {
    if (input.isComplex || target.isComplex) c.raise('RuntimeError', 'kl_div: Complex inputs not supported.');
    if (input.isIntegral || target.isIntegral) c.raise('RuntimeError', 'kl_div: Integral inputs not supported.');
    return common(c);
  },
  soft_margin_loss: (c, input) => {
    if (input === bool)
      c.raise(
        'RuntimeError',
        'Negation, the `-` operator, on a bool tensor is not supported. ' +
          'If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.',
      );
    const type = common(c);
    if (!canCast(type, input)) refuseCast(c, type, input);
    if (input.isIntegral) refuseCast(c, floatType(c.m, input), input);
    return input;
  },
  poisson_nll_loss: (c, input, target) => {
    // With `log_input`, the exponential is a float, from which the product is subtracted.
    if (input === bool && target === bool) refuseBoolSubtraction(c, float32, bool);
    return promoteTypes(floatType(c.m, input), promoteTypes(input, target));
  },
  binary_cross_entropy: (c, input, target) => {
    if (input !== target) c.raise('RuntimeError', `Found dtype ${target.scalarName} but expected ${input.scalarName}`);
    if (!input.isFloat) notImplemented(c, 'binary_cross_entropy', input);
    return input;
  },
  binary_cross_entropy_with_logits: (c, input, target) => {
    logSigmoid(c, input);
    if (target === bool) refuseBoolSubtraction(c, bool, bool);
    if (target.isIntegral) refuseCast(c, common(c), target);
    return target;
  },
  multilabel_soft_margin_loss: (c, input, target) => {
    logSigmoid(c, input);
    if (target === bool) refuseBoolSubtraction(c, float32, bool);
    return promoteTypes(input, target);
  },
  hinge_embedding_loss: (c, input) => {
    if (input === bool) refuseBoolSubtraction(c, bool, bool);
    if (input.isComplex) c.raise('NotImplementedError', 'clamp is not supported for complex types');
    refuseMean(c, input);
    return input;
  },
  multi_margin_loss: (c, input, target) => {
    if (input !== float32 && input !== float64) notImplemented(c, 'multi_margin_loss_cpu_kernel', input);
    refuseScalarType(c, int64, target);
    return input;
  },
  multilabel_margin_loss: (c, input, target) => {
    if (target.isComplex) notImplemented(c, 'min_all', target);
    if (input !== float32 && input !== float64) notImplemented(c, 'multilabel_margin_loss_forward_out_frame', input);
    refuseScalarType(c, int64, target);
    return input;
  },
  nll_loss: (c, input, target) => {
    refuseClasses(c, target);
    if (!input.isFloat) notImplemented(c, 'nll_loss_out_frame', input);
    return input;
  },
};

/** The type of a loss by its name, once its sizes fit. */
export function lossType(c: Call): DType {
  refuseReduction(c);
  const [input, target] = [c.tensor('input').dtype, c.tensor('target').dtype];
  return TYPES[c.name]?.(c, input, target) ?? floatType(c.m, input);
}

/** The name of a reduction is read before the loss is called. */
function refuseReduction(c: Call): void {
  const reduction = c.value('reduction');
  if (typeof reduction === 'string' && !['none', 'mean', 'sum', 'batchmean'].includes(reduction))
    c.raise('ValueError', `${reduction} is not a valid value for reduction`);
}

export function refuseClasses(c: Call, target: DType): void {
  if (target !== int64 && target !== uint8)
    c.raise('RuntimeError', `expected target dtype to be Long or Byte, but got ${target.scalarName}`);
}

/** cross_entropy first takes the logarithm of softmax along the classes. */
export function refuseLogits(c: Call): void {
  const { dtype, shape } = c.tensor('input');
  const isLast = shape !== null && shape.length <= 2;
  if (!dtype.isFloat) notImplemented(c, `log_softmax_${isLast ? 'lastdim_' : ''}kernel_impl`, dtype);
}
