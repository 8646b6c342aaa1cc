import { stringOf } from '../convert';
import { Instance, Native, PyDict, PyTuple, toArray, Unknown, type Value } from '../vm';
import { isModule, table, type Table } from './tables';

/** The entries of a table; unknown if there may be more. */
function entriesOf(self: Instance, name: Table): readonly (readonly [string, Value])[] | Unknown {
  const found = table(self, name);
  if (!found) return self.unsure ?? [];
  return found.open ?? [...found.entries.values()].map(({ key, value }) => [stringOf(key), value] as const);
}

interface Inside {
  readonly modules: readonly (readonly [string, Instance])[];
  /** Why there may be more entries. */
  readonly open: Unknown | null;
}

/** The modules inside with their names, in torch's order, each once unless duplicates are requested. */
export function modulesInside(self: Instance, prefix: string, unique: boolean): Inside {
  const modules: (readonly [string, Instance])[] = [];
  const seen = new Set<Instance>();
  let open: Unknown | null = null;
  const visit = (module: Instance, name: string): void => {
    if (seen.has(module)) return;
    if (unique) seen.add(module);
    modules.push([name, module]);
    const children = table(module, '_modules');
    open ??= children ? children.open : module.unsure;
    for (const { key, value } of children?.entries.values() ?? []) {
      if (value instanceof Unknown) open ??= value;
      else if (isModule(value)) visit(value, name === '' ? stringOf(key) : `${name}.${stringOf(key)}`);
    }
  };
  visit(self, prefix);
  return { modules, open };
}

/** Pairs of a name and its value. */
export const namedPairs = (found: readonly (readonly [string, Value])[]): Value => new PyTuple(found.map(pair => new PyTuple(pair)));

/** `members(module, table, prefix, recurse, remove_duplicate)`: parameters or buffers with their names. Unknown if some are unknown. */
export const members = new Native('members', (_m, [self, name, prefix, recurse, unique]) => {
  if (!(self instanceof Instance)) return self ?? null;
  const start = typeof prefix === 'string' ? prefix : '';
  const { modules, open } =
    recurse === false ? { modules: [[start, self] as const], open: null } : modulesInside(self, start, unique !== false);
  if (open) return open;
  const found: (readonly [string, Value])[] = [];
  const seen = new Set<Value>();
  for (const [path, module] of modules) {
    const entries = entriesOf(module, stringOf(name) as Table);
    if (entries instanceof Unknown) return entries;
    for (const [key, value] of entries) {
      if (value instanceof Unknown) return value;
      if (value === null || seen.has(value)) continue;
      if (unique !== false) seen.add(value);
      found.push([path === '' ? key : `${path}.${key}`, value]);
    }
  }
  return namedPairs(found);
});

/** `children(module)`: the known direct submodules, each once. */
export const knownChildren = new Native(
  'children',
  (_m, [self]) =>
    new PyTuple([
      ...new Set(
        self instanceof Instance ? [...(table(self, '_modules')?.entries.values() ?? [])].map(({ value }) => value).filter(isModule) : [],
      ),
    ]),
);

/** `seconds(pairs)`: the values without their names. */
export const seconds = new Native('seconds', (m, [given = null]) => {
  const found = toArray(m, given);
  if (found instanceof Unknown) return found;
  const values = found.map(pair => (pair instanceof PyTuple ? (pair.items[1] ?? null) : pair));
  return values.find(value => value instanceof Unknown) ?? new PyTuple(values);
});

/** `open_up(table, reason)`: from now on, the table may contain more. */
export const openTable = new Native('open_up', (m, [given, reason]) => {
  if (!(given instanceof PyDict)) return null;
  m.journal.touch(given);
  given.open ??= new Unknown(stringOf(reason));
  return null;
});
