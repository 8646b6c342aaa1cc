import { isInt, lessThan, type Dim, type Shape } from '../dim';
import { adaptiveLayerOutput, wantedSizes, type AdaptivePool } from './adaptive-layer';
import type { LayerRepair } from './kinds/kind';

/** Sizes with which torch takes an adaptive pooling that it refuses: the given ones put right, the input's own, and 1 for every axis. */
export function adaptiveRepairs(layer: AdaptivePool, input: Shape): readonly LayerRepair<AdaptivePool>[] {
  if (adaptiveLayerOutput(layer, input).kind === 'ok') return [];
  const { rank, output_size: from } = layer;
  const given = wantedSizes(layer);
  const own = input.slice(-rank);
  const along = (of: (axis: number) => Dim | null): readonly (Dim | null)[] => Array.from({ length: rank }, (_, axis) => of(axis));
  const right = (size: Dim | null | undefined, axis: number): Dim | null => {
    // One axis has no None.
    if (size === null || size === undefined) return rank === 1 ? (own[axis] ?? 1) : null;
    return isInt(size) && lessThan(size, 0) ? 1 : size;
  };
  const tried = [along(axis => right(given[axis] ?? given[0], axis)), along(axis => own[axis] ?? 1), along(() => 1)];
  const found = new Map<string, LayerRepair<AdaptivePool>>();
  for (const output_size of tried) {
    const config = { ...layer, output_size };
    const output = adaptiveLayerOutput(config, input);
    if (output.kind !== 'ok') continue;
    const key = output_size.map(String).join();
    if (!found.has(key)) found.set(key, { changes: [{ parameter: 'output_size', from, to: output_size }], config, output: output.value });
  }
  return [...found.values()];
}
