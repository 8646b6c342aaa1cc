import { isInt, type Shape } from '../../dim';
import type { AxisGeometry, ConvGeometry, Pooling } from '../geometry';
import { integer } from './sizes';

/** A pooling slides like a convolution in which every channel is a group. If the number of channels is unknown, one is shown. */
export function pooledGeometry(rule: Pooling, input: Shape, axes: readonly AxisGeometry[]): ConvGeometry {
  const given = input.at(-axes.length - 1) ?? 1;
  const channels = isInt(given) ? integer(given) : 1;
  return {
    transposed: false,
    inChannels: channels,
    outChannels: channels,
    groups: channels,
    bias: false,
    paddingMode: 'zeros',
    axes,
    rule,
  };
}
