/** A stretch of input cells, the end not included. */
export interface AdaptiveWindow {
  readonly start: number;
  readonly end: number;
}

/**
 * The cells that output `o` of adaptive pooling takes along an axis (ATen/native/AdaptivePooling.h): from ⌊o·in/out⌋ to ⌈(o+1)·in/out⌉.
 * Windows so have sizes of their own, and neighbours share a cell where the sizes do not divide.
 */
export function adaptiveWindow(input: number, output: number, o: number): AdaptiveWindow {
  return { start: Math.floor((o * input) / output), end: Math.ceil(((o + 1) * input) / output) };
}

/**
 * How many cells `count` neighbouring outputs reach over at most. With in/out = p/q in lowest terms, windows begin at every remainder of p·o by q,
 * and the one with the largest reaches farthest: ⌈(count·p + q − 1) / q⌉.
 */
export function adaptiveReach(input: number, output: number, count: number): number {
  if (output < 1) return 0;
  const common = gcd(input, output);
  const [p, q] = [input / common, output / common];
  return Math.ceil((count * p + q - 1) / q);
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}
