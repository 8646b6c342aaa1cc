import type { DataAccess } from './data-files';
import type { PythonParser, PythonSource } from '../../python/syntax';
import { SourceRefused } from '../../python/syntax';
import type { Finder, FoundModule } from '../../python/machine';
import { whyNotFollowed } from './packages';

/** Files as the host reads them. Paths have forward slashes or backslashes, as the host returns them. */
export interface SourceFiles {
  /** The text of a UTF-8 file, or null if there is none. */
  read(path: string): string | null;
  exists(path: string): boolean;
  /** The names of the files and folders in a folder; none if it cannot be read. */
  list?(path: string): readonly string[];
  /** Data that programs open; omitted by a host that has none. */
  readonly data?: DataAccess;
}

/** Parsed files, cached as long as their text is unchanged. */
export class SourceCache {
  private readonly sources = new Map<string, PythonSource | null>();
  /** Texts that were read but not parsed. */
  private readonly texts = new Map<string, string | null>();

  constructor(
    private readonly parser: PythonParser,
    private readonly files: SourceFiles,
  ) {}

  get data(): DataAccess | null {
    return this.files.data ?? null;
  }

  parse(text: string): PythonSource {
    return this.parser.parse(text);
  }

  exists(path: string): boolean {
    return this.sources.has(path) || this.files.exists(path);
  }

  list(path: string): readonly string[] {
    return this.files.list?.(path) ?? [];
  }

  text(path: string): string | null {
    let text = this.texts.get(path);
    if (text === undefined) this.texts.set(path, (text = this.files.read(path)));
    return text;
  }

  load(path: string): PythonSource | null {
    const known = this.sources.get(path);
    if (known !== undefined) return known;
    const source = this.read(path);
    this.sources.set(path, source);
    return source;
  }

  /** The number of characters in these files, as far as they are cached. */
  lengthOf(paths: Iterable<string>): number {
    let length = 0;
    for (const path of paths) length += (this.sources.get(path)?.text ?? this.texts.get(path) ?? '').length;
    return length;
  }

  /** Frees all files but these. */
  keepOnly(paths: ReadonlySet<string>): void {
    for (const [path, source] of this.sources) {
      if (paths.has(path)) continue;
      source?.dispose();
      this.sources.delete(path);
    }
    for (const path of this.texts.keys()) if (!paths.has(path)) this.texts.delete(path);
  }

  private read(path: string): PythonSource | null {
    const text = this.text(path);
    if (text === null) return null;
    // From here on, the source owns the text.
    this.texts.delete(path);
    try {
      return this.parser.parse(text);
    } catch (error) {
      if (error instanceof SourceRefused) return null;
      throw error;
    }
  }
}

/** Finds modules in folders, first folder first. */
export class PathFinder implements Finder {
  private readonly found = new Map<string, FoundModule | null>();
  /** The files whose text or tree was read. */
  readonly paths = new Set<string>();

  constructor(
    private readonly cache: SourceCache,
    private readonly roots: readonly string[],
  ) {}

  find(name: string): FoundModule | null {
    const known = this.found.get(name);
    if (known !== undefined) return known;
    const found = this.search(name);
    this.found.set(name, found);
    return found;
  }

  /** Uses this file for this module, wherever else a file of its name may be. */
  pin(name: string, file: string): void {
    this.found.set(name, this.moduleAt(file, /(?:^|[\\/])__init__\.py$/.test(file)));
  }

  at(file: string): FoundModule | null {
    if (/(?:^|[\\/])\.\.(?:[\\/]|$)/.test(file)) return null;
    const absolute = (path: string): string => this.cache.data?.absolute(path) ?? path;
    const wanted = absolute(file);
    const root = this.roots.find(each => wanted.startsWith(join(absolute(each), '')) || each === '');
    if (root === undefined) return null;
    // As the search would give it: `__file__` is absolute, the folders of the search path may be relative.
    const found = root === '' ? file : join(root, wanted.slice(join(absolute(root), '').length));
    return this.cache.exists(found) ? this.moduleAt(found, /(?:^|[\\/])__init__\.py$/.test(found)) : null;
  }

  version(name: string): string | null {
    const wanted = normalized(name);
    for (const root of this.roots) {
      for (const folder of this.cache.list(root)) {
        const [, distribution = '', version = ''] = /^(.+)-([^-]+)\.dist-info$/.exec(folder) ?? [];
        if (version !== '' && normalized(distribution) === wanted) return version;
      }
    }
    return null;
  }

  packages(): ReadonlyMap<string, readonly string[]> {
    const found = new Map<string, string[]>();
    for (const root of this.roots) {
      for (const folder of this.cache.list(root)) {
        const [, distribution] = /^(.+)-[^-]+\.dist-info$/.exec(folder) ?? [];
        if (distribution === undefined) continue;
        const path = join(root, folder);
        const declared = this.cache.text(`${path}/top_level.txt`)?.split(/\s+/).filter(Boolean);
        for (const name of declared ?? topLevelModules(this.cache.text(`${path}/RECORD`) ?? '')) {
          const known = found.get(name);
          if (known) known.push(distribution);
          else found.set(name, [distribution]);
        }
      }
    }
    return found;
  }

