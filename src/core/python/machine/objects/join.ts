import { PyFloat, SymInt, Unknown, type Value } from '../../data';
import { Instance } from './instance';
import type { ProgramState } from './program-state';

/** A value that can be either of two, from different paths of a program. */
export function joinValues(m: ProgramState, a: Value, b: Value): Value {
  if (a === b) return a;
  if (a instanceof Unknown) return a;
  if (b instanceof Unknown) return b;
  if (a instanceof PyFloat && b instanceof PyFloat && Object.is(a.value, b.value)) return a;
  if (a instanceof SymInt && b instanceof SymInt && a.dim.key === b.dim.key) return a;
  const joined = a instanceof Instance ? a.joinedWith(m, b) : null;
  return joined ?? new Unknown('it has different values on different paths');
}

export function joinMaps(m: ProgramState, a: ReadonlyMap<string, Value>, b: ReadonlyMap<string, Value>): Map<string, Value> {
  const result = new Map<string, Value>();
  for (const [name, value] of a) {
    const other = b.get(name);
    result.set(name, other === undefined ? new Unknown(`\`${name}\` is set on only one path`) : joinValues(m, value, other));
  }
  for (const name of b.keys()) if (!a.has(name)) result.set(name, new Unknown(`\`${name}\` is set on only one path`));
  return result;
}
