import { readFileSync } from 'node:fs';
import { Analyzer } from '../../src/core/analysis';
import { PythonParser, type ParserBytes } from '../../src/core/python/syntax';

export const parserBytes: ParserBytes = {
  runtime: readFileSync(require.resolve('web-tree-sitter/web-tree-sitter.wasm')),
  python: readFileSync('node_modules/tree-sitter-python/tree-sitter-python.wasm'),
};

export const createParser = (): Promise<PythonParser> => PythonParser.create(parserBytes);
export const createAnalyzer = (): Promise<Analyzer> => Analyzer.create(parserBytes);
