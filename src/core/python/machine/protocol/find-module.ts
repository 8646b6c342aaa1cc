import { unbox, Unknown, type Value } from '../../data';
import type { PyRaise } from '../objects/errors';
import type { Machine } from '../objects/machine';
import type { PyModule } from '../objects/module';
import { PyList } from '../objects/sequences';
import { findAttr, getAttr } from './attributes';
import { call } from './call';
import { lookupGlobal } from './modules';

/** The module of this name, which an import has named; null if there is none. */
export function findModule(m: Machine, name: string): PyModule | null {
  const module = m.loader.get(name) ?? fromFinders(m, name) ?? fromPath(m, name);
  for (let one = module; one && !one.isImported; one = parentOf(m, one)) one.isImported = true;
  return module;
}

function parentOf(m: Machine, { name }: PyModule): PyModule | null {
  return name.includes('.') ? m.loader.get(name.slice(0, name.lastIndexOf('.'))) : null;
}

export function notFound(m: Machine, name: string): PyRaise {
  const root = name.split('.')[0] ?? name;
  const parts = name.split('.');
  for (let i = 1; i < parts.length; i++) {
    const parent = m.loader.get(parts.slice(0, i).join('.'));
    if (!parent) break;
    if (!parent.isPackage) return missing(m, name, `No module named '${name}'; '${parent.name}' is not a package`);
  }
  return missing(m, name, `No module named '${m.loader.get(root) ? name : root}'`);
}

function missing(m: Machine, name: string, message: string): PyRaise {
  const raised = m.exception('ModuleNotFoundError', message);
  raised.value.attrs.set('name', name);
  return raised;
}

/** The program's own finders in `sys.meta_path`. What they do not decide is unknown, and so is the module. */
function fromFinders(m: Machine, name: string): PyModule | null {
  const parent = name.includes('.') ? m.loader.get(name.slice(0, name.lastIndexOf('.'))) : null;
  // Python runs the package first, which may add a finder.
  if (parent && !parent.isModelled) m.loader.run(m, parent);
  const sys = m.loader.modules.get('sys');
  const finders = sys?.state === 'done' ? lookupGlobal(m, sys, 'meta_path') : undefined;
  if (!(finders instanceof PyList) || finders.items.length === 0) return null;
  const path = (parent && findAttr(m, parent, '__path__')) ?? null;
  for (const finder of finders.items) {
    const search = findAttr(m, finder, 'find_spec');
    if (search === undefined) continue;
    const spec = call(m, search, [name, path, null]);
    if (spec !== null) return fromSpec(m, name, spec);
  }
  return null;
}

/**
 * A module in a folder that the program has added to `sys.path`, or in a package that was found there. Folders that may not be read are
 * taken to have nothing, like packages that may be installed elsewhere.
 */
function fromPath(m: Machine, name: string): PyModule | null {
  const leaf = name.slice(name.lastIndexOf('.') + 1);
  for (const folder of foldersFor(m, name))
    for (const file of [`${folder}/${leaf}/__init__.py`, `${folder}/${leaf}.py`])
      for (const path of m.files.names(file)) {
        const module = isName(leaf) ? m.loader.adopt(name, path) : null;
        if (module) return module;
      }
  return null;
}

function foldersFor(m: Machine, name: string): readonly string[] {
  if (name.includes('.')) {
    const parent = findModule(m, name.slice(0, name.lastIndexOf('.')));
    return parent?.isPackage === true && !parent.isModelled ? [parent.file.replace(/[\\/][^\\/]*$/, '')] : [];
  }
  const sys = m.loader.modules.get('sys');
  const added = sys?.state === 'done' ? lookupGlobal(m, sys, 'path') : undefined;
  if (!(added instanceof PyList)) return [];
  return added.items
    .map(unbox)
    .filter(item => typeof item === 'string')
    .map(item => (item === '' ? '.' : item));
}

function fromSpec(m: Machine, name: string, spec: Value): PyModule {
  const origin = spec instanceof Unknown ? spec : unbox(getAttr(m, spec, 'origin'));
  const module = typeof origin === 'string' ? m.loader.adopt(name, origin) : null;
  if (module) return module;
  const unknown = m.loader.missing(name);
  unknown.openStar = m.unknown(`a finder of the program provides the module \`${name}\``);
  return unknown;
}

/**
 * The module that a program imports by a name that it computes. Where the program tests whether the import works, and where the package
 * is there but not the module, it raises; otherwise a module that is not found is unknown.
 */
export function importModule(m: Machine, name: string): Value {
  const module = findModule(m, name);
  if (!module) {
    const root = name.split('.')[0] ?? name;
    if (isTesting(m) || !isName(name) || (name !== root && m.loader.get(root))) throw notFound(m, name);
    return m.loader.missing(name);
  }
  if (!module.isModelled) m.loader.run(m, module);
  if (module.replacement === null) throw m.exception('ModuleNotFoundError', `import of ${name} halted; None in sys.modules`);
  return module.replacement ?? module;
}

/** Whether a module can have the name: each part is the name of a file. */
function isName(name: string): boolean {
  return name.split('.').every(part => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(part) && part.length < 252);
}

/** Whether the code of the program that is running is in a `try`. */
export function isTesting(m: Machine): boolean {
  for (let { frame } = m; frame; frame = frame.caller) {
    if (frame.tries > 0) return true;
    if (!frame.module.isModelled) return false;
  }
  return false;
}

/** The absolute name of `..module` in a package. */
export function relativeName(name: string, around: string): string {
  const dots = /^\.+/.exec(name)?.[0].length ?? 0;
  const parts = around.split('.');
  return [...parts.slice(0, parts.length - (dots - 1)), name.slice(dots)].filter(part => part !== '').join('.');
}
