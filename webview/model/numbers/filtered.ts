import { fastForward, inputChannels, pool, type ConvGeometry, type Pooling, type VolumeGeometry } from '../../../src/core/forward';
import type { ViewMemory } from '../../../src/protocol/panel';
import type { PictureValues } from './remembering';

/** A whole channel as a picture: brightness for brightness. */
export interface GreyPicture {
  readonly rows: number;
  readonly cols: number;
  readonly values: Float32Array;
  /** What black and white stand for. Where there are negative values, zero is the grey in the middle. */
  readonly black: number;
  readonly white: number;
}

/** What the layer makes of a whole picture: the input channel that is shown, and the output channel made of all it reads. */
export interface Filtered {
  readonly input: GreyPicture;
  readonly output: GreyPicture;
}

/** Products beyond which it would be felt while stepping. */
const MOST_PRODUCTS = 3e8;

/** Null where the input is no plane, or the layer too large to be worked out while the reader waits. */
export function filtered(volume: VolumeGeometry, values: PictureValues, { outChannel, inChannel }: ViewMemory): Filtered | null {
  if (volume.rank !== 2) return null;
  const { row, col } = volume;
  const { from, count } = inputChannels(volume, outChannel);
  const read = volume.transposed ? row.input * col.input : row.output * col.output;
  if (read * row.kernel * col.kernel * count > MOST_PRODUCTS) return null;
  const geometry: ConvGeometry = { ...volume, inChannels: count, outChannels: 1, groups: 1, axes: [row, col] };
  const plane = row.input * col.input;
  const input = new Float32Array(count * plane);
  const weight = new Float32Array(count * row.kernel * col.kernel);
  for (let channel = 0, i = 0, k = 0; channel < count; channel++) {
    for (let r = 0; r < row.input; r++) for (let c = 0; c < col.input; c++) input[i++] = values.input(from + channel, [0, r, c]);
    if (volume.pooling) continue;
    for (let r = 0; r < row.kernel; r++) for (let c = 0; c < col.kernel; c++) weight[k++] = values.weight(outChannel, channel, [0, r, c]);
  }
  const bias = volume.bias ? [values.bias(outChannel)] : null;
  const output = volume.pooling ? pooled(volume, volume.pooling, input) : fastForward(geometry, { input, weight, bias }, 1, new Float32Array(row.output * col.output));
  return {
    input: { rows: row.input, cols: col.input, values: input.subarray(inChannel * plane, (inChannel + 1) * plane), black: 0, white: 255 },
    output: { rows: row.output, cols: col.output, values: output, ...rangeOf(output) },
  };
}

function pooled({ row, col }: VolumeGeometry, pooling: Pooling, input: Float32Array): Float32Array {
  const axes = [row, col].map(({ padBefore, ...axis }) => ({ ...axis, padding: padBefore }));
  return Float32Array.from(pool({ ...pooling, axes }, input, 1).output);
}

/** Black and white as in the input where that is enough. */
function rangeOf(values: Float32Array): { readonly black: number; readonly white: number } {
  let [low, high] = [0, 255];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  // Rounding may leave a little less than nothing.
  if (low > -0.5) return { black: 0, white: high };
  const reach = Math.max(-low, high === 255 ? values.reduce((most, value) => Math.max(most, value), 0) : high);
  return { black: -reach, white: reach };
}
