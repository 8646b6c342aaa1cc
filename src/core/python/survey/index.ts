/** Every call of a file with what is known about its arguments, without running the file. */
export type { Library } from './library';
export { alternatives } from './join';
export type { NameScope } from './name-scope';
export { surveyFile, type SurveyOptions } from './survey';
export type { CallEvent } from './survey-frame';
export { LibraryModule, isNothingButUnknown, LibraryName, Named, type EvaluatedArgument } from './values';
