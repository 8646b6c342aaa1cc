import { Unknown, type Value } from '../../data';
import type { Frame, Scope } from '../objects/frame';
import { LazyImport } from '../objects/module';
import { builtinName, forceLazy, lookupGlobal } from '../protocol/modules';

/** In a class, `__name` is private to that class. */
export function mangled(name: string, { scope }: Frame): string {
  if (scope.owner === null || !name.startsWith('__') || name.endsWith('__') || name.includes('.')) return name;
  return `_${scope.owner.name.replace(/^_+/, '')}${name}`;
}

/** The value of a name, found in Python's order: own scope, functions around, module, builtins. */
export function loadName(f: Frame, written: string, at: { readonly start: number }): Value {
  const { scope } = f;
  const name = scope.owner === null ? written : mangled(written, f);
  const value = scope.vars.get(name);
  if (value !== undefined && scope.outer === null) return value instanceof LazyImport ? keep(f, scope, name, value) : value;
  const kind = scope.outer?.get(name);
  if (kind !== 'global') {
    if (value !== undefined && kind === undefined) return value instanceof LazyImport ? keep(f, scope, name, value) : value;
    if (kind === undefined && scope.locals?.has(name)) {
      f.at = f.base + at.start;
      throw f.m.exception('UnboundLocalError', `cannot access local variable '${name}' where it is not associated with a value`);
    }
    for (let outer = scope.parent; outer; outer = outer.parent) {
      const found = outer.vars.get(name);
      if (outer.outer?.get(name) === 'global') break;
      if (found !== undefined && !outer.outer?.has(name)) return found instanceof LazyImport ? keep(f, outer, name, found) : found;
      if (outer.locals?.has(name)) {
        f.at = f.base + at.start;
        throw f.m.exception(
          'NameError',
          `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`,
        );
      }
    }
    if (name === '__class__' && scope.owner?.cls) return scope.owner.cls;
  }
  const global = lookupGlobal(f.m, f.module, name);
  if (global !== undefined) return global;
  const builtin = builtinName(f.m, name);
  if (builtin !== undefined) return builtin;
  f.at = f.base + at.start;
  if (f.module.openStar) return f.module.openStar;
  throw f.m.exception('NameError', `name '${name}' is not defined`);
}

/** After the first lookup, an imported name is bound to its target. */
function keep(f: Frame, scope: Scope, name: string, lazy: LazyImport): Value {
  const value = forceLazy(f.m, lazy);
  if (!(value instanceof Unknown) && scope.vars.get(name) === lazy) scope.vars.set(name, value);
  return value;
}

/** The scope to which an assignment to the name applies. */
function scopeFor(f: Frame, name: string, fromComprehension: boolean): Scope {
  let { scope } = f;
  if (fromComprehension) while (scope.walrusTo) scope = scope.walrusTo;
  const kind = scope.outer?.get(name);
  if (kind === 'global') return f.module.scope;
  if (kind === 'nonlocal') {
    for (let outer = scope.parent; outer; outer = outer.parent) if (outer.locals?.has(name)) return outer;
  }
  return scope;
}

/** Python's `name = value`. `:=` in a comprehension binds in the enclosing function. */
export function storeName(f: Frame, written: string, value: Value, fromComprehension = false): void {
  const name = f.scope.owner === null ? written : mangled(written, f);
  if (f.scope.outer === null && !fromComprehension) f.scope.set(f.m, name, value);
  else scopeFor(f, name, fromComprehension).set(f.m, name, value);
}

export function deleteName(f: Frame, name: string): void {
  if (!scopeFor(f, name, false).delete(f.m, name)) throw f.m.exception('NameError', `name '${name}' is not defined`);
}
