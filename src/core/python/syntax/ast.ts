/**
 * The Python syntax tree that the interpreter reads: small, typed, immutable.
 *
 * Offsets are UTF-16 units **relative to the start of the innermost statement**, and a block stores where each of its statements
 * begins relative to the statement (or module) that owns the block. A statement therefore has the same meaning wherever it is,
 * and an edit elsewhere in the file leaves its tree unchanged (see source.ts).
 */

/** Where a node is, relative to the start of its innermost statement. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Integers beyond 2^53 are exact. */
export type IntLiteral = number | bigint;

export type BinaryOperator = '+' | '-' | '*' | '/' | '//' | '%' | '**' | '@' | '<<' | '>>' | '&' | '|' | '^';
export type UnaryOperator = '+' | '-' | '~' | 'not';
export type CompareOperator = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'not in' | 'is' | 'is not';

export type Expr = Span &
  (
    | { readonly kind: 'name'; readonly id: string }
    | { readonly kind: 'int'; readonly value: IntLiteral }
    | { readonly kind: 'float'; readonly value: number }
    | { readonly kind: 'imaginary'; readonly value: number }
    /** `isUnread`: it contains named characters, for which there is no table. */
    | { readonly kind: 'str'; readonly value: string; readonly isUnread?: true }
    | { readonly kind: 'bytes'; readonly value: string }
    | { readonly kind: 'bool'; readonly value: boolean }
    | { readonly kind: 'none' }
    | { readonly kind: 'ellipsis' }
    | { readonly kind: 'fstring'; readonly parts: readonly FStringPart[] }
    | { readonly kind: 'attribute'; readonly object: Expr; readonly name: string; readonly nameSpan: Span }
    | { readonly kind: 'subscript'; readonly object: Expr; readonly index: Expr }
    | { readonly kind: 'slice'; readonly lower: Expr | null; readonly upper: Expr | null; readonly step: Expr | null }
    | { readonly kind: 'call'; readonly callee: Expr; readonly args: readonly Argument[] }
    | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Expr; readonly right: Expr }
    | { readonly kind: 'unary'; readonly operator: UnaryOperator; readonly operand: Expr }
    | { readonly kind: 'boolean'; readonly operator: 'and' | 'or'; readonly left: Expr; readonly right: Expr }
    | {
        readonly kind: 'compare';
        readonly left: Expr;
        readonly rest: readonly { readonly operator: CompareOperator; readonly operand: Expr }[];
      }
    | { readonly kind: 'conditional'; readonly test: Expr; readonly then: Expr; readonly otherwise: Expr }
    | { readonly kind: 'lambda'; readonly parameters: readonly Parameter[]; readonly body: Expr }
    | { readonly kind: 'tuple' | 'list' | 'set'; readonly items: readonly Expr[] }
    | { readonly kind: 'dict'; readonly entries: readonly DictItem[] }
    | {
        readonly kind: 'comprehension';
        readonly of: 'list' | 'set' | 'dict' | 'generator';
        /** The element, or the key of a dict comprehension. */
        readonly element: Expr;
        readonly value: Expr | null;
        readonly clauses: readonly ComprehensionClause[];
      }
    | { readonly kind: 'starred'; readonly value: Expr }
    | { readonly kind: 'walrus'; readonly target: Expr; readonly value: Expr }
    | { readonly kind: 'await'; readonly value: Expr }
    | { readonly kind: 'yield'; readonly value: Expr | null; readonly from: boolean }
    /** Text that the parser could not interpret, with the expressions recognized inside. */
    | { readonly kind: 'error'; readonly parts: readonly Expr[] }
  );

export type ExprOf<K extends Expr['kind']> = Extract<Expr, { kind: K }>;

export type FStringPart =
  | { readonly kind: 'text'; readonly value: string }
  | {
      readonly kind: 'value';
      readonly expression: Expr;
      /** `r`, `s` or `a` after `!`; `r` too for a bare `{x=}`, as in Python. */
      readonly conversion: string | null;
      readonly format: readonly FStringPart[];
      /** `{x=}`: the text that comes before the value, which is the expression as written, with the `=` and the spaces around it. */
      readonly label: string | null;
    };

export type DictItem = { readonly key: Expr; readonly value: Expr } | { readonly key: null; readonly value: Expr };

/** One argument of a call: positional, `name=`, `*value` or `**value`. */
export type Argument = Span &
  (
    | { readonly kind: 'positional' | 'star' | 'doubleStar'; readonly value: Expr }
    | { readonly kind: 'keyword'; readonly name: string; readonly value: Expr }
  );

export type ComprehensionClause =
  | { readonly kind: 'for'; readonly isAsync: boolean; readonly target: Expr; readonly iterable: Expr }
  | { readonly kind: 'if'; readonly test: Expr };

export interface Parameter extends Span {
  readonly name: string;
  readonly kind: 'positionalOnly' | 'normal' | 'keywordOnly' | 'star' | 'doubleStar';
  readonly default: Expr | null;
  readonly annotation: Expr | null;
}

