/** A Python regular expression in JavaScript's notation. */
export interface Translated {
  readonly source: string;
  readonly flags: string;
}

/** `re`'s flags, by their values. */
export const FLAGS: Readonly<Record<string, number>> = {
  A: 256,
  ASCII: 256,
  I: 2,
  IGNORECASE: 2,
  M: 8,
  MULTILINE: 8,
  S: 16,
  DOTALL: 16,
  X: 64,
  VERBOSE: 64,
  U: 32,
  UNICODE: 32,
  L: 4,
  LOCALE: 4,
  DEBUG: 128,
};

/** Common notation stays unchanged; the rest is rewritten. */
export function translatePattern(pattern: string, given: number): Translated {
  let flags = given;
  const inline = /^\(\?([aiLmsux]+)\)/.exec(pattern);
  let text = pattern;
  if (inline) {
    for (const letter of inline[1] ?? '') flags |= FLAGS[letter.toUpperCase()] ?? 0;
    text = pattern.slice(inline[0].length);
  }
  let source = '';
  let inClass = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? '';
    const rest = text.slice(i);
    if (char === '\\') {
      const next = text[++i] ?? '';
      if (next === 'A') source += '(?<![\\s\\S])';
      else if (next === 'Z') source += '(?![\\s\\S])';
      else if (/[a-zA-Z0-9]/.test(next)) source += `\\${next}`;
      else source += /[\^$\\.*+?()[\]{}|/-]/.test(next) && (inClass || next !== '-') ? `\\${next}` : next;
    } else if (inClass) {
      if (char === ']') inClass = false;
      source += char === '[' ? '\\[' : char;
    } else if (char === '[') {
      inClass = true;
      source += char;
      if (text[i + 1] === '^') source += text[++i] ?? '';
      if (text[i + 1] === ']') {
        source += '\\]';
        i++;
      }
    } else if (rest.startsWith('(?P<')) {
      source += '(?<';
      i += 3;
    } else if (rest.startsWith('(?P=')) {
      const end = text.indexOf(')', i);
      source += `\\k<${text.slice(i + 4, end)}>`;
      i = end;
    } else if (rest.startsWith('(?#')) i = text.indexOf(')', i);
    else if (char === '{' && !/^\{\d*,?\d*\}/.test(rest)) source += '\\{';
    else if (char === '}' && !/\{\d*,?\d*$/.test(source)) source += '\\}';
    else if (rest.startsWith('{,')) source += '{0';
    else if (flags & 64 && /\s/.test(char)) continue;
    else if (flags & 64 && char === '#') {
      const end = text.indexOf('\n', i);
      i = end === -1 ? text.length : end;
    } else if (char === '$' && !(flags & 8)) source += '(?=\\n?(?![\\s\\S]))';
    else source += char;
  }
  return { source, flags: `u${flags & 2 ? 'i' : ''}${flags & 8 ? 'm' : ''}${flags & 16 ? 's' : ''}` };
}
