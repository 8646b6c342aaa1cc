import { bindArguments, type Value } from '../../data';
import type { PyFunction } from '../objects/function';
import type { Machine } from '../objects/machine';
import { PyDict } from '../objects/hash-tables';
import type { Keywords } from '../objects/methods';
import { PyTuple } from '../objects/sequences';
import { setItemByName } from './containers';

/** Binds arguments to a function's parameters. Raises CPython's TypeErrors. */
export function bindParameters(m: Machine, fn: PyFunction, vars: Map<string, Value>, args: readonly Value[], keywords: Keywords): void {
  const { code, defaults, qualname } = fn;
  const { positional, star, doubleStar } = code;
  if (code.isSimple && !keywords && args.length === positional.length) {
    for (let i = 0; i < args.length; i++) vars.set(positional[i]?.name ?? '', args[i] ?? null);
    return;
  }
  const name = fn.attrs.get('__qualname__');
  const shown = typeof name === 'string' ? name : qualname;
  const rest = m.settle(bindArguments(shown, code, args, keywords, vars, parameter => defaults.get(parameter)));
  if (star) vars.set(star.name, new PyTuple(rest.star));
  if (!doubleStar) return;
  const named = new PyDict();
  for (const [name, value] of rest.doubleStar) setItemByName(m, named, name, value);
  vars.set(doubleStar.name, named);
}
