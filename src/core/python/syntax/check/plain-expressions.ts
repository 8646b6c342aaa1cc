import { checkStrings } from './string-contents';
import { SyntaxFault, type Token } from './token';
import { Tokenizer } from './tokenizer';

/** Thrown where a text is not plain: it may still be Python. */
const DOUBT = new Error('Only the whole grammar can tell.');

/** What an expression is as the target of an assignment. */
type Kind = 'name' | 'place' | 'targets' | 'other';

const BINARY = new Set('or and | ^ & << >> + - * / // % @ < > <= >= == != in is not'.split(' '));

const CONSTANTS = new Set(['True', 'False', 'None', '...']);

/** Reads the expressions that are common in programs, token by token. */
export class PlainExpressions {
  protected mark = 0;
  /** Whether `yield` may stand here. */
  protected isInFunction = false;

  /** @param tokens all of a text: the last one is its end */
  constructor(protected readonly tokens: readonly Token[]) {}

  protected next(): Token {
    return this.tokens[this.mark] ?? this.doubt();
  }

  /** The text of the next token, if it is an operator or a keyword. */
  protected sign(): string {
    const { kind, text } = this.next();
    return kind === 'op' || kind === 'keyword' ? text : '';
  }

  protected doubt(): never {
    throw DOUBT;
  }

  protected takes(sign: string): boolean {
    if (this.sign() !== sign) return false;
    this.mark++;
    return true;
  }

  protected need(sign: string): void {
    if (!this.takes(sign)) this.doubt();
  }

  protected name(): string {
    const { kind, text } = this.next();
    if (kind !== 'name' || text === '__debug__') this.doubt();
    this.mark++;
    return text;
  }

  /** Nothing but expressions. */
  whole(): void {
    this.expressions();
    if (this.next().kind === 'newline') this.mark++;
    if (this.next().kind !== 'end') this.doubt();
  }

  /** One expression, or several with commas between them. */
  expressions(): Kind {
    const first = this.expression();
    if (this.sign() !== ',') return first;
    let areTargets = first !== 'other';
    while (this.takes(',')) {
      if (!this.mayBeginExpression()) break;
      if (this.expression() === 'other') areTargets = false;
    }
    return areTargets ? 'targets' : 'other';
  }

  expression(): Kind {
    if (this.sign() === 'lambda') return this.lambda();
    const kind = this.operation();
    if (!this.takes('if')) return kind;
    this.operation();
    this.need('else');
    this.expression();
    return 'other';
  }

  /** Targets of a loop, before `in`. */
  protected targets(): void {
    do this.target();
    while (this.takes(',') && this.sign() !== 'in');
  }

  protected target(): void {
    if (this.primary() === 'other') this.doubt();
  }

  /** Everything that binds more tightly than a condition. */
  private operation(): Kind {
    let kind: Kind = 'other';
    let operands = 0;
    for (let mayNegate = true; ; operands++) {
      if (mayNegate) while (this.takes('not')) operands++;
      while (this.sign() === '-' || this.sign() === '+' || this.sign() === '~') {
        this.mark++;
        operands++;
      }
      kind = this.primary();
      if (this.takes('**')) {
        mayNegate = false;
        continue;
      }
      const sign = this.sign();
      if (!BINARY.has(sign)) return operands === 0 ? kind : 'other';
      this.mark++;
      if (sign === 'not') this.need('in');
      if (sign === 'is') this.takes('not');
      mayNegate = sign === 'or' || sign === 'and';
    }
  }

  private primary(): Kind {
    let kind = this.atom();
    for (;;) {
      if (this.takes('.')) {
        this.name();
        kind = 'place';
      } else if (this.takes('(')) {
        this.callArguments(true);
        kind = 'other';
      } else if (this.takes('[')) {
        this.slices();
        kind = 'place';
      } else return kind;
    }
  }

  private atom(): Kind {
    const { kind, text } = this.next();
    if (kind === 'string') return this.strings();
    if (kind === 'name') {
      this.name();
      return 'name';
    }
    this.mark++;
    if (kind === 'number' || CONSTANTS.has(text)) return 'other';
    if (text === '(') return this.display(')');
    if (text === '[') return this.display(']');
    return text === '{' ? this.braces() : this.doubt();
  }

  private strings(): Kind {
    const start = this.mark;
    while (this.next().kind === 'string') this.mark++;
    checkStrings(this.tokens.slice(start, this.mark), this.next(), checkField);
    return 'other';
  }

  /** The rest of what is in parentheses or brackets. */
  private display(end: ')' | ']'): Kind {
    if (this.takes(end)) return 'other';
    const first = this.element(end);
    if (this.sign() === 'for') {
      this.clauses();
      this.need(end);
      return 'other';
    }
    let areTargets = first !== 'other';
    const isAlone = this.sign() === end;
    while (this.takes(',') && this.sign() !== end) if (this.element(end) === 'other') areTargets = false;
    this.need(end);
    if (isAlone && end === ')') return first;
    return areTargets ? 'targets' : 'other';
  }

  private element(end: ')' | ']'): Kind {
    if (this.takes('*')) {
      this.operation();
      // A star alone is no expression in parentheses, and no generator.
      if (this.sign() === 'for' || (this.sign() === end && end === ')' && this.tokens[this.mark - 1]?.text !== ',')) this.doubt();
      return 'other';
    }
    return this.expression();
  }

