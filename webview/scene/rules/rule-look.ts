import type { Rule, VolumeGeometry } from '../../../src/core/forward';
import type { ViewMemory } from '../../../src/protocol/panel';
import type { SumView, SumTerm } from '../sum-view';
import type { ViewText } from '../texts';

/** `max(`, `, `, `)` */
export interface Spelling {
  readonly open: string;
  readonly between: string;
  readonly close: string;
  readonly term: (value: number) => string;
}

/** The look of a layer whose outputs follow a rule. */
export interface RuleLook<Followed extends Rule> {
  /** Whether there are kernels to choose, divide and edit. */
  readonly hasWeights: boolean;
  /** Whether the result is one of the window's cells, which is marked. */
  readonly takesOne: boolean;
  /** The description of a window position that is pointed at. */
  readonly pointed: ViewText;
  /** Why a layer with this many of them in one output is not drawn. */
  tooMany(count: string): string;
  windowTitle(sizes: string): string;
  /** @param channel the input channel that is shown, among all */
  windowSubtitle(rule: Followed, channel: number, outChannel: number): string;
  /** The same if all channels are shown. */
  volumeSubtitle(rule: Followed, volume: VolumeGeometry, view: ViewMemory): string;
  countsPadding(rule: Followed): boolean;
  /** The value of the padding at a position (row, column): a zero, or nothing that counts. */
  paddingValue(rule: Followed, volume: VolumeGeometry, row: number, col: number): number | null;
  /** The terms of a channel that are written out for this slice of the kernel. */
  spelledOut(terms: readonly SumTerm[], slice: number): readonly SumTerm[];
  isLit(term: SumTerm): boolean;
  /** How the result of a window is written; null if products are added. */
  spelling(sum: SumView): Spelling | null;
  /** One step as a sentence. @param at the output's position */
  narrate(sum: SumView, at: string): string;
}
