import { add, formatDim, mul, type Dim, type Shape } from '../dim';
import type { ConvConfig } from './config';
import { formatFormula, part, productOf, sizesPart, plainPart, type FormulaPart } from './formula-parts';
import { inputChannels, isAssumed, weightShape } from './output';

/** The number of elements of a tensor. */
export function elementCount(shape: Shape): Dim {
  return mul(...shape);
}

/**
 * Weights and biases: out·in/groups·k·k + out. Null if unknown: for a lazy layer before its first input, or if it is
 * unknown whether there is a bias.
 */
export function convParams(config: ConvConfig): Dim | null {
  const { in_channels, out_channels, bias } = config;
  if (in_channels === null || isAssumed(config, 'bias')) return null;
  return add(elementCount(weightShape(config, in_channels)), bias ? out_channels : 0);
}

/**
 * Multiply-accumulates of one forward pass, including the batch, excluding the bias: every output element takes (in/groups)·k·k, or for
 * transposed layers, every input element takes (out/groups)·k·k. Twice this is what torch.utils.flop_counter counts.
 */
export function convMacs(config: ConvConfig, input: Shape, output: Shape): Dim {
  const [, perGroup = 0, ...kernel] = weightShape(config, inputChannels(config, input));
  return mul(elementCount(config.transposed ? input : output), perGroup, ...kernel);
}

/**
 * `128 · 64 · 3·3 + 128`, with groups `128 · 64/2 · 3·3 + 128`; for transposed layers, it begins with the input channels, as the weight
 * does. If it is
 * unknown whether there is a bias, `(+ 128)`.
 */
export function paramsParts(config: ConvConfig): readonly FormulaPart[] {
  const { out_channels, kernel_size, transposed, bias } = config;
  const [first, second] = transposed
    ? [channels(config, 'in_channels'), channels(config, 'out_channels')]
    : [channels(config, 'out_channels'), channels(config, 'in_channels')];
  const weights = productOf([first, perGroup(config, second), sizesPart('kernel_size', kernel_size)]);
  if (isAssumed(config, 'bias')) return [...weights, ...plainPart(' (+ '), ...part('bias', out_channels), ...plainPart(')')];
  return bias ? [...weights, ...plainPart(' + '), { role: 'bias', text: formatDim(out_channels, 'pretty') }] : weights;
}

/** The same formula as text. */
export function paramsFormula(config: ConvConfig): string {
  return formatFormula({ parts: paramsParts(config) });
}

/**
 * `64·112·112 · 3 · 7·7`: output elements, input channels per group, kernel; for transposed layers: input elements, output channels per
 * group, kernel.
 * A batch size other than one comes first.
 */
export function macsParts(config: ConvConfig, input: Shape, output: Shape): readonly FormulaPart[] {
  const { rank, transposed, kernel_size } = config;
  const elements = transposed ? input : output;
  const batch = elements.length > rank + 1 && elements[0] !== 1 ? [part('text', elements[0] ?? 1)] : [];
  const other = channels(config, transposed ? 'out_channels' : 'in_channels');
  return productOf([
    ...batch,
    sizesPart(transposed ? 'input' : 'output', elements.slice(-rank - 1)),
    perGroup(config, other),
    sizesPart('kernel_size', kernel_size),
  ]);
}

function channels(config: ConvConfig, of: 'in_channels' | 'out_channels'): readonly FormulaPart[] {
  const count = config[of];
  return count === null ? [{ role: of, text: 'C_in' }] : part(of, count);
}

function perGroup({ groups }: ConvConfig, count: readonly FormulaPart[]): readonly FormulaPart[] {
  return groups === 1 ? count : [...count, ...plainPart('/'), ...part('groups', groups)];
}
