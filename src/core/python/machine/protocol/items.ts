import { PyBytes, PyRange, PySlice, toDim, toFloat, toIndex, unbox, Unknown, type Value } from '../../data';
import { callMethod, findAttr, lookupMethod } from './attributes';
import { call } from './call';
import { dictDelete, dictGet, dictSet, indexIn } from './containers';
import { setHas } from './sets';
import { equal } from './equality';
import { makeException, PyRaise } from '../objects/errors';
import { iterate, toArray } from './iterate';
import type { Machine } from '../objects/machine';
import { PyClass } from '../objects/class';
import { classOf } from '../objects/class-registry';
import { PyGenericAlias } from '../objects/generic-alias';
import { PyDict } from '../objects/hash-tables';
import { PySet } from '../objects/set';
import { Instance } from '../objects/instance';
import { PyList, PyTuple } from '../objects/sequences';

/** Python's `object[index]`. */
export function getItem(m: Machine, object: Value, index: Value): Value {
  if (object instanceof Unknown) return object;
  if (object instanceof PyClass) return classItem(m, object, index);
  if (object instanceof Instance && object.type.module !== 'builtins') {
    const method = lookupMethod(m, object, '__getitem__');
    if (method !== undefined) return callMethod(m, method, object, [index]);
  }
  return plainItem(m, object, index);
}

/** The behaviour of the builtin containers' own `__getitem__`. */
export function plainItem(m: Machine, object: Value, index: Value): Value {
  if (object instanceof PyDict) {
    const found = dictGet(m, object, index);
    if (found !== undefined) return found;
    const missing = object.type.lookup(m, '__missing__');
    if (missing !== undefined) return callMethod(m, missing, object, [index]);
    throw new PyRaise(makeException('KeyError', index), m.stack());
  }
  if (index instanceof Unknown) return index;
  if (object instanceof PyList) return object.open ?? sequenceItem(m, object.items, index, 'list', items => new PyList(items));
  if (object instanceof PyTuple) return sequenceItem(m, object.items, index, 'tuple', items => new PyTuple(items));
  const value = unbox(object);
  if (typeof value === 'string') {
    m.work(value.length);
    const isPlain = !/[\ud800-\udfff]/.test(value);
    const at = isPlain && typeof index === 'number' ? value[index < 0 ? index + value.length : index] : undefined;
    return at ?? sequenceItem(m, [...value], index, 'string', items => items.join(''));
  }
  if (value instanceof PyRange) return rangeItem(m, value, index);
  if (value instanceof PyBytes)
    return sequenceItem(
      m,
      [...value.value].map(char => char.charCodeAt(0)),
      index,
      'index',
      items => new PyBytes(items.map(item => String.fromCharCode(item)).join('')),
    );
  if (object instanceof PyGenericAlias) return new PyGenericAlias(object.origin, index instanceof PyTuple ? index.items : [index]);
  const method = lookupMethod(m, object, '__getitem__');
  if (method !== undefined) return callMethod(m, method, object, [index]);
  const cls = classOf(object);
  if (cls.openBase) return cls.openBase;
  m.raise('TypeError', `'${cls.name}' object is not subscriptable`);
}

function sequenceItem<T extends Value>(m: Machine, items: readonly T[], index: Value, kind: string, make: (items: T[]) => Value): Value {
  if (index instanceof PySlice) {
    const range = sliceRange(m, index, items.length);
    if (range instanceof Unknown) return range;
    m.allocate(range.length * 2);
    return make(range.map(i => items[i] as T));
  }
  const dim = indexOf(m, index, kind);
  if (dim instanceof Unknown) return dim;
  const found = items[dim < 0 ? dim + items.length : dim];
  return found === undefined ? m.raise('IndexError', `${kind} index out of range`) : found;
}

/** An integer from any object with `__index__`. */
function indexOf(m: Machine, index: Value, kind: string): number | Unknown {
  const direct = toIndex(index);
  if (direct !== null) return direct;
  if (index instanceof Unknown) return index;
  const dim = toDim(index);
  if (dim !== null)
    return typeof dim === 'bigint'
      ? m.raise('IndexError', "cannot fit 'int' into an index-sized integer")
      : new Unknown('the index is unknown');
  const method = lookupMethod(m, index, '__index__');
  if (method === undefined)
    m.raise('TypeError', `${kind === 'index' ? 'byte' : kind} indices must be integers or slices, not ${classOf(index).name}`);
  const made = callMethod(m, method, index, []);
  return made instanceof Unknown ? made : (toIndex(made) ?? new Unknown('the index is unknown'));
}

