import { Unknown, type Value } from '../../data';
import { makeException, PyRaise } from '../objects/errors';
import type { PyClass } from '../objects/class';
import { PyDict } from '../objects/hash-tables';
import type { Machine } from '../objects/machine';
import type { PyTuple } from '../objects/sequences';
import { PySet } from '../objects/set';
import { openUp } from '../protocol/containers';
import { iteratorOf, toArray } from '../protocol/iterate';
import {
  combineSets,
  combineSetsInPlace,
  combineWithItems,
  copySet,
  makeSet,
  plainType,
  setAdd,
  setDiscard,
  setHas,
  type SetOperator,
} from '../protocol/sets';
import { constructor, lenientMethods } from './define-methods';

const asSet = (value: Value): PySet => value as PySet;

function otherSet(m: Machine, values: Value): PySet | Unknown {
  const [other = null] = (values as PyTuple).items;
  if (other instanceof PySet) return other;
  const items = toArray(m, other);
  return items instanceof Unknown ? items : makeSet(m, items);
}

/** Changes a set by one argument of a method. */
function change(m: Machine, operator: SetOperator, set: PySet, other: Value): void {
  if (other instanceof PySet) {
    combineSetsInPlace(m, operator, set, other);
    return;
  }
  const items = toArray(m, other);
  if (items instanceof Unknown) openUp(m, set, items);
  else combineWithItems(m, operator, set, items, other instanceof PyDict);
}

function fromIterable(m: Machine, iterable: Value, type: PyClass): PySet {
  const set = m.made(new PySet(type));
  if (iterable instanceof PySet) {
    set.merge(iterable);
    set.open = iterable.open;
  } else change(m, '|', set, iterable);
  return set;
}

/** The methods that change the set itself. */
const changing =
  (operator: SetOperator) =>
  (m: Machine, [self = null, rest = null]: readonly Value[]): Value => {
    for (const other of (rest as PyTuple).items) change(m, operator, asSet(self), other);
    return null;
  };

/** The methods that make a new set. */
const making =
  (operator: SetOperator) =>
  (m: Machine, [self = null, rest = null]: readonly Value[]): Value => {
    const { items: others } = rest as PyTuple;
    let result = asSet(self);
    others.forEach((other, i) => {
      // After the first argument, the result is a new set, which Python changes in place, except for intersections.
      if (i > 0 && operator !== '&') change(m, operator, result, other);
      else if (other instanceof PySet) result = combineSets(m, operator, result, other);
      else if (operator === '-' && other instanceof PyDict) result = combineSets(m, operator, result, fromIterable(m, other, result.type));
      else if (operator === '^') {
        const set = fromIterable(m, other, plainType(result));
        combineSetsInPlace(m, operator, set, result);
        result = set;
      } else {
        result = copySet(m, result);
        change(m, operator, result, other);
      }
    });
    return others.length === 0 ? copySet(m, result) : result;
  };

function compareSets(other: PySet | Unknown, test: (other: PySet) => boolean): Value {
  return other instanceof Unknown ? other : (other.open ?? test(other));
}

for (const name of ['set', 'frozenset'] as const) {
  constructor(name, (m, type, [iterable]) => (iterable === undefined ? m.made(new PySet(type)) : fromIterable(m, iterable, type)));
  lenientMethods(name, {
    'union(self, *others)': making('|'),
    'intersection(self, *others)': making('&'),
    'difference(self, *others)': making('-'),
    'symmetric_difference(self, *others)': making('^'),
    'copy(self, /)': (m, [self]) => copySet(m, asSet(self)),
    'issubset(self, *others)': (m, [self, rest]) =>
      compareSets(otherSet(m, rest), other => [...asSet(self).items.keys()].every(key => other.items.has(key))),
    'issuperset(self, *others)': (m, [self, rest]) =>
      compareSets(otherSet(m, rest), other => [...other.items.keys()].every(key => asSet(self).items.has(key))),
    'isdisjoint(self, *others)': (m, [self, rest]) =>
      compareSets(otherSet(m, rest), other => ![...other.items.keys()].some(key => asSet(self).items.has(key))),
    '__len__(self, /)': (_m, [self]) => asSet(self).open ?? asSet(self).items.size,
    '__iter__(self, /)': (_m, [self]) => asSet(self).open ?? iteratorOf(asSet(self).values(), 'set_iterator'),
    '__contains__(self, value, /)': (m, [self, value]) =>
      setHas(m, asSet(self), value) ?? new Unknown('it is unknown whether the set contains it'),
  });
}

lenientMethods('set', {
  'add(self, value, /)': (m, [self, value]) => {
    setAdd(m, asSet(self), value);
    return null;
  },
  'update(self, *others)': changing('|'),
  'intersection_update(self, *others)': changing('&'),
  'difference_update(self, *others)': changing('-'),
  'symmetric_difference_update(self, *others)': changing('^'),
  'discard(self, value, /)': (m, [self, value]) => {
    setDiscard(m, asSet(self), value);
    return null;
  },
  'remove(self, value, /)': (m, [self, value]) => {
    if (setDiscard(m, asSet(self), value) === false) throw new PyRaise(makeException('KeyError', value), m.stack());
    return null;
  },
  'clear(self, /)': (m, [self]) => {
    m.journal.touch(asSet(self));
    asSet(self).clear();
    return null;
  },
  'pop(self, /)': (m, [self]) => {
    const set = asSet(self);
    if (set.open) return set.open;
    if (set.items.size === 0) throw m.exception('KeyError', 'pop from an empty set');
    m.journal.touch(set);
    return set.pop() ?? null;
  },
});
