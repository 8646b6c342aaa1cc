import { formatDim, type Dim } from '../../dim';

/** A size is not a number, so nothing can be counted. */
export class NotANumber extends Error {}

/** @throws NotANumber for a symbol, and for a value larger than any tensor. */
export function integer(dim: Dim): number {
  if (typeof dim === 'number') return dim;
  throw new NotANumber(typeof dim === 'bigint' ? `${dim} is larger than any tensor` : `${formatDim(dim, 'pretty')} is unknown`);
}

/** The number for an axis; one entry can apply to all. */
export function integerAt(sizes: readonly Dim[], axis: number): number {
  return integer(sizesPerAxis(sizes, axis) ?? 0);
}

export function sizesPerAxis<T>(entries: readonly T[], axis: number): T | undefined {
  return entries.length === 1 ? entries[0] : entries[axis];
}
