import { readdirSync, readFileSync, statSync, type Stats } from 'node:fs';
import { nodeData, type DataFiles } from './data-files';
import { comparePaths } from './paths';

/** Files that are read synchronously, for work on a snapshot of them. */
export interface SyncFiles {
  /** The text of a UTF-8 file, or null if there is none. */
  read(path: string): string | null;
  /** Whether the file exists, or the folder if the path ends in a slash. */
  exists(path: string): boolean;
  /** The names of the files and folders in a folder; none if it cannot be read. */
  list(path: string): readonly string[];
  /** Data that programs open. */
  readonly data: DataFiles;
}

/** Files on disk. Whether a file exists is cached, because the same few folders are asked often. */
export function nodeFiles(): SyncFiles {
  const known = new Map<string, boolean>();
  const folders = new Map<string, readonly string[]>();
  return {
    data: nodeData,
    read(path) {
      try {
        const text = readFileSync(path, 'utf8');
        return text.startsWith('\ufeff') ? text.slice(1) : text;
      } catch {
        return null;
      }
    },
    list(path) {
      let names = folders.get(path);
      if (names === undefined) folders.set(path, (names = namesIn(path)));
      return names;
    },
    exists(path) {
      let found = known.get(path);
      if (found === undefined) {
        found = path.endsWith('/') ? (statsOf(path)?.isDirectory() ?? false) : (statsOf(path)?.isFile() ?? false);
        known.set(path, found);
      }
      return found;
    },
  };
}

function namesIn(path: string): readonly string[] {
  try {
    return readdirSync(path).sort(comparePaths);
  } catch {
    return [];
  }
}

/** Null for what cannot be there either: a name too long for the file system, links in a circle, a folder that may not be read. */
function statsOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}
