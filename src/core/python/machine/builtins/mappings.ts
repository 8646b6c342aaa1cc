import type { PyClass } from '../objects/class';
import { builtinClass } from '../objects/class-registry';
import { PyDict, PySet } from '../objects/hash-tables';
import { PyObject } from '../objects/instance';
import { Native, type Keywords } from '../objects/methods';
import { PyList, PyTuple } from '../objects/sequences';
import { NOT_IMPLEMENTED, Unknown, type Value } from '../../data';
import { call } from '../protocol/call';
import { findAttr } from '../protocol/attributes';
import { dictDelete, dictEntries, dictGet, dictSet, hashKey, makeSet, openUp, setAdd, setHas } from '../protocol/containers';
import { deletePlainItem, getItem, plainContains, setPlainItem } from '../protocol/items';
import { iteratorOf, toArray } from '../protocol/iterate';
import { makeException, PyRaise } from '../objects/errors';
import type { Machine } from '../objects/machine';
import { sequenceBinary, sequenceInPlace } from '../protocol/sequence-operators';
import { repr } from '../protocol/text';
import { define } from './classes';
import { constructor, lenientMethods, methods } from './define-methods';

/** Adds what `dict(…)` and `update` accept to a dict: a mapping, pairs, keywords. */
function update(m: Machine, dict: PyDict, args: readonly Value[], keywords: Keywords): void {
  for (const source of args) {
    if (source instanceof Unknown) openUp(m, dict, source);
    else if (source instanceof PyDict) {
      for (const { key, value } of dictEntries(m, source)) set(m, dict, key, value);
      if (source.open) openUp(m, dict, source.open);
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
    if (names instanceof Unknown) openUp(m, dict, names);
    else for (const name of names) set(m, dict, name, getItem(m, source, name));
    return;
  }
  const pairs = toArray(m, source);
  if (pairs instanceof Unknown) {
    openUp(m, dict, pairs);
    return;
  }
  pairs.forEach((pair, i) => {
    if (typeof pair === 'number' || pair === null || typeof pair === 'boolean')
      m.raise('TypeError', `cannot convert dictionary update sequence element #${String(i)} to a sequence`);
    const parts = toArray(m, pair);
    if (parts instanceof Unknown) {
      openUp(m, dict, parts);
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

/** `d.keys()`, `d.values()`, `d.items()`: they show the current state of the dict. */
export class DictView extends PyObject {
  constructor(
    readonly dict: PyDict,
    readonly of: 'keys' | 'values' | 'items',
  ) {
    super();
  }
  get cls(): PyClass {
    return builtinClass(`dict_${this.of}`);
  }
  list(m: Machine): readonly Value[] {
    const entries = dictEntries(m, this.dict);
    return this.of === 'keys'
      ? entries.map(({ key }) => key)
      : this.of === 'values'
        ? entries.map(({ value }) => value)
        : entries.map(({ key, value }) => new PyTuple([key, value]));
  }
}

for (const of of ['keys', 'values', 'items'] as const) {
  methods('dict', { [`${of}(self, /)`]: (_m, [self]) => new DictView(self as PyDict, of) });
  const view = (value: Value): DictView => value as DictView;
  const asSet = (m: Machine, value: Value): PySet | Unknown => {
    if (value instanceof PySet) return value;
    const items = value instanceof DictView ? value.list(m) : toArray(m, value);
    return items instanceof Unknown ? items : makeSet(m, items);
  };
  const operator =
    (symbol: '&' | '|' | '-' | '^') =>
    (m: Machine, [self, other]: readonly Value[]): Value => {
      const [a, b] = [asSet(m, self ?? null), asSet(m, other ?? null)];
      if (a instanceof Unknown) return a;
      return b instanceof Unknown ? b : (sequenceBinary(m, symbol, a, b) ?? NOT_IMPLEMENTED);
    };
  lenientMethods(`dict_${of}`, {
    '__iter__(self, /)': (m, [self]) => view(self).dict.open ?? iteratorOf(view(self).list(m), 'dict_keyiterator'),
    '__len__(self, /)': (m, [self]) => view(self).dict.open ?? view(self).list(m).length,
    '__reversed__(self, /)': (m, [self]) => view(self).dict.open ?? iteratorOf([...view(self).list(m)].reverse()),
    '__contains__(self, value, /)': (m, [self, value]) => {
      if (of === 'keys') return plainContains(m, view(self).dict, value);
      return plainContains(m, new PyList([...view(self).list(m)]), value);
    },
    '__repr__(self, /)': (m, [self]) => {
      const inner = repr(m, new PyList([...view(self).list(m)]));
      return inner instanceof Unknown ? inner : `dict_${of}(${inner})`;
    },
    '__and__(self, other, /)': operator('&'),
    '__or__(self, other, /)': operator('|'),
    '__sub__(self, other, /)': operator('-'),
    '__xor__(self, other, /)': operator('^'),
    '__rsub__(self, other, /)': (m, [self, other]) => operator('-')(m, [other, self]),
    '__eq__(self, other, /)': (m, [self, other]) => {
      const [a, b] = [asSet(m, self), asSet(m, other)];
      if (a instanceof Unknown) return a;
      return b instanceof Unknown ? b : a.items.size === b.items.size && [...a.items.keys()].every(key => b.items.has(key));
    },
    'isdisjoint(self, other, /)': (m, [self, other]) => {
      const [a, b] = [asSet(m, self), asSet(m, other)];
      if (a instanceof Unknown) return a;
      return b instanceof Unknown ? b : ![...a.items.keys()].some(key => b.items.has(key));
    },
  });
}

lenientMethods('dict', {
  'get(self, key, default=None, /)': (m, [self, key, fallback]) => {
    const found = dictGet(m, self as PyDict, key);
    return found === undefined ? fallback : found;
  },
  'setdefault(self, key, default=None, /)': (m, [self, key, fallback]) => {
    const found = dictGet(m, self as PyDict, key);
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

function asSet(value: Value): PySet {
  return value as PySet;
}

function others(m: Machine, values: Value): readonly (PySet | Unknown)[] {
  return (values as PyTuple).items.map(value => {
    if (value instanceof PySet) return value;
    const items = toArray(m, value);
    return items instanceof Unknown ? items : makeSet(m, items);
  });
}

function combined(symbol: '|' | '&' | '-' | '^', inPlace: boolean) {
  return (m: Machine, [self, rest]: readonly Value[]): Value => {
    let result = asSet(self ?? null);
    for (const other of others(m, rest ?? null)) {
      if (other instanceof Unknown) {
        if (inPlace) openUp(m, result, other);
        else return other;
      } else if (inPlace) sequenceInPlace(m, symbol, result, other);
      else result = sequenceBinary(m, symbol, result, other) as PySet;
    }
    if (inPlace) return null;
    if (result !== self) return result;
    const copy = m.made(makeSet(m, result.items.values(), result.type));
    copy.open = result.open;
    return copy;
  };
}

for (const name of ['set', 'frozenset'] as const) {
  constructor(name, (m, type, [iterable]) => {
    const items = iterable === undefined ? [] : toArray(m, iterable);
    const set = m.made(makeSet(m, items instanceof Unknown ? [] : items, type));
    if (items instanceof Unknown) set.open = items;
    return set;
  });
  lenientMethods(name, {
    'union(self, *others)': combined('|', false),
    'intersection(self, *others)': combined('&', false),
    'difference(self, *others)': combined('-', false),
    'symmetric_difference(self, *others)': combined('^', false),
    'copy(self, /)': (m, [self]) => combined('|', false)(m, [self, new PyTuple([])]),
    'issubset(self, *others)': (m, [self, rest]) =>
      compareSets(others(m, rest)[0], other => [...asSet(self).items.keys()].every(key => other.items.has(key))),
    'issuperset(self, *others)': (m, [self, rest]) =>
      compareSets(others(m, rest)[0], other => [...other.items.keys()].every(key => asSet(self).items.has(key))),
    'isdisjoint(self, *others)': (m, [self, rest]) =>
      compareSets(others(m, rest)[0], other => ![...other.items.keys()].some(key => asSet(self).items.has(key))),
    '__len__(self, /)': (_m, [self]) => asSet(self).open ?? asSet(self).items.size,
    '__iter__(self, /)': (_m, [self]) => asSet(self).open ?? iteratorOf([...asSet(self).items.values()], 'set_iterator'),
    '__contains__(self, value, /)': (m, [self, value]) =>
      setHas(m, asSet(self), value) ?? new Unknown('it is unknown whether the set contains it'),
  });
}

function compareSets(other: PySet | Unknown | undefined, test: (other: PySet) => boolean): Value {
  if (!other) return false;
  return other instanceof Unknown ? other : (other.open ?? test(other));
}

lenientMethods('set', {
  'add(self, value, /)': (m, [self, value]) => {
    setAdd(m, asSet(self), value);
    return null;
  },
  'update(self, *others)': combined('|', true),
  'intersection_update(self, *others)': combined('&', true),
  'difference_update(self, *others)': combined('-', true),
  'symmetric_difference_update(self, *others)': combined('^', true),
  'discard(self, value, /)': (m, [self, value]) => {
    const key = hashKey(m, value);
    m.journal.touch(asSet(self));
    if (key instanceof Unknown) asSet(self).open ??= key;
    else asSet(self).items.delete(key);
    return null;
  },
  'remove(self, value, /)': (m, [self, value]) => {
    const key = hashKey(m, value);
    m.journal.touch(asSet(self));
    if (key instanceof Unknown) asSet(self).open ??= key;
    else if (!asSet(self).items.delete(key) && !asSet(self).open) throw new PyRaise(makeException('KeyError', value), m.stack());
    return null;
  },
  'clear(self, /)': (m, [self]) => {
    m.journal.touch(asSet(self));
    asSet(self).items = new Map();
    asSet(self).open = null;
    return null;
  },
  'pop(self, /)': (m, [self]) => {
    const set = asSet(self);
    if (set.open) return set.open;
    const [first] = set.items;
    if (!first) throw m.exception('KeyError', 'pop from an empty set');
    m.journal.touch(set);
    set.items.delete(first[0]);
    return set.items.size > 0 ? new Unknown('the order of the items in a set is unknown') : first[1];
  },
});
