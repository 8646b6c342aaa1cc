import { resolveGeometry, type ConvGeometry } from '../../src/core/forward';
import { layerFromCall, type Preset } from '../../src/core/shape';

/** The geometry of a preset. */
export function presetGeometry({ type, args, input }: Preset): ConvGeometry {
  const config = layerFromCall(type, args);
  const geometry = config.kind === 'ok' ? resolveGeometry(config.value, input) : config;
  if (geometry.kind !== 'ok') throw new Error('every preset is legal');
  return geometry.value;
}
