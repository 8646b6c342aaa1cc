import type { Census, Traced } from './census';
import type { Machine } from './machine';

/** An object that can be put back into an earlier state. States are never changed in place. */
export interface Mutable<State = unknown> {
  save(): State;
  restore(state: State): void;
  /** The state that stands for either one; what differs in them becomes unknown. */
  join(m: Machine, a: State, b: State): State;
}

/** What each changed object was before, and, once ended, after. */
export type Changes = ReadonlyMap<Mutable, { readonly before: unknown; readonly after: unknown }>;

interface Log {
  readonly outer: Log | null;
  readonly saved: Map<Mutable, unknown>;
}

/**
 * Undoing and comparing what a stretch of a program changed: an `if` whose condition is not decided runs both branches over the same
 * objects. Each machine keeps its own.
 */
export class Journal implements Traced {
  private log: Log | null = null;

  constructor(private readonly m: Machine) {}

  /** What it keeps to put back is alive too. */
  trace(census: Census): void {
    for (let log = this.log; log; log = log.outer) for (const before of log.saved.values()) census.state(before);
  }

  /** To be called before an object changes. */
  touch(object: Mutable): void {
    if (this.log !== null) this.keep(this.log, object);
  }

  private keep({ saved }: Log, object: Mutable): void {
    if (!saved.has(object)) saved.set(object, object.save());
  }

  /** Whether a stretch is being watched: its effects may yet be undone. */
  get isWatching(): boolean {
    return this.log !== null;
  }

  /** Begins to watch. Every `begin` is matched by one `undo`. */
  begin(): void {
    this.log = { outer: this.log, saved: new Map() };
  }

  /** Stops watching, puts everything back, and says what had changed. */
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

  /** Makes what `undo` has put back happen again. */
  redo(changes: Changes): void {
    for (const [object, { after }] of changes) {
      this.touch(object);
      object.restore(after);
    }
  }

  /** Makes either of two stretches happen, both undone before: what they have in common stays known. */
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
   * Runs something that is not undone with the path it happens to be first needed on: importing a module, which would have happened
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

  /** Puts back whatever is still being watched: a run has ended in the middle of it. */
  abandon(): void {
    while (this.log) this.undo();
  }
}
