/**
 * What torch's CPU kernels reject after the shapes have been checked (ATen/native: Convolution.cpp, ConvolutionMM2d.cpp,
 * NaiveConvolutionTranspose2d.cpp and similar files). The message depends on the kernel; ConvLens follows torch's choice for float32. If
 * oneDNN would only report that it could not create a descriptor, ConvLens uses the message of the kernel that torch runs without oneDNN.
 */
import { equals, floorDiv, formatDim, lessThan, mul, type Dim, type Shape, type Tri } from '../dim';
import { printSizes } from './create';
import { runtimeError, type TorchError } from './result';
import { isIntZero, isNegative, isNotPositive, isZero, some, transposedSize } from './sizes';

/** A convolution whose shapes match; every list is as long as the number of spatial axes. */
export interface FittingConv {
  readonly transposed: boolean;
  /** (N, C, …) */
  readonly input: Shape;
  readonly weight: Shape;
  readonly stride: readonly Dim[];
  readonly padding: readonly Dim[];
  readonly output_padding: readonly Dim[];
  readonly dilation: readonly Dim[];
  readonly groups: Dim;
}

export function backendError(given: FittingConv): TorchError | null {
  const conv = given.stride.length === 1 ? asTwoAxes(given) : given;
  const { input, transposed } = conv;
  if (some(input.slice(0, 2), isZero)) return emptyError(conv);
  if (some(input, isZero))
    return runtimeError(`Only zero batch or zero channel inputs are supported, but got input shape: ${printSizes(input)}`);
  const oneDnn = usesOneDnn(conv);
  if (oneDnn && some(conv.dilation, isZero)) {
    if (!transposed) return runtimeError('non-positive dilation is not supported');
    if (conv.dilation.length === 3 && !some(outputSizes(conv), isNegative)) return runtimeError('dimensions are invalid');
  }
  return transposed ? transposedError(conv, oneDnn) : directError(conv);
}

/** One axis is computed as two, of which the first has size 1. */
function asTwoAxes(conv: FittingConv): FittingConv {
  const { input, weight } = conv;
  return {
    ...conv,
    input: [...input.slice(0, 2), 1, ...input.slice(2)],
    weight: [...weight.slice(0, 2), 1, ...weight.slice(2)],
    stride: [1, ...conv.stride],
    padding: [0, ...conv.padding],
    output_padding: [0, ...conv.output_padding],
    dilation: [1, ...conv.dilation],
  };
}

/** Without a batch or channels, nothing is computed; only the output's shape is created. */
function emptyError(conv: FittingConv): TorchError | null {
  const { input, weight, transposed } = conv;
  if (!isIntZero(input[1] ?? 1) && some(weight, isZero))
    return { type: 'IndexError', message: 'select(): index 0 out of range for tensor of size [0] at dimension 0' };
  if (!transposed) return null;
  const channels = isIntZero(input[1] ?? 1) ? 0 : mul(weight[1] ?? 0, conv.groups);
  const shape = [input[0] ?? 0, channels, ...outputSizes(conv)];
  return viewError(shape);
}

/** Views zero elements as a tensor of this shape: for `view`, −1 is a size to be inferred. */
function viewError(shape: Shape): TorchError | null {
  let inferred = false;
  for (const [i, size] of shape.entries()) {
    if (equals(size, -1) === true) {
      if (inferred) return runtimeError('only one dimension can be inferred');
      inferred = true;
    } else if (lessThan(size, 0))
      return runtimeError(`invalid shape dimension ${formatDim(size, 'ascii')} at index ${String(i)} of shape ${printSizes(shape)}`);
  }
  if (!inferred) return null;
  return runtimeError(
    `cannot reshape tensor of 0 elements into shape ${printSizes(shape)} because the unspecified dimension size -1 can be any value and is ambiguous`,
  );
}

function outputSizes({ input, weight, stride, padding, output_padding, dilation }: FittingConv): readonly Dim[] {
  return stride.map((each, axis) =>
    transposedSize({
      input: input[axis + 2] ?? 1,
      pad: mul(2, padding[axis] ?? 0),
      kernel: weight[axis + 2] ?? 1,
      stride: each,
      dilation: dilation[axis] ?? 1,
      outputPadding: output_padding[axis] ?? 0,
    }),
  );
}

/** ConvParams::use_mkldnn, if the elements are float32. */
export function choosesOneDnn(conv: FittingConv): Tri {
  return usesOneDnn(conv.stride.length === 1 ? asTwoAxes(conv) : conv);
}

