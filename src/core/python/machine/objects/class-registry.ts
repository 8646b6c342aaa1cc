import { typeNameOf, Unknown, type Value } from '../../data';
import type { PyClass } from './class';
import { PyObject } from './instance';

// The classes of builtin objects, filled by builtins/classes.ts; a registry breaks the cycle between objects and their classes.
const registry = new Map<string, PyClass>();

/** The class of a builtin kind of object, by its name. */
export function builtinClass(name: string): PyClass {
  const found = registry.get(name);
  if (!found) throw new Error(`No builtin class ${name}.`);
  return found;
}

export function registerBuiltinClass(cls: PyClass): PyClass {
  registry.set(cls.name, cls);
  return cls;
}

/** The class of any value. */
export function classOf(value: Value): PyClass {
  if (value instanceof PyObject) return value.cls;
  // Other rooms can pass their own unknowns to the machine, and know better what these are.
  return builtinClass(value instanceof Unknown ? 'object' : typeNameOf(value));
}
