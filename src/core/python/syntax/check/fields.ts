import { SyntaxFault, type Token, type TokenPlace } from './token';

/** The mistake in an expression, at a place in the expression in brackets; null if there is none. */
export type ExpressionFault = (text: string) => SyntaxFault | null;

const CLOSES: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/**
 * Checks the fields of a formatted string as CPython 3.11 does, except where 3.12 allows more: backslashes, deeper nesting, and the string's
 * own quotes.
 * @param offset where the contents begin in the token
 * @param last the last token that has been read: CPython says that mistakes in the form of a field are there
 */
export function checkFields(token: Token, offset: number, contents: string, last: Token, expressionFault: ExpressionFault): void {
  const quote = token.text.slice(token.text.length - 1);
  // A string that is complete only by the rules of 3.12.
  if (endsEarlier(token.text, offset, quote)) return;
  new FieldReader(token, offset, contents, last, expressionFault).literal(0, 0);
}

function endsEarlier(text: string, offset: number, quote: string): boolean {
  const closing = text.slice(offset - 3, offset) === quote.repeat(3) && offset > 3 ? quote.repeat(3) : quote;
  for (let at = offset; at < text.length; at += text.charAt(at) === '\\' ? 2 : 1)
    if (text.startsWith(closing, at)) return at + closing.length < text.length;
  return false;
}

class FieldReader {
  constructor(
    private readonly token: Token,
    private readonly offset: number,
    private readonly contents: string,
    private readonly last: Token,
    private readonly expressionFault: ExpressionFault,
  ) {}

  /** Reads text and fields from an offset; returns where they end: at the end, or at the brace that ends a format specification. */
  literal(start: number, depth: number): number {
    const { contents } = this;
    let at = start;
    while (at < contents.length) {
      const char = contents.charAt(at);
      if (char === '\\' && contents.startsWith('N{', at + 1)) {
        const end = contents.indexOf('}', at);
        at = end === -1 ? contents.length : end + 1;
      } else if ((char === '{' || char === '}') && depth === 0 && contents.charAt(at + 1) === char) at += 2;
      else if (char === '}') {
        if (depth === 0) this.fail("f-string: single '}' is not allowed");
        return at;
      } else if (char === '{') at = this.field(at + 1, depth);
      else at++;
    }
    return at;
  }

  /** Reads the field whose brace is before an offset; returns the offset after its end. */
  private field(start: number, depth: number): number {
    const { contents } = this;
    let at = this.expression(start);
    const text = contents.slice(start, at);
    if (at >= contents.length) this.fail("f-string: expecting '}'");
    if (text.trim() === '') this.fail('f-string: empty expression not allowed');
    this.checkExpression(text, start);
    if (contents.charAt(at) === '=') {
      at++;
      while (/\s/.test(contents.charAt(at))) at++;
    }
    if (contents.charAt(at) === '!') {
      if (at + 1 >= contents.length) this.fail("f-string: expecting '}'");
      if (!/[sra]/.test(contents.charAt(at + 1))) this.fail("f-string: invalid conversion character: expected 's', 'r', or 'a'");
      at += 2;
    }
    if (contents.charAt(at) === ':') at = this.literal(at + 1, depth + 1);
    if (contents.charAt(at) !== '}') this.fail("f-string: expecting '}'");
    return at + 1;
  }

  /** The offset of the character that ends an expression. */
  private expression(start: number): number {
    const { contents } = this;
    const open: string[] = [];
    let at = start;
    for (; at < contents.length; at++) {
      const char = contents.charAt(at);
      if (char === '"' || char === "'") {
        const closing = contents.startsWith(char.repeat(3), at) ? char.repeat(3) : char;
        const end = contents.indexOf(closing, at + closing.length);
        if (end === -1) this.fail('f-string: unterminated string');
        at = end + closing.length - 1;
      } else if (char === '[' || char === '{' || char === '(') open.push(char);
      else if (char === '#') this.fail("f-string expression part cannot include '#'");
      else if (open.length === 0 && /[!:}=<>]/.test(char)) {
        if (/[!=<>]/.test(char) && contents.charAt(at + 1) === '=') at++;
        else if (char !== '<' && char !== '>') break;
      } else if (CLOSES[char] !== undefined) {
        const opened = open.pop();
        if (opened === undefined) this.fail(`f-string: unmatched '${char}'`);
        if (opened !== CLOSES[char]) this.fail(`f-string: closing parenthesis '${char}' does not match opening parenthesis '${opened}'`);
      }
    }
    const unclosed = open.at(-1);
    if (unclosed !== undefined) this.fail(`f-string: unmatched '${unclosed}'`);
    return at;
  }

  private checkExpression(text: string, start: number): void {
    const fault = this.expressionFault(text);
    if (!fault) return;
    const before = this.token.text.slice(0, this.offset + start).split('\n');
    const first: TokenPlace = {
      line: this.token.line + before.length - 1,
      column: (before.length === 1 ? this.token.column : 0) + (before.at(-1)?.length ?? 0),
    };
    const { line, column } = fault.place;
    // The expression stands in brackets, of which the first takes a column.
    const place =
      line === 1 ? { line: first.line, column: Math.max(0, first.column + column - 1) } : { line: first.line + line - 1, column };
    throw new SyntaxFault(fault.message, place);
  }

  private fail(message: string): never {
    throw new SyntaxFault(message, this.last);
  }
}
