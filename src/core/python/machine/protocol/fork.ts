import type { Value } from '../../data';
import { PyRaise } from '../objects/errors';
import { MAX_FORKS } from '../objects/bounds';
import type { Changes } from '../objects/journal';
import type { Machine } from '../objects/machine';
import { joinValues } from '../objects/join';

/** The result of one branch of an undecided condition, after all of its changes were reverted. */
export interface Attempt<T> {
  readonly value: T | null;
  readonly raised: PyRaise | null;
  readonly changes: Changes;
}

/** Runs one branch and undoes it. */
export function attempt<T>(m: Machine, run: () => T): Attempt<T> {
  const { frame, depth, journal } = m;
  journal.begin();
  m.forks++;
  let changes: Changes | null = null;
  try {
    const value = run();
    changes = journal.undo();
    return { value, raised: null, changes };
  } catch (error) {
    changes ??= journal.undo();
    if (!(error instanceof PyRaise)) throw error;
    m.frame = frame;
    m.depth = depth;
    return { value: null, raised: error, changes };
  } finally {
    m.forks--;
  }
}

export function tooManyForks(m: Machine): boolean {
  return m.forks >= MAX_FORKS;
}

/**
 * Evaluates both branches of an undecided condition. A branch that raises is assumed not to be taken: code that checks an argument and
 * raises expects the check to pass. If both raise, the program does.
 */
export function either(m: Machine, a: () => Value, b: () => Value): Value {
  const [first, second] = [attempt(m, a), attempt(m, b)];
  if (first.raised && second.raised) throw first.raised;
  if (first.raised) return (m.journal.redo(second.changes), second.value);
  if (second.raised) return (m.journal.redo(first.changes), first.value);
  m.journal.redoEither(first.changes, second.changes);
  return joinValues(m, first.value, second.value);
}
