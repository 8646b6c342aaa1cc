import type { Rule, VolumeGeometry } from '../../../src/core/forward';
import type { ViewMemory } from '../../../src/protocol/panel';
import type { SumView, Term } from '../sum-view';
import type { ViewText } from '../texts';

/** `max(`, `, `, `)` */
export interface Spelling {
  readonly open: string;
  readonly between: string;
  readonly close: string;
  readonly term: (value: number) => string;
}

/** How a layer looks that makes its outputs by a rule. */
export interface RuleLook<Followed extends Rule> {
  /** There are kernels to be chosen, taken apart and typed over. */
  readonly hasWeights: boolean;
  /** Of the cells of a window the result is one, which is marked. */
  readonly takesOne: boolean;
  /** What is said of a place of the window that is pointed at. */
  readonly pointed: ViewText;
  /** Why a layer with so many of them in one output is not drawn. */
  tooMany(count: string): string;
  windowTitle(sizes: string): string;
  /** @param channel the input channel in the picture, of all there are */
  windowSubtitle(rule: Followed, channel: number, outChannel: number): string;
  /** The same where all channels stand in the picture. */
  volumeSubtitle(rule: Followed, volume: VolumeGeometry, view: ViewMemory): string;
  countsPadding(rule: Followed): boolean;
  /** What stands in the padding at a place (row, column): a zero, or nothing that counts. */
  paddingValue(rule: Followed, volume: VolumeGeometry, row: number, col: number): number | null;
  /** Of all terms of a channel those that are spelled out with this slice of the kernel. */
  spelledOut(terms: readonly Term[], slice: number): readonly Term[];
  isLit(term: Term): boolean;
  /** How what is made of a window is written; null where products are added up. */
  spelling(sum: SumView): Spelling | null;
  /** One step as a sentence. @param at the output's position */
  narrate(sum: SumView, at: string): string;
}
