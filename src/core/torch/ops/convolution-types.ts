/**
 * Which element types torch's CPU kernels of convolutions accept, and in which words each of them refuses others (ATen/native: Convolution.cpp,
 * ConvolutionMM2d.cpp, NaiveDilatedConvolution.cpp, NaiveConvolutionTranspose2d.cpp and similar files).
 */
import { equals, type Dim, type Shape } from '../../dim';
import { choosesOneDnn, perAxis, type ConvConfig, type TorchError } from '../../shape';
import { bfloat16, bool, canCast, float32, promoteTypes, type DType } from '../dtype';
import type { Tensor } from '../tensor';
import { tensorTypeName, typeMetaName } from '../cpp-type';

export interface ConvTensors {
  readonly input: Tensor;
  readonly weight: Tensor;
  readonly bias: Tensor | null;
}

const runtimeError = (message: string): TorchError => ({ type: 'RuntimeError', message });

/** What conv1d, conv2d and conv3d check before the sizes. */
export function biasTypeError({ input, bias }: ConvTensors): TorchError | null {
  if (!bias || bias.dtype === input.dtype) return null;
  return runtimeError(`Input type (${typeMetaName(input.dtype)}) and bias type (${typeMetaName(bias.dtype)}) should be the same`);
}

/** What the kernel refuses once all sizes fit. */
export function convTypeError(config: ConvConfig, tensors: ConvTensors, shape: Shape, weightShape: Shape): TorchError | null {
  const { input, weight, bias } = tensors;
  if (shape.some(size => equals(size, 0) === true)) return null;
  const same = (given: Tensor | null): boolean => !given || given.dtype === input.dtype;
  const unbatched = shape.length === config.rank + 1;
  const axes = (dims: readonly Dim[]): readonly Dim[] => config.kernel_size.map((_, axis) => perAxis(dims, axis));
  const dilation = axes(config.dilation);
  const oneDnn =
    input.dtype === bfloat16 ||
    (input.dtype === float32 &&
      choosesOneDnn({
        transposed: config.transposed,
        input: unbatched ? [1, ...shape] : shape,
        weight: weightShape,
        stride: axes(config.stride),
        padding: [],
        output_padding: axes(config.output_padding),
        dilation,
        groups: config.groups,
      }) !== false);
  if (oneDnn || input.dtype.isComplex) {
    const [kind, other] = !same(weight) ? (['weight', weight] as const) : !same(bias) ? (['bias', bias] as const) : [null, null];
    if (!other) return null;
    const types = `Input type (${tensorTypeName(input.dtype)}) and ${kind} type (${tensorTypeName(other.dtype)}) should be the same`;
    return runtimeError(types + (oneDnn ? ` or input should be a MKLDNN tensor and ${kind} is a dense tensor` : ''));
  }
  const kernel = refusingKernel(config, input.dtype, dilation);
  if (kernel !== null) return { type: 'NotImplementedError', message: `"${kernel}" not implemented for '${input.dtype.scalarName}'` };
  if (!same(weight)) return runtimeError(`expected scalar type ${input.dtype.scalarName} but found ${weight.dtype.scalarName}`);
  const sum = bias ? promoteTypes(input.dtype, bias.dtype) : input.dtype;
  if (!canCast(sum, input.dtype))
    return runtimeError(`result type ${sum.scalarName} can't be cast to the desired output type ${input.dtype.scalarName}`);
  return null;
}

const SMALL_INTEGERS = new Set(['int32', 'int16', 'int8', 'uint8']);

/** The name of the kernel, if it is not compiled for the type of the input. */
function refusingKernel({ transposed, rank, kernel_size }: ConvConfig, type: DType, dilation: readonly Dim[]): string | null {
  const small = SMALL_INTEGERS.has(type.name);
  if (transposed) return small || type === bool ? `slow_conv_transpose${rank === 3 ? '3' : '2'}d_out_cpu` : null;
  if (dilation.some(each => equals(each, 1) === false)) return small || type === bool ? 'slow_conv_dilated<>' : null;
  if (type !== bool) return null;
  if (rank !== 3) return 'slow_conv2d_cpu';
  return kernel_size.every(size => equals(size, 1) === true) ? 'slow_conv3d_cpu' : 'compute_columns3d';
}
