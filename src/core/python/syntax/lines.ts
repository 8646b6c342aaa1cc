/** A place in a file as people count: lines from 1, columns from 0 in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The start offsets of the lines of a text, computed on first use. As in Python, `\r` alone ends a line too. */
export class LineIndex {
  private starts: readonly number[] | null = null;

  constructor(private readonly text: string) {}

  /** Line and column of an offset. */
  positionAt(offset: number): Position {
    const lines = this.lineStarts();
    let low = 0;
    let high = lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((lines[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (lines[low] ?? 0) };
  }

  /** The offset of a line and column, clamped to the text. */
  offsetAt({ line, column }: Position): number {
    const lines = this.lineStarts();
    const start = lines[Math.min(Math.max(line - 1, 0), lines.length - 1)] ?? 0;
    return Math.min(start + Math.max(column, 0), this.text.length);
  }

  private lineStarts(): readonly number[] {
    if (this.starts) return this.starts;
    const lines = [0];
    if (this.text.includes('\r')) for (const { index, 0: end } of this.text.matchAll(/\r\n?|\n/g)) lines.push(index + end.length);
    else for (let at = this.text.indexOf('\n'); at !== -1; at = this.text.indexOf('\n', at + 1)) lines.push(at + 1);
    this.starts = lines;
    return lines;
  }
}
