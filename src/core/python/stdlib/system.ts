import { type DictEntry, type HashKey, type Machine, type NativeModule, evaluateText, lenient, Native, PyDict } from '../machine';
import { unbox, Unknown, type Value } from '../data';

/** `sys.modules`: everything that has been imported or can be. */
class ModuleEntries extends Map<HashKey, DictEntry> {
  constructor(private readonly m: Machine) {
    super();
  }
  override get(key: HashKey): DictEntry | undefined {
    const module = typeof key === 'string' ? this.m.loader.modules.get(key) : undefined;
    return module && { key: module.name, value: module };
  }
  override has(key: HashKey): boolean {
    return this.get(key) !== undefined;
  }
}

export function loadedModules(m: Machine): PyDict {
  const dict = new PyDict();
  dict.entries = new ModuleEntries(m);
  return dict;
}

/** Python's `importlib`. */
export const importlib: NativeModule = {
  name: 'importlib',
  isPackage: true,
  attrs: () => [
    [
      'import_module',
      lenient('import_module(name, package=None)', (m, [name, around]) => {
        const text = unbox(name);
        if (typeof text !== 'string') return m.unknown('the name of the imported module is unknown');
        const from = unbox(around);
        if (!text.startsWith('.')) return module(m, text);
        if (from instanceof Unknown) return from;
        if (from === null || from === '')
          m.raise('TypeError', `the 'package' argument is required to perform a relative import for '${text}'`);
        return typeof from === 'string' ? module(m, relative(text, from)) : m.raise('TypeError', '__package__ not set to a string');
      }),
    ],
    ['reload', new Native('reload', (_m, [module = null]) => module)],
  ],
  lookup: (_m, name) => (name.startsWith('__') ? undefined : new Unknown(`\`importlib.${name}\` is not modelled`)),
};

function module(m: Machine, name: string): Value {
  return m.loader.get(name) ?? m.raise('ModuleNotFoundError', `No module named '${name}'`);
}

function relative(name: string, around: string): string {
  const dots = /^\.+/.exec(name)?.[0].length ?? 0;
  const base = around.split('.').slice(0, around.split('.').length - (dots - 1));
  return [...base, name.slice(dots)].filter(part => part !== '').join('.');
}

/** `ast.literal_eval`: raises if the text is not a literal. */
export const ast: NativeModule = {
  name: 'ast',
  attrs: () => [
    [
      'literal_eval',
      new Native('literal_eval', (m, [text = null]) => {
        const plain = unbox(text);
        if (typeof plain !== 'string') return plain instanceof Unknown ? plain : text;
        if (!/^[\s\d\w'"()[\]{},.:+-]*$/.test(plain) || /\w\s*\(/.test(plain)) m.raise('ValueError', `malformed node or string: ${plain}`);
        return evaluateText(m, plain);
      }),
    ],
  ],
  lookup: (_m, name) => (name.startsWith('__') ? undefined : new Unknown(`\`ast.${name}\` is not modelled`)),
};
