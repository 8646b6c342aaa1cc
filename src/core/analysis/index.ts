/** Files to layers: the facade over the core. */
export { Analyzer } from './analyzer';
export { calcJson, type CalcAnswer, type JsonDim } from './calculate';
export type { CallArgument, ConvCall, Range, WrittenCall } from './written-calls';
export { exampleOf, layerOf, type Example, type Layer } from './layer';
export type { NumbersAnswer, NumbersRequest } from './numbers';
export { rewriteCall, type Rewrite, type TextEdit, type VariableArgument } from './rewrite';
export type { JsonValue, ScannedCall } from './scan';
export { SourceRefused, type ParserBytes, type PythonSource } from '../python/syntax';
export * from './model';
