/** Where a string token ends. */
export interface StringToken {
  /** The offset after the closing quote, or where the tokenizer noticed that there is none. */
  readonly end: number;
  readonly isClosed: boolean;
  readonly isTriple: boolean;
}

/** Finds the end of a string token that begins at `start` and whose first quote is at `quote`. */
export function stringEndAt(text: string, start: number, quote: number): StringToken {
  const isFormatted = /[fFtT]/.test(text.slice(start, quote));
  const plain = plainEnd(text, quote);
  if (!isFormatted) return plain;
  // Since Python 3.12, a field may contain the quotes of its string. A string that is complete only in this way ends there.
  if (plain.isClosed && !hasOpenField(text.slice(quote, plain.end))) return plain;
  const end = nestedEnd(text, quote);
  return end === -1 ? plain : { ...plain, end, isClosed: true };
}

function plainEnd(text: string, quote: number): StringToken {
  const char = text.charAt(quote);
  const isTriple = text.startsWith(char.repeat(3), quote);
  const closing = isTriple ? char.repeat(3) : char;
  let at = quote + closing.length;
  for (;;) {
    const next = text.charAt(at);
    if (next === '') return { end: at, isClosed: false, isTriple };
    if (next === '\n' && !isTriple) return { end: at, isClosed: false, isTriple };
    if (text.startsWith(closing, at)) return { end: at + closing.length, isClosed: true, isTriple };
    at += next === '\\' ? 2 : 1;
  }
}

/** Whether a formatted string ends inside a field, judged by its braces. */
function hasOpenField(literal: string): boolean {
  let depth = 0;
  for (let at = 0; at < literal.length; at++) {
    const char = literal.charAt(at);
    if (depth === 0 && (char === '{' || char === '}') && literal.charAt(at + 1) === char) at++;
    else if (char === '{') depth++;
    else if (char === '}') depth = Math.max(0, depth - 1);
  }
  return depth > 0;
}

/** How deep fields and the strings in them are followed. */
const MAX_NESTING = 20;

/** The end of a formatted string by the rules of Python 3.12; -1 if it has none. */
function nestedEnd(text: string, quote: number, nesting = 0): number {
  const char = text.charAt(quote);
  const isTriple = text.startsWith(char.repeat(3), quote);
  const closing = isTriple ? char.repeat(3) : char;
  let depth = 0;
  let at = quote + closing.length;
  while (at < text.length && nesting < MAX_NESTING) {
    const next = text.charAt(at);
    if (next === '\n' && !isTriple) return -1;
    if (depth === 0) {
      if (text.startsWith(closing, at)) return at + closing.length;
      if (next === '\\') at++;
      else if (next === '{' && text.charAt(at + 1) === '{') at++;
      else if (next === '{') depth = 1;
    } else if (next === '{' || next === '(' || next === '[') depth++;
    else if (next === '}' || next === ')' || next === ']') depth--;
    else if (next === '"' || next === "'") {
      const before = /[A-Za-z]*$/.exec(text.slice(Math.max(0, at - 3), at))?.[0] ?? '';
      const inner = /[fFtT]/.test(before) ? nestedEnd(text, at, nesting + 1) : closedEnd(text, at);
      if (inner === -1) return -1;
      at = inner;
      continue;
    }
    at++;
  }
  return -1;
}

function closedEnd(text: string, quote: number): number {
  const { end, isClosed } = plainEnd(text, quote);
  return isClosed ? end : -1;
}
