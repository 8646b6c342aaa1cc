import { unbox, Unknown, type Value } from '../data';
import {
  findModule,
  importModule,
  isTesting,
  lenient,
  makeDict,
  Native,
  native,
  notFound,
  PyList,
  PyModule,
  PyTuple,
  relativeName,
  type Machine,
  type NativeModule,
} from '../machine';
import abcText from './python/importlib_abc.py';
import machineryText from './python/importlib_machinery.py';
import metadataText from './python/importlib_metadata.py';
import utilText from './python/importlib_util.py';

/** A computed name of a module, absolute or relative to a package. */
function absoluteName(m: Machine, name: Value, around: Value): string | Unknown {
  const text = unbox(name);
  if (typeof text !== 'string') return m.unknown('the name of the imported module is unknown');
  const from = unbox(around);
  if (!text.startsWith('.')) return text;
  if (from instanceof Unknown) return from;
  if (from === null || from === '') m.raise('TypeError', `the 'package' argument is required to perform a relative import for '${text}'`);
  return typeof from === 'string' ? relativeName(text, from) : m.raise('TypeError', '__package__ not set to a string');
}

const attrs: readonly (readonly [string, Value])[] = [
  [
    'import_module',
    lenient('import_module(name, package=None)', (m, [name, around]) => {
      const path = absoluteName(m, name, around);
      return path instanceof Unknown ? path : importModule(m, path);
    }),
  ],
  ['reload', new Native('reload', (_m, [module = null]) => module)],
  ['invalidate_caches', new Native('invalidate_caches', () => null)],
];

/** What the Python texts of `importlib` are built on. */
const PARTS: readonly (readonly [string, Value])[] = [
  [
    '_locate',
    native('_locate(name, package)', (m, [name, around]) => {
      const path = absoluteName(m, name, around);
      if (path instanceof Unknown) return path;
      // Python imports the package to search in it.
      const dot = path.lastIndexOf('.');
      if (dot !== -1 && !findModule(m, path.slice(0, dot))) throw notFound(m, path.slice(0, dot));
      const module = m.loader.get(path);
      return module && !module.isMissing ? new PyTuple([path, module.isModelled ? null : module.file, module.isPackage]) : null;
    }),
  ],
  [
    '_module_at',
    native('_module_at(name, file)', (m, [name, file]) => {
      const [text, path] = [unbox(name), unbox(file)];
      if (typeof text !== 'string' || typeof path !== 'string') return m.unknown('the file of the imported module is unknown');
      return m.loader.at(text, path) ?? m.unknown(`the file of the module \`${text}\` is not in a folder that is searched`);
    }),
  ],
  [
    '_run_module',
    native('_run_module(module)', (m, [module]) => {
      if (module instanceof PyModule) m.loader.run(m, module);
      return null;
    }),
  ],
  [
    '_version',
    native('_version(name)', (m, [name]) => {
      const text = unbox(name);
      if (typeof text !== 'string') return text instanceof Unknown ? text : m.unknown('the name of the package is unknown');
      return m.loader.version(m, text);
    }),
  ],
  [
    'packages_distributions',
    native('packages_distributions()', m =>
      makeDict([...m.loader.packages()].map(([name, distributions]) => [name, new PyList([...distributions])] as const)),
    ),
  ],
  ['_is_testing', new Native('_is_testing', m => isTesting(m))],
  ['_unknown', new Native('unknown', (_m, [reason]) => (typeof reason === 'string' ? new Unknown(reason) : (reason ?? null)))],
];

/** Python's `importlib`. */
export const importlib: readonly NativeModule[] = [
  { name: 'importlib', isPackage: true, attrs: () => attrs },
  ...Object.entries({ abc: abcText, machinery: machineryText, metadata: metadataText, util: utilText }).map(
    ([name, source]): NativeModule => ({ name: `importlib.${name}`, source, attrs: () => PARTS }),
  ),
  {
    name: 'importlib_metadata',
    source: 'from importlib.metadata import *\nfrom importlib.metadata import PackageNotFoundError\n',
    isFallback: true,
  },
];
