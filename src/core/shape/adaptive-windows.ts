/** A range of input cells; the end is exclusive. */
export interface AdaptiveWindow {
  readonly start: number;
  readonly end: number;
}

/**
 * The cells that output `o` of adaptive pooling reads along an axis (ATen/native/AdaptivePooling.h): from ⌊o·in/out⌋ to ⌈(o+1)·in/out⌉.
 * The windows therefore have different sizes, and neighbours share a cell if the output size does not divide the input size.
 */
export function adaptiveWindow(input: number, output: number, o: number): AdaptiveWindow {
  return { start: Math.floor((o * input) / output), end: Math.ceil(((o + 1) * input) / output) };
}

/**
 * The maximum number of cells that `count` neighbouring outputs span; for one output, exactly the size of the largest window. With in/out = p/q
 * in lowest terms, windows begin at remainders of p·o modulo q, and one with the largest remainder, q − 1, spans ⌈(count·p + q − 1) / q⌉.
 */
export function adaptiveReach(input: number, output: number, count: number): number {
  if (output < 1) return 0;
  const common = gcd(input, output);
  const [p, q] = [input / common, output / common];
  return Math.min(input, Math.ceil((count * p + q - 1) / q));
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}
