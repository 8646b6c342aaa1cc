import type { IntLiteral } from './ast';

/** The value of an integer literal as Python reads it: `1_000`, `0xff`, `0o17`, `0b1`; exact at any size. */
export function parseIntLiteral(text: string): IntLiteral {
  const digits = text.replaceAll('_', '').replace(/[lL]$/, '');
  // Python 2's `017` is a syntax error in Python 3 and would mean something else to BigInt; plain zeros are valid.
  const value = BigInt(/^0[0-9]+$/.test(digits) ? digits.replace(/^0+(?=.)/, '') : digits);
  const asNumber = Number(value);
  return Number.isSafeInteger(asNumber) ? asNumber : value;
}

/** The value of a float literal: `1.`, `.5`, `1e-3`, `1_0.0`. */
export function parseFloatLiteral(text: string): number {
  return Number(text.replaceAll('_', ''));
}

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  'a': '\x07',
  'b': '\b',
  'f': '\f',
  'n': '\n',
  'r': '\r',
  't': '\t',
  'v': '\v',
  '\n': '',
};

/**
 * Replaces Python's escape sequences. `\N{…}` stays as written (there is no name table), and so does any escape that
 * Python leaves unchanged.
 */
export function unescapeString(text: string, isBytes: boolean): string {
  if (!text.includes('\\')) return text;
  return text.replace(
    /\\(?:x([0-9a-fA-F]{2})|([0-7]{1,3})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(\r\n|[\s\S]))/g,
    (
      whole: string,
      hex: string | undefined,
      octal: string | undefined,
      u4: string | undefined,
      u8: string | undefined,
      other: string | undefined,
    ) => {
      if (hex !== undefined) return String.fromCharCode(parseInt(hex, 16));
      if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8) & (isBytes ? 0xff : 0x1ff));
      if (u4 !== undefined) return isBytes ? whole : String.fromCharCode(parseInt(u4, 16));
      if (u8 !== undefined) {
        const code = parseInt(u8, 16);
        return isBytes || code > 0x10ffff ? whole : String.fromCodePoint(code);
      }
      if (other === '\r\n') return '';
      return SIMPLE_ESCAPES[other ?? ''] ?? whole;
    },
  );
}

export interface StringPrefix {
  readonly raw: boolean;
  readonly bytes: boolean;
  readonly formatted: boolean;
}

/** The meaning of the letters before the quote. */
export function stringPrefix(opening: string): StringPrefix {
  const letters = opening.replace(/["'].*$/s, '').toLowerCase();
  return { raw: letters.includes('r'), bytes: letters.includes('b'), formatted: letters.includes('f') || letters.includes('t') };
}
