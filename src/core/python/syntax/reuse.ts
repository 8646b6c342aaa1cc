import type { Block, Statement } from './ast';
import { blocksOf } from './children';

/** `[start, oldEnd)` of the old text became `[start, newEnd)` of the new one. */
export interface TextEdit {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** The smallest edit that turns one text into another; null if they are the same. */
export function editBetween(old: string, text: string): TextEdit | null {
  if (text === old) return null;
  const shorter = Math.min(text.length, old.length);
  let start = 0;
  while (start < shorter && text.charCodeAt(start) === old.charCodeAt(start)) start++;
  let same = 0;
  while (same < shorter - start && text.charCodeAt(text.length - 1 - same) === old.charCodeAt(old.length - 1 - same)) same++;
  // An edit begins and ends between characters, never inside a surrogate pair.
  if (start > 0 && isHighSurrogate(text.charCodeAt(start - 1))) start--;
  if (same > 0 && isLowSurrogate(text.charCodeAt(text.length - same))) same--;
  return { start, oldEnd: old.length - same, newEnd: text.length - same };
}

function isHighSurrogate(unit: number): boolean {
  return (unit & 0xfc00) === 0xd800;
}

function isLowSurrogate(unit: number): boolean {
  return (unit & 0xfc00) === 0xdc00;
}

/** Finds the unchanged statement of the old version at the place of a statement in the new text. */
export interface ReuseIndex {
  /** `start` and `end` are offsets in the new text. */
  find(start: number, end: number): Statement | undefined;
}

/**
 * Lists the statements of the old version that are entirely outside the edit. Statements that overlap it are searched for
 * unchanged statements inside them: a class in which one method changed keeps its other methods.
 */
export function indexForReuse(module: Block | null, edit: TextEdit, isReusable: (statement: Statement) => boolean): ReuseIndex {
  const byStart = new Map<number, { statement: Statement; length: number }>();
  const collect = (block: Block, base: number): void => {
    for (const { at, statement } of block.items) {
      const start = base + at;
      const length = statement.end;
      const untouched = statement.start === 0 && (start + length < edit.start || start > edit.oldEnd);
      // The outermost statement at an offset is found first, and contains all others that start there.
      if (untouched && isReusable(statement)) byStart.set(start, { statement, length });
      else for (const inner of blocksOf(statement)) collect(inner, start);
    }
  };
  if (module) collect(module, 0);
  const shift = edit.newEnd - edit.oldEnd;
  return {
    find(start, end) {
      const old = end < edit.start ? start : start > edit.newEnd ? start - shift : null;
      const found = old === null ? undefined : byStart.get(old);
      return found?.length === end - start ? found.statement : undefined;
    },
  };
}
