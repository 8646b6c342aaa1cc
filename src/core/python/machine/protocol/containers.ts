import { PyFloat, PySlice, SymInt, unbox, Unknown, type Value } from '../../data';
import type { Machine } from '../objects/machine';
import { customHash, equal } from './equality';
import { PyRaise } from '../objects/errors';
import { hashText } from '../objects/hashes';
import type { PyList } from '../objects/sequences';
import { PyClass } from '../objects/class';
import { builtinClass } from '../objects/class-registry';
import type { Container } from '../objects/container';
import { PyDict, type DictEntry, type HashKey } from '../objects/hash-tables';
import { joinValues } from '../objects/join';
import { PySet } from '../objects/set';
import { Instance } from '../objects/instance';
import { InstanceEntries } from './instance-dict';
import { PyTuple } from '../objects/sequences';

/**
 * A key in a map, equal for keys that Python considers equal; unknown if undecided. Raises if the value is not hashable.
 * @param stored the Python value that a map has under a key: objects with the same hash are compared with it
 */
export function hashKey(m: Machine, given: Value, stored?: (key: HashKey) => Value | undefined): HashKey | Unknown {
  const value = unbox(given);
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'bigint':
      return value;
    case 'boolean':
      return value ? 1 : 0;
    default:
      break;
  }
  if (value === null || value instanceof Unknown) return value;
  if (value instanceof PySlice) m.raise('TypeError', "unhashable type: 'slice'");
  if (value instanceof PyFloat) return Number.isInteger(value.value) ? value.value : `\0f${String(value.value)}`;
  if (value instanceof SymInt) return `\0d${value.dim.key}`;
  if (value instanceof PyTuple && value.type.lookup(m, '__hash__') === builtinClass('object').attrs.get('__hash__'))
    return sequenceKey(m, value.items);
  if (value instanceof PySet && value.isFrozen)
    return `\0s${[...value.items.keys()]
      .map(key => describe(m, key))
      .sort()
      .join(',')}`;
  if (value instanceof Instance && !(value instanceof PyClass)) {
    const hash = customHash(m, value);
    if (hash !== undefined) return hash instanceof Unknown ? hash : keyAmong(m, value, hash, stored);
  }
  return value;
}

/**
 * The key of an object in a map: that of an equal value that may have the same hash, or that of an equal object in the map. Objects that are
 * unequal and have the same hash are numbered.
 */
function keyAmong(m: Machine, value: Instance, hash: Value, stored?: (key: HashKey) => Value | undefined): HashKey | Unknown {
  const text = hashText(hash);
  for (const other of [hash, ...m.hashes.valuesOf(text)]) {
    const key = hashKey(m, other);
    if (key instanceof Unknown) return key;
    const same = stored?.(key) === undefined ? mayEqual(m, other, value) : equal(m, other, value);
    if (same === undefined) return undecided();
    if (same) return key;
  }
  let free: string | null = null;
  for (let i = 0; i < m.hashes.keysOf(text); i++) {
    const key = keyOf(text, i);
    const known = stored?.(key);
    if (known === undefined) free ??= key;
    else if (known === value) return key;
    else {
      const same = equal(m, known, value);
      if (same === undefined) return undecided();
      if (same) return key;
    }
  }
  if (free !== null) return free;
  const count = m.hashes.keysOf(text);
  m.hashes.needsKeys(text, count + 1);
  return keyOf(text, count);
}

function keyOf(hash: string, index: number): string {
  return `\0h${hash}${index === 0 ? '' : `#${String(index)}`}`;
}

/** Whether a value equals a key that may come later. Python would not compare them yet, so an error in that is none. */
function mayEqual(m: Machine, other: Value, value: Instance): boolean | undefined {
  try {
    return equal(m, other, value);
  } catch (error) {
    if (error instanceof PyRaise) return false;
    throw error;
  }
}

function undecided(): Unknown {
  return new Unknown('it is not known which of the keys it is equal to');
}

function sequenceKey(m: Machine, items: readonly Value[]): HashKey | Unknown {
  m.step();
  m.work(items.length);
  const parts: string[] = [];
  for (const item of items) {
    const key = hashKey(m, item);
    if (key instanceof Unknown) return key;
    parts.push(describe(m, key));
  }
  return `\0t(${parts.join(',')})`;
}

