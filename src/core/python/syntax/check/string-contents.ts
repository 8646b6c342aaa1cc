import { checkFields, type ExpressionFault } from './fields';
import { SyntaxFault, type Token } from './token';

export type { ExpressionFault };

/**
 * Checks strings that stand beside one another; returns what kind of expression they are.
 * @param last the last token that has been read
 */
export function checkStrings(tokens: readonly Token[], last: Token, expressionFault: ExpressionFault): string {
  let isFormatted = false;
  let isBytes: boolean | null = null;
  for (const token of tokens) {
    const prefix = prefixOf(token);
    const holdsBytes = prefix.includes('b');
    if (isBytes !== null && isBytes !== holdsBytes) throw new SyntaxFault('cannot mix bytes and nonbytes literals', last);
    isBytes = holdsBytes;
    isFormatted ||= prefix.includes('f');
    const contents = contentsOf(token, prefix);
    if (holdsBytes && /[^\x00-\x7f]/.test(contents)) throw new SyntaxFault('bytes can only contain ASCII literal characters', token);
    if (!prefix.includes('r')) checkEscapes(contents, holdsBytes, token);
    if (prefix.includes('f')) checkFields(token, token.text.indexOf(contents, prefix.length + 1), contents, last, expressionFault);
  }
  return isFormatted ? 'f-string expression' : 'literal';
}

function prefixOf({ text }: Token): string {
  return (/^[A-Za-z]*/.exec(text)?.[0] ?? '').toLowerCase();
}

function contentsOf({ text }: Token, prefix: string): string {
  const quote = text.charAt(prefix.length);
  const width = text.startsWith(quote.repeat(3), prefix.length) ? 3 : 1;
  return text.slice(prefix.length + width, -width);
}

const ESCAPES: Readonly<Record<string, { readonly digits: number; readonly form: string }>> = {
  x: { digits: 2, form: '\\xXX' },
  u: { digits: 4, form: '\\uXXXX' },
  U: { digits: 8, form: '\\UXXXXXXXX' },
};

/** Escapes with too few digits: the commonest is a Windows path. */
function checkEscapes(contents: string, isBytes: boolean, token: Token): void {
  for (const { index } of contents.matchAll(/\\[^]/g)) {
    const letter = contents.charAt(index + 1);
    const escape = ESCAPES[letter];
    if (!escape || (isBytes && letter !== 'x')) continue;
    const found = /^[0-9a-fA-F]*/.exec(contents.slice(index + 2, index + 2 + escape.digits))?.[0].length ?? 0;
    if (found === escape.digits) continue;
    const start = bytesIn(contents.slice(0, index));
    if (isBytes) throw new SyntaxFault(`(value error) invalid \\x escape at position ${String(start)}`, token);
    const end = start + 1 + found;
    throw new SyntaxFault(
      `(unicode error) 'unicodeescape' codec can't decode bytes in position ${String(start)}-${String(end)}: truncated ${escape.form} escape`,
      token,
    );
  }
}

/** The length of a text as CPython passes it to its decoder: other characters than ASCII are written as escapes of ten. */
function bytesIn(text: string): number {
  let count = 0;
  for (const char of text) count += char > '\x7f' ? 10 : 1;
  return count;
}
