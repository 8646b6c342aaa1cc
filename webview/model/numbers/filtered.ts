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

/** Products, and input cells, beyond which the reader would wait for it. */
const MOST_PRODUCTS = 3e7;
const MOST_CELLS = 1e6;

/** Null where the input is no plane, or the layer too large to be worked out while the reader waits. */
export function filtered(volume: VolumeGeometry, values: PictureValues, { outChannel, inChannel }: ViewMemory): Filtered | null {
  if (volume.rank !== 2) return null;
  const { row, col } = volume;
  const { from } = inputChannels(volume, outChannel);
  const kernels = usedKernels(volume, values, outChannel);
  const [plane, positions] = [row.input * col.input, row.output * col.output];
  if (kernels.length * Math.max(plane, positions) * row.kernel * col.kernel > MOST_PRODUCTS || (kernels.length + 1) * plane > MOST_CELLS) return null;
  const shown = planeOf(volume, values, from + inChannel);
  const output = volume.pooling ? pooled(volume, volume.pooling, shown) : convolved(volume, values, outChannel, kernels);
  return {
    input: { rows: row.input, cols: col.input, values: shown, black: 0, white: 255 },
    output: { rows: row.output, cols: col.output, values: output, ...rangeOf(output) },
  };
}

/** A kernel of one input channel. */
interface Kernel {
  readonly channel: number;
  readonly weights: readonly number[];
}

/** The kernels that do anything: of a classic filter it is one, however many channels there are. */
function usedKernels(volume: VolumeGeometry, values: PictureValues, outChannel: number): Kernel[] {
  if (volume.pooling) return [{ channel: outChannel, weights: [] }];
  const { row, col } = volume;
  const { from, count } = inputChannels(volume, outChannel);
  const kernels: Kernel[] = [];
  for (let channel = 0; channel < count; channel++) {
    const weights: number[] = [];
    for (let r = 0; r < row.kernel; r++) for (let c = 0; c < col.kernel; c++) weights.push(values.weight(outChannel, channel, [0, r, c]));
    if (weights.some(weight => weight !== 0)) kernels.push({ channel: from + channel, weights });
  }
  return kernels;
}

function planeOf({ row, col }: VolumeGeometry, values: PictureValues, channel: number): Float32Array {
  const cells = new Float32Array(row.input * col.input);
  for (let r = 0, i = 0; r < row.input; r++) for (let c = 0; c < col.input; c++) cells[i++] = values.input(channel, [0, r, c]);
  return cells;
}

function convolved(volume: VolumeGeometry, values: PictureValues, outChannel: number, kernels: readonly Kernel[]): Float32Array {
  const { row, col } = volume;
  const bias = volume.bias ? values.bias(outChannel) : 0;
  const output = new Float32Array(row.output * col.output);
  if (kernels.length === 0) return output.fill(bias);
  const geometry: ConvGeometry = { ...volume, inChannels: kernels.length, outChannels: 1, groups: 1, bias: true, axes: [row, col] };
  const plane = row.input * col.input;
  const input = new Float32Array(kernels.length * plane);
  for (const [i, { channel }] of kernels.entries()) input.set(planeOf(volume, values, channel), i * plane);
  return fastForward(geometry, { input, weight: Float32Array.from(kernels.flatMap(({ weights }) => weights)), bias: [bias] }, 1, output);
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