function describe(m: Machine, key: HashKey): string {
  if (typeof key === 'string') return JSON.stringify(key);
  return typeof key === 'object' && key !== null ? `#${String(m.identity(key))}` : String(key);
}

/** Sets a string key: the common case, which needs no hashing. */
export function setItemByName(m: Machine, dict: PyDict, name: string, value: Value): void {
  m.journal.touch(dict);
  const entry = dict.entries.get(name);
  if (entry) entry.value = value;
  else dict.entries.set(name, { key: name, value });
}

/** The value under a string key. */
export function getItemByName(dict: PyDict, name: string): Value | undefined {
  return dict.entries.get(name)?.value;
}

function dictKey(m: Machine, { entries }: PyDict, key: Value): HashKey | Unknown {
  return hashKey(m, key, at => entries.get(at)?.key);
}

export function dictSet(m: Machine, dict: PyDict, key: Value, value: Value): void {
  const hash = dictKey(m, dict, key);
  m.journal.touch(dict);
  if (hash instanceof Unknown) {
    // Each entry may be the one that is replaced.
    for (const [at, { key: one, value: before }] of [...dict.entries])
      dict.entries.set(at, { key: one, value: joinValues(m, before, value) });
    openUp(m, dict, hash);
    return;
  }
  const entry = dict.entries.get(hash);
  if (entry) dict.entries.set(hash, { key: entry.key, value });
  else dict.entries.set(hash, { key, value });
}

/** The value of a key; undefined if there is none, unknown if undecided. */
export function dictGet(m: Machine, dict: PyDict, key: Value): Value | undefined {
  const hash = dictKey(m, dict, key);
  if (hash instanceof Unknown) return hash;
  const found = dict.entries.get(hash);
  if (found) return found.value;
  if (m.loader.fillFor(m, dict, key, () => dict.entries.has(hash))) {
    const added = dict.entries.get(hash)?.value;
    if (added !== undefined) return added;
  }
  return dict.open ?? m.loader.mayHaveAdded(dict) ?? undefined;
}

/** Removes a key and returns its value. */
export function dictDelete(m: Machine, dict: PyDict, key: Value): Value | undefined {
  const hash = dictKey(m, dict, key);
  if (hash instanceof Unknown) {
    // Any entry may be the one that is removed.
    mayReceive(m, dict, hash);
    return hash;
  }
  const found = dict.entries.get(hash);
  if (!found) return dict.open ?? undefined;
  m.journal.touch(dict);
  dict.entries.delete(hash);
  return found.value;
}

/** All entries in order, after everything that may add to the dict has run. Check `dict.open` too. */
export function dictEntries(m: Machine, dict: PyDict): readonly DictEntry[] {
  m.loader.fill(m, dict);
  return [...dict.entries.values()];
}

export function makeDict(entries: Iterable<readonly [string, Value]>): PyDict {
  const dict = new PyDict();
  for (const [key, value] of entries) dict.entries.set(key, { key, value });
  return dict;
}

/** Marks contents as unknown: the object was passed to an unknown function. */
export function openUp(m: Machine, container: Container & (PyList | PyDict | PySet), why: Unknown): void {
  m.journal.touch(container);
  container.open ??= why;
  // The attributes of an object, as a dict.
  if (container instanceof PyDict && container.entries instanceof InstanceEntries) container.entries.openUp(why);
}

/** Entries that are not known are added to a dict, or removed: each may be one that is there. */
export function mayReceive(m: Machine, dict: PyDict, why: Unknown): void {
  openUp(m, dict, why);
  for (const [at, { key }] of [...dict.entries]) dict.entries.set(at, { key, value: why });
}

/** Position of the first equal item from `start` on; undefined if undecided, -1 if there is none. */
export function indexIn(m: Machine, items: readonly Value[], value: Value, start = 0): number | undefined {
  m.work(items.length - start);
  for (let i = start; i < items.length; i++) {
    const same = equal(m, items[i] ?? null, value);
    if (same === undefined) return undefined;
    if (same) return i;
  }
  return -1;
}
