import { Unknown } from '../../data';

/** What a program finds at a path. Unknown if the path may not be looked at; the reason says why. */
export type FoundData =
  | {
      readonly kind: 'file';
      /** Its bytes, as code units 0 to 255. */
      readonly bytes: () => string | Unknown;
    }
  | {
      readonly kind: 'folder';
      readonly names: () => readonly string[] | Unknown;
    }
  | { readonly kind: 'missing' }
  | Unknown;

/** The files that a program can read as data. */
export interface ProgramFiles {
  find(path: string): FoundData;
  /** The path without links and without `..`. */
  real(path: string): string | Unknown;
  /** The absolute paths under which the place is known: as the text says, and without links. */
  names(path: string): readonly string[];
}

/** For programs that have no files. */
export const NO_FILES: ProgramFiles = {
  find: () => new Unknown('files are not read'),
  real: () => new Unknown('files are not read'),
  names: path => [plainPath(path)],
};

/** A path without `.`, `..` and empty parts, as far as the text alone says. */
export function plainPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '' && part !== '.' && (part !== '..' || !path.startsWith('/'))) parts.push(part);
  }
  return (path.startsWith('/') ? '/' : '') + parts.join('/');
}
