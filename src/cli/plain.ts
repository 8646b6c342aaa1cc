/** How many characters of a text of the user's are shown: an argument can be a megabyte long. */
const MAX_SHOWN = 300;

/** The same for messages: some of PyTorch's list all signatures of a function. */
const MAX_MESSAGE = 4000;

/**
 * A text from the user's files as a terminal, a table or a document may contain it: characters that control a terminal, end a line or change
 * the order of what follows are written as escapes.
 */
export function plain(text: string): string {
  return text.replace(/[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, char => {
    const code = char.charCodeAt(0).toString(16);
    return code.length > 2 ? `\\u${code.padStart(4, '0')}` : `\\x${code.padStart(2, '0')}`;
  });
}

/** The same, cut where it is too long to read. */
export function brief(text: string, most = MAX_SHOWN): string {
  return plain(text.length > most ? `${text.slice(0, most - 1)}…` : text);
}

/** A piece of source text on one line. */
export function briefSource(text: string): string {
  // Only what can be shown is looked at.
  const flat = text.slice(0, 4 * MAX_SHOWN).replace(/\s+/g, ' ');
  return brief(text.length > 4 * MAX_SHOWN ? flat.padEnd(MAX_SHOWN + 1) : flat);
}

/** A message, cut where nobody would read on. */
export function briefMessage(text: string): string {
  return brief(text, MAX_MESSAGE);
}
