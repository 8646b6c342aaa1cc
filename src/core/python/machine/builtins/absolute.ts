import { fromDim, PyComplex, PyFloat, toDim, unbox, Unknown, type Value } from '../../data';
import { lessThan, neg } from '../../../dim';
import type { Machine } from '../objects/machine';

/** `abs()` of a number; undefined for anything else. */
export function absolute(_m: Machine, given: Value): Value | undefined {
  const value = unbox(given);
  if (value instanceof PyFloat) return new PyFloat(Math.abs(value.value));
  if (value instanceof PyComplex) return new PyFloat(Math.hypot(value.re, value.im));
  const dim = toDim(value);
  if (dim === null) return undefined;
  const negative = lessThan(dim, 0);
  return negative === undefined ? new Unknown('the sign of a size is unknown') : fromDim(negative ? neg(dim) : dim);
}
