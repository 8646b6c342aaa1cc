import { fromWire, type Shape } from '../../src/core/dim';
import type { ConvConfig } from '../../src/core/shape';
import type { WireConvConfig, WireShape } from '../../src/protocol/panel';

/** A shape as the arithmetic takes it. */
export function shapeOf(shape: WireShape): Shape {
  return shape.map(fromWire);
}

/** A configuration as the arithmetic takes it. */
export function configOf(config: WireConvConfig): ConvConfig {
  return {
    ...config,
    in_channels: config.in_channels === null ? null : fromWire(config.in_channels),
    out_channels: fromWire(config.out_channels),
    kernel_size: shapeOf(config.kernel_size),
    stride: shapeOf(config.stride),
    padding: typeof config.padding === 'string' ? config.padding : shapeOf(config.padding),
    output_padding: shapeOf(config.output_padding),
    dilation: shapeOf(config.dilation),
    groups: fromWire(config.groups),
  };
}
