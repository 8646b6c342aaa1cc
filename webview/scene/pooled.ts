import { placesAt, taps, type Tap } from '../../src/core/forward';
import type { GridContext } from './context';
import { lookOf } from './rules';

/** The cells that the window of a layer without weights reads at its positions (depth, row, column). */
export type PooledWindow = (depth: number, row: number, col: number) => Tap | undefined;

/** Null for a layer with weights. */
export function drawnWindow(context: GridContext): PooledWindow | null {
  const { volume, values, view, position } = context;
  if (lookOf(volume).hasWeights) return null;
  const [rows, cols] = [placesAt(volume.row, position[1]), placesAt(volume.col, position[2])];
  const found = known.get(context) ?? taps(volume, { ...values, bias: () => 0 }, { channel: view.outChannel, position }, 0);
  known.set(context, found);
  return (d, r, c) => (r < rows && c < cols ? found[(d * rows + r) * cols + c] : undefined);
}

/** Both planes of a step request the same window. */
const known = new WeakMap<GridContext, readonly Tap[]>();

/** Whether it is the largest cell of a window, the only one that a maximum takes. */
export function isTaken({ volume }: GridContext, tap: Tap | undefined): boolean {
  return lookOf(volume).takesOne && tap?.weight === 1;
}
