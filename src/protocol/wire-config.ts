import { fromWire, toWire, type Dim, type Shape, type WireDim } from '../core/dim';
import { kindOf, type ConvConfig, type LayerConfig, type SizeField } from '../core/shape';
import type { WireConvConfig, WireLayerConfig, WireShape } from './panel';

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
  const { sizes, unsent } = kindOf(config);
  const sent = Object.entries(config).filter(([field]) => !unsent.includes(field));
  // The fields of a configuration with their sizes in wire form are what WireConfig says.
  return Object.fromEntries(withSizes(sent, sizes, size => toWire(size as Dim))) as unknown as WireLayerConfig;
}

/** A configuration as the arithmetic takes it. */
export function fromWireConfig(config: WireConvConfig): ConvConfig;
export function fromWireConfig(config: WireLayerConfig): LayerConfig;
export function fromWireConfig(config: WireLayerConfig): LayerConfig {
  // The inverse.
  return Object.fromEntries(
    withSizes(Object.entries(config), kindOf(config).sizes, size => fromWire(size as WireDim)),
  ) as unknown as LayerConfig;
}

type Entry = readonly [field: string, value: unknown];

/** Null is not a size, and neither is text instead of a list. */
function withSizes(
  entries: readonly Entry[],
  sizes: Readonly<Record<string, SizeField>>,
  convert: (size: unknown) => unknown,
): readonly Entry[] {
  const one = (size: unknown): unknown => (size === null ? null : convert(size));
  return entries.map(([field, value]) => {
    const how = sizes[field];
    if (how === undefined || (how === 'each' && !Array.isArray(value))) return [field, value];
    return [field, Array.isArray(value) ? value.map(one) : one(value)];
  });
}
