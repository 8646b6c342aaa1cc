/** The character at an offset, which may be two UTF-16 units long; an empty text at the end. */
export function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? '' : String.fromCodePoint(code);
}

export function isDigit(char: string): boolean {
  return char >= '0' && char <= '9' && char.length === 1;
}

/** What CPython says of a character that no token can contain. */
export function refusalOf(char: string): string {
  const code = (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  // Separators other than the space, and what has no glyph, are not printable.
  return /[\p{C}\p{Z}]/u.test(char) && char !== ' '
    ? `invalid non-printable character U+${code}`
    : `invalid character '${char}' (U+${code})`;
}

/** The offset of the first character that a name may not contain; -1 if it is a name. */
export function badCharacterIn(name: string): number {
  let at = 0;
  for (const char of name) {
    const pattern = at === 0 ? /[\p{ID_Start}_]/u : /[\p{ID_Continue}]/u;
    // Names are compared after normalization, and so are their characters.
    if (
      !pattern.test(char) &&
      ![...char.normalize('NFKC')].every((each, i) => (at + i === 0 ? /[\p{XID_Start}_]/u : /\p{XID_Continue}/u).test(each))
    )
      return at;
    at += char.length;
  }
  return -1;
}
