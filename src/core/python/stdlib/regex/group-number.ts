import { Raised, parseInteger } from '../../data';

/** The number of a group as `int()` reads it; null if it is none. */
export function parseGroupNumber(text: string): number | null {
  const value = parseInteger(text, 10);
  return value instanceof Raised || value < 0 ? null : Number(value);
}
