import type { DensePart } from './part';

/** The index tables of a part, in pairs. */
export interface PairPart {
  /** The flat output positions of each pair's first and second output; −1 if the row has no second one. */
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** Where the window of each pair begins. */
  readonly bases: Int32Array;
  /** The distance between one column that is read and the next. */
  readonly step: number;
  /** For each kernel row of one channel, the distance of its first column from the base, and the weights of both columns. */
  readonly rows: readonly { readonly offset: number; readonly kernels: readonly [number, number] }[];
}

/** A part in pairs; null if its kernel is not two columns wide or its windows do not overlap by one. */
export function pairPart({ targets, bases, row, offsets, kernels, columns }: DensePart): PairPart | null {
  const step = Math.abs((offsets[1] ?? 0) - (offsets[0] ?? 0));
  if (columns !== 2 || row.length < 2 || row.baseStep !== step) return null;
  const rows = Array.from({ length: offsets.length / 2 }, (_, i) => {
    const [a, b] = [offsets[2 * i] as number, offsets[2 * i + 1] as number];
    const pair: [number, number] = [kernels[2 * i] as number, kernels[2 * i + 1] as number];
    return { offset: Math.min(a, b), kernels: a < b ? pair : (pair.reverse() as [number, number]) };
  });
  const firsts: number[] = [];
  for (let p = 0; p < targets.length; p += row.length) {
    for (let i = 0; i < row.length; i += 2) firsts.push(p + i);
  }
  const last = row.length - 1;
  return {
    first: Int32Array.from(firsts, p => targets[p] as number),
    second: Int32Array.from(firsts, p => (p % row.length === last ? -1 : (targets[p + 1] as number))),
    bases: Int32Array.from(firsts, p => bases[p] as number),
    step,
    rows,
  };
}

/** The kernel positions of both columns. */
export function pairColumns({ rows }: PairPart): [Int32Array, Int32Array] {
  return [Int32Array.from(rows, ({ kernels: [first] }) => first), Int32Array.from(rows, ({ kernels: [, second] }) => second)];
}
