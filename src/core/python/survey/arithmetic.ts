import { add, equals, floorDiv, isInt, lessThan, mod, mul, neg, sub, toInt, type Dim } from '../../dim';
import type { BinaryOperator, CompareOperator, UnaryOperator } from '../syntax';
import { same } from './join';
import { int, typeName, unknown, type Value } from './values';

/** Integers longer than this are not computed (bits): `2 ** 10 ** 9` would fill the memory. */
const MAX_INTEGER_BITS = 4096;
/** Repetitions and concatenations longer than this are not carried out. */
const MAX_ITEMS = 10_000;

/** `left operator right` on values, as Python has it; whatever is not known, or would raise, is unknown with a reason. */
export function binary(operator: BinaryOperator, left: Value, right: Value): Value {
  const a = asDim(left);
  const b = asDim(right);
  if (a !== null && b !== null) {
    const result = integers(operator, a, b);
    if (result === null) return floats(operator, left, right);
    // A symbol that stands for an unknown gives a symbol that stands for an unknown.
    const source = left.kind === 'unknown' ? left : right.kind === 'unknown' ? right : null;
    return source ? unknown(source.reason, result) : int(result);
  }
  if (left.kind === 'unknown') return unknown(left.reason);
  if (right.kind === 'unknown') return unknown(right.reason);
  if (operator === '+' && left.kind === right.kind) {
    if (left.kind === 'str' && right.kind === 'str') return { kind: 'str', value: left.value + right.value };
    if (left.kind === 'tuple' && right.kind === 'tuple') return { kind: 'tuple', items: [...left.items, ...right.items] };
    if (left.kind === 'list' && right.kind === 'list' && !left.touched && !right.touched) {
      return { kind: 'list', items: [...left.items, ...right.items], keys: [], touched: false };
    }
  }
  if (operator === '*') {
    const repeated = repeat(left, right) ?? repeat(right, left);
    if (repeated) return repeated;
  }
  return floats(operator, left, right);
}

/** Null where the result is not an integer. */
function integers(operator: BinaryOperator, a: Dim, b: Dim): Dim | null {
  switch (operator) {
    case '+':
      return add(a, b);
    case '-':
      return sub(a, b);
    case '*':
      return mul(a, b);
    case '//':
      return isInt(b) && Number(b) === 0 ? null : floorDiv(a, b);
    case '%':
      return isInt(b) && Number(b) === 0 ? null : mod(a, b);
    default:
      return isInt(a) && isInt(b) ? bits(operator, BigInt(a), BigInt(b)) : null;
  }
}

function bits(operator: BinaryOperator, a: bigint, b: bigint): Dim | null {
  switch (operator) {
    case '**':
      return b >= 0n && b * BigInt(a.toString(2).length) <= MAX_INTEGER_BITS ? toInt(a ** b) : null;
    case '<<':
      return b >= 0n && b <= MAX_INTEGER_BITS ? toInt(a << b) : null;
    case '>>':
      return b >= 0n ? toInt(a >> b) : null;
    case '&':
      return toInt(a & b);
    case '|':
      return toInt(a | b);
    case '^':
      return toInt(a ^ b);
    default:
      return null;
  }
}

function floats(operator: BinaryOperator, left: Value, right: Value): Value {
  const a = asNumber(left);
  const b = asNumber(right);
  if (a === null || b === null) return unknown(`\`${operator}\` of ${typeName(left)} and ${typeName(right)} is not supported`);
  const result = floatResult(operator, a, b);
  return result === null ? unknown(`\`${operator}\` cannot be evaluated here`) : { kind: 'float', value: result };
}

function floatResult(operator: BinaryOperator, a: number, b: number): number | null {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0 ? null : a / b;
    case '//':
      return b === 0 ? null : floorQuotient(a, b);
    case '%':
      return b === 0 ? null : a - floorQuotient(a, b) * b;
    case '**':
      return a < 0 && !Number.isInteger(b) ? null : a ** b;
    default:
      return null;
  }
}

