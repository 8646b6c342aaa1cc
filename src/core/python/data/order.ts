import { equals, lessOrEqual, lessThan } from '../../dim';
import type { CompareOperator } from '../syntax';
import { toDim, toFloat } from './numbers';
import { PyBytes, PyComplex, PyFloat, PyRange, SymInt, Unknown, type Value } from './values';

export type OrderOperator = Extract<CompareOperator, '<' | '>' | '<=' | '>='>;

/** The result of `a op b` for a known comparison result: negative, 0 or positive. */
export function decides(operator: OrderOperator, comparison: number): boolean {
  switch (operator) {
    case '<':
      return comparison < 0;
    case '>':
      return comparison > 0;
    case '<=':
      return comparison <= 0;
    case '>=':
      return comparison >= 0;
  }
}

/** Compares by code points, as Python orders text; JavaScript orders by code units. Returns a negative number, 0 or a positive number. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  let i = 0;
  while (i < a.length && i < b.length && a.charCodeAt(i) === b.charCodeAt(i)) i++;
  return (a.codePointAt(i) ?? -1) - (b.codePointAt(i) ?? -1);
}

/** Python's `a < b` and similar for numbers, text and bytes; undefined if Python has no order for them. */
export function orderData(operator: OrderOperator, a: Value, b: Value): boolean | Unknown | undefined {
  if (typeof a === 'string' && typeof b === 'string') return decides(operator, compareText(a, b));
  const [x, y] = [toDim(a), toDim(b)];
  if (x !== null && y !== null) {
    const result =
      operator === '<' ? lessThan(x, y) : operator === '>' ? lessThan(y, x) : operator === '<=' ? lessOrEqual(x, y) : lessOrEqual(y, x);
    return result ?? new Unknown('the compared sizes are unknown');
  }
  if (a instanceof PyFloat || b instanceof PyFloat) {
    if (a instanceof SymInt || b instanceof SymInt) return new Unknown('the compared size is unknown');
    const comparison = compareReals(a, b);
    // NaN is neither less nor greater than anything.
    return comparison === undefined ? undefined : !Number.isNaN(comparison) && decides(operator, comparison);
  }
  if (a instanceof PyBytes && b instanceof PyBytes) return decides(operator, a.value < b.value ? -1 : a.value > b.value ? 1 : 0);
  return undefined;
}

/** Python's `a == b` for data; undefined if one of them is an object with its own equality. */
export function equalData(a: Value, b: Value): boolean | Unknown | undefined {
  if (a === b) return true;
  if (typeof a === 'string' || typeof b === 'string' || a === null || b === null) return false;
  const [x, y] = [toDim(a), toDim(b)];
  if (x !== null && y !== null) return equals(x, y) ?? new Unknown('the compared sizes are unknown');
  if (x !== null || y !== null || a instanceof PyFloat || b instanceof PyFloat) return equalNumbers(a, b);
  if (a instanceof PyBytes && b instanceof PyBytes) return a.value === b.value;
  if (a instanceof PyRange && b instanceof PyRange)
    return a.length === b.length && (a.length === 0 || (a.start === b.start && (a.length === 1 || a.step === b.step)));
  if (a instanceof PyComplex && b instanceof PyComplex) return a.re === b.re && a.im === b.im;
  return undefined;
}

function equalNumbers(a: Value, b: Value): boolean | Unknown {
  if (a instanceof PyComplex || b instanceof PyComplex) {
    const [complex, real] = a instanceof PyComplex ? [a, toFloat(b)] : [b as PyComplex, toFloat(a)];
    return complex.im === 0 && real === complex.re;
  }
  if (a instanceof SymInt || b instanceof SymInt) {
    const other = toFloat(a instanceof SymInt ? b : a);
    return other === null || !Number.isInteger(other) ? false : new Unknown('the compared size is unknown');
  }
  return compareReals(a, b) === 0;
}

/**
 * Compares two numbers exactly, even if they are not exact as floats: negative, 0, positive or NaN; undefined if one of them is not a
 * number.
 */
function compareReals(a: Value, b: Value): number | undefined {
  const [x, y] = [exact(a), exact(b)];
  if (x === undefined || y === undefined) return undefined;
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  // JavaScript compares a number with a bigint by their exact values.
  return x < y ? -1 : x > y ? 1 : 0;
}

function exact(value: Value): number | bigint | undefined {
  const dim = toDim(value);
  if (typeof dim === 'number' || typeof dim === 'bigint') return dim;
  return value instanceof PyFloat ? value.value : undefined;
}
