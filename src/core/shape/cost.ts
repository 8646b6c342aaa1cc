import { add, formatDim, mul, type Dim, type Shape } from '../dim';
import type { ConvConfig } from './config';
import { inputChannels, isAssumed, weightShape } from './output';

/** The number of elements of a tensor. */
export function elementCount(shape: Shape): Dim {
  return mul(...shape);
}

/**
 * Weights and biases: out·in/groups·k·k + out. Null where it is not known: of a lazy layer before its first input, and where it is not
 * known whether there is a bias.
 */
export function convParams(config: ConvConfig): Dim | null {
  const { in_channels, out_channels, bias } = config;
  if (in_channels === null || isAssumed(config, 'bias')) return null;
  return add(elementCount(weightShape(config, in_channels)), bias ? out_channels : 0);
}

/**
 * Multiply-accumulates of one forward pass, batch included, bias not counted: every output element takes (in/groups)·k·k, or
 * transposed every input element (out/groups)·k·k. Twice this is what torch.utils.flop_counter counts.
 */
export function convMacs(config: ConvConfig, input: Shape, output: Shape): Dim {
  const [, perGroup = 0, ...kernel] = weightShape(config, inputChannels(config, input));
  return mul(elementCount(config.transposed ? input : output), perGroup, ...kernel);
}

/** `128 · 64 · 3·3 + 128`, with groups `128 · 64/2 · 3·3 + 128`; transposed it begins with the input channels, as the weight does. */
export function paramsFormula(config: ConvConfig): string {
  const { in_channels, out_channels, groups, kernel_size, transposed, bias } = config;
  const inText = in_channels === null ? 'C_in' : factor(in_channels);
  const [first, second] = transposed ? [inText, factor(out_channels)] : [factor(out_channels), inText];
  const divided = groups === 1 ? second : `${second}/${factor(groups)}`;
  const weights = [first, divided, kernel_size.map(factor).join('·')].join(' · ');
  if (isAssumed(config, 'bias')) return `${weights} (+ ${factor(out_channels)})`;
  return bias ? `${weights} + ${formatDim(out_channels, 'pretty')}` : weights;
}

function factor(d: Dim): string {
  const text = formatDim(d, 'pretty');
  return /^[\p{L}\p{N}_.']+$/u.test(text) ? text : `(${text})`;
}
