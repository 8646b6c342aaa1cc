/** PyTorch's arithmetic of convolutions: configuration, output shape, errors, cost, receptive field, formulas. */
export type { Shape } from '../dim';
export type { Arg, Args } from './arg';
export { settle } from './arg';
export {
  adaptiveAxisField,
  fieldSize,
  joinedField,
  OWN_CELL,
  shiftedField,
  spanAt,
  transposedField,
  upsampledField,
  windowField,
  type AxisField,
  type SlidingWindow,
} from './axis-field';
export type { Assumed, ConvConfig, ConvFunctionType, ConvType, LazyConvType, PaddingMode, Rank, TupleParameter } from './config';
export { convMacs, convParams, elementCount, paramsFormula } from './cost';
export { outputFormula } from './formula';
export { axisSymbol, formatFormula, type FormulaPart, type OutputFormula } from './formula-parts';
export { convFunctional } from './functional';
export { convModule } from './module';
export { choosesOneDnn } from './backend';
export { convOutput, padSides, perAxis, withInput } from './output';
export { padInput, type Sides } from './pad';
export { type LayerParameter } from './parameters';
export { fieldSizes, rangeText, receptiveField, type ReceptiveField } from './receptive-field';
export type { Result, TorchError } from './result';
export { convSize, transposedSize } from './sizes';
export { solutions, solve, type LayerSettings, type SolveRequest, type Solutions } from './solve';
export type { AxisParameter, AxisSettings, SolveKind } from './axis-settings';
export { DEFAULT_RANGES, type AxisProblem, type AxisSolutions, type SolveRanges, type SizeRange as Span } from './solve-axis';
export { stackInputs, stackReceptiveField, type StackLayer } from './stack';
export { repairs, type Repair, type RepairChange, type RepairOptions, type RepairParameter, type RepairValue } from './solve-repair';
export * from './kinds';
export {
  layerFieldFormula,
  layerFormula,
  layerFromCall,
  layerMacs,
  layerOutput,
  layerParams,
  layerReceptiveField,
  remadeLayer,
  settledLayer,
} from './layer';
export { isMaxPool, poolStride, type PoolFunctionType, type PoolLayer, type PoolType } from './pool-layer';
export { poolRepairs, type PoolRepair } from './pool-repair';
export { lpPoolOutput, poolOutput, type LpPoolConfig } from './pool';
export type { PoolConfig } from './pool-config';
export { averageOf, type PowerPool } from './power-layer';
export { takesMax, type AdaptivePool } from './adaptive-layer';
export { adaptivePoolOutput, type WantedSize } from './pool-adaptive';
export { adaptiveReach, adaptiveWindow, type AdaptiveWindow } from './adaptive-windows';
export type { PoolRank } from './pool-windows';
export { presetOrigins, presets, type Preset, type PresetNumbers } from './presets';
