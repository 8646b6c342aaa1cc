/** How torch's operations lay out their results in memory, by name. What is in no table is unknown if an input is not row-major. */
import { equals, lessThan, type Dim, type Shape } from '../dim';
import type { Call } from './call';
import { channelsLastStrides, isContiguous, isSuggestedLast, iteratorStrides, preservedStrides, suggestedStrides } from './layout';
import { contiguousStrides, stridesOfTensor, Tensor, type Strides } from './tensor';

import { PyList, PyTuple, type Value } from './vm';

/** A new tensor is row-major, whatever its inputs are. */
const ROW_MAJOR = new Set(
  (
    'repeat_interleave topk gather scatter masked_fill logcumsumexp logsigmoid cummax cummin kthvalue mode tril triu index_add renorm ' +
    'var std sum mean amax amin max min argmax argmin any all logsumexp median nanmedian norm prod nansum nanmean count_nonzero var_mean std_mean ' +
    'quantile nanquantile vector_norm ' +
    'linear matmul mm bmm layer_norm repeat tile index_select cumsum cumprod take take_along_dim embedding one_hot bernoulli ' +
    'rrelu masked_select bucketize gumbel_softmax softmax log_softmax softmin instance_norm fractional_max_pool2d fractional_max_pool3d avg_pool3d ' +
    'lp_pool3d adaptive_max_pool3d max_pool1d conv1d conv_transpose1d unfold fold grid_sample cdist histc flatten reshape new_zeros new_ones new_full ' +
    'new_empty new_tensor scatter_add index_copy cross_entropy mse_loss l1_loss nll_loss'
  ).split(' '),
);

/** A new tensor has the layout of the first input, as torch.empty_like gives it. */
const LIKE_INPUT = new Set('sort argsort hardtanh relu6 index_fill flip randint_like type index_put put prelu alpha_dropout'.split(' '));

/** The inputs are iterated over together. */
const ITERATED = new Set('polar dropout'.split(' '));

/** Channels last, if the first input looks like it; otherwise row-major. */
const SUGGESTED = new Set(
  (
    'roll rms_norm group_norm max_pool2d max_pool3d avg_pool2d adaptive_avg_pool2d adaptive_max_pool2d conv2d conv_transpose2d ' +
    'pixel_shuffle pixel_unshuffle channel_shuffle batch_norm glu cat concat concatenate interpolate pad max_unpool2d'
  ).split(' '),
);

/** Operations whose rules are those of element-wise arithmetic, but whose layouts are not. */
const FIXED = new Set('masked_fill logsigmoid bernoulli rrelu hardtanh relu6 dropout1d dropout2d dropout3d'.split(' '));

function strides(c: Call, inputs: readonly Tensor[], result: Tensor): Strides {
  const { name } = c;
  const [first] = inputs;
  if (ROW_MAJOR.has(name) || !first) return null;
  if (/^dropout[123]d$/.test(name)) {
    // The noise has one number for each channel.
    const noise = first.shape?.map((size, axis) => (axis < 2 ? size : 1));
    return iteratorStrides([first, new Tensor(noise ?? null, first.dtype)], result.shape);
  }
  if (LIKE_INPUT.has(name)) return preservedStrides(first);
  if (ITERATED.has(name)) return iteratorStrides(inputs, result.shape);
  return SUGGESTED.has(name) ? suggested(c, inputs, result) : 'unknown';
}

/** Operations that choose a format by several inputs, or not always. */
function suggested(c: Call, inputs: readonly Tensor[], result: Tensor): Strides {
  const { name } = c;
  const [first] = inputs;
  const format = (isLast: boolean | undefined): Strides => {
    if (isLast === undefined || !result.shape) return 'unknown';
    return isLast ? (channelsLastStrides(result.shape) ?? 'unknown') : null;
  };
  if (!first) return null;
  if (name === 'conv2d' || name === 'conv_transpose2d') {
    const [input, weight] = [first, inputs[1] ?? first].map(isSuggestedLast);
    return format(input === true || weight === true ? true : input === false && weight === false ? false : undefined);
  }
  if (name.startsWith('c') && name.includes('cat')) {
    const last = inputs.map(isSuggestedLast);
    return format(last.includes(false) ? false : last.includes(undefined) ? undefined : true);
  }
  if (name === 'batch_norm' && isContiguous(first, first.shape?.length === 5 ? 'channels_last_3d' : 'channels_last') === true)
    return isContiguous(first) === false ? format(true) : format(isSuggestedLast(first));
  if (name === 'pad') {
    const mode = c.value('mode');
    if (mode === 'circular') return null;
    if (mode !== 'constant') return format(isSuggestedLast(first));
    if (c.ints('pad').every(size => lessThan(0, size) === false))
      return preservedStrides(new Tensor(result.shape, result.dtype, { strides: stridesOfTensor(first) ?? 'unknown' }));
    return c.ints('pad').some(size => lessThan(0, size) === true) ? format(isSuggestedLast(first)) : 'unknown';
  }
  if (name === 'interpolate' && first.shape?.length === 5 && c.value('mode') === 'area') return null;
  return suggestedStrides(first, result.shape);
}

function isPlainOrder(shape: Shape, own: readonly Dim[]): boolean {
  return contiguousStrides(shape).every((stride, axis) => equals(stride, own[axis] ?? 0) === true);
}

/** Sets the strides of new tensors in the result, as far as its rule has not set them. */
export function layOut(c: Call, result: Value): void {
  const inputs: Tensor[] = [];
  for (const arg of c.args) {
    if (arg instanceof Tensor) inputs.push(arg);
    else if (arg instanceof PyList || arg instanceof PyTuple) for (const item of arg.items) if (item instanceof Tensor) inputs.push(item);
  }
  const isUsual = inputs.every(input => input.strides === null);
  const results = result instanceof PyTuple || result instanceof PyList ? result.items : [result];
  for (const made of results) {
    if (!(made instanceof Tensor) || inputs.includes(made)) continue;
    if (isUsual || inputs.some(({ storage }) => storage === made.storage)) continue;
    if (made.strides === null || FIXED.has(c.name)) made.strides = strides(c, inputs, made);
    if (made.strides !== null && made.strides !== 'unknown' && isRowMajor(made)) made.strides = null;
  }
}

/** Whether the strides are exactly those of a row-major tensor, also along axes of size 1. */
function isRowMajor(t: Tensor): boolean {
  if (isContiguous(t) !== true || !t.shape) return false;
  return isPlainOrder(t.shape, stridesOfTensor(t) ?? []);
}
