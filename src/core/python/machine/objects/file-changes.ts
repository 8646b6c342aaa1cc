import { Unknown } from '../../data';
import type { Mutable } from './journal';
import { plainPath, type FoundData, type ProgramFiles } from './program-files';
import type { ProgramState } from './program-state';

/** What a program has left at a path. */
export type Written =
  | {
      readonly kind: 'file';
      /** Its bytes, as code units 0 to 255. */
      readonly bytes: string;
    }
  /** A folder that did not exist before. */
  | { readonly kind: 'folder' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unknown' };

/** A program that changes more paths than this could have changed any. */
const MAX_PATHS = 2000;

interface State {
  readonly lasting: ReadonlyMap<string, Written>;
  readonly current: ReadonlyMap<string, Written>;
}

/**
 * What a program has done to files. None is really written: what it reads later at the same path is what it has written. What an import does counts
 * for all later runs, because it is not imported again; anything else counts for one run.
 */
export class FileChanges implements Mutable<State> {
  /** The paths without links, and as they were written; those of all imports are in both. */
  private lasting: ReadonlyMap<string, Written> = new Map();
  private current: ReadonlyMap<string, Written> = new Map();
  private lastingCode = false;
  private currentCode = false;

  startRun(): void {
    this.current = this.lasting;
    this.currentCode = false;
  }

  save(): State {
    return { lasting: this.lasting, current: this.current };
  }
  restore({ lasting, current }: State): void {
    this.lasting = lasting;
    this.current = current;
  }
  join(_m: ProgramState, a: State, b: State): State {
    return { lasting: joined(a.lasting, b.lasting), current: joined(a.current, b.current) };
  }

  /** Code that could not be analyzed has run. */
  mayCreate(importing: boolean): void {
    if (importing) this.lastingCode = true;
    else this.currentCode = true;
  }

  /** Whether files may exist that did not exist before the run. */
  get mayHaveCreated(): boolean {
    return this.lastingCode || this.currentCode;
  }

  /**
   * Records a change. The journal must have been told before.
   * @param names the names of the place, or null if it is unknown
   */
  write(names: readonly string[] | null, importing: boolean, written: Written): void {
    if (names === null || this.current.size > MAX_PATHS) {
      this.mayCreate(importing);
      return;
    }
    this.current = changed(this.current, names, written);
    if (importing) this.lasting = changed(this.lasting, names, written);
  }

  /** What is at a path now; null if the program has not changed it. */
  find(files: ProgramFiles, path: string): FoundData | null {
    const names = files.names(path);
    const unknown = new Unknown(`\`${path}\` is written by the program`);
    const [own, above] = [this.at(names), this.above(names)];
    if (own) return own.kind === 'unknown' ? unknown : found(own, path, () => this.names(files, path, names, own));
    if (above) return above.kind === 'unknown' || above.kind === 'file' ? unknown : this.notThere(path);
    if (!this.hasBelow(names)) return null;
    const before = files.find(path);
    if (before instanceof Unknown || before.kind !== 'folder') return unknown;
    return { kind: 'folder', names: () => this.names(files, path, names, null) };
  }

  private notThere(path: string): FoundData {
    if (!this.mayHaveCreated) return { kind: 'missing' };
    return new Unknown(`\`${path}\` does not exist, but code that could not be analyzed may create it`);
  }

  private at(names: readonly string[]): Written | undefined {
    return names.map(name => this.current.get(name)).find(each => each !== undefined);
  }

  /** What the program has left at the nearest folder above. */
  private above(names: readonly string[]): Written | undefined {
    for (const name of names)
      for (let end = name.lastIndexOf('/'); end > 0; end = name.lastIndexOf('/', end - 1)) {
        const there = this.current.get(name.slice(0, end));
        if (there) return there;
      }
    return undefined;
  }

  private hasBelow(names: readonly string[]): boolean {
    return [...this.current.keys()].some(each => names.some(name => each.startsWith(`${name}/`)));
  }

  /** The names in a folder, after the changes in it. */
  private names(files: ProgramFiles, path: string, names: readonly string[], own: Written | null): readonly string[] | Unknown {
    const before = own ? null : files.find(path);
    if (before instanceof Unknown || this.mayHaveCreated) return new Unknown(`what the folder \`${path}\` contains is unknown`);
    const listed = before?.kind === 'folder' ? before.names() : [];
    if (listed instanceof Unknown) return listed;
    const found = new Set(listed);
    for (const [place, written] of this.current) {
      const folder = names.find(name => place.startsWith(`${name}/`));
      if (folder === undefined) continue;
      const [child = '', ...deeper] = place.slice(folder.length + 1).split('/');
      if (deeper.length > 0) continue;
      if (written.kind === 'unknown') return new Unknown(`what the folder \`${path}\` contains is unknown`);
      if (written.kind === 'missing') found.delete(child);
      else found.add(child);
    }
    return [...found];
  }
}

function found(written: Written, path: string, names: () => readonly string[] | Unknown): FoundData {
  switch (written.kind) {
    case 'file':
      return { kind: 'file', bytes: () => written.bytes };
    case 'folder':
      return { kind: 'folder', names };
    case 'missing':
      return { kind: 'missing' };
    case 'unknown':
      return new Unknown(`\`${path}\` is written by the program`);
  }
}

function changed(before: ReadonlyMap<string, Written>, names: readonly string[], written: Written): ReadonlyMap<string, Written> {
  const places = names.map(plainPath);
  const after = new Map([...before].filter(([place]) => !places.some(name => place === name || place.startsWith(`${name}/`))));
  for (const place of places) after.set(place, written);
  return after;
}

function joined(a: ReadonlyMap<string, Written>, b: ReadonlyMap<string, Written>): ReadonlyMap<string, Written> {
  const made = new Map<string, Written>();
  for (const place of [...a.keys(), ...b.keys()]) {
    const [one, other] = [a.get(place), b.get(place)];
    const isSame = one?.kind === other?.kind && (one?.kind !== 'file' || (other?.kind === 'file' && one.bytes === other.bytes));
    made.set(place, isSame && one ? one : { kind: 'unknown' });
  }
  return made;
}
