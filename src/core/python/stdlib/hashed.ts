import type { Value } from '../data';
import { call, type Machine } from '../machine';

/** Python's `hash(value)`: raises for values that cannot be keys. */
export function hashed(m: Machine, value: Value): Value {
  return call(m, m.loader.builtins.get('hash') ?? null, [value]);
}
