import { FirstTokens, tokenKey } from './first-tokens';
import type { Alternative, Effect, GrammarRule, Item, Part } from './notation';
import { SyntaxFault, type Token } from './token';

/** A part of a text that a rule has matched. */
export interface Matched {
  /** What it is in the words of CPython's messages: `function call`. Empty if it is no expression of its own. */
  readonly kind: string;
  /** The index of its first token, and of the one after its last. */
  readonly start: number;
  readonly end: number;
  readonly parts: readonly Matched[];
}

/** What matched under a label. */
export type Labels = Readonly<Record<string, Matched>>;

/**
 * Decides whether what matched is a mistake, and throws it. Otherwise it returns what kind of expression matched, or null if the rule does
 * not match after all.
 */
export type Check = (labels: Labels, reader: GrammarReader, start: number) => string | null;

type Match = (reader: GrammarReader) => Matched | null;

/** A grammar that is ready to be matched. */
export interface Grammar {
  readonly match: (reader: GrammarReader, rule: string) => Matched | null;
}

/** What a rule has matched at each token, and where that ends: undefined where it was not tried, null where it does not match. */
interface Memo {
  readonly found: (Matched | null | undefined)[];
  readonly ends: number[];
}

const NONE: readonly Matched[] = [];

/** What has matched, for a reader that is not told what. */
const SOMETHING: Matched = { kind: '', start: 0, end: 0, parts: NONE };

/** The tokens of a text as far as they have been read, and what has been matched at each. */
export class GrammarReader {
  readonly tokens: Token[] = [];
  /** Of each token, what decides which alternatives may begin with it. */
  private readonly keys: string[] = [];
  /** The index of the next token. */
  mark = 0;
  /** Whether rules for mistakes are tried: only once the text is known to contain one. */
  seeksMistakes = false;
  /** Whether it is told what has matched. As long as no mistake is sought, it only matters whether something has. */
  tellsWhat = false;
  private memos: Memo[] = [];

  constructor(private readonly next: () => Token) {}

  peek(): Token {
    const known = this.tokens[this.mark];
    if (known) return known;
    const token = this.next();
    this.tokens.push(token);
    this.keys.push(tokenKey(token));
    return token;
  }

  /** The key of the next token. */
  key(): string {
    this.peek();
    return this.keys[this.mark] ?? '';
  }

  /** The last token that has been read. */
  get last(): Token {
    return this.tokens.at(-1) ?? this.peek();
  }

  restart(): void {
    this.mark = 0;
    this.memos = [];
    this.seeksMistakes = true;
    this.tellsWhat = true;
  }

  /** Matches without what is remembered. */
  apart<T>(match: () => T): T {
    const { memos } = this;
    this.memos = [];
    const found = match();
    this.memos = memos;
    return found;
  }

  /** What a rule has matched. */
  memoOf(slot: number): Memo {
    return (this.memos[slot] ??= { found: [], ends: [] });
  }

  /** Takes the next token. */
  take(kind = ''): Matched {
    const start = this.mark++;
    return this.tellsWhat ? { kind, start, end: this.mark, parts: NONE } : SOMETHING;
  }

  /** What has matched from a token to the next one. */
  since(start: number, kind: string, parts: readonly Matched[]): Matched {
    return this.tellsWhat ? { kind, start, end: this.mark, parts } : SOMETHING;
  }

  tokenOf(matched: Matched): Token {
    return this.tokens[matched.start] ?? this.last;
  }
}

const KINDS: Readonly<Record<string, Token['kind']>> = {
  NAME: 'name',
  NUMBER: 'number',
  STRING: 'string',
  NEWLINE: 'newline',
  INDENT: 'indent',
  DEDENT: 'dedent',
  END: 'end',
};

const NO_LABELS: Labels = {};

/** Distinguishes an alternative after whose failure no other one is tried. */
const CUT: Matched = { kind: '', start: -1, end: -1, parts: NONE };

/**
 * Turns rules into functions. They match as parsing expression grammars do: the first alternative that fits counts.
 * @param memoized the rules whose results are remembered by place
 * @param quiet the rules within which mistakes are not sought; `apart` if what is remembered within them counts only there
 */
