import { taps, type Tap } from '../../src/core/forward';
import type { GridContext } from './context';

/** What the window of a pooling meets at its places (depth, row, column). */
export type PooledWindow = (depth: number, row: number, col: number) => Tap | undefined;

/** Null for a convolution. */
export function pooledWindow(context: GridContext): PooledWindow | null {
  const { volume, values, view, position } = context;
  if (!volume.pooling) return null;
  const { row, col } = volume;
  const found = known.get(context) ?? taps(volume, { ...values, bias: () => 0 }, { channel: view.outChannel, position }, 0);
  known.set(context, found);
  return (d, r, c) => found[(d * row.kernel + r) * col.kernel + c];
}

/** Both planes of a step ask for the same window. */
const known = new WeakMap<GridContext, readonly Tap[]>();

/** The largest cell of a window, which is all that a maximum takes of it. */
export function isTaken({ volume: { pooling } }: GridContext, tap: Tap | undefined): boolean {
  return pooling?.kind === 'max' && tap?.weight === 1;
}

/** What stands in the padding: zeros, or nothing that a pooling would count. */
export function paddingValue({ volume: { pooling, row, col } }: GridContext, r: number, c: number): number | null {
  if (!pooling) return 0;
  const isBeyond = r >= row.input + row.padAfter || c >= col.input + col.padAfter;
  return pooling.kind === 'avg' && pooling.countIncludePad && !isBeyond ? 0 : null;
}
