import { equals } from '../../../dim';
import { callMethod } from './attributes';
import type { Machine } from '../objects/machine';
import { fromDim, toDim, unbox } from '../objects/numbers';
import {
  NOT_IMPLEMENTED,
  PyBytes,
  PyComplex,
  PyDict,
  PyFloat,
  PyList,
  PyRange,
  PySet,
  PyTuple,
  SymInt,
  Unknown,
  classOf,
  type Value,
} from '../objects/values';

/** Python's `bool(value)`; unknown where it is not decided. */
export function truth(m: Machine, given: Value): boolean | Unknown {
  if (typeof given === 'boolean') return given;
  if (given === null) return false;
  if (given instanceof Unknown) return given;
  // Numbers and text decide themselves; their classes' methods come back here.
  const isPlain =
    typeof given !== 'object' ||
    given instanceof PyFloat ||
    given instanceof SymInt ||
    given instanceof PyBytes ||
    given instanceof PyComplex;
  const method = isPlain ? undefined : (classOf(given).lookup('__bool__') ?? classOf(given).lookup('__len__'));
  if (method !== undefined) {
    const result = callMethod(m, method, given, []);
    if (result !== NOT_IMPLEMENTED)
      return typeof result === 'object' && result !== null && !(result instanceof SymInt) && !(result instanceof Unknown)
        ? truth(m, fromDim(toDim(result) ?? 1))
        : truth(m, result);
  }
  const value = unbox(given);
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'number':
      return value !== 0;
    case 'bigint':
      return value !== 0n;
    case 'string':
      return value !== '';
  }
  if (value instanceof SymInt) {
    const zero = equals(value.dim, 0);
    return zero === undefined ? new Unknown('whether a size is 0 is not known') : !zero;
  }
  if (value instanceof PyFloat) return value.value !== 0;
  if (value instanceof PyTuple) return value.items.length > 0;
  if (value instanceof PyList) return value.items.length > 0 || (value.open ?? false);
  if (value instanceof PyDict)
    return value.entries.size > 0 || (m.loader.fill(m, value) && value.entries.size > 0) || (value.open ?? false);
  if (value instanceof PySet) return value.items.size > 0 || (value.open ?? false);
  if (value instanceof PyRange) return value.length > 0;
  if (value instanceof PyBytes) return value.value !== '';
  if (value instanceof PyComplex) return value.re !== 0 || value.im !== 0;
  return true;
}
