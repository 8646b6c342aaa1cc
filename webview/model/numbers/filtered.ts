import { fastForward, inputChannels, pool, type ConvGeometry, type Rule, type VolumeGeometry } from '../../../src/core/forward';
import { COLOURS } from './pixels';
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

/** What the layer makes of a whole picture: the input channels that differ, and the output channel made of all it reads. */
export interface Filtered {
  /** Channels repeat: of those an output reads, the one of number `i` is `inputs[i % inputs.length]`. */
  readonly inputs: readonly GreyPicture[];
  readonly output: GreyPicture;
}

/** Products, or cells that windows meet, beyond which it would be felt while stepping. */
const MOST: Readonly<Record<Rule['kind'], number>> = { sum: 5e7, max: 4e6, avg: 4e6 };

/** The same for the brightnesses that are read first, each of which takes much longer than a product. */
const MOST_PIXELS = 1.2e6;

/** The same for weights. */
const MOST_WEIGHTS = 1e6;

/**
 * Null where the input is no plane, or the layer too large to be worked out while the reader waits. A picture has as many channels as
 * it has colours, over and over: weights on the same colour are added up first, so that it takes no longer for more channels.
 */
export function filtered(volume: VolumeGeometry, values: PictureValues, outChannel: number): Filtered | null {
  if (volume.rank !== 2) return null;
  const { row, col, rule } = volume;
  const { from, count } = inputChannels(volume, outChannel);
  const planes = Math.min(COLOURS, count);
  const plane = row.input * col.input;
  const taps = row.kernel * col.kernel;
  const read = volume.transposed ? plane : row.output * col.output;
  if (
    read * taps * planes > MOST[rule.kind] ||
    row.output * col.output > MOST_PIXELS ||
    plane * planes > MOST_PIXELS ||
    taps * count > MOST_WEIGHTS
  )
    return null;
  const input = new Float32Array(planes * plane);
  for (let channel = 0, i = 0; channel < planes; channel++) {
    for (let r = 0; r < row.input; r++) for (let c = 0; c < col.input; c++) input[i++] = values.input(from + channel, [0, r, c]);
  }
  const output = made(volume, values, outChannel, input, planes);
  return {
    inputs: Array.from({ length: planes }, (_, i) => ({
      rows: row.input,
      cols: col.input,
      values: input.subarray(i * plane, (i + 1) * plane),
      black: 0,
      white: 255,
    })),
    output: { rows: row.output, cols: col.output, values: output, ...rangeOf(output) },
  };
}

function made(volume: VolumeGeometry, values: PictureValues, outChannel: number, input: Float32Array, planes: number): Float32Array {
  const { rule, row, col } = volume;
  switch (rule.kind) {
    case 'sum':
      return convolved(volume, values, outChannel, input, planes);
    case 'max':
    case 'avg':
      return Float32Array.from(pool({ ...rule, axes: [row, col] }, input, 1).output);
  }
}

function convolved(volume: VolumeGeometry, values: PictureValues, outChannel: number, input: Float32Array, planes: number): Float32Array {
  const { row, col } = volume;
  const { count } = inputChannels(volume, outChannel);
  const taps = row.kernel * col.kernel;
  const weight = new Float64Array(planes * taps);
  for (let channel = 0; channel < count; channel++) {
    let at = (channel % planes) * taps;
    for (let r = 0; r < row.kernel; r++) {
      for (let c = 0; c < col.kernel; c++, at++) weight[at] = (weight[at] ?? 0) + values.weight(outChannel, channel, [0, r, c]);
    }
  }
  const geometry: ConvGeometry = { ...volume, inChannels: planes, outChannels: 1, groups: 1, axes: [row, col] };
  const bias = volume.bias ? [values.bias(outChannel)] : null;
  return fastForward(geometry, { input, weight: Float32Array.from(weight), bias }, 1, new Float32Array(row.output * col.output));
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