export function compileGrammar(
  rules: readonly GrammarRule[],
  checks: Readonly<Record<string, Check>>,
  memoized: ReadonlySet<string>,
  quiet: ReadonlyMap<string, 'shared' | 'apart'>,
): Grammar {
  const compiler = new GrammarCompiler(checks, new FirstTokens(rules));
  const slots = [...memoized];
  for (const { name, alternatives } of rules) {
    const plain = compiler.alternatives(alternatives);
    const memory = quiet.get(name);
    const guarded = memory ? quietly(plain, memory === 'apart') : plain;
    compiler.rules.set(name, memoized.has(name) ? remembered(guarded, slots.indexOf(name)) : guarded);
  }
  return { match: (reader, rule) => compiler.rule(rule)(reader) };
}

function quietly(match: Match, isApart: boolean): Match {
  return reader => {
    const before = reader.seeksMistakes;
    reader.seeksMistakes = false;
    const found = isApart ? reader.apart(() => match(reader)) : match(reader);
    reader.seeksMistakes = before;
    return found;
  };
}

function remembered(match: Match, slot: number): Match {
  return reader => {
    const memo = reader.memoOf(slot);
    const { mark } = reader;
    const known = memo.found[mark];
    if (known !== undefined) {
      if (known) reader.mark = memo.ends[mark] ?? mark;
      return known;
    }
    const found = match(reader);
    memo.found[mark] = found;
    memo.ends[mark] = reader.mark;
    return found;
  };
}

class GrammarCompiler {
  readonly rules = new Map<string, Match>();

  constructor(
    private readonly checks: Readonly<Record<string, Check>>,
    private readonly first: FirstTokens,
  ) {}

  rule(name: string): Match {
    const found = this.rules.get(name);
    if (!found) throw new Error(`The grammar has no rule ${name}.`);
    return found;
  }

  alternatives(alternatives: readonly Alternative[]): Match {
    const matches = alternatives.map(each => this.alternative(each));
    const possible = new Map<string, readonly Match[]>();
    let first: readonly (ReadonlySet<string> | null)[] | null = null;
    const possibleWith = (key: string): readonly Match[] => {
      first ??= alternatives.map(each => this.first.ofAlternative(each));
      const found: Match[] = [];
      for (const [i, match] of matches.entries()) if (first[i]?.has(key) ?? true) found.push(match);
      possible.set(key, found);
      return found;
    };
    return reader => {
      const key = reader.key();
      for (const match of possible.get(key) ?? possibleWith(key)) {
        const found = match(reader);
        if (found !== null) return uncut(found);
      }
      return null;
    };
  }

  private alternative({ items, effect }: Alternative): Match {
    const [single] = items;
    if (single && items.length === 1 && effect === null && onlyPart(items) === 0) return this.part(single.part);
    const parts = items.map(({ part }) => (part.is === 'cut' ? null : this.part(part)));
    const labels = items.map(({ label }) => label);
    const isLabelled = labels.some(label => label !== null);
    const finish = this.effect(effect, onlyPart(items));
    return reader => {
      const start = reader.mark;
      const found: Matched[] | null = reader.tellsWhat ? [] : null;
      const named: Record<string, Matched> | null = isLabelled && found ? {} : null;
      let isCut = false;
      for (let i = 0; i < parts.length; i++) {
        const match = parts[i];
        if (!match) {
          isCut = true;
          continue;
        }
        const matched = match(reader);
        if (matched === null) {
          reader.mark = start;
          return isCut ? CUT : null;
        }
        if (!found) continue;
        found.push(matched);
        const label = labels[i];
        if (named && label) named[label] = matched;
      }
      if (!found) return effect?.is === 'check' ? finish(reader, start, NONE, NO_LABELS) : SOMETHING;
      return finish(reader, start, found, named ?? NO_LABELS);
    };
  }

  /** @param only the index of the one part that consumes tokens; -1 if there are several */
  private effect(
    effect: Effect | null,
    only: number,
  ): (r: GrammarReader, start: number, parts: readonly Matched[], labels: Labels) => Matched {
    if (effect === null) return (reader, start, parts) => parts[only] ?? reader.since(start, '', parts);
    if (effect.is === 'chain') {
      return (reader, start, parts) => {
        const operands = parts[0]?.parts ?? [];
        return operands.length === 1 ? (operands[0] ?? CUT) : reader.since(start, effect.text, operands);
      };
    }
    if (effect.is === 'last') {
      return (reader, start, parts) => reader.since(start, ([parts[0], ...(parts[1]?.parts ?? [])].at(-1) ?? CUT).kind, parts);
    }
    if (effect.is === 'kind') return (reader, start, parts) => reader.since(start, effect.text, parts);
    if (effect.is === 'same') {
      return (_reader, _start, _parts, labels) => labels[effect.text] ?? CUT;
    }
    if (effect.is === 'mistake') {
      return (reader, _start, _parts, labels) => {
        const at = labels[effect.at];
        const message = effect.message
          .replace(/%n\((\w+)\)/g, (_, label: string) => labels[label]?.kind ?? '')
          .replace(/%t\((\w+)\)/g, (_, label: string) => (labels[label] ? reader.tokenOf(labels[label]).text : ''))
          .replace(/%l\((\w+)\)/g, (_, label: string) => String(labels[label] ? reader.tokenOf(labels[label]).line : 0));
        throw new SyntaxFault(message, at ? reader.tokenOf(at) : reader.last, effect.isIndentation ? 'IndentationError' : 'SyntaxError');
      };
    }
    const check = this.checks[effect.text];
    if (!check) throw new Error(`The grammar has no check ${effect.text}.`);
    return (reader, start, parts, labels) => {
      const kind = check(labels, reader, start);
      if (kind !== null) return reader.since(start, kind, parts);
      reader.mark = start;
      return CUT;
    };
  }

