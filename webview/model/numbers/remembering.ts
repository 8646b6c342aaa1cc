import { outputValue, type LayerValues, type VolumeGeometry } from '../../../src/core/forward';

/** The numbers that are shown. Results are cached, because a filled output is requested again at every step. */
export interface PictureValues extends LayerValues {
  output(outChannel: number, position: readonly number[]): number;
  /** Whether the inputs are brightness values, 0 to 255, which determine the colours of cells. */
  readonly isPicture: boolean;
}

/** The maximum number of cached results: playing a large layer for a long time must not fill the memory. */
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