  /** The rest of a dict or set. */
  private braces(): Kind {
    let isDict: boolean | null = null;
    for (let count = 0; !this.takes('}'); count++) {
      if (count > 0) {
        this.need(',');
        if (this.takes('}')) break;
      }
      const isSpread = this.takes('**');
      if (isSpread) this.operation();
      else this.expression();
      const isPair = isSpread || this.takes(':');
      if (isPair && !isSpread) this.expression();
      if (isDict !== null && isDict !== isPair) this.doubt();
      isDict = isPair;
      if (this.sign() !== 'for') continue;
      if (count > 0 || isSpread) this.doubt();
      this.clauses();
      this.need('}');
      break;
    }
    return 'other';
  }

  private clauses(): void {
    while (this.takes('for')) {
      this.targets();
      this.need('in');
      this.operation();
      while (this.takes('if')) this.operation();
    }
  }

  /**
   * The rest of a call or of the bases of a class.
   * @param mayGenerate whether a generator may stand there without parentheses of its own
   */
  protected callArguments(mayGenerate: boolean): void {
    const names = new Set<string>();
    let isAfter: 'positional' | 'keyword' | 'unpacking' = 'positional';
    for (let count = 0; !this.takes(')'); count++) {
      if (count > 0) {
        this.need(',');
        if (this.takes(')')) return;
      }
      const start = this.mark;
      if (this.takes('**')) {
        isAfter = 'unpacking';
        this.expression();
        continue;
      }
      if (this.takes('*')) {
        if (isAfter === 'unpacking') this.doubt();
        this.expression();
        continue;
      }
      const kind = this.expression();
      if (kind === 'name' && this.mark === start + 1 && this.takes('=')) {
        const name = this.tokens[start]?.text ?? '';
        if (names.has(name)) this.doubt();
        names.add(name);
        if (isAfter === 'positional') isAfter = 'keyword';
        this.expression();
      } else if (isAfter !== 'positional') this.doubt();
      if (this.sign() !== 'for') continue;
      // A generator without parentheses stands alone.
      if (!mayGenerate || count > 0 || names.size > 0) this.doubt();
      this.clauses();
      this.need(')');
      return;
    }
  }

  private slices(): void {
    do {
      if (this.sign() === ']') break;
      if (this.sign() !== ':') this.expression();
      for (let colons = 0; colons < 2 && this.takes(':'); colons++) if (this.mayBeginExpression()) this.expression();
    } while (this.takes(','));
    if (this.tokens[this.mark - 1]?.text === '[') this.doubt();
    this.need(']');
  }

  private lambda(): Kind {
    this.need('lambda');
    this.parameters(':', false);
    const before = this.isInFunction;
    this.isInFunction = true;
    this.expression();
    this.isInFunction = before;
    return 'other';
  }

  /** Parameters of a function or of a lambda, and what ends them. */
  protected parameters(end: ')' | ':', mayBeAnnotated: boolean): void {
    const names = new Set<string>();
    let hasDefault = false;
    let hasStar = false;
    let needsName = false;
    for (let count = 0; !this.takes(end); count++) {
      if (count > 0) {
        this.need(',');
        if (!needsName && this.takes(end)) return;
      }
      const stars = this.takes('**') ? 2 : this.takes('*') ? 1 : 0;
      if (stars === 1 && hasStar) this.doubt();
      if (stars === 1) hasStar = true;
      if (stars === 2 && needsName) this.doubt();
      needsName = stars === 1 && this.sign() === ',';
      if (needsName) continue;
      const name = this.name();
      if (names.has(name)) this.doubt();
      names.add(name);
      if (mayBeAnnotated && this.takes(':')) this.expression();
      if (stars === 0 && this.takes('=')) {
        hasDefault = true;
        this.expression();
      } else if (stars === 0 && hasDefault && !hasStar) this.doubt();
      if (stars < 2) continue;
      this.takes(',');
      this.need(end);
      return;
    }
    if (needsName) this.doubt();
  }

  /** Whether an expression may follow a comma or colon: otherwise a bracket, an assignment or a line ends there. */
  protected mayBeginExpression(): boolean {
    const { kind, text } = this.next();
    if (kind === 'op') return '([{-+~...'.includes(text);
    return kind === 'keyword' ? CONSTANTS.has(text) || text === 'not' || text === 'lambda' : kind !== 'newline' && kind !== 'end';
  }
}

/** Throws if the expression of a field of a formatted string is not plain. */
function checkField(text: string): null {
  new PlainExpressions(tokensOf(`(${text})`)).whole();
  return null;
}

/** All tokens of a text with line feeds as line ends only. */
export function tokensOf(text: string): readonly Token[] {
  const tokenizer = new Tokenizer(text);
  const tokens: Token[] = [];
  do tokens.push(tokenizer.next());
  while (tokens.at(-1)?.kind !== 'end');
  return tokens;
}

/** Whether a mistake was thrown that makes a text not plain. */
export function isDoubt(error: unknown): boolean {
  // The engine's own stack ends with a RangeError.
  return error === DOUBT || error instanceof SyntaxFault || error instanceof RangeError;
}
