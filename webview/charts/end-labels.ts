/** A name at the end of a line, or of several that are the same. */
export interface EndLabel {
  /** Index of the line whose colour it has. */
  readonly line: number;
  readonly text: string;
  /** Where the line ends, and where the name stands so that no two run into each other, in pixels from the top. */
  readonly end: number;
  readonly y: number;
}

/**
 * Puts names at the ends of lines.
 *
 * @param labels in any order, with `end` where each line ends
 * @param spacing least distance of two names
 * @param room names stay within 0 … room while there is room for all
 */
export function placed(labels: readonly Omit<EndLabel, 'y'>[], spacing: number, room: number): EndLabel[] {
  const ordered = [...labels].sort((a, b) => a.end - b.end);
  const ys: number[] = [];
  for (const { end } of ordered) ys.push(Math.max(end, (ys.at(-1) ?? -Infinity) + spacing));
  // From below, what stands too low is pushed up again.
  let lowest = room;
  for (let index = ys.length - 1; index >= 0; index--) {
    ys[index] = Math.max(0, Math.min(ys[index] ?? 0, lowest));
    lowest = (ys[index] ?? 0) - spacing;
  }
  return ordered.map((label, index) => ({ ...label, y: ys[index] ?? label.end }));
}
