/** The part of the standard library that models use: natives in TypeScript, behaviour in Python. */
import { ELLIPSIS, Unknown, type Value } from '../data';
import { builtinClass, Inventory, Native, PyGenericAlias, type NativeModule, type PythonText } from '../machine';
import { fileAccess } from './file-access';
import { scanJson } from './json-scan';
import { math } from './math';
import { FLAGS_MODULE, re } from './re';
import { importlib } from './importlib';
import { ast } from './ast';
import readNames from './python.names';
import { loadedModules } from './system';
import { scanToml } from './toml-scan';
import abcText from './python/abc.py';
import argparseText from './python/argparse.py';
import asyncioText from './python/asyncio.py';
import collectionsText from './python/collections.py';
import collectionsAbcText from './python/collections_abc.py';
import contextvarsText from './python/contextvars.py';
import contextlibText from './python/contextlib.py';
import configparserText from './python/configparser.py';
import configparserErrorsText from './python/configparser_errors.py';
import copyText from './python/copy.py';
import csvText from './python/csv.py';
import dataclassesText from './python/dataclasses.py';
import enumText from './python/enum.py';
import functoolsText from './python/functools.py';
import bisectText from './python/bisect.py';
import fnmatchText from './python/fnmatch.py';
import globText from './python/glob.py';
import heapqText from './python/heapq.py';
import importlibResourcesText from './python/importlib_resources.py';
import ioText from './python/io.py';
import jsonText from './python/json.py';
import inspectText from './python/inspect.py';
import keywordText from './python/keyword.py';
import itertoolsText from './python/itertools.py';
import listingText from './python/listing.py';
import loggingText from './python/logging.py';
import sysText from './python/misc_sys.py';
import timeText from './python/misc_time.py';
import numbersText from './python/numbers.py';
import operatorText from './python/operator.py';
import osFilesText from './python/os_files.py';
import osPathText from './python/os_path.py';
import environmentText from './python/os_environment.py';
import pathlibText from './python/pathlib.py';
import pkgutilText from './python/pkgutil.py';
import randomText from './python/random.py';
import reFlagsText from './python/re_flags.py';
import shutilText from './python/shutil.py';
import stringText from './python/string.py';
import textwrapText from './python/textwrap.py';
import threadingText from './python/threading.py';
import tomllibText from './python/tomllib.py';
import urllibParseText from './python/urllib_parse.py';
import typesText from './python/types.py';
import typingText from './python/typing.py';
import warningsText from './python/warnings.py';

const PYTHON: Readonly<Record<string, PythonText>> = {
  'argparse': argparseText,
  'asyncio': asyncioText,
  'collections': collectionsText,
  'collections.abc': collectionsAbcText,
  'configparser': configparserText,
  '_configparser_errors': configparserErrorsText,
  'contextlib': contextlibText,
  'contextvars': contextvarsText,
  'copy': copyText,
  'csv': csvText,
  'dataclasses': dataclassesText,
  'enum': enumText,
  'functools': functoolsText,
  'inspect': inspectText,
  'itertools': itertoolsText,
  'keyword': keywordText,
  'logging': loggingText,
  'numbers': numbersText,
  'operator': operatorText,
  'os.path': osPathText,
  'shutil': shutilText,
  'string': stringText,
  'textwrap': textwrapText,
  'threading': threadingText,
  'urllib.parse': urllibParseText,
  'bisect': bisectText,
  'fnmatch': fnmatchText,
  'glob': globText,
  'heapq': heapqText,
  'importlib.resources': importlibResourcesText,
  'io': ioText,
  '_listing': listingText,
  '_os_files': osFilesText,
  'pathlib': pathlibText,
  'pkgutil': pkgutilText,
  'typing': typingText,
  'typing_extensions': typingText,
  'warnings': warningsText,
};

/** Modules whose names models use without depending on what they do: everything in them is unknown. */
const OPAQUE = [
  'datetime',
  'platform',
  'multiprocessing',
  'subprocess',
  'tempfile',
  'uuid',
  'pickle',
  'hashlib',
  'zipfile',
  'tarfile',
  'gzip',
  'bz2',
  'lzma',
  'urllib',
  'http',
  'socket',
  'struct',
  'ctypes',
  'signal',
  'traceback',
  'pprint',
  'queue',
  'concurrent',
  'weakref',
  'gc',
  'atexit',
  'getpass',
  'errno',
  'stat',
  'locale',
  'codecs',
  'unicodedata',
  'difflib',
  'decimal',
  'fractions',
  'statistics',
  'array',
  'secrets',
  'base64',
  'binascii',
  'xml',
  'html',
  'sqlite3',
  'unittest',
  'doctest',
  'pdb',
  'timeit',
  'cProfile',
  'profile',
  'tracemalloc',
  'dis',
  'tokenize',
  'token',
  'code',
  'select',
  'shlex',
  'cmath',
  'zlib',
  'mmap',
  'email',
  'calendar',
  'runpy',
  'site',
  'sysconfig',
  'marshal',
  'copyreg',
  'reprlib',
  'graphlib',
  'sched',
];

