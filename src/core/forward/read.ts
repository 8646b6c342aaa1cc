import type { PaddingMode } from '../shape';
import type { AxisGeometry, ReadKind } from './geometry';

/** The contents of one position of the read line: its kind, and the input index of its value (null for zero). */
export interface Read {
  readonly kind: ReadKind;
  readonly source: number | null;
}

const INSERTED: Read = { kind: 'inserted', source: null };
const ZERO_PADDING: Read = { kind: 'padding', source: null };

/**
 * The contents of position `at` on the read line of one axis.
 *
 * Padding modes fill like torch.nn.functional.pad: `reflect` mirrors without repeating the edge, `replicate` repeats the
 * edge, `circular` continues from the other end. Transposed convolutions pad only with zeros.
 */
export function readAt(axis: AxisGeometry, transposed: boolean, mode: PaddingMode, at: number): Read {
  if (transposed) {
    if (at < 0 || at > (axis.input - 1) * axis.stride) return ZERO_PADDING;
    return at % axis.stride === 0 ? { kind: 'input', source: at / axis.stride } : INSERTED;
  }
  if (at >= 0 && at < axis.input) return { kind: 'input', source: at };
  return { kind: 'padding', source: padSource(mode, axis.input, at) };
}

function padSource(mode: PaddingMode, size: number, at: number): number | null {
  switch (mode) {
    case 'zeros':
      return null;
    case 'replicate':
      return at < 0 ? 0 : size - 1;
    case 'reflect':
      return at < 0 ? -at : 2 * (size - 1) - at;
    case 'circular':
      return ((at % size) + size) % size;
  }
}

/** The kind of a cell of several axes: if it is outside on any axis, padding; otherwise, if it is between inputs on any axis, inserted. */
export function joinReads(reads: readonly Read[]): { readonly kind: ReadKind; readonly source: readonly number[] | null } {
  const kind = reads.some(read => read.kind === 'padding')
    ? 'padding'
    : reads.some(read => read.kind === 'inserted')
      ? 'inserted'
      : 'input';
  const source: number[] = [];
  for (const read of reads) {
    if (read.source === null) return { kind, source: null };
    source.push(read.source);
  }
  return { kind, source };
}
