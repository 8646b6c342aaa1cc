import { toInt, type Int } from '../../dim';
import { Raised } from './raised';
import { reprString } from './repr';
import { PyFloat } from './values';

/** Python's `int(text, base)`; base 0 uses the prefix of the text. */
export function parseInteger(text: string, base: number): Int | Raised {
  const fail = (): Raised => new Raised('ValueError', `invalid literal for int() with base ${String(base)}: ${reprString(text)}`);
  const match = /^\s*([+-]?)(0[xX]|0[oO]|0[bB])?([0-9a-zA-Z]+(?:_[0-9a-zA-Z]+)*)\s*$/.exec(asciiDigits(text));
  if (!match) return fail();
  const [, sign, prefix, digits = ''] = match;
  const own = prefix === undefined ? null : ({ x: 16, o: 8, b: 2 } as Record<string, number>)[prefix[1]?.toLowerCase() ?? ''];
  const radix = base === 0 ? (own ?? 10) : base;
  const body = prefix === undefined || own === radix ? digits : prefix + digits;
  let result = 0n;
  for (const char of body.replaceAll('_', '').toLowerCase()) {
    const digit = parseInt(char, 36);
    if (Number.isNaN(digit) || digit >= radix) return fail();
    result = result * BigInt(radix) + BigInt(digit);
  }
  return toInt(sign === '-' ? -result : result);
}

/** Digits of other scripts as 0 to 9. The ten digits of each script are consecutive, and some scripts follow each other directly. */
function asciiDigits(text: string): string {
  return text.replace(/(?![0-9])\p{Nd}/gu, digit => {
    const code = digit.codePointAt(0) ?? 0;
    let zero = code;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
    return String((code - zero) % 10);
  });
}

/** Python's `float(text)`. */
export function parseFloatText(text: string): PyFloat | Raised {
  const plain = text
    .trim()
    .replace(/(?<=\d)_(?=\d)/g, '')
    .toLowerCase();
  if (/^[+-]?(inf|infinity)$/.test(plain)) return new PyFloat(plain.startsWith('-') ? -Infinity : Infinity);
  if (/^[+-]?nan$/.test(plain)) return new PyFloat(NaN);
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/.test(plain))
    return new Raised('ValueError', `could not convert string to float: ${reprString(text)}`);
  return new PyFloat(Number(plain));
}
