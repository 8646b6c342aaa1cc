import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What torch or CPython answered, as test/truth/truth_file.py writes it: what is true of all cases, and the cases. Where the file holds several
 * lists, each case names its own.
 */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller knows what the file contains
export function readTruth<H, C>(name: string): { readonly header: H; readonly cases: readonly C[] } {
  const [header = '', ...lines] = readFileSync(join('test', 'truth', `${name}.jsonl`), 'utf8')
    .trimEnd()
    .split('\n');
  return { header: JSON.parse(header) as H, cases: lines.map(line => JSON.parse(line) as C) };
}

/** The same of a file with several lists: the cases of one. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as above
export function readTruthList<C>(name: string, list: string): readonly C[] {
  return readTruth<unknown, C & { readonly list: string }>(name).cases.filter(each => each.list === list);
}
