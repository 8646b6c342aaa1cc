import { inputChannels, placesAt, readAt, readLine, weightIndex, windowStart, type VolumeGeometry } from '../../../src/core/forward';
import type { ViewMemory } from '../../../src/protocol/panel';
import type { CellPosition } from '../context';

/** One upright slice of a stack: a channel or, for a 3-D layer, a depth of the channel that is shown. */
export interface Card {
  /** True index: of the channel, or along the depth; on the input's read line a depth in the padding is negative or beyond the size. */
  readonly index: number;
  /** Its contents: numbers of the tensor, padding, or inserted zeros. */
  readonly kind: 'data' | 'padding' | 'inserted';
  /** Whether the window, or the step, is on it. */
  readonly active: boolean;
  /** Whether it is the one that the rest of the panel describes. */
  readonly chosen: boolean;
  /** How many are omitted before it. */
  readonly skipped: number;
}

export interface Stacks {
  readonly input: readonly Card[];
  readonly kernel: readonly Card[];
  readonly output: readonly Card[];
}

/** The maximum number of cards side by side: of a longer stack, the ends and the cards of the current step are shown. */
const MOST_CARDS = 6;

/** The cards of all three stacks at a step. */
export function stacksAt(volume: VolumeGeometry, view: ViewMemory, position: CellPosition): Stacks {
  return volume.rank === 3 ? depthStacks(volume, view, position) : channelStacks(volume, view);
}

function channelStacks(volume: VolumeGeometry, { outChannel, inChannel }: ViewMemory): Stacks {
  const { from, count } = inputChannels(volume, outChannel);
  const to = from + count;
  const chosen = from + inChannel;
  return {
    input: cards(
      0,
      volume.inChannels,
      [chosen, 0, volume.inChannels - 1, from, to - 1, chosen + 1],
      chosen,
      channel => channel >= from && channel < to,
    ),
    kernel: cards(from, to, [chosen, from, to - 1, chosen - 1, chosen + 1], chosen, () => true),
    output: cards(
      0,
      volume.outChannels,
      [outChannel, 0, volume.outChannels - 1, outChannel - 1, outChannel + 1],
      outChannel,
      channel => channel === outChannel,
    ),
  };
}

function depthStacks(volume: VolumeGeometry, { slice }: ViewMemory, [z]: CellPosition): Stacks {
  const { depth, transposed, paddingMode } = volume;
  const start = windowStart(depth, transposed, z);
  // The window's slices, by their position on the read line; a transposed layer reads its kernel backwards.
  const read = Array.from({ length: placesAt(depth, z) }, (_, place) => start + place * depth.dilation);
  const chosen = start + weightIndex(depth, transposed, slice) * depth.dilation;
  const line = readLine(depth, transposed);
  const input = cards(line.from, line.to, [chosen, line.from, line.to - 1, ...read], chosen, at => read.includes(at));
  return {
    input: input.map(card => {
      const { kind } = readAt(depth, transposed, paddingMode, card.index);
      return { ...card, kind: kind === 'input' ? 'data' : kind };
    }),
    kernel: cards(0, depth.kernel, [slice, 0, depth.kernel - 1, slice - 1, slice + 1], slice, index => index < placesAt(depth, z)),
    output: cards(0, depth.output, [z, 0, depth.output - 1, z - 1, z + 1], z, at => at === z),
  };
}

/** All from `from` to `to` if there is room; otherwise those of `wanted`, in order of priority, which include the ends. */
function cards(from: number, to: number, wanted: readonly number[], chosen: number, isActive: (index: number) => boolean): Card[] {
  const there = wanted.filter(index => index >= from && index < to);
  const kept =
    to - from <= MOST_CARDS
      ? Array.from({ length: to - from }, (_, i) => from + i)
      : [...new Set(there)].slice(0, MOST_CARDS).sort((a, b) => a - b);
  return kept.map((index, i) => ({
    index,
    kind: 'data',
    active: isActive(index),
    chosen: index === chosen,
    skipped: index - (i === 0 ? from : (kept[i - 1] ?? from) + 1),
  }));
}
