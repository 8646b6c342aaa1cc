import { Unknown, type Value } from '../python/data';
import { Instance, Native, type NativeModule } from '../python/machine';

/** What our Python texts use to return unknown values, and to ask for them. */
export const UNKNOWNS: readonly (readonly [string, Value])[] = [
  ['_unknown', new Native('unknown', (m, [reason]) => (typeof reason === 'string' ? m.unknown(reason) : (reason ?? null)))],
  // Why an object may have more than is known: it was passed to code that could not be analyzed.
  ['_unsure', new Native('unsure', (_m, [object]) => (object instanceof Instance ? object.unsure : null))],
  ['_is_unknown', new Native('is_unknown', (_m, [value]) => value instanceof Unknown)],
];

/** A name that a modelled package may have, although the model does not have it. */
export function notModelled(module: string): NonNullable<NativeModule['lookup']> {
  return (m, name) =>
    m.loader.get(`${module}.${name}`) ??
    (name.startsWith('_') || m.loader.builtins.has(name) ? undefined : new Unknown(`\`${module}.${name}\` is not modelled`));
}