/** The positions that a slice selects from a sequence. */
export function sliceRange(m: Machine, { start, stop, step }: PySlice, length: number): readonly number[] | Unknown {
  const bounds: (number | null)[] = [];
  for (const part of [start, stop, step]) {
    if (part === null) {
      bounds.push(null);
      continue;
    }
    const dim = toDim(part);
    if (typeof dim === 'bigint') bounds.push(dim > 0 ? length : -length - 1);
    else {
      const index = indexOf(m, part, 'slice');
      if (index instanceof Unknown) return index;
      bounds.push(index);
    }
  }
  const [from = null, to = null, by = null] = bounds;
  const stride = by ?? 1;
  if (stride === 0) m.raise('ValueError', 'slice step cannot be zero');
  const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value < 0 ? value + length : value, low), high);
  const first = stride > 0 ? (from === null ? 0 : clamp(from, 0, length)) : from === null ? length - 1 : clamp(from, -1, length - 1);
  const last = stride > 0 ? (to === null ? length : clamp(to, 0, length)) : to === null ? -1 : clamp(to, -1, length - 1);
  const positions: number[] = [];
  for (let i = first; stride > 0 ? i < last : i > last; i += stride) positions.push(i);
  return positions;
}

function rangeItem(m: Machine, range: PyRange, index: Value): Value {
  if (index instanceof PySlice) {
    const positions = sliceRange(m, index, range.length);
    if (positions instanceof Unknown) return positions;
    const step = range.step * (index.step === null ? 1 : (toIndex(index.step) ?? 1));
    const start = positions.length > 0 ? range.start + (positions[0] ?? 0) * range.step : range.start;
    return new PyRange(start, start + positions.length * step, step);
  }
  const at = indexOf(m, index, 'range');
  if (at instanceof Unknown) return at;
  const i = at < 0 ? at + range.length : at;
  return i >= 0 && i < range.length ? range.start + i * range.step : m.raise('IndexError', 'range object index out of range');
}

function classItem(m: Machine, cls: PyClass, index: Value): Value {
  const meta = cls.cls.lookup(m, '__getitem__');
  if (meta !== undefined) return callMethod(m, meta, cls, [index]);
  const method = findAttr(m, cls, '__class_getitem__');
  if (method !== undefined && !(method instanceof Unknown)) return call(m, method, [index]);
  return new PyGenericAlias(cls, index instanceof PyTuple ? index.items : [index]);
}

/** Python's `object[index] = value`. */
export function setItem(m: Machine, object: Value, index: Value, value: Value): void {
  if (object instanceof Unknown) return;
  if (object instanceof Instance && object.type.module !== 'builtins') {
    const method = lookupMethod(m, object, '__setitem__');
    if (method !== undefined) {
      callMethod(m, method, object, [index, value]);
      return;
    }
  }
  setPlainItem(m, object, index, value);
}

export function setPlainItem(m: Machine, object: Value, index: Value, value: Value): void {
  if (object instanceof PyDict) {
    dictSet(m, object, index, value);
    return;
  }
  if (object instanceof PyList) {
    setListItem(m, object, index, value);
    return;
  }
  const method = lookupMethod(m, object, '__setitem__');
  if (method !== undefined) callMethod(m, method, object, [index, value]);
  else if (!classOf(object).openBase) m.raise('TypeError', `'${classOf(object).name}' object does not support item assignment`);
}

function setListItem(m: Machine, list: PyList, index: Value, value: Value): void {
  m.journal.touch(list);
  if (index instanceof PySlice) {
    const range = sliceRange(m, index, list.items.length);
    const items = toArray(m, value);
    if (range instanceof Unknown || items instanceof Unknown) {
      list.open ??= range instanceof Unknown ? range : items instanceof Unknown ? items : null;
      return;
    }
    if (index.step === null || index.step === 1) {
      const start = range[0] ?? Math.min(Math.max(startOf(index, list.items.length), 0), list.items.length);
      list.items.splice(start, range.length, ...items);
    } else {
      if (range.length !== items.length)
        m.raise(
          'ValueError',
          `attempt to assign sequence of size ${String(items.length)} to extended slice of size ${String(range.length)}`,
        );
      range.forEach((at, i) => (list.items[at] = items[i] ?? null));
    }
    return;
  }
  const at = indexOf(m, index, 'list');
  if (at instanceof Unknown) {
    list.open ??= at;
    return;
  }
  const i = at < 0 ? at + list.items.length : at;
  if (i < 0 || i >= list.items.length) {
    if (list.open) return;
    m.raise('IndexError', 'list assignment index out of range');
  }
  list.items[i] = value;
}

function startOf({ start }: PySlice, length: number): number {
  const from = start === null ? 0 : (toIndex(start) ?? 0);
  return from < 0 ? from + length : from;
}

