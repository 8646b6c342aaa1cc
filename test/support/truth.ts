import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Reads a file that test/truth/truth_file.py has written with the results of torch or CPython: the header, which applies to all cases, and the
 * cases. If the file contains several lists, each case names its list.
 */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller knows what the file contains
export function readTruth<H, C>(name: string): { readonly header: H; readonly cases: readonly C[] } {
  const [header = '', ...lines] = readFileSync(join('test', 'truth', `${name}.jsonl`), 'utf8')
    .trimEnd()
    .split('\n');
  return { header: JSON.parse(header) as H, cases: lines.map(line => JSON.parse(line) as C) };
}

/** The same for a file with several lists: the cases of one list. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as above
export function readTruthList<C>(name: string, list: string): readonly C[] {
  return readTruth<unknown, C & { readonly list: string }>(name).cases.filter(each => each.list === list);
}
