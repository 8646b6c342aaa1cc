import type { Dim } from './dim';
import { floorDiv, mod } from './divide';
import { max, min } from './extrema';
import { toInt } from './int';
import { add, mul, neg, sub } from './polynomial';
import { sym } from './symbol';

const TOKEN = /\s*(?:(?<int>\d+)|(?<name>[\p{ID_Start}_][\p{ID_Continue}.']*)(?:#(?<id>\w+))?|(?<operator>\/\/|[-+*%(),]))/uy;

type Token =
  | { readonly kind: 'int'; readonly value: bigint }
  | { readonly kind: 'name'; readonly name: string; readonly id: string | undefined }
  | { readonly kind: 'operator'; readonly text: string };

/**
 * The Dim of an ascii expression: Python's `+ - * // %`, brackets, `max(…)` and `min(…)`, integers and symbols with the default
 * bound. Returns the same Dim that `formatDim(d, 'ascii')` or `toWire` printed, if its symbols have the default bound.
 * @throws SyntaxError for any other text
 */
export function parseDim(text: string): Dim {
  const parser = new Parser(tokenize(text), text);
  const result = parser.sum();
  parser.expectEnd();
  return result;
}

function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const groups = TOKEN.exec(text)?.groups;
    if (!groups) throw new SyntaxError(`not a size: ${JSON.stringify(text)}`);
    if (groups.int !== undefined) tokens.push({ kind: 'int', value: BigInt(groups.int) });
    else if (groups.name !== undefined) tokens.push({ kind: 'name', name: groups.name, id: groups.id });
    else tokens.push({ kind: 'operator', text: groups.operator ?? '' });
  }
  return tokens;
}

/**
 * More deeply nested brackets are rejected before the call stack overflows. Expressions that the algebra produces are far below this limit.
 */
const MAX_DEPTH = 600;

class Parser {
  private at = 0;
  private depth = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly text: string,
  ) {}

  sum(): Dim {
    if (++this.depth > MAX_DEPTH) throw this.error();
    let result = this.product();
    for (;;) {
      if (this.take('+')) result = add(result, this.product());
      else if (this.take('-')) result = sub(result, this.product());
      else break;
    }
    this.depth--;
    return result;
  }

  expectEnd(): void {
    if (this.at < this.tokens.length) throw this.error();
  }

  private product(): Dim {
    let result = this.signed();
    for (;;) {
      if (this.take('*')) result = mul(result, this.signed());
      else if (this.take('//')) result = floorDiv(result, this.divisor());
      else if (this.take('%')) result = mod(result, this.divisor());
      else return result;
    }
  }

  private divisor(): Dim {
    const divisor = this.signed();
    if (divisor === 0) throw this.error();
    return divisor;
  }

  private signed(): Dim {
    let negative = false;
    while (this.take('-')) negative = !negative;
    const value = this.primary();
    return negative ? neg(value) : value;
  }

  private primary(): Dim {
    const token = this.tokens[this.at++];
    if (token?.kind === 'int') return toInt(token.value);
    if (token?.kind === 'name') {
      if ((token.name === 'max' || token.name === 'min') && this.take('(')) return this.extremum(token.name);
      return sym(token.name, token.id === undefined ? {} : { id: token.id });
    }
    if (token?.text !== '(') throw this.error();
    const inner = this.sum();
    this.expect(')');
    return inner;
  }

  private extremum(name: 'max' | 'min'): Dim {
    const first = this.sum();
    const rest: Dim[] = [];
    while (this.take(',')) rest.push(this.sum());
    this.expect(')');
    return name === 'max' ? max(first, ...rest) : min(first, ...rest);
  }

  private take(operator: string): boolean {
    const token = this.tokens[this.at];
    if (token?.kind !== 'operator' || token.text !== operator) return false;
    this.at++;
    return true;
  }

  private expect(operator: string): void {
    if (!this.take(operator)) throw this.error();
  }

  private error(): SyntaxError {
    return new SyntaxError(`not a size: ${JSON.stringify(this.text)}`);
  }
}
