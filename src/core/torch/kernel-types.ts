/**
 * Kernels on the CPU that are not compiled for every element type: a name of an operation, the kernel's name, and the types that it does not
 * take. The letters are those of NumPy: f, d, e (float16), g (bfloat16), l, i, h (int16), b (int8), B (uint8), ?, F, D.
 */
import { equals } from '../dim';
import type { Call } from './call';
import type { DType } from './dtype';
import { numel, Tensor } from './tensor';
import { PyTuple, type Value } from './vm';
import { notImplemented } from './type-errors';

const LETTERS: Readonly<Record<string, string>> = {
  float32: 'f',
  float64: 'd',
  float16: 'e',
  bfloat16: 'g',
  int64: 'l',
  int32: 'i',
  int16: 'h',
  int8: 'b',
  uint8: 'B',
  bool: '?',
  complex64: 'F',
  complex128: 'D',
};
const INTEGERS = 'lihbB';
const NOT_FLOAT = 'lihbB?FD';
const NOT_REAL = '?FD';

/** Operations whose kernel depends on the name alone. */
const KERNELS: Readonly<Record<string, readonly [kernel: string, refused: string]>> = {
  max_pool1d: ['max_pool1d_impl', NOT_FLOAT],
  max_pool2d: ['max_pool2d', NOT_REAL],
  max_pool3d: ['max_pool3d', NOT_REAL],
  avg_pool1d: ['avg_pool2d', 'ihbB?FD'],
  avg_pool2d: ['avg_pool2d', 'ihbB?FD'],
  avg_pool3d: ['avg_pool3d_out_frame', 'egihbB?FD'],
  lp_pool1d: ['avg_pool2d', 'ihbBFD'],
  lp_pool2d: ['avg_pool2d', 'ihbBFD'],
  lp_pool3d: ['avg_pool3d_out_frame', 'egihbBFD'],
  adaptive_avg_pool1d: ['adaptive_avg_pool2d', NOT_FLOAT],
  adaptive_avg_pool2d: ['adaptive_avg_pool2d', NOT_FLOAT],
  adaptive_avg_pool3d: ['adaptive_avg_pool3d_cpu', NOT_FLOAT],
  adaptive_max_pool1d: ['adaptive_max_pool2d', NOT_FLOAT],
  adaptive_max_pool2d: ['adaptive_max_pool2d', NOT_FLOAT],
  adaptive_max_pool3d: ['adaptive_max_pool3d_cpu', NOT_FLOAT],
  elu: ['elu_cpu', NOT_FLOAT],
  selu: ['elu_cpu', NOT_FLOAT],
  celu: ['elu_cpu', NOT_FLOAT],
  gelu: ['GeluKernelImpl', NOT_FLOAT],
  silu: ['silu_cpu', `${INTEGERS}?`],
  mish: ['mish_cpu', NOT_FLOAT],
  softplus: ['softplus_cpu', NOT_FLOAT],
  hardswish: ['hardswish_cpu', NOT_FLOAT],
  hardsigmoid: ['hardsigmoid_cpu', NOT_FLOAT],
  hardshrink: ['hardshrink_cpu', NOT_FLOAT],
  softshrink: ['softshrink_check', NOT_FLOAT],
  leaky_relu: ['leaky_relu_cpu', NOT_FLOAT],
  rrelu: ['leaky_relu_cpu', NOT_FLOAT],
  logsigmoid: ['log_sigmoid_cpu', NOT_FLOAT],
  threshold: ['threshold_cpu', NOT_REAL],
  glu: ['glu_cpu', NOT_FLOAT],
  softsign: ['abs_cpu', '?'],
  round: ['round_vml_cpu', NOT_REAL],
  erf: ['erf_vml_cpu', 'FD'],
  erfc: ['erfc_vml_cpu', 'FD'],
  erfinv: ['erfinv_vml_cpu', 'FD'],
  lgamma: ['lgamma_vml_cpu', 'FD'],
  digamma: ['digamma', 'FD'],
  logit: ['logit_cpu', 'FD'],
  frac: ['frac_cpu', NOT_FLOAT],
  atan2: ['atan2_cpu', 'FD'],
  hypot: ['hypot_cpu', NOT_FLOAT],
  fmod: ['fmod_cpu', NOT_REAL],
  floor_divide: ['div_floor_cpu', NOT_REAL],
  remainder: ['remainder_cpu', NOT_REAL],
  xlogy: ['xlogy_cpu', 'FD'],
  logaddexp: ['logaddexp_cpu', `${INTEGERS}?`],
  copysign: ['copysign_cpu', 'FD'],
  nextafter: ['nextafter_cpu', NOT_FLOAT],
  gcd: ['gcd_cpu', 'fdeg?FD'],
  amax: ['max_values_cpu', 'FD'],
  amin: ['min_values_cpu', 'FD'],
  aminmax: ['aminmax_cpu', 'FD'],
  mode: ['mode_cpu', 'FD'],
  kthvalue: ['kthvalue_cpu', NOT_REAL],
  cummax: ['cummax_cpu', 'FD'],
  cummin: ['cummin_cpu', 'FD'],
  unique: ['unique', 'FD'],
  trace: ['trace', '?'],
  bernoulli: ['bernoulli_tensor_cpu_p_', `${INTEGERS}?`],
  logcumsumexp: ['logcumsumexp_out_cpu', `${INTEGERS}?`],
};

