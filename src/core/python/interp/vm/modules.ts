import { StoredSource, type ProgramText, type StoredPython } from '../../syntax';
import { call } from './call';
import { PyRaise } from './errors';
import { executeBlock, UndecidedFlow } from './execute';
import { Frame, Scope } from './frame';
import { InstanceEntries } from './instance-dict';
import { unwatched } from './journal';
import type { Machine } from './machine';
import {
  importing,
  Instance,
  Obj,
  PyDict,
  PyList,
  PyTuple,
  Unknown,
  builtinClass,
  type Container,
  type PyClass,
  type Value,
} from './values';

/** A file that holds a module. */
export interface FoundModule {
  readonly file: string;
  readonly isPackage: boolean;
  /** Its text alone, which is much cheaper; null where it cannot be read. */
  text(): string | null;
  /** Reads and parses it; null where it cannot be read. */
  load(): ProgramText | null;
}

/** Where modules are looked for, by their dotted names. */
export interface Finder {
  find(name: string): FoundModule | null;
}

/** Python text, or what was read of it when the product was built. */
export type PythonText = string | StoredPython;

/** The text itself. */
export function plainText(python: PythonText): string {
  return typeof python === 'string' ? python : python.text;
}

/** A module that is part of ConvLens: native values, and Python text run on top of them. */
export interface NativeModule {
  readonly name: string;
  readonly isPackage?: boolean;
  /** Files of the program win over it. */
  readonly isFallback?: boolean;
  /** What is there before the text runs. */
  readonly attrs?: (m: Machine) => Iterable<readonly [string, Value]>;
  /** Looked up when nothing else has the name: names that live in other modules. */
  readonly lookup?: (m: Machine, name: string) => Value | undefined;
  readonly source?: PythonText;
}

/** A star import that has not been needed yet. */
interface PendingStar {
  readonly from: PyModule;
}

export class PyModule extends Instance {
  readonly scope: Scope;
  state: 'waiting' | 'running' | 'done' = 'waiting';
  source: ProgramText | null = null;
  readonly stars: PendingStar[] = [];
  /** Set where names may be missing because something could not be read: a missing name is then unknown. */
  openStar: Unknown | null = null;

  constructor(
    readonly name: string,
    readonly file: string,
    readonly isPackage: boolean,
    /** Part of ConvLens: no place of the user's. */
    readonly isModelled: boolean,
    readonly found: FoundModule | null,
    readonly native: NativeModule | null,
  ) {
    super(undefined as unknown as PyClass);
    this.scope = new Scope(null, null, this);
    const { vars } = this.scope;
    vars.set('__name__', name);
    vars.set('__file__', file);
    vars.set('__outermost_', isPackage ? name : name.split('.').slice(0, -1).join('.'));
    vars.set('__doc__', null);
    vars.set('__spec__', null);
    if (isPackage) vars.set('__path__', new PyList([file.replace(/[\\/][^\\/]*$/, '')]));
  }
  override get cls(): PyClass {
    return builtinClass('module');
  }
  /** The outermost package; modules of no package belong together. */
  get package(): string {
    return this.isPackage || this.name.includes('.') ? (this.name.split('.')[0] ?? '') : '';
  }
}

/** The value of a name that an import has bound, before anybody asks for it. */
export class LazyImport extends Obj {
  constructor(
    readonly from: PyModule,
    /** Null for the module itself. */
    readonly attribute: string | null,
  ) {
    super();
  }
  get cls(): PyClass {
    return builtinClass('object');
  }
}

/** Finds modules and remembers them, and which have been imported but not run. */
export class Loader {
  readonly modules = new Map<string, PyModule>();
  private readonly natives: ReadonlyMap<string, NativeModule>;
  private readonly waiting = new Map<string, Set<PyModule>>();
  /** Native names, for `print` and the like. */
  builtins: ReadonlyMap<string, Value> = new Map();

  constructor(
    private readonly finder: Finder,
    natives: readonly NativeModule[],
    private readonly parse: (text: string) => ProgramText,
  ) {
    this.natives = new Map(natives.map(native => [native.name, native]));
  }

  /** The module of this name; null where there is none. Nothing of it has run yet. */
  get(name: string): PyModule | null {
    const known = this.modules.get(name);
    if (known) return known;
    const modelled = this.natives.get(name);
    const found = (modelled && !modelled.isFallback) || this.isModelled(name) ? null : this.finder.find(name);
    const native = found ? undefined : modelled;
    if (!native && !found) return null;
    const module = new PyModule(
      name,
      found?.file ?? `<${name}>`,
      found?.isPackage ?? native?.isPackage ?? false,
      native !== undefined,
      found,
      native ?? null,
    );
    this.modules.set(name, module);
    this.expect(module);
    return module;
  }

  /** Below a modelled package there are only modelled modules: torch of the file system is never read. */
  private isModelled(name: string): boolean {
    const root = name.split('.')[0] ?? name;
    const outermost = this.natives.get(root);
    return outermost !== undefined && !outermost.isFallback && root !== name;
  }

  /** Imported modules, parents first, may still have to add to a registry. */
  private expect(module: PyModule): void {
    if (module.isModelled) return;
    const parent = module.name.includes('.') ? module.name.slice(0, module.name.lastIndexOf('.')) : null;
    if (parent !== null) this.get(parent);
    let group = this.waiting.get(module.package);
    if (!group) this.waiting.set(module.package, (group = new Set()));
    group.add(module);
  }

