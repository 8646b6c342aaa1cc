import type { ConvGeometry, Pooling } from './geometry';
import { poolStep, type PoolCell, type PoolStep } from './pool-step';
import { joinReads } from './read';
import type { Account, LayerValues } from './account';
import { windowReads, type WindowRead } from './window-reads';

/** One number for the cells of the window, separately for each channel. */
export const pooled: Account<Pooling> = {
  taps: (geometry, rule, values, { channel, position }) => {
    const reads = windowReads(geometry, position);
    const { cells, step } = pooledReads(geometry, rule, values, channel, position, reads);
    return reads.map(({ kernel, place, at, reads: along }, i) => {
      const found = cells[i]?.value ?? null;
      const [value, weight] = [found ?? 0, step.weights[i] ?? 0];
      return { kernel, place, at, ...joinReads(along), value, weight, product: value * weight, counts: found !== null };
    });
  },
  channelSums: (geometry, rule, values, element) => [pooledAt(geometry, rule, values, element).result],
  window: pooledAt,
};

function pooledAt(
  geometry: ConvGeometry,
  rule: Pooling,
  values: LayerValues,
  { channel, position }: { readonly channel: number; readonly position: readonly number[] },
): PoolStep {
  return pooledReads(geometry, rule, values, channel, position, windowReads(geometry, position)).step;
}

function pooledReads(
  geometry: ConvGeometry,
  rule: Pooling,
  values: LayerValues,
  channel: number,
  position: readonly number[],
  reads: readonly WindowRead[],
): { readonly cells: readonly PoolCell[]; readonly step: PoolStep } {
  const cells = reads.map(read => ({ value: valueOf(geometry, rule, values, channel, read) }));
  return { cells, step: poolStep(rule, geometry.axes, position, cells) };
}

/** The value of a cell that counts, or null. Padding counts as zeros in averages that include it. */
function valueOf({ axes }: ConvGeometry, rule: Pooling, values: LayerValues, channel: number, { at, reads }: WindowRead): number | null {
  const { source } = joinReads(reads);
  if (source !== null) return values.input(channel, source);
  const isBeyond = axes.some((axis, i) => (at[i] ?? 0) >= axis.input + axis.padAfter);
  return rule.kind === 'avg' && rule.countIncludePad && !isBeyond ? 0 : null;
}
