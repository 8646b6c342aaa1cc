/** The questions that a layer of any kind can answer. */
import type { Dim, Shape } from '../dim';
import type { Args } from './arg';
import { axisSymbol, type OutputFormula } from './formula-parts';
import { kindNamed, kindOf, kindOfType, type LayerConfig, type LayerType } from './kinds';
import type { ReceptiveField } from './receptive-field';
import type { Result } from './result';

/** The layer that a class or function creates from its arguments, or what it raises. */
export function layerFromCall(type: LayerType, args: Args): Result<LayerConfig> {
  return kindNamed(kindOfType(type)).fromCall(type, args);
}

/** The output's shape for an input (N, C, …) or (C, …), or what torch raises. */
export function layerOutput(config: LayerConfig, input: Shape): Result<Shape> {
  return kindOf(config).output(config, input);
}

/** Weights and biases, 0 for layers without any. Null if unknown. */
export function layerParams(config: LayerConfig): Dim | null {
  const { weights } = kindOf(config);
  return weights ? weights.params(config) : 0;
}

/** Multiply-accumulates as torch.utils.flop_counter counts them: none for layers without weights. */
export function layerMacs(config: LayerConfig, input: Shape, output: Shape): Dim {
  return kindOf(config).weights?.macs(config, input, output) ?? 0;
}

/** The receptive field of one output, for the usual input if none is given. */
export function layerReceptiveField(config: LayerConfig, input: Shape = kindOf(config).usualInput(config)): ReceptiveField {
  return kindOf(config).field(config, input);
}

/**
 * The output size along one axis, with the layer's numbers inserted, for a layer that torch accepts. @throws RangeError for a stride of 0.
 */
export function layerFormula(config: LayerConfig, axis: number, input: Dim = axisSymbol(config.rank, axis)): OutputFormula {
  return kindOf(config).formula(config, axis, input);
}

/** The receptive field along one axis: `1·(3−1) + 1`. */
export function layerFieldFormula(config: LayerConfig, axis: number, input: Shape = kindOf(config).usualInput(config)): OutputFormula {
  return kindOf(config).fieldFormula(config, axis, input);
}

/** Passes a configuration through the constructor; functions have none. */
export function remadeLayer(config: LayerConfig): Result<LayerConfig> {
  return kindOf(config).remade(config);
}

/** The layer after it has seen its input: a lazy layer then has channels. */
export function settledLayer(config: LayerConfig, input: Shape): LayerConfig {
  return kindOf(config).settled(config, input);
}
