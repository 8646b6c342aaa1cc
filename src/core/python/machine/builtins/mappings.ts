import { PyDict } from '../objects/hash-tables';
import { Native, type Keywords } from '../objects/methods';
import { PyTuple } from '../objects/sequences';
import { NOT_IMPLEMENTED, Unknown, type Value } from '../../data';
import { call } from '../protocol/call';
import { findAttr } from '../protocol/attributes';
import { dictDelete, dictEntries, dictGet, dictSet, mayReceive, openUp } from '../protocol/containers';
import { deletePlainItem, getItem, plainContains, setPlainItem } from '../protocol/items';
import { iteratorOf, toArray } from '../protocol/iterate';
import { makeException, PyRaise } from '../objects/errors';
import type { Machine } from '../objects/machine';
import { sequenceBinary, sequenceInPlace } from '../protocol/sequence-operators';
import { define } from './classes';
import { constructor, lenientMethods } from './define-methods';

/** Adds what `dict(…)` and `update` accept to a dict: a mapping, pairs, keywords. */
function update(m: Machine, dict: PyDict, args: readonly Value[], keywords: Keywords): void {
  for (const source of args) {
    if (source instanceof Unknown) mayReceive(m, dict, source);
    else if (source instanceof PyDict) {
      if (source.open) mayReceive(m, dict, source.open);
      for (const { key, value } of dictEntries(m, source)) set(m, dict, key, value);
    } else updateFrom(m, dict, source);
  }
  if (keywords) for (const [key, value] of keywords) set(m, dict, key, value);
}

/** An overridden `__setitem__` is not called by `dict.update`, as in CPython. */
function set(m: Machine, dict: PyDict, key: Value, value: Value): void {
  dictSet(m, dict, key, value);
}

function updateFrom(m: Machine, dict: PyDict, source: Value): void {
  const keys = findAttr(m, source, 'keys');
  if (keys !== undefined) {
    const names = toArray(m, call(m, keys, []));
    if (names instanceof Unknown) mayReceive(m, dict, names);
    else for (const name of names) set(m, dict, name, getItem(m, source, name));
    return;
  }
  const pairs = toArray(m, source);
  if (pairs instanceof Unknown) {
    mayReceive(m, dict, pairs);
    return;
  }
  pairs.forEach((pair, i) => {
    if (typeof pair === 'number' || pair === null || typeof pair === 'boolean')
      m.raise('TypeError', `cannot convert dictionary update sequence element #${String(i)} to a sequence`);
    const parts = toArray(m, pair);
    if (parts instanceof Unknown) {
      mayReceive(m, dict, parts);
      return;
    }
    if (parts.length !== 2)
      throw m.exception('ValueError', `dictionary update sequence element #${String(i)} has length ${String(parts.length)}; 2 is required`);
    set(m, dict, parts[0] ?? null, parts[1] ?? null);
  });
}

constructor('dict', (m, type) => m.made(new PyDict(type)));
define('dict', {
  __init__: new Native('__init__', (m, [self, ...args], keywords) => {
    if (args.length > 1) throw m.exception('TypeError', `dict expected at most 1 argument, got ${String(args.length)}`);
    update(m, self as PyDict, args, keywords);
    return null;
  }),
  update: new Native('update', (m, [self, ...args], keywords) => {
    if (args.length > 1) throw m.exception('TypeError', `update expected at most 1 argument, got ${String(args.length)}`);
    update(m, self as PyDict, args, keywords);
    return null;
  }),
  fromkeys: new Native(
    'fromkeys',
    (m, [iterable = null, value = null]) => {
      const dict = m.made(new PyDict());
      const keys = toArray(m, iterable);
      if (keys instanceof Unknown) openUp(m, dict, keys);
      else for (const key of keys) dictSet(m, dict, key, value);
      return dict;
    },
    true,
  ),
});

lenientMethods('dict', {
  'get(self, key, default=None, /)': (m, [self, key, fallback]) => {
    const found = dictGet(m, self as PyDict, key);
    return found === undefined ? fallback : found;
  },
  'setdefault(self, key, default=None, /)': (m, [self, key, fallback]) => {
    const found = dictGet(m, self as PyDict, key);
    // A key that is not known may be new.
    if (key instanceof Unknown) openUp(m, self as PyDict, key);
    if (found !== undefined) return found;
    dictSet(m, self as PyDict, key, fallback);
    return fallback;
  },
  '__getitem__(self, key, /)': (m, [self, key]) => {
    const found = dictGet(m, self as PyDict, key);
    if (found !== undefined) return found;
    const missing = (self as PyDict).type.lookup(m, '__missing__');
    if (missing !== undefined) return call(m, missing, [self, key]);
    throw new PyRaise(makeException('KeyError', key), m.stack());
  },
  '__setitem__(self, key, value, /)': (m, [self, key, value]) => {
    setPlainItem(m, self, key, value);
    return null;
  },
  '__delitem__(self, key, /)': (m, [self, key]) => {
    deletePlainItem(m, self, key);
    return null;
  },
  '__contains__(self, key, /)': (m, [self, key]) => plainContains(m, self, key),
  '__len__(self, /)': (m, [self]) => (self as PyDict).open ?? dictEntries(m, self as PyDict).length,
  '__iter__(self, /)': (m, [self]) =>
    (self as PyDict).open ??
    iteratorOf(
      dictEntries(m, self as PyDict).map(({ key }) => key),
      'dict_keyiterator',
    ),
  '__reversed__(self, /)': (m, [self]) =>
    (self as PyDict).open ??
    iteratorOf(
      dictEntries(m, self as PyDict)
        .map(({ key }) => key)
        .reverse(),
    ),
  '__or__(self, other, /)': (m, [self, other]) => sequenceBinary(m, '|', self, other) ?? NOT_IMPLEMENTED,
  '__ior__(self, other, /)': (m, [self, other]) => sequenceInPlace(m, '|', self as PyDict, other) ?? NOT_IMPLEMENTED,
  'copy(self, /)': (m, [self]) => {
    const copy = m.made(new PyDict());
    update(m, copy, [self], null);
    return copy;
  },
  'clear(self, /)': (m, [self]) => {
    m.journal.touch(self as PyDict);
    (self as PyDict).entries.clear();
    (self as PyDict).open = null;
    return null;
  },
  'popitem(self, last=True)': (m, [self, last]) => {
    const dict = self as PyDict;
    if (dict.open) return dict.open;
    const entries = dictEntries(m, dict);
    const entry = last === false ? entries[0] : entries.at(-1);
    if (!entry) throw m.exception('KeyError', 'popitem(): dictionary is empty');
    dictDelete(m, dict, entry.key);
    return new PyTuple([entry.key, entry.value]);
  },
});
define('dict', {
  pop: new Native('pop', (m, [self, key = null, fallback]) => {
    const found = dictDelete(m, self as PyDict, key);
    if (found !== undefined) return found;
    if (fallback !== undefined) return fallback;
    throw new PyRaise(makeException('KeyError', key), m.stack());
  }),
});
