import { Unknown, type Value } from '../../data';
import type { PyClass } from '../objects/class';
import { builtinClass } from '../objects/class-registry';
import type { PyDict } from '../objects/hash-tables';
import { PyObject } from '../objects/instance';
import type { Machine } from '../objects/machine';
import { PyList, PyTuple } from '../objects/sequences';
import { PySet } from '../objects/set';
import { dictEntries } from '../protocol/containers';
import { plainContains } from '../protocol/items';
import { iteratorOf, toArray } from '../protocol/iterate';
import { combineSetsInPlace, combineWithItems, copySet, makeSet, setHas, type SetOperator } from '../protocol/sets';
import { repr } from '../protocol/text';
import { lenientMethods, methods } from './define-methods';

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

const itemsOf = (m: Machine, value: Value): readonly Value[] | Unknown => (value instanceof DictView ? value.list(m) : toArray(m, value));

const asSet = (m: Machine, value: Value): PySet | Unknown => {
  if (value instanceof PySet) return value;
  const items = itemsOf(m, value);
  return items instanceof Unknown ? items : makeSet(m, items);
};

/** `a op b`, at least one of them a view. The order of the items in the result follows from Python's steps (CPython 3.11, Objects/dictobject.c). */
function combine(m: Machine, operator: SetOperator, a: Value, b: Value): Value {
  if (operator === '&') return common(m, a, b);
  let result: PySet;
  if (a instanceof PySet) result = copySet(m, a);
  else {
    const items = itemsOf(m, a);
    if (items instanceof Unknown) return items;
    result = m.made(new PySet());
    combineWithItems(m, '|', result, items, a instanceof DictView && a.of === 'keys');
  }
  if (b instanceof PySet) combineSetsInPlace(m, operator, result, b);
  else {
    const items = itemsOf(m, b);
    if (items instanceof Unknown) return items;
    combineWithItems(m, operator, result, items, false);
  }
  return result;
}

function common(m: Machine, a: Value, b: Value): Value {
  const [view, other] = a instanceof DictView ? [a, b] : [b, a];
  const [items, others] = [itemsOf(m, view), itemsOf(m, other)];
  if (items instanceof Unknown) return items;
  if (others instanceof Unknown) return others;
  if (other instanceof PySet && items.length <= others.length) {
    const result = copySet(m, other);
    combineWithItems(m, '&', result, items, false);
    return result;
  }
  const [small, large] = other instanceof DictView && others.length > items.length ? [items, others] : [others, items];
  const known = makeSet(m, large);
  return m.made(
    makeSet(
      m,
      small.filter(item => setHas(m, known, item) ?? true),
    ),
  );
}

for (const of of ['keys', 'values', 'items'] as const) {
  methods('dict', { [`${of}(self, /)`]: (_m, [self]) => new DictView(self as PyDict, of) });
  const view = (value: Value): DictView => value as DictView;
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
  });
  if (of === 'values') continue;
  for (const [name, symbol] of [
    ['and', '&'],
    ['or', '|'],
    ['sub', '-'],
    ['xor', '^'],
  ] as const)
    lenientMethods(`dict_${of}`, {
      [`__${name}__(self, other, /)`]: (m, [self, other]) => combine(m, symbol, self, other),
      [`__r${name}__(self, other, /)`]: (m, [self, other]) => combine(m, symbol, other, self),
    });
  lenientMethods(`dict_${of}`, {
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
