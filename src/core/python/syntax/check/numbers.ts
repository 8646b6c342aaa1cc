import { isDigit } from './characters';

/** Where a number ends, or what is wrong with it. `at` is the offset up to which the tokenizer has read. */
export type NumberEnd = { readonly end: number } | { readonly message: string; readonly at: number };

/** Keywords that may follow a number without a space: `1if x else 2`. */
const FOLLOWS = /(?:and|else|for|i[fns]|or|not)/y;

const BASES: Readonly<Record<string, { readonly name: string; readonly digits: RegExp }>> = {
  x: { name: 'hexadecimal', digits: /[0-9a-fA-F]/ },
  o: { name: 'octal', digits: /[0-7]/ },
  b: { name: 'binary', digits: /[01]/ },
};

/** Reads the number that begins at an offset, as CPython's tokenizer does. */
export function readNumber(text: string, start: number): NumberEnd {
  const base = text.charAt(start) === '0' ? BASES[text.charAt(start + 1).toLowerCase()] : undefined;
  return base ? readInBase(text, start + 2, base) : readDecimal(text, start);
}

function readInBase(text: string, start: number, { name, digits }: (typeof BASES)[string] & object): NumberEnd {
  let at = start;
  do {
    if (text.charAt(at) === '_') at++;
    if (!digits.test(text.charAt(at))) {
      if (isDigit(text.charAt(at))) return { message: `invalid digit '${text.charAt(at)}' in ${name} literal`, at: at + 1 };
      return { message: `invalid ${name} literal`, at };
    }
    while (digits.test(text.charAt(at))) at++;
  } while (text.charAt(at) === '_');
  if (isDigit(text.charAt(at))) return { message: `invalid digit '${text.charAt(at)}' in ${name} literal`, at: at + 1 };
  return ended(text, at, name);
}

function readDecimal(text: string, start: number): NumberEnd {
  let at = start;
  if (text.charAt(at) !== '.') {
    const whole = digitsFrom(text, at);
    if ('message' in whole) return whole;
    at = whole.end;
    const isFloat = /[.eEjJ]/.test(text.charAt(at));
    if (!isFloat && text.charAt(start) === '0' && /[1-9]/.test(text.slice(start, at))) {
      return { message: 'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers', at: start + 1 };
    }
  }
  if (text.charAt(at) === '.') {
    at++;
    if (isDigit(text.charAt(at))) {
      const fraction = digitsFrom(text, at);
      if ('message' in fraction) return fraction;
      at = fraction.end;
    }
  }
  if (/[eE]/.test(text.charAt(at))) {
    const sign = /[-+]/.test(text.charAt(at + 1)) ? 1 : 0;
    if (isDigit(text.charAt(at + 1 + sign))) {
      const exponent = digitsFrom(text, at + 1 + sign);
      if ('message' in exponent) return exponent;
      at = exponent.end;
    } else if (sign === 1) return { message: 'invalid decimal literal', at: at + 2 };
    else return ended(text, at, 'decimal');
  }
  if (/[jJ]/.test(text.charAt(at))) return ended(text, at + 1, 'imaginary');
  return ended(text, at, 'decimal');
}

function digitsFrom(text: string, start: number): NumberEnd {
  let at = start;
  for (;;) {
    while (isDigit(text.charAt(at))) at++;
    if (text.charAt(at) !== '_') return { end: at };
    at++;
    if (!isDigit(text.charAt(at))) return { message: 'invalid decimal literal', at };
  }
}

/** A number must not run into a name, except a keyword that can follow it. */
function ended(text: string, at: number, kind: string): NumberEnd {
  FOLLOWS.lastIndex = at;
  // Of the characters of names, only those of ASCII count here.
  if (FOLLOWS.test(text) || !/[A-Za-z0-9_]/.test(text.charAt(at))) return { end: at };
  return { message: `invalid ${kind} literal`, at };
}
