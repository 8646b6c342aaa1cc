import type { Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, sep } from 'node:path';
import { toFileError } from './errors';
import { FileError, type PythonFiles } from './host';
import { comparePaths } from './paths';

const SKIPPED = new Set(['.git', 'node_modules', 'build', 'dist', '__pycache__', '.tox', '.eggs']);

/** The Python files among the given paths and in the given folders. A path given explicitly is never skipped. */
export async function pythonFiles(paths: readonly string[]): Promise<PythonFiles> {
  const walk = new Walk();
  for (const path of paths) await walk.named(path);
  await walk.followLinks();
  return { files: [...walk.files.values()].sort(comparePaths), errors: walk.errors };
}

class Walk {
  /** By their real paths: what several links lead to is found once. */
  readonly files = new Map<string, string>();
  private readonly folders = new Set<string>();
  /** Followed at the end, so that a file is named by its own path where it has one. */
  private readonly links: string[] = [];
  /** The real paths of the named folders. */
  private readonly roots: string[] = [];
  readonly errors: { file: string; message: string }[] = [];

  async named(path: string): Promise<void> {
    await this.reporting(path, async () => {
      const stats = await stat(path);
      if (stats.isDirectory()) await this.folder(path, true);
      else if (stats.isFile()) this.found(await realpath(path), path);
      else throw new FileError('It is neither a file nor a folder.');
    });
  }

  private found(real: string, path: string): void {
    if (!this.files.has(real)) this.files.set(real, path);
  }

  /** Links are followed, and a folder to which several of them lead, or one inside it, is searched once. */
  private async folder(path: string, isNamed: boolean): Promise<void> {
    const real = await realpath(path);
    if (isNamed) this.roots.push(real);
    if (this.folders.has(real)) return;
    this.folders.add(real);
    const entries = await readdir(path, { withFileTypes: true });
    if (!isNamed && entries.some(entry => entry.name === 'pyvenv.cfg')) return;
    for (const entry of entries) {
      const child = join(path, entry.name);
      if (entry.isSymbolicLink()) this.links.push(child);
      else await this.reporting(child, () => this.entry(child, entry.name, entry, join(real, entry.name)));
    }
  }

  async followLinks(): Promise<void> {
    for (let link = this.links.shift(); link !== undefined; link = this.links.shift()) {
      const path = link;
      await this.reporting(path, async () => {
        const target = await linked(path);
        const real = target && (await realpath(path));
        // A link to a folder around the named ones leads out of what was asked for.
        if (real && !this.roots.some(root => root.startsWith(`${real}${sep}`))) await this.entry(path, basename(path), target, real);
      });
    }
  }

  private async entry(path: string, name: string, kind: Pick<Stats, 'isDirectory' | 'isFile'>, real: string): Promise<void> {
    if (kind.isDirectory()) {
      if (!SKIPPED.has(name)) await this.folder(path, false);
    } else if (kind.isFile() && name.endsWith('.py')) this.found(real, path);
  }

  private async reporting(path: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.errors.push({ file: path, message: toFileError(error).message });
    }
  }
}

/** The target of a symbolic link, or null if it does not exist. */
function linked(path: string): Promise<Stats | null> {
  return stat(path).catch(() => null);
}

/** Unlike Node's `join`, it keeps a leading `./`: paths stay as given. */
function join(folder: string, name: string): string {
  return folder.endsWith(sep) || folder.endsWith('/') ? folder + name : folder + sep + name;
}
