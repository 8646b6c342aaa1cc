import type { CategoryLetter } from './tree';

/** Which characters a pattern tells apart: all of Unicode, or ASCII's letters only. */
export interface Alphabet {
  readonly lower: (code: number) => number;
  readonly upper: (code: number) => number;
  /** Other lower-case letters with the same upper-case one: σ and ς. */
  readonly alike: (lower: number) => readonly number[];
  readonly is: (letter: CategoryLetter, code: number) => boolean;
}

const isUpperAscii = (code: number): boolean => code >= 0x41 && code <= 0x5a;
const isLowerAscii = (code: number): boolean => code >= 0x61 && code <= 0x7a;
const isDigitAscii = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isSpaceAscii = (code: number): boolean => code === 0x20 || (code >= 0x09 && code <= 0x0d);
const isWordAscii = (code: number): boolean => isLowerAscii(code) || isUpperAscii(code) || isDigitAscii(code) || code === 0x5f;

const NONE: readonly number[] = [];

export const ASCII_ALPHABET: Alphabet = {
  lower: code => (isUpperAscii(code) ? code + 32 : code),
  upper: code => (isLowerAscii(code) ? code - 32 : code),
  alike: () => NONE,
  is: category({ d: isDigitAscii, s: isSpaceAscii, w: isWordAscii }),
};

/** The code of the first character of the other case: CPython, too, takes İ as i although two characters are its lower case. */
const first = (text: string): number => text.codePointAt(0) ?? 0;

export const UNICODE_ALPHABET: Alphabet = {
  lower: remembered(code => first(String.fromCodePoint(code).toLowerCase())),
  upper: remembered(code => first(String.fromCodePoint(code).toUpperCase())),
  alike: lower => ALIKE.get(lower) ?? NONE,
  is: category({
    d: table(code => /\p{Nd}/u.test(String.fromCodePoint(code))),
    s: table(code => /[\s\x1c-\x1f\x85]/u.test(String.fromCodePoint(code)) && code !== 0xfeff),
    w: table(code => /[\p{L}\p{N}_]/u.test(String.fromCodePoint(code))),
  }),
};

/** Lower-case letters that share an upper-case one, all of Unicode's. */
const ALIKE = new Map(
  (
    'i\u0131 s\u017f \u00b5\u03bc \u0345\u03b9\u1fbe \u0390\u1fd3 \u03b0\u1fe3 \u03b2\u03d0 \u03b5\u03f5 \u03b8\u03d1 \u03ba\u03f0 \u03c0\u03d6 ' +
    '\u03c1\u03f1 \u03c2\u03c3 \u03c6\u03d5 \u0432\u1c80 \u0434\u1c81 \u043e\u1c82 \u0441\u1c83 \u0442\u1c84\u1c85 \u044a\u1c86 \u0463\u1c87 ' +
    '\u1c88\ua64b \u1e61\u1e9b \ufb05\ufb06'
  )
    .split(' ')
    .map(letters => [...letters].map(first))
    .flatMap(codes => codes.map(code => [code, codes.filter(other => other !== code)] as const)),
);

/** Whether upper and lower case differ. */
export function isCased({ lower, upper }: Alphabet, code: number): boolean {
  return lower(code) !== code || upper(code) !== code;
}

type Test = (code: number) => boolean;

function category({ d, s, w }: Readonly<Record<'d' | 's' | 'w', Test>>): Alphabet['is'] {
  return (letter, code) => {
    switch (letter) {
      case 'd':
        return d(code);
      case 'D':
        return !d(code);
      case 's':
        return s(code);
      case 'S':
        return !s(code);
      case 'w':
        return w(code);
      case 'W':
        return !w(code);
    }
  };
}

/** How many characters have their results kept: those of the Basic Multilingual Plane. */
const KEPT = 0x10000;

/** A test that keeps its results: regular expressions of JavaScript take long for one character. */
function table(test: Test): Test {
  let known: Uint8Array | null = null;
  return code => {
    if (code >= KEPT) return test(code);
    const results = (known ??= new Uint8Array(KEPT));
    return (results[code] ||= test(code) ? 2 : 1) === 2;
  };
}

function remembered(compute: (code: number) => number): (code: number) => number {
  let known: Int32Array | null = null;
  return code => {
    if (code >= KEPT) return compute(code);
    const results = (known ??= new Int32Array(KEPT));
    return (results[code] ||= compute(code) + 1) - 1;
  };
}
