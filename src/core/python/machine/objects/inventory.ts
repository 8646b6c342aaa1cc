/**
 * What a package really contains, so that a name that is not modelled is not taken for one that does not exist. The text is written by
 * test/truth/names.py: a line for each module (`torch.nn: Linear …`, or only its name if its names are not listed), for each class
 * (`class torch.Tensor: add …`), and for each function (`def torch.linalg.det: A …`, the parameters of all its signatures). A name that a
 * module had in earlier versions can have a line with the message about it (`gone numpy.int: …`); of versions that are still in use, a line
 * lists the names that a module or class has lost since (`old numpy: float_ …`).
 */
export class Inventory {
  private lines: ReadonlyMap<string, string | null> | null = null;
  private readonly sets = new Map<string, ReadonlySet<string>>();

  constructor(private readonly read: () => string) {}

  isModule(name: string): boolean {
    return this.all().has(name);
  }

  /** Whether a module has the name; undefined if its names are not listed. */
  moduleHas(module: string, name: string): boolean | undefined {
    return this.names(module)?.has(name);
  }

  /** Whether the class itself defines the name. */
  classHas(path: string, name: string): boolean {
    return this.names(`class ${path}`)?.has(name) ?? false;
  }

  /** Whether a signature of the function has a parameter of this name. */
  functionHas(path: string, parameter: string): boolean {
    return this.names(`def ${path}`)?.has(parameter) ?? false;
  }

  /** Whether a module or class had the name in an earlier version that is still in use. */
  hasLost(path: string, name: string): boolean {
    return this.names(`old ${path}`)?.has(name) ?? false;
  }

  /** The names of all the parameters that are listed for the function. */
  parametersOf(path: string): readonly string[] {
    return [...(this.names(`def ${path}`) ?? [])];
  }

  /** What the package says of a name that a module had in earlier versions. */
  formerly(module: string, name: string): string | undefined {
    return this.all().get(`gone ${module}.${name}`)?.replaceAll('\\n', '\n');
  }

  private names(key: string): ReadonlySet<string> | undefined {
    const known = this.sets.get(key);
    if (known) return known;
    const line = this.all().get(key);
    if (line === undefined || line === null) return undefined;
    const set = new Set(line.split(' '));
    this.sets.set(key, set);
    return set;
  }

  /** Read when a name is missing for the first time. */
  private all(): ReadonlyMap<string, string | null> {
    return (this.lines ??= new Map(
      this.read()
        .split('\n')
        .filter(line => line !== '' && !line.startsWith('#'))
        .map(line => {
          const colon = line.indexOf(':');
          return colon < 0 ? [line, null] : [line.slice(0, colon), line.slice(colon + 2)];
        }),
    ));
  }
}
