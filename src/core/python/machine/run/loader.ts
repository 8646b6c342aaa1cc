import { Unknown, type Value } from '../../data';
import { StoredSource, type ProgramText } from '../../syntax';
import { PyRaise, UndecidedFlow } from '../objects/errors';
import { Frame } from '../objects/frame';
import type { Machine } from '../objects/machine';
import { PyModule, type Finder, type FoundModule, type Modules, type NativeModule, type PythonText } from '../objects/module';
import type { Inventory } from '../objects/inventory';
import type { Container } from '../objects/container';
import { messageOf } from '../protocol/text';
import { isTesting } from '../protocol/find-module';
import { noteSyntaxError, passOnFailure } from './broken-module';
import { executeBlock } from './execute';
import { itemMayRun } from './perhaps';

/** Shorter keys are in almost every text. */
const SHORTEST_NAME = 3;

/** Finds modules and caches them, and tracks which have been imported but not run. */
export class Loader implements Modules {
  readonly modules = new Map<string, PyModule>();
  private readonly natives: ReadonlyMap<string, NativeModule>;
  /** Names that are not modules of a modelled package: every attribute of a package is looked up as a module first. */
  private readonly absent = new Set<string>();
  /** Whether imports only say what could be imported. */
  private declaring = 0;
  private readonly waiting = new Map<string, Set<PyModule>>();
  /** Why modules of a package may have added to its registries without being seen, by the package. */
  private readonly unread = new Map<string, Unknown>();
  /** Modules of which only a part ran. */
  private readonly failed = new Set<PyModule>();

  constructor(
    readonly builtins: ReadonlyMap<string, Value>,
    private readonly finder: Finder,
    natives: readonly NativeModule[],
    private readonly parse: (text: string) => ProgramText,
  ) {
    this.natives = new Map(natives.map(native => [native.name, native]));
  }

  get(name: string): PyModule | null {
    const known = this.modules.get(name);
    if (known) return known;
    if (this.absent.has(name)) return null;
    const isOurs = this.isOurs(name);
    const found = isOurs ? null : this.finder.find(name);
    const native = found ? undefined : (this.natives.get(name) ?? this.unmodelled(name));
    if (!native && !found) {
      if (isOurs) this.absent.add(name);
      return null;
    }
    return this.add(name, found, native ?? null);
  }

  private add(name: string, found: FoundModule | null, native: NativeModule | null): PyModule {
    const file = found?.file ?? `<${name}>`;
    const module = new PyModule(name, file, found?.isPackage ?? native?.isPackage ?? false, native !== null, found, native);
    this.modules.set(name, module);
    if (found?.opaque !== undefined) {
      module.state = 'done';
      module.openStar = new Unknown(found.opaque);
    } else this.expect(module);
    return module;
  }

  adopt(name: string, file: string): PyModule | null {
    const module = this.at(name, file);
    if (module) this.modules.set(name, module);
    return module;
  }

  at(name: string, file: string): PyModule | null {
    const found = this.finder.at?.(file) ?? null;
    return found && new PyModule(name, file, found.isPackage, false, found, null);
  }

  version(m: Machine, name: string): Value {
    const installed = this.finder.version?.(name) ?? null;
    if (installed !== null) return installed;
    const module = name.toLowerCase().replaceAll(/[-_.]+/g, '_');
    const modelled = this.natives.get(module);
    if (modelled?.version !== undefined) return modelled.version;
    // A package that is not on the path may be installed nevertheless; where the program tests it, it is not.
    if (isTesting(m) || (!modelled && this.get(module))) return null;
    return m.unknown(`the package \`${name}\` was not found`);
  }

  packages(): ReadonlyMap<string, readonly string[]> {
    const found = new Map(this.finder.packages?.());
    for (const { name, version } of this.natives.values()) if (version !== undefined && !found.has(name)) found.set(name, [name]);
    return found;
  }

  replace(name: string, value: Value): void {
    if (value instanceof PyModule) {
      this.modules.set(name, value);
      return;
    }
    const module = this.get(name) ?? new PyModule(name, '', false, true, null, null);
    if (module.found === null) module.state = 'done';
    module.replacement = value;
    this.modules.set(name, module);
  }

  forget(name: string): boolean {
    this.absent.delete(name);
    const module = this.modules.get(name);
    if (module) this.waiting.get(module.package)?.delete(module);
    return this.modules.delete(name);
  }

  /**
   * Whether files are not searched for it. A modelled package contains only modelled modules: torch is never read from the file system. Files
   * of the program shadow a module of the standard library if they come first on Python's path, as the folder of a script does.
   */
  private isOurs(name: string): boolean {
    const root = name.split('.')[0] ?? name;
    const outermost = this.natives.get(root);
    // A single module of a package that is followed may be modelled.
    const modelled = outermost ?? this.natives.get(name);
    if (!modelled || modelled.isFallback) return false;
    if (!modelled.isReplaceable) return true;
    const found = this.finder.find(root);
    return !found || found.isInstalled === true;
  }

  /** A module that the real package has and that is not modelled. */
  private unmodelled(name: string): NativeModule | undefined {
    return this.inventory(name)?.isModule(name) === true ? { name, isPackage: true } : undefined;
  }

