import { Unknown, type Value } from '../data';
import type { Machine } from '../machine';
import names from './names.json';

const given: Readonly<Record<string, string>> = names;
const sets = new Map<string, ReadonlySet<string>>();

function namesOf(module: string): ReadonlySet<string> | null {
  const text = given[module];
  if (text === undefined) return null;
  let set = sets.get(module);
  if (!set) sets.set(module, (set = new Set(text.split(' '))));
  return set;
}

/**
 * What a module of the library gives for a name that it does not define here: a module inside, or unknown if Python's own has the name. Builtins
 * are excluded, because code in the module must find them.
 */
export function otherwise(module: string): (m: Machine, name: string) => Value | undefined {
  return (m, name) => {
    const inner = m.loader.get(`${module}.${name}`);
    if (inner) return inner;
    if (name.startsWith('__') || m.loader.builtins.has(name)) return undefined;
    return (namesOf(module)?.has(name) ?? !name.startsWith('_')) ? new Unknown(`\`${module}.${name}\` is not modelled`) : undefined;
  };
}

/** Whether all names of Python's own module are known. */
export function isComplete(module: string): boolean {
  return namesOf(module) !== null;
}
