import { readFileSync } from 'node:fs';
import { LosslessNumber } from 'lossless-json';
import { parseJson, type ExactJson } from './json';
import { UsageError } from './usage';

/** Numbers that JSON cannot represent. */
const WORDS: Readonly<Record<string, number>> = {
  'NaN': NaN,
  'nan': NaN,
  'Infinity': Infinity,
  'inf': Infinity,
  '-Infinity': -Infinity,
  '-inf': -Infinity,
};

/**
 * The numbers of a JSON list; nested lists are read in row-major order. The strings "NaN", "Infinity" and "-Infinity" count as numbers.
 * @throws UsageError
 */
export function numbersFrom(json: ExactJson | undefined, name: string): Float64Array {
  if (!Array.isArray(json)) throw new UsageError(`"${name}" must be a list of numbers.`);
  const found: number[] = [];
  const add = (entry: ExactJson): void => {
    if (Array.isArray(entry)) for (const each of entry as readonly ExactJson[]) add(each);
    else found.push(numberFrom(entry, name));
  };
  add(json as ExactJson);
  return Float64Array.from(found);
}

function numberFrom(json: ExactJson, name: string): number {
  if (json instanceof LosslessNumber) return Number(json.value);
  const word = typeof json === 'string' ? WORDS[json] : undefined;
  if (word === undefined) throw new UsageError(`"${name}" must contain only numbers.`);
  return word;
}

/**
 * The numbers of an option: `1,2,3`, with or without brackets, or `@FILE` for a file that contains a JSON list.
 * @throws UsageError
 */
export function numbersOf(text: string, name: string): Float64Array {
  if (text.startsWith('@')) return numbersFrom(parseJson(textOf(text.slice(1))), name);
  const inner = text.replaceAll(/[[\]()\s]/g, '').replace(/,$/, '');
  return Float64Array.from(inner === '' ? [] : inner.split(','), part => {
    const number = WORDS[part] ?? (part === '' ? undefined : Number(part));
    if (number === undefined || (Number.isNaN(number) && !/^nan$/i.test(part)))
      throw new UsageError(`--${name} contains ${JSON.stringify(part)}, which is not a number.`);
    return number;
  });
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new UsageError(`Cannot read the file ${path}.`);
  }
}

/** The numbers for JSON output; those that JSON cannot represent become strings. */
export function jsonNumbers(numbers: ArrayLike<number>): (number | string)[] {
  return Array.from(numbers, number => (Number.isFinite(number) ? number : String(number)));
}
