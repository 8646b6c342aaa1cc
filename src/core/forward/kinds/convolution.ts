import type { Dim, Shape } from '../../dim';
import { padSides, withInput, type ConvConfig } from '../../shape';
import type { AxisGeometry, ConvGeometry } from '../geometry';
import { integer, integerAt, sizesPerAxis } from './sizes';

/** The geometry of a convolution. */
export function convGeometry(config: ConvConfig, input: Shape, output: Shape): ConvGeometry {
  const { in_channels, out_channels, groups, rank, transposed } = withInput(config, input);
  return {
    transposed,
    inChannels: integer(in_channels ?? 0),
    outChannels: integer(out_channels),
    groups: integer(groups),
    bias: config.bias,
    paddingMode: config.padding_mode,
    axes: Array.from({ length: rank }, (_, axis) => axisGeometry(config, axis, input.at(axis - rank), output.at(axis - rank))),
    rule: { kind: 'sum' },
  };
}

function axisGeometry(config: ConvConfig, axis: number, input: Dim = 0, output: Dim = 0): AxisGeometry {
  const { before, after } = sizesPerAxis(padSides(config), axis) ?? { before: 0, after: 0 };
  return {
    windows: 'sliding',
    input: integer(input),
    output: integer(output),
    kernel: integerAt(config.kernel_size, axis),
    stride: integerAt(config.stride, axis),
    dilation: integerAt(config.dilation, axis),
    padBefore: integer(before),
    padAfter: integer(after),
    outputPadding: config.transposed ? integerAt(config.output_padding, axis) : 0,
  };
}
