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

/**
 * What a program may have done to files. It writes none: what it would have written is unknown from then on. What an import does counts for all
 * later runs, because it is not imported again; anything else counts for one run.
 */
export class FileChanges {
  private readonly lasting = new Changes();
  private current = new Changes();

  startRun(): void {
    this.current = new Changes();
  }
  /** Code that could not be analyzed has run. */
  mayCreate(importing: boolean): void {
    (importing ? this.lasting : this.current).mayHaveCreated = true;
  }
  /** @param names the names of the place, or null if it is unknown */
  write(names: readonly string[] | null, importing: boolean): void {
    if (names === null) this.mayCreate(importing);
    else for (const name of names) (importing ? this.lasting : this.current).written.add(name);
  }
  /** Whether files may exist that did not exist before the run. */
  get mayHaveCreated(): boolean {
    return this.lasting.mayHaveCreated || this.current.mayHaveCreated;
  }
  /** Whether the program has written the file, or something in the folder. */
  changed(names: readonly string[]): boolean {
    return [...this.lasting.written, ...this.current.written].some(each =>
      names.some(name => each === name || each.startsWith(`${name}/`) || name.startsWith(`${each}/`)),
    );
  }
}

class Changes {
  mayHaveCreated = false;
  readonly written = new Set<string>();
}

/** A path without `.`, `..` and empty parts, as far as the text alone says. */
export function plainPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '' && part !== '.' && (part !== '..' || !path.startsWith('/'))) parts.push(part);
  }
  return (path.startsWith('/') ? '/' : '') + parts.join('/');
}
