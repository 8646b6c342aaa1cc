import type { Atom, Dim, SymbolAtom } from './dim';
import { addInt, floorDivInt, maxInt, mulInt, type Int } from './int';

/** The value of `d` for the given values of its symbols; null if a divisor becomes 0. */
export function evaluateDim(d: Dim, valueOf: (symbol: SymbolAtom) => Int): Int | null {
  if (typeof d !== 'object') return d;
  let sum = d.constant;
  for (const { coefficient, factors } of d.terms) {
    let product = coefficient;
    for (const { atom, power } of factors) {
      const value = evaluateAtom(atom, valueOf);
      if (value === null) return null;
      for (let i = 0; i < power; i++) product = mulInt(product, value);
    }
    sum = addInt(sum, product);
  }
  return sum;
}

function evaluateAtom(atom: Atom, valueOf: (symbol: SymbolAtom) => Int): Int | null {
  switch (atom.kind) {
    case 'symbol':
      return valueOf(atom);
    case 'floor': {
      const numerator = evaluateDim(atom.numerator, valueOf);
      const divisor = evaluateDim(atom.divisor, valueOf);
      return numerator === null || divisor === null || divisor === 0 ? null : floorDivInt(numerator, divisor);
    }
    case 'max': {
      const items = atom.items.map(item => evaluateDim(item, valueOf));
      return items.reduce((a, b) => (a === null || b === null ? null : maxInt(a, b)));
    }
  }
}