/** Python's `del object[index]`. */
export function deleteItem(m: Machine, object: Value, index: Value): void {
  if (object instanceof Unknown) return;
  if (object instanceof Instance && object.type.module !== 'builtins') {
    const method = lookupMethod(m, object, '__delitem__');
    if (method !== undefined) {
      callMethod(m, method, object, [index]);
      return;
    }
  }
  deletePlainItem(m, object, index);
}

export function deletePlainItem(m: Machine, object: Value, index: Value): void {
  if (object instanceof PyDict) {
    if (dictDelete(m, object, index) === undefined) throw new PyRaise(makeException('KeyError', index), m.stack());
    return;
  }
  if (object instanceof PyList) {
    m.journal.touch(object);
    const range = index instanceof PySlice ? sliceRange(m, index, object.items.length) : indexOf(m, index, 'list');
    if (range instanceof Unknown) {
      object.open ??= range;
      return;
    }
    const positions = typeof range === 'number' ? [range < 0 ? range + object.items.length : range] : range;
    if (
      (typeof range === 'number' && (positions[0] ?? -1) < 0) ||
      ((positions[0] ?? 0) >= object.items.length && typeof range === 'number')
    )
      m.raise('IndexError', 'list assignment index out of range');
    const gone = new Set(positions);
    object.items = object.items.filter((_, i) => !gone.has(i));
    return;
  }
  const method = lookupMethod(m, object, '__delitem__');
  if (method !== undefined) callMethod(m, method, object, [index]);
  else if (!classOf(object).openBase) m.raise('TypeError', `'${classOf(object).name}' object doesn't support item deletion`);
}

/** Python's `value in object`. */
export function contains(m: Machine, object: Value, value: Value): boolean | Unknown {
  if (object instanceof Unknown) return object;
  const cls = classOf(object);
  const method = cls.module === 'builtins' ? undefined : cls.lookup(m, '__contains__');
  if (method !== undefined) {
    const result = callMethod(m, method, object, [value]);
    return typeof result === 'boolean' || result instanceof Unknown ? result : toDim(result) !== 0 && result !== null;
  }
  return plainContains(m, object, value);
}

export function plainContains(m: Machine, object: Value, value: Value): boolean | Unknown {
  const undecided = (): Unknown => (value instanceof Unknown ? value : new Unknown('it is unknown whether the container includes it'));
  if (object instanceof PyDict) {
    if (value instanceof Unknown) return value;
    const found = dictGet(m, object, value);
    const isPerhaps = found instanceof Unknown && (found === object.open || found === m.loader.mayHaveAdded(object));
    return isPerhaps ? found : found !== undefined;
  }
  if (object instanceof PySet) return setHas(m, object, value) ?? undecided();
  const plain = unbox(object);
  if (typeof plain === 'string') {
    const part = unbox(value);
    if (part instanceof Unknown) return part;
    return typeof part === 'string'
      ? plain.includes(part)
      : m.raise('TypeError', `'in <string>' requires string as left operand, not ${classOf(value).name}`);
  }
  if (plain instanceof PyBytes) {
    const part = unbox(value);
    if (part instanceof Unknown) return part;
    if (part instanceof PyBytes) return plain.value.includes(part.value);
    const code = toIndex(part);
    return code === null
      ? m.raise('TypeError', `a bytes-like object is required, not '${classOf(value).name}'`)
      : plain.value.includes(String.fromCharCode(code));
  }
  if (plain instanceof PyRange) {
    const number = toFloat(value);
    const at = toIndex(value) ?? (number !== null && Number.isInteger(number) ? number : null);
    if (at !== null)
      return (
        plain.length > 0 &&
        (at - plain.start) % plain.step === 0 &&
        (at - plain.start) / plain.step >= 0 &&
        (at - plain.start) / plain.step < plain.length
      );
    return toDim(value) === null ? false : undecided();
  }
  if (object instanceof PyList || object instanceof PyTuple) {
    const found = indexIn(m, object.items, value);
    if (found === undefined) return undecided();
    return found >= 0 || (object instanceof PyList ? (object.open ?? false) : false);
  }
  const method = lookupMethod(m, object, '__contains__');
  if (method !== undefined) {
    const result = callMethod(m, method, object, [value]);
    return typeof result === 'boolean' || result instanceof Unknown ? result : true;
  }
  const iterator = iterate(m, object);
  if (iterator instanceof Unknown) return iterator;
  for (let item = iterator.next(m); item !== undefined; item = iterator.next(m)) {
    m.step();
    const same = equal(m, item, value);
    if (same !== false) return same ?? undecided();
  }
  return false;
}
