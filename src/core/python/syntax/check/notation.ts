/**
 * The notation in which the grammar is written, one rule a line: `name = alternative | alternative`.
 *
 * | written | means |
 * |---|---|
 * | `'if'`, `"match"` | this operator or keyword; a name with this text |
 * | `NAME`, `STRING`, … | any token of this kind |
 * | `rule`, `( … )` | a rule, a group |
 * | `x?`, `x*`, `x+`, `','.x+` | optional, any number, at least one, at least one with separators |
 * | `&x`, `!x` | followed by, not followed by |
 * | `&&x` | this token must follow: anything else is an error at once |
 * | `~` | from here on, no other alternative is tried |
 * | `a=x` | what matched is called `a` in the braces at the end |
 * | `{kind}` | the alternative is an expression of this kind, in the words of CPython's messages |
 * | `{+kind}` | the alternative is operands with operators between them: of this kind if there are several, else what its one operand is |
 * | `{.}` | it is what the last of its parts is |
 * | `{=a}` | it is what `a` is |
 * | `{! a: message}` | it is a mistake at the start of `a`, or at the last token read if no `a` is given; `{!! …}` is one of indentation |
 * | `{? check}` | a function decides whether it is a mistake |
 */
export interface GrammarRule {
  readonly name: string;
  readonly alternatives: readonly Alternative[];
}

export interface Alternative {
  readonly items: readonly Item[];
  readonly effect: Effect | null;
}

export interface Item {
  readonly label: string | null;
  readonly part: Part;
}

export type Part =
  | { readonly is: 'text' | 'soft' | 'kind' | 'rule' | 'forced'; readonly text: string }
  | { readonly is: 'group'; readonly alternatives: readonly Alternative[] }
  | { readonly is: 'optional' | 'any' | 'some' | 'followed' | 'notFollowed'; readonly part: Part }
  | { readonly is: 'separated'; readonly part: Part; readonly separator: Part }
  | { readonly is: 'cut' };

export type Effect =
  | { readonly is: 'kind' | 'chain' | 'same' | 'check'; readonly text: string }
  | { readonly is: 'last' }
  | { readonly is: 'mistake'; readonly at: string; readonly message: string; readonly isIndentation: boolean };

const SYMBOL = /\s*('[^']+'|"[^"]+"|\{[^}]*\}|&&|[A-Za-z_]+=(?!=)|[A-Za-z_]\w*|[()|?*+.&!~])/y;

/** Reads rules in this notation. */
export function readGrammar(text: string): GrammarRule[] {
  return text
    .replaceAll(/\n[ ]+/g, ' ')
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => {
      const [, name = '', body = ''] = /^(\w+) = (.*)$/.exec(line) ?? [];
      return { name, alternatives: new NotationReader(body).alternatives() };
    });
}

class NotationReader {
  private readonly symbols: string[] = [];
  private at = 0;

  constructor(text: string) {
    SYMBOL.lastIndex = 0;
    for (let found = SYMBOL.exec(text); found; found = SYMBOL.exec(text)) this.symbols.push(found[1] ?? '');
  }

  alternatives(): Alternative[] {
    const found = [this.alternative()];
    while (this.takes('|')) found.push(this.alternative());
    return found;
  }

  private takes(symbol: string): boolean {
    if (this.symbols[this.at] !== symbol) return false;
    this.at++;
    return true;
  }

  private alternative(): Alternative {
    const items: Item[] = [];
    for (;;) {
      const symbol = this.symbols[this.at];
      if (symbol === undefined || symbol === '|' || symbol === ')') return { items, effect: null };
      if (symbol.startsWith('{')) {
        this.at++;
        return { items, effect: effectOf(symbol.slice(1, -1)) };
      }
      const label = symbol.endsWith('=') ? symbol.slice(0, -1) : null;
      if (label !== null) this.at++;
      items.push({ label, part: this.repeated() });
    }
  }

  private repeated(): Part {
    if (this.takes('&&')) return { is: 'forced', text: unquoted(this.symbols[this.at++] ?? '') };
    if (this.takes('&')) return { is: 'followed', part: this.repeated() };
    if (this.takes('!')) return { is: 'notFollowed', part: this.repeated() };
    if (this.takes('~')) return { is: 'cut' };
    let part = this.single();
    if (this.takes('.')) {
      part = { is: 'separated', separator: part, part: this.single() };
      this.at++;
      return part;
    }
    for (;;) {
      if (this.takes('?')) part = { is: 'optional', part };
      else if (this.takes('*')) part = { is: 'any', part };
      else if (this.takes('+')) part = { is: 'some', part };
      else return part;
    }
  }

  private single(): Part {
    const symbol = this.symbols[this.at++] ?? '';
    if (symbol === '(') {
      const alternatives = this.alternatives();
      this.at++;
      return { is: 'group', alternatives };
    }
    if (symbol.startsWith("'")) return { is: 'text', text: unquoted(symbol) };
    if (symbol.startsWith('"')) return { is: 'soft', text: unquoted(symbol) };
    return { is: /^[A-Z]/.test(symbol) ? 'kind' : 'rule', text: symbol };
  }
}

function effectOf(text: string): Effect {
  if (text.startsWith('=')) return { is: 'same', text: text.slice(1) };
  if (text === '.') return { is: 'last' };
  if (text.startsWith('+')) return { is: 'chain', text: text.slice(1) };
  if (text.startsWith('? ')) return { is: 'check', text: text.slice(2) };
  const [, marks = '', at = '', message = ''] = /^(!!?) (\w*): (.*)$/.exec(text) ?? [];
  return marks === '' ? { is: 'kind', text } : { is: 'mistake', at, message, isIndentation: marks === '!!' };
}

function unquoted(symbol: string): string {
  return symbol.slice(1, -1);
}
