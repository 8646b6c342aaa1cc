import { callMethod, lookupMethod } from './attributes';
import { PyRaise } from '../objects/errors';
import { getItem } from './items';
import { UNITS_PER_OBJECT } from '../objects/bounds';
import type { Traced } from '../objects/census';
import type { Machine } from '../objects/machine';
import { unbox, PyBytes, PyRange, Unknown, type Value } from '../../data';
import { toRaise } from './raise';
import { PyClass } from '../objects/class';
import { classOf } from '../objects/class-registry';
import { PyDict } from '../objects/hash-tables';
import { PySet } from '../objects/set';
import { PyObject } from '../objects/instance';
import { PyIterator, UnknownRest, type GeneratorControl } from '../objects/iterator';
import { PyList, PyTuple } from '../objects/sequences';

/** An iterator over a JavaScript iterable. */
export function iteratorOf(values: Iterable<Value>, className = 'iterator'): PyIterator {
  if (Array.isArray(values)) return overItems(values as readonly Value[], className);
  const inner = values[Symbol.iterator]();
  return new PyIterator(() => {
    const step = inner.next();
    return step.done ? undefined : step.value;
  }, className);
}

function overItems(items: readonly Value[], className: string): PyIterator {
  let next = 0;
  const iterator = new PyIterator(() => (next < items.length ? (items[next++] ?? null) : undefined), className);
  iterator.held = items;
  return iterator;
}

/** Python's `iter(value)`; unknown if the iterable is not completely known. */
export function iterate(m: Machine, given: Value, refusal = notIterable): PyIterator | Unknown {
  if (given instanceof PyIterator) return given;
  if (given instanceof Unknown) return given;
  const cls = classOf(given);
  const method = cls.module === 'builtins' ? undefined : cls.lookup(m, '__iter__');
  if (method !== undefined && method !== null) {
    const result = callMethod(m, method, given, []);
    return result instanceof PyIterator || result instanceof Unknown ? result : wrap(m, result);
  }
  const value = unbox(given);
  if (typeof value === 'string') return iteratorOf(value, 'str_ascii_iterator');
  if (value instanceof PyList) return overList(m, value);
  if (value instanceof PyTuple) return iteratorOf(value.items, 'tuple_iterator');
  if (value instanceof PyDict) {
    m.loader.fill(m, value);
    return value.open ?? overDict(m, value);
  }
  if (value instanceof PySet) {
    m.loader.fill(m, value);
    return value.open ?? iteratorOf(value.values(), 'set_iterator');
  }
  if (value instanceof PyRange) return iteratorOf(rangeItems(value), 'range_iterator');
  if (value instanceof PyBytes)
    return iteratorOf(
      [...value.value].map(char => char.charCodeAt(0)),
      'bytes_iterator',
    );
  const iter = lookupMethod(m, given, '__iter__');
  if (iter !== undefined && iter !== null) {
    const result = callMethod(m, iter, given, []);
    return result instanceof PyIterator || result instanceof Unknown ? result : wrap(m, result);
  }
  if (iter !== null && lookupMethod(m, given, '__getitem__') !== undefined && !(given instanceof PyClass)) return byIndex(m, given);
  if (cls.openBase) return cls.openBase;
  m.raise('TypeError', refusal(cls.name));
}

/** The message of the TypeError for an object that is not iterable. */
export const notIterable = (type: string): string => `'${type}' object is not iterable`;

/** A list can grow while it is iterated. */
function overList(m: Machine, list: PyList): PyIterator | Unknown {
  if (list.open) return list.open;
  let next = 0;
  const iterator = new PyIterator(self => {
    if (list.open) return self.lose(m, list.open);
    return next < list.items.length ? (list.items[next++] ?? null) : undefined;
  }, 'list_iterator');
  iterator.held = list;
  return iterator;
}

