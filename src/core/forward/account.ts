import type { ConvGeometry, ReadKind, WindowRule } from './geometry';
import type { PoolStep } from './pool-step';

/** The source of the numbers. Positions are in torch's axis order. */
export interface LayerValues {
  /** `x[channel, …position]` of the sample that is shown. */
  readonly input: (channel: number, position: readonly number[]) => number;
  /** The weight that connects the two channels at a kernel position. `inChannel` is counted within the group. */
  readonly weight: (outChannel: number, inChannel: number, position: readonly number[]) => number;
  /** Not called if the layer has no bias. */
  readonly bias: (outChannel: number) => number;
}

/** One element of the output: its channel and its spatial position. */
export interface OutputElement {
  readonly channel: number;
  readonly position: readonly number[];
}

/** One product of the sum. */
export interface Tap {
  /** The index into the weight, as torch stores it. */
  readonly kernel: readonly number[];
  /** The position within the window, in reading order. */
  readonly place: readonly number[];
  /** The position on the read line (see geometry.ts). */
  readonly at: readonly number[];
  readonly kind: ReadKind;
  /** The input position whose value is read; null for a zero. */
  readonly source: readonly number[] | null;
  readonly value: number;
  readonly weight: number;
  readonly product: number;
  /** False for cells that a pooling ignores: padding (for maxima, and for averages that exclude it), and cells beyond the padding. */
  readonly counts: boolean;
}

/** How one output is explained under a rule. */
export interface Account<Followed extends WindowRule> {
  taps(geometry: ConvGeometry, rule: Followed, values: LayerValues, element: OutputElement, inChannel: number): Tap[];
  /** The contribution of each channel that is read, without the bias. */
  channelSums(geometry: ConvGeometry, rule: Followed, values: LayerValues, element: OutputElement): readonly number[];
  /** The result of a pooling for the window; null if products are added. */
  window(geometry: ConvGeometry, rule: Followed, values: LayerValues, element: OutputElement): PoolStep | null;
}