  inventory(path: string): Inventory | null {
    return this.natives.get(path.split('.', 1)[0] ?? path)?.inventory ?? null;
  }

  declare<T>(work: () => T): T {
    this.declaring++;
    try {
      return work();
    } finally {
      this.declaring--;
    }
  }

  /** Imported modules, parents first, that may still add to a registry. */
  private expect(module: PyModule): void {
    if (module.isModelled || this.declaring > 0) return;
    this.parentOf(module);
    let group = this.waiting.get(module.package);
    if (!group) this.waiting.set(module.package, (group = new Set()));
    group.add(module);
  }

  private parentOf({ name }: PyModule): PyModule | null {
    return name.includes('.') ? this.get(name.slice(0, name.lastIndexOf('.'))) : null;
  }

  missing(name: string): PyModule {
    const known = this.modules.get(name);
    if (known) return known;
    const module = new PyModule(name, '', true, true, null, null);
    module.state = 'done';
    module.openStar = new Unknown(`the module \`${name}\` was not found`);
    this.modules.set(name, module);
    const root = name.split('.')[0] ?? name;
    if (root !== name && this.get(root)?.isModelled === false) this.unread.set(root, module.openStar);
    return module;
  }

  mayHaveAdded({ home }: Container): Unknown | null {
    return home === null ? null : (this.unread.get(home) ?? null);
  }

  run(m: Machine, module: PyModule): void {
    if (module.state === 'waiting') this.runWaiting(m, module);
    else passOnFailure(m, module);
  }

  private runWaiting(m: Machine, module: PyModule): void {
    if (!module.isModelled) {
      // The package comes first, and may import the module itself.
      const parent = this.parentOf(module);
      if (parent && !parent.isModelled) this.run(m, parent);
      if (this.wasRun(module)) return;
    }
    module.state = 'running';
    this.waiting.get(module.package)?.delete(module);
    const { native, found } = module;
    if (native) for (const [name, value] of native.attrs?.(m) ?? []) module.scope.vars.set(name, value);
    const source = native ? (native.source === undefined ? null : this.read(native.source)) : (found?.load() ?? null);
    module.source = source;
    if (source && !module.isModelled) noteSyntaxError(m, module, source);
    if (!source) {
      if (found) module.openStar = new Unknown(`\`${module.file}\` could not be read`);
      module.state = 'done';
      return;
    }
    try {
      m.journal.unwatched(() => {
        this.execute(m, module, source);
      });
      module.state = 'done';
    } finally {
      // An import that failed is tried again by the next one, as in Python.
      if (this.isRunning(module)) module.reset();
    }
  }

  private isRunning({ state }: PyModule): boolean {
    return state === 'running';
  }

  private wasRun({ state }: PyModule): boolean {
    return state !== 'waiting';
  }

  /** Modules whose import failed are imported again by the next piece of work. */
  renew(): void {
    for (const module of this.failed) module.reset();
    this.failed.clear();
    this.unread.clear();
  }

  private read(source: PythonText): ProgramText {
    return typeof source === 'string' ? this.parse(source) : new StoredSource(source);
  }

  private execute(m: Machine, module: PyModule, source: ProgramText): void {
    const { frame, depth, importing } = m;
    const before = importing.package;
    const inside = new Frame(m, module.scope, module, frame, '<module>');
    m.frame = inside;
    importing.package = module.isModelled ? null : module.package;
    importing.enter(module.package);
    try {
      for (const item of source.module().items) {
        try {
          executeBlock({ items: [item] }, 0, inside);
        } catch (error) {
          if (!(error instanceof UndecidedFlow)) throw error;
          m.note(error.why.reason);
          itemMayRun(item, 0, inside);
          module.openStar ??= error.why;
        }
      }
    } catch (error) {
      if (!(error instanceof PyRaise) || module.isModelled) throw error;
      if ((frame?.tries ?? 0) > 0 || module.name === m.main) throw error;
      // In Python, importing it would fail; here, everything that did run stays usable.
      this.failed.add(module);
      m.frame = inside;
      module.openStar = m.unknown(`importing \`${module.name}\` raises ${error.type}: ${messageOf(m, error.value)}`);
      this.unread.set(module.package, module.openStar);
    } finally {
      importing.package = before;
      importing.leave(module.package);
      m.frame = frame;
      m.depth = depth;
    }
  }

  parseText(text: string): ProgramText {
    return this.parse(text);
  }

  fill(m: Machine, container: Container): boolean {
    // While a package is imported, which of its modules were run before is not known.
    if (container.home === null || m.importing.has(container.home)) return false;
    const group = this.waiting.get(container.home);
    if (!group || group.size === 0) return false;
    // Running one may add others; those run too.
    for (const module of group) this.run(m, module);
    return true;
  }

  fillFor(m: Machine, container: Container, key: Value, isThere: () => boolean): boolean {
    if (typeof key === 'string' && key.length >= SHORTEST_NAME && container.home !== null && !m.importing.has(container.home)) {
      const group = this.waiting.get(container.home);
      for (const module of group ?? []) if (module.found?.text()?.includes(key)) this.run(m, module);
      if (isThere()) return true;
    }
    return this.fill(m, container);
  }
}