function usesOneDnn({ input, weight, stride, groups, transposed, output_padding }: FittingConv): Tri {
  const fits = transposed ? output_padding.map((size, axis) => lessThan(size, stride[axis] ?? 1)) : [];
  if (fits.includes(false)) return false;
  // For a 3-D input, the width is ignored.
  const large = [
    exceeds(groups, 1),
    exceeds(input[0] ?? 0, 1),
    exceeds(mul(...input.slice(0, 4)), 20480),
    all(weight.slice(-2).map(size => exceeds(size, 3))),
  ];
  if (large.includes(true)) return fits.includes(undefined) ? undefined : true;
  return large.includes(undefined) ? undefined : false;
}

function exceeds(d: Dim, bound: number): Tri {
  return lessThan(bound, d);
}

function all(answers: readonly Tri[]): Tri {
  return answers.includes(false) ? false : answers.includes(undefined) ? undefined : true;
}

const NAMES = ['depth', 'height', 'width'];

/** `stride_height: 1 stride_width: 0` */
function named(prefix: string, dims: readonly Dim[], separator = ' '): string {
  const names = NAMES.slice(-dims.length);
  return dims.map((dim, axis) => `${prefix}_${names[axis] ?? ''}: ${formatDim(dim, 'ascii')}`).join(separator);
}

function directError({ weight, dilation }: FittingConv): TorchError | null {
  const kernel = weight.slice(2);
  const dilated = dilation.some(each => equals(each, 1) === false);
  if (some(kernel, isNotPositive)) {
    if (dilated) return runtimeError(`kernel size should be greater than zero, but got ${printSizes(kernel)}`);
    if (kernel.length === 3)
      return runtimeError(
        `kernel size should be greater than zero, but got: ${kernel.map(size => formatDim(size, 'ascii')).join(' x ')} (TxHxW)`,
      );
    return runtimeError(`kernel size should be greater than zero, but got ${named('kernel', kernel)}`);
  }
  if (some(dilation, isNotPositive)) return runtimeError(`dilation should be greater than zero, but got ${printSizes(dilation)}`);
  return null;
}

/** If it is unknown which kernel computes it, only what both reject is an error. */
function transposedError(conv: FittingConv, oneDnn: Tri): TorchError | null {
  const { stride, dilation, output_padding } = conv;
  // Groups are computed one after another, each with its part of the weight.
  const weight = conv.weight.map((size, i) => (i === 0 ? floorDiv(size, conv.groups) : size));
  const kernel = weight.slice(2);
  const flat = kernel.length === 2;
  if (flat && some(kernel, isNotPositive))
    return runtimeError(`kernel size should be greater than zero, but got ${named('kernel', kernel)}`);
  if (
    some(dilation, isNotPositive) &&
    !(oneDnn !== false && flat && mayBeHarmless(kernel, dilation) && !some(outputSizes(conv), isNegative))
  ) {
    return runtimeError(`dilation should be greater than zero, but got ${named('dilation', dilation, ', ')}`);
  }
  if (output_padding.some((size, axis) => lessThan(size, stride[axis] ?? 1) === false && lessThan(size, dilation[axis] ?? 1) === false)) {
    return runtimeError(
      'output padding must be smaller than either stride or dilation, ' +
        `but got ${named('output_padding', output_padding)} ${named('stride', stride)} ${named('dilation', dilation)}`,
    );
  }
  if (some(weight, isZero)) {
    return runtimeError(
      flat
        ? `non-empty 2D or 4D weight tensor expected, but got: ${printSizes(weight)}`
        : 'non-empty 5D (n_output_plane x n_input_plane x kernel_depth x kernel_height x kernel_width) ' +
            `tensor expected for weight, but got: ${printSizes(weight)}`,
    );
  }
  const outputs = outputSizes(conv);
  // oneDNN accepts empty outputs, the other kernels do not.
  if (!some(outputs, oneDnn !== false ? isNegative : isNotPositive)) return null;
  return runtimeError(
    `Given input size per channel: ${perChannel(conv.input.slice(2))}. Calculated output size per channel: ${perChannel(outputs)}. Output size is too small`,
  );
}

/** With dilation 0 along an axis that has only one kernel element, oneDNN accepts the layer. */
function mayBeHarmless(kernel: readonly Dim[], dilation: readonly Dim[]): boolean {
  return dilation.every((each, axis) => equals(each, 1) !== false || (equals(each, 0) !== false && equals(kernel[axis] ?? 1, 1) !== false));
}

/** `(8 x 8)` */
export function perChannel(sizes: readonly Dim[]): string {
  return `(${sizes.map(size => formatDim(size, 'ascii')).join(' x ')})`;
}
