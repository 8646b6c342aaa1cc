import instantiate from 'instance:web-tree-sitter';
import type { Parser, Tree } from 'web-tree-sitter';
import { findRepairs } from './repair';
import { ParsedText, type TextPatch } from './repaired-text';
import { editBetween } from './reuse';
import { PythonSource } from './source';

/** The two WebAssembly files, as bytes: the host knows where they are, this room does not. */
export interface ParserBytes {
  /** web-tree-sitter.wasm */
  readonly runtime: Uint8Array;
  /** tree-sitter-python.wasm */
  readonly python: Uint8Array;
}

/**
 * Sources longer than this (UTF-16 units) are not parsed: they are data with a `.py` name, and one of them would delay
 * everything else. The largest file of torch, torchvision and timm has 1.3 M.
 */
const MAX_SOURCE_LENGTH = 8_000_000;

/**
 * Blocks inside one another. Python itself allows 100; at about 500, tree-sitter's Python grammar writes past the end of its own memory.
 */
const MAX_NESTED_BLOCKS = 200;

/** Thrown for a source that is refused unread; the message is a sentence for the user. */
export class SourceRefused extends Error {
  override readonly name = 'SourceRefused';
}

type TreeSitter = ReturnType<typeof instantiate>;

/** Parses Python. One per process or worker is enough; parsing is synchronous. */
export class PythonParser {
  private constructor(
    private readonly treeSitter: TreeSitter,
    private readonly parser: Parser,
  ) {}

  /**
   * Loads the parser from its bytes, in the same way in Node, in a worker and in a web page. Each parser has its own WebAssembly and memory:
   * after a trap its memory cannot be trusted, and it is replaced.
   */
  static async create(bytes: ParserBytes): Promise<PythonParser> {
    const treeSitter = instantiate();
    await treeSitter.Parser.init({ wasmBinary: bytes.runtime });
    const parser = new treeSitter.Parser();
    parser.setLanguage(await treeSitter.Language.load(bytes.python));
    return new PythonParser(treeSitter, parser);
  }

  /** Never fails on broken code; throws `SourceRefused` only. The caller disposes of the source. */
  parse(text: string): PythonSource {
    const { tree, parsed, hasErrors } = this.read(text, null);
    return new PythonSource(text, tree, parsed, hasErrors, null);
  }

  /** The source with its new text; everything outside the edit is kept. `previous` must not be used afterwards. */
  update(previous: PythonSource, text: string): PythonSource {
    const edit = editBetween(previous.text, text);
    if (!edit) return previous;
    const { tree, parsed, hasErrors } = this.read(text, { tree: previous.tree, text: previous.parsed.text, hasErrors: previous.hasErrors });
    const source = new PythonSource(text, tree, parsed, hasErrors, { previous, edit });
    previous.dispose();
    return source;
  }

  /** The tree of a text; for a broken text, the tree of its repaired text if the parser understands more of that. */
  private read(text: string, old: Parsed | null): Reading {
    refuse(text);
    if (old?.hasErrors) {
      // A file that was broken usually still is. The parser is slow around errors, so the repaired text is tried first.
      const reading = this.readRepaired(text, findRepairs(text), old);
      if (reading && !reading.tree.rootNode.hasError) return reading;
      reading?.tree.delete();
    }
    const tree = this.parseTree(text, old);
    const plain = { tree, parsed: new ParsedText(text, []), hasErrors: tree.rootNode.hasError };
    if (!plain.hasErrors) return plain;
    const repaired = this.readRepaired(text, findRepairs(text), old ?? { tree, text, hasErrors: true });
    if (!repaired) return plain;
    const isBetter = unreadLength(repaired.tree) < unreadLength(tree);
    (isBetter ? plain : repaired).tree.delete();
    return isBetter ? repaired : plain;
  }

  private readRepaired(text: string, changes: readonly TextPatch[], old: Parsed): Reading | null {
    if (changes.length === 0) return null;
    const parsed = new ParsedText(text, changes);
    return { tree: this.parseTree(parsed.text, old), parsed, hasErrors: true };
  }

  private parseTree(text: string, old: Parsed | null): Tree {
    const edited = old && editedTree(old, text, this.treeSitter);
    const tree = this.parser.parse(text, edited);
    edited?.delete();
    // The result is null only without a language or after a cancellation; neither happens here.
    if (!tree) throw new Error('The Python parser gave no tree.');
    return tree;
  }
}

/** A tree and the text from which it was parsed. */
interface Parsed {
  readonly tree: Tree;
  readonly text: string;
  readonly hasErrors: boolean;
}

/** A tree, the text it belongs to, and whether the file's own text has errors. */
interface Reading {
  readonly tree: Tree;
  readonly parsed: ParsedText;
  readonly hasErrors: boolean;
}

/** A copy of a tree that knows what has changed in its text since then. */
function editedTree(old: Parsed, text: string, { Edit }: TreeSitter): Tree {
  const tree = old.tree.copy();
  const edit = editBetween(old.text, text);
  if (!edit) return tree;
  tree.edit(
    new Edit({
      startIndex: edit.start,
      oldEndIndex: edit.oldEnd,
      newEndIndex: edit.newEnd,
      startPosition: point(old.text, edit.start),
      oldEndPosition: point(old.text, edit.oldEnd),
      newEndPosition: point(text, edit.newEnd),
    }),
  );
  return tree;
}

/** The number of characters that the parser did not understand; a token that it had to insert counts as one. */
function unreadLength(tree: Tree): number {
  let length = 0;
  // Brackets may be nested by the thousand: deeper than functions may call one another.
  const nodes = [tree.rootNode];
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    if (node.isError) length += Math.max(node.endIndex - node.startIndex, 1);
    else if (node.isMissing) length++;
    else if (node.hasError) nodes.push(...node.children);
  }
  return length;
}

function refuse(text: string): void {
  if (text.length > MAX_SOURCE_LENGTH)
    throw new SourceRefused(`The file has ${String(text.length)} characters; the limit is ${String(MAX_SOURCE_LENGTH)}.`);
  // Each block is indented by at least one character more than the one around it.
  if (DEEP_LINE.test(text) && blocksIn(text) > MAX_NESTED_BLOCKS)
    throw new SourceRefused(`The file has blocks that are nested more than ${String(MAX_NESTED_BLOCKS)} deep.`);
}

const DEEP_LINE = new RegExp(`^[ \\t]{${String(MAX_NESTED_BLOCKS)}}`, 'm');

/** How deep blocks are nested in a text, judged by how its lines are indented. */
function blocksIn(text: string): number {
  const widths: number[] = [];
  let deepest = 0;
  for (const [indent] of text.matchAll(/^[ \t]*(?=[^\s#])/gm)) {
    while (widths.length > 0 && (widths.at(-1) ?? 0) >= indent.length) widths.pop();
    widths.push(indent.length);
    deepest = Math.max(deepest, widths.length);
  }
  return deepest;
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
