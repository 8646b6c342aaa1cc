/** An exception Python raises, by type and message. */
export interface PythonError {
  readonly type: string;
  readonly message: string;
}

/** A parameter of a native function: names as the library has them, in positional order. */
export interface NativeParameter {
  readonly name: string;
  readonly required: boolean;
}

export type Bound<T> =
  { readonly kind: 'ok'; readonly values: ReadonlyMap<string, T> } | { readonly kind: 'error'; readonly error: PythonError };

/**
 * Binds arguments to parameters as CPython does for a method of `self`, with CPython's TypeErrors in CPython's order (ceval.c,
 * initialize_locals): keywords first, then too many, then missing.
 */
export function bindArguments<T>(
  qualifiedName: string,
  parameters: readonly NativeParameter[],
  positional: readonly T[],
  keywords: Iterable<readonly [string, T]>,
): Bound<T> {
  const fail = (message: string): Bound<T> => ({ kind: 'error', error: { type: 'TypeError', message: `${qualifiedName}() ${message}` } });
  const values = new Map<string, T>();
  parameters.forEach((parameter, i) => {
    const value = positional[i];
    if (value !== undefined) values.set(parameter.name, value);
  });
  for (const [name, value] of keywords) {
    if (!parameters.some(parameter => parameter.name === name)) return fail(`got an unexpected keyword argument '${name}'`);
    if (values.has(name)) return fail(`got multiple values for argument '${name}'`);
    values.set(name, value);
  }
  const required = parameters.filter(parameter => parameter.required).length;
  if (positional.length > parameters.length) {
    // `self` counts, on both sides.
    const [least, most, given] = [required + 1, parameters.length + 1, positional.length + 1];
    const takes = least === most ? `takes ${String(most)}` : `takes from ${String(least)} to ${String(most)}`;
    return fail(`${takes} positional argument${most === 1 ? '' : 's'} but ${String(given)} were given`);
  }
  const missing = parameters.filter(parameter => parameter.required && !values.has(parameter.name)).map(parameter => `'${parameter.name}'`);
  if (missing.length > 0) {
    return fail(`missing ${String(missing.length)} required positional argument${missing.length === 1 ? '' : 's'}: ${enumerate(missing)}`);
  }
  return { kind: 'ok', values };
}

/** `'a'`, `'a' and 'b'`, `'a', 'b', and 'c'`. */
function enumerate(names: readonly string[]): string {
  if (names.length <= 2) return names.join(' and ');
  return `${names.slice(0, -1).join(', ')}, and ${names.at(-1) ?? ''}`;
}
