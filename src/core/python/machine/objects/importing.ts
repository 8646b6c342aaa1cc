/** Which modules are being run at the moment, because something imports them. */
export class Importing {
  /** The package of the innermost one, unless that is modelled. */
  package: string | null = null;
  private readonly counts = new Map<string, number>();

  get isActive(): boolean {
    return this.counts.size > 0;
  }

  /** Whether a module of a package is being run. */
  has(name: string): boolean {
    return this.counts.has(name);
  }

  enter(name: string): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
  }

  leave(name: string): void {
    const count = (this.counts.get(name) ?? 1) - 1;
    if (count > 0) this.counts.set(name, count);
    else this.counts.delete(name);
  }

  clear(): void {
    this.package = null;
    this.counts.clear();
  }
}
