import { FLAG_LETTERS, GLOBAL_FLAGS, TYPE_FLAGS } from './flags';
import { lengthOf, type Tokens } from './tokens';
import type { PatternError } from './tree';

/** Flags of the whole pattern, or those that a group turns on and off. */
export type GroupFlags = { readonly whole: number } | { readonly on: number; readonly off: number };

/** The flags of `(?im)` or `(?i-m:…)`, after the first letter. */
export function parseGroupFlags(tokens: Tokens, first: string): GroupFlags {
  let [on, off] = [0, 0];
  let char = first;
  if (char !== '-') {
    while (char !== ')' && char !== '-' && char !== ':') {
      on |= turnedOn(tokens, char, on);
      char = next(tokens, ')-:', 'missing -, : or )');
    }
    if (char === ')') return { whole: on };
    if (on & GLOBAL_FLAGS) throw tokens.error('bad inline flags: cannot turn on global flag', 1);
  }
  if (char === '-') {
    char = next(tokens, '', 'missing flag');
    while (char !== ':') {
      const flag = FLAG_LETTERS.get(char) ?? 0;
      if (flag & TYPE_FLAGS) throw tokens.error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'");
      off |= flag;
      char = next(tokens, ':', 'missing :');
    }
  }
  if (off & GLOBAL_FLAGS) throw tokens.error('bad inline flags: cannot turn off global flag', 1);
  if (on & off) throw tokens.error('bad inline flags: flag turned on and off', 1);
  return { on, off };
}

function turnedOn(tokens: Tokens, char: string, before: number): number {
  const flag = FLAG_LETTERS.get(char) ?? 0;
  const misplaced = tokens.isText ? 'L' : 'u';
  if (char === misplaced)
    throw tokens.error(`bad inline flags: cannot use '${char}' flag with a ${tokens.isText ? 'str' : 'bytes'} pattern`);
  if (flag & TYPE_FLAGS && ((before | flag) & TYPE_FLAGS) !== flag)
    throw tokens.error("bad inline flags: flags 'a', 'u' and 'L' are incompatible");
  return flag;
}

/** The next letter, or one of the characters that may end the flags. */
function next(tokens: Tokens, ends: string, missing: string): string {
  const char = tokens.take();
  if (char === null) throw tokens.error(missing);
  if (ends.includes(char) || FLAG_LETTERS.has(char)) return char;
  throw unknownFlag(tokens, char, missing);
}

function unknownFlag(tokens: Tokens, char: string, missing: string): PatternError {
  return tokens.error(/^\p{L}+$/u.test(char) ? 'unknown flag' : missing, lengthOf(char));
}
