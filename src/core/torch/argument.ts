import { PyFloat, toDim, typeNameOf, unbox, Unknown, type Value } from '../python/data';
import { PyList, PyTuple } from '../python/machine';
import { LibraryName, Named } from '../python/survey';
import type { Arg } from '../shape';
import { Tensor } from './tensor';

/** A Python value in the form that the shape rules use. */
export function toArg(given: Value): Arg {
  const value = unbox(given);
  if (value === null) return { kind: 'none' };
  if (typeof value === 'boolean') return { kind: 'bool', value };
  if (typeof value === 'string') return { kind: 'str', value };
  if (value instanceof PyFloat) return { kind: 'float', value: value.value };
  if (value instanceof Unknown) return unknownArg(value);
  const dim = toDim(value);
  if (dim !== null) return { kind: 'int', value: dim };
  if (value instanceof PyTuple) return { kind: 'tuple', items: value.items.map(toArg) };
  if (value instanceof PyList)
    return value.open ? { kind: 'unknown', reason: value.open.reason } : { kind: 'list', items: value.items.map(toArg) };
  if (value instanceof Tensor)
    return value.data?.length === 1 && value.dtype.isIntegral
      ? { kind: 'int', value: value.data[0] ?? 0 }
      : { kind: 'unknown', reason: 'a tensor is used as a number' };
  return { kind: 'other', type: typeNameOf(value) };
}

function unknownArg(value: Unknown): Arg {
  if (value instanceof Named) return { kind: 'unknown', reason: value.reason, name: value.name };
  // What the survey knows by what it is: a class, a function, a module. Of an object of torch's, such as a constant, nothing is known.
  const isKnown = value.typeName !== 'object' && !(value instanceof LibraryName && value.type === 'object');
  return isKnown ? { kind: 'other', type: value.typeName } : { kind: 'unknown', reason: value.reason };
}
