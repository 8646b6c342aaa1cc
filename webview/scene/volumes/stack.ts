import type { Point } from '../types';
import type { Span } from '../viewport';
import { length } from '../viewport';
import type { Card } from './cards';

/**
 * How a stack of cards is seen: rows go down, columns go away from the reader, up and to the right, and each card stands to the right
 * of the one before, so that the later one is in front.
 */
export interface Stack {
  readonly cards: readonly Card[];
  /** What a card reaches over, padding and all. */
  readonly rows: Span;
  readonly cols: Span;
  /** Pixels of a column before it is turned, and of a row. */
  readonly col: number;
  readonly row: number;
  /** From a card to the next. */
  readonly gap: number;
  /** The card that nothing stands before, so that all of it is seen; null: the last one alone. */
  readonly opened: number | null;
}

/** Of a pixel along a turned column: how far it goes across, and up. */
const ACROSS = 0.5;
const UP = 0.28;

/** Cards stand so far apart that much of each is seen, between these. */
const LEAST_GAP = 12;
const MOST_GAP = 96;
const SEEN = 0.7;
/** Room for the number of cards that are left out. */
const SKIP = 26;
/** From the end of an opened card to the next. */
const BESIDE = 8;

export function stackOf(
  cards: readonly Card[],
  rows: Span,
  cols: Span,
  col: number,
  row: number,
  opens: (card: Card) => boolean = () => false,
): Stack {
  const gap = Math.min(MOST_GAP, Math.max(LEAST_GAP, SEEN * length(cols) * col * ACROSS));
  const opened = cards.findIndex(opens);
  return { cards, rows, cols, col, row, gap, opened: opened < 0 ? null : opened };
}

/** How far a card stands from the first. */
export function offsetOf({ cards, gap, opened, cols, col }: Stack, slot: number): number {
  const skips = cards.slice(1, slot + 1).filter(({ skipped }) => skipped > 0).length * SKIP;
  const opening = opened !== null && slot > opened ? Math.max(0, length(cols) * col * ACROSS + BESIDE - gap) : 0;
  return slot * gap + skips + opening;
}

/** What the stack takes, from the top of its farthest corner to the foot of its nearest. */
export function sizeOf(stack: Stack): { readonly width: number; readonly height: number } {
  const turned = length(stack.cols) * stack.col;
  return { width: offsetOf(stack, stack.cards.length - 1) + turned * ACROSS, height: length(stack.rows) * stack.row + turned * UP };
}

/** Where a place of a card is, from the top left of the stack. */
export function at(stack: Stack, slot: number, row: number, col: number): Point {
  const turned = (col - stack.cols.from) * stack.col;
  const whole = length(stack.cols) * stack.col;
  return [offsetOf(stack, slot) + turned * ACROSS, (row - stack.rows.from) * stack.row + (whole - turned) * UP];
}

/** The outline of a stretch of a card: top left, top right, bottom right, bottom left. */
export function face(stack: Stack, slot: number, rows: Span, cols: Span): readonly [Point, Point, Point, Point] {
  return [
    at(stack, slot, rows.from, cols.from),
    at(stack, slot, rows.from, cols.to),
    at(stack, slot, rows.to, cols.to),
    at(stack, slot, rows.to, cols.from),
  ];
}
