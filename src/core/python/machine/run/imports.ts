import type { Value } from '../../data';
import type { StatementOf } from '../../syntax';
import { getAttr } from '../protocol/attributes';
import type { Frame } from '../objects/frame';
import { LazyImport, type PyModule } from '../objects/module';
import { forceLazy, moduleAttribute, moduleNames } from '../protocol/modules';
import { storeName } from './names';
import { PyList, PyTuple } from '../objects/sequences';

/** Python's `import a.b as c`: the module is found now and run when it is first used. */
export function executeImport({ modules }: StatementOf<'import'>, f: Frame): void {
  for (const { name, alias } of modules) {
    const module = find(f, name);
    if (alias !== null) storeName(f, alias, module);
    else {
      const root = name.split('.')[0] ?? name;
      storeName(f, root, f.m.loader.get(root) ?? f.m.loader.missing(root));
      attach(f, name);
    }
  }
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
  const { loader } = f.m;
  const module = loader.get(name);
  if (module) {
    // Within `try`, the program tests whether the import works.
    if (f.tries > 0 && !module.isModelled) loader.run(f.m, module);
    return module;
  }
  if (f.tries > 0) throw f.m.exception('ModuleNotFoundError', `No module named '${name}'`);
  return loader.missing(name);
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
  const lazily = f.scope.locals === null && !f.scope.isClass && f.tries === 0;
  for (const { name: attribute, alias } of names) {
    // In a package's own file, `from . import x` names a module in the same folder.
    const beside = module === f.module ? m.loader.get(`${name}.${attribute}`) : null;
    storeName(f, alias ?? attribute, beside ?? (lazily ? new LazyImport(module, attribute) : importName(f, module, attribute)));
  }
}

function importName(f: Frame, module: PyModule, attribute: string): Value {
  const { m } = f;
  const inner = module.isPackage && module.state === 'waiting' ? m.loader.get(`${module.name}.${attribute}`) : null;
  if (inner) return inner;
  const found = moduleAttribute(m, module, attribute);
  if (found === undefined) return forceLazy(m, new LazyImport(module, attribute));
  return found;
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
