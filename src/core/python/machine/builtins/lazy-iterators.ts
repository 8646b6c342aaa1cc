import { lookupMethod, callMethod } from '../protocol/attributes';
import { call } from '../protocol/call';
import { makeException, PyRaise } from '../objects/errors';
import { getItem } from '../protocol/items';
import { iterate, iteratorOf, toArray } from '../protocol/iterate';
import type { Machine } from '../objects/machine';
import { toIndex, ELLIPSIS, PyRange, Unknown, type Value } from '../../data';
import { compare } from '../protocol/operators';
import { truth } from '../protocol/truth';
import { classOf } from '../objects/class-registry';
import { PyDict } from '../objects/hash-tables';
import { PySet } from '../objects/set';
import { PyIterator, UnknownRest } from '../objects/iterator';
import { Native, type Keywords } from '../objects/methods';
import { PyTuple } from '../objects/sequences';
import { cls } from './classes';
import { DictView } from './dict-views';
import { length } from './length';
import { lenientFn, variadicFn } from './builtin-table';

lenientFn('iter(object, sentinel=..., /)', (m, [object, sentinel]) => {
  if (sentinel === ELLIPSIS) return iterate(m, object);
  return new PyIterator(self => {
    const value = call(m, object, []);
    const isEnd = truth(m, compare(m, '==', value, sentinel));
    if (isEnd instanceof Unknown) return self.lose(m, isEnd);
    return isEnd ? undefined : value;
  }, 'callable_iterator');
});
variadicFn('next', (m, [iterator = null, fallback]) => {
  if (iterator instanceof Unknown) return iterator;
  if (iterator instanceof PyIterator) {
    const value = iterator.next(m);
    if (value !== undefined) return value;
    if (fallback !== undefined) return fallback;
    const result = iterator.generator?.result() ?? null;
    throw new PyRaise(makeException('StopIteration', ...(result === null ? [] : [result])), m.stack());
  }
  const method = lookupMethod(m, iterator, '__next__');
  if (method === undefined) throw m.exception('TypeError', `'${classOf(iterator).name}' object is not an iterator`);
  const { frame, depth } = m;
  try {
    return callMethod(m, method, iterator, []);
  } catch (error) {
    if (fallback === undefined || !(error instanceof PyRaise) || !error.is('StopIteration')) throw error;
    m.frame = frame;
    m.depth = depth;
    return fallback;
  }
});

/** A lazy iterator class: `map(f, xs)` and similar. */
function lazy(name: string, make: (m: Machine, args: readonly Value[], keywords: Keywords) => Value): void {
  cls(name).attrs.set('__new__', new Native('__new__', (m, [, ...args], keywords) => make(m, args, keywords), true));
  cls(name).attrs.set('__init__', new Native('__init__', () => null));
}

function iterators(m: Machine, values: readonly Value[]): readonly PyIterator[] | Unknown {
  const result: PyIterator[] = [];
  for (const value of values) {
    const iterator = iterate(m, value);
    if (iterator instanceof Unknown) return iterator;
    result.push(iterator);
  }
  return result;
}

/** One item of each; undefined as soon as one has ended. If one has an unknown rest, the result is unknown. */
function together(m: Machine, all: readonly PyIterator[], self: PyIterator): readonly Value[] | UnknownRest | undefined {
  const items: Value[] = [];
  for (const iterator of all) {
    const item = iterator.next(m);
    if (item === undefined) return undefined;
    if (iterator.unknown) return self.lose(m, iterator.unknown);
    items.push(item);
  }
  return items;
}

lazy('map', (m, [mapper = null, ...iterables]) => {
  const all = iterators(m, iterables);
  if (all instanceof Unknown) return all;
  return new PyIterator(self => {
    const items = together(m, all, self);
    m.step();
    return items === undefined || items instanceof UnknownRest ? items : call(m, mapper, items);
  }, 'map');
});
lazy('filter', (m, [test = null, iterable = null]) => {
  const iterator = iterate(m, iterable);
  if (iterator instanceof Unknown) return iterator;
  return new PyIterator(self => {
    for (let item = iterator.next(m); item !== undefined; item = iterator.next(m)) {
      if (iterator.unknown) return self.lose(m, iterator.unknown);
      m.step();
      const wanted = truth(m, test === null ? item : call(m, test, [item]));
      if (wanted instanceof Unknown) return self.lose(m, wanted);
      if (wanted) return item;
    }
    return undefined;
  }, 'filter');
});
lazy('zip', (m, iterables, keywords) => {
  const all = iterators(m, iterables);
  if (all instanceof Unknown) return all;
  const strict = keywords?.get('strict') === true;
  return new PyIterator(self => {
    if (all.length === 0) return undefined;
    const items: Value[] = [];
    for (const [i, iterator] of all.entries()) {
      const item = iterator.next(m);
      if (iterator.unknown) return self.lose(m, iterator.unknown);
      if (item !== undefined) {
        items.push(item);
        continue;
      }
      if (strict && i > 0)
        throw m.exception('ValueError', `zip() argument ${String(i + 1)} is shorter than argument${i === 1 ? ' 1' : `s 1-${String(i)}`}`);
      const longer = strict ? all.findIndex((other, j) => j > 0 && other.next(m) !== undefined) : -1;
      const lost = longer > 0 ? all[longer]?.unknown : null;
      if (lost) return self.lose(m, lost);
      if (longer > 0)
        throw m.exception(
          'ValueError',
          `zip() argument ${String(longer + 1)} is longer than argument${longer === 1 ? ' 1' : `s 1-${String(longer)}`}`,
        );
      return undefined;
    }
    return new PyTuple(items);
  }, 'zip');
});
lazy('enumerate', (m, [iterable = null, start], keywords) => {
  const iterator = iterate(m, iterable);
  if (iterator instanceof Unknown) return iterator;
  let count = toIndex(start ?? keywords?.get('start') ?? 0) ?? 0;
  return new PyIterator(self => {
    const item = iterator.next(m);
    if (iterator.unknown) return self.lose(m, iterator.unknown);
    return item === undefined ? undefined : new PyTuple([count++, item]);
  }, 'enumerate');
});
lazy('reversed', (m, [sequence = null]) => {
  const method = lookupMethod(m, sequence, '__reversed__');
  if (method !== undefined) return callMethod(m, method, sequence, []);
  if (sequence instanceof PyDict) return iteratorOf([...sequence.entries.values()].map(({ key }) => key).reverse(), 'reversed');
  if (sequence instanceof PyTuple || sequence instanceof PyRange || typeof sequence === 'string' || sequence instanceof DictView) {
    const items = toArray(m, sequence);
    return items instanceof Unknown ? items : iteratorOf([...items].reverse(), 'reversed');
  }
  if (lookupMethod(m, sequence, '__getitem__') === undefined || sequence instanceof PySet)
    throw m.exception('TypeError', `'${classOf(sequence).name}' object is not reversible`);
  const size = length(m, sequence);
  if (size instanceof Unknown) return size;
  let next = toIndex(size) ?? 0;
  return new PyIterator(() => (next > 0 ? getItem(m, sequence, --next) : undefined), 'reversed');
});
