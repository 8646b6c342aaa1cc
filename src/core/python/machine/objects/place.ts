import type { ProgramText } from '../../syntax';

/** A place in a file, in UTF-16 units from its start. */
export interface Place {
  readonly file: string;
  readonly source: ProgramText;
  readonly offset: number;
}

/** One call of a call chain. */
export interface StackEntry {
  readonly place: Place;
  readonly name: string;
}
