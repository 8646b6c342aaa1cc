import { fromWire, toWire, type Shape } from '../core/dim';
import { isPool, type ConvConfig, type LayerConfig, type PoolLayer } from '../core/shape';
import type { WireConvConfig, WireLayerConfig, WirePoolLayer, WireShape } from './panel';

/** A shape as sent. */
export function toWireShape(shape: Shape): WireShape {
  return shape.map(toWire);
}

/** A shape as the arithmetic takes it. */
export function fromWireShape(shape: WireShape): Shape {
  return shape.map(fromWire);
}

/** A configuration as sent. */
export function toWireConfig(config: ConvConfig): WireConvConfig;
export function toWireConfig(config: LayerConfig): WireLayerConfig;
export function toWireConfig(config: LayerConfig): WireLayerConfig {
  return isPool(config) ? poolToWire(config) : convToWire(config);
}

/** A configuration as the arithmetic takes it. */
export function fromWireConfig(config: WireConvConfig): ConvConfig;
export function fromWireConfig(config: WireLayerConfig): LayerConfig;
export function fromWireConfig(config: WireLayerConfig): LayerConfig {
  return isPool(config) ? poolFromWire(config) : convFromWire(config);
}

function poolToWire(layer: PoolLayer): WirePoolLayer {
  const { kernel_size, stride, padding, dilation, divisor_override } = layer;
  return {
    ...layer,
    kernel_size: toWireShape(kernel_size),
    stride: stride && toWireShape(stride),
    padding: toWireShape(padding),
    dilation: toWireShape(dilation),
    divisor_override: divisor_override === null ? null : toWire(divisor_override),
  };
}

function poolFromWire(layer: WirePoolLayer): PoolLayer {
  const { kernel_size, stride, padding, dilation, divisor_override } = layer;
  return {
    ...layer,
    kernel_size: fromWireShape(kernel_size),
    stride: stride && fromWireShape(stride),
    padding: fromWireShape(padding),
    dilation: fromWireShape(dilation),
    divisor_override: divisor_override === null ? null : fromWire(divisor_override),
  };
}

function convToWire({ irregular: _irregular, ...config }: ConvConfig): WireConvConfig {
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

function convFromWire(config: WireConvConfig): ConvConfig {
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
