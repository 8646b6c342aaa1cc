import { isInt, type Dim, type Shape } from '../dim';
import { isMaxPool, poolLayerOutput, poolStride, type PoolLayer } from './pool-layer';

export type PoolRepairParameter = 'kernel_size' | 'stride' | 'padding' | 'dilation' | 'divisor_override';

export interface PoolRepair {
  readonly parameter: PoolRepairParameter;
  readonly from: PoolLayer[PoolRepairParameter];
  readonly to: PoolLayer[PoolRepairParameter];
  /** The pooling with the change made. */
  readonly config: PoolLayer;
  readonly output: Shape;
}

/** The largest change of a setting: a larger error has another cause. */
const FURTHEST = 64;

/**
 * For each setting, the nearest value with which torch accepts a pooling, on all axes together or on one of them. Every result was tested.
 * Empty if
 * nothing needs to be repaired, and if no single setting helps.
 */
export function poolRepairs(layer: PoolLayer, input: Shape): readonly PoolRepair[] {
  if (poolLayerOutput(layer, input).kind === 'ok') return [];
  const parameters: readonly PoolRepairParameter[] = [
    'padding',
    'kernel_size',
    'stride',
    ...(isMaxPool(layer) ? (['dilation'] as const) : []),
    'divisor_override',
  ];
  return parameters.flatMap(parameter => nearest(layer, input, parameter) ?? []);
}

function nearest(layer: PoolLayer, input: Shape, parameter: PoolRepairParameter): PoolRepair | null {
  for (const to of valuesOf(layer, parameter)) {
    const config: PoolLayer = { ...layer, [parameter]: to };
    const output = poolLayerOutput(config, input);
    if (output.kind === 'ok') return { parameter, from: layer[parameter], to, config, output: output.value };
  }
  return null;
}

/** Other values of a setting, nearest first. */
function* valuesOf(layer: PoolLayer, parameter: PoolRepairParameter): Generator<PoolLayer[PoolRepairParameter]> {
  if (parameter === 'divisor_override') {
    if (layer.divisor_override !== null) yield null;
    return;
  }
  const given = parameter === 'stride' ? poolStride(layer) : layer[parameter];
  const sizes = given.length === 1 ? Array.from({ length: layer.rank }, () => given[0] ?? 1) : given;
  const least = parameter === 'padding' ? 0 : 1;
  const moved = (by: number, only: number | null): readonly Dim[] =>
    sizes.map((size, axis) => (isInt(size) && (only === null || only === axis) ? Math.max(least, Number(size) + by) : size));
  for (let by = 1; by <= FURTHEST; by++) {
    for (const step of [-by, by]) {
      yield moved(step, null);
      if (layer.rank > 1) for (let axis = 0; axis < layer.rank; axis++) yield moved(step, axis);
    }
  }
}