  /** A module that stands for one that is not there. */
  missing(name: string): PyModule {
    const known = this.modules.get(name);
    if (known) return known;
    const module = new PyModule(name, '', true, true, null, null);
    module.state = 'done';
    module.openStar = new Unknown(`the module \`${name}\` was not found`);
    this.modules.set(name, module);
    return module;
  }

  /** Runs a module's body unless it has run. */
  run(m: Machine, module: PyModule): void {
    if (module.state !== 'waiting') return;
    module.state = 'running';
    this.waiting.get(module.package)?.delete(module);
    const { native, found } = module;
    if (native) for (const [name, value] of native.attrs?.(m) ?? []) module.scope.vars.set(name, value);
    const source = native ? (native.source === undefined ? null : this.read(native.source)) : (found?.load() ?? null);
    module.source = source;
    if (!source) {
      if (found) module.openStar = new Unknown(`\`${module.file}\` cannot be read`);
      module.state = 'done';
      return;
    }
    try {
      unwatched(() => {
        this.execute(m, module, source);
      });
      module.state = 'done';
    } finally {
      // An import that failed is tried again by the next one, as in Python.
      if (module.state !== 'done') module.state = 'waiting';
    }
  }

  private read(source: PythonText): ProgramText {
    return typeof source === 'string' ? this.parse(source) : new StoredSource(source);
  }

  private execute(m: Machine, module: PyModule, source: ProgramText): void {
    const { frame, depth } = m;
    const before = importing.package;
    const inside = new Frame(m, module.scope, module, frame, '<module>');
    m.frame = inside;
    importing.package = module.isModelled ? null : module.package;
    importing.modules++;
    try {
      for (const item of source.module().items) {
        try {
          executeBlock({ items: [item] }, 0, inside);
        } catch (error) {
          if (!(error instanceof UndecidedFlow)) throw error;
          m.note(error.why.reason);
          module.openStar ??= error.why;
        }
      }
    } catch (error) {
      if (!(error instanceof PyRaise) || module.isModelled) throw error;
      if ((frame?.tries ?? 0) > 0 || module.name === this.main) throw error;
      // Whoever imports it would not get further; here everything that did run stays usable.
      m.frame = inside;
      module.openStar = m.unknown(`importing \`${module.name}\` raises ${error.type}: ${error.message}`);
    } finally {
      importing.package = before;
      importing.modules--;
      m.frame = frame;
      m.depth = depth;
    }
  }
  /** A text of the program's own making, as `eval` takes it. */
  parseText(text: string): ProgramText {
    return this.parse(text);
  }

  /** The module whose own exceptions are the program's. */
  main: string | null = null;

  /** Before a registry is searched in vain, listed or counted: runs what has been imported and may still add to it. */
  fill(m: Machine, container: Container): boolean {
    if (container.home === null || importing.modules > 0) return false;
    const group = this.waiting.get(container.home);
    if (!group || group.size === 0) return false;
    // Running one may make others wait; those run too.
    for (const module of group) this.run(m, module);
    return true;
  }
}

/** What an import stands for. Raises ImportError. */
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

/** `module.name`; undefined where there is none. */
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

/** Modules whose star imports are being searched: packages import from modules that import from them. */
const searching = new Set<string>();
const searchKey = (module: PyModule, name: string): string => `${module.name}:${name}`;

function searchStar(m: Machine, from: PyModule, name: string): Value | undefined {
  const key = searchKey(from, name);
  searching.add(key);
  try {
    if (from.state === 'waiting') m.loader.run(m, from);
    const found = from.scope.vars.get(name);
    // A name that the module itself takes from elsewhere may lead back here; then another star import has it.
    if (found instanceof LazyImport && found.attribute !== null) return moduleAttribute(m, found.from, found.attribute);
    return lookupGlobal(m, from, name);
  } finally {
    searching.delete(key);
  }
}

/** The last star import that brings the name counts. */
function fromStars(m: Machine, module: PyModule, name: string): Value | undefined {
  for (let i = module.stars.length - 1; i >= 0; i--) {
    const from = module.stars[i]?.from;
    if (!from || searching.has(searchKey(from, name)) || !mayExport(from, name)) continue;
    const value = searchStar(m, from, name);
    if (value !== undefined && exportsName(m, from, name)) {
      module.scope.vars.set(name, value);
      return value;
    }
  }
  return undefined;
}

/** Looked at in the text first: a star import of twenty modules runs only those that may hold the name. */
function mayExport(from: PyModule, name: string): boolean {
  if (from.openStar) return true;
  if (from.state === 'done' || from.native) return true;
  if (from.stars.length > 0) return true;
  const text = from.source?.text ?? from.found?.text() ?? '';
  if (text.includes('import *')) return true;
  // With `__all__` written out, only what it names is exported.
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

/** `globals()`: what is set in it is set in the module. */
export function globalsDict(m: Machine, module: PyModule): PyDict {
  moduleNames(m, module);
  const { scope } = module;
  const dict = new PyDict();
  dict.entries = new InstanceEntries({
    get attrs() {
      for (const [name, value] of scope.vars) if (value instanceof LazyImport && value.attribute === null) scope.vars.set(name, value.from);
      return scope.vars;
    },
    set: (name, value) => {
      scope.set(name, value);
    },
    delete: name => scope.delete(name),
  });
  dict.home = module.isModelled ? null : module.package;
  return dict;
}

/** A builtin by its name. */
export function builtinName(m: Machine, name: string): Value | undefined {
  return m.loader.builtins.get(name);
}

export function moduleSource(module: PyModule): ProgramText {
  if (!module.source) throw new Error(`${module.name} has no source.`);
  return module.source;
}
