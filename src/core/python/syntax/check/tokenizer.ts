import { badCharacterIn, characterAt, isDigit, refusalOf } from './characters';
import { readNumber } from './numbers';
import { stringEndAt } from './string-end';
import { KEYWORDS, SyntaxFault, type SyntaxErrorType, type Token, type TokenKind, type TokenPlace } from './token';

/** How many brackets and blocks CPython allows inside one another. */
const MAX_BRACKETS = 200;
const MAX_INDENTS = 100;

/** Columns of a tab, as CPython counts them for the depth of a line. */
const TAB = 8;

const PAIRS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

const OPERATOR = /\*\*=|\/\/=|>>=|<<=|\.\.\.|!=|->|:=|[-+*/%&|^@<>=]=|\*\*|\/\/|<<|>>|<>|[^]/y;

/** Above ASCII, the tokenizer takes all characters into a name, and complains about the name later. */
const NAME = /[\w\x80-\uffff]*/y;
const ASCII = /^[\x00-\x7f]*$/;

const STRING_PREFIX = /(?:[rRuUfFbB]|[fF][rR]|[rR][fF]|[bB][rR]|[rR][bB])?(?=["'])/y;

interface Bracket extends TokenPlace {
  readonly char: string;
}

interface Indent {
  /** The depth with tabs of eight columns, and with tabs of one: both must agree on which of two lines is deeper. */
  readonly depth: number;
  readonly narrow: number;
}

/** Reads a text token by token, as CPython 3.11 does, and throws what it raises. */
export class Tokenizer {
  readonly brackets: Bracket[] = [];
  private at = 0;
  private line = 1;
  private lineStart = 0;
  private atLineStart = true;
  private readonly indents: Indent[] = [{ depth: 0, narrow: 0 }];
  private readonly pending: Token[] = [];
  /** Whether the current line has had a token. */
  private hasContent = false;
  /** Where the comment that ends the current line begins; -1 if there is none. */
  private comment = -1;

  private readonly text: string;

  /** @param text with line feeds as line ends only */
  constructor(text: string) {
    // The last line has an end too.
    this.text = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  }

  /** The next token; at the end of the text, the same token again and again. */
  next(): Token {
    for (;;) {
      const waiting = this.pending.shift();
      if (waiting) return waiting;
      if (this.atLineStart) {
        this.atLineStart = false;
        this.indent();
        continue;
      }
      const token = this.read();
      if (token) return token;
    }
  }

  /** Throws if a bracket is open at the end of the text. */
  private openAtEnd(): void {
    const open = this.brackets.at(-1);
    if (open) throw neverClosed(open);
  }

  private token(kind: TokenKind, start: number, end: number): Token {
    // CPython gives tokens without text the place of the character before.
    if (start === end) return { kind, text: '', ...this.placeBefore(start), level: this.brackets.length };
    return { kind, text: this.text.slice(start, end), line: this.line, column: start - this.lineStart, level: this.brackets.length };
  }

  /** The place of the character before an offset. At the end of the text, that is the end of the last line. */
  private placeBefore(at: number): TokenPlace {
    const isAfterEnd = at === this.lineStart && at >= this.text.length && this.line > 1;
    const line = isAfterEnd ? this.line - 1 : this.line;
    const start = isAfterEnd ? this.text.lastIndexOf('\n', at - 2) + 1 : this.lineStart;
    return { line, column: Math.max(0, at - 1 - start) };
  }

  private fault(message: string, at: number, isUrgent = true, type: SyntaxErrorType = 'SyntaxError'): SyntaxFault {
    return new SyntaxFault(message, { line: this.line, column: Math.max(0, at - 1 - this.lineStart) }, type, isUrgent);
  }

  private newLine(next: number): void {
    this.at = next;
    this.line++;
    this.lineStart = next;
  }

  /** Measures how deep a line is indented, and gives the tokens of the blocks that it begins or ends. */
  private indent(): void {
    let depth = 0;
    let narrow = 0;
    let first: Indent | null = null;
    for (;;) {
      const char = this.text.charAt(this.at);
      if (char === ' ' || char === '\t') {
        depth = char === ' ' ? depth + 1 : (Math.floor(depth / TAB) + 1) * TAB;
        narrow++;
      } else if (char === '\f') depth = narrow = 0;
      else if (char === '\\') {
        // The first of several joined lines counts.
        first ??= { depth, narrow };
        this.joinLine();
        continue;
      } else break;
      this.at++;
    }
    const char = this.text.charAt(this.at);
    if (char === '#' || char === '\n' || char === '' || this.brackets.length > 0) return;
    this.settle(first && first.depth > 0 ? first : { depth, narrow });
  }

  private settle(found: Indent): void {
    const around = (): Indent => this.indents.at(-1) ?? { depth: 0, narrow: 0 };
    const tabs = (): SyntaxFault => this.fault('inconsistent use of tabs and spaces in indentation', this.lineStart, false, 'TabError');
    if (found.depth > around().depth) {
      if (this.indents.length >= MAX_INDENTS) throw this.fault('too many levels of indentation', this.lineStart, false, 'IndentationError');
      if (found.narrow <= around().narrow) throw tabs();
      this.indents.push(found);
      this.pending.push(this.token('indent', this.at, this.at));
      return;
    }
    while (found.depth < around().depth) {
      this.indents.pop();
      this.pending.push(this.token('dedent', this.at, this.at));
    }
    if (found.depth !== around().depth)
      throw this.fault('unindent does not match any outer indentation level', this.lineEnd() + 1, false, 'IndentationError');
    if (found.narrow !== around().narrow) throw tabs();
  }

  private lineEnd(): number {
    const end = this.text.indexOf('\n', this.at);
    return end === -1 ? this.text.length : end;
  }

  /** Goes on in the next line after a backslash. */
  private joinLine(): void {
    if (this.text.charAt(this.at + 1) !== '\n')
      throw this.fault('unexpected character after line continuation character', this.at + 2, false);
    this.newLine(this.at + 2);
    if (this.at < this.text.length) return;
    this.openAtEnd();
    throw new SyntaxFault('unexpected EOF while parsing', this.placeBefore(this.at));
  }

  /** One token, or null where there is only a blank or the end of a line that does not count. */
  private read(): Token | null {
    const { text } = this;
    const char = text.charAt(this.at);
    if (char === ' ' || char === '\t' || char === '\f') {
      this.at++;
      return null;
    }
    if (char === '') return this.end();
    if (char === '#') {
      this.comment = this.at;
      this.at = this.lineEnd();
      return null;
    }
    if (char === '\n') return this.lineFeed();
    if (char === '\\') {
      this.joinLine();
      return null;
    }
    this.hasContent = true;
    STRING_PREFIX.lastIndex = this.at;
    if (STRING_PREFIX.test(text)) return this.string(STRING_PREFIX.lastIndex);
    if (isDigit(char) || (char === '.' && isDigit(text.charAt(this.at + 1)))) return this.number();
    if (char > '\x7f' || /\w/.test(char)) return this.name();
    return this.operator(char);
  }

  private end(): Token {
    this.openAtEnd();
    if (this.indents.length > 1) {
      this.indents.pop();
      return this.token('dedent', this.at, this.at);
    }
    return this.token('end', this.at, this.at);
  }

  private lineFeed(): Token | null {
    const counts = this.hasContent && this.brackets.length === 0;
    const newline = counts ? this.token('newline', this.comment === -1 ? this.at : this.comment, this.at + 1) : null;
    this.newLine(this.at + 1);
    this.comment = -1;
    this.atLineStart = true;
    if (counts) this.hasContent = false;
    return newline;
  }

  private string(quote: number): Token {
    const start = this.at;
    const found = stringEndAt(this.text, start, quote);
    const place = this.token('string', start, found.end);
    const inside = this.text.slice(start, found.end);
    if (!found.isClosed) {
      const feeds = inside.match(/\n/g)?.length ?? 0;
      const detected = this.line + (found.isTriple ? Math.max(0, feeds - 1) : feeds);
      const kind = found.isTriple ? 'unterminated triple-quoted string literal' : 'unterminated string literal';
      throw this.fault(`${kind} (detected at line ${String(detected)})`, start + 1);
    }
    for (let feed = inside.indexOf('\n'); feed !== -1; feed = inside.indexOf('\n', feed + 1)) this.newLine(start + feed + 1);
    this.at = found.end;
    return place;
  }

  private number(): Token {
    const found = readNumber(this.text, this.at);
    if ('message' in found) throw this.fault(found.message, found.at);
    const token = this.token('number', this.at, found.end);
    this.at = found.end;
    return token;
  }

  private name(): Token {
    const start = this.at;
    NAME.lastIndex = start;
    NAME.test(this.text);
    const end = NAME.lastIndex;
    const name = this.text.slice(start, end);
    const bad = ASCII.test(name) ? -1 : badCharacterIn(name);
    if (bad !== -1) throw this.fault(refusalOf(characterAt(name, bad)), start + bad + 1);
    this.at = end;
    return this.token(KEYWORDS.has(name) ? 'keyword' : 'name', start, end);
  }

  private operator(char: string): Token {
    if (char < ' ' || char === '\x7f') throw this.fault(refusalOf(char), this.at + 1);
    if (char === '(' || char === '[' || char === '{') {
      if (this.brackets.length >= MAX_BRACKETS) throw this.fault('too many nested parentheses', this.at + 1);
      this.brackets.push({ char, line: this.line, column: this.at - this.lineStart });
    } else if (PAIRS[char] !== undefined) this.close(char);
    OPERATOR.lastIndex = this.at;
    OPERATOR.test(this.text);
    const start = this.at;
    this.at = OPERATOR.lastIndex;
    return this.token('op', start, this.at);
  }

  private close(char: string): void {
    const open = this.brackets.pop();
    if (!open) throw this.fault(`unmatched '${char}'`, this.at + 1);
    if (open.char === PAIRS[char]) return;
    const where = open.line === this.line ? '' : ` on line ${String(open.line)}`;
    throw this.fault(`closing parenthesis '${char}' does not match opening parenthesis '${open.char}'${where}`, this.at + 1);
  }
}

/** What CPython raises for a bracket that is open at the end. */
export function neverClosed(open: Bracket): SyntaxFault {
  return new SyntaxFault(`'${open.char}' was never closed`, open);
}
