/** Python source to a small typed tree: parsing never fails, and an edit costs what it changes. */
export * from './ast';
export { blocksOf } from './children';
export { MAX_SOURCE_LENGTH, PythonParser, SourceTooLarge, type ParserBytes } from './parser';
export { PythonSource, type Position } from './source';
