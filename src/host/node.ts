import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toFileError } from './errors';
import { FileError, type Host } from './host';
import { pythonFiles } from './walk';

/** The host on Node. The parser's files are next to the bundle. */
export const nodeHost: Host = {
  async parserBytes() {
    const [runtime, python] = await Promise.all(
      ['web-tree-sitter.wasm', 'tree-sitter-python.wasm'].map(name => readFile(join(__dirname, name))),
    );
    if (!runtime || !python) throw new FileError('The files of the parser are missing.');
    return { runtime, python };
  },
  readText,
  pythonFiles,
};

async function readText(path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw toFileError(error);
  });
  if (bytes.includes(0)) throw new FileError('It is a binary file, not Python text.');
  try {
    // Drops a byte order mark and rejects anything that is not UTF-8.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new FileError('It is not UTF-8 text.');
  }
}
