import type { TreeCursor } from 'web-tree-sitter';
import type { Block } from './ast';

/**
 * One node of the parse tree, copied from WebAssembly memory. Lowering reads these, never the parser's own nodes, because
 * a step of a cursor is cheap and a node object of the parser is not. Offsets are relative to the enclosing statement.
 */
export interface Raw {
  readonly type: string;
  readonly field: string | null;
  readonly start: number;
  readonly end: number;
  /** All children except comments and line continuations; the body of a function has none (see ast.ts, LazyBlock). */
  readonly children: readonly Raw[];
  /** The statements of a `block`, already lowered. */
  readonly block: Block | null;
}

/** What copying needs to know about its surroundings. */
export interface RawContext {
  /** Lowers the statements under the cursor's current `block` node; `base` is the start of the statement that owns it. */
  readonly lowerBlock: (cursor: TreeCursor, base: number) => Block;
  /** The offset in the file for an offset in the tree. */
  readonly toOriginal: (parsed: number) => number;
  /** Set if the copied text has a syntax error: such a statement is not reused by its text alone. */
  broken: boolean;
  /** Called for an expression that is nested too deeply to be copied. */
  onTooDeep(): void;
}

const EXTRAS = new Set(['comment', 'line_continuation']);
/** Tokens that add nothing to the node around them. Most nodes of a file are tokens, and each one costs time. */
const SKIPPED = new Set(['comment', 'line_continuation', '(', ')', '[', ']', '{', '}', ',', ';', '.', ':', '=', 'def', 'class', 'return']);

/** Types whose tokens have a meaning, so none of them may be skipped. */
const EXACT = new Set([
  'subscript',
  'slice',
  'expression_statement',
  'match_statement',
  'case_pattern',
  'case_clause',
  'list_pattern',
  'tuple_pattern',
  'dict_pattern',
  'type_parameter',
  'interpolation',
  'format_expression',
  'ERROR',
]);

/** Types whose children have no field names, so the parser need not be asked for them. */
const FIELDLESS = new Set([
  'argument_list',
  'list',
  'tuple',
  'set',
  'dictionary',
  'expression_list',
  'pattern_list',
  'string',
  'concatenated_string',
  'parenthesized_expression',
  'dotted_name',
  'type',
  'parameters',
  'list_splat',
  'dictionary_splat',
]);

/** Types that have no children, or none that lowering reads: every step of the cursor costs time. */
const LEAVES = new Set([
  'identifier',
  'integer',
  'float',
  'true',
  'false',
  'none',
  'ellipsis',
  'string_start',
  'string_content',
  'string_end',
  'type_conversion',
  'escape_sequence',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  ',',
  ';',
  ':',
  '.',
  '=',
  '->',
  '@',
  '+',
  '-',
  '*',
  '/',
  '//',
  '%',
  '**',
  '<<',
  '>>',
  '&',
  '|',
  '^',
  '~',
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  ':=',
  '+=',
  '-=',
  '*=',
  '/=',
  '//=',
  '%=',
  'and',
  'or',
  'not',
  'in',
  'is',
  'if',
  'else',
  'elif',
  'for',
  'while',
  'def',
  'class',
  'return',
  'import',
  'from',
  'as',
  'with',
  'try',
  'except',
  'finally',
  'raise',
  'assert',
  'del',
  'async',
  'pass',
  'break',
  'continue',
  'global',
  'nonlocal',
]);

const NOTHING: readonly Raw[] = [];

/**
 * How deeply expressions may nest. A deeper part becomes an error: CPython rejects far less (200 parentheses), and code that
 * visits the tree recursively stays within its stack.
 */
export const MAX_DEPTH = 800;

/** Copies the node under the cursor and everything below it; the cursor ends where it began. */
export function copyRaw(cursor: TreeCursor, base: number, context: RawContext): Raw {
  return copy(cursor, cursor.nodeType, cursor.currentFieldName, base, context, '', 0);
}

function copy(
  cursor: TreeCursor,
  type: string,
  field: string | null,
  base: number,
  context: RawContext,
  parent: string,
  depth: number,
): Raw {
  const start = context.toOriginal(cursor.startIndex) - base;
  const end = context.toOriginal(cursor.endIndex) - base;
  if (type === 'ERROR' || (start === end && cursor.nodeIsMissing)) context.broken = true;
  if (LEAVES.has(type)) return { type, field, start, end, children: NOTHING, block: null };
  if (depth > MAX_DEPTH) {
    context.broken = true;
    context.onTooDeep();
    return { type: 'ERROR', field, start, end, children: NOTHING, block: null };
  }
  if (type === 'block' && parent !== 'match_statement') {
    const block = parent === 'function_definition' ? null : context.lowerBlock(cursor, base);
    return { type, field, start, end, children: NOTHING, block };
  }
  if (!cursor.gotoFirstChild()) return { type, field, start, end, children: NOTHING, block: null };
  const children: Raw[] = [];
  const skipped = EXACT.has(type) ? EXTRAS : SKIPPED;
  const hasFields = !FIELDLESS.has(type);
  do {
    const childType = cursor.nodeType;
    if (!skipped.has(childType))
      children.push(copy(cursor, childType, hasFields ? cursor.currentFieldName : null, base, context, type, depth + 1));
  } while (cursor.gotoNextSibling());
  cursor.gotoParent();
  return { type, field, start, end, children, block: null };
}

/** The first child in this field. */
export function child(raw: Raw, field: string): Raw | undefined {
  return raw.children.find(node => node.field === field);
}

/** Whether a token such as `async` or `from` is a direct child of this node. */
export function hasToken(raw: Raw, token: string): boolean {
  return raw.children.some(node => node.type === token);
}