/** CPython's float floor division: by way of the remainder, so that rounding cannot lift the quotient over an integer. */
function floorQuotient(a: number, b: number): number {
  let remainder = a % b;
  let quotient = (a - remainder) / b;
  if (remainder !== 0 && remainder < 0 !== b < 0) {
    remainder += b;
    quotient -= 1;
  }
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

function repeat(sequence: Value, times: Value): Value | null {
  if (times.kind !== 'int' || typeof times.value === 'object') return null;
  const count = Math.max(0, Number(times.value));
  if (sequence.kind === 'str')
    return sequence.value.length * count <= MAX_ITEMS
      ? { kind: 'str', value: sequence.value.repeat(count) }
      : unknown('the string is too long');
  if (sequence.kind !== 'tuple' && (sequence.kind !== 'list' || sequence.touched)) return null;
  if (sequence.items.length * count > MAX_ITEMS) return unknown(`the ${sequence.kind} is too long`);
  const items = Array.from({ length: count }, () => sequence.items).flat();
  return sequence.kind === 'tuple' ? { kind: 'tuple', items } : { kind: 'list', items, keys: [], touched: false };
}

/** `operator operand`; `not` on what cannot be told is unknown. */
export function unary(operator: UnaryOperator, operand: Value, truthOf: boolean | undefined): Value {
  if (operator === 'not') return truthOf === undefined ? unknown('its operand is unknown') : { kind: 'bool', value: !truthOf };
  const dim = asDim(operand);
  if (dim !== null) {
    const result = operator === '-' ? neg(dim) : operator === '~' ? sub(neg(dim), 1) : dim;
    return operand.kind === 'unknown' ? unknown(operand.reason, result) : int(result);
  }
  if (operand.kind === 'float' && operator !== '~') return { kind: 'float', value: operator === '-' ? -operand.value : operand.value };
  return operand.kind === 'unknown' ? unknown(operand.reason) : unknown(`\`${operator}\` of ${typeName(operand)} is not supported`);
}

/** A comparison; undefined where it cannot be decided. */
export function compare(operator: CompareOperator, left: Value, right: Value): boolean | undefined {
  switch (operator) {
    case 'is':
    case 'is not': {
      const equal = left.kind === 'none' || right.kind === 'none' ? equality(left, right) : same(left, right) ? true : undefined;
      return equal === undefined ? undefined : equal === (operator === 'is');
    }
    case '==':
      return equality(left, right);
    case '!=':
      return negate(equality(left, right));
    case 'in':
      return contains(right, left);
    case 'not in':
      return negate(contains(right, left));
    case '<':
      return order(left, right);
    case '>':
      return order(right, left);
    case '<=':
      return negate(order(right, left));
    case '>=':
      return negate(order(left, right));
  }
}

function negate(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}

function equality(left: Value, right: Value): boolean | undefined {
  if (left.kind === 'unknown' || right.kind === 'unknown' || left.kind === 'either' || right.kind === 'either') return undefined;
  const a = asNumber(left);
  const b = asNumber(right);
  if (left.kind !== 'float' && right.kind !== 'float') {
    const x = asDim(left);
    const y = asDim(right);
    if (x !== null && y !== null) return equals(x, y);
  }
  if (a !== null && b !== null) return a === b;
  if (same(left, right)) return true;
  // Literals of different kinds are different; anything with an `__eq__` of its own is not ours to decide.
  return isLiteral(left) && isLiteral(right) ? false : undefined;
}

function isLiteral(value: Value): boolean {
  if (value.kind === 'tuple') return value.items.every(isLiteral);
  return ['int', 'bool', 'float', 'str', 'bytes', 'none', 'ellipsis'].includes(value.kind);
}

function contains(container: Value, item: Value): boolean | undefined {
  if (container.kind === 'str' && item.kind === 'str') return container.value.includes(item.value);
  if (container.kind !== 'tuple' && container.kind !== 'list' && container.kind !== 'set' && container.kind !== 'dict') return undefined;
  if (container.kind !== 'tuple' && container.touched) return undefined;
  const members = container.kind === 'dict' ? container.keys : container.items;
  let result: boolean | undefined = false;
  for (const member of members) {
    const equal = equality(member, item);
    if (equal) return true;
    if (equal === undefined) result = undefined;
  }
  return result;
}

function order(left: Value, right: Value): boolean | undefined {
  if (left.kind === 'str' && right.kind === 'str') return left.value < right.value;
  if (left.kind === 'float' || right.kind === 'float') {
    const a = asNumber(left);
    const b = asNumber(right);
    return a === null || b === null ? undefined : a < b;
  }
  const a = left.kind === 'unknown' ? null : asDim(left);
  const b = right.kind === 'unknown' ? null : asDim(right);
  return a === null || b === null ? undefined : lessThan(a, b);
}

/** The integer a value is or is named by; bool counts, as in Python. */
function asDim(value: Value): Dim | null {
  if (value.kind === 'int') return value.value;
  if (value.kind === 'bool') return value.value ? 1 : 0;
  return value.kind === 'unknown' ? (value.name ?? null) : null;
}

function asNumber(value: Value): number | null {
  if (value.kind === 'float') return value.value;
  const dim = value.kind === 'unknown' ? null : asDim(value);
  return dim !== null && isInt(dim) ? Number(dim) : null;
}
