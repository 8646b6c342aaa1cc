/** A convolution or a pooling: what can be asked of both. */
import type { Dim, Shape } from '../dim';
import type { Args } from './arg';
import type { ConvConfig, ConvType, LazyConvType } from './config';
import { configArgs } from './config-args';
import { convMacs, convParams } from './cost';
import { outputFormula } from './formula';
import { part, text, type OutputFormula } from './formula-parts';
import { convModule } from './module';
import { convOutput, perAxis } from './output';
import { convParameters, type ConvParameter } from './parameters';
import { poolFormula, poolReceptiveField } from './pool-formula';
import { isPoolType, poolLayer, poolLayerOutput, poolParameters, type PoolLayer, type PoolType } from './pool-layer';
import { receptiveField, type ReceptiveField } from './receptive-field';
import { ok, type Result } from './result';

export type LayerConfig = ConvConfig | PoolLayer;

/** Also of a configuration as it is sent. */
export function isPool<Config extends object>(config: Config): config is Extract<Config, { readonly ceil_mode: boolean }> {
  return 'ceil_mode' in config;
}

/** What a constructor makes of its arguments, or what it raises. */
export function layerModule(type: ConvType | LazyConvType | PoolType, args: Args): Result<LayerConfig> {
  return isPoolType(type) ? poolLayer(type, args) : convModule(type, args);
}

/** What the constructor takes, in positional order. */
export function layerParameters(config: LayerConfig): readonly ConvParameter[] {
  return isPool(config) ? poolParameters(config.type) : convParameters[config.type];
}

/** The output's shape for an input (N, C, …) or (C, …), or what torch raises. */
export function layerOutput(config: LayerConfig, input: Shape): Result<Shape> {
  return isPool(config) ? poolLayerOutput(config, input) : convOutput(config, input);
}

/** Weights and biases; a pooling has none. Null where it is not known. */
export function layerParams(config: LayerConfig): Dim | null {
  return isPool(config) ? 0 : convParams(config);
}

/** Multiply-accumulates, as torch.utils.flop_counter counts: it counts none for poolings. */
export function layerMacs(config: LayerConfig, input: Shape, output: Shape): Dim {
  return isPool(config) ? 0 : convMacs(config, input, output);
}

export function layerReceptiveField(config: LayerConfig): ReceptiveField {
  return isPool(config) ? poolReceptiveField(config) : receptiveField(config);
}

/** The output size along one axis, with the layer's numbers filled in: of a layer that torch takes. @throws RangeError for a stride of 0. */
export function layerFormula(config: LayerConfig, axis: number, input?: Dim): OutputFormula {
  return isPool(config) ? poolFormula(config, axis, input) : outputFormula(config, axis, input);
}

/** The receptive field along one axis: `1·(3−1) + 1`. Of transposed layers it has no such form, and only the value is told. */
export function layerFieldFormula(config: LayerConfig, axis: number): OutputFormula {
  const value = perAxis(layerReceptiveField(config).size, axis);
  if (!isPool(config) && config.transposed) return { parts: [], value };
  const [kernel, dilation] = [perAxis(config.kernel_size, axis), perAxis(config.dilation, axis)];
  return { parts: [...part('dilation', dilation), ...text('·('), ...part('kernel_size', kernel), ...text('−1) + 1')], value };
}

/** What the constructor says of a configuration; functions have none, and the one of poolings says nothing. */
export function remadeLayer(config: LayerConfig): Result<LayerConfig> {
  if (config.functional || isPool(config)) return ok(config);
  return convModule(config.lazy ? `Lazy${config.type}` : config.type, configArgs(config));
}
