import type { Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { sep } from 'node:path';
import { toFileError } from './errors';
import type { PythonFiles } from './host';
import { comparePaths } from './paths';

const SKIPPED = new Set(['.git', 'node_modules', 'build', 'dist', '__pycache__', '.tox', '.eggs']);

/** The Python files among the given paths and in the given folders. A path given explicitly is never skipped. */
export async function pythonFiles(paths: readonly string[]): Promise<PythonFiles> {
  const walk = new Walk();
  for (const path of paths) await walk.named(path);
  return { files: [...walk.files].sort(comparePaths), errors: walk.errors };
}

class Walk {
  readonly files = new Set<string>();
  readonly errors: { file: string; message: string }[] = [];

  async named(path: string): Promise<void> {
    await this.reporting(path, async () => {
      if ((await stat(path)).isDirectory()) await this.folder(path, []);
      else this.files.add(path);
    });
  }

  /** `above` contains the real paths of the enclosing folders. A link back to one of them, or to a parent of one, is not followed. */
  private async folder(path: string, above: readonly string[]): Promise<void> {
    const real = await realpath(path);
    if (above.some(one => `${one}${sep}`.startsWith(real.endsWith(sep) ? real : `${real}${sep}`))) return;
    const entries = await readdir(path, { withFileTypes: true });
    if (above.length > 0 && entries.some(entry => entry.name === 'pyvenv.cfg')) return;
    const within = [...above, real];
    for (const entry of entries) {
      const child = join(path, entry.name);
      await this.reporting(child, async () => {
        const kind = entry.isSymbolicLink() ? await linked(child) : entry;
        if (kind?.isDirectory()) {
          if (!SKIPPED.has(entry.name)) await this.folder(child, within);
        } else if (kind?.isFile() && entry.name.endsWith('.py')) this.files.add(child);
      });
    }
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
