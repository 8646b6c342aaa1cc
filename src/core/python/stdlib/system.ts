import { InstanceEntries, type DictEntry, type HashKey, type Machine, type PyModule, PyDict, valueOf } from '../machine';
import type { Value } from '../data';

/** `sys.modules`: everything that has been imported. A program sets what an import gives by it. */
class ModuleEntries extends InstanceEntries {
  constructor(private readonly machine: Machine) {
    super(machine, {
      get attrs() {
        return new Map(
          [...machine.loader.modules].flatMap(([name, module]): [string, Value][] => (isLoaded(module) ? [[name, valueOf(module)]] : [])),
        );
      },
      set: (m, name, value) => {
        m.loader.replace(name, value);
      },
      delete: (m, name) => m.loader.forget(name),
    });
  }
  override get(key: HashKey): DictEntry | undefined {
    const module = typeof key === 'string' ? this.machine.loader.modules.get(key) : undefined;
    if (!module || !isLoaded(module)) return undefined;
    const { machine } = this;
    return {
      key: module.name,
      get value() {
        return valueOf(module);
      },
      set value(changed: Value) {
        machine.loader.replace(module.name, changed);
      },
    };
  }
  override has(key: HashKey): boolean {
    return this.get(key) !== undefined;
  }
}

/** A module that was only searched for has not been loaded. */
function isLoaded(module: PyModule): boolean {
  return !module.isMissing && (module.isModelled || module.isImported || module.state !== 'waiting');
}

class LoadedModules extends PyDict {
  constructor(m: Machine) {
    super(undefined, new ModuleEntries(m));
  }
  // Importing is not undone with the branch of an undecided condition that did it.
  override save(): ReturnType<PyDict['save']> {
    return { attrs: this.attrs, entries: new Map(), open: null };
  }
  override restore(): void {
    return undefined;
  }
}

export function loadedModules(m: Machine): PyDict {
  return new LoadedModules(m);
}
