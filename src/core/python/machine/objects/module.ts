import type { Unknown, Value } from '../../data';
import type { ProgramText, StoredPython } from '../../syntax';
import type { Census } from './census';
import type { PyRaise } from './errors';
import { Scope } from './frame';
import type { Machine } from './machine';
import type { PyClass } from './class';
import { builtinClass } from './class-registry';
import type { Container } from './container';
import type { Inventory } from './inventory';
import { Instance, PyObject } from './instance';
import { PyList } from './sequences';

/** A file that contains a module. */
export interface FoundModule {
  readonly file: string;
  /** Its absolute path: Python's `__file__`. */
  readonly path?: string;
  readonly isPackage: boolean;
  /** Whether it is in a folder of installed packages, which Python searches after its standard library. */
  readonly isInstalled?: boolean;
  /** Why nothing in it is known although it is there, as in compiled modules. */
  readonly opaque?: string;
  /** Only the text, which is much cheaper; null if it cannot be read. */
  text(): string | null;
  /** Reads and parses it; null if it cannot be read. */
  load(): ProgramText | null;
}

/** Where modules are searched, by their dotted names. */
export interface Finder {
  find(name: string): FoundModule | null;
  /** The module in this file; null if the file is not in a folder that is searched. */
  at?(file: string): FoundModule | null;
  /** The version of a package, as recorded where it is installed; null if it is not. */
  version?(name: string): string | null;
  /** The top-level modules of what is installed, with the names of the distributions that contain them. */
  packages?(): ReadonlyMap<string, readonly string[]>;
}

/** Python text, or its tree as stored by the build. */
export type PythonText = string | StoredPython;

/** The text itself. */
export function plainText(python: PythonText): string {
  return typeof python === 'string' ? python : python.text;
}

/** A module that is part of ConvLens: native values, and Python text that runs on top of them. */
export interface NativeModule {
  readonly name: string;
  readonly isPackage?: boolean;
  /** The version that `importlib.metadata` gives, if it is a package that is installed separately. */
  readonly version?: string;
  /** Whether files of the program take precedence, be they its own or those of installed packages. */
  readonly isFallback?: boolean;
  /** Whether the program's own files take precedence: a module of the standard library that can be shadowed. */
  readonly isReplaceable?: boolean;
  /** The values that exist before the text runs. */
  readonly attrs?: (m: Machine) => Iterable<readonly [string, Value]>;
  /** Called if nothing else defines the name: names that are in other modules. */
  readonly lookup?: (m: Machine, name: string) => Value | undefined;
  readonly source?: PythonText;
  /** Of an outermost module: what its package really contains. */
  readonly inventory?: Inventory;
}

/** A star import that has not been needed yet. */
interface PendingStar {
  readonly from: PyModule;
}

export class PyModule extends Instance {
  private names: Scope;
  state: 'waiting' | 'running' | 'done' = 'waiting';
  source: ProgramText | null = null;
  stars: PendingStar[] = [];
  /** Whether an import has named it: it is then an attribute of its package. */
  isImported = false;
  /** What the program has set in its place in `sys.modules`. */
  replacement: Value | undefined = undefined;
  /** Set if names may be missing because something could not be read: a missing name is then unknown. */
  openStar: Unknown | null = null;
  /** What Python raises when this is imported, although it was run as far as it could be read: its own syntax error, or that of an import. */
  failure: PyRaise | null = null;

