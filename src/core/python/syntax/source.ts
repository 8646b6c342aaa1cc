import type { Node, Tree, TreeCursor } from 'web-tree-sitter';
import type { Block, LazyBlock, Statement } from './ast';
import { LineIndex, type Position } from './lines';
import { loweringOf } from './lowering';
import { lowerStatement } from './lower-statement';
import type { ProgramText } from './program-text';
import { copyRaw, MAX_DEPTH, type RawContext } from './raw';
import { referencesTo, type Reference } from './references';
import type { ParsedText } from './repaired-text';
import { indexForReuse, type ReuseIndex, type TextEdit } from './reuse';

/** Statements whose text has a syntax error: its meaning depends on the text around it, so it is read again after every edit. */
const broken = new WeakSet<Statement>();

/**
 * One version of a Python file: its text, its parse tree, and the typed tree, which is read from it piece by piece.
 *
 * It is created by `PythonParser`. The module's statements and the bodies of functions are lowered on first use; after an edit,
 * statements outside the edited text are the same objects as before.
 */
export class PythonSource implements ProgramText {
  private readonly lines: LineIndex;
  private block: Block | null = null;
  private reuse: ReuseIndex | null;
  /** What is missing in the part of the typed tree that has been read; null if nothing is. */
  incomplete: string | null = null;

  constructor(
    readonly text: string,
    /** The tree of `parsed`; its offsets belong to that text. */
    readonly tree: Tree,
    readonly parsed: ParsedText,
    /** Whether the text itself, without repairs, has syntax errors. */
    readonly hasErrors: boolean,
    origin: { previous: PythonSource; edit: TextEdit } | null,
  ) {
    this.lines = new LineIndex(text);
    this.reuse = origin && indexForReuse(origin.previous.block, origin.edit, statement => !broken.has(statement));
  }

  module(): Block {
    if (!this.block) {
      const cursor = this.tree.walk();
      // The root of a file that the parser does not understand at all is an ERROR; its parts are read like those of a block.
      this.block = this.lowerBlock(cursor, 0);
      cursor.delete();
    }
    return this.block;
  }

  body(lazy: LazyBlock, base: number): Block {
    if (!lazy.block) {
      const node = this.blockNode(base + lazy.start, base + lazy.end);
      const cursor = node?.walk();
      lazy.block = cursor ? this.lowerBlock(cursor, base) : { items: [] };
      cursor?.delete();
    }
    return lazy.block;
  }

  /** The places that name something, and what they do with it. */
  references(name: string): Iterable<Reference> {
    return referencesTo(this, name);
  }

  positionAt(offset: number): Position {
    return this.lines.positionAt(offset);
  }

  /** The offset of a line and column, limited to the file. */
  offsetAt(position: Position): number {
    return this.lines.offsetAt(position);
  }

  /** Frees the parse tree; the part of the typed tree that has been read can still be used. */
  dispose(): void {
    this.tree.delete();
  }

  private lowerBlock(cursor: TreeCursor, ownerBase: number): Block {
    const items: { at: number; statement: Statement }[] = [];
    if (!cursor.gotoFirstChild()) return { items };
    do {
      const type = cursor.nodeType;
      if (type === 'comment' || type === 'line_continuation' || !cursor.nodeIsNamed) continue;
      const base = this.parsed.toOriginal(cursor.startIndex);
      const statement = this.reuse?.find(base, this.parsed.toOriginal(cursor.endIndex)) ?? this.lowerAt(cursor, base);
      items.push({ at: base - ownerBase, statement });
    } while (cursor.gotoNextSibling());
    cursor.gotoParent();
    return { items };
  }

  private lowerAt(cursor: TreeCursor, base: number): Statement {
    const context: RawContext = {
      broken: false,
      onTooDeep: () => {
        this.incomplete = `expressions nested deeper than ${String(MAX_DEPTH)} levels were not analyzed`;
      },
      toOriginal: parsed => this.parsed.toOriginal(parsed),
      lowerBlock: (at, owner) => this.lowerBlock(at, owner),
    };
    const lowering = loweringOf((start, end) => this.text.slice(base + start, base + end));
    const statement = lowerStatement(copyRaw(cursor, base, context), lowering);
    if (context.broken || this.parsed.isChangedIn(base, base + statement.end)) broken.add(statement);
    return statement;
  }

  private blockNode(start: number, end: number): Node | null {
    const first = this.parsed.toParsed(start);
    let node = this.tree.rootNode.descendantForIndex(first, Math.max(first, this.parsed.toParsed(end) - 1));
    while (
      node &&
      !(node.type === 'block' && this.parsed.toOriginal(node.startIndex) === start && node.parent?.type === 'function_definition')
    )
      node = node.parent;
    return node;
  }
}
