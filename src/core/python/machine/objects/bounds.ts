import { MAX_ITEMS } from '../../data';

/** What cuts off a run. Every one of them ends in an unknown with a reason, never in a wrong value. */
export interface Bounds {
  /**
   * Expressions and statements evaluated, and copying that takes as long: about ten seconds' worth. The largest model of torchvision takes
   * two million.
   */
  readonly steps: number;
  /** Items a container or characters a string may have; longer ones are unknown. */
  readonly items: number;
  /** Milliseconds on the machine's clock: of computing where the host can tell, else of time that goes by. */
  readonly milliseconds: number;
  /**
   * All that a program keeps alive at one time, in units of about eight bytes: see {@link Census}. The largest models of timm keep two
   * million; with what lies between two looks and the product itself, a process stays below 512 MB.
   */
  readonly live: number;
}

export const DEFAULT_BOUNDS: Bounds = { steps: 60_000_000, items: MAX_ITEMS, milliseconds: 8000, live: 6_000_000 };

/** Python frames on top of one another, as CPython allows them: one more raises RecursionError. */
export const RECURSION_LIMIT = 1000;

/** How many undecided conditions may stand inside one another: each doubles the work. */
export const MAX_FORKS = 12;

/** How deeply nested containers are written out. */
export const MAX_TEXT_DEPTH = 50;

/** Steps between two looks at the clock: some tens of milliseconds. Asking a process for its computing time takes as long as fifty steps. */
export const STEPS_PER_LOOK = 16_384;

/** Units copied in the time of one step. */
export const UNITS_PER_STEP = 32;

/** What one step makes besides what is counted where it is made: a frame, a tuple, a number, in units. Most of it is garbage at once. */
export const UNITS_MADE_PER_STEP = 8;

/** What an object takes that is made for an item without a step of its own. */
export const UNITS_PER_OBJECT = 24;

/** Units allocated before the first look at what is still alive. After it, as much as was alive then, as garbage collectors wait. */
export const UNITS_PER_CENSUS = 4_000_000;
