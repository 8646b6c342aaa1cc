/** What the environment provides: the parser's bytes, files and folders. */
export { cpuMilliseconds } from './clock';
export { type DataFiles, type FoundFile } from './data-files';
export { FileError, type Host, type PythonFiles } from './host';
export { nodeFiles, type SyncFiles } from './files';
export { nodeHost } from './node';
export { comparePaths } from './paths';
