import { compareInt, isInt, parseDim, toInt, type Dim, type Shape } from '../core/dim';
import { asInteger, type ExactJson } from './json';
import { UsageError } from './usage';

/**
 * The shape that `--input` gives: `1,3,224,224`, with or without brackets, or with symbols: `N,3,H,W//2`.
 * @throws UsageError
 */
export function parseInput(text: string): Shape {
  const inner = unbracketed(text.trim());
  if (inner === '') return [];
  // Python writes a tuple of one item with a comma after it.
  return split(inner.replace(/,\s*$/, '')).map(toDim);
}

/**
 * The shape that a request gives as `input`: a list of integers and of strings for symbolic sizes.
 * @throws UsageError
 */
export function shapeFrom(json: ExactJson): Shape {
  if (!Array.isArray(json)) throw new UsageError('"input" must be a list of sizes, like [1, 3, 224, 224].');
  return (json as readonly ExactJson[]).map(entry => {
    if (typeof entry === 'string') return toDim(entry);
    const integer = asInteger(entry);
    if (integer === null) throw new UsageError('Each size in "input" must be an integer, or a string for a symbolic size.');
    return sized(toInt(integer));
  });
}

function toDim(text: string): Dim {
  try {
    return sized(parseDim(text));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${JSON.stringify(text.trim())} is not a size. Enter a shape like 1,3,224,224 or N,3,H,W.`);
  }
}

function sized(size: Dim): Dim {
  if (isInt(size) && compareInt(size, 0) < 0) throw new UsageError(`A size cannot be negative: ${String(size)}.`);
  return size;
}

/** The text without brackets that enclose all of it: `(1, 3)`, but not `(H-1)//2, (W-1)`. */
function unbracketed(text: string): string {
  if (/^\[.*\]$/s.test(text)) return text.slice(1, -1).trim();
  if (!/^\(.*\)$/s.test(text)) return text;
  const inner = text.slice(1, -1);
  let depth = 0;
  for (const char of inner) {
    depth += char === '(' ? 1 : char === ')' ? -1 : 0;
    if (depth < 0) return text;
  }
  return inner.trim();
}

/** Splits at commas outside brackets: `max(H, 3)` is one size. */
function split(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const char of text) {
    depth += char === '(' ? 1 : char === ')' ? -1 : 0;
    if (char === ',' && depth === 0) parts.push('');
    else parts.push((parts.pop() ?? '') + char);
  }
  return parts;
}
