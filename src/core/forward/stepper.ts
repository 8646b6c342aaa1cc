/**
 * The explanation of one output element: the window, each tap with its numbers, the sum per input channel, the bias, the result.
 *
 * Everything is computed on demand for the requested element, from functions that return the numbers. A layer with 512
 * channels of 224×224 therefore costs no more than the elements that are shown.
 */
import type { Account, LayerValues, OutputElement, Tap } from './account';
import { extentAt, channelsRead, windowStart, type ConvGeometry, type WindowRule } from './geometry';
import type { PoolStep } from './pool-step';
import { pooled } from './pooled';
import { products } from './products';

/** The sum over input channels. All lists contain the channels that this output reads. */
export interface Step {
  readonly element: OutputElement;
  /** The window on each axis of the read line: first position and extent. */
  readonly window: readonly { readonly start: number; readonly size: number }[];
  /** First input channel read; channel `i` of the lists is input channel `firstChannel + i`. */
  readonly firstChannel: number;
  readonly channelSums: readonly number[];
  /** `running[i]` is the sum of `channelSums[0..i]`, without bias. */
  readonly running: readonly number[];
  /** Null if the layer has none. */
  readonly bias: number | null;
  readonly result: number;
}

const ACCOUNTS: { readonly [Kind in WindowRule['kind']]: Account<Extract<WindowRule, { readonly kind: Kind }>> } = {
  sum: products,
  max: pooled,
  avg: pooled,
  power: pooled,
};

function accountOf({ rule }: ConvGeometry): Account<WindowRule> {
  return ACCOUNTS[rule.kind];
}

/** The taps of one input channel (counted within the group), in reading order of the window. */
export function taps(geometry: ConvGeometry, values: LayerValues, element: OutputElement, inChannel: number): Tap[] {
  return accountOf(geometry).taps(geometry, geometry.rule, values, element, inChannel);
}

/** The complete explanation of one output element. */
export function stepAt(geometry: ConvGeometry, values: LayerValues, element: OutputElement): Step {
  const channelSums = accountOf(geometry).channelSums(geometry, geometry.rule, values, element);
  let sum = 0;
  const running = channelSums.map(partial => (sum += partial));
  const bias = geometry.bias ? values.bias(element.channel) : null;
  const window = geometry.axes.map((axis, i) => {
    const o = element.position[i] ?? 0;
    return { start: windowStart(axis, geometry.transposed, o), size: extentAt(axis, o) };
  });
  const { from } = channelsRead(geometry, element.channel);
  return { element, window, firstChannel: from, channelSums, running, bias, result: sum + (bias ?? 0) };
}

/** Only the result: the value that an output cell shows. */
export function outputValue(geometry: ConvGeometry, values: LayerValues, element: OutputElement): number {
  const sums = accountOf(geometry).channelSums(geometry, geometry.rule, values, element);
  return sums.reduce((total, sum) => total + sum, 0) + (geometry.bias ? values.bias(element.channel) : 0);
}

/** The result of a pooling for a window; null if products are added. */
export function pooledWindow(geometry: ConvGeometry, values: LayerValues, element: OutputElement): PoolStep | null {
  return accountOf(geometry).window(geometry, geometry.rule, values, element);
}
