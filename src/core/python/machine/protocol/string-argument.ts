import { unbox, Unknown, type Value } from '../../data';
import type { Machine } from '../objects/machine';
import { classOf } from '../objects/class-registry';

/**
 * The string that a builtin function was given. Raises what CPython raises for other objects.
 * @param what the beginning of the message: ``fromhex() argument``
 */
export function stringArgument(m: Machine, value: Value, what: string): string | Unknown {
  const plain = unbox(value);
  if (typeof plain === 'string' || plain instanceof Unknown) return plain;
  return m.raise('TypeError', `${what} must be str, not ${argumentType(value)}`);
}

/** The type of a wrong argument, as CPython's messages name it. */
export function argumentType(value: Value): string {
  return value === null ? 'None' : classOf(value).name;
}

/** The name of an attribute that a program gives as a value, as to `getattr`. */
export function attributeName(m: Machine, value: Value): string | Unknown {
  const plain = unbox(value);
  if (typeof plain === 'string' || plain instanceof Unknown) return plain;
  return m.raise('TypeError', `attribute name must be string, not '${classOf(value).name}'`);
}
