import { floorDiv, isInt, toInt, type Dim, type Int } from '../../dim';
import { fromDim, toDim } from './numbers';
import { Raised } from './raised';
import { PyFloat, type Value } from './values';

/** Python's `int(value)` for a float. */
export function truncate(value: number): Int | Raised {
  if (Number.isNaN(value)) return new Raised('ValueError', 'cannot convert float NaN to integer');
  if (!Number.isFinite(value)) return new Raised('OverflowError', 'cannot convert float infinity to integer');
  return toInt(BigInt(Math.trunc(value)));
}

/**
 * Python's `round(value, places)`: half to even. Places can be negative, and null if none are given. Undefined if the value is not a
 * number.
 */
export function roundData(value: Value, places: Dim | null): Value | Raised | undefined {
  if (value instanceof PyFloat) {
    if (places === null) return truncate(halfEven(value.value));
    if (!Number.isFinite(value.value) || typeof places !== 'number') return value;
    if (places === 0) return signed(halfEven(value.value), value.value);
    if (places > 15) return value;
    if (places < 0) return signed(halfEven(value.value / 10 ** -places) * 10 ** -places, value.value);
    return signed(Number(roundDecimal(value.value, places)), value.value);
  }
  const dim = toDim(value);
  if (dim === null) return undefined;
  if (typeof places !== 'number' || places >= 0 || !isInt(dim)) return fromDim(dim);
  const unit = 10n ** BigInt(-places);
  const rest = BigInt(floorDiv(dim, toInt(unit)) as Int) * unit;
  const twice = (BigInt(dim) - rest) * 2n;
  const up = twice > unit || (twice === unit && (rest / unit) % 2n !== 0n);
  return toInt(rest + (up ? unit : 0n));
}

/** A negative number that is rounded to zero keeps its sign. */
function signed(rounded: number, value: number): PyFloat {
  return new PyFloat(rounded === 0 && (value < 0 || Object.is(value, -0)) ? -0 : rounded);
}

/** Rounds the exact binary value: toFixed does so except for exact ties. */
function roundDecimal(value: number, places: number): string {
  const scaled = value * 2 ** (places + 1);
  if (Number.isInteger(scaled) && places > 0) {
    const exact = value * 10 ** places;
    if (Math.abs(exact % 1) === 0.5) return String(halfEven(exact) / 10 ** places);
  }
  return value.toFixed(places);
}

/** The nearest integer; ties go to the even one. */
function halfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return rest < 0.5 ? floor : floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}
