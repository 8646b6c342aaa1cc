import { identical, type Atom, type Dim, type SymExpr } from './dim';
import { splitLinear } from './bounds';
import { absInt, floorDivInt, type Int } from './int';
import { add, atomDim, polynomialParts, scale } from './polynomial';

/** An integer multiplied by factors. */
export interface Factored {
  readonly coefficient: Int;
  readonly factors: readonly Dim[];
}

/**
 * A sum as a product of factors `atom + integer`, such as the cost (H − 2)·(W − 2)·C; null if there is no such product, or if it is a plain
 * sum or
 * already a product. Used only for printing.
 */
export function factorize(d: SymExpr): Factored | null {
  if (d.terms.length < 2 || !d.terms.some(({ factors }) => factors.length > 1)) return null;
  const factors: Dim[] = [];
  let left: Dim = d;
  while (typeof left === 'object' && (left.terms.length > 1 || left.constant !== 0)) {
    const step = takeFactor(left);
    if (!step) return null;
    factors.push(step.factor);
    left = step.cofactor;
  }
  if (typeof left !== 'object') return { coefficient: left, factors };
  const [product] = left.terms;
  if (!product) return null;
  const plain = product.factors.flatMap(({ atom, power }) => Array.from({ length: power }, () => atomDim(atom)));
  return { coefficient: product.coefficient, factors: [...plain, ...factors] };
}

/** d = cofactor · (atom + shift) for the first atom for which this is possible. */
function takeFactor(d: SymExpr): { readonly factor: Dim; readonly cofactor: Dim } | null {
  for (const atom of topAtoms(d)) {
    const linear = splitLinear(d, atom);
    if (!linear) continue;
    const shift = ratio(linear.rest, linear.cofactor);
    if (shift !== null) return { factor: add(atomDim(atom), shift), cofactor: linear.cofactor };
  }
  return null;
}

function topAtoms({ terms }: SymExpr): readonly Atom[] {
  return [...new Map(terms.flatMap(({ factors }) => factors.map(({ atom }) => [atom.key, atom] as const))).values()];
}

/** The integer k ≠ 0 with a = k · b; null if there is none. */
function ratio(a: Dim, b: Dim): Int | null {
  const [x, y] = [leading(a), leading(b)];
  if (x === 0 || y === 0 || absInt(x) < absInt(y)) return null;
  const quotient = floorDivInt(x, y);
  return identical(a, scale(b, quotient)) ? quotient : null;
}

function leading(d: Dim): Int {
  const { terms, constant } = polynomialParts(d);
  return terms[0]?.coefficient ?? constant;
}
