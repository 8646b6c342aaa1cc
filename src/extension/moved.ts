import type { SourceRange } from '../protocol/panel';

type Position = SourceRange['start'];

/** One replacement in a document: `text` replaced the contents of `range`. */
export interface Change {
  readonly range: SourceRange;
  readonly text: string;
}

/**
 * Where a range of text is after a change. An insertion directly before it moves it, an insertion directly after it stays
 * outside. If part of the range was replaced, the rest remains.
 */
export function movedRange({ start, end }: SourceRange, change: Change): SourceRange {
  const movedStart = moved(start, change, 'after');
  const movedEnd = moved(end, change, 'before');
  return { start: movedStart, end: compare(movedEnd, movedStart) < 0 ? movedStart : movedEnd };
}

/** @param side on which side of text inserted at this position it ends up */
function moved(position: Position, { range, text }: Change, side: 'before' | 'after'): Position {
  const fromStart = compare(position, range.start);
  const isInsertion = compare(range.start, range.end) === 0;
  if (fromStart < 0 || (fromStart === 0 && (side === 'before' || !isInsertion))) return position;
  const lines = text.split(/\r\n|\r|\n/);
  const last = (lines.at(-1) ?? '').length;
  const textEnd = { line: range.start.line + lines.length - 1, character: lines.length === 1 ? range.start.character + last : last };
  // Inside replaced text: the edge of the new text that keeps the range outside it.
  if (compare(position, range.end) < 0) return side === 'after' ? textEnd : range.start;
  return {
    line: position.line + textEnd.line - range.end.line,
    character: position.line === range.end.line ? position.character + textEnd.character - range.end.character : position.character,
  };
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
