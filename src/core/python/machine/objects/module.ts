import type { Unknown, Value } from '../../data';
import type { ProgramText, StoredPython } from '../../syntax';
import type { Census } from './census';
import { Scope } from './frame';
import type { Machine } from './machine';
import type { PyClass } from './class';
import { builtinClass } from './class-registry';
import type { Container } from './container';
import { Instance, PyObject } from './instance';
import { PyList } from './sequences';

/** A file that contains a module. */
export interface FoundModule {
  readonly file: string;
  readonly isPackage: boolean;
  /** Only the text, which is much cheaper; null if it cannot be read. */
  text(): string | null;
  /** Reads and parses it; null if it cannot be read. */
  load(): ProgramText | null;
}

/** Where modules are searched, by their dotted names. */
export interface Finder {
  find(name: string): FoundModule | null;
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
  /** Whether files of the program take precedence. */
  readonly isFallback?: boolean;
  /** The values that exist before the text runs. */
  readonly attrs?: (m: Machine) => Iterable<readonly [string, Value]>;
  /** Called if nothing else defines the name: names that are in other modules. */
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
  /** Set if names may be missing because something could not be read: a missing name is then unknown. */
  openStar: Unknown | null = null;

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
    this.scope = new Scope(null, null, this);
    const { vars } = this.scope;
    vars.set('__name__', name);
    vars.set('__file__', file);
    vars.set('__outermost_', isPackage ? name : name.split('.').slice(0, -1).join('.'));
    vars.set('__doc__', null);
    vars.set('__spec__', null);
    if (isPackage) vars.set('__path__', new PyList([file.replace(/[\\/][^\\/]*$/, '')]));
  }
  override trace(census: Census): void {
    super.trace(census);
    census.visit(this.scope);
  }
  override get cls(): PyClass {
    return builtinClass('module');
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
  /** A module that represents one that does not exist. */
  missing(name: string): PyModule;
  /** Runs a module's body unless it has been run. */
  run(m: Machine, module: PyModule): void;
  /** Before a lookup in a registry fails, or the registry is listed or counted: runs what has been imported and may still add to it. */
  fill(m: Machine, container: Container): boolean;
  /** A text created by the program, as passed to `eval`. */
  parseText(text: string): ProgramText;
  /** Every module encountered so far. */
  readonly modules: ReadonlyMap<string, PyModule>;
}

export function moduleSource(module: PyModule): ProgramText {
  if (!module.source) throw new Error(`${module.name} has no source.`);
  return module.source;
}
