/** Numbers on top of one another, in an array that grows. */
export class NumberStack {
  values = new Int32Array(256);
  top = 0;

  /** @throws RegexTooLong if it would grow beyond its bound */
  reserve(count: number): void {
    if (this.top + count <= this.values.length) return;
    if (this.top > MOST) throw new TooLong();
    const grown = new Int32Array(this.values.length * 2);
    grown.set(this.values);
    this.values = grown;
  }
}

/** Numbers that a stack may contain: 32 MB. */
const MOST = 8_000_000;

/** A search that takes more time or memory than it may. */
export class TooLong extends Error {}
