/** How many characters of a text are shown: an argument can be a megabyte long, and with it a message that quotes it. */
const MAX_SHOWN = 2000;

function brief(text: string): string {
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN - 1)}…` : text;
}

/**
 * Escapes text from the user's files so that Markdown does not interpret it: every special character is escaped, line breaks become spaces.
 */
export function escapeMarkdown(text: string): string {
  return brief(text)
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]()#+\-.!<>&|~$:@/]/g, '\\$&');
}

/** Text as code: the fence is longer than any run of backticks inside. */
export function codeSpan(text: string): string {
  const flat = brief(text).replace(/\s+/g, ' ');
  const fence = '`'.repeat(longestRun(flat) + 1);
  const pad = flat.startsWith('`') || flat.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${flat}${pad}${fence}`;
}

/** Lines in a monospaced block. */
export function codeBlock(lines: readonly string[]): string {
  const text = lines.map(brief).join('\n');
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}text\n${text}\n${fence}`;
}

/** A sentence of ours in which backticks mark code. */
export function sentence(text: string): string {
  const parts = text.split('`');
  if (parts.length % 2 === 0) return escapeMarkdown(text);
  return parts.map((part, i) => (i % 2 === 0 ? escapeMarkdown(part) : codeSpan(part))).join('');
}

/** A link that runs one of our commands with arguments. */
export function commandLink(label: string, command: string, argument: unknown): string {
  // Parentheses would end the link.
  const query = encodeURIComponent(JSON.stringify([argument]))
    .replaceAll('(', '%28')
    .replaceAll(')', '%29');
  return `[${escapeMarkdown(label)}](command:${command}?${query})`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
