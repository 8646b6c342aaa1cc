import { ASCII_ALPHABET, isCased, UNICODE_ALPHABET, type Alphabet } from './characters';
import { hasCasedIn, isInFolded, MAPPED } from './case-table';
import { DOTALL, IGNORECASE, LOCALE, UNICODE } from './flags';
import type { Node, SetItem } from './tree';

/** Which characters one position of a pattern accepts. */
export interface CharTest {
  /** 1 for each of the first 256 characters that it accepts. */
  readonly low: Uint8Array;
  readonly high: (code: number) => boolean;
}

/** A part of a pattern that is one character. */
export type UnitNode = Extract<Node, { kind: 'literal' | 'any' | 'set' }>;

/** The only character that a part accepts; null if it accepts others too. */
export function onlyCharacter(node: UnitNode, flags: number): number | null {
  if (node.kind !== 'literal' || node.negated) return null;
  return flags & IGNORECASE && isCased(alphabetOf(flags), node.code) ? null : node.code;
}

export function alphabetOf(flags: number): Alphabet {
  return flags & UNICODE ? UNICODE_ALPHABET : ASCII_ALPHABET;
}

export function charTest(node: UnitNode, flags: number): CharTest {
  const high = predicate(node, flags);
  const low = new Uint8Array(256);
  for (let code = 0; code < 256; code++) if (high(code)) low[code] = 1;
  return { low, high };
}

function predicate(node: UnitNode, flags: number): CharTest['high'] {
  switch (node.kind) {
    case 'any':
      return flags & DOTALL ? () => true : code => code !== 0x0a;
    case 'literal':
      return literal(node.code, node.negated, flags);
    case 'set':
      return set(node.items, node.negated, flags);
  }
}

function literal(wanted: number, negated: boolean, flags: number): CharTest['high'] {
  const alphabet = alphabetOf(flags);
  if (!(flags & IGNORECASE) || !isCased(alphabet, wanted)) return negated ? code => code !== wanted : code => code === wanted;
  const lower = alphabet.lower(wanted);
  const others = alphabet.alike(lower);
  return code => {
    const given = alphabet.lower(code);
    return (given === lower || others.includes(given)) !== negated;
  };
}

function set(items: readonly SetItem[], negated: boolean, flags: number): CharTest['high'] {
  const alphabet = alphabetOf(flags);
  const plain = (code: number): boolean => items.some(item => isMember(item, code, alphabet)) !== negated;
  if (!(flags & IGNORECASE)) return plain;
  if (flags & LOCALE)
    return code => plain(alphabet.lower(code)) || (alphabet.upper(code) !== alphabet.lower(code) && plain(alphabet.upper(code)));
  if (!items.some(item => hasCased(item, alphabet))) return plain;
  return code => {
    const lower = alphabet.lower(code);
    return items.some(item => isFolded(item, lower, alphabet)) !== negated;
  };
}

function isMember(item: SetItem, code: number, alphabet: Alphabet): boolean {
  switch (item.kind) {
    case 'literal':
      return item.code === code;
    case 'range':
      return item.from <= code && code <= item.to;
    case 'category':
      return alphabet.is(item.letter, code);
  }
}

/** Whether a member is compared regardless of case: it is cased, or among the characters that CPython does not look at. */
function hasCased(item: SetItem, alphabet: Alphabet): boolean {
  switch (item.kind) {
    case 'category':
      return false;
    case 'literal':
      return item.code >= MAPPED || isCased(alphabet, item.code);
    case 'range':
      return item.to >= MAPPED || hasCasedIn(alphabet, item.from, item.to);
  }
}

/** Whether a member of a set is a lower-case character, or the same but for its case. */
function isFolded(item: SetItem, lower: number, alphabet: Alphabet): boolean {
  switch (item.kind) {
    case 'category':
      return alphabet.is(item.letter, lower);
    case 'literal':
      return item.code >= MAPPED ? item.code === lower : isInFolded(alphabet, lower, item.code, item.code);
    case 'range':
      return isInFolded(alphabet, lower, item.from, item.to);
  }
}
