import { make } from 'covertable';

type Factors = Readonly<Record<string, readonly string[]>>;
type Combination<F extends Factors> = { readonly [K in keyof F]: F[K][number] };

/**
 * Combinations of one value for each factor, in which every pair of values of two factors occurs: most faults need two of them, and hardly any
 * need three. In a full run (`npm test -- --full`) they are all combinations. They are the same at each call, in the order of the factors.
 */
export function combinations<const F extends Factors>(factors: F, full = process.env.CONVLENS_FULL === '1'): Combination<F>[] {
  const names = Object.keys(factors);
  const lists = names.map(name => [...(factors[name] ?? [])]);
  const rows = make(
    lists.map(list => list.map((_, i) => i)),
    { length: full ? names.length : 2 },
  );
  return rows
    .sort((a, b) => a.map((place, i) => place - (b[i] ?? 0)).find(Boolean) ?? 0)
    .map(row => Object.fromEntries(names.map((name, i) => [name, lists[i]?.[row[i] ?? 0]])) as Combination<F>);
}
