/** What the outside gives: the parser's bytes, files and folders. */
export { FileError, type Host, type PythonFiles } from './host';
export { nodeHost } from './node';
export { comparePaths } from './paths';
