import type { Atom, Dim, Factor, SymExpr, Term } from './dim';
import { factorize } from './factorize';
import { absInt, negInt, type Int } from './int';
import { findModulo } from './modulo';
import { add, neg } from './polynomial';

/** An expression in the form in which people would write it, for the printers. */
export type Readable =
  | { readonly kind: 'int'; readonly value: Int }
  | { readonly kind: 'symbol'; readonly name: string; readonly id: string }
  | { readonly kind: 'sum'; readonly parts: readonly Summand[] }
  | {
      readonly kind: 'product';
      readonly coefficient: Int | null;
      readonly factors: readonly { readonly base: Readable; readonly power: number }[];
    }
  | { readonly kind: 'floor' | 'mod'; readonly numerator: Readable; readonly divisor: Readable }
  | { readonly kind: 'max' | 'min'; readonly items: readonly Readable[] };

/** A part of a sum; a subtracted part is given without its sign. */
export interface Summand {
  readonly negative: boolean;
  readonly part: Readable;
}

/** `d` in the form in which people would write it, with the same value. */
export function toReadable(d: Dim): Readable {
  if (typeof d !== 'object') return d < 0 ? { kind: 'sum', parts: [signedInt(d)] } : { kind: 'int', value: d };
  const parts: Summand[] = [];
  let rest: Dim = d;
  for (let found = findModulo(rest); found; found = findModulo(rest)) {
    parts.push(signed(found.times, { kind: 'mod', numerator: toReadable(found.numerator), divisor: toReadable(found.divisor) }));
    rest = found.rest;
  }
  if (typeof rest !== 'object') return sum(rest === 0 ? parts : [...parts, signedInt(rest)]);
  const factored = factorize(rest);
  if (factored) {
    const product: Readable = {
      kind: 'product',
      coefficient: oneAsNull(absInt(factored.coefficient)),
      factors: factored.factors.map(factorOf),
    };
    return sum([{ negative: factored.coefficient < 0, part: product }, ...parts]);
  }
  return sum([...summands(rest), ...parts]);
}

/** Positive parts first: W−H, 2−H. */
function sum(parts: readonly Summand[]): Readable {
  const first = Math.max(
    0,
    parts.findIndex(({ negative }) => !negative),
  );
  const ordered = [...parts.slice(first, first + 1), ...parts.slice(0, first), ...parts.slice(first + 1)];
  const [only] = ordered;
  return only && ordered.length === 1 && !only.negative ? only.part : { kind: 'sum', parts: ordered };
}

function summands({ terms, constant }: SymExpr): readonly Summand[] {
  const maxima = terms.filter(each => loneAtom(each)?.kind === 'max');
  const [maximum] = maxima;
  // max(H−1, 0)+1 is easier to read as max(H, 1).
  if (constant === 0 || maxima.length !== 1 || !maximum || absInt(maximum.coefficient) !== 1) {
    return [...terms.map(each => summand(each, 0)), ...(constant === 0 ? [] : [signedInt(constant)])];
  }
  return terms.map(each => summand(each, each === maximum ? constant : 0));
}

/** @param constant to be written inside a maximum */
function summand(each: Term, constant: Int): Summand {
  const { coefficient, factors } = each;
  const atom = loneAtom(each);
  if (atom?.kind !== 'max') return signed(coefficient, { kind: 'product', coefficient: null, factors: factors.map(powerOf) });
  const items = atom.items.map(item => add(item, coefficient < 0 ? negInt(constant) : constant));
  const turned = items.map(neg);
  if (coefficient < 0 && minuses(items) > minuses(turned))
    return signed(negInt(coefficient), { kind: 'min', items: inOrder(turned).map(toReadable) });
  return signed(coefficient, { kind: 'max', items: inOrder(items).map(toReadable) });
}

/** Variable items first: max(H, 1). */
function inOrder(items: readonly Dim[]): readonly Dim[] {
  return [...items.filter(item => typeof item === 'object'), ...items.filter(item => typeof item !== 'object')];
}

function loneAtom({ factors }: Term): Atom | undefined {
  const [factor] = factors;
  return factors.length === 1 && factor?.power === 1 ? factor.atom : undefined;
}

function minuses(items: readonly Dim[]): number {
  return items.filter(item => typeof item === 'object' && (item.terms[0]?.coefficient ?? 0) < 0).length;
}

/** `times` · `part` as a part of a sum. */
function signed(times: Int, part: Readable): Summand {
  const negative = times < 0;
  const coefficient = oneAsNull(absInt(times));
  if (part.kind === 'product') {
    const [only] = part.factors;
    if (coefficient === null && only && part.factors.length === 1 && only.power === 1) return { negative, part: only.base };
    return { negative, part: { ...part, coefficient } };
  }
  return { negative, part: coefficient === null ? part : { kind: 'product', coefficient, factors: [{ base: part, power: 1 }] } };
}

function signedInt(value: Int): Summand {
  return { negative: value < 0, part: { kind: 'int', value: absInt(value) } };
}

function oneAsNull(coefficient: Int): Int | null {
  return coefficient === 1 ? null : coefficient;
}

function factorOf(d: Dim): { readonly base: Readable; readonly power: number } {
  const readable = toReadable(d);
  const [only] = readable.kind === 'product' && readable.coefficient === null && readable.factors.length === 1 ? readable.factors : [];
  return only ?? { base: readable, power: 1 };
}

function powerOf({ atom, power }: Factor): { readonly base: Readable; readonly power: number } {
  return { base: atomOf(atom), power };
}

function atomOf(atom: Atom): Readable {
  switch (atom.kind) {
    case 'symbol':
      return { kind: 'symbol', name: atom.name, id: atom.id };
    case 'floor':
      return { kind: 'floor', numerator: toReadable(atom.numerator), divisor: toReadable(atom.divisor) };
    case 'max':
      return { kind: 'max', items: inOrder(atom.items).map(toReadable) };
  }
}
