import { resolveGeometry, type ConvGeometry } from '../../src/core/forward';
import { convModule, type Preset } from '../../src/core/shape';

/**
 * The geometry of a preset. A pooling slides as a convolution of one channel does, and its numbers are not asked for here; the presets'
 * poolings have no `ceil_mode`, where they would differ.
 */
export function presetGeometry({ type, args, input }: Preset): ConvGeometry {
  const pooling = type === 'AvgPool2d' || type === 'MaxPool2d';
  const one = { kind: 'int', value: 1 } as const;
  const config = pooling ? convModule('Conv2d', { ...args, in_channels: one, out_channels: one }) : convModule(type, args);
  const geometry = config.kind === 'ok' ? resolveGeometry(config.value, input) : config;
  if (geometry.kind !== 'ok') throw new Error('every preset is legal');
  return geometry.value;
}
