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
