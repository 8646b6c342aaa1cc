import { fromWire, toWire, type Shape } from '../core/dim';
import type { ConvConfig } from '../core/shape';
import type { WireConvConfig, WireShape } from './panel';

/** A shape as sent. */
export function toWireShape(shape: Shape): WireShape {
  return shape.map(toWire);
}

/** A shape as the arithmetic takes it. */
export function fromWireShape(shape: WireShape): Shape {
  return shape.map(fromWire);
}

/** A configuration as sent. */
export function toWireConfig({ irregular: _irregular, ...config }: ConvConfig): WireConvConfig {
  return {
    ...config,
    in_channels: config.in_channels === null ? null : toWire(config.in_channels),
    out_channels: toWire(config.out_channels),
    kernel_size: toWireShape(config.kernel_size),
    stride: toWireShape(config.stride),
    padding: typeof config.padding === 'string' ? config.padding : toWireShape(config.padding),
    output_padding: toWireShape(config.output_padding),
    dilation: toWireShape(config.dilation),
    groups: toWire(config.groups),
  };
}

/** A configuration as the arithmetic takes it. */
export function fromWireConfig(config: WireConvConfig): ConvConfig {
  return {
    ...config,
    in_channels: config.in_channels === null ? null : fromWire(config.in_channels),
    out_channels: fromWire(config.out_channels),
    kernel_size: fromWireShape(config.kernel_size),
    stride: fromWireShape(config.stride),
    padding: typeof config.padding === 'string' ? config.padding : fromWireShape(config.padding),
    output_padding: fromWireShape(config.output_padding),
    dilation: fromWireShape(config.dilation),
    groups: fromWire(config.groups),
  };
}
