import { isInt, type Dim } from '../../dim';
import { PyFloat, SymInt, unbox, type Value } from './values';

/** The value that represents a size. */
export function fromDim(dim: Dim): Value {
  return isInt(dim) ? dim : new SymInt(dim);
}

/** The integer value, including bools; null for everything else. */
export function toDim(given: Value): Dim | null {
  const value = unbox(given);
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value instanceof SymInt ? value.dim : null;
}

/** The integer value if a JavaScript number can represent it; null for everything else. */
export function toIndex(value: Value): number | null {
  const dim = toDim(value);
  return typeof dim === 'number' ? dim : null;
}

/** The numeric value, rounded as `float()` rounds; null if it is not a number or unknown. */
export function toFloat(given: Value): number | null {
  const value = unbox(given);
  if (value instanceof PyFloat) return value.value;
  if (typeof value === 'number' || typeof value === 'boolean') return Number(value);
  return typeof value === 'bigint' ? Number(value) : null;
}

export function isInteger(given: Value): boolean {
  const value = unbox(given);
  return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean' || value instanceof SymInt;
}
