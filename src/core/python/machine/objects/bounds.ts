import { MAX_ITEMS } from '../../data';

/** The bounds of a run. Reaching one gives an unknown with a reason, never a wrong value. */
export interface Bounds {
  /**
   * Expressions and statements evaluated, and copying that takes as long: about ten seconds' worth. The largest model of torchvision takes
   * two million.
   */
  readonly steps: number;
  /** Items a container or characters a string may have; longer ones are unknown. */
  readonly items: number;
  /** Milliseconds on the machine's clock: computing time if the host can measure it, otherwise elapsed time. */
  readonly milliseconds: number;
  /**
   * All that a program keeps alive at one time, in units of about eight bytes: see {@link Census}. The largest models of timm keep two
   * million. With what is allocated between two censuses and with the product itself, a process stays below 512 MB.
   */
  readonly live: number;
}

export const DEFAULT_BOUNDS: Bounds = { steps: 60_000_000, items: MAX_ITEMS, milliseconds: 8000, live: 6_000_000 };

/** The number of nested Python frames that CPython allows: one more raises RecursionError. */
export const RECURSION_LIMIT = 1000;

/** How deeply undecided conditions may be nested: each level doubles the work. */
export const MAX_FORKS = 12;

/** How deeply nested containers are converted to text. */
export const MAX_TEXT_DEPTH = 50;

/** Steps between two readings of the clock: some tens of milliseconds. Reading the computing time of a process takes as long as fifty steps. */
export const STEPS_PER_LOOK = 16_384;

/** Units copied in the time of one step. */
export const UNITS_PER_STEP = 32;

/** Units that one step allocates in addition to what is counted separately: a frame, a tuple, a number. Most of it is garbage immediately. */
export const UNITS_MADE_PER_STEP = 8;

/** Units of an object that is created for an item without a separate step. */
export const UNITS_PER_OBJECT = 24;

/** Units allocated before the first census. The next one follows after as many units as were alive then, as in garbage collectors. */
export const UNITS_PER_CENSUS = 4_000_000;
