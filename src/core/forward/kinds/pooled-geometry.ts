import { isInt, type Shape } from '../../dim';
import type { AxisGeometry, ConvGeometry, Pooling } from '../geometry';
import { integer } from './sizes';

/** A pooling slides as a convolution does in which every channel is a group. Of how many there are is not known, one is looked at. */
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
