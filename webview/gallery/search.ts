/** Whether all parts of a query occur in a preset's words, in any order and case; `_` counts as a space. */
export function matches(words: readonly string[], query: string): boolean {
  const text = plain(words.join(' '));
  return plain(query)
    .split(' ')
    .every(part => text.includes(part));
}

function plain(text: string): string {
  return text.toLocaleLowerCase().replace(/_/g, ' ').replace(/\s+/g, ' ').trim();
}
