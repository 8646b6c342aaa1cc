import type { TextPatch } from './repaired-text';
import { quotesAt, stringEnd } from './strings';

/** A file that needs more changes than this is not Python; it is read without changes. */
const MAX_CHANGES = 200;
/** The search for the end of unclosed brackets reads the text at most this often; then brackets end at the first line that may begin a statement. */
const MAX_PASSES = 4;

const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Lines that are statements in any position: no expression continues like this. */
const STATEMENT = new RegExp(
  [
    String.raw`(?:def|class|return|import|while|with|try|assert|raise|del|pass|break|continue|global|nonlocal|elif|except|finally)\b`,
    String.raw`from\s+[.\w]+\s+import\b`,
    String.raw`async\s+(?:def|with)\b`,
    String.raw`else\s*:`,
    String.raw`(?:if|for)\b.*:[ \t]*(?:#.*)?(?:\r?\n|$)`,
    String.raw`[^\W\d]\w*(?:\.\w+|\[[^\]\n]*\])+\s*(?:[-+*/%&|^@]|//|\*\*|<<|>>)?=(?!=)`,
  ]
    .map(one => `(?:${one})`)
    .join('|'),
  'uy',
);

/** Characters that open, close or end nothing. */
const PLAIN = /[^\s\\#"'()[\]{}:*\uFEFF]+/y;

/** Beginnings of a line that continues the line before. */
const CONTINUES = /[)\]}.,+/%|&^=<>]|(?:and|or|in|is|else)\b/y;

const HEADER = /(?:async\s+)?(?:def|class|while|with|for|if|elif|else|try|except|finally)\b/y;

/** Tokens that an operand must follow. The dot of a number or an ellipsis and the star of an import need no operand. */
const WANTS_OPERAND = /(?:[-+/%@&|^<>=~!]|(?<![\d.])\.|(?<!import\s*)\*|\b(?:and|or|not|in|is|if|await))$/;

/** Where brackets that are not closed may end: before the first line that looks like a new statement. */
interface Ending {
  /** Offset after the last character before the line. */
  readonly at: number;
  /** Where the line begins. */
  readonly next: number;
  readonly open: readonly string[];
  readonly changes: number;
}

/**
 * Changes that let the parser see the statements of a broken file: brackets and quotes that are open at the end of their
 * statement are closed, a single closing bracket is replaced by a space, a missing operand or colon is inserted. Statements keep their
 * places; inserted text has no length in the file. This is only for texts that have errors, because it guesses where a statement ends.
 */
export function findRepairs(text: string): readonly TextPatch[] {
  const repairer = new Repairer(text);
  let at = 0;
  while (at < text.length) {
    at = repairer.statement(at);
    if (repairer.changes.length > MAX_CHANGES) return [];
  }
  return repairer.changes;
}

class Repairer {
  readonly changes: TextPatch[] = [];
  private scanned = 0;

  constructor(private readonly text: string) {}

