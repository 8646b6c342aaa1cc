import { NOT_IMPLEMENTED, PyRange, PySlice, toDim, toIndex, Unknown, type Value } from '../../data';
import { call } from '../protocol/call';
import { indexIn, openUp } from '../protocol/containers';
import { equal } from '../protocol/equality';
import { deletePlainItem, plainContains, plainItem, setPlainItem, sliceRange } from '../protocol/items';
import { holding, iterate, iteratorOf, toArray } from '../protocol/iterate';
import type { Machine } from '../objects/machine';
import { makeException, PyRaise } from '../objects/errors';
import { compare } from '../protocol/operators';
import { sequenceBinary, sequenceInPlace } from '../protocol/sequence-operators';
import { repr } from '../protocol/text';
import { truth } from '../protocol/truth';
import { classOf } from '../objects/class-registry';
import { NativeProperty } from '../objects/descriptors';
import { PyList, PyTuple } from '../objects/sequences';
import { define } from './classes';
import { constructor, lenientMethods, methods } from './define-methods';

function asList(value: Value): PyList {
  return value as PyList;
}

/** A stable sort by Python's `<`; unknown if an order is undecided. */
export function sorted(m: Machine, items: readonly Value[], key: Value, reverse: Value): readonly Value[] | Unknown {
  const keys: Value[] = [];
  if (key !== null)
    holding(m, keys, () => {
      for (const item of items) keys.push(call(m, key, [item]));
    });
  const keyed = items.map((item, i) => ({ item, key: key === null ? item : (keys[i] ?? null) }));
  let undecided = null as Unknown | null;
  m.allocate(8 * items.length);
  const less = (a: Value, b: Value): boolean => {
    m.step();
    const result = truth(m, compare(m, '<', a, b));
    if (result instanceof Unknown) {
      undecided ??= result;
      return false;
    }
    return result;
  };
  const backwards = truth(m, reverse) === true;
  // When reversed, equal items keep their order, so the comparison is inverted, not the result.
  keyed.sort((a, b) =>
    backwards ? (less(b.key, a.key) ? -1 : less(a.key, b.key) ? 1 : 0) : less(a.key, b.key) ? -1 : less(b.key, a.key) ? 1 : 0,
  );
  return undecided ?? keyed.map(({ item }) => item);
}

constructor('list', (m, type) => m.made(new PyList([], type)));
lenientMethods('list', {
  '__init__(self, iterable=(), /)': (m, [self, iterable]) => {
    const list = asList(self);
    const items = toArray(m, iterable);
    m.journal.touch(list);
    if (items instanceof Unknown) list.open = items;
    else list.items = [...items];
    return null;
  },
  'append(self, object, /)': (m, [self, object]) => {
    m.journal.touch(asList(self));
    asList(self).items.push(object);
    return null;
  },
  'extend(self, iterable, /)': (m, [self, iterable]) => {
    const items = toArray(m, iterable);
    if (items instanceof Unknown) openUp(m, asList(self), items);
    else {
      m.journal.touch(asList(self));
      for (const item of items) asList(self).items.push(item);
    }
    return null;
  },
  'insert(self, index, object, /)': (m, [self, index, object]) => {
    const list = asList(self);
    m.journal.touch(list);
    const at = toIndex(index);
    m.work(list.items.length);
    if (at === null) list.open ??= new Unknown('an item was inserted at an unknown position');
    else list.items.splice(at < 0 ? Math.max(0, at + list.items.length) : at, 0, object);
    return null;
  },
  'pop(self, index=-1, /)': (m, [self, index]) => {
    const list = asList(self);
    if (list.open) return list.open;
    const at = toIndex(index);
    if (at === null) {
      openUp(m, list, new Unknown('an unknown item was removed'));
      return new Unknown('an unknown item was removed');
    }
    if (list.items.length === 0) m.raise('IndexError', 'pop from empty list');
    const i = at < 0 ? at + list.items.length : at;
    if (i < 0 || i >= list.items.length) m.raise('IndexError', 'pop index out of range');
    m.journal.touch(list);
    return list.items.splice(i, 1)[0] ?? null;
  },
  'remove(self, value, /)': (m, [self, value]) => {
    const list = asList(self);
    const at = indexIn(m, list.items, value);
    if (at === undefined || list.open) openUp(m, list, new Unknown('an unknown item was removed'));
    else if (at < 0) m.raise('ValueError', 'list.remove(x): x not in list');
    else {
      m.journal.touch(list);
      list.items.splice(at, 1);
    }
    return null;
  },
  'sort(self, /, *, key=None, reverse=False)': (m, [self, key, reverse]) => {
    const list = asList(self);
    const items = sorted(m, list.items, key, reverse);
    m.journal.touch(list);
    if (items instanceof Unknown) list.open ??= items;
    else list.items = [...items];
    return null;
  },
});
methods('list', {
  'clear(self, /)': (m, [self]) => {
    m.journal.touch(asList(self));
    asList(self).items = [];
    asList(self).open = null;
    return null;
  },
  'reverse(self, /)': (m, [self]) => {
    m.journal.touch(asList(self));
    asList(self).items.reverse();
    return null;
  },
  'copy(self, /)': (m, [self]) => {
    m.allocate(asList(self).items.length);
    const copy = m.made(new PyList(asList(self).items.slice()));
    copy.open = asList(self).open;
    return copy;
  },
});

