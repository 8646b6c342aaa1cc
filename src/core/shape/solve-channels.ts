import type { ConvConfig } from './config';
import { inputChannels } from './output';
import type { Shape } from '../dim';

export type Channels = Pick<ConvConfig, 'in_channels' | 'out_channels' | 'groups'>;

/**
 * Channels and groups that fit the input and each other, smallest change first. The input's channels are fixed, so in_channels
 * follows them. A depthwise layer (groups = in_channels) stays depthwise; otherwise groups become a common divisor, or the channels a
 * multiple.
 * Only the given values are returned if a number is symbolic.
 */
export function channelsNear(config: ConvConfig, input: Shape): readonly Channels[] {
  const given: Channels = { in_channels: config.in_channels, out_channels: config.out_channels, groups: config.groups };
  const channels = inputChannels({ ...config, in_channels: null }, input);
  const { groups } = config;
  if (typeof channels !== 'number' || typeof groups !== 'number' || typeof config.out_channels !== 'number') return [given];
  if (channels < 1 || (config.in_channels !== null && typeof config.in_channels !== 'number')) return [given];
  const in_channels = config.in_channels === null ? null : channels;
  const out_channels = Math.max(1, config.out_channels);
  if (groups > 0 && channels % groups === 0 && out_channels % groups === 0) return [{ in_channels, out_channels, groups }];
  const found: Channels[] = [];
  const wasDepthwise = groups > 1 && config.in_channels === groups;
  if (wasDepthwise) found.push({ in_channels, out_channels: multiple(out_channels, channels), groups: channels });
  for (const divisor of divisorsNear(greatestCommonDivisor(channels, out_channels), groups))
    found.push({ in_channels, out_channels, groups: divisor });
  if (groups > 0 && channels % groups === 0) found.push({ in_channels, out_channels: multiple(out_channels, groups), groups });
  return found;
}

/** The multiple of `of` nearest to `value`, at least `of` itself. */
function multiple(value: number, of: number): number {
  return Math.max(1, Math.round(value / of)) * of;
}

/** The largest divisor below `near` and the smallest one above. */
function divisorsNear(of: number, near: number): readonly number[] {
  let [below, above]: (number | null)[] = [null, null];
  for (let divisor = 1; divisor * divisor <= of; divisor++) {
    if (of % divisor !== 0) continue;
    for (const each of [divisor, of / divisor]) {
      if (each <= near) below = Math.max(below ?? each, each);
      else above = Math.min(above ?? each, each);
    }
  }
  return [below, above].filter(each => each != null);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
