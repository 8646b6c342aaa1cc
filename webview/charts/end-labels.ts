/** A name at the end of one line, or of several equal lines. */
export interface EndLabel {
  /** The index of the line whose colour it has. */
  readonly line: number;
  readonly text: string;
  /** Where the line ends, and where the name is placed so that names do not overlap, in pixels from the top. */
  readonly end: number;
  readonly y: number;
}

/**
 * Places names at the ends of lines.
 *
 * @param labels in any order, with `end` at the end of each line
 * @param spacing minimum distance of two names
 * @param room names stay within 0 … room if there is room for all
 */
export function placed(labels: readonly Omit<EndLabel, 'y'>[], spacing: number, room: number): EndLabel[] {
  const ordered = [...labels].sort((a, b) => a.end - b.end);
  const ys: number[] = [];
  for (const { end } of ordered) ys.push(Math.max(end, (ys.at(-1) ?? -Infinity) + spacing));
  // Pushes names that are too low up again, from the bottom.
  let lowest = room;
  for (let index = ys.length - 1; index >= 0; index--) {
    ys[index] = Math.max(0, Math.min(ys[index] ?? 0, lowest));
    lowest = (ys[index] ?? 0) - spacing;
  }
  return ordered.map((label, index) => ({ ...label, y: ys[index] ?? label.end }));
}
