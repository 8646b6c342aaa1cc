import type { Value } from '../../data';
import type { StatementOf } from '../../syntax';
import { getAttr } from '../protocol/attributes';
import type { Frame } from '../objects/frame';
import { LazyImport, PyModule } from '../objects/module';
import { findModule, notFound } from '../protocol/find-module';
import { forceLazy, moduleAttribute, moduleNames, valueOf } from '../protocol/modules';
import { storeName } from './names';
import { PyList, PyTuple } from '../objects/sequences';

/** Python's `import a.b as c`: the module is found now and run when it is first used. */
export function executeImport({ modules }: StatementOf<'import'>, f: Frame): void {
  const { loader } = f.m;
  for (const { name, alias } of modules) {
    const module = find(f, name);
    if (alias === null) {
      const root = name.split('.')[0] ?? name;
      storeName(f, root, imported(f, loader.get(root) ?? loader.missing(root)));
      attach(f, name);
    } else {
      // Python takes the attribute of the package, which may be something else than the module of that name.
      const dot = name.lastIndexOf('.');
      const parent = dot === -1 || module.isMissing ? null : loader.get(name.slice(0, dot));
      storeName(f, alias, parent ? attributeOf(f, parent, name.slice(dot + 1)) : imported(f, module));
    }
  }
}

/** The imported module: it is run when it is first used at the top of a module, and may set another object in its place. */
function imported(f: Frame, module: PyModule): Value {
  if (module.isModelled || module.state !== 'waiting') return valueOf(module);
  const lazy = new LazyImport(module, null);
  return isLazy(f) ? lazy : forceLazy(f.m, lazy);
}

/** `import a.b` makes `b` an attribute of `a`. */
function attach(f: Frame, name: string): void {
  const parts = name.split('.');
  for (let i = 1; i < parts.length; i++) {
    const [parent, child] = [f.m.loader.get(parts.slice(0, i).join('.')), f.m.loader.get(parts.slice(0, i + 1).join('.'))];
    if (parent?.openStar && child && !parent.isModelled) parent.scope.vars.set(parts[i] ?? '', child);
  }
}

function find(f: Frame, name: string): PyModule {
  const { m } = f;
  const module = findModule(m, name);
  if (module) {
    // Within `try`, the program tests whether the import works.
    if (f.tries > 0 && !module.isModelled) m.loader.run(m, module);
    if (module.replacement === null) throw m.exception('ModuleNotFoundError', `import of ${name} halted; None in sys.modules`);
    return module;
  }
  // A modelled package is known completely; another one may be installed without being on the path.
  if (f.tries > 0 || m.loader.inventory(name)) throw notFound(m, name);
  return m.loader.missing(name);
}

/** Python's `from .a import b as c`: lazily at the top of a module, at once in functions and in `try`. */
export function executeImportFrom({ module: path, level, names }: StatementOf<'importFrom'>, f: Frame): void {
  const { m } = f;
  const name = absolute(f, path, level);
  const module = find(f, name);
  if (names === '*') {
    importStar(f, module);
    return;
  }
  for (const { name: attribute, alias } of names) {
    // In a package's own file, `from . import x` names a module in the same folder.
    const beside = module === f.module ? findModule(m, `${name}.${attribute}`) : null;
    storeName(f, alias ?? attribute, beside ?? attributeOf(f, module, attribute));
  }
}

/** Imports are performed when they are first used at the top of a module, at once in functions and in `try`. */
function isLazy({ scope, tries }: Frame): boolean {
  return scope.locals === null && !scope.isClass && tries === 0;
}

function attributeOf(f: Frame, module: PyModule, attribute: string): Value {
  // A name that a library does not have is missing where it is imported, and not only where it is used.
  const isCertain = !f.module.isModelled && f.m.loader.inventory(module.name)?.moduleHas(module.name, attribute) === false;
  return isLazy(f) && !isCertain ? new LazyImport(module, attribute) : importName(f, module, attribute);
}

function importName(f: Frame, module: PyModule, attribute: string): Value {
  const { m } = f;
  const found = moduleAttribute(m, module, attribute);
  if (found === undefined) return forceLazy(m, new LazyImport(module, attribute));
  return found instanceof PyModule && !found.isModelled ? forceLazy(m, new LazyImport(found, null)) : found;
}

function importStar(f: Frame, module: PyModule): void {
  const { m } = f;
  if (module.openStar && module.state === 'done') f.module.openStar ??= module.openStar;
  if (f.scope === f.module.scope && !module.isModelled && f.tries === 0) {
    f.module.stars.push({ from: module });
    m.loader.get(module.name);
    return;
  }
  for (const name of starNames(f, module)) storeName(f, name, new LazyImport(module, name));
  // It may export names that are not modelled, too.
  if (f.scope === f.module.scope && m.loader.inventory(module.name)) f.module.stars.push({ from: module });
}

function starNames(f: Frame, module: PyModule): readonly string[] {
  const { m } = f;
  const names = moduleNames(m, module);
  const all = module.scope.vars.has('__all__') ? getAttr(m, module, '__all__') : null;
  const listed: readonly Value[] = all instanceof PyList || all instanceof PyTuple ? all.items : [];
  if (all !== null) return listed.filter(item => typeof item === 'string');
  return names.filter(name => !name.startsWith('_'));
}

/** The absolute name of a module as written after `from`. */
function absolute(f: Frame, path: string, level: number): string {
  if (level === 0) return path;
  const { module } = f;
  const parts = module.name.split('.');
  const up = level - (module.isPackage ? 1 : 0);
  if (up > parts.length) throw f.m.exception('ImportError', 'attempted relative import beyond top-level package');
  const base = parts.slice(0, parts.length - up).join('.');
  return path === '' ? base : base === '' ? path : `${base}.${path}`;
}
