import type { SourceRange } from '../protocol/panel';

type Position = SourceRange['start'];

/** One replacement in a document: what stood at `range` became `text`. */
export interface Change {
  readonly range: SourceRange;
  readonly text: string;
}

/**
 * Where a stretch of text is after a change. What is inserted right before it pushes it on, what is inserted right after it stays
 * outside; of a stretch that was replaced in part what is left remains.
 */
export function movedRange({ start, end }: SourceRange, change: Change): SourceRange {
  const movedStart = moved(start, change, 'after');
  const movedEnd = moved(end, change, 'before');
  return { start: movedStart, end: compare(movedEnd, movedStart) < 0 ? movedStart : movedEnd };
}

/** @param side on which side of text inserted at this very position it ends up */
function moved(position: Position, { range, text }: Change, side: 'before' | 'after'): Position {
  const fromStart = compare(position, range.start);
  const isInsertion = compare(range.start, range.end) === 0;
  if (fromStart < 0 || (fromStart === 0 && (side === 'before' || !isInsertion))) return position;
  const lines = text.split(/\r\n|\r|\n/);
  const last = (lines.at(-1) ?? '').length;
  const textEnd = { line: range.start.line + lines.length - 1, character: lines.length === 1 ? range.start.character + last : last };
  // Inside what was replaced: whichever edge of the new text keeps the stretch outside it.
  if (compare(position, range.end) < 0) return side === 'after' ? textEnd : range.start;
  return {
    line: position.line + textEnd.line - range.end.line,
    character: position.line === range.end.line ? position.character + textEnd.character - range.end.character : position.character,
  };
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
