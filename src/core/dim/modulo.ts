import type { Dim, SymExpr, Term } from './dim';
import { floorDivInt, modInt, mulInt, negInt, subInt, type Int } from './int';
import { add, collect, neg, scale, sub } from './polynomial';

/** rest + times · (numerator mod divisor). */
export interface Modulo {
  readonly times: Int;
  readonly numerator: Dim;
  readonly divisor: Int;
  readonly rest: Dim;
}

/** Finds x − n·⌊x/n⌋ in a sum if writing it as x mod n makes the sum shorter. Used only for printing: the normal form has no mod. */
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
  if (left + numerator.terms.length >= d.terms.length) return null;
  // n − 1 − (x mod n) is (−x − 1) mod n.
  const turned = sub(rest, mulInt(negInt(times), subInt(divisor, 1)));
  if (times < 0 && turned === 0) return { times: negInt(times), numerator: neg(add(numerator, 1)), divisor, rest: turned };
  return { times, numerator, divisor, rest };
}
