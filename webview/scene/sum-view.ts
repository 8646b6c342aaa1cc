import type { Rule, Tap } from '../../src/core/forward';
import type { Position } from './context';

/** A list with parts left out: items, and the runs of items that are not shown. */
export type Elided<T> = readonly ({ readonly item: T } | { readonly hidden: readonly T[] })[];

export interface ChannelSum {
  /** Among all input channels. */
  readonly channel: number;
  /** Among the ones this output reads. */
  readonly inChannel: number;
  readonly sum: number;
  readonly running: number;
  readonly chosen: boolean;
  /** Its turn has not come yet. */
  readonly later: boolean;
}

/** One product, and whether it has been added: all have, unless the step is a single one. */
export interface Term extends Tap {
  readonly turn: 'added' | 'lit' | 'later';
}

/** The numbers of one step as the panel spells them out. */
export interface SumView {
  readonly position: Position;
  readonly channel: number;
  /** Which depth of the kernel the taps belong to; 0 unless the layer is 3-D. */
  readonly slice: number;
  readonly taps: Elided<Term>;
  /** What the taps shown and hidden come to as far as they have been added: the sum of the chosen channel, in 3-D of the chosen kernel depth only. */
  readonly tapSum: number;
  /** The chosen channel over all kernel depths. */
  readonly chosen: ChannelSum;
  readonly channels: Elided<ChannelSum>;
  readonly bias: number | null;
  readonly result: number;
  /** What has been added so far; null once that is the result. */
  readonly soFar: number | null;
  /** What is made of the cells. */
  readonly rule: Rule;
  /** By how much an average divides; null where nothing is divided. */
  readonly divisor: number | null;
  /** The product being added; null where whole channels or outputs are. */
  readonly lit: Tap | null;
}
