import { indexOf, type LayerValues, type VolumeGeometry } from '../../../src/core/forward';
import type { LayerNumbers } from '../../../src/protocol/panel';
import { teachingValues } from '../teaching-values';

/** The numbers that came with a layer. Where they are missing or the sizes have changed, teaching numbers are used. */
export function givenValues({ axes, inChannels, outChannels, groups }: VolumeGeometry, numbers: LayerNumbers | undefined): LayerValues {
  if (!numbers) return teachingValues;
  const inputs = [inChannels, ...axes.map(axis => axis.input)];
  const weights = [outChannels, inChannels / groups, ...axes.map(axis => axis.kernel)];
  return {
    ...teachingValues,
    ...(numbers.input.length === product(inputs)
      ? { input: (channel, position) => numbers.input[indexOf(inputs, [channel, ...position])] ?? 0 }
      : {}),
    ...(numbers.weight?.length === product(weights)
      ? { weight: (outChannel, inChannel, position) => numbers.weight?.[indexOf(weights, [outChannel, inChannel, ...position])] ?? 0 }
      : {}),
  };
}

function product(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total * size, 1);
}
