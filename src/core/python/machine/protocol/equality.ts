import { equalData, NOT_IMPLEMENTED, type Obj, PySlice, toDim, unbox, Unknown, type Value } from '../../data';
import { callMethod, lookupMethod } from './attributes';
import { dictGet } from './containers';
import type { Machine } from '../objects/machine';
import { truth } from './truth';
import { PyClass } from '../objects/class';
import { builtinClass } from '../objects/class-registry';
import { PyGenericAlias } from '../objects/generic-alias';
import { PyDict } from '../objects/hash-tables';
import { PySet } from '../objects/set';
import { Instance } from '../objects/instance';
import { BoundMethod } from '../objects/methods';
import { PyList, PyTuple } from '../objects/sequences';

/** Python's `a == b` as a truth value; undefined if undecided. */
export function equal(m: Machine, a: Value, b: Value): boolean | undefined {
  const result = equalValue(m, a, b);
  if (typeof result === 'boolean') return result;
  const decided = truth(m, result);
  return decided instanceof Unknown ? undefined : decided;
}

/** Python's `a == b` as a value: arrays and tensors compare element by element. */
export function equalValue(m: Machine, givenA: Value, givenB: Value): Value {
  if (givenA instanceof Unknown) return givenA;
  if (givenB instanceof Unknown) return givenB;
  const custom = customEqual(m, givenA, givenB);
  if (custom !== undefined) return custom;
  const [a, b] = [unbox(givenA), unbox(givenB)];
  const decided = equalData(a, b);
  if (decided !== undefined) return decided;
  return equalObjects(m, a as Obj, b as Obj);
}

function equalObjects(m: Machine, a: Obj, b: Obj): Value {
  if (a instanceof PyTuple && b instanceof PyTuple) return equalItems(m, a.items, b.items);
  if (a instanceof PyList && b instanceof PyList) {
    if (a.open ?? b.open) return a.open ?? b.open;
    return equalItems(m, a.items, b.items);
  }
  if (a instanceof PyDict && b instanceof PyDict) return equalDicts(m, a, b);
  if (a instanceof PySet && b instanceof PySet) {
    if (a.open ?? b.open) return a.open ?? b.open;
    return a.items.size === b.items.size && [...a.items.keys()].every(key => b.items.has(key));
  }
  if (a instanceof PySlice && b instanceof PySlice) return equalItems(m, [a.start, a.stop, a.step], [b.start, b.stop, b.step]);
  if (a instanceof BoundMethod && b instanceof BoundMethod) return a.self === b.self && a.fn === b.fn;
  if (a instanceof PyGenericAlias && b instanceof PyGenericAlias) return equalAliases(m, a, b);
  return false;
}

/** The order of a union's members makes no difference. */
function equalAliases(m: Machine, a: PyGenericAlias, b: PyGenericAlias): boolean {
  if (a.origin !== b.origin) return false;
  if (!a.isUnion) return equalItems(m, a.args, b.args) === true;
  return a.args.length === b.args.length && a.args.every(one => b.args.some(other => equal(m, one, other) === true));
}

function equalItems(m: Machine, a: readonly Value[], b: readonly Value[]): Value {
  if (a.length !== b.length) return false;
  let undecided: Unknown | null = null;
  m.step();
  m.work(a.length);
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] ?? null, b[i] ?? null];
    if (x === y && !(x instanceof Unknown)) continue;
    const same = equal(m, x, y);
    if (same === false) return false;
    if (same === undefined) undecided ??= new Unknown('some of the compared items are unknown');
  }
  return undecided ?? true;
}

function equalDicts(m: Machine, a: PyDict, b: PyDict): Value {
  if (a.open ?? b.open) return a.open ?? b.open;
  if (a.entries.size !== b.entries.size) return false;
  m.step();
  for (const { key, value } of a.entries.values()) {
    const other = dictGet(m, b, key);
    if (other === undefined) return false;
    const same = equal(m, value, other);
    if (same !== true) return same ?? new Unknown('some of the compared items are unknown');
  }
  return true;
}

/** The result of `__eq__` methods of Python classes; undefined if there are none or they decline. */
function customEqual(m: Machine, a: Value, b: Value): Value | undefined {
  const tries: [Value, Value][] =
    b instanceof Instance && a instanceof Instance && b.type !== a.type && b.type.isSubclass(a.type)
      ? [
          [b, a],
          [a, b],
        ]
      : [
          [a, b],
          [b, a],
        ];
  for (const [self, other] of tries) {
    if (!(self instanceof Instance)) continue;
    const method = lookupMethod(m, self, '__eq__');
    if (method === undefined || method === builtinClass('object').attrs.get('__eq__')) continue;
    const result = callMethod(m, method, self, [other]);
    if (result !== NOT_IMPLEMENTED) return result;
  }
  return undefined;
}

/** The hash of an object whose class defines it; undefined for identity. Raises if it is unhashable. */
export function customHash(m: Machine, value: Instance): Value | undefined {
  const method = value.type.lookup(m, '__hash__');
  if (
    method === null ||
    ((value instanceof PyList || value instanceof PyDict || (value instanceof PySet && !value.isFrozen)) && method === undefined)
  ) {
    m.raise('TypeError', `unhashable type: '${value.type.name}'`);
  }
  if (method === undefined || method === builtinClass('object').attrs.get('__hash__')) {
    // A class with `__eq__` and without `__hash__` is unhashable: Python sets it to None when it creates the class.
    return undefined;
  }
  const hash = callMethod(m, method, value, []);
  // No other object has its identity.
  if (hash === m.identity(value)) return undefined;
  if (!(hash instanceof Unknown) && toDim(hash) === null) m.raise('TypeError', '__hash__ method should return an integer');
  return hash;
}

/** Whether it is the same object. Equal small values are the same object as far as programs rely on it. */
export function isSame(a: Value, b: Value): boolean | undefined {
  if (a === b) return !(a instanceof Unknown) || undefined;
  if (a instanceof Unknown || b instanceof Unknown) return undefined;
  if (a instanceof PyClass || b instanceof PyClass) return false;
  if (a instanceof BoundMethod || b instanceof BoundMethod) return false;
  return false;
}
