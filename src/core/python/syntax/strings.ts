/** Where a string literal ends, and whether it has its closing quotes. */
export interface StringEnd {
  readonly end: number;
  readonly isClosed: boolean;
  /** Offsets of braces that open a replacement field and are not closed on their line. */
  readonly openFields: readonly number[];
}

/** The quotes that open a string at an offset: one, or three of the same kind. */
export function quotesAt(text: string, at: number): string {
  const quote = text.charAt(at);
  return text.startsWith(quote.repeat(3), at) ? quote.repeat(3) : quote;
}

/** Whether the letters before an opening quote make it an f-string. */
function isFormatted(text: string, quote: number): boolean {
  let at = quote;
  while (at > 0 && quote - at < 2 && /[a-z]/i.test(text.charAt(at - 1))) at--;
  return /^(?:f|rf|fr|t|rt|tr)$/i.test(text.slice(at, quote));
}

/** Reads a string from its opening quotes. If it is not closed, it ends with its line; with triple quotes, it ends with the text. */
export function stringEnd(text: string, start: number): StringEnd {
  const quotes = quotesAt(text, start);
  const formatted = isFormatted(text, start);
  const openFields: number[] = [];
  let at = start + quotes.length;
  while (at < text.length) {
    if (text.startsWith(quotes, at)) return { end: at + quotes.length, isClosed: true, openFields };
    const char = text.charAt(at);
    if (char === '\n' && quotes.length === 1) return { end: at, isClosed: false, openFields };
    if (char === '\\') at += 2;
    else if (char === '{' && formatted) {
      const end = text.charAt(at + 1) === '{' ? at + 2 : fieldEnd(text, at);
      // In triple quotes a field may continue on the next line.
      if (end === null && quotes.length === 1) openFields.push(at);
      at = end ?? at + 1;
    } else at++;
  }
  return { end: text.length, isClosed: false, openFields };
}

/** Longer braces are not read as a replacement field, so an unclosed brace costs no more than this many characters. */
const MAX_FIELD = 2000;

/** The offset after a replacement field of one line, whose own strings may repeat the quotes around it; null if it is not a field. */
function fieldEnd(text: string, start: number): number | null {
  let depth = 0;
  for (let at = start; at < text.length && at - start < MAX_FIELD; at++) {
    const char = text.charAt(at);
    if (char === '\n') return null;
    if (char === '"' || char === "'") {
      const quotes = quotesAt(text, at);
      const closing = text.indexOf(quotes, at + quotes.length);
      if (closing === -1) return null;
      at = closing + quotes.length - 1;
    } else if (char === '{') depth++;
    else if (char === '}' && --depth === 0) return at + 1;
  }
  return null;
}
