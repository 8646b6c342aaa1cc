import { inputChannels } from '../../src/core/forward';
import type { Grain, LayerView, PictureName } from '../../src/protocol/panel';
import { lookOf } from '../scene/rules';
import { pictureOf } from './picture';

/** The limits of the indices of playback and view. All are counts; 0 positions means there is nothing to play. */
export interface Limits {
  /** The positions that are stepped through: output positions or, in the scatter view of a transposed layer, input positions. */
  readonly positions: number;
  /** The number of columns: how many steps form a row. */
  readonly columns: number;
  readonly outChannels: number;
  readonly inChannels: number;
  readonly slices: number;
  /** Products of one input channel in one output. */
  readonly taps: number;
  /** Whether a position can be divided into channels and products. */
  readonly divisible: boolean;
}

const NONE: Limits = { positions: 0, columns: 0, outChannels: 0, inChannels: 0, slices: 0, taps: 0, divisible: false };

export function limitsOf(layer: LayerView | null, picture: PictureName): Limits {
  const shown = pictureOf(layer, true);
  if (shown.kind !== 'drawn') return NONE;
  const { volume, positions } = shown;
  const count = (of: 'input' | 'kernel'): number => volume.axes.reduce((product, axis) => product * axis[of], 1);
  const byInput = picture === 'scatter' && volume.transposed;
  return {
    positions: byInput ? count('input') : positions,
    columns: byInput ? volume.col.input : volume.col.output,
    outChannels: volume.outChannels,
    inChannels: inputChannels(volume, 0).count,
    slices: volume.depth.kernel,
    taps: count('kernel'),
    divisible: picture === 'grid' && lookOf(volume).hasWeights,
  };
}

/** Into how many steps a position is divided. */
export function subSteps({ inChannels, taps, divisible }: Limits, grain: Grain): number {
  if (!divisible || grain === 'output') return 1;
  return grain === 'channel' ? inChannels : inChannels * taps;
}
