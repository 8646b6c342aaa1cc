import type { Atom, Dim, SymbolAtom } from './dim';
import { floorDiv } from './divide';
import { max } from './extrema';
import type { Int } from './int';
import { add, atomDim, mul } from './polynomial';

/**
 * `d` with numbers for symbols; symbols for which `valueOf` returns undefined stay.
 * @throws RangeError if a symbolic divisor becomes 0
 */
export function substitute(d: Dim, valueOf: (name: string) => Int | undefined): Dim {
  return rebuild(d, symbol => valueOf(symbol.name) ?? atomDim(symbol));
}

/** `d` with one symbol replaced by another expression. */
export function replaceSymbol(d: Dim, key: string, replacement: Dim): Dim {
  return rebuild(d, symbol => (symbol.key === key ? replacement : atomDim(symbol)));
}

function rebuild(d: Dim, replace: (symbol: SymbolAtom) => Dim): Dim {
  if (typeof d !== 'object') return d;
  const terms = d.terms.map(({ coefficient, factors }) =>
    mul(
      coefficient,
      ...factors.flatMap(({ atom, power }) => {
        const rebuilt = rebuildAtom(atom, replace);
        return Array.from({ length: power }, () => rebuilt);
      }),
    ),
  );
  return add(d.constant, ...terms);
}

function rebuildAtom(atom: Atom, replace: (symbol: SymbolAtom) => Dim): Dim {
  switch (atom.kind) {
    case 'symbol':
      return replace(atom);
    case 'floor':
      return floorDiv(rebuild(atom.numerator, replace), rebuild(atom.divisor, replace));
    case 'max': {
      const [first = 0, ...rest] = atom.items.map(item => rebuild(item, replace));
      return max(first, ...rest);
    }
  }
}
