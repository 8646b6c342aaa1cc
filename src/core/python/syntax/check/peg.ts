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
export type Check = (labels: Labels, reader: GrammarReader) => string | null;

type Match = (reader: GrammarReader) => Matched | null;

/** A grammar that is ready to be matched. */
export interface Grammar {
  readonly match: (reader: GrammarReader, rule: string) => Matched | null;
}

/** The tokens of a text as far as they have been read, and what has been matched at each. */
export class GrammarReader {
  readonly tokens: Token[] = [];
  /** The index of the next token. */
  mark = 0;
  /** Whether rules for mistakes are tried: only once the text is known to contain one. */
  seeksMistakes = false;
  private memos: (Matched | null | undefined)[][] = [];

  constructor(private readonly next: () => Token) {}

  peek(): Token {
    const known = this.tokens[this.mark];
    if (known) return known;
    const token = this.next();
    this.tokens.push(token);
    return token;
  }

  /** The last token that has been read. */
  get last(): Token {
    return this.tokens.at(-1) ?? this.peek();
  }

  restart(): void {
    this.mark = 0;
    this.memos = [];
    this.seeksMistakes = true;
  }

  /** Matches without what is remembered. */
  apart<T>(match: () => T): T {
    const { memos } = this;
    this.memos = [];
    const found = match();
    this.memos = memos;
    return found;
  }

  memoAt(mark: number): (Matched | null | undefined)[] {
    return (this.memos[mark] ??= []);
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

/** Distinguishes an alternative after whose failure no other one is tried. */
const CUT: Matched = { kind: '', start: -1, end: -1, parts: [] };

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
  const compiler = new GrammarCompiler(checks);
  rules.forEach(({ name, alternatives }, index) => {
    const plain = compiler.alternatives(alternatives);
    const memory = quiet.get(name);
    const guarded = memory ? quietly(plain, memory === 'apart') : plain;
    compiler.rules.set(name, memoized.has(name) ? remembered(guarded, index) : guarded);
  });
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

function remembered(match: Match, index: number): Match {
  return reader => {
    const memo = reader.memoAt(reader.mark);
    const known = memo[index];
    if (known !== undefined) {
      if (known) reader.mark = known.end;
      return known;
    }
    const found = match(reader);
    memo[index] = found;
    return found;
  };
}

class GrammarCompiler {
  readonly rules = new Map<string, Match>();

  constructor(private readonly checks: Readonly<Record<string, Check>>) {}

  rule(name: string): Match {
    const found = this.rules.get(name);
    if (!found) throw new Error(`The grammar has no rule ${name}.`);
    return found;
  }

  alternatives(alternatives: readonly Alternative[]): Match {
    const matches = alternatives.map(each => this.alternative(each));
    const [only] = matches;
    if (only && matches.length === 1) return reader => uncut(only(reader));
    return reader => {
      for (const match of matches) {
        const found = match(reader);
        if (found !== null) return uncut(found);
      }
      return null;
    };
  }

  private alternative({ items, effect }: Alternative): Match {
    const parts = items.map(({ part }) => (part.is === 'cut' ? null : this.part(part)));
    const labels = items.map(({ label }) => label);
    const isLabelled = labels.some(label => label !== null);
    const finish = this.effect(effect, onlyPart(items));
    return reader => {
      const start = reader.mark;
      const found: Matched[] = [];
      const named: Record<string, Matched> | null = isLabelled ? {} : null;
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
        found.push(matched);
        const label = labels[i];
        if (named && label) named[label] = matched;
      }
      return finish(reader, start, found, named ?? {});
    };
  }

  /** @param only the index of the one part that consumes tokens; -1 if there are several */
  private effect(
    effect: Effect | null,
    only: number,
  ): (r: GrammarReader, start: number, parts: readonly Matched[], labels: Labels) => Matched {
    if (effect === null) return (reader, start, parts) => parts[only] ?? { kind: '', start, end: reader.mark, parts };
    if (effect.is === 'kind') return (reader, start, parts) => ({ kind: effect.text, start, end: reader.mark, parts });
    if (effect.is === 'same') {
      // It ends where the alternative ends, so that it can be remembered.
      return (reader, _start, _parts, labels) => ({ ...(labels[effect.text] ?? CUT), end: reader.mark });
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
      const kind = check(labels, reader);
      return kind === null ? CUT : { kind, start, end: reader.mark, parts };
    };
  }

  private part(part: Part): Match {
    switch (part.is) {
      case 'text':
        return reader => (reader.peek().text === part.text ? taken(reader) : null);
      case 'soft':
        return reader => (reader.peek().kind === 'name' && reader.peek().text === part.text ? taken(reader) : null);
      case 'forced':
        return reader => {
          const token = reader.peek();
          if (token.text !== part.text) throw new SyntaxFault(`expected '${part.text}'`, token);
          return taken(reader);
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
    return reader => (reader.peek().kind === kind ? taken(reader, name === 'NAME' ? 'name' : name === 'NUMBER' ? 'literal' : '') : null);
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

function taken(reader: GrammarReader, kind = ''): Matched {
  const start = reader.mark++;
  return { kind, start, end: reader.mark, parts: [] };
}

function nothing(reader: GrammarReader): Matched {
  return { kind: '', start: reader.mark, end: reader.mark, parts: [] };
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
    for (;;) {
      const { mark } = reader;
      const found = match(reader);
      if (!found || reader.mark === mark) {
        reader.mark = mark;
        break;
      }
      parts.push(found);
    }
    if (parts.length >= least) return { kind: '', start, end: reader.mark, parts };
    reader.mark = start;
    return null;
  };
}

function separated(match: Match, separator: Match): Match {
  return reader => {
    const start = reader.mark;
    const parts: Matched[] = [];
    for (let after = start; ;) {
      const found = match(reader);
      if (!found) {
        reader.mark = after;
        break;
      }
      parts.push(found);
      after = reader.mark;
      if (!separator(reader)) {
        reader.mark = after;
        break;
      }
    }
    return parts.length > 0 ? { kind: '', start, end: reader.mark, parts } : null;
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
