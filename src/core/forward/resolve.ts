import type { Shape } from '../dim';
import { layerOutput, type LayerConfig, type Result } from '../shape';
import type { ConvGeometry } from './geometry';
import { geometryOf, NotANumber } from './kinds';

/**
 * The geometry of a layer on an input: every size as a number, or what PyTorch would raise, or which size is symbolic, so that
 * nothing can be counted.
 *
 * @param input (C, …) or (N, C, …)
 */
export function resolveGeometry(config: LayerConfig, input: Shape): Result<ConvGeometry> {
  const output = layerOutput(config, input);
  if (output.kind !== 'ok') return output;
  try {
    return { kind: 'ok', value: geometryOf(config, input, output.value) };
  } catch (caught) {
    if (caught instanceof NotANumber) return { kind: 'unknown', reason: caught.message };
    throw caught;
  }
}
