/** The arithmetic of convolutions as PyTorch has it: configuration, output shape, errors, cost, receptive field, formulas. */
export type { Shape } from '../dim';
export type { Arg, Args } from './arg';
export { axisNames, functionName, rankOf, traits } from './config';
export type { Assumed, ConvConfig, ConvFunctionType, ConvType, LazyConvType, PaddingMode, Rank, TupleParameter } from './config';
export { convMacs, convParams, elementCount, paramsFormula } from './cost';
export { axisSymbol, formatFormula, outputFormula, type FormulaPart, type OutputFormula } from './formula';
export { convFunctional } from './functional';
export { convModule } from './module';
export { convOutput, padSides, withInput } from './output';
export type { Sides } from './pad';
export { convParameters, type ConvParameter } from './parameters';
export { receptiveField, type ReceptiveField } from './receptive-field';
export type { Result, TorchError } from './result';
export { solutions, solve, type LayerSettings, type SolveRequest, type Solutions } from './solve';
export { axisOutput, DEFAULT_RANGES, solveAxis, type AxisParameter, type AxisProblem, type AxisSettings, type AxisSolutions, type SolveKind, type SolveRanges, type Span } from './solve-axis';
export { stackInputs, stackReceptiveField, type StackLayer } from './stack';
export { repairs, type Repair, type RepairChange, type RepairOptions, type RepairParameter, type RepairValue } from './solve-repair';
export { adaptivePoolOutput, poolOutput, type PoolConfig, type PoolRank } from './pool';
