import type { Instruction, MemoKey, RegexProgram } from './program';

/** Bytes that remembering failures may take: with more, it is not done. */
const MOST_BYTES = 8_000_000;

/** The positions at which instructions have failed, one bit each. Trying one again there would fail again. */
export class Memo {
  private readonly bits: Uint8Array;
  private readonly width: number;

  private constructor(rows: number, length: number) {
    this.width = length + 1;
    this.bits = new Uint8Array(Math.ceil((rows * this.width) / 8));
  }

  /** Null if it would be too large. */
  static for({ memoRows }: RegexProgram, length: number): Memo | null {
    return memoRows === 0 || (memoRows * (length + 1)) / 8 > MOST_BYTES ? null : new Memo(memoRows, length);
  }

  /** Where it is stored that an instruction failed at a position: loops that have not moved behave differently from others. */
  place({ row, began }: MemoKey, position: number, registers: Int32Array): number {
    let which = row;
    for (let i = 0; i < began.length; i++) if (registers[began[i] as number] === position) which += 1 << i;
    return which * this.width + position;
  }

  has(place: number): boolean {
    return ((this.bits[place >> 3] as number) & (1 << (place & 7))) !== 0;
  }

  add(place: number): void {
    this.bits[place >> 3] = (this.bits[place >> 3] as number) | (1 << (place & 7));
  }

  /** Whether an instruction has failed at a position. */
  failed({ memo }: Instruction, position: number, registers: Int32Array): boolean {
    return memo !== null && this.has(this.place(memo, position, registers));
  }
}
