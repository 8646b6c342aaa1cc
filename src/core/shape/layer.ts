/** What can be asked of a layer of any kind. */
import type { Dim, Shape } from '../dim';
import type { Args } from './arg';
import { axisSymbol, type OutputFormula } from './formula-parts';
import { kindNamed, kindOf, kindOfType, type LayerConfig, type LayerType } from './kinds';
import type { LayerParameter } from './parameters';
import type { ReceptiveField } from './receptive-field';
import type { Result } from './result';

/** What a class or function makes of its arguments, or what it raises. */
export function layerFromCall(type: LayerType, args: Args): Result<LayerConfig> {
  return kindNamed(kindOfType(type)).fromCall(type, args);
}

/** What the constructor takes, in positional order. */
export function layerParameters(config: LayerConfig): readonly LayerParameter[] {
  return kindOf(config).parameters(config.type);
}

/** The output's shape for an input (N, C, …) or (C, …), or what torch raises. */
export function layerOutput(config: LayerConfig, input: Shape): Result<Shape> {
  return kindOf(config).output(config, input);
}

/** Weights and biases, 0 for layers without. Null where it is not known. */
export function layerParams(config: LayerConfig): Dim | null {
  const { weights } = kindOf(config);
  return weights ? weights.params(config) : 0;
}

/** Multiply-accumulates, as torch.utils.flop_counter counts: it counts none for layers without weights. */
export function layerMacs(config: LayerConfig, input: Shape, output: Shape): Dim {
  return kindOf(config).weights?.macs(config, input, output) ?? 0;
}

/** What one output sees of the input; of the usual one where none is given. */
export function layerReceptiveField(config: LayerConfig, input: Shape = kindOf(config).usualInput(config)): ReceptiveField {
  return kindOf(config).field(config, input);
}

/** The output size along one axis, with the layer's numbers filled in: of a layer that torch takes. @throws RangeError for a stride of 0. */
export function layerFormula(config: LayerConfig, axis: number, input: Dim = axisSymbol(config.rank, axis)): OutputFormula {
  return kindOf(config).formula(config, axis, input);
}

/** The receptive field along one axis: `1·(3−1) + 1`. */
export function layerFieldFormula(config: LayerConfig, axis: number, input: Shape = kindOf(config).usualInput(config)): OutputFormula {
  return kindOf(config).fieldFormula(config, axis, input);
}

/** What the constructor says of a configuration; functions have none. */
export function remadeLayer(config: LayerConfig): Result<LayerConfig> {
  return kindOf(config).remade(config);
}

/** The layer once it has seen its input: a lazy one has channels then. */
export function settledLayer(config: LayerConfig, input: Shape): LayerConfig {
  return kindOf(config).settled(config, input);
}
