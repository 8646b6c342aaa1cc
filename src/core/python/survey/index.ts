/** Python semantics over the syntax tree: values, scopes, and the survey that visits every call of a file. */
export { bindArguments, type Bound, type NativeParameter, type PythonError } from './bind';
export type { CallEvent } from './frame';
export { alternatives } from './join';
export { stdlib, type Library } from './natives';
export type { Scope } from './scope';
export { surveyFile, type SurveyOptions } from './survey';
export { typeName, unknown, type CallArguments, type EvaluatedArgument, type NativeValue, type UnknownValue, type Value } from './values';
