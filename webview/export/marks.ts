import type { PaintColour } from './colour';

/** A picture as a list of plain shapes in painting order, with all colours resolved: the source of all picture formats. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly ground: PaintColour;
  /** Patterns that fill shapes, by name. */
  readonly hatches: readonly Hatch[];
  readonly marks: readonly Mark[];
}

/** Parallel lines. */
export interface Hatch {
  readonly name: string;
  readonly spacing: number;
  /** Degrees, clockwise from upright. */
  readonly angle: number;
  readonly colour: PaintColour;
  readonly dashes: readonly number[];
}

/** How an outline is drawn. */
export interface Pen {
  readonly colour: PaintColour;
  readonly width: number;
  /** Lengths of dashes and gaps; empty for a solid line. */
  readonly dashes: readonly number[];
}

/** How a shape is filled: with a colour, with a hatch over it, or not at all. */
export interface Fill {
  readonly colour: PaintColour | null;
  readonly hatch: string | null;
}

export type Mark =
  | {
      readonly kind: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly radius: number;
      readonly fill: Fill;
      readonly pen: Pen | null;
    }
  | { readonly kind: 'line'; readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number; readonly pen: Pen }
  | {
      readonly kind: 'polygon';
      readonly points: readonly (readonly [x: number, y: number])[];
      readonly fill: Fill;
      readonly pen: Pen | null;
    }
  | TextMark;

export interface TextMark {
  readonly kind: 'text';
  /** The baseline's start, middle or end. */
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly size: number;
  readonly mono: boolean;
  readonly bold: boolean;
  readonly colour: PaintColour;
  /** A rim in the background colour keeps the text readable over lines: its width, 0 for none. */
  readonly rim: number;
  readonly text: string;
}

export const EMPTY: Fill = { colour: null, hatch: null };

export function solid(colour: PaintColour): Fill {
  return { colour, hatch: null };
}

export function pen(colour: PaintColour, width = 1, dashes: readonly number[] = []): Pen {
  return { colour, width, dashes };
}