  constructor(
    readonly name: string,
    readonly file: string,
    readonly isPackage: boolean,
    /** Whether it is part of ConvLens, and not a place in user code. */
    readonly isModelled: boolean,
    readonly found: FoundModule | null,
    readonly native: NativeModule | null,
  ) {
    super(null);
    this.names = new Scope(null, null, this);
    this.reset();
  }
  get scope(): Scope {
    return this.names;
  }
  /** The same module, whose names are used by another text: one that is passed to `exec`. */
  withSource(source: ProgramText): PyModule {
    const { name, file, isPackage, found, native } = this;
    const made = new PyModule(name, file, isPackage, true, found, native);
    made.names = this.names;
    made.stars = this.stars;
    made.openStar = this.openStar;
    made.source = source;
    made.state = 'done';
    return made;
  }
  /** Makes it a module that has not been run: an import that failed leaves nothing behind. */
  reset(): void {
    const { scope, name, isPackage } = this;
    const path = this.found?.path ?? this.file;
    scope.vars = new Map<string, Value>([
      ['__name__', name],
      ['__package__', isPackage ? name : name.split('.').slice(0, -1).join('.')],
      ['__doc__', null],
      ['__spec__', null],
    ]);
    if (!this.native) scope.vars.set('__file__', path);
    if (isPackage) scope.vars.set('__path__', new PyList([path.replace(/[\\/][^\\/]*$/, '')]));
    this.state = 'waiting';
    this.stars = [];
    this.openStar = null;
    this.failure = null;
    this.isImported = false;
    this.replacement = undefined;
  }
  override trace(census: Census): void {
    super.trace(census);
    census.visit(this.scope);
  }
  override get cls(): PyClass {
    return this.given ?? builtinClass('module');
  }
  override set type(changed: PyClass) {
    this.given = changed;
  }
  override get type(): PyClass {
    return this.cls;
  }
  /** Whether it represents a module that was not found. */
  get isMissing(): boolean {
    return this.found === null && this.native === null && this.replacement === undefined;
  }
  /** The outermost package; modules without a package belong together. */
  get package(): string {
    return this.isPackage || this.name.includes('.') ? (this.name.split('.')[0] ?? '') : '';
  }
}

/** The value of a name bound by an import, before it is used. */
export class LazyImport extends PyObject {
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

/** What a machine requires of the component that finds and runs modules. */
export interface Modules {
  /** Native names, for `print` and similar. */
  readonly builtins: ReadonlyMap<string, Value>;
  /** The module of this name; null if there is none. It has not been run. */
  get(name: string): PyModule | null;
  /** What the package of this module or class really contains; null if that is not known. */
  inventory(path: string): Inventory | null;
  /** A module that represents one that does not exist. */
  missing(name: string): PyModule;
  /** The module of this name that the program's own finders provide in this file; null if the file is not in a folder that is searched. */
  adopt(name: string, file: string): PyModule | null;
  /** The same as a module of its own, which no import gives. */
  at(name: string, file: string): PyModule | null;
  /** The version of a package; null if Python finds none. */
  version(m: Machine, name: string): Value;
  /** Top-level modules with the names of the distributions that contain them. */
  packages(): ReadonlyMap<string, readonly string[]>;
  /** Sets what an import of this name gives: Python's `sys.modules[name] = value`. */
  replace(name: string, value: Value): void;
  /** The next import of this name finds and runs the module again: Python's `del sys.modules[name]`. */
  forget(name: string): boolean;
  /** Runs a module's body unless it has been run. */
  run(m: Machine, module: PyModule): void;
  /** Before a lookup in a registry fails, or the registry is listed or counted: runs what has been imported and may still add to it. */
  fill(m: Machine, container: Container): boolean;
  /** Why a key that is missing in a registry may have been added by a module that could not be read or run to its end; usually null. */
  mayHaveAdded(container: Container): Unknown | null;
  /** Before another piece of work: modules whose import failed are imported again. */
  renew(): void;
  /**
   * The same for the lookup of one key. If it is a string, modules whose text contains it run first, and the others only if it is still missing
   * then: of the hundred modules that register models by name, one runs.
   */
  fillFor(m: Machine, container: Container, key: Value, isThere: () => boolean): boolean;
  /** Executes imports that Python does not: what they name is imported when it is first used, and adds nothing to registries until then. */
  declare<T>(work: () => T): T;
  /** A text created by the program, as passed to `eval`. */
  parseText(text: string): ProgramText;
  /** Every module encountered so far. */
  readonly modules: ReadonlyMap<string, PyModule>;
}

export function moduleSource(module: PyModule): ProgramText {
  if (!module.source) throw new Error(`${module.name} has no source.`);
  return module.source;
}
