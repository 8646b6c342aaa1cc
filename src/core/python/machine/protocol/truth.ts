import { truthOfData, fromDim, NOT_IMPLEMENTED, SymInt, toDim, Unknown, type Value } from '../../data';
import { callMethod } from './attributes';
import type { Machine } from '../objects/machine';
import { PyDict } from '../objects/hash-tables';
import { PySet } from '../objects/set';
import { PyObject } from '../objects/instance';
import { PyList, PyTuple } from '../objects/sequences';

/** Python's `bool(value)`; unknown if undecided. */
export function truth(m: Machine, given: Value): boolean | Unknown {
  if (typeof given === 'boolean') return given;
  // Data decides itself; the methods of its classes call this function again.
  if (!(given instanceof PyObject)) return truthOfData(given) ?? true;
  const method = given.cls.lookup(m, '__bool__') ?? given.cls.lookup(m, '__len__');
  if (method !== undefined) {
    const result = callMethod(m, method, given, []);
    if (result !== NOT_IMPLEMENTED)
      return typeof result === 'object' && result !== null && !(result instanceof SymInt) && !(result instanceof Unknown)
        ? truth(m, fromDim(toDim(result) ?? 1))
        : truth(m, result);
  }
  const value = given.plain;
  const decided = truthOfData(value);
  if (decided !== undefined) return decided;
  if (value instanceof PyTuple) return value.items.length > 0;
  if (value instanceof PyList) return value.items.length > 0 || (value.open ?? false);
  if (value instanceof PyDict)
    return value.entries.size > 0 || (m.loader.fill(m, value) && value.entries.size > 0) || (value.open ?? false);
  if (value instanceof PySet) return value.items.size > 0 || (value.open ?? false);
  return true;
}
