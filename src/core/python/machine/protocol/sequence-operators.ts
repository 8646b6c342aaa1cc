import { PyBytes, toDim, Unknown, type Value } from '../../data';
import type { BinaryOperator } from '../../syntax';
import { callMethod, lookupMethod } from './attributes';
import { dictEntries, dictSet } from './containers';
import { formatPercent } from './text';
import { toArray } from './iterate';
import { unitsOfText } from '../objects/census';
import type { Machine } from '../objects/machine';
import { classOf } from '../objects/class-registry';
import { PyDict } from '../objects/hash-tables';
import { PySet } from '../objects/set';
import { combineSets, combineSetsInPlace } from './sets';
import type { Instance } from '../objects/instance';
import { PyList, PyTuple } from '../objects/sequences';

/** `a op b` for strings, lists, tuples, sets and dicts; undefined if there is no such operation. */
export function sequenceBinary(m: Machine, operator: BinaryOperator, a: Value, b: Value): Value | undefined {
  switch (operator) {
    case '+':
      return concatenate(m, a, b);
    case '*':
      return repeat(m, a, b) ?? repeat(m, b, a) ?? notRepeatable(m, a, b);
    case '%':
      return typeof a === 'string' ? formatPercent(m, a, b) : undefined;
    case '|':
    case '&':
    case '-':
    case '^':
      if (a instanceof PySet && b instanceof PySet) return combineSets(m, operator, a, b);
      if (operator === '|' && a instanceof PyDict && b instanceof PyDict) {
        const merged = m.made(new PyDict(a.type));
        for (const dict of [a, b]) {
          for (const { key, value } of dictEntries(m, dict)) dictSet(m, merged, key, value);
          merged.open ??= dict.open;
        }
        return merged;
      }
      return undefined;
    default:
      return undefined;
  }
}

function concatenate(m: Machine, a: Value, b: Value): Value | undefined {
  if (typeof a === 'string')
    return typeof b === 'string'
      ? concatenateText(m, a, b)
      : m.raise('TypeError', `can only concatenate str (not "${classOf(b).name}") to str`);
  if (a instanceof PyList) {
    if (!(b instanceof PyList)) m.raise('TypeError', `can only concatenate list (not "${classOf(b).name}") to list`);
    const refused = m.checkItems(a.items.length + b.items.length);
    if (refused) return refused;
    const sum = m.made(new PyList(a.items.concat(b.items)));
    sum.open = a.open ?? b.open;
    return sum;
  }
  if (a instanceof PyTuple) {
    if (!(b instanceof PyTuple)) m.raise('TypeError', `can only concatenate tuple (not "${classOf(b).name}") to tuple`);
    return m.checkItems(a.items.length + b.items.length) ?? new PyTuple(a.items.concat(b.items));
  }
  if (a instanceof PyBytes && b instanceof PyBytes) return m.checkText(a.value.length + b.value.length) ?? new PyBytes(a.value + b.value);
  return undefined;
}

/** JavaScript joins the two without copying the longer one: what is counted is what it grows by. */
function concatenateText(m: Machine, a: string, b: string): Value {
  if (a.length + b.length > m.bounds.items) return m.checkText(a.length + b.length) ?? '';
  m.allocate(4 + unitsOfText(a.length < b.length ? a : b));
  return a + b;
}

function notRepeatable(m: Machine, a: Value, b: Value): Value | undefined {
  const isSequence = (value: Value): boolean =>
    typeof value === 'string' || value instanceof PyList || value instanceof PyTuple || value instanceof PyBytes;
  if (isSequence(a)) m.raise('TypeError', `can't multiply sequence by non-int of type '${classOf(b).name}'`);
  if (isSequence(b)) m.raise('TypeError', `can't multiply sequence by non-int of type '${classOf(a).name}'`);
  return undefined;
}

function repeat(m: Machine, a: Value, b: Value): Value | undefined {
  if (!(typeof a === 'string' || a instanceof PyList || a instanceof PyTuple || a instanceof PyBytes)) return undefined;
  const method = toDim(b) === null ? lookupMethod(m, b, '__index__') : undefined;
  const times = method === undefined ? b : callMethod(m, method, b, []);
  if (times instanceof Unknown) return times;
  const dim = toDim(times);
  if (dim === null) return undefined;
  if (typeof dim === 'object') return new Unknown('the number of repetitions is unknown');
  const count = Math.max(0, Number(dim));
  const length = typeof a === 'string' ? a.length : a instanceof PyBytes ? a.value.length : a.items.length;
  const refused = typeof a === 'string' || a instanceof PyBytes ? m.checkText(count * length) : m.checkItems(count * length);
  if (refused) return refused;
  if (typeof a === 'string') return a.repeat(count);
  if (a instanceof PyBytes) return new PyBytes(a.value.repeat(count));
  const items = new Array<Value>(count * length);
  for (let i = 0; i < items.length; i++) items[i] = a.items[i % length] ?? null;
  if (a instanceof PyTuple) return new PyTuple(items);
  const list = m.made(new PyList(items));
  list.open = a.open;
  return list;
}

/** `a op= b` for lists, sets and dicts, which are changed in place. */
export function sequenceInPlace(m: Machine, operator: BinaryOperator, a: Instance, b: Value): Value | undefined {
  if (a instanceof PyList && operator === '+') {
    const items = toArray(m, b);
    m.journal.touch(a);
    if (items instanceof Unknown) a.open ??= items;
    else for (const item of items) a.items.push(item);
    return a;
  }
  if (a instanceof PyList && operator === '*') {
    const repeated = repeat(m, a, b);
    m.journal.touch(a);
    if (repeated instanceof PyList) a.items = repeated.items;
    else if (repeated instanceof Unknown) a.open ??= repeated;
    return repeated === undefined ? undefined : a;
  }
  if (a instanceof PyDict && operator === '|') {
    if (!(b instanceof PyDict)) return undefined;
    for (const { key, value } of dictEntries(m, b)) dictSet(m, a, key, value);
    m.journal.touch(a);
    a.open ??= b.open;
    return a;
  }
  if (
    a instanceof PySet &&
    b instanceof PySet &&
    !a.isFrozen &&
    (operator === '|' || operator === '&' || operator === '-' || operator === '^')
  ) {
    combineSetsInPlace(m, operator, a, b);
    return a;
  }
  return undefined;
}
