import type { Point } from '../types';
import type { Stretch } from '../viewport';
import { stretchLength } from '../viewport';
import type { Card } from './cards';

/**
 * The perspective of a stack of cards: rows go down, columns go back, up and to the right, and each card is to the right
 * of the previous one, so that the later one is in front.
 */
export interface Stack {
  readonly cards: readonly Card[];
  /** What a card spans, including padding. */
  readonly rows: Stretch;
  readonly cols: Stretch;
  /** Pixels of a column before rotation, and of a row. */
  readonly col: number;
  readonly row: number;
  /** From a card to the next. */
  readonly gap: number;
  /** The card that nothing covers, so that all of it is visible; null: only the last one. */
  readonly opened: number | null;
}

/** How far a pixel along a rotated column goes across, and up. */
const ACROSS = 0.5;
const UP = 0.28;

/** The distance between cards, within these limits, so that much of each is visible. */
const LEAST_GAP = 12;
const MOST_GAP = 96;
const SEEN = 0.7;
/** Room for the number of omitted cards. */
const SKIP = 26;
/** From the end of an uncovered card to the next. */
const BESIDE = 8;

export function stackOf(
  cards: readonly Card[],
  rows: Stretch,
  cols: Stretch,
  col: number,
  row: number,
  opens: (card: Card) => boolean = () => false,
): Stack {
  const gap = Math.min(MOST_GAP, Math.max(LEAST_GAP, SEEN * stretchLength(cols) * col * ACROSS));
  const opened = cards.findIndex(opens);
  return { cards, rows, cols, col, row, gap, opened: opened < 0 ? null : opened };
}

/** The distance of a card from the first one. */
export function offsetOf({ cards, gap, opened, cols, col }: Stack, slot: number): number {
  const skips = cards.slice(1, slot + 1).filter(({ skipped }) => skipped > 0).length * SKIP;
  const opening = opened !== null && slot > opened ? Math.max(0, stretchLength(cols) * col * ACROSS + BESIDE - gap) : 0;
  return slot * gap + skips + opening;
}

/** The size of the stack, from the top of its farthest corner to the bottom of its nearest. */
export function sizeOf(stack: Stack): { readonly width: number; readonly height: number } {
  const turned = stretchLength(stack.cols) * stack.col;
  return { width: offsetOf(stack, stack.cards.length - 1) + turned * ACROSS, height: stretchLength(stack.rows) * stack.row + turned * UP };
}

/** The position of a point of a card, from the top left of the stack. */
export function at(stack: Stack, slot: number, row: number, col: number): Point {
  const turned = (col - stack.cols.from) * stack.col;
  const whole = stretchLength(stack.cols) * stack.col;
  return [offsetOf(stack, slot) + turned * ACROSS, (row - stack.rows.from) * stack.row + (whole - turned) * UP];
}

/** The outline of a range of a card: top left, top right, bottom right, bottom left. */
export function face(stack: Stack, slot: number, rows: Stretch, cols: Stretch): readonly [Point, Point, Point, Point] {
  return [
    at(stack, slot, rows.from, cols.from),
    at(stack, slot, rows.from, cols.to),
    at(stack, slot, rows.to, cols.to),
    at(stack, slot, rows.to, cols.from),
  ];
}
