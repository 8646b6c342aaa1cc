/** How long a forward pass takes. */
export interface Timing {
  /** The time of one pass in milliseconds: the median of the samples. */
  readonly milliseconds: number;
  /** Passes that were timed. */
  readonly repetitions: number;
}

/** Passes that let the engine decide what is worth compiling. */
const WARM_UP = 2;
/** The clock of a page is coarse: shorter work is timed for several passes at once. */
const SHORTEST_SAMPLE = 4;
/** Samples are taken until there are this many and this much time has passed (in milliseconds), up to a maximum. */
const LEAST_SAMPLES = 5;
const MOST_SAMPLES = 25;
const BUDGET = 200;

/**
 * Times a piece of work.
 *
 * @param now the time in milliseconds
 */
export function timeOf(work: () => void, now: () => number): Timing {
  const sample = (passes: number): number => {
    const begun = now();
    for (let pass = 0; pass < passes; pass++) work();
    return now() - begun;
  };
  for (let pass = 0; pass < WARM_UP; pass++) work();
  let passes = 1;
  let first = sample(passes);
  while (first < SHORTEST_SAMPLE && passes < 2 ** 16) {
    passes *= 2;
    first = sample(passes);
  }
  const samples = [first / passes];
  let spent = first;
  while (samples.length < LEAST_SAMPLES || (spent < BUDGET && samples.length < MOST_SAMPLES)) {
    const next = sample(passes);
    spent += next;
    samples.push(next / passes);
  }
  return { milliseconds: median(samples), repetitions: samples.length * passes };
}

/** The middle value; for an even number, the lower of the two. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[(sorted.length - 1) >> 1] ?? NaN;
}
