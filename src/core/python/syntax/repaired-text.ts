/** One change of a text: `removed` characters at an offset are replaced. */
export interface TextPatch {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

/**
 * A text as the parser reads it: the file's own text, or one with changes that let the parser see more of a broken file. The offsets of
 * the tree belong to this text; the offsets of what is lowered from it belong to the file.
 */
export class ParsedText {
  readonly text: string;
  /** Offsets where the two texts differ: the text after them is `shift` characters further in the parsed text. */
  private readonly steps: readonly { readonly original: number; readonly parsed: number; readonly shift: number }[];

  /** Changes are in the order of their offsets and do not overlap. */
  constructor(
    original: string,
    readonly changes: readonly TextPatch[],
  ) {
    const parts: string[] = [];
    const steps: { original: number; parsed: number; shift: number }[] = [];
    let at = 0;
    let shift = 0;
    for (const change of changes) {
      parts.push(original.slice(at, change.at), change.inserted);
      at = change.at + change.removed;
      shift += change.inserted.length - change.removed;
      if (change.inserted.length !== change.removed) steps.push({ original: at, parsed: at + shift, shift });
    }
    this.text = changes.length === 0 ? original : parts.join('') + original.slice(at);
    this.steps = steps;
  }

  /** The offset in the file for an offset in the parsed text; for inserted text, the place where it was inserted. */
  toOriginal(parsed: number): number {
    let shift = 0;
    for (const step of this.steps) {
      if (parsed < step.parsed) return Math.min(parsed - shift, step.original);
      shift = step.shift;
    }
    return parsed - shift;
  }

  /** The offset in the parsed text for an offset in the file, after any text that was inserted there. */
  toParsed(original: number): number {
    let shift = 0;
    for (const step of this.steps) {
      if (original < step.original) break;
      shift = step.shift;
    }
    return original + shift;
  }

  /** Whether anything was changed between two offsets of the file, both included. */
  isChangedIn(start: number, end: number): boolean {
    return this.changes.some(({ at, removed }) => at <= end && at + removed >= start);
  }
}