/** `T`, `*Ts` or `**P` in the brackets after a function's, class's or type alias's name. */
export interface TypeParameter extends Span {
  readonly kind: 'typeVar' | 'typeVarTuple' | 'paramSpec';
  readonly name: string;
  readonly bound: Expr | null;
}

/** A sequence of statements; `at` is relative to the start of the statement (or module) that owns the block. */
export interface Block {
  readonly items: readonly { readonly at: number; readonly statement: Statement }[];
}

/**
 * The body of a function: read from the parse tree on first use (`PythonSource.body`), because most
 * functions of a file are never visited.
 */
export interface LazyBlock extends Span {
  block: Block | null;
}

export interface ImportedName {
  readonly name: string;
  readonly alias: string | null;
}

export type Statement = Span &
  (
    | { readonly kind: 'expression'; readonly value: Expr }
    | { readonly kind: 'assign'; readonly targets: readonly Expr[]; readonly value: Expr }
    | { readonly kind: 'annotate'; readonly target: Expr; readonly annotation: Expr; readonly value: Expr | null }
    | { readonly kind: 'augment'; readonly target: Expr; readonly operator: BinaryOperator; readonly value: Expr }
    | { readonly kind: 'return'; readonly value: Expr | null }
    | { readonly kind: 'delete'; readonly targets: readonly Expr[] }
    | { readonly kind: 'raise'; readonly exception: Expr | null; readonly cause: Expr | null }
    | { readonly kind: 'assert'; readonly test: Expr; readonly message: Expr | null }
    | { readonly kind: 'pass' | 'break' | 'continue' }
    | { readonly kind: 'global' | 'nonlocal'; readonly names: readonly string[] }
    | { readonly kind: 'import'; readonly modules: readonly ImportedName[] }
    | {
        readonly kind: 'importFrom';
        /** The module as written after the dots; empty for `from . import x`. */
        readonly module: string;
        /** Leading dots: 0 for an absolute import. */
        readonly level: number;
        /** `'*'` for a star import. */
        readonly names: readonly ImportedName[] | '*';
      }
    | { readonly kind: 'if'; readonly test: Expr; readonly then: Block; readonly otherwise: Block | null }
    | { readonly kind: 'while'; readonly test: Expr; readonly body: Block; readonly otherwise: Block | null }
    | {
        readonly kind: 'for';
        readonly isAsync: boolean;
        readonly target: Expr;
        readonly iterable: Expr;
        readonly body: Block;
        readonly otherwise: Block | null;
      }
    | {
        readonly kind: 'try';
        /** Its handlers are `except*`. */
        readonly isGroup: boolean;
        readonly body: Block;
        readonly handlers: readonly ExceptHandler[];
        readonly otherwise: Block | null;
        readonly finally: Block | null;
      }
    | {
        readonly kind: 'with';
        readonly isAsync: boolean;
        readonly items: readonly { readonly context: Expr; readonly target: Expr | null }[];
        readonly body: Block;
      }
    | { readonly kind: 'match'; readonly subject: Expr; readonly cases: readonly MatchCase[] }
    | {
        readonly kind: 'function';
        readonly name: string;
        readonly nameSpan: Span;
        readonly typeParameters: readonly TypeParameter[];
        readonly parameters: readonly Parameter[];
        readonly returns: Expr | null;
        readonly decorators: readonly Expr[];
        readonly isAsync: boolean;
        readonly body: LazyBlock;
      }
    | {
        readonly kind: 'class';
        readonly name: string;
        readonly nameSpan: Span;
        readonly typeParameters: readonly TypeParameter[];
        readonly bases: readonly Argument[];
        readonly decorators: readonly Expr[];
        readonly body: Block;
      }
    | { readonly kind: 'typeAlias'; readonly name: Expr; readonly typeParameters: readonly TypeParameter[]; readonly value: Expr }
    /** Text that the parser could not interpret, with what was recognized inside. */
    | { readonly kind: 'error'; readonly body: Block }
  );

export type StatementOf<K extends Statement['kind']> = Extract<Statement, { kind: K }>;
export type FunctionStatement = StatementOf<'function'>;
export type ClassStatement = StatementOf<'class'>;

export interface ExceptHandler {
  readonly type: Expr | null;
  readonly name: string | null;
  readonly body: Block;
}

export interface MatchCase {
  readonly pattern: Pattern;
  readonly guard: Expr | null;
  readonly body: Block;
}

export type Pattern = Span &
  (
    | { readonly kind: 'wildcard' }
    | { readonly kind: 'capture'; readonly name: string }
    | { readonly kind: 'value'; readonly value: Expr }
    | { readonly kind: 'sequence'; readonly items: readonly Pattern[] }
    | { readonly kind: 'rest'; readonly name: string | null }
    | {
        readonly kind: 'mapping';
        readonly entries: readonly { readonly key: Expr; readonly value: Pattern }[];
        readonly rest: string | null;
      }
    | {
        readonly kind: 'class';
        readonly callee: Expr;
        readonly positional: readonly Pattern[];
        readonly keywords: readonly { readonly name: string; readonly value: Pattern }[];
      }
    | { readonly kind: 'or'; readonly options: readonly Pattern[] }
    | { readonly kind: 'as'; readonly pattern: Pattern; readonly name: string }
  );
