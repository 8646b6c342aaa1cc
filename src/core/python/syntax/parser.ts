import { Edit, Language, Parser, type Tree } from 'web-tree-sitter';
import { PythonSource } from './source';

/** The two WebAssembly files, as bytes: whoever hosts us knows where they are, this room does not. */
export interface ParserBytes {
  /** web-tree-sitter.wasm */
  readonly runtime: Uint8Array;
  /** tree-sitter-python.wasm */
  readonly python: Uint8Array;
}

/**
 * Sources longer than this (UTF-16 units) are not parsed: they are data with a `.py` name, and one of them would hold up
 * everything else. The largest file of torch, torchvision and timm has 1.3 M.
 */
export const MAX_SOURCE_LENGTH = 8_000_000;

/** Thrown for a source that is refused unread. */
export class SourceTooLarge extends Error {
  constructor(length: number) {
    super(`The file has ${String(length)} characters; ConvLens reads up to ${String(MAX_SOURCE_LENGTH)}.`);
    this.name = 'SourceTooLarge';
  }
}

/** Parses Python. One per process or worker is enough; parsing is synchronous. */
export class PythonParser {
  private constructor(private readonly parser: Parser) {}

  /** Loads the parser from its bytes: the same in Node, in a worker and in a web page. */
  static async create(bytes: ParserBytes): Promise<PythonParser> {
    await Parser.init({ wasmBinary: bytes.runtime });
    const parser = new Parser();
    parser.setLanguage(await Language.load(bytes.python));
    return new PythonParser(parser);
  }

  /** Never fails on broken code; throws `SourceTooLarge` only. The caller disposes of the source. */
  parse(text: string): PythonSource {
    return new PythonSource(text, this.parseTree(text, null), null);
  }

  /** The source with its new text; what the edit did not touch is kept. `previous` must not be used afterwards. */
  update(previous: PythonSource, text: string): PythonSource {
    refuseTooLong(text);
    const edit = previous.editTo(text);
    if (!edit) return previous;
    previous.tree.edit(new Edit({
      startIndex: edit.start,
      oldEndIndex: edit.oldEnd,
      newEndIndex: edit.newEnd,
      startPosition: point(previous.text, edit.start),
      oldEndPosition: point(previous.text, edit.oldEnd),
      newEndPosition: point(text, edit.newEnd),
    }));
    const tree = this.parseTree(text, previous.tree);
    const source = new PythonSource(text, tree, { previous, edit });
    previous.dispose();
    return source;
  }

  private parseTree(text: string, old: Tree | null): Tree {
    refuseTooLong(text);
    const tree = this.parser.parse(text, old);
    // Null only without a language or when cancelled; neither happens here.
    if (!tree) throw new Error('The Python parser gave no tree.');
    return tree;
  }
}

function refuseTooLong(text: string): void {
  if (text.length > MAX_SOURCE_LENGTH) throw new SourceTooLarge(text.length);
}

function point(text: string, offset: number): { row: number; column: number } {
  let row = 0;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    row++;
    lineStart = at + 1;
  }
  return { row, column: offset - lineStart };
}
