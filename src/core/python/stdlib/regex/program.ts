import type { CharTest } from './char-test';

/** What an instruction does. */
export enum Op {
  /** Reached the end of the whole pattern. */
  match,
  /** One given character. */
  char,
  /** One character of several. */
  unit,
  /** Many times one character: as many as possible first, or as few. */
  repeatUnit,
  repeatUnitLazily,
  /** A place between characters. */
  beginning,
  beginningOfLine,
  boundary,
  nonBoundary,
  end,
  endOfLine,
  endOfText,
  /** Stores the position in a register. */
  mark,
  /** Several continuations, in the order in which they are tried. */
  branch,
  /** Begins a loop. */
  enterLoop,
  /** Before every iteration and at the end of the last. */
  loop,
  loopLazily,
  /** Begins a part with choices of its own, which are given up after it. */
  atomic,
  lookaround,
  negativeLookaround,
  /** Ends such a part. */
  leave,
  /** The text of a group once more. */
  reference,
  /** One of two continuations: whether a group has matched. */
  conditional,
}

/** One instruction. All have the same fields, which keeps the loop over them fast; what a field means depends on the operation. */
export interface Instruction {
  readonly op: Op;
  /** Its position in the program. */
  readonly index: number;
  /** What comes after it. */
  next: Instruction | null;
  /** Its other continuations: branches, or the body of a loop or of a part. */
  inner: readonly Instruction[];
  readonly test: CharTest;
  /** A character, a register, a width. */
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** How equal two characters are: `reference` only. */
  readonly fold: (code: number) => number;
  /** Where its failures are remembered; null if what follows depends on more than the position. */
  memo: MemoKey | null;
}

/** Failures of an instruction are remembered by position, and by which of the loops around it have not moved in this iteration. */
export interface MemoKey {
  /** Its first row: there is one for each combination of such loops. */
  readonly row: number;
  /** The registers with the positions where these loops began their iteration. */
  readonly began: readonly number[];
}

/** A compiled pattern. */
export interface RegexProgram {
  readonly start: Instruction;
  readonly instructions: readonly Instruction[];
  /** Two for each group (beginning and end), one for the last group that was closed, then two for each loop. */
  readonly registers: number;
  readonly groups: number;
  /** Rows that remembering failures takes. */
  readonly memoRows: number;
  /** Which of the first 256 characters a match may begin with, others always may; null if a match may be empty. */
  readonly firsts: Uint8Array | null;
}

/** The register that contains the last group that was closed. */
export function lastGroupRegister(groups: number): number {
  return 2 * groups;
}
