import { Unknown } from '../../python/data';
import { plainPath, type FoundData, type ProgramFiles } from '../../python/machine';

/** What is at an absolute path after all links have been followed. */
type FoundFile = { readonly kind: 'file' | 'folder' | 'missing'; readonly real: string } | { readonly kind: 'other' };

/** The host's data files. Absolute paths have forward slashes only. */
export interface DataAccess {
  absolute(path: string): string;
  find(path: string): FoundFile;
  bytes(real: string, limit: number): Uint8Array | null;
  names(real: string): readonly string[] | null;
}

/** A configuration has a few kilobytes. Larger files are data sets and weights, and reading them would take long. */
const MAX_DATA_BYTES = 1_000_000;

/** A folder below which data may be read, as it is written and as it really is. */
interface Root {
  readonly given: string;
  readonly real: string;
}

/**
 * The files below the folders of the search path. A path is checked twice: as text before anything is looked up, and after all links have been
 * followed. Relative paths are searched in the first folder, which contains the analyzed file: programs are usually started there.
 */
export class RootedFiles implements ProgramFiles {
  private known: readonly Root[] | null = null;

  constructor(
    private readonly data: DataAccess,
    private readonly roots: readonly string[],
    private readonly startsIn: string | null,
  ) {}

  find(path: string): FoundData {
    const place = this.place(path);
    if (place instanceof Unknown) return place;
    const { found, asked } = place;
    switch (found.kind) {
      case 'file':
        return { kind: 'file', bytes: () => this.bytes(path, found.real) };
      case 'folder':
        return { kind: 'folder', names: () => this.data.names(found.real) ?? new Unknown(`the folder \`${path}\` cannot be listed`) };
      default:
        return asked === path
          ? { kind: 'missing' }
          : new Unknown(`\`${path}\` is not in the folder of the program, and the working directory is unknown`);
    }
  }

  real(path: string): string | Unknown {
    const place = this.place(path);
    if (place instanceof Unknown) return place;
    return place.found.kind === 'missing' ? new Unknown(`\`${path}\` does not exist`) : place.found.real;
  }

  names(path: string): readonly string[] {
    const place = this.place(path);
    const plain = plainPath(this.absolute(path) ?? path);
    return place instanceof Unknown || place.found.kind === 'missing' ? [plain] : [plain, place.found.real];
  }

  /** The path from the root of the file system on; null for a relative path if the folder in which the program starts is unknown. */
  private absolute(path: string): string | null {
    if (path.startsWith('/')) return path;
    return this.startsIn === null ? null : `${this.data.absolute(this.startsIn)}/${path}`;
  }

  private place(path: string): { readonly asked: string; readonly found: Exclude<FoundFile, { kind: 'other' }> } | Unknown {
    if (path === '' || path.includes('\0')) return new Unknown('the path of a file is not valid');
    const asked = this.absolute(path);
    if (asked === null) return new Unknown('the working directory is unknown');
    const plain = plainPath(asked);
    const outside = new Unknown(`\`${path}\` is outside the folders that are analyzed`);
    if (!this.all().some(({ given, real }) => isWithin(plain, given) || isWithin(plain, real))) return outside;
    const found = this.data.find(asked);
    if (found.kind === 'other') return new Unknown(`\`${path}\` is not a regular file`);
    return this.all().some(({ real }) => isWithin(found.real, real)) ? { asked, found } : outside;
  }

  private bytes(path: string, real: string): string | Unknown {
    const bytes = this.data.bytes(real, MAX_DATA_BYTES);
    return bytes ? latin1(bytes) : new Unknown(`\`${path}\` is larger than ${String(MAX_DATA_BYTES / 1e6)} MB or cannot be read`);
  }

  /** A folder that does not exist contains nothing to read. */
  private all(): readonly Root[] {
    return (this.known ??= this.roots.flatMap(root => {
      const given = this.data.absolute(root);
      const found = this.data.find(given);
      return found.kind === 'folder' ? [{ given, real: found.real }] : [];
    }));
  }
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** Bytes as a string: in pieces, because a call takes only so many arguments. */
function latin1(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let from = 0; from < bytes.length; from += 8192) pieces.push(String.fromCharCode(...bytes.subarray(from, from + 8192)));
  return pieces.join('');
}