/** What lists and tuples share. */
function shared(name: 'list' | 'tuple'): void {
  const items = (value: Value): readonly Value[] => (value as PyList | PyTuple).items;
  methods(name, {
    'index(self, value, start=0, stop=None, /)': (m, [self, value, start, stop]) => {
      if (self instanceof PyList && self.open) return self.open;
      const from = toIndex(start) ?? 0;
      const to = stop === null ? items(self).length : (toIndex(stop) ?? items(self).length);
      const at = indexIn(m, items(self), value, from < 0 ? Math.max(0, from + items(self).length) : from);
      if (at === undefined) return new Unknown('the position of the item is unknown');
      if (at >= 0 && at < (to < 0 ? to + items(self).length : to)) return at;
      if (name === 'tuple') m.raise('ValueError', 'tuple.index(x): x not in tuple');
      const text = repr(m, value);
      throw new PyRaise(makeException('ValueError', text instanceof Unknown ? text : `${text} is not in list`), m.stack());
    },
    'count(self, value, /)': (m, [self, value]) => {
      if (self instanceof PyList && self.open) return self.open;
      let count = 0;
      m.work(items(self).length);
      for (const item of items(self)) {
        const same = equal(m, item, value);
        if (same === undefined) return new Unknown('the number of its occurrences is unknown');
        if (same) count++;
      }
      return count;
    },
    '__len__(self, /)': (_m, [self]) => (self instanceof PyList && self.open ? self.open : items(self).length),
    '__iter__(self, /)': (_m, [self]) =>
      self instanceof PyList && self.open
        ? self.open
        : self instanceof PyList
          ? listIterator(self)
          : iteratorOf(items(self), `${name}_iterator`),
    '__getitem__(self, index, /)': (m, [self, index]) => plainItem(m, self, index),
    '__contains__(self, value, /)': (m, [self, value]) => plainContains(m, self, value),
    '__add__(self, other, /)': (m, [self, other]) =>
      other instanceof PyList || other instanceof PyTuple ? (sequenceBinary(m, '+', self, other) ?? NOT_IMPLEMENTED) : NOT_IMPLEMENTED,
    '__mul__(self, count, /)': (m, [self, count]) => sequenceBinary(m, '*', self, count) ?? NOT_IMPLEMENTED,
    '__rmul__(self, count, /)': (m, [self, count]) => sequenceBinary(m, '*', self, count) ?? NOT_IMPLEMENTED,
  });
}
shared('list');
shared('tuple');

function listIterator(list: PyList): Value {
  let next = 0;
  return iteratorOf(
    (function* () {
      while (next < list.items.length) yield list.items[next++] ?? null;
    })(),
    'list_iterator',
  );
}

