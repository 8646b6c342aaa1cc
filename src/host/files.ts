import { readFileSync, statSync } from 'node:fs';

/** Files read at once, for work that is done over a snapshot of them. */
export interface SyncFiles {
  /** The text of a UTF-8 file; null where there is none. */
  read(path: string): string | null;
  /** Whether there is such a file, or with a slash at its end such a folder. */
  exists(path: string): boolean;
}

/** Node's files. Whether a file is there is asked often, of the same few folders. */
export function nodeFiles(): SyncFiles {
  const known = new Map<string, boolean>();
  return {
    read(path) {
      try {
        const text = readFileSync(path, 'utf8');
        return text.startsWith('\ufeff') ? text.slice(1) : text;
      } catch {
        return null;
      }
    },
    exists(path) {
      let found = known.get(path);
      if (found === undefined) {
        const stats = statSync(path, { throwIfNoEntry: false });
        found = path.endsWith('/') ? (stats?.isDirectory() ?? false) : (stats?.isFile() ?? false);
        known.set(path, found);
      }
      return found;
    },
  };
}
