import { formatDim, isInt, type Dim, type Shape } from '../dim';
import {
  isMaxPool,
  isPool,
  layerOutput,
  padSides,
  poolStride,
  withInput,
  type ConvConfig,
  type LayerConfig,
  type PoolLayer,
  type Result,
} from '../shape';
import type { AxisGeometry, ConvGeometry } from './geometry';

/**
 * The geometry of a layer on an input: every size in numbers, or what PyTorch would raise, or which size is symbolic, so that
 * there is nothing to count.
 *
 * @param input (C, …) or (N, C, …)
 */
export function resolveGeometry(config: LayerConfig, input: Shape): Result<ConvGeometry> {
  const output = layerOutput(config, input);
  if (output.kind !== 'ok') return output;
  try {
    return { kind: 'ok', value: isPool(config) ? poolGeometry(config, input, output.value) : convGeometry(config, input, output.value) };
  } catch (caught) {
    if (caught instanceof NotANumber) return { kind: 'unknown', reason: caught.message };
    throw caught;
  }
}

function convGeometry(config: ConvConfig, input: Shape, output: Shape): ConvGeometry {
  const { in_channels, out_channels, groups, rank, transposed } = withInput(config, input);
  return {
    transposed,
    inChannels: integer(in_channels ?? 0),
    outChannels: integer(out_channels),
    groups: integer(groups),
    bias: config.bias,
    paddingMode: config.padding_mode,
    axes: Array.from({ length: rank }, (_, axis) => axisGeometry(config, axis, input.at(axis - rank), output.at(axis - rank))),
  };
}

/** A pooling slides as a convolution does in which every channel is a group. */
function poolGeometry(layer: PoolLayer, input: Shape, output: Shape): ConvGeometry {
  const { rank, kernel_size, padding, dilation, count_include_pad, divisor_override } = layer;
  // Every channel is pooled by itself: of how many is not known, one is looked at.
  const given = input.at(-rank - 1) ?? 1;
  const channels = isInt(given) ? integer(given) : 1;
  const size = (sizes: readonly Dim[], axis: number): number => integer(perAxis(sizes, axis) ?? 0);
  return {
    transposed: false,
    inChannels: channels,
    outChannels: channels,
    groups: channels,
    bias: false,
    paddingMode: 'zeros',
    axes: Array.from({ length: rank }, (_, axis) => ({
      input: integer(input.at(axis - rank) ?? 0),
      output: integer(output.at(axis - rank) ?? 0),
      kernel: size(kernel_size, axis),
      stride: size(poolStride(layer), axis),
      dilation: size(dilation, axis),
      padBefore: size(padding, axis),
      padAfter: size(padding, axis),
      outputPadding: 0,
    })),
    pooling: isMaxPool(layer)
      ? { kind: 'max' }
      : { kind: 'avg', countIncludePad: count_include_pad, divisor: divisor_override === null ? null : integer(divisor_override) },
  };
}

function axisGeometry(config: ConvConfig, axis: number, input: Dim = 0, output: Dim = 0): AxisGeometry {
  const { before, after } = perAxis(padSides(config), axis) ?? { before: 0, after: 0 };
  const size = (sizes: readonly Dim[]): number => integer(perAxis(sizes, axis) ?? 0);
  return {
    input: integer(input),
    output: integer(output),
    kernel: size(config.kernel_size),
    stride: size(config.stride),
    dilation: size(config.dilation),
    padBefore: integer(before),
    padAfter: integer(after),
    outputPadding: config.transposed ? size(config.output_padding) : 0,
  };
}

/** One entry may stand for all axes. */
function perAxis<T>(entries: readonly T[], axis: number): T | undefined {
  return entries.length === 1 ? entries[0] : entries[axis];
}

class NotANumber extends Error {}

function integer(dim: Dim): number {
  if (typeof dim === 'number') return dim;
  throw new NotANumber(typeof dim === 'bigint' ? `${dim} is larger than any tensor` : `${formatDim(dim, 'pretty')} is not known`);
}
