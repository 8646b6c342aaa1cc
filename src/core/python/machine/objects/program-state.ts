import type { Journal } from './journal';
import type { Overlays } from './overlays';

/** The part of a machine that its objects use. They know no more of it, so that the machine depends on the objects and not the reverse. */
export interface ProgramState {
  /** The changes of undecided branches. */
  readonly journal: Journal;
  /** Objects that other rooms store for the run, by their own key. */
  readonly rooms: Map<string, unknown>;
  /** Incremented with every change of any class: earlier lookups may no longer be valid. */
  classStamp: number;
  /** The program's changes to objects that all machines share; null if it has changed none. */
  readonly overlays: Overlays | null;
  /** Where changes to objects that all machines share are stored. */
  readonly changes: Overlays;
}