  /** Reads the logical line that begins at an offset; returns where the next one begins. */
  statement(start: number): number {
    const { text } = this;
    const first = this.content(start);
    const indent = first - start;
    const isHeader = matchesAt(HEADER, text, first);
    const open: string[] = [];
    let hasColon = false;
    /** The last colon that is neither in a string nor in a comment. */
    let colon = -1;
    let ending: Ending | null = null;
    /** Offset after the last character that is neither a space nor part of a comment. */
    let last = first;
    for (let at = first; at <= text.length; at++) {
      PLAIN.lastIndex = at;
      if (PLAIN.test(text)) {
        this.scanned += PLAIN.lastIndex - at;
        last = at = PLAIN.lastIndex;
      }
      this.scanned++;
      const char = text.charAt(at);
      if (char === '\n' || at === text.length) {
        const next = at + 1;
        if (open.length === 0) {
          this.finish(first, last, isHeader && !hasColon, '');
          return next;
        }
        const line = this.nextLine(next);
        if (isHeader && colon === last - 1) ending ??= { at: last - 1, next, open: [...open], changes: this.changes.length };
        const content = this.content(line);
        const isEnd = content >= text.length || matchesAt(STATEMENT, text, content);
        const mayEnd = isEnd || (content - line <= indent && !matchesAt(CONTINUES, text, content));
        if (mayEnd) ending ??= { at: last, next: line, open: [...open], changes: this.changes.length };
        if (ending && (isEnd || this.scanned > MAX_PASSES * text.length)) return this.close(first, ending, isHeader);
        // If the indentation changes between a dot and a name, the parser loses track of the statement.
        if (text.charAt(last - 1) === '.' && line === next) {
          this.changes.push({ at, removed: content - at, inserted: ' '.repeat(content - at) });
          at = content - 1;
        }
      } else if (char === '#') {
        const end = text.indexOf('\n', at);
        at = (end === -1 ? text.length : end) - 1;
      } else if (char === '\\') {
        if (/\r?\n/y.test(text.slice(at + 1, at + 3))) at += text.charAt(at + 1) === '\r' ? 2 : 1;
        else last = at + 1;
      } else if (char === '"' || char === "'") {
        const { end, isClosed, openFields } = stringEnd(text, at);
        // A double brace is text.
        for (const brace of openFields) this.changes.push({ at: brace, removed: 0, inserted: '{' });
        if (!isClosed) this.changes.push({ at: end, removed: 0, inserted: quotesAt(text, at) });
        this.scanned += end - at;
        last = end;
        at = end - 1;
      } else if (!isBlank(char)) {
        if (CLOSERS[char] !== undefined) open.push(char);
        else if (char === ')' || char === ']' || char === '}') this.closing(char, at, open);
        else if (char === ':') {
          colon = at;
          hasColon ||= open.length === 0;
        } else if (char === '*' && open.length === 0 && this.unpacks(first, last, at)) this.changes.push({ at, removed: 1, inserted: '~' });
        last = at + 1;
      }
    }
    return text.length;
  }

  /** A closing bracket: it closes the innermost open one, or an outer one whose inner ones are not closed, or none. */
  private closing(char: string, at: number, open: string[]): void {
    const opener = open.map(one => CLOSERS[one]).lastIndexOf(char);
    if (opener === -1) {
      this.changes.push({ at, removed: 1, inserted: ' ' });
      return;
    }
    const inner = open.splice(opener).slice(1);
    if (inner.length > 0) this.changes.push({ at, removed: 0, inserted: closers(inner) });
  }

  /** Closes what is open at the end of a statement. */
  private close(first: number, ending: Ending, isHeader: boolean): number {
    this.changes.length = ending.changes;
    const hasColon = this.text.charAt(ending.at) === ':';
    this.finish(first, ending.at, isHeader && !hasColon, closers(ending.open));
    return ending.next;
  }

  /** Inserts what is missing at the end of a statement. */
  private finish(first: number, end: number, lacksColon: boolean, closing: string): void {
    if (end <= first) return;
    const wantsOperand = WANTS_OPERAND.test(this.text.slice(Math.max(first, end - 12), end));
    const inserted = `${wantsOperand ? ' _' : ''}${closing}${lacksColon ? ':' : ''}`;
    if (inserted !== '') this.changes.push({ at: end, removed: 0, inserted });
  }

  /** Whether a star outside brackets unpacks something that the parser does not expect after one: anything except a name. */
  private unpacks(first: number, last: number, at: number): boolean {
    const before = this.text.slice(Math.max(first, last - 8), last);
    if (last > first && !/(?:[,=]|\b(?:return|yield|in))$/.test(before)) return false;
    return /^[ \t]*[-+~([{"'\d]/.test(this.text.slice(at + 1, at + 20));
  }

  /** Where the next line begins that contains more than a comment. */
  private nextLine(start: number): number {
    let line = start;
    for (;;) {
      const content = this.content(line);
      const char = this.text.charAt(content);
      if (char !== '#' && char !== '\n' && char !== '\r') return line;
      const end = this.text.indexOf('\n', content);
      if (end === -1) return this.text.length;
      line = end + 1;
    }
  }

  /** The first offset of a line that is not blank. */
  private content(line: number): number {
    let at = line;
    while (isBlank(this.text.charAt(at)) && this.text.charAt(at) !== '\r') at++;
    return at;
  }
}

function closers(open: readonly string[]): string {
  return open
    .map(one => CLOSERS[one] ?? '')
    .reverse()
    .join('');
}

function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

function isBlank(char: string): boolean {
  return char === ' ' || char === '\t' || char === '\r' || char === '\f' || char === '\uFEFF';
}
