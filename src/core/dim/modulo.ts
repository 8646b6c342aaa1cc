import type { Dim, SymExpr, Term } from './dim';
import { floorDivInt, modInt, negInt, type Int } from './int';
import { collect, scale, sub } from './polynomial';

/** rest + times · (numerator mod divisor). */
export interface Modulo {
  readonly times: Int;
  readonly numerator: Dim;
  readonly divisor: Int;
  readonly rest: Dim;
}

/** x − n·⌊x/n⌋ found in a sum, where writing it as x mod n makes the sum shorter. For print only: the normal form has no mod. */
export function findModulo(d: Dim): Modulo | null {
  if (typeof d !== 'object') return null;
  for (const each of d.terms) {
    const found = moduloOf(d, each);
    if (found) return found;
  }
  return null;
}

function moduloOf(d: SymExpr, each: Term): Modulo | null {
  const [factor] = each.factors;
  if (each.factors.length !== 1 || factor?.power !== 1 || factor.atom.kind !== 'floor') return null;
  const { numerator, divisor } = factor.atom;
  if (typeof divisor === 'object' || typeof numerator !== 'object' || modInt(each.coefficient, divisor) !== 0) return null;
  const times = negInt(floorDivInt(each.coefficient, divisor));
  const rest = sub(sub(d, collect(0, [each])), scale(numerator, times));
  const left = typeof rest === 'object' ? rest.terms.length : 0;
  return left + numerator.terms.length < d.terms.length ? { times, numerator, divisor, rest } : null;
}