/**
 * Modules that a file of the program can shadow, if its folder comes first on Python's path. The others are imported when Python starts or by
 * torch itself, which could not be imported if a file shadowed them.
 */
const REPLACEABLE: ReadonlySet<string> = new Set([
  ...['cProfile', 'code', 'configparser', 'decimal', 'doctest', 'fractions', 'getpass', 'graphlib', 'html', 'pdb', 'profile', 'sched'],
  ...['secrets', 'shlex', 'sqlite3', 'statistics', 'sysconfig', 'tracemalloc', 'unicodedata', 'xml'],
]);

const isUnknown = new Native('is_unknown', (_m, [value]) => value instanceof Unknown);
const UNKNOWNS: readonly (readonly [string, Value])[] = [
  ['_unknown', new Native('unknown', (m, [reason]) => (typeof reason === 'string' ? m.unknown(reason) : (reason ?? null)))],
  ['_is_unknown', isUnknown],
];

/** What Python's own modules contain: a name that is in them and not in ours is unknown. */
const INVENTORY = new Inventory(readNames);
const OS_FILES =
  'from _os_files import DirEntry, PathLike, fspath, getcwd, link, listdir, makedirs, mkdir, remove, removedirs, rename, renames, replace\n' +
  'from _os_files import rmdir, scandir, symlink, unlink, walk\n';

/** The modules for the loader. One set serves any number of machines. */
export function pythonModules(): readonly NativeModule[] {
  const text = Object.entries(PYTHON).map(([name, source]): NativeModule => ({
    name,
    source,
    isPackage: !name.includes('.'),
    isReplaceable: REPLACEABLE.has(name),
    attrs: () => UNKNOWNS,
  }));
  const opaque = OPAQUE.map((name): NativeModule => ({
    name,
    isPackage: true,
    isReplaceable: REPLACEABLE.has(name),
  }));
  const given = (name: string, source: PythonText, attrs: Readonly<Record<string, Value>>): NativeModule => ({
    name,
    source,
    attrs: () => Object.entries(attrs),
  });
  const unknown = (reason: string): Native => new Native('unknown', () => new Unknown(reason));
  const all: readonly NativeModule[] = [
    ...opaque,
    ...text,
    math,
    fileAccess,
    re,
    { name: FLAGS_MODULE, source: reFlagsText },
    given('abc', abcText, { ABCMeta: builtinClass('ABCMeta') }),
    given('types', typesText, {
      _ModuleType: builtinClass('module'),
      _UnionType: builtinClass('UnionType'),
      _alias: new PyGenericAlias(null, []),
    }),
    // A module of its own: whatever `os` does not have is unknown, the builtins that its text would use as well.
    given('_os_environment', environmentText, { _variable: unknown('the environment is unknown') }),
    given('random', randomText, { _random: unknown('it is random') }),
    given('time', timeText, { _now: unknown('it depends on the current time') }),
    { name: 'sys', source: sysText, attrs: m => [...UNKNOWNS, ['modules', loadedModules(m)]] },
    ...importlib,
    ast,
    {
      ...given('json', jsonText, {
        _unknown: unknown('JSON is not supported'),
        _scan: new Native('scan', scanJson),
        _is_unknown: isUnknown,
      }),
      isPackage: true,
    },
    given('tomllib', tomllibText, { _is_unknown: isUnknown, _scan: new Native('scan', scanToml) }),
    {
      name: 'os',
      isPackage: true,
      source: 'from . import path\nfrom _os_environment import environ, getenv\n' + OS_FILES,
      attrs: () => [
        ['sep', '/'],
        ['linesep', '\n'],
        ['name', 'posix'],
      ],
    },
    { name: '__future__', lookup: () => ELLIPSIS },
    { name: 'builtins', lookup: (m, name) => m.loader.builtins.get(name) },
  ];
  return all.map(module => ({ ...module, inventory: INVENTORY }));
}
