import { closeSync, constants, fstatSync, openSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** What is at a path after all links have been followed; `real` is where they lead. */
export type FoundFile =
  | { readonly kind: 'file' | 'folder'; readonly real: string }
  /** Nothing; `real` is the nearest folder above that exists. */
  | { readonly kind: 'missing'; readonly real: string }
  /** A device, a pipe, a path that cannot be followed. */
  | { readonly kind: 'other' };

/**
 * Data files that a program opens. Paths are absolute and have forward slashes only; on Windows the drive is the first folder: `/C:/a/b`. Which
 * of them may be read is decided by the caller.
 */
export interface DataFiles {
  /** A path as the host gives it, in this form. */
  absolute(path: string): string;
  find(path: string): FoundFile;
  /** The bytes of the regular file at a real path, or null if it is larger than the limit or cannot be read. */
  bytes(real: string, limit: number): Uint8Array | null;
  /** The names in the folder at a real path, sorted by code units. */
  names(real: string): readonly string[] | null;
}

const isWindows = process.platform === 'win32';
/** Windows has neither flag. */
const FLAGS = isWindows ? 0 : constants.O_NOFOLLOW | constants.O_NONBLOCK;
const fromHost = (path: string): string => (isWindows ? `/${path.replaceAll('\\', '/')}` : path);
const toHost = (path: string): string => (isWindows ? path.slice(1).replaceAll('/', '\\') : path);

/** Data files on disk. Nothing is cached, so that a file changed meanwhile is read as it is. */
export const nodeData: DataFiles = {
  absolute: path => fromHost(resolve(path)),
  find(path) {
    const given = toHost(path);
    try {
      const real = realpathSync.native(given);
      const stats = statSync(real);
      return stats.isFile() || stats.isDirectory() ? { kind: stats.isFile() ? 'file' : 'folder', real: fromHost(real) } : { kind: 'other' };
    } catch (error) {
      return isMissing(error) ? nearestAbove(given) : { kind: 'other' };
    }
  },
  bytes(real, limit) {
    let file: number | null = null;
    try {
      // What has become a link or a pipe since it was found is neither followed nor waited for.
      file = openSync(toHost(real), constants.O_RDONLY | FLAGS);
      if (!fstatSync(file).isFile()) return null;
      const { size } = fstatSync(file);
      if (size > limit) return null;
      const bytes = new Uint8Array(limit + 1);
      let length = 0;
      for (let read = -1; read !== 0 && length <= limit; length += read) read = readSync(file, bytes, length, bytes.length - length, null);
      return length > limit ? null : bytes.subarray(0, length);
    } catch {
      return null;
    } finally {
      if (file !== null) closeSync(file);
    }
  },
  names(real) {
    try {
      return readdirSync(toHost(real)).sort();
    } catch {
      return null;
    }
  },
};

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

/** A link that leads nowhere counts as something that cannot be followed: where its target would be is not known to be missing. */
function nearestAbove(path: string): FoundFile {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    try {
      const real = realpathSync.native(folder);
      if (!statSync(real).isDirectory()) return { kind: 'other' };
      return isDangling(path, folder) ? { kind: 'other' } : { kind: 'missing', real: fromHost(real) };
    } catch (error) {
      if (!isMissing(error) || folder === dirname(folder)) return { kind: 'other' };
    }
  }
}

/** Whether the part of the path just below the folder exists, as a link. */
function isDangling(path: string, folder: string): boolean {
  const name = path
    .slice(folder.length)
    .split(/[\\/]/)
    .find(part => part !== '');
  return name !== undefined && (readdirSync(folder).includes(name) || name === '..');
}
