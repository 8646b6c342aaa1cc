/** Whole models: from Python expressions to every layer's shape, without running anything. */
export { type SourceFiles } from './files';
export { outputJson, summaryJson, type Json } from './json';
export { ModelAnalyzer } from './analyzer';
export type { Assignment, LayerCall, ModuleCall, ModelRequest, ModelRun, Problem, UnknownPlace } from './types';
