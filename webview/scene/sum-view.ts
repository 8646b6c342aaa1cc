import type { Rule, Tap } from '../../src/core/forward';
import type { CellPosition } from './context';

/** A list with omitted parts: items, and the ranges of items that are not shown. */
export type Elided<T> = readonly ({ readonly item: T } | { readonly hidden: readonly T[] })[];

export interface ChannelSum {
  /** Among all input channels. */
  readonly channel: number;
  /** Among those that this output reads. */
  readonly inChannel: number;
  readonly sum: number;
  readonly running: number;
  readonly chosen: boolean;
  /** Whether it has not been added yet. */
  readonly later: boolean;
}

/** One product, and whether it has been added: all have, unless steps are single products. */
export interface SumTerm extends Tap {
  readonly turn: 'added' | 'lit' | 'later';
}

/** The numbers of one step as the panel writes them out. */
export interface SumView {
  readonly position: CellPosition;
  readonly channel: number;
  /** The kernel depth of the taps; 0 unless the layer is 3-D. */
  readonly slice: number;
  readonly taps: Elided<SumTerm>;
  /** The sum of the shown and hidden taps that have been added so far: the chosen channel, in 3-D only the chosen kernel depth. */
  readonly tapSum: number;
  /** The chosen channel over all kernel depths. */
  readonly chosen: ChannelSum;
  readonly channels: Elided<ChannelSum>;
  readonly bias: number | null;
  readonly result: number;
  /** What has been added so far; null if that is the result. */
  readonly soFar: number | null;
  /** How the cells are combined. */
  readonly rule: Rule;
  /** The divisor of an average; null if nothing is divided. */
  readonly divisor: number | null;
  /** The factor of a sum of powers; null if there is none. */
  readonly scale: number | null;
  /** The product that is being added; null if steps are whole channels or outputs. */
  readonly lit: Tap | null;
}
