import { channelsRead, type ConvGeometry } from './geometry';
import { joinReads } from './read';
import type { Account, LayerValues } from './account';
import { windowReads } from './window-reads';

/** Multiplies every number under the window by its weight and adds the products for each channel. */
export const products: Account<{ readonly kind: 'sum' }> = {
  taps: (geometry, _rule, values, element, inChannel) => {
    const channel = channelsRead(geometry, element.channel).from + inChannel;
    return windowReads(geometry, element.position).map(({ kernel, place, at, reads }) => {
      const { kind, source } = joinReads(reads);
      const value = source === null ? 0 : values.input(channel, source);
      const weight = values.weight(element.channel, inChannel, kernel);
      return { kernel, place, at, kind, source, value, weight, product: value * weight, counts: true };
    });
  },
  channelSums: (geometry, _rule, values, { channel, position }) => {
    const { from, count } = channelsRead(geometry, channel);
    const readable = readableTaps(geometry, position);
    return Array.from({ length: count }, (_, inChannel) => channelSum(values, channel, from + inChannel, inChannel, readable));
  },
  window: () => null,
};

interface ReadableTap {
  readonly kernel: readonly number[];
  readonly source: readonly number[];
}

/** The taps that read a number; a zero contributes nothing in any channel. */
function readableTaps(geometry: ConvGeometry, position: readonly number[]): ReadableTap[] {
  const readable: ReadableTap[] = [];
  for (const { kernel, reads } of windowReads(geometry, position)) {
    const { source } = joinReads(reads);
    if (source !== null) readable.push({ kernel, source });
  }
  return readable;
}

function channelSum(values: LayerValues, outChannel: number, channel: number, inChannel: number, readable: readonly ReadableTap[]): number {
  let sum = 0;
  for (const { kernel, source } of readable) sum += values.input(channel, source) * values.weight(outChannel, inChannel, kernel);
  return sum;
}
