import type { Alternative, GrammarRule, Part } from './notation';
import type { Token } from './token';

/** Names that the grammar knows as words: `match`. */
const SOFT_WORDS: ReadonlySet<string> = new Set(['match', 'case', 'type', '_']);

/** What a token is to the rules: an operator, keyword or soft word by its text, anything else by its kind. */
export function tokenKey({ kind, text }: Token): string {
  if (kind === 'op' || kind === 'keyword' || (kind === 'name' && SOFT_WORDS.has(text))) return text;
  return kind.toUpperCase();
}

/** Null if it may begin with any token, or match nothing. */
type Keys = ReadonlySet<string> | null;

/**
 * The tokens that each part of a grammar may begin with, so that alternatives that cannot match are not tried. A text has hundreds of
 * tokens for each statement that is tried in thirty ways: almost all fail at their first token.
 */
export class FirstTokens {
  private readonly rules: ReadonlyMap<string, GrammarRule>;
  private readonly known = new Map<string, Keys>();

  constructor(rules: readonly GrammarRule[]) {
    this.rules = new Map(rules.map(rule => [rule.name, rule]));
  }

  ofAlternative({ items }: Alternative): Keys {
    const all = new Set<string>();
    for (const { part } of items) {
      // It consumes nothing: what follows begins at the same token.
      if (part.is === 'cut' || part.is === 'notFollowed') continue;
      const mayBeAbsent = part.is === 'optional' || part.is === 'any';
      const keys = this.ofPart(mayBeAbsent ? part.part : part);
      if (!keys) return null;
      for (const key of keys) all.add(key);
      if (!mayBeAbsent) return all;
    }
    return null;
  }

  private ofPart(part: Part): Keys {
    switch (part.is) {
      case 'text':
      case 'soft':
        return new Set([part.text]);
      case 'kind':
        return part.text === 'NAME' ? new Set(['NAME', ...SOFT_WORDS]) : new Set([part.text]);
      case 'rule':
        return this.ofRule(part.text);
      case 'group':
        return this.ofAny(part.alternatives);
      case 'some':
      case 'followed':
      case 'separated':
        return this.ofPart(part.part);
      case 'optional':
      case 'any':
      case 'notFollowed':
      case 'forced':
      case 'cut':
        return null;
    }
  }

  private ofRule(name: string): Keys {
    const known = this.known.get(name);
    if (known !== undefined) return known;
    // Until it is known, a rule that begins with itself may begin with anything.
    this.known.set(name, null);
    const rule = this.rules.get(name);
    const keys = rule ? this.ofAny(rule.alternatives) : null;
    this.known.set(name, keys);
    return keys;
  }

  private ofAny(alternatives: readonly Alternative[]): Keys {
    const all = new Set<string>();
    for (const alternative of alternatives) {
      const keys = this.ofAlternative(alternative);
      if (!keys) return null;
      for (const key of keys) all.add(key);
    }
    return all;
  }
}
