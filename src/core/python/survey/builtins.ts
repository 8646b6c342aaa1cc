import type { Value } from '../data';
import type { Machine } from '../machine';
import { LibraryName } from './values';

/** Builtins whose result depends only on their arguments: the machine computes them. */
const COMPUTED = [
  ...['abs', 'all', 'any', 'ascii', 'bin', 'bool', 'bytes', 'chr', 'complex', 'dict', 'divmod', 'enumerate', 'filter', 'float', 'format'],
  ...['frozenset', 'hex', 'int', 'isinstance', 'issubclass', 'len', 'list', 'map', 'max', 'min', 'oct', 'ord', 'pow', 'range', 'repr'],
  ...['reversed', 'round', 'set', 'slice', 'sorted', 'str', 'sum', 'tuple', 'zip'],
];

/** Functions that never store or change their arguments, but whose result depends on more than these. */
const HARMLESS = ['print', 'type', 'id', 'hash', 'hasattr', 'callable', 'iter', 'super', 'getattr', 'object'];

const harmless = new Map(HARMLESS.map(name => [name, new LibraryName(`builtins.${name}`, 'function')]));
const computed = new Set(COMPUTED);

/** Modules of the standard library in which the results of functions depend only on their arguments. */
const COMPUTED_MODULES = new Set(['math', 'operator', 'itertools', 'functools']);

/** A builtin by its name; undefined if nothing is known about it. */
export function surveyBuiltin(m: Machine, name: string): Value | undefined {
  return computed.has(name) ? m.loader.builtins.get(name) : harmless.get(name);
}

/** A module that the machine computes with; undefined for others. */
export function computedModule(m: Machine, path: string): Value | undefined {
  return COMPUTED_MODULES.has(path) ? (m.loader.get(path) ?? undefined) : undefined;
}
