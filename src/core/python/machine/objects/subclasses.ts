import type { PyClass } from './class';
import type { Mutable } from './journal';
import type { ProgramState } from './program-state';

type Derived = ReadonlyMap<PyClass, readonly PyClass[]>;

/** The classes that a program has derived from each of its own, in order: Python's `__subclasses__`. */
export class Subclasses implements Mutable<Derived> {
  private derived = new Map<PyClass, readonly PyClass[]>();

  constructor(private readonly m: ProgramState) {}

  add(cls: PyClass): void {
    this.m.journal.touch(this);
    for (const base of cls.bases) if (!base.isShared) this.derived.set(base, [...this.of(base), cls]);
  }
  of(cls: PyClass): readonly PyClass[] {
    return this.derived.get(cls) ?? [];
  }
  save(): Derived {
    return new Map(this.derived);
  }
  restore(state: Derived): void {
    this.derived = new Map(state);
  }
  /** A class that only one path creates cannot be reached on the other, and no code has to expect it. */
  join(_m: ProgramState, a: Derived, b: Derived): Derived {
    const both = new Map(a);
    for (const [base, classes] of b) both.set(base, [...new Set([...(a.get(base) ?? []), ...classes])]);
    return both;
  }
}
