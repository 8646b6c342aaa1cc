import { LosslessNumber, parse, stringify } from 'lossless-json';
import { UsageError } from './usage';

/** A JSON value whose numbers are kept as they were written. */
export type ExactJson = null | boolean | string | LosslessNumber | readonly ExactJson[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: ExactJson;
}

/**
 * Parses JSON without rounding its numbers.
 * @throws UsageError if the text is not JSON
 */
export function parseJson(text: string): ExactJson {
  try {
    return parse(text) as ExactJson;
  } catch (error) {
    throw new UsageError(`This is not valid JSON: ${error instanceof SyntaxError ? error.message : 'it is nested too deeply'}.`);
  }
}

/** One line of JSON; a `bigint` is written in full. */
export function toJson(value: unknown): string {
  return stringify(value) ?? 'null';
}

/** The integer if the value was written as one, otherwise null. */
export function asInteger(json: ExactJson): bigint | null {
  return json instanceof LosslessNumber && /^-?\d+$/.test(json.value) ? BigInt(json.value) : null;
}

/** Whether the value is an object, not a list, a number or null. */
export function isObject(json: ExactJson): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json) && !(json instanceof LosslessNumber);
}
