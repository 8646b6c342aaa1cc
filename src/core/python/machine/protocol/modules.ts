import type { Value } from '../../data';
import { LazyImport, type PyModule } from '../objects/module';
import type { Machine } from '../objects/machine';
import { PyDict } from '../objects/hash-tables';
import { PyList, PyTuple } from '../objects/sequences';
import { call } from './call';
import { InstanceEntries } from './instance-dict';

/** The target of an import. Raises ImportError. */
export function forceLazy(m: Machine, { from, attribute }: LazyImport): Value {
  if (attribute === null) return from;
  const found = moduleAttribute(m, from, attribute);
  return found === undefined ? raiseMissingName(m, from, attribute) : found;
}

function raiseMissingName(m: Machine, from: PyModule, attribute: string): never {
  const raised = m.exception('ImportError', `cannot import name '${attribute}' from '${from.name}' (${from.file})`);
  raised.value.attrs.set('name', from.name);
  throw raised;
}

/** `module.name`; undefined if there is none. */
export function moduleAttribute(m: Machine, module: PyModule, name: string): Value | undefined {
  if (name === '__dict__') return globalsDict(m, module);
  const found = lookupGlobal(m, module, name);
  if (found !== undefined) return found;
  if (module.isPackage) {
    const inner = m.loader.get(`${module.name}.${name}`);
    if (inner) return inner;
  }
  const hook = module.scope.vars.get('__getattr__');
  if (hook !== undefined) return call(m, hook instanceof LazyImport ? forceLazy(m, hook) : hook, [name]);
  return module.openStar ?? undefined;
}

/** A module's own name, run and imported as far as needed. */
export function lookupGlobal(m: Machine, module: PyModule, name: string): Value | undefined {
  if (module.state === 'waiting') m.loader.run(m, module);
  const { vars } = module.scope;
  let found = vars.get(name);
  if (found === undefined && module.stars.length > 0) found = fromStars(m, module, name);
  if (found === undefined) found = module.native?.lookup?.(m, name);
  if (!(found instanceof LazyImport)) return found;
  const value = forceLazy(m, found);
  if (vars.get(name) === found) vars.set(name, value);
  return value;
}

const searchKey = (module: PyModule, name: string): string => `${module.name}:${name}`;

function searchStar(m: Machine, from: PyModule, name: string): Value | undefined {
  const key = searchKey(from, name);
  m.searching.add(key);
  try {
    if (from.state === 'waiting') m.loader.run(m, from);
    const found = from.scope.vars.get(name);
    // A name that the module itself imports may lead back here; another star import then provides it.
    if (found instanceof LazyImport && found.attribute !== null) return moduleAttribute(m, found.from, found.attribute);
    return lookupGlobal(m, from, name);
  } finally {
    m.searching.delete(key);
  }
}

/** The last star import that provides the name counts. */
function fromStars(m: Machine, module: PyModule, name: string): Value | undefined {
  for (let i = module.stars.length - 1; i >= 0; i--) {
    const from = module.stars[i]?.from;
    if (!from || m.searching.has(searchKey(from, name)) || !mayExport(from, name)) continue;
    const value = searchStar(m, from, name);
    if (value !== undefined && exportsName(m, from, name)) {
      module.scope.vars.set(name, value);
      return value;
    }
  }
  return undefined;
}

/** The text is checked first: a star import of twenty modules runs only those that may define the name. */
function mayExport(from: PyModule, name: string): boolean {
  if (from.openStar) return true;
  if (from.state === 'done' || from.native) return true;
  if (from.stars.length > 0) return true;
  const text = from.source?.text ?? from.found?.text() ?? '';
  if (text.includes('import *')) return true;
  // With a literal `__all__`, only the names in it are exported.
  return /^__all__\s*=/m.test(text) && !/^__all__\s*(?:\+=|\.)/m.test(text)
    ? new RegExp(`['"]${name}['"]`).test(text)
    : text.includes(name);
}

function exportsName(m: Machine, from: PyModule, name: string): boolean {
  const all = lookupGlobal(m, from, '__all__');
  if (all instanceof PyList && !all.open) return all.items.includes(name);
  if (all instanceof PyTuple) return all.items.includes(name);
  return !name.startsWith('_');
}

/** All names a module has, once every star import has run. */
export function moduleNames(m: Machine, module: PyModule): readonly string[] {
  m.loader.run(m, module);
  for (const { from } of module.stars.splice(0)) {
    for (const name of moduleNames(m, from)) {
      if (exportsName(m, from, name) && !module.scope.vars.has(name)) module.scope.vars.set(name, new LazyImport(from, name));
    }
  }
  return [...module.scope.vars.keys()];
}

/** `globals()`: changes to it change the module. */
export function globalsDict(m: Machine, module: PyModule): PyDict {
  moduleNames(m, module);
  const { scope } = module;
  const dict = new PyDict();
  dict.entries = new InstanceEntries(m, {
    get attrs() {
      for (const [name, value] of scope.vars) if (value instanceof LazyImport && value.attribute === null) scope.vars.set(name, value.from);
      return scope.vars;
    },
    set: (_m, name, value) => {
      scope.set(m, name, value);
    },
    delete: (_m, name) => scope.delete(m, name),
  });
  dict.home = module.isModelled ? null : module.package;
  return dict;
}

/** A builtin by its name. */
export function builtinName(m: Machine, name: string): Value | undefined {
  return m.loader.builtins.get(name);
}
