import { indexOf, positionAt, type AxisGeometry } from '../../src/core/forward';
import type { LayerView, PictureName } from '../../src/protocol/panel';
import { pictureOf } from './picture';

/** Whether a layer can be shown in a picture: only what a transposed layer adds is told by its inputs, and a pooling has no kernels. */
export function hasPicture(layer: LayerView | null, picture: PictureName): boolean {
  const shown = pictureOf(layer, true);
  if (shown.kind !== 'drawn') return true;
  return picture === 'scatter' ? shown.volume.transposed : picture !== 'kernels' || !shown.volume.pooling;
}

/**
 * The step of one story of a transposed layer at which the other is, so that going from one to the other stays at the same place:
 * an input goes with the first output its stamp covers.
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