/** Operations with one kernel for a whole tensor and another along an axis. */
const WHOLE: Readonly<Record<string, readonly [kernel: string, refused: string]>> = {
  max: ['max_all', 'FD'],
  min: ['min_all', 'FD'],
  median: ['median_cpu', NOT_REAL],
};

function kernelOf(c: Call): readonly [kernel: string, refused: string] | undefined {
  const { name } = c;
  const has = (parameter: string): boolean => c.signature.positions.has(parameter) && c.value(parameter) !== null;
  if (has('dtype')) return undefined;
  const whole = WHOLE[name];
  if (whole) return has('dim') || has('dim_or_other') || has('other') ? undefined : whole;
  if (name === 'softmax' || name === 'log_softmax' || name === 'softmin') {
    const { shape } = c.tensor('input');
    const dim = has('dim') ? c.int('dim') : null;
    if (!shape || typeof dim !== 'number') return undefined;
    const isLast = dim === -1 || dim === shape.length - 1 || shape.length === 0;
    return [`${name === 'log_softmax' ? 'log_' : ''}softmax_${isLast ? 'lastdim_' : ''}kernel_impl`, NOT_FLOAT];
  }
  if (name === 'interpolate') return interpolation(c);
  if (name === 'pad') return padding(c);
  if (name === 'local_response_norm') return c.shape('input').length === 3 ? KERNELS.avg_pool1d : KERNELS.avg_pool3d;
  if (name.startsWith('max_pool') && has('return_indices') && c.bool('return_indices') && name === 'max_pool1d') return KERNELS.max_pool2d;
  return KERNELS[name];
}

function interpolation(c: Call): readonly [kernel: string, refused: string] | undefined {
  const [mode, rank] = [c.value('mode'), c.shape('input').length - 2];
  const onlyBytes = 'lihb?FD';
  if (mode === 'area') return KERNELS[rank === 3 ? 'adaptive_avg_pool3d' : 'adaptive_avg_pool2d'];
  if (mode === 'nearest' || mode === 'nearest-exact')
    return [rank === 2 ? 'upsample_nearest2d_channels_last' : 'compute_indices_weights_nearest', onlyBytes];
  if (mode === 'bilinear') return ['upsample_bilinear2d_channels_last', onlyBytes];
  if (mode === 'bicubic') return ['compute_indices_weights_cubic', onlyBytes];
  return mode === 'linear' || mode === 'trilinear' ? ['compute_indices_weights_linear', NOT_FLOAT] : undefined;
}

function padding(c: Call): readonly [kernel: string, refused: string] | undefined {
  const [mode, axes] = [c.value('mode'), c.items('pad').length / 2];
  const name = mode === 'reflect' ? 'reflection' : mode === 'replicate' ? 'replication' : null;
  return name === null ? undefined : [`${name}_pad${String(axes)}d`, '?'];
}

/** Whether a type is among those that the letters stand for. */
function isAmong(type: DType, letters: string): boolean {
  return letters.includes(LETTERS[type.name] ?? ' ');
}

/** Raises what torch raises if the operation has no kernel for the type of its tensors. Empty results need no kernel. */
export function refuseKernel(c: Call, result: Value): void {
  const tensors = c.args.filter(arg => arg instanceof Tensor);
  const [first] = tensors;
  if (!first || tensors.some(({ dtype }) => dtype !== first.dtype)) return;
  if (first.dtype.name === 'float32' || first.dtype.name === 'float64') return;
  const made = result instanceof PyTuple ? result.items[0] : result;
  if (!(made instanceof Tensor) || !made.shape || equals(numel(made.shape), 0) !== false) return;
  // A number decides the type together with the tensors.
  if (c.signature.positions.has('other') && !(c.value('other') instanceof Tensor)) return;
  const kernel = kernelOf(c);
  if (!kernel || !isAmong(first.dtype, kernel[1])) return;
  if (c.name.startsWith('adaptive_avg') && equals(numel(made.shape.slice(made.shape.length - Number(c.name.at(-2)))), 1) === true) {
    // A single cell is a mean.
    if (first.dtype.isComplex) return;
    c.raise(
      'RuntimeError',
      `mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: ${first.dtype.scalarName}`,
    );
  }
  notImplemented(c, kernel[0], first.dtype);
}
