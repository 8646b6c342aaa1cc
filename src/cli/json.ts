import { LosslessNumber, parse, stringify } from 'lossless-json';
import { UsageError } from './usage';

/** A JSON value whose numbers are kept as they were written. */
export type Json = null | boolean | string | LosslessNumber | readonly Json[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/**
 * Parses JSON without rounding its numbers.
 * @throws UsageError if the text is not JSON
 */
export function parseJson(text: string): Json {
  try {
    return parse(text) as Json;
  } catch (error) {
    throw new UsageError(`This is not valid JSON: ${error instanceof SyntaxError ? error.message : 'it is nested too deeply'}.`);
  }
}

/** One line of JSON; a `bigint` is written in full. */
export function toJson(value: unknown): string {
  return stringify(value) ?? 'null';
}

/** The integer if the value was written as one, otherwise null. */
export function asInteger(json: Json): bigint | null {
  return json instanceof LosslessNumber && /^-?\d+$/.test(json.value) ? BigInt(json.value) : null;
}

/** Whether the value is an object, not a list, a number or null. */
export function isObject(json: Json): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json) && !(json instanceof LosslessNumber);
}
