/** Calls `tick` at a steady pace while it is running. */
export class Ticker {
  #timer: ReturnType<typeof setTimeout> | null = null;
  #interval = 0;

  constructor(private readonly tick: () => void) {}

  /** @param interval milliseconds between ticks, or null to stand still. */
  run(interval: number | null): void {
    if (interval === (this.#timer === null ? null : this.#interval)) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (interval === null) return;
    this.#interval = interval;
    this.#schedule();
  }

  #schedule(): void {
    this.#timer = setTimeout(() => {
      this.#schedule();
      this.tick();
    }, this.#interval);
  }
}
