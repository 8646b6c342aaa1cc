import type { Census, Traced } from './census';
import type { ProgramState } from './program-state';

/** An object that can be restored to an earlier state. States are never changed in place. */
export interface Mutable<State = unknown> {
  save(): State;
  restore(state: State): void;
  /** The state that represents either one; differences become unknown. */
  join(m: ProgramState, a: State, b: State): State;
}

/** The state of each changed object before and, once ended, after. */
export type Changes = ReadonlyMap<Mutable, { readonly before: unknown; readonly after: unknown }>;

interface Log {
  readonly outer: Log | null;
  readonly saved: Map<Mutable, unknown>;
}

/**
 * Undoes and compares the changes of a part of a program: if the condition of an `if` is undecided, both branches run on the same
 * objects. Each machine has its own.
 */
export class Journal implements Traced {
  private log: Log | null = null;

  constructor(private readonly m: ProgramState) {}

  /** The states that it keeps to restore are alive too. */
  trace(census: Census): void {
    for (let log = this.log; log; log = log.outer) for (const before of log.saved.values()) census.state(before);
  }

  /** Must be called before an object changes. */
  touch(object: Mutable): void {
    if (this.log !== null) this.keep(this.log, object);
  }

  private keep({ saved }: Log, object: Mutable): void {
    if (!saved.has(object)) saved.set(object, object.save());
  }

  /** Whether changes are being recorded, so that they may still be undone. */
  get isWatching(): boolean {
    return this.log !== null;
  }

  /** Starts recording. Every `begin` is matched by one `undo`. */
  begin(): void {
    this.log = { outer: this.log, saved: new Map() };
  }

  /** Stops recording, restores all objects, and returns what had changed. */
  undo(): Changes {
    if (!this.log) throw new Error('Nothing is being watched.');
    const { saved, outer } = this.log;
    this.log = outer;
    const changes = new Map<Mutable, { before: unknown; after: unknown }>();
    for (const [object, before] of saved) {
      changes.set(object, { before, after: object.save() });
      object.restore(before);
    }
    return changes;
  }

  /** Applies the changes that `undo` reverted. */
  redo(changes: Changes): void {
    for (const [object, { after }] of changes) {
      this.touch(object);
      object.restore(after);
    }
  }

  /** Applies either of two sets of changes, both undone before: what they have in common stays known. */
  redoEither(a: Changes, b: Changes): void {
    for (const object of new Set([...a.keys(), ...b.keys()])) {
      const inA = a.get(object);
      const inB = b.get(object);
      const before = (inA ?? inB)?.before;
      this.touch(object);
      object.restore(object.join(this.m, inA ? inA.after : before, inB ? inB.after : before));
    }
  }

  /**
   * Runs something that is not undone with the path that first needs it: importing a module, which would have happened
   * before in any case.
   */
  unwatched<T>(run: () => T): T {
    const outer = this.log;
    this.log = null;
    try {
      return run();
    } finally {
      this.log = outer;
    }
  }

  /** Reverts everything that is still being recorded, after a run has ended in the middle. */
  abandon(): void {
    while (this.log) this.undo();
  }
}
