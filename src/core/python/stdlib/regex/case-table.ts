import { ASCII_ALPHABET, isCased, UNICODE_ALPHABET, type Alphabet } from './characters';

/** Which characters have another case, and which of them are the same as a lower-case one. */
interface CaseTable {
  /** In order. */
  readonly cased: readonly number[];
  /** The other characters whose case does not matter against a lower-case one. */
  readonly others: ReadonlyMap<number, readonly number[]>;
}

/** CPython looks at the case of this many characters when it compiles a set. */
export const MAPPED = 0x10000;

const tables = new Map<Alphabet, CaseTable>();

function tableOf(alphabet: Alphabet): CaseTable {
  const known = tables.get(alphabet);
  if (known) return known;
  const cased: number[] = [];
  const others = new Map<number, number[]>();
  for (let code = 0; code < (alphabet === ASCII_ALPHABET ? 0x80 : MAPPED); code++) {
    if (!isCased(alphabet, code)) continue;
    cased.push(code);
    const lower = alphabet.lower(code);
    for (const same of [lower, ...alphabet.alike(lower)]) if (same !== code) others.set(same, [...(others.get(same) ?? []), code]);
  }
  const made: CaseTable = { cased, others };
  tables.set(alphabet, made);
  return made;
}

/** Whether a range contains a character with another case. */
export function hasCasedIn(alphabet: Alphabet, from: number, to: number): boolean {
  const { cased } = tableOf(alphabet);
  let [low, high] = [0, cased.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cased[middle] as number) < from) low = middle + 1;
    else high = middle;
  }
  return low < cased.length && (cased[low] as number) <= to;
}

/** Whether a range contains a lower-case character, or one that is the same but for its case. */
export function isInFolded(alphabet: Alphabet, lower: number, from: number, to: number): boolean {
  if (from <= lower && lower <= to) return true;
  if (to < MAPPED) return someIn(tableOf(alphabet).others.get(lower), from, to);
  // Of characters beyond, CPython compares the upper case too, in every alphabet.
  const upper = UNICODE_ALPHABET.upper(lower);
  return (from <= upper && upper <= to) || someIn(tableOf(alphabet).others.get(lower), from, MAPPED - 1);
}

function someIn(codes: readonly number[] | undefined, from: number, to: number): boolean {
  return codes?.some(code => from <= code && code <= to) ?? false;
}
