import type { Value } from '../../data';
import { setItemByName } from './containers';
import type { PyFunction } from '../objects/function';
import type { Machine } from '../objects/machine';
import { PyDict, PyTuple, type Keywords } from '../objects/values';

/** Binds arguments to a function's parameters, with CPython's TypeErrors (ceval.c, initialize_locals). */
export function bindParameters(m: Machine, fn: PyFunction, vars: Map<string, Value>, args: readonly Value[], keywords: Keywords): void {
  const { code, defaults, qualname } = fn;
  const { positional, parameters, star, doubleStar } = code;
  const count = Math.min(args.length, positional.length);
  for (let i = 0; i < count; i++) vars.set(positional[i]?.name ?? '', args[i] ?? null);
  if (code.isSimple && !keywords && args.length === positional.length) return;
  const fail = (message: string): never => m.raise('TypeError', `${qualname}() ${message}`);
  let rest: PyDict | null = null;
  if (doubleStar) {
    vars.set(doubleStar.name, (rest = new PyDict()));
    // Arguments of one call: nobody adds to them later.
  }
  if (keywords) {
    const misplaced: string[] = [];
    for (const [name, value] of keywords) {
      const parameter = parameters.find(one => one.name === name && (one.kind === 'normal' || one.kind === 'keywordOnly'));
      if (parameter) {
        if (vars.has(name)) fail(`got multiple values for argument '${name}'`);
        vars.set(name, value);
      } else if (rest) setItemByName(m, rest, name, value);
      else if (parameters.some(one => one.name === name && one.kind === 'positionalOnly')) misplaced.push(name);
      else fail(`got an unexpected keyword argument '${name}'`);
    }
    if (misplaced.length > 0) fail(`got some positional-only arguments passed as keyword arguments: '${misplaced.join(', ')}'`);
  }
  if (star) vars.set(star.name, new PyTuple(args.slice(positional.length)));
  else if (args.length > positional.length) tooMany(fn, args.length, vars, fail);
  const missing: string[] = [];
  for (const { name } of positional) {
    if (vars.has(name)) continue;
    const value = defaults.get(name);
    if (value === undefined) missing.push(name);
    else vars.set(name, value);
  }
  if (missing.length > 0) fail(`missing ${plural(missing.length, 'required positional argument')}: ${enumerate(missing)}`);
  for (const { name, kind } of parameters) {
    if (kind !== 'keywordOnly' || vars.has(name)) continue;
    const value = defaults.get(name);
    if (value === undefined) missing.push(name);
    else vars.set(name, value);
  }
  if (missing.length > 0) fail(`missing ${plural(missing.length, 'required keyword-only argument')}: ${enumerate(missing)}`);
}

function tooMany({ code, defaults }: PyFunction, given: number, vars: ReadonlyMap<string, Value>, fail: (message: string) => never): never {
  const most = code.positional.length;
  const optional = code.positional.filter(({ name }) => defaults.has(name)).length;
  const takes =
    optional > 0 ? `from ${String(most - optional)} to ${String(most)} positional arguments` : plural(most, 'positional argument');
  const keywordOnly = code.parameters.filter(({ kind, name }) => kind === 'keywordOnly' && vars.has(name)).length;
  const givenText =
    keywordOnly > 0 ? `${plural(given, 'positional argument')} (and ${plural(keywordOnly, 'keyword-only argument')})` : String(given);
  return fail(`takes ${takes} but ${givenText} ${given === 1 && keywordOnly === 0 ? 'was' : 'were'} given`);
}

function plural(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** `'a'`, `'a' and 'b'`, `'a', 'b', and 'c'`. */
function enumerate(names: readonly string[]): string {
  const quoted = names.map(name => `'${name}'`);
  return quoted.length <= 2 ? quoted.join(' and ') : `${quoted.slice(0, -1).join(', ')}, and ${quoted.at(-1) ?? ''}`;
}
