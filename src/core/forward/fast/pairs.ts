/**
 * Kernels two columns wide, two outputs at a time: three products instead of four in the formula (Winograd's F(2, 2)).
 *
 * Neighbours y0 = d0·g0 + d1·g1 and y1 = d1·g0 + d2·g1 are m0 + m1 and m1 − m2, where
 * m0 = (d0 − d1)·g0, m1 = d1·(g0 + g1), m2 = (d1 − d2)·g1. The differences are computed once for a whole volume, and each m is a
 * sum over channels and kernel rows as usual, so the panels do the work. Every phase of a transposed layer with kernel 4 and stride 2
 * has such a kernel.
 *
 * Source: S. Winograd, Arithmetic Complexity of Computations, 1980; for layers: Lavin and Gray, arXiv:1509.09308.
 */
import { convolvePanels } from './panels';
import type { PairPart } from './pair-part';
import type { TileTask } from './task';

/** Values up to this bound leave room for their products and sums; an infinite value would become NaN in a difference. */
const SAFE = 2 ** 500;

/** Subtracts from each cell the one `step` further on; null if a value is too large. */
export function differences(padded: Float64Array, step: number): Float64Array | null {
  const all = new Float64Array(padded.length);
  const end = padded.length - step;
  for (let i = 0; i < end; i++) {
    const difference = (padded[i] as number) - (padded[i + step] as number);
    if (!(Math.abs(difference) < SAFE)) return null;
    all[i] = difference;
  }
  return all;
}

/** The packed weights of both columns of a part, and their sum; null if one is too large. */
export function pairWeights(first: Float64Array, second: Float64Array): PairWeights | null {
  const sum = first.map((g, i) => g + (second[i] as number));
  return [first, second, sum].every(list => list.every(g => Math.abs(g) < SAFE)) ? { first, sum, second } : null;
}

export interface PairWeights {
  readonly first: Float64Array;
  readonly sum: Float64Array;
  readonly second: Float64Array;
}

/** A group of channels: what the windows read, and where its outputs are written. */
export interface PairWork {
  readonly part: PairPart;
  readonly padded: Float64Array;
  readonly differing: Float64Array;
  /** For all kernel rows of all channels. */
  readonly offsets: Int32Array;
  readonly weights: PairWeights;
  /** Where the group's weights begin. */
  readonly from: number;
  readonly channels: number;
  readonly bias: (channel: number) => number;
  /** The flat index of the group's first output. */
  readonly first: number;
  /** Elements of one output channel. */
  readonly plane: number;
  readonly output: TileTask['output'];
}

export function convolvePairs({
  part,
  padded,
  differing,
  offsets,
  weights,
  from,
  channels,
  bias,
  first: to,
  plane,
  output,
}: PairWork): void {
  const { first, second, bases, step } = part;
  const pairs = bases.length;
  const targets = Int32Array.from({ length: pairs }, (_, i) => i);
  const next = offsets.map(offset => offset + step);
  const product = (volume: Float64Array, at: Int32Array, packed: Float64Array, begin: (channel: number) => number): Float64Array => {
    const sums = new Float64Array(channels * pairs);
    const row = { length: pairs, targetStep: 1, baseStep: 0 };
    convolvePanels({ padded: volume, bases, targets, row, offsets: at, output: sums }, packed, from, channels, begin, 0, pairs);
    return sums;
  };
  const m0 = product(differing, offsets, weights.first, () => 0);
  const m1 = product(padded, next, weights.sum, bias);
  const m2 = product(differing, next, weights.second, () => 0);
  for (let channel = 0; channel < channels; channel++) {
    const begin = to + channel * plane;
    for (let pair = 0, i = channel * pairs; pair < pairs; pair++, i++) {
      const shared = m1[i] as number;
      output[begin + (first[pair] as number)] = (m0[i] as number) + shared;
      const beside = second[pair] as number;
      if (beside >= 0) output[begin + beside] = shared - (m2[i] as number);
    }
  }
}
