/** Small checks of external data before its type is trusted. */

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A record with a finite number under each key. */
export function hasNumbers(value: unknown, keys: readonly string[]): boolean {
  return isRecord(value) && keys.every(key => Number.isFinite(value[key]));
}

/** A record with a boolean under each key. */
export function hasBooleans(value: unknown, keys: readonly string[]): boolean {
  return isRecord(value) && keys.every(key => typeof value[key] === 'boolean');
}

/** A record with a string under each key. */
export function hasTexts(value: unknown, keys: readonly string[]): boolean {
  return isRecord(value) && keys.every(key => typeof value[key] === 'string');
}

/** One of a list of texts. */
export function isOneOf<Text extends string>(texts: readonly Text[], value: unknown): value is Text {
  return (texts as readonly unknown[]).includes(value);
}
