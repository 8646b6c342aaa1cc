import { Raised } from './raised';

/** A parameter of a Python function. */
export interface PlainParameter {
  readonly name: string;
  readonly kind: 'positionalOnly' | 'normal' | 'keywordOnly' | 'star' | 'doubleStar';
}

/** The parameters of a Python function. */
export interface Parameters {
  readonly parameters: readonly PlainParameter[];
  /** Those that accept positional arguments, in order. */
  readonly positional: readonly PlainParameter[];
  readonly star: PlainParameter | null;
  readonly doubleStar: PlainParameter | null;
}

/** What `*args` and `**kwargs` receive, if there are such parameters. */
export interface Rest<T> {
  readonly star: readonly T[];
  readonly doubleStar: readonly (readonly [string, T])[];
}

/**
 * Binds arguments to parameters as CPython does, with its TypeErrors in its order (ceval.c, initialize_locals): keywords first, then too
 * many, then missing ones.
 * @param qualname the function's name as the messages print it
 * @param values receives the arguments by the names of their parameters
 * @param byDefault the value of an omitted argument; undefined if the parameter requires one
 */
export function bindArguments<T>(
  qualname: string,
  { parameters, positional, star, doubleStar }: Parameters,
  args: readonly T[],
  keywords: Iterable<readonly [string, T]> | null,
  values: Map<string, T>,
  byDefault: (name: string) => T | undefined,
): Rest<T> | Raised {
  const fail = (message: string): Raised => new Raised('TypeError', `${qualname}() ${message}`);
  for (let i = 0; i < positional.length && i < args.length; i++) values.set(positional[i]?.name ?? '', args[i] as T);
  const rest: (readonly [string, T])[] = [];
  const misplaced: string[] = [];
  for (const [name, value] of keywords ?? []) {
    const found = parameters.find(one => one.name === name && (one.kind === 'normal' || one.kind === 'keywordOnly'));
    if (found) {
      if (values.has(name)) return fail(`got multiple values for argument '${name}'`);
      values.set(name, value);
    } else if (doubleStar) rest.push([name, value]);
    else if (positional.some(one => one.name === name)) misplaced.push(name);
    else return fail(`got an unexpected keyword argument '${name}'`);
  }
  if (misplaced.length > 0) return fail(`got some positional-only arguments passed as keyword arguments: '${misplaced.join(', ')}'`);
  if (!star && args.length > positional.length) return fail(tooMany(parameters, positional, args.length, values, byDefault));
  const missing = fillDefaults(positional, values, byDefault);
  if (missing.length > 0) return fail(`missing ${plural(missing.length, 'required positional argument')}: ${enumerate(missing)}`);
  const named = positional.length === parameters.length ? [] : parameters.filter(({ kind }) => kind === 'keywordOnly');
  const missingNamed = fillDefaults(named, values, byDefault);
  if (missingNamed.length > 0)
    return fail(`missing ${plural(missingNamed.length, 'required keyword-only argument')}: ${enumerate(missingNamed)}`);
  return { star: star ? args.slice(positional.length) : [], doubleStar: rest };
}

/** Gives parameters without an argument their defaults; returns the names of those without a default. */
function fillDefaults<T>(
  parameters: readonly PlainParameter[],
  values: Map<string, T>,
  byDefault: (name: string) => T | undefined,
): string[] {
  const missing: string[] = [];
  for (const { name } of parameters) {
    if (values.has(name)) continue;
    const value = byDefault(name);
    if (value === undefined) missing.push(name);
    else values.set(name, value);
  }
  return missing;
}

function tooMany(
  parameters: readonly PlainParameter[],
  positional: readonly PlainParameter[],
  given: number,
  values: ReadonlyMap<string, unknown>,
  byDefault: (name: string) => unknown,
): string {
  const most = positional.length;
  const optional = positional.filter(({ name }) => byDefault(name) !== undefined).length;
  const takes =
    optional > 0 ? `from ${String(most - optional)} to ${String(most)} positional arguments` : plural(most, 'positional argument');
  const keywordOnly = parameters.filter(({ kind, name }) => kind === 'keywordOnly' && values.has(name)).length;
  const also = `${plural(given, 'positional argument')} (and ${plural(keywordOnly, 'keyword-only argument')})`;
  return `takes ${takes} but ${keywordOnly > 0 ? also : String(given)} ${given === 1 && keywordOnly === 0 ? 'was' : 'were'} given`;
}

function plural(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** `'a'`, `'a' and 'b'`, `'a', 'b', and 'c'`. */
function enumerate(names: readonly string[]): string {
  const quoted = names.map(name => `'${name}'`);
  return quoted.length <= 2 ? quoted.join(' and ') : `${quoted.slice(0, -1).join(', ')}, and ${quoted.at(-1) ?? ''}`;
}