  /** Folders of installed packages come after the standard library on Python's path, other folders before it. */
  private isInstalled(root: string): boolean {
    return /(?:^|[\\/])(?:site|dist)-packages[\\/]?$/.test(root) || this.cache.list(root).some(name => name.endsWith('.dist-info'));
  }

  private search(name: string): FoundModule | null {
    const parts = name.split('.');
    // Nothing outside the folders is ever opened, whatever a program asks for.
    if (parts.some(part => part === '' || /[/\\:\0]/.test(part))) return null;
    // The contents of a package are searched in the package.
    const parent = parts.length > 1 ? this.find(parts.slice(0, -1).join('.')) : null;
    if (parts.length > 1 && !parent?.isPackage) return null;
    const folders = parent ? [parent.file.replace(/[\\/]__init__\.py$/, '')] : this.roots;
    const last = parts.at(-1) ?? name;
    for (const folder of folders) {
      const found = this.moduleIn(folder, last);
      if (found) return { ...found, ...(parent ? sharedBy(parent) : this.installation(folder, name)) };
    }
    return this.extensionModule(folders, last) ?? this.namespacePackage(folders, last);
  }

  private moduleIn(folder: string, last: string): FoundModule | null {
    const path = join(folder, last);
    if (this.cache.exists(`${path}/__init__.py`)) return this.moduleAt(`${path}/__init__.py`, true);
    return this.cache.exists(`${path}.py`) ? this.moduleAt(`${path}.py`, false) : null;
  }

  /** A package of the program itself is followed, even if it has the name of an installed one that is not. */
  private installation(root: string, name: string): Partial<FoundModule> {
    const isInstalled = this.isInstalled(root);
    const opaque = isInstalled ? whyNotFollowed(name) : null;
    return opaque === null ? { isInstalled } : { isInstalled, opaque };
  }

  /** A compiled module: it is there, but there is no source to read. */
  private extensionModule(folders: readonly string[], last: string): FoundModule | null {
    for (const folder of folders) {
      const name = this.cache.list(folder === '' ? '.' : folder).find(file => file.startsWith(`${last}.`) && /\.(?:so|pyd)$/.test(file));
      if (name !== undefined)
        return { file: join(folder, name), isPackage: false, opaque: `\`${last}\` is compiled code`, text: () => null, load: () => null };
    }
    return null;
  }

  /** A folder without `__init__.py` is also a package, if nothing else has its name. */
  private namespacePackage(folders: readonly string[], last: string): FoundModule | null {
    for (const folder of folders) {
      const path = join(folder, last);
      if (this.cache.exists(`${path}/`))
        return { ...this.moduleAt(`${path}/__init__.py`, true), text: () => '', load: () => this.cache.parse('') };
    }
    return null;
  }

  private moduleAt(file: string, isPackage: boolean): FoundModule {
    const path = this.cache.data?.absolute(file) ?? file;
    return {
      file,
      path,
      isPackage,
      text: () => {
        this.paths.add(file);
        return this.cache.text(file);
      },
      load: () => {
        this.paths.add(file);
        return this.cache.load(file);
      },
    };
  }
}

/** The modules that a wheel's list of files has at its top. */
function topLevelModules(record: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [, name = ''] of record.matchAll(/^([\w-]+)(?:\/[^,\n]*)?\.py,/gm)) names.add(name);
  return names;
}

/** What a module has in common with its package. */
function sharedBy({ isInstalled = false, opaque }: FoundModule): Partial<FoundModule> {
  return opaque === undefined ? { isInstalled } : { isInstalled, opaque };
}

/** The name of a distribution, in which case and separators make no difference. */
function normalized(name: string): string {
  return name.replaceAll(/[-_.]+/g, '-').toLowerCase();
}

function join(folder: string, name: string): string {
  return folder === '' || folder === '.' ? name : /[\\/]$/.test(folder) ? folder + name : `${folder}/${name}`;
}

/** The module name of a file, and the folder that contains its outermost package. */
export function moduleNameOf(file: string, exists: (path: string) => boolean): { readonly name: string; readonly root: string } {
  const parts = file.split(/[\\/]/);
  const last = (parts.pop() ?? file).replace(/\.py$/, '');
  const names = last === '__init__' ? [] : [last];
  let folder = parts;
  for (;;) {
    const path = folder.length === 1 && folder[0] === '' ? '/' : folder.join('/');
    const name = folder.at(-1);
    if (name === undefined || name === '' || name === '.' || name === '..' || !exists(join(path, '__init__.py'))) break;
    names.unshift(name);
    folder = folder.slice(0, -1);
  }
  const root = folder.length === 0 ? '.' : folder.length === 1 && folder[0] === '' ? '/' : folder.join('/');
  return { name: names.join('.') || last, root };
}
