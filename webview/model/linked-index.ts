import { indexOf, positionAt, type AxisGeometry, type VolumeGeometry } from '../../src/core/forward';
import type { LayerView, PictureName } from '../../src/protocol/panel';
import { lookOf } from '../scene/rules';
import { pictureOf } from './picture';

/** Whether a view exists for a layer. */
export function hasPicture(layer: LayerView | null, picture: PictureName): boolean {
  const shown = pictureOf(layer, true);
  if (shown.kind !== 'drawn') return true;
  return isPictureOf(picture, shown.volume);
}

/** Whether a view exists for a geometry: only transposed layers have a scatter view, and only weights form kernels. */
export function isPictureOf(picture: PictureName, volume: VolumeGeometry): boolean {
  switch (picture) {
    case 'scatter':
      return volume.transposed;
    case 'kernels':
      return lookOf(volume).hasWeights;
    case 'grid':
    case 'volumes':
    case 'coverage':
      return true;
  }
}

/**
 * The step of one view of a transposed layer that corresponds to the step of the other, so that switching keeps the position:
 * an input corresponds to the first output to which it contributes.
 */
export function linkedIndex(layer: LayerView | null, index: number, from: PictureName, to: PictureName): number {
  const shown = pictureOf(layer, true);
  if (shown.kind !== 'drawn' || !shown.volume.transposed || (from === 'scatter') === (to === 'scatter')) return index;
  const { axes } = shown.volume;
  const [before, after] = from === 'scatter' ? (['input', 'output'] as const) : (['output', 'input'] as const);
  const position = positionAt(
    axes.map(axis => axis[before]),
    index,
  );
  return indexOf(
    axes.map(axis => axis[after]),
    axes.map((axis, i) => within(linked(axis, position[i] ?? 0, after), axis[after])),
  );
}

function linked({ stride, padBefore }: AxisGeometry, at: number, to: 'input' | 'output'): number {
  return to === 'output' ? at * stride - padBefore : Math.floor((at + padBefore) / stride);
}

function within(at: number, size: number): number {
  return Math.max(0, Math.min(size - 1, at));
}
