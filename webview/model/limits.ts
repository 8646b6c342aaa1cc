import { inputChannels } from '../../src/core/forward';
import type { LayerView } from '../../src/protocol/panel';
import { pictureOf } from './picture';

/** How far the indices of playback and view go. All are counts; 0 positions: there is nothing to play. */
export interface Limits {
  readonly positions: number;
  /** Output columns: how many steps make a row. */
  readonly columns: number;
  readonly outChannels: number;
  readonly inChannels: number;
  readonly slices: number;
}

const NONE: Limits = { positions: 0, columns: 0, outChannels: 0, inChannels: 0, slices: 0 };

export function limitsOf(layer: LayerView | null): Limits {
  const picture = pictureOf(layer, true);
  if (picture.kind !== 'drawn') return NONE;
  const { volume, positions } = picture;
  return { positions, columns: volume.col.output, outChannels: volume.outChannels, inChannels: inputChannels(volume, 0).count, slices: volume.depth.kernel };
}
