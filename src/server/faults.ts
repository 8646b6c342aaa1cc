/** The number of distinct faults that are logged; more would not help. */
const MOST_FAULTS = 200;

/** Faults inside the server. The same fault is logged once, however often it occurs: a hover is requested with every move of the mouse. */
export class Faults {
  private readonly seen = new Set<string>();

  constructor(private readonly log: (text: string) => void) {}

  /** @param during what the server was doing: the method of a request, or a few words */
  report(during: string, error: unknown): void {
    const key = `${during}\n${placeOf(error)}`;
    if (this.seen.has(key) || this.seen.size >= MOST_FAULTS) return;
    this.seen.add(key);
    this.log(`${during} failed, and will not be logged again where it fails the same way: ${describe(error)}`);
  }

  /** Runs code that must not end the server if it fails: a listener to the client's notifications. */
  guard(during: string, work: () => unknown): void {
    try {
      const result = work();
      if (result instanceof Promise) {
        result.catch((error: unknown) => {
          this.report(during, error);
        });
      }
    } catch (error) {
      this.report(during, error);
    }
  }
}

/** Where it was thrown: messages contain numbers and names that vary. */
function placeOf(error: unknown): string {
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line)) : [];
  return frames[0] ?? describe(error);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
