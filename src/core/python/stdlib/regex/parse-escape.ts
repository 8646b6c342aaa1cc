import type { PatternError } from './tree';
import { PatternUnknown, type CategoryLetter, type Node, type SetItem } from './tree';
import { lengthOf, type Tokens } from './tokens';

const CONTROL: Readonly<Record<string, string>> = {
  'a': '\x07',
  'b': '\b',
  'f': '\f',
  'n': '\n',
  'r': '\r',
  't': '\t',
  'v': '\v',
  '\\': '\\',
};

const OCTAL = /^[0-7]$/;
const DIGIT = /^[0-9]$/;
const HEX = /^[0-9a-fA-F]$/;

/** The character of `\n` and similar; undefined for other escapes. Templates know the same ones. */
export function controlCharacter(letter: string): string | undefined {
  return Object.hasOwn(CONTROL, letter) ? CONTROL[letter] : undefined;
}

/** An escape between brackets. */
export function setEscape(tokens: Tokens, escape: string): SetItem {
  const letter = escape.slice(1);
  const control = controlCharacter(letter);
  if (control !== undefined) return literal(control);
  if (isCategory(letter)) return { kind: 'category', letter };
  const coded = codedCharacter(tokens, escape);
  if (coded !== null) return { kind: 'literal', code: coded };
  if (OCTAL.test(letter)) return { kind: 'literal', code: octal(tokens, escape + tokens.takeWhile(2, OCTAL)) };
  if (/^[0-9a-zA-Z]$/.test(letter)) throw badEscape(tokens, escape);
  return literal(letter);
}

/** What the parser knows about groups where an escape occurs. */
export interface KnownGroups {
  /** A reference to a group by its number. */
  reference(group: number, escape: string): Node;
}

/** An escape outside brackets. */
export function escapeNode(tokens: Tokens, escape: string, groups: KnownGroups): Node {
  const letter = escape.slice(1);
  switch (letter) {
    case 'A':
      return { kind: 'at', where: 'beginningOfText' };
    case 'b':
      return { kind: 'at', where: 'boundary' };
    case 'B':
      return { kind: 'at', where: 'nonBoundary' };
    case 'Z':
      return { kind: 'at', where: 'endOfText' };
  }
  if (isCategory(letter)) return { kind: 'set', negated: false, items: [{ kind: 'category', letter }] };
  const control = controlCharacter(letter);
  if (control !== undefined) return character(codePointOf(control));
  const coded = codedCharacter(tokens, escape);
  if (coded !== null) return character(coded);
  if (letter === '0') return character(parseInt(escape.slice(1) + tokens.takeWhile(2, OCTAL), 8));
  if (DIGIT.test(letter)) return numbered(tokens, escape, groups);
  if (/^[a-zA-Z]$/.test(letter)) throw badEscape(tokens, escape);
  return character(codePointOf(letter));
}

/** `\12` is a reference to a group, `\123` may be a character. */
function numbered(tokens: Tokens, first: string, groups: KnownGroups): Node {
  const escape = first + tokens.takeWhile(1, DIGIT);
  if (/^\\[0-7]{2}$/.test(escape) && tokens.next !== null && OCTAL.test(tokens.next))
    return character(octal(tokens, escape + (tokens.take() ?? '')));
  return groups.reference(Number(escape.slice(1)), escape);
}

/** The value of an octal escape of up to three digits. */
export function octal(tokens: Tokens, escape: string): number {
  const code = parseInt(escape.slice(1), 8);
  if (code > 0o377) throw tokens.error(`octal escape value ${escape} outside of range 0-0o377`, escape.length);
  return code;
}

/** The character of `\x41`, `\u0041` or `\U00000041`; null for other escapes. */
function codedCharacter(tokens: Tokens, escape: string): number | null {
  const digits = { x: 2, ...(tokens.isText ? { u: 4, U: 8 } : {}) }[escape.slice(1)];
  if (digits !== undefined) {
    const whole = escape + tokens.takeWhile(digits, HEX);
    if (whole.length !== digits + 2) throw tokens.error(`incomplete escape ${whole}`, whole.length);
    const code = parseInt(whole.slice(2), 16);
    if (code > 0x10ffff) throw badEscape(tokens, whole);
    return code;
  }
  if (escape !== '\\N' || !tokens.isText) return null;
  if (!tokens.skip('{')) throw tokens.error('missing {');
  const name = tokens.takeUntil('}', 'character name');
  throw new PatternUnknown(`the regular expression contains the named character \\N{${name}}`);
}

function badEscape(tokens: Tokens, escape: string): PatternError {
  return tokens.error(`bad escape ${escape}`, lengthOf(escape));
}

function isCategory(letter: string): letter is CategoryLetter {
  return /^[dDsSwW]$/.test(letter);
}

function literal(char: string): SetItem {
  return { kind: 'literal', code: codePointOf(char) };
}

function character(code: number): Node {
  return { kind: 'literal', code, negated: false };
}

export function codePointOf(char: string): number {
  return char.codePointAt(0) ?? 0;
}