/** A dict must keep its size while it is iterated. */
function overDict(m: Machine, dict: PyDict): PyIterator {
  m.allocate(dict.entries.size);
  const keys = [...dict.entries.values()].map(entry => entry.key);
  const { size } = dict.entries;
  let next = 0;
  return new PyIterator(() => {
    if (next <= keys.length && dict.entries.size !== size) m.raise('RuntimeError', 'dictionary changed size during iteration');
    return next < keys.length ? (keys[next++] ?? null) : undefined;
  }, 'dict_keyiterator');
}

function* rangeItems({ start, length, step }: PyRange): Generator<Value> {
  for (let i = 0; i < length; i++) yield start + i * step;
}

/** An object with `__next__`, and any other methods of a generator that it has. */
function wrap(m: Machine, object: Value): PyIterator {
  const next = lookupMethod(m, object, '__next__');
  if (next === undefined) m.raise('TypeError', `iter() returned non-iterator of type '${classOf(object).name}'`);
  let result: Value = null;
  const step = (get: () => Value): Value | undefined =>
    untilStop(m, 'StopIteration', get, ({ value }) => {
      const args = value.attrs.get('args');
      result = args instanceof PyTuple ? (args.items[0] ?? null) : null;
    });
  const method = (name: string): Value => {
    const found = lookupMethod(m, object, name);
    return found ?? m.raise('AttributeError', `'${classOf(object).nameInMessages}' object has no attribute '${name}'`);
  };
  const control: GeneratorControl = {
    send: value => step(() => callMethod(m, method('send'), object, [value])),
    throw: exception => {
      if (lookupMethod(m, object, 'throw') === undefined) throw toRaise(m, exception);
      return step(() => callMethod(m, method('throw'), object, [exception]));
    },
    close: () => {
      const close = lookupMethod(m, object, 'close');
      if (close !== undefined) callMethod(m, close, object, []);
    },
    result: () => result,
    perhaps: () => undefined,
  };
  return new PyIterator(
    self => {
      const item = step(() => callMethod(m, next, object, []));
      return item instanceof UnknownRest ? self.lose(m, item) : item;
    },
    'iterator',
    control,
  );
}

function byIndex(m: Machine, object: Value): PyIterator {
  let next = 0;
  return new PyIterator(() => untilStop(m, 'IndexError', () => getItem(m, object, next++)));
}

function untilStop(m: Machine, type: string, get: () => Value, stopped?: (raised: PyRaise) => void): Value | undefined {
  const { frame, depth } = m;
  try {
    return get();
  } catch (error) {
    if (!(error instanceof PyRaise) || !error.is(type)) throw error;
    m.frame = frame;
    m.depth = depth;
    stopped?.(error);
    return undefined;
  }
}

/** All items of an iterable; unknown if it is not completely known. */
export function toArray(m: Machine, value: Value, refusal?: (type: string) => string): readonly Value[] | Unknown {
  if (value instanceof PyTuple && value.type.module === 'builtins') return value.items;
  if (value instanceof PyList && value.type.module === 'builtins') {
    m.allocate(value.items.length);
    return value.open ?? value.items.slice();
  }
  const iterator = iterate(m, value, refusal);
  if (iterator instanceof Unknown) return iterator;
  const result: Value[] = [];
  return holding(m, result, () => collect(m, iterator, result));
}

/** Runs a piece of work that fills the array: a census finds what is in it, although no name or frame of the program has it yet. */
export function holding<T>(m: Machine, values: readonly Value[], work: () => T): T {
  const held: Traced = {
    trace: census => {
      census.add(values.length);
      census.all(values);
    },
  };
  m.held.add(held);
  try {
    return work();
  } finally {
    m.held.delete(held);
  }
}

function collect(m: Machine, iterator: PyIterator, result: Value[]): readonly Value[] | Unknown {
  for (let item = iterator.next(m); item !== undefined; item = iterator.next(m)) {
    if (iterator.unknown) return iterator.unknown;
    result.push(item);
    m.step();
    if (item instanceof PyObject) m.allocate(UNITS_PER_OBJECT);
    if (result.length > m.bounds.items) return m.checkItems(result.length) ?? [];
  }
  return result;
}
