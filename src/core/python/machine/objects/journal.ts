/**
 * Undoing and comparing what a stretch of a program changed: an `if` whose condition is not decided runs both ways over the same
 * objects. Analysis is synchronous, so one journal serves the whole thread.
 */

/** An object that can be put back into an earlier state. States are opaque and never changed in place. */
export interface Mutable {
  save(): unknown;
  restore(state: unknown): void;
  /** The state that stands for either one; what differs in them becomes unknown. */
  join(a: unknown, b: unknown): unknown;
}

/** What each changed object was before, and, once ended, after. */
export type Changes = ReadonlyMap<Mutable, { readonly before: unknown; readonly after: unknown }>;

interface Log {
  readonly outer: Log | null;
  readonly saved: Map<Mutable, unknown>;
}

let log: Log | null = null;

/** To be called before an object changes. */
export function touch(object: Mutable): void {
  if (log !== null && !log.saved.has(object)) log.saved.set(object, object.save());
}

/** Whether a stretch is being watched: its effects may yet be undone. */
export function isWatching(): boolean {
  return log !== null;
}

/** Begins to watch. Every `begin` is matched by one `undo`. */
export function begin(): void {
  log = { outer: log, saved: new Map() };
}

/** Stops watching, puts everything back, and says what had changed. */
export function undo(): Changes {
  if (!log) throw new Error('Nothing is being watched.');
  const { saved, outer } = log;
  log = outer;
  const changes = new Map<Mutable, { before: unknown; after: unknown }>();
  for (const [object, before] of saved) {
    changes.set(object, { before, after: object.save() });
    object.restore(before);
  }
  return changes;
}

/** Makes what `undo` has put back happen again. */
export function redo(changes: Changes): void {
  for (const [object, { after }] of changes) {
    touch(object);
    object.restore(after);
  }
}

/** Makes either of two stretches happen, both undone before: what they have in common stays known. */
export function redoEither(a: Changes, b: Changes): void {
  for (const object of new Set([...a.keys(), ...b.keys()])) {
    const inA = a.get(object);
    const inB = b.get(object);
    const before = (inA ?? inB)?.before;
    touch(object);
    object.restore(object.join(inA ? inA.after : before, inB ? inB.after : before));
  }
}

/**
 * Runs something that is not undone with the path it happens to be first needed on: importing a module, which would have happened
 * before in any case.
 */
export function unwatched<T>(run: () => T): T {
  const outer = log;
  log = null;
  try {
    return run();
  } finally {
    log = outer;
  }
}

/** Forgets everything that is being watched: a run has ended in the middle of it. */
export function resetJournal(): void {
  log = null;
}
