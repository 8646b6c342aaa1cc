import { isDoubt, PlainExpressions, tokensOf } from './plain-expressions';

const ASSIGNMENTS = new Set('+= -= *= @= /= %= &= |= ^= <<= >>= **= //='.split(' '));

/** What surrounds a statement. */
interface Surroundings {
  readonly code: 'module' | 'class' | 'function';
  readonly isInLoop: boolean;
}

/**
 * Whether CPython certainly accepts a text: whether it has only what is common in programs. That takes a small part of the time that the
 * whole grammar takes, which decides about all other texts.
 * @param text with line feeds as line ends only
 */
export function isPlainProgram(text: string): boolean {
  try {
    new PlainProgram(tokensOf(text)).file();
    return true;
  } catch (error) {
    if (isDoubt(error)) return false;
    throw error;
  }
}

class PlainProgram extends PlainExpressions {
  /** Whether `from __future__` may still be written. */
  private isAtBeginning = true;

  file(): void {
    while (this.next().kind !== 'end') this.statement({ code: 'module', isInLoop: false });
  }

  private statement(around: Surroundings): void {
    switch (this.sign()) {
      case '@':
        while (this.takes('@')) {
          this.expression();
          this.newline();
        }
        if (this.sign() !== 'def' && this.sign() !== 'class') this.doubt();
        this.statement(around);
        return;
      case 'def':
        this.definition();
        return;
      case 'class':
        this.mark++;
        this.name();
        if (this.takes('(')) this.callArguments(false);
        this.inside('class');
        return;
      case 'if':
        do {
          this.mark++;
          this.expression();
          this.block(around);
        } while (this.sign() === 'elif');
        if (this.takes('else')) this.block(around);
        return;
      case 'while':
      case 'for':
        this.loop(around);
        return;
      case 'try':
        this.mark++;
        this.guarded(around);
        return;
      case 'with':
        do {
          this.mark++;
          this.expression();
          if (this.takes('as')) this.target();
        } while (this.sign() === ',');
        this.block(around);
        return;
      default:
        this.line(around);
    }
  }

  private definition(): void {
    this.mark++;
    this.name();
    this.need('(');
    this.parameters(')', true);
    if (this.takes('->')) this.expression();
    this.inside('function');
  }

  private inside(code: 'class' | 'function'): void {
    const before = this.isInFunction;
    this.isInFunction = code === 'function';
    this.block({ code, isInLoop: false });
    this.isInFunction = before;
  }

  private loop(around: Surroundings): void {
    if (this.takes('while')) this.expression();
    else {
      this.mark++;
      this.targets();
      this.need('in');
      this.expressions();
    }
    this.block({ ...around, isInLoop: true });
    if (this.takes('else')) this.block(around);
  }

  private guarded(around: Surroundings): void {
    this.block(around);
    let handlers = 0;
    let catchesAll = false;
    for (; this.takes('except'); handlers++) {
      // What catches everything comes last.
      if (catchesAll) this.doubt();
      catchesAll = this.sign() === ':';
      if (!catchesAll) {
        this.expression();
        if (this.takes('as')) this.name();
      }
      this.block(around);
    }
    if (handlers > 0 && this.takes('else')) this.block(around);
    if (this.takes('finally')) this.block(around);
    else if (handlers === 0) this.doubt();
  }

  /** A colon and what it introduces. */
  private block(around: Surroundings): void {
    this.need(':');
    this.isAtBeginning = false;
    if (this.next().kind !== 'newline') {
      this.line(around);
      return;
    }
    this.mark++;
    if (this.next().kind !== 'indent') this.doubt();
    this.mark++;
    while (this.next().kind !== 'dedent') this.statement(around);
    this.mark++;
  }

  private newline(): void {
    if (this.next().kind !== 'newline') this.doubt();
    this.mark++;
  }

  /** Simple statements on one line. */
  private line(around: Surroundings): void {
    do this.simple(around);
    while (this.takes(';') && this.next().kind !== 'newline');
    this.newline();
  }

  private simple(around: Surroundings): void {
    const sign = this.sign();
    if (sign === 'from') {
      this.importFrom(around);
      return;
    }
    this.isAtBeginning &&= this.isDocstring();
    switch (sign) {
      case 'import':
        do {
          this.mark++;
          this.dotted();
          if (this.takes('as')) this.name();
        } while (this.sign() === ',');
        return;
      case 'return':
        if (around.code !== 'function') this.doubt();
        this.mark++;
        if (this.mayBeginExpression()) this.expressions();
        return;
      case 'pass':
        this.mark++;
        return;
      case 'break':
      case 'continue':
        if (!around.isInLoop) this.doubt();
        this.mark++;
        return;
      case 'raise':
        this.mark++;
        if (!this.mayBeginExpression()) return;
        this.expression();
        if (this.takes('from')) this.expression();
        return;
      case 'assert':
        this.mark++;
        this.expression();
        if (this.takes(',')) this.expression();
        return;
      case 'global':
      case 'nonlocal':
        if (sign === 'nonlocal' && around.code === 'module') this.doubt();
        do {
          this.mark++;
          this.name();
        } while (this.sign() === ',');
        return;
      case 'del':
        this.mark++;
        if (this.expressions() === 'other') this.doubt();
        return;
      default:
        this.assignment();
    }
  }

  private isDocstring(): boolean {
    const { kind, text } = this.next();
    return kind === 'string' && /^[rR]?["']/.test(text) && this.tokens[this.mark + 1]?.kind === 'newline';
  }

  private importFrom({ code }: Surroundings): void {
    this.mark++;
    let dots = 0;
    while (this.takes('.') || this.takes('...')) dots++;
    const start = this.mark;
    if (dots === 0 || this.sign() !== 'import') this.dotted();
    if (this.tokens[start]?.text === '__future__' && !this.isAtBeginning) this.doubt();
    if (this.tokens[start]?.text !== '__future__') this.isAtBeginning = false;
    this.need('import');
    if (this.takes('*')) {
      if (code !== 'module') this.doubt();
      return;
    }
    const isBracketed = this.takes('(');
    do {
      if (isBracketed && this.sign() === ')' && this.tokens[this.mark - 1]?.text === ',') break;
      this.name();
      if (this.takes('as')) this.name();
    } while (this.takes(','));
    if (isBracketed) this.need(')');
  }

  private dotted(): void {
    do this.name();
    while (this.takes('.'));
  }

  private assignment(): void {
    let kind = this.value();
    if (ASSIGNMENTS.has(this.sign())) {
      if (kind !== 'name' && kind !== 'place') this.doubt();
      this.mark++;
      this.value();
      return;
    }
    if (this.takes(':')) {
      if (kind !== 'name' && kind !== 'place') this.doubt();
      this.expression();
      if (this.takes('=')) this.value();
      return;
    }
    while (this.takes('=')) {
      if (kind === 'other') this.doubt();
      kind = this.value();
    }
  }

  /** Expressions, or what `yield` gives. */
  private value(): ReturnType<PlainExpressions['expressions']> {
    if (!this.takes('yield')) return this.expressions();
    if (!this.isInFunction) this.doubt();
    if (this.takes('from')) this.expression();
    else if (this.mayBeginExpression()) this.expressions();
    return 'other';
  }
}
