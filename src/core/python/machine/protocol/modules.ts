import { Unknown, type Value } from '../../data';
import { LazyImport, type PyModule } from '../objects/module';
import type { Machine } from '../objects/machine';
import { PyDict } from '../objects/hash-tables';
import { PyList, PyTuple } from '../objects/sequences';
import { bindAttribute, callMethod, findAttr } from './attributes';
import { call } from './call';
import { InstanceEntries } from './instance-dict';
import { unmodelledName } from './unmodelled';

/** The target of an import. Raises ImportError. */
export function forceLazy(m: Machine, { from, attribute }: LazyImport): Value {
  if (attribute === null) {
    // The module may set another object in its place while it runs.
    m.loader.run(m, from);
    return valueOf(from);
  }
  const key = `${searchKey(from, attribute)} imported`;
  // Modules that import a name from each other have it from neither.
  if (m.searching.has(key)) return from.openStar ?? raiseMissingName(m, from, attribute);
  m.searching.add(key);
  try {
    const found = moduleAttribute(m, from, attribute);
    return found === undefined ? raiseMissingName(m, from, attribute) : found;
  } finally {
    m.searching.delete(key);
  }
}

function raiseMissingName(m: Machine, from: PyModule, attribute: string): never {
  const name = from.replacement === undefined ? from.name : findAttr(m, from.replacement, '__name__');
  const where = from.replacement === undefined && !from.isModelled ? from.file : 'unknown location';
  const source = typeof name === 'string' ? name : '<unknown module name>';
  const raised = m.exception('ImportError', `cannot import name '${attribute}' from '${source}' (${where})`);
  raised.value.attrs.set('name', from.name);
  throw raised;
}

/** `module.name`; undefined if there is none. */
export function moduleAttribute(m: Machine, module: PyModule, name: string): Value | undefined {
  if (module.state === 'waiting') m.loader.run(m, module);
  if (module.replacement !== undefined) return findAttr(m, module.replacement, name);
  if (name === '__dict__') return globalsDict(m, module);
  const found = lookupGlobal(m, module, name);
  if (found !== undefined) return found;
  if (module.isPackage) {
    const inner = m.loader.get(`${module.name}.${name}`);
    if (inner) return inner;
  }
  if (name === '__file__' && module.native) return new Unknown(`the place where \`${module.name}\` is installed is unknown`);
  const inherited = module.type.lookup(m, name);
  if (inherited !== undefined) return bindAttribute(m, inherited, module, module.type);
  const hook = module.scope.vars.get('__getattr__');
  if (hook !== undefined) return call(m, hook instanceof LazyImport ? forceLazy(m, hook) : hook, [name]);
  const typeHook = module.type.lookup(m, '__getattr__');
  if (typeHook !== undefined) return callMethod(m, typeHook, module, [name]);
  return module.openStar ?? unmodelledName(m, module, name);
}

/** A module's own name, run and imported as far as needed. */
export function lookupGlobal(m: Machine, module: PyModule, name: string): Value | undefined {
  if (module.state === 'waiting') m.loader.run(m, module);
  const { vars } = module.scope;
  let found = vars.get(name);
  if (found === undefined && module.stars.length > 0) found = fromStars(m, module, name);
  if (found === undefined) found = module.native?.lookup?.(m, name);
  // A module of the package that has been imported is bound in the package, unless something else has its name.
  if (found === undefined && module.isPackage && !module.isModelled) return importedInner(m, module, name);
  if (!(found instanceof LazyImport)) return found;
  const value = forceLazy(m, found);
  if (vars.get(name) === found) vars.set(name, value);
  return value;
}

function importedInner(m: Machine, { name: outer }: PyModule, name: string): Value | undefined {
  const inner = m.loader.modules.get(`${outer}.${name}`);
  return inner?.isImported && !inner.isMissing ? valueOf(inner) : undefined;
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
    const own = lookupGlobal(m, from, name);
    return own === undefined && !m.loader.builtins.has(name) ? unmodelledName(m, from, name) : own;
  } finally {
    m.searching.delete(key);
  }
}

/** The last star import that provides the name counts. */
function fromStars(m: Machine, module: PyModule, name: string): Value | undefined {
  // A module's own `__all__` and the like are not exported; looking for them would run every module that is star-imported.
  if (name.startsWith('__') && name.endsWith('__')) return undefined;
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
  const listed = listedNames(text);
  return (listed ?? text).includes(listed === null ? name : `'${name}'`);
}

/** The text of a literal `__all__`, in which every name is in single quotes; null if the module has none. */
function listedNames(text: string): string | null {
  const [, names] = /^__all__\s*=\s*[[(]([^\])]*)[\])]/m.exec(text) ?? [];
  if (names === undefined || /^__all__\s*(?:\+=|\.)/m.test(text)) return null;
  // A bracket in a comment would end it early.
  return names.includes('#') ? text.replaceAll('"', "'") : names.replaceAll('"', "'");
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
  if (module.isPackage && !module.isModelled) {
    for (const inner of m.loader.modules.values()) {
      const name = inner.name.slice(module.name.length + 1);
      const isInside = inner.name.startsWith(`${module.name}.`) && !name.includes('.');
      if (isInside && inner.isImported && !inner.isMissing && !module.scope.vars.has(name)) module.scope.vars.set(name, valueOf(inner));
    }
  }
  return [...module.scope.vars.keys()];
}

/** What an import gives that finds this module. */
export function valueOf(module: PyModule): Value {
  return module.replacement === undefined ? module : module.replacement;
}

/** `globals()`: changes to it change the module. */
export function globalsDict(m: Machine, module: PyModule): PyDict {
  moduleNames(m, module);
  const { scope } = module;
  const dict = new PyDict();
  dict.entries = new InstanceEntries(m, {
    get attrs() {
      for (const [name, value] of scope.vars)
        if (value instanceof LazyImport && value.attribute === null) scope.vars.set(name, valueOf(value.from));
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
