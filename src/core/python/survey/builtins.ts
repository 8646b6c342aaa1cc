import type { Value } from '../data';
import type { Machine } from '../machine';
import { LibraryName } from './values';

/** Builtins whose result follows from their arguments alone: the machine computes them. */
const COMPUTED = [
  ...['abs', 'all', 'any', 'ascii', 'bin', 'bool', 'bytes', 'chr', 'complex', 'dict', 'divmod', 'enumerate', 'filter', 'float', 'format'],
  ...['frozenset', 'hex', 'int', 'isinstance', 'issubclass', 'len', 'list', 'map', 'max', 'min', 'oct', 'ord', 'pow', 'range', 'repr'],
  ...['reversed', 'round', 'set', 'slice', 'sorted', 'str', 'sum', 'tuple', 'zip'],
];

/** Functions that never keep or change what they are given, but give what depends on more than that. */
const HARMLESS = ['print', 'type', 'id', 'hash', 'hasattr', 'callable', 'iter', 'super', 'getattr', 'object'];

const harmless = new Map(HARMLESS.map(name => [name, new LibraryName(`builtins.${name}`, 'function')]));
const computed = new Set(COMPUTED);

/** Modules of the standard library whose functions' results follow from their arguments alone. */
const COMPUTED_MODULES = new Set(['math', 'operator', 'itertools', 'functools']);

/** A builtin by its name; undefined for those of which nothing is known. */
export function surveyBuiltin(m: Machine, name: string): Value | undefined {
  return computed.has(name) ? m.loader.builtins.get(name) : harmless.get(name);
}

/** A module that the machine computes with; undefined for others. */
export function computedModule(m: Machine, path: string): Value | undefined {
  return COMPUTED_MODULES.has(path) ? (m.loader.get(path) ?? undefined) : undefined;
}
