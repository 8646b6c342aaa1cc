/** What sets do: membership and the operations that combine them. */
import { hashOfFrozenSet, hashOfScalar, hashOfTuple, unbox, Unknown, type Value } from '../../data';
import { hashKey } from './containers';
import type { PyClass } from '../objects/class';
import { builtinClass } from '../objects/class-registry';
import { PySet } from '../objects/set';
import type { Machine } from '../objects/machine';
import type { Instance } from '../objects/instance';
import { PyTuple } from '../objects/sequences';

export type SetOperator = '|' | '&' | '-' | '^';

/** Python's hash of a value; null if another run may give another one, as for strings. */
export function stableHash(m: Machine, given: Value): bigint | null {
  const value = unbox(given);
  if (value instanceof PyTuple) return hashesAs(m, value, 'tuple') ? combined(m, value.items, hashOfTuple) : null;
  if (value instanceof PySet) return hashesAs(m, value, 'frozenset') ? combined(m, value.values(), hashOfFrozenSet) : null;
  return hashOfScalar(value);
}

/** Whether objects of its class have the hash of the builtin class. */
function hashesAs(m: Machine, value: Instance, builtin: string): boolean {
  return value.type.lookup(m, '__hash__') === builtinClass(builtin).lookup(m, '__hash__');
}

function combined(m: Machine, items: readonly Value[], combine: (hashes: readonly bigint[]) => bigint): bigint | null {
  const hashes: bigint[] = [];
  for (const item of items) {
    const hash = stableHash(m, item);
    if (hash === null) return null;
    hashes.push(hash);
  }
  return combine(hashes);
}

export function setAdd(m: Machine, set: PySet, value: Value): void {
  const key = hashKey(m, value, at => set.items.get(at));
  m.journal.touch(set);
  if (key instanceof Unknown) set.open ??= key;
  else if (!set.items.has(key)) set.insert(key, value, stableHash(m, value));
}

/** Whether the set contained the value; undefined if undecided. */
export function setDiscard(m: Machine, set: PySet, value: Value): boolean | undefined {
  const key = hashKey(m, value, at => set.items.get(at));
  m.journal.touch(set);
  if (key instanceof Unknown) set.open ??= key;
  else if (set.items.has(key)) {
    set.remove(key, stableHash(m, value));
    return true;
  }
  return set.open ? undefined : false;
}

/** Whether the set contains the value; undefined if undecided. */
export function setHas(m: Machine, set: PySet, value: Value): boolean | undefined {
  const key = hashKey(m, value, at => set.items.get(at));
  if (key instanceof Unknown) return undefined;
  if (set.items.has(key)) return true;
  if (m.loader.fillFor(m, set, value, () => set.items.has(key)) && set.items.has(key)) return true;
  return (set.open ?? m.loader.mayHaveAdded(set)) ? undefined : false;
}

export function makeSet(m: Machine, values: Iterable<Value>, type?: PyClass): PySet {
  const set = new PySet(type);
  for (const value of values) setAdd(m, set, value);
  return set;
}

/** The class of what the operators give, even for sets of derived classes. */
export function plainType(set: PySet): PyClass {
  return builtinClass(set.isFrozen ? 'frozenset' : 'set');
}

/** A copy as `set.copy()` makes it. */
export function copySet(m: Machine, set: PySet, type = plainType(set)): PySet {
  m.allocate(8 * set.items.size);
  const copy = m.made(new PySet(type));
  copy.merge(set);
  copy.open = set.open;
  return copy;
}

/** `a op b` as a new set. */
export function combineSets(m: Machine, operator: SetOperator, a: PySet, b: PySet): PySet {
  m.allocate(8 * (a.items.size + b.items.size));
  let result: PySet;
  if (operator === '|') {
    result = copySet(m, a);
    result.merge(b);
  } else if (operator === '^') {
    // Python starts with a copy of the other set.
    result = copySet(m, b, plainType(a));
    result.toggle(a);
  } else {
    result = m.made(a.clone(plainType(a)));
    if (operator === '&') result.intersect(b);
    else result.subtract(b);
  }
  result.open = a.open ?? b.open;
  return result;
}

/** `a op= b`, which changes `a`. */
export function combineSetsInPlace(m: Machine, operator: SetOperator, a: PySet, b: PySet): void {
  m.allocate(8 * b.items.size);
  m.journal.touch(a);
  const open = a.open ?? b.open;
  if (operator === '|') a.merge(b);
  else if (operator === '&') a.intersect(b);
  else if (a === b) a.clear();
  else if (operator === '^') a.toggle(b);
  else a.removeAll(b);
  a.open = open;
}

/** `a op= items`, which a method such as `update` accepts: Python iterates over an iterable item by item, and over a dict as over a set. */
export function combineWithItems(m: Machine, operator: SetOperator, a: PySet, items: readonly Value[], isDict: boolean): void {
  m.allocate(8 * items.length);
  m.journal.touch(a);
  if (operator === '|') {
    if (isDict) a.reserve(items.length);
    for (const item of items) setAdd(m, a, item);
  } else if (operator === '&') {
    a.take(
      makeSet(
        m,
        items.filter(item => setHas(m, a, item) ?? true),
      ),
    );
  } else if (operator === '^' && isDict) {
    for (const item of items) if (setDiscard(m, a, item) === false) setAdd(m, a, item);
  } else combineSetsInPlace(m, operator, a, makeSet(m, items));
}
