import type { Unknown, Value } from '../../data';
import type { ProgramText, StoredPython } from '../../syntax';
import type { Census } from './census';
import { Scope } from './frame';
import type { Machine } from './machine';
import { Instance, PyList, builtinClass, type Container, type PyClass, PyObject } from './values';

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
  override trace(census: Census): void {
    super.trace(census);
    census.visit(this.scope);
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

/** What a machine asks of whoever finds and runs modules. */
export interface Modules {
  /** Native names, for `print` and the like. */
  readonly builtins: ReadonlyMap<string, Value>;
  /** The module of this name; null where there is none. Nothing of it has run yet. */
  get(name: string): PyModule | null;
  /** A module that stands for one that is not there. */
  missing(name: string): PyModule;
  /** Runs a module's body unless it has run. */
  run(m: Machine, module: PyModule): void;
  /** Before a registry is searched in vain, listed or counted: runs what has been imported and may still add to it. */
  fill(m: Machine, container: Container): boolean;
  /** A text of the program's own making, as `eval` takes it. */
  parseText(text: string): ProgramText;
  /** Every module met so far. */
  readonly modules: ReadonlyMap<string, PyModule>;
}

export function moduleSource(module: PyModule): ProgramText {
  if (!module.source) throw new Error(`${module.name} has no source.`);
  return module.source;
}
