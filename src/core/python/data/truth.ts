import { equals } from '../../dim';
import { PyBytes, PyComplex, PyFloat, PyRange, SymInt, Unknown, type Value } from './values';

/** Python's `bool(value)` for data; undefined for objects with their own truth value. */
export function truthOfData(value: Value): boolean | Unknown | undefined {
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'number':
      return value !== 0;
    case 'bigint':
      return value !== 0n;
    case 'string':
      return value !== '';
    default:
      break;
  }
  if (value === null) return false;
  if (value instanceof Unknown) return value;
  if (value instanceof SymInt) {
    const zero = equals(value.dim, 0);
    return zero === undefined ? new Unknown('it is unknown whether a size is 0') : !zero;
  }
  if (value instanceof PyFloat) return value.value !== 0;
  if (value instanceof PyRange) return value.length > 0;
  if (value instanceof PyBytes) return value.value !== '';
  if (value instanceof PyComplex) return value.re !== 0 || value.im !== 0;
  return undefined;
}
