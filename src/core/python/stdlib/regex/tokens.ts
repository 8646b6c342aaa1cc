import { PatternError } from './tree';

/** The characters of a pattern or a template one by one, a backslash together with the character after it. Positions count characters. */
export class Tokens {
  private readonly chars: readonly string[];
  private index = 0;
  /** The next token; null at the end. */
  next: string | null = null;

  constructor(
    text: string,
    /** Whether it is text, not bytes. */
    readonly isText: boolean,
  ) {
    this.chars = [...text];
    this.advance();
  }

  private advance(): void {
    const char = this.chars[this.index];
    if (char === undefined) {
      this.next = null;
      return;
    }
    if (char !== '\\') this.next = char;
    else {
      const escaped = this.chars[++this.index];
      if (escaped === undefined) throw new PatternError('bad escape (end of pattern)', this.chars.length - 1);
      this.next = char + escaped;
    }
    this.index++;
  }

  /** The position of the next token. */
  get position(): number {
    return this.index - (this.next === null ? 0 : this.next.startsWith('\\') ? 2 : 1);
  }

  seek(position: number): void {
    this.index = position;
    this.advance();
  }

  /** Takes the next token. */
  take(): string | null {
    const token = this.next;
    this.advance();
    return token;
  }

  /** Takes the next token if it is the given one. */
  skip(token: string): boolean {
    if (this.next !== token) return false;
    this.advance();
    return true;
  }

  /** Takes up to so many tokens while they are in a set. */
  takeWhile(most: number, set: RegExp): string {
    let taken = '';
    for (let i = 0; i < most && this.next !== null && set.test(this.next); i++) taken += this.take() ?? '';
    return taken;
  }

  /** Takes everything up to a terminator, and the terminator. */
  takeUntil(terminator: string, what: string): string {
    let taken = '';
    for (;;) {
      const token = this.take();
      if (token === null) throw taken === '' ? this.error(`missing ${what}`) : this.unterminated(terminator, taken);
      if (token === terminator) break;
      taken += token;
    }
    if (taken === '') throw this.error(`missing ${what}`, 1);
    return taken;
  }

  private unterminated(terminator: string, taken: string): PatternError {
    return this.error(`missing ${terminator}, unterminated name`, lengthOf(taken));
  }

  /** An error at the next token, or so many characters before it. */
  error(message: string, before = 0): PatternError {
    return this.errorAt(message, this.position - before);
  }

  errorAt(message: string, position: number): PatternError {
    // The message about bytes shows them as text of ASCII.
    const shown = this.isText ? message : message.replace(/[\x80-\xff]/g, char => `\\x${char.charCodeAt(0).toString(16)}`);
    return new PatternError(shown, position);
  }
}

/** The number of characters, as Python counts them. */
export function lengthOf(text: string): number {
  return [...text].length;
}

/** Whether Python accepts the text as a name. */
export function isIdentifier(text: string): boolean {
  return /^[\p{XID_Start}_]\p{XID_Continue}*$/u.test(text);
}
