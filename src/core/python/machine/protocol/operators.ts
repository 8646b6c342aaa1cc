import {
  decides,
  orderData,
  type OrderOperator,
  binaryNumbers,
  invert,
  negate,
  NOT_IMPLEMENTED,
  positive,
  PyBytes,
  unbox,
  Unknown,
  type Value,
} from '../../data';
import type { BinaryOperator, CompareOperator, UnaryOperator } from '../../syntax';
import { callMethod, lookupMethod } from './attributes';
import { equalValue, isSame } from './equality';
import { contains } from './items';
import { unitsOfInteger } from '../objects/census';
import type { Machine } from '../objects/machine';
import { sequenceBinary, sequenceInPlace } from './sequence-operators';
import { truth } from './truth';
import { PyClass } from '../objects/class';
import { classOf } from '../objects/class-registry';
import { PyGenericAlias, unionOf } from '../objects/generic-alias';
import { PySet } from '../objects/set';
import { Boxed } from '../objects/boxed';
import { Instance, PyObject } from '../objects/instance';
import { Native } from '../objects/methods';
import { PyList, PyTuple } from '../objects/sequences';

const DUNDERS: Readonly<Record<BinaryOperator, string>> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'truediv',
  '//': 'floordiv',
  '%': 'mod',
  '**': 'pow',
  '@': 'matmul',
  '<<': 'lshift',
  '>>': 'rshift',
  '&': 'and',
  '|': 'or',
  '^': 'xor',
};

/** Python's `a op b`. */
export function binary(m: Machine, operator: BinaryOperator, a: Value, b: Value): Value {
  if (typeof a === 'number' && typeof b === 'number') {
    const result = m.settle(binaryNumbers(operator, a, b));
    if (result !== undefined) return typeof result === 'bigint' ? counted(m, result) : result;
  }
  if (a instanceof Unknown) return a;
  if (b instanceof Unknown) return b;
  if (a instanceof PyObject || b instanceof PyObject) {
    const result = dispatch(m, DUNDERS[operator], a, b);
    if (result !== NOT_IMPLEMENTED) return result;
  }
  const [x, y] = [unbox(a), unbox(b)];
  // What is written into a text has its own way to be written.
  const result =
    m.settle(binaryNumbers(operator, x, y)) ?? sequenceBinary(m, operator, x, operator === '%' ? b : y) ?? unionType(operator, x, y);
  if (result !== undefined) return typeof result === 'bigint' ? counted(m, result) : result;
  if (classOf(a).openBase ?? classOf(b).openBase) return classOf(a).openBase ?? classOf(b).openBase;
  unsupported(m, operator === '**' ? '** or pow()' : operator, a, b);
}

/** A large integer takes memory, and the time to work it out. */
function counted(m: Machine, value: bigint): bigint {
  const units = unitsOfInteger(value);
  m.allocate(units);
  m.work(8 * units);
  return value;
}

function unsupported(m: Machine, operator: string, a: Value, b: Value): never {
  m.raise('TypeError', `unsupported operand type(s) for ${operator}: '${classOf(a).nameInMessages}' and '${classOf(b).nameInMessages}'`);
}

/** `__add__` and `__radd__`; the right one first if its class is a subclass. */
function dispatch(m: Machine, name: string, a: Value, b: Value): Value {
  const own = lookupMethod(m, a, `__${name}__`);
  // As in Python, concatenation of text comes last, after the other operand's method.
  const isSequence =
    typeof unbox(a) === 'string' ||
    unbox(a) instanceof PyBytes ||
    ((a instanceof PyList || a instanceof PyTuple) && classOf(a).module === 'builtins');
  const left = own instanceof Native && isSequence ? undefined : own;
  const right = lookupMethod(m, b, `__r${name}__`);
  const [typeA, typeB] = [classOf(a), classOf(b)];
  // A plain number declines objects of other classes, and subclasses come first.
  const isDeclined =
    !(a instanceof Instance) && b instanceof Boxed && right !== (b.value === null ? undefined : classOf(b.value).lookup(m, `__r${name}__`));
  const rightFirst =
    right !== undefined && typeA !== typeB && (isDeclined || (typeB.isSubclass(typeA) && right !== typeA.lookup(m, `__r${name}__`)));
  if (rightFirst) {
    const result = callMethod(m, right, b, [a]);
    if (result !== NOT_IMPLEMENTED) return result;
  }
  if (left !== undefined) {
    const result = callMethod(m, left, a, [b]);
    if (result !== NOT_IMPLEMENTED) return result;
  }
  if (right !== undefined && !rightFirst && typeA !== typeB) return callMethod(m, right, b, [a]);
  return NOT_IMPLEMENTED;
}

/** `int | None`: a type for annotations. */
function unionType(operator: BinaryOperator, a: Value, b: Value): Value | undefined {
  const isType = (value: Value): boolean => value === null || value instanceof PyClass || value instanceof PyGenericAlias;
  return operator === '|' && isType(a) && isType(b) && (a !== null || b !== null) ? unionOf(a, b) : undefined;
}

