import { fastForward, inputChannels, pool, type ConvGeometry, type Rule, type VolumeGeometry } from '../../../src/core/forward';
import { COLOURS } from './pixels';
import type { PictureValues } from './remembering';

/** A whole channel as a brightness image. */
export interface GreyPicture {
  readonly rows: number;
  readonly cols: number;
  readonly values: Float32Array;
  /** The values of black and white. If there are negative values, zero is the grey in the middle. */
  readonly black: number;
  readonly white: number;
}

/** The layer applied to a whole image: the distinct input channels, and the output channel computed from all it reads. */
export interface Filtered {
  /** Channels repeat: among those that an output reads, number `i` is `inputs[i % inputs.length]`. */
  readonly inputs: readonly GreyPicture[];
  readonly output: GreyPicture;
}

/** The limit for products, or for cells in windows, above which stepping would be noticeably slow. */
const MOST: Readonly<Record<Rule['kind'], number>> = { sum: 5e7, max: 4e6, avg: 4e6, power: 4e6 };

/** The limit for brightness values, which are read first and take much longer than a product. */
const MOST_PIXELS = 1.2e6;

/** The limit for weights. */
const MOST_WEIGHTS = 1e6;

/**
 * Null if the input is not a plane, or if the layer is too large to compute interactively. An image has as many channels as
 * colours, repeated: weights for the same colour are added first, so that more channels take no longer.
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
    case 'power':
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

/** Black and white as in the input, if that range is sufficient. */
function rangeOf(values: Float32Array): { readonly black: number; readonly white: number } {
  let [low, high] = [0, 255];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  // Rounding can leave slightly less than zero.
  if (low > -0.5) return { black: 0, white: high };
  const reach = Math.max(-low, high === 255 ? values.reduce((most, value) => Math.max(most, value), 0) : high);
  return { black: -reach, white: reach };
}
