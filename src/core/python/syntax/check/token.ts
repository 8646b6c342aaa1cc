/** What a token is, as far as the grammar asks. */
export type TokenKind = 'name' | 'keyword' | 'number' | 'string' | 'op' | 'newline' | 'indent' | 'dedent' | 'end';

/** A place in a text: the line counts from 1, the column from 0 in UTF-16 units. */
export interface TokenPlace {
  readonly line: number;
  readonly column: number;
}

/** One token of Python. */
export interface Token extends TokenPlace {
  readonly kind: TokenKind;
  readonly text: string;
  /** The number of brackets that are open after it. */
  readonly level: number;
}

/** The classes of exceptions that CPython raises for a text that is not Python. */
export type SyntaxErrorType = 'SyntaxError' | 'IndentationError' | 'TabError';

/** What CPython raises for a text. It is thrown where it is found. */
export class SyntaxFault extends Error {
  constructor(
    override readonly message: string,
    readonly place: TokenPlace,
    readonly type: SyntaxErrorType = 'SyntaxError',
    /** Whether CPython notices it even if the parser stopped at an earlier place. */
    readonly isUrgent = false,
  ) {
    super(message);
  }
}

/** Words that cannot be names. */
export const KEYWORDS: ReadonlySet<string> = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global if import in is ' +
    'lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
);