  private part(part: Part): Match {
    switch (part.is) {
      case 'text':
        return reader => (reader.peek().text === part.text ? reader.take() : null);
      case 'soft':
        return reader => (reader.peek().kind === 'name' && reader.peek().text === part.text ? reader.take() : null);
      case 'forced':
        return reader => {
          const token = reader.peek();
          if (token.text !== part.text) throw new SyntaxFault(`expected '${part.text}'`, token);
          return reader.take();
        };
      case 'kind':
        return this.kind(part.text);
      case 'rule':
        return this.reference(part.text);
      case 'group':
        return this.alternatives(part.alternatives);
      case 'optional':
        return optional(this.part(part.part));
      case 'any':
        return repeated(this.part(part.part), 0);
      case 'some':
        return repeated(this.part(part.part), 1);
      case 'followed':
        return lookahead(this.part(part.part), true);
      case 'notFollowed':
        return lookahead(this.part(part.part), false);
      case 'separated':
        return separated(this.part(part.part), this.part(part.separator));
      case 'cut':
        return nothing;
    }
  }

  private kind(name: string): Match {
    const kind = KINDS[name];
    return reader => (reader.peek().kind === kind ? reader.take(name === 'NAME' ? 'name' : name === 'NUMBER' ? 'literal' : '') : null);
  }

  private reference(name: string): Match {
    let match: Match | undefined;
    if (name.startsWith('invalid_')) return reader => (reader.seeksMistakes ? (match ??= this.rule(name))(reader) : null);
    return reader => (match ??= this.rule(name))(reader);
  }
}

/** The index of the one item that consumes tokens; -1 if there are several. */
function onlyPart(items: readonly Item[]): number {
  const consuming = items.filter(({ part }) => part.is !== 'followed' && part.is !== 'notFollowed');
  const [only] = consuming;
  return only && consuming.length === 1 && only.part.is !== 'cut' ? items.filter(({ part }) => part.is !== 'cut').indexOf(only) : -1;
}

function uncut(found: Matched | null): Matched | null {
  return found === CUT ? null : found;
}

function nothing(reader: GrammarReader): Matched {
  return reader.since(reader.mark, '', NONE);
}

function optional(match: Match): Match {
  return reader => {
    const { mark } = reader;
    const found = match(reader);
    if (found) return found;
    reader.mark = mark;
    return nothing(reader);
  };
}

function repeated(match: Match, least: number): Match {
  return reader => {
    const start = reader.mark;
    const parts: Matched[] = [];
    let count = 0;
    for (;;) {
      const { mark } = reader;
      const found = match(reader);
      if (!found || reader.mark === mark) {
        reader.mark = mark;
        break;
      }
      count++;
      if (reader.tellsWhat) parts.push(found);
    }
    if (count >= least) return reader.since(start, '', parts);
    reader.mark = start;
    return null;
  };
}

function separated(match: Match, separator: Match): Match {
  return reader => {
    const start = reader.mark;
    const parts: Matched[] = [];
    let after = -1;
    for (let found = match(reader); found; found = match(reader)) {
      if (reader.tellsWhat) parts.push(found);
      after = reader.mark;
      if (!separator(reader)) break;
    }
    // A separator after which nothing stands is not part of it.
    reader.mark = after === -1 ? start : after;
    return after === -1 ? null : reader.since(start, '', parts);
  };
}

function lookahead(match: Match, wanted: boolean): Match {
  return reader => {
    const { mark } = reader;
    const isThere = match(reader) !== null;
    reader.mark = mark;
    return isThere === wanted ? nothing(reader) : null;
  };
}
