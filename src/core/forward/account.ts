import type { ConvGeometry, ReadKind, Rule } from './geometry';
import type { PoolStep } from './pool-step';

/** Where the numbers come from. Positions are in torch's axis order. */
export interface LayerValues {
  /** `x[channel, …position]` of the one sample shown. */
  readonly input: (channel: number, position: readonly number[]) => number;
  /** The weight that joins the two channels at a kernel position. `inChannel` counts within the group. */
  readonly weight: (outChannel: number, inChannel: number, position: readonly number[]) => number;
  /** Not asked when the layer has no bias. */
  readonly bias: (outChannel: number) => number;
}

/** One element of the output: its channel and its spatial position. */
export interface OutputElement {
  readonly channel: number;
  readonly position: readonly number[];
}

/** One product of the sum. */
export interface Tap {
  /** Index into the weight, as torch stores it. */
  readonly kernel: readonly number[];
  /** The place within the window, in reading order. */
  readonly place: readonly number[];
  /** The position on the read line (see geometry.ts). */
  readonly at: readonly number[];
  readonly kind: ReadKind;
  /** The input position whose value is read; null where a zero stands. */
  readonly source: readonly number[] | null;
  readonly value: number;
  readonly weight: number;
  readonly product: number;
  /** False for what a pooling leaves out: padding, of which no maximum is taken and not every average, and what is beyond it. */
  readonly counts: boolean;
}

/** How one output is accounted for under a rule. */
export interface Account<Followed extends Rule> {
  taps(geometry: ConvGeometry, rule: Followed, values: LayerValues, element: OutputElement, inChannel: number): Tap[];
  /** What each of the channels that are read adds, without the bias. */
  channelSums(geometry: ConvGeometry, rule: Followed, values: LayerValues, element: OutputElement): readonly number[];
  /** What a pooling makes of the window: null where products are added up. */
  window(geometry: ConvGeometry, rule: Followed, values: LayerValues, element: OutputElement): PoolStep | null;
}
