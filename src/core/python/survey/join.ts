import { equals, isInt, sym } from '../../dim';
import { PyBytes, PyFloat, toDim, Unknown, type Value } from '../data';
import { PyTuple } from '../machine';
import type { NameScope } from './name-scope';
import { ClassValue, Either, FunctionValue, LibraryModule, LibraryName, Named } from './values';

/** More alternatives than this are not distinguished. */
const MAX_ALTERNATIVES = 8;

/** Whether two values are certainly the same. */
export function same(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a?.constructor !== b?.constructor) return false;
  if (a instanceof PyFloat && b instanceof PyFloat) return Object.is(a.value, b.value);
  if (a instanceof PyBytes && b instanceof PyBytes) return a.value === b.value;
  if (a instanceof PyTuple && b instanceof PyTuple)
    return a.type === b.type && a.items.length === b.items.length && a.items.every((item, i) => same(item, b.items[i] ?? null));
  if (a instanceof LibraryModule && b instanceof LibraryModule) return a.path === b.path;
  if (a instanceof LibraryName && b instanceof LibraryName) return a.path === b.path;
  if (a instanceof Named && b instanceof Named) return equals(a.name, b.name) === true;
  return false;
}

/**
 * What is known if either value may apply: the value if both agree, the alternatives if one of them can be called
 * (`Conv = nn.Conv2d if flat else nn.Conv3d`), otherwise unknown.
 */
export function join(a: Value, b: Value, name?: string, scope?: NameScope): Value {
  if (same(a, b)) return a;
  if (isCallable(a) || isCallable(b)) {
    const options = [...alternatives(a)];
    for (const value of alternatives(b)) if (!options.some(option => same(option, value))) options.push(value);
    if (options.length <= MAX_ALTERNATIVES) return new Either(options);
  }
  const reason = name ? `\`${name}\` has different values in different branches` : 'it has different values on different branches';
  return name && scope && couldBeInteger(a) && couldBeInteger(b) ? new Named(reason, sym(scope.nextSymbol(name))) : new Unknown(reason);
}

/** The value itself, or its alternatives. */
export function alternatives(value: Value): readonly Value[] {
  return value instanceof Either ? value.options : [value];
}

function isCallable(value: Value): boolean {
  return (
    value instanceof Either ||
    value instanceof ClassValue ||
    value instanceof FunctionValue ||
    value instanceof LibraryModule ||
    (value instanceof LibraryName && value.type !== 'object')
  );
}

function couldBeInteger(value: Value): boolean {
  if (value instanceof Named) return true;
  const dim = typeof value === 'boolean' ? null : toDim(value);
  return dim !== null && isInt(dim);
}
