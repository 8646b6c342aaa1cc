/** From Python source to a small typed tree: parsing never fails, and the cost of an edit is proportional to the change. */
export * from './ast';
export { findSyntaxError, syntaxErrorOf, type PythonSyntaxError } from './check';
export { blocksOf, expressionsOf, partsOf, patternNames } from './children';
export { PythonParser, SourceRefused, type ParserBytes } from './parser';
export type { Reference } from './references';
export type { Position } from './lines';
export type { ProgramText } from './program-text';
export { PythonSource } from './source';
export { store, StoredSource, type StoredPython } from './stored';
