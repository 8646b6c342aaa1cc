import { Unknown, type Value } from '../../data';
import { StoredSource, type ProgramText } from '../../syntax';
import { PyRaise, UndecidedFlow } from '../objects/errors';
import { Frame } from '../objects/frame';
import type { Machine } from '../objects/machine';
import { PyModule, type Finder, type Modules, type NativeModule, type PythonText } from '../objects/module';
import type { Container } from '../objects/container';
import { messageOf } from '../protocol/text';
import { executeBlock } from './execute';
import { itemMayRun } from './perhaps';

/** Finds modules and caches them, and tracks which have been imported but not run. */
export class Loader implements Modules {
  readonly modules = new Map<string, PyModule>();
  private readonly natives: ReadonlyMap<string, NativeModule>;
  /** Names that are not modules of a modelled package: every attribute of a package is looked up as a module first. */
  private readonly absent = new Set<string>();
  private readonly waiting = new Map<string, Set<PyModule>>();

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
    const modelled = this.natives.get(name);
    const found = (modelled && !modelled.isFallback) || this.isModelled(name) ? null : this.finder.find(name);
    const native = found ? undefined : modelled;
    if (!native && !found) {
      if (this.isModelled(name)) this.absent.add(name);
      return null;
    }
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

  /** A modelled package contains only modelled modules: torch is never read from the file system. */
  private isModelled(name: string): boolean {
    const root = name.split('.')[0] ?? name;
    const outermost = this.natives.get(root);
    return outermost !== undefined && !outermost.isFallback && root !== name;
  }

  /** Imported modules, parents first, that may still add to a registry. */
  private expect(module: PyModule): void {
    if (module.isModelled) return;
    const parent = module.name.includes('.') ? module.name.slice(0, module.name.lastIndexOf('.')) : null;
    if (parent !== null) this.get(parent);
    let group = this.waiting.get(module.package);
    if (!group) this.waiting.set(module.package, (group = new Set()));
    group.add(module);
  }

  missing(name: string): PyModule {
    const known = this.modules.get(name);
    if (known) return known;
    const module = new PyModule(name, '', true, true, null, null);
    module.state = 'done';
    module.openStar = new Unknown(`the module \`${name}\` was not found`);
    this.modules.set(name, module);
    return module;
  }

  run(m: Machine, module: PyModule): void {
    if (module.state !== 'waiting') return;
    module.state = 'running';
    this.waiting.get(module.package)?.delete(module);
    const { native, found } = module;
    if (native) for (const [name, value] of native.attrs?.(m) ?? []) module.scope.vars.set(name, value);
    const source = native ? (native.source === undefined ? null : this.read(native.source)) : (found?.load() ?? null);
    module.source = source;
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
      if (module.state !== 'done') module.state = 'waiting';
    }
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
    importing.modules++;
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
      m.frame = inside;
      module.openStar = m.unknown(`importing \`${module.name}\` raises ${error.type}: ${messageOf(m, error.value)}`);
    } finally {
      importing.package = before;
      importing.modules--;
      m.frame = frame;
      m.depth = depth;
    }
  }

  parseText(text: string): ProgramText {
    return this.parse(text);
  }

  fill(m: Machine, container: Container): boolean {
    if (container.home === null || m.importing.modules > 0) return false;
    const group = this.waiting.get(container.home);
    if (!group || group.size === 0) return false;
    // Running one may add others; those run too.
    for (const module of group) this.run(m, module);
    return true;
  }
}
