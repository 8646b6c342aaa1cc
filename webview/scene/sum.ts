import { stepAt, taps, type LayerValues, type Tap, type VolumeGeometry } from '../../src/core/forward';
import type { ViewMemory } from '../../src/protocol/panel';
import type { Position } from './context';

/** A list with its middle left out: items, and the number of items that are not shown. */
export type Elided<T> = readonly ({ readonly item: T } | { readonly hidden: number })[];

export interface ChannelSum {
  /** Among all input channels. */
  readonly channel: number;
  /** Among the ones this output reads. */
  readonly inChannel: number;
  readonly sum: number;
  readonly running: number;
  readonly chosen: boolean;
}

/** The numbers of one step as the panel spells them out. */
export interface SumView {
  readonly position: Position;
  readonly channel: number;
  /** Which depth of the kernel the taps belong to; 0 unless the layer is 3-D. */
  readonly slice: number;
  readonly taps: Elided<Tap>;
  /** What the taps shown and hidden come to: the sum of the chosen channel, in 3-D of the chosen kernel depth only. */
  readonly tapSum: number;
  /** The chosen channel over all kernel depths. */
  readonly chosen: ChannelSum;
  readonly channels: Elided<ChannelSum>;
  readonly bias: number | null;
  readonly result: number;
}

/** More terms than this are shortened in the middle. */
const MOST_TAPS = 25;
const MOST_CHANNELS = 7;

/** Spells out one output element: the products of the channel in the picture, then the sum over channels, then the bias. */
export function sumOf(volume: VolumeGeometry, values: LayerValues, position: Position, view: ViewMemory): SumView {
  const element = { channel: view.outChannel, position };
  const step = stepAt(volume, values, element);
  const shown = taps(volume, values, element, view.inChannel).filter(tap => tap.kernel[0] === view.slice);
  const channels = step.channelSums.map((sum, inChannel): ChannelSum => ({
    channel: step.firstChannel + inChannel,
    inChannel,
    sum,
    running: step.running[inChannel] ?? 0,
    chosen: inChannel === view.inChannel,
  }));
  const chosen = channels[view.inChannel] ?? { channel: step.firstChannel, inChannel: 0, sum: 0, running: 0, chosen: true };
  return {
    position,
    channel: view.outChannel,
    slice: view.slice,
    taps: elide(shown, MOST_TAPS, index => index < MOST_TAPS - 2 || index === shown.length - 1),
    tapSum: shown.reduce((sum, { product }) => sum + product, 0),
    chosen,
    channels: elide(channels, MOST_CHANNELS, index => index < 1 || index === channels.length - 1 || Math.abs(index - view.inChannel) <= 1),
    bias: step.bias,
    result: step.result,
  };
}

function elide<T>(items: readonly T[], most: number, keep: (index: number) => boolean): Elided<T> {
  if (items.length <= most) return items.map(item => ({ item }));
  const elided: ({ item: T } | { hidden: number })[] = [];
  for (const [index, item] of items.entries()) {
    const last = elided.at(-1);
    if (keep(index)) elided.push({ item });
    else if (last && 'hidden' in last) elided[elided.length - 1] = { hidden: last.hidden + 1 };
    else elided.push({ hidden: 1 });
  }
  return elided;
}
