import { formatDim, isInt, type Shape } from '../../src/core/dim';
import type { Rank } from '../../src/core/shape';
import { tv } from '../scene';

/** If the number of channels is unknown, one is drawn. */
export function pooledAssumptions({ rank }: { readonly rank: Rank }, { input }: { readonly input: Shape }): readonly string[] {
  const channels = input.at(-rank - 1) ?? 1;
  return isInt(channels) ? [] : [tv('oneChannel', formatDim(channels, 'pretty'))];
}