/** Python's `a op= b`: the object itself if it is mutable, otherwise a new value. */
export function inPlace(m: Machine, operator: BinaryOperator, a: Value, b: Value): Value {
  if (typeof a === 'number' && typeof b === 'number') return binary(m, operator, a, b);
  if (a instanceof Instance) {
    const method = lookupMethod(m, a, `__i${DUNDERS[operator]}__`);
    if (method !== undefined) {
      const result = callMethod(m, method, a, [b]);
      if (result !== NOT_IMPLEMENTED) return result;
    }
    const changed = sequenceInPlace(m, operator, a, b);
    if (changed !== undefined) return changed;
  }
  return binary(m, operator, a, b);
}

/** Python's `-x`, `+x`, `~x` and `not x`. */
export function unary(m: Machine, operator: UnaryOperator, value: Value): Value {
  if (operator === 'not') {
    const decided = truth(m, value);
    return decided instanceof Unknown ? decided : !decided;
  }
  if (value instanceof Unknown) return value;
  const name = operator === '-' ? '__neg__' : operator === '+' ? '__pos__' : '__invert__';
  const method = value instanceof Instance ? lookupMethod(m, value, name) : undefined;
  if (method !== undefined) return callMethod(m, method, value, []);
  const plain = unbox(value);
  const result = operator === '-' ? negate(plain) : operator === '+' ? positive(plain) : invert(plain);
  return result ?? m.raise('TypeError', `bad operand type for unary ${operator}: '${classOf(value).name}'`);
}

const REFLECTED: Readonly<Record<string, string>> = { lt: 'gt', gt: 'lt', le: 'ge', ge: 'le' };
const ORDERS: Readonly<Record<string, string>> = { '<': 'lt', '>': 'gt', '<=': 'le', '>=': 'ge' };

/** Python's `a op b` for comparisons. */
export function compare(m: Machine, operator: CompareOperator, a: Value, b: Value): Value {
  switch (operator) {
    case 'is':
    case 'is not': {
      const same = isSame(a, b);
      return same === undefined ? (a instanceof Unknown ? a : b) : same === (operator === 'is');
    }
    case 'in':
    case 'not in': {
      const has = contains(m, b, a);
      if (has instanceof Unknown) return has;
      return has === (operator === 'in');
    }
    case '==':
      return equalValue(m, a, b);
    case '!=':
      return notEqual(m, a, b);
    default:
      return order(m, operator, a, b);
  }
}

function notEqual(m: Machine, a: Value, b: Value): Value {
  for (const [self, other] of [
    [a, b],
    [b, a],
  ] as const) {
    if (!(self instanceof Instance)) continue;
    const method = lookupMethod(m, self, '__ne__');
    if (method === undefined || method === classOf(self).mro.at(-1)?.attrs.get('__ne__')) continue;
    const result = callMethod(m, method, self, [other]);
    if (result !== NOT_IMPLEMENTED) return result;
  }
  const same = equalValue(m, a, b);
  if (typeof same === 'boolean') return !same;
  const decided = truth(m, same);
  return decided instanceof Unknown ? decided : !decided;
}

function order(m: Machine, operator: OrderOperator, a: Value, b: Value): Value {
  if (typeof a === 'number' && typeof b === 'number') return decides(operator, a - b);
  if (a instanceof Unknown) return a;
  if (b instanceof Unknown) return b;
  const name = ORDERS[operator] ?? '';
  for (const [self, other, method] of [
    [a, b, name],
    [b, a, REFLECTED[name] ?? ''],
  ] as const) {
    if (!(self instanceof Instance)) continue;
    const found = lookupMethod(m, self, `__${method}__`);
    if (found === undefined) continue;
    const result = callMethod(m, found, self, [other]);
    if (result !== NOT_IMPLEMENTED) return result;
  }
  const result = orderPlain(m, operator, unbox(a), unbox(b));
  if (result !== undefined) return result;
  if (classOf(a).openBase ?? classOf(b).openBase) return classOf(a).openBase ?? classOf(b).openBase;
  m.raise('TypeError', `'${operator}' not supported between instances of '${classOf(a).name}' and '${classOf(b).name}'`);
}

function orderPlain(m: Machine, operator: OrderOperator, a: Value, b: Value): Value | undefined {
  const decided = orderData(operator, a, b);
  if (decided !== undefined) return decided;
  if (a instanceof PyTuple && b instanceof PyTuple) return orderItems(m, operator, a.items, b.items);
  if (a instanceof PyList && b instanceof PyList) return a.open ?? b.open ?? orderItems(m, operator, a.items, b.items);
  if (a instanceof PySet && b instanceof PySet) {
    if (a.open ?? b.open) return a.open ?? b.open;
    const [small, large] = operator === '<' || operator === '<=' ? [a, b] : [b, a];
    return [...small.items.keys()].every(key => large.items.has(key)) && (operator.endsWith('=') || small.items.size < large.items.size);
  }
  return undefined;
}

function orderItems(m: Machine, operator: OrderOperator, a: readonly Value[], b: readonly Value[]): Value {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const [x, y] = [a[i] ?? null, b[i] ?? null];
    const same = equalValue(m, x, y);
    const decided = truth(m, same);
    if (decided instanceof Unknown) return decided;
    if (!decided) return order(m, operator, x, y);
  }
  return decides(operator, a.length - b.length);
}
