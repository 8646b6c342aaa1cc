import type { Atom, Dim, FloorAtom, SymbolAtom } from './dim';

/** Every symbol in `d`, including those inside divisions and maxima, each once, in order of appearance. */
export function symbolAtoms(d: Dim): readonly SymbolAtom[] {
  const found = new Map<string, SymbolAtom>();
  visit(d, atom => {
    if (atom.kind === 'symbol') found.set(atom.key, atom);
  });
  return [...found.values()];
}

/** Every floor division in `d`, including nested ones. */
export function floorAtoms(d: Dim): readonly FloorAtom[] {
  const found = new Map<string, FloorAtom>();
  visit(d, atom => {
    if (atom.kind === 'floor') found.set(atom.key, atom);
  });
  return [...found.values()];
}

/** The names of the symbols in `d`, each once, in order of appearance. */
export function symbols(d: Dim): string[] {
  return [...new Set(symbolAtoms(d).map(({ name }) => name))];
}

function visit(d: Dim, see: (atom: Atom) => void): void {
  if (typeof d !== 'object') return;
  for (const { factors } of d.terms) {
    for (const { atom } of factors) {
      see(atom);
      for (const part of partsOfAtom(atom)) visit(part, see);
    }
  }
}

function partsOfAtom(atom: Atom): readonly Dim[] {
  switch (atom.kind) {
    case 'symbol':
      return [];
    case 'floor':
      return [atom.numerator, atom.divisor];
    case 'max':
      return atom.items;
  }
}