lenientMethods('list', {
  '__setitem__(self, index, value, /)': (m, [self, index, value]) => {
    setPlainItem(m, self, index, value);
    return null;
  },
  '__delitem__(self, index, /)': (m, [self, index]) => {
    deletePlainItem(m, self, index);
    return null;
  },
  '__iadd__(self, other, /)': (m, [self, other]) => sequenceInPlace(m, '+', self as PyList, other) ?? NOT_IMPLEMENTED,
  '__reversed__(self, /)': (_m, [self]) => iteratorOf([...asList(self).items].reverse(), 'iterator'),
});

constructor('tuple', (m, type, [iterable]) => {
  if (iterable instanceof PyTuple && iterable.type === type) return iterable;
  const items = iterable === undefined ? [] : toArray(m, iterable);
  return items instanceof Unknown ? items : new PyTuple(items, type);
});

constructor('range', (m, _type, args) => {
  const bounds: number[] = [];
  for (const arg of args) {
    if (arg instanceof Unknown) return arg;
    const dim = toDim(arg);
    if (dim === null) {
      const made = getIndex(m, arg);
      if (made instanceof Unknown) return made;
      bounds.push(made);
    } else if (typeof dim === 'number') bounds.push(dim);
    else if (typeof dim === 'bigint') bounds.push(Number(dim));
    else return new Unknown('the bounds of the range are unknown');
  }
  const [a = 0, b, c = 1] = bounds;
  if (c === 0) m.raise('ValueError', 'range() arg 3 must not be zero');
  return b === undefined ? new PyRange(0, a, 1) : new PyRange(a, b, c);
});

function getIndex(m: Machine, value: Value): number | Unknown {
  const length = toIndex(value);
  if (length !== null) return length;
  const method = classOf(value).lookup(m, '__index__');
  if (method === undefined) m.raise('TypeError', `'${classOf(value).name}' object cannot be interpreted as an integer`);
  const made = call(m, method, [value]);
  return made instanceof Unknown ? made : (toIndex(made) ?? new Unknown('the index is unknown'));
}

for (const name of ['list', 'dict', 'set', 'bytearray', 'slice']) define(name, { __hash__: null });

define('range', {
  start: new NativeProperty((_m, self) => (self as PyRange).start),
  stop: new NativeProperty((_m, self) => (self as PyRange).stop),
  step: new NativeProperty((_m, self) => (self as PyRange).step),
});
methods('range', {
  'index(self, value, /)': (m, [self, value]) => {
    const range = self as PyRange;
    const at = ((toIndex(value) ?? NaN) - range.start) / range.step;
    return Number.isInteger(at) && at >= 0 && at < range.length ? at : m.raise('ValueError', `${String(toIndex(value))} is not in range`);
  },
  'count(self, value, /)': (m, [self, value]) => (plainContains(m, self, value) === true ? 1 : 0),
  '__len__(self, /)': (_m, [self]) => (self as PyRange).length,
  '__iter__(self, /)': (m, [self]) => iterate(m, self),
  '__getitem__(self, index, /)': (m, [self, index]) => plainItem(m, self, index),
});
constructor('slice', (_m, _type, [a = null, b, c = null]) => (b === undefined ? new PySlice(null, a, null) : new PySlice(a, b, c)));
define('slice', {
  start: new NativeProperty((_m, self) => (self as PySlice).start),
  stop: new NativeProperty((_m, self) => (self as PySlice).stop),
  step: new NativeProperty((_m, self) => (self as PySlice).step),
});
methods('slice', {
  'indices(self, length, /)': (m, [self, length]) => {
    const slice = self as PySlice;
    const size = toIndex(length) ?? 0;
    const range = sliceRange(m, slice, size);
    if (range instanceof Unknown) return range;
    const step = slice.step === null ? 1 : (toIndex(slice.step) ?? 1);
    const first = range[0] ?? (step > 0 ? Math.min(Math.max(toIndex(slice.start ?? 0) ?? 0, 0), size) : size - 1);
    const last = range.length === 0 ? first : (range.at(-1) ?? 0) + Math.sign(step);
    return new PyTuple([first, step > 0 ? Math.max(last, range.length === 0 ? first : last) : last, step]);
  },
});
