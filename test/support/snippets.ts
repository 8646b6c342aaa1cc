import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What CPython prints and raises for a part of a fixture (test/truth/language.py). */
export interface Snippet {
  readonly file: string;
  readonly name: string;
  readonly line: number;
  readonly stdout: string;
  readonly error?: { readonly type: string; readonly message: string; readonly line: number };
}

/** The text of a snippet: from the line after its heading to the next one. */
export function snippetText(folder: string, { file, line }: Snippet): string {
  const lines = readFileSync(join(folder, file), 'utf8').split('\n');
  const end = lines.findIndex((text, i) => i >= line && text.startsWith('# --- '));
  return lines.slice(line - 1, end === -1 ? undefined : end).join('\n');
}
