import { outputValue, type LayerValues, type VolumeGeometry } from '../../../src/core/forward';

/** The numbers shown; results are remembered, since a filled output is asked for again at every step. */
export interface PictureValues extends LayerValues {
  output(outChannel: number, position: readonly number[]): number;
  /** The inputs are brightnesses, 0 to 255: cells are as bright as they say. */
  readonly isPicture: boolean;
}

/** More results than this are not kept: a long play through a large layer must not fill the memory. */
const MOST_REMEMBERED = 20_000;

export function remembering(volume: VolumeGeometry, values: LayerValues, isPicture: boolean): PictureValues {
  const results = new Map<string, number>();
  return {
    ...values,
    isPicture,
    output: (channel, position) => {
      const key = `${channel}:${position.join(',')}`;
      let result = results.get(key);
      if (result === undefined) {
        if (results.size >= MOST_REMEMBERED) results.clear();
        result = outputValue(volume, values, { channel, position });
        results.set(key, result);
      }
      return result;
    },
  };
}
