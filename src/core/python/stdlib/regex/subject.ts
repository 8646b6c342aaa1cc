import type { Census, Traced } from '../../machine';

/** A text that is searched, by code points: Python counts characters so, JavaScript units of UTF-16. */
export class Subject implements Traced {
  readonly codes: Int32Array;
  readonly length: number;
  /** Where each character begins in the text; null if every one is a single unit. */
  private readonly offsets: Int32Array | null;

  constructor(
    readonly text: string,
    readonly isText: boolean,
  ) {
    if (/[\ud800-\udfff]/.test(text)) {
      const codes = new Int32Array(text.length);
      const offsets = new Int32Array(text.length + 1);
      let length = 0;
      for (let i = 0; i < text.length; length++) {
        const code = text.codePointAt(i) ?? 0;
        codes[length] = code;
        offsets[length] = i;
        i += code > 0xffff ? 2 : 1;
      }
      offsets[length] = text.length;
      this.codes = codes.subarray(0, length);
      this.offsets = offsets;
    } else {
      this.offsets = null;
      this.codes = new Int32Array(text.length);
      for (let i = 0; i < text.length; i++) this.codes[i] = text.charCodeAt(i);
    }
    this.length = this.codes.length;
  }

  trace(census: Census): void {
    census.add((this.codes.length + (this.offsets?.length ?? 0)) / 2);
    census.visit(this.text);
  }

  slice(from: number, to: number): string {
    return this.offsets ? this.text.slice(this.offsets[from], this.offsets[to]) : this.text.slice(from, to);
  }
}
