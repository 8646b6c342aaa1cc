import { lastGroupRegister, type RegexProgram } from './program';
import { Backtracker } from './backtracker';
import type { Subject } from './subject';

/** What a search may take: about a third of a second. */
const MAX_STEPS = 30_000_000;

/** Searches a text for the matches of a program. What one search has learnt about the text serves the next. */
export class Matcher {
  private readonly runner: Backtracker;

  constructor(
    private readonly program: RegexProgram,
    private readonly subject: Subject,
    /** Where the text ends for this search. */
    private readonly end: number,
  ) {
    this.runner = new Backtracker(program, subject, end);
  }

  /** The steps of all searches so far. */
  get steps(): number {
    return this.runner.steps;
  }

  /**
   * The first match from a position on; null if there is none.
   * @param notEmptyAt a position at which it must not be empty
   * @throws TooLong
   */
  search(from: number, notEmptyAt = -1): Int32Array | null {
    this.runner.limit = this.runner.steps + MAX_STEPS;
    const { firsts } = this.program;
    const { codes } = this.subject;
    for (let start = from; start <= this.end; start++) {
      if (firsts) {
        const before = start;
        while (start < this.end && (codes[start] as number) < 256 && firsts[codes[start] as number] === 0) start++;
        this.runner.steps += (start - before) >> 2;
        if (start === this.end) return null;
      }
      const found = this.matchFrom(start, false, start === from ? notEmptyAt : -1);
      if (found) return found;
    }
    return null;
  }

  /**
   * The match at a position; null if there is none.
   * @param isFull whether it must end at the end of the text
   * @throws TooLong
   */
  match(at: number, isFull: boolean): Int32Array | null {
    this.runner.limit = this.runner.steps + MAX_STEPS;
    return this.matchFrom(at, isFull, -1);
  }

  /** The positions of the whole and of each group, and the last group that was closed. */
  private matchFrom(start: number, isFull: boolean, notEmptyAt: number): Int32Array | null {
    const end = this.runner.run(start, isFull, notEmptyAt);
    if (end < 0) return null;
    const last = lastGroupRegister(this.program.groups);
    const found = new Int32Array(last + 3);
    found[0] = start;
    found[1] = end;
    found.set(this.runner.registers.subarray(0, last + 1), 2);
    this.runner.registers.fill(-1);
    return found;
  }
}
