import type { LayerValues } from '../../../src/core/forward';
import { scattered } from '../teaching-values';

const INPUT = 4;
const WEIGHT = 5;
const BIAS = 6;

/** Tenths from −1 to 1, so that products and sums are easy to follow; each seed gives different ones. */
export function randomValues(seed: number): LayerValues {
  const tenth = (kind: number, channel: number, position: readonly number[]): number =>
    ((scattered(kind + 8 * seed, channel, position) % 21) - 10) / 10;
  return {
    input: (channel, position) => tenth(INPUT, channel, position),
    weight: (outChannel, inChannel, position) => tenth(WEIGHT, outChannel * 8191 + inChannel, position),
    bias: outChannel => tenth(BIAS, outChannel, []),
  };
}
