import type { LayerValues } from '../../src/core/forward';

/** Inputs are integers from 0 to this. */
const LARGEST_INPUT = 4;
/** Weights and biases are integers from minus this to this. */
const LARGEST_WEIGHT = 2;

const INPUT = 1;
const WEIGHT = 2;
const BIAS = 3;

/**
 * Small integers that depend only on the position, so that a sum can be followed mentally and every picture of
 * a position shows the same numbers. They are not the network's weights, and the panel says so.
 */
export const teachingValues: LayerValues = {
  input: (channel, position) => scattered(INPUT, channel, position) % (LARGEST_INPUT + 1),
  weight: (outChannel, inChannel, position) => signed(scattered(WEIGHT, outChannel * 8191 + inChannel, position)),
  bias: outChannel => signed(scattered(BIAS, outChannel, [])),
};

function signed(hash: number): number {
  return (hash % (2 * LARGEST_WEIGHT + 1)) - LARGEST_WEIGHT;
}

/** A well-mixed non-negative integer from a few small ones (the finaliser of MurmurHash3 between the parts). */
export function scattered(kind: number, channel: number, position: readonly number[]): number {
  let hash = mix(kind * 0x9e3779b1 + channel);
  for (const index of position) hash = mix(hash + Math.imul(index + 1, 0x85ebca6b));
  return hash;
}

function mix(seed: number): number {
  let hash = seed | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
