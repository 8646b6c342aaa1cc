/**
 * A picture as data: what is where and what it stands for, in CSS pixels of the stage. Nothing here knows how it is drawn, so
 * what a picture claims can be compared with the arithmetic without a browser.
 */
export type PlaneName = 'input' | 'kernel' | 'output';

/**
 * What a cell is.
 * input: `data`, `padding`, `inserted` (a zero a transposed convolution puts between inputs), or `unread` (no window ever reaches it);
 * kernel: `weight`, `gap` (a position that dilation jumps over), or `ghost` (a kernel that grouping leaves out);
 * output: `pending`, `done` or `current`.
 */
export type CellRole = 'data' | 'padding' | 'inserted' | 'unread' | 'weight' | 'gap' | 'ghost' | 'pending' | 'done' | 'current';

/** A cell's part in what is pointed at: the cell itself, or one that it meets; or in the product being added. */
export type CellMark = 'pointed' | 'linked' | 'lit';

export interface Cell {
  /** Names the place on the plane's page, so that a cell is drawn again when the page turns instead of being made anew. */
  readonly key: string;
  readonly plane: PlaneName;
  readonly role: CellRole;
  /** True position in the tensor (input: on the read line, so padding is negative or beyond the size). */
  readonly row: number;
  readonly col: number;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** The number that stands there; null where none is shown. */
  readonly value: number | null;
  /** Font size of the number, 0 when the cell is too small for it. */
  readonly font: number;
  /** Read at this step. */
  readonly read: boolean;
  /** The weight this cell is multiplied with at this step; null when not read or no room to write it. */
  readonly weight: number | null;
  /** How bright the pixel is that stands there, 0 to 1, where it is one. */
  readonly tone?: number | null;
  /** How strong its colour is, 0 to 1, where that says something. */
  readonly shade?: number;
  readonly mark?: CellMark | null;
  /** Which of the looks that tell neighbouring groups apart it has. */
  readonly look?: number | null;
}

/** An outline around a stretch of cells; both kinds move from step to step. */
export interface Frame {
  readonly key: string;
  readonly kind: 'window' | 'current';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A thin line that ties the window to the kernel, and the kernel to the output cell. */
export type Link = Line;

interface Line {
  readonly key: string;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** Where a plane's numbers truly end. A side at which only the page ends has none. */
export interface Edge extends Line {
  readonly plane: PlaneName;
}

export interface Label {
  readonly key: string;
  readonly kind: 'title' | 'subtitle' | 'tick' | 'operator';
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly text: string;
}

export type Point = readonly [x: number, y: number];

export type Segment = readonly [from: Point, to: Point];

/**
 * A part of a card that stands in the room, as flat faces; later ones are in front. `slab` is a tensor's numbers, `inserted` the zeros
 * between them, `padding` what lies around; `gap` the kernel's card, `weight` and `chosen` its weights; the rest is what the step does.
 */
export interface Solid {
  readonly key: string;
  readonly plane: PlaneName;
  readonly kind: 'slab' | 'padding' | 'inserted' | 'gap' | 'weight' | 'chosen' | 'pending' | 'done' | 'current' | 'read' | 'window';
  /** True index of the channel or depth. */
  readonly card: number;
  /** Where the faces and lines are counted from. */
  readonly x: number;
  readonly y: number;
  readonly faces: readonly (readonly Point[])[];
  /** Lines on the faces. */
  readonly lines: readonly Segment[];
}

/** The whole plane in small, with the part in the picture and the window on it. All in stage pixels. */
export interface Minimap {
  readonly key: string;
  readonly plane: PlaneName;
  readonly whole: Box;
  readonly shown: Box;
  readonly window: Box;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Scene {
  readonly width: number;
  readonly height: number;
  /** Behind everything else, in this order; left out where a picture is flat. */
  readonly solids?: readonly Solid[];
  readonly links: readonly Link[];
  readonly edges: readonly Edge[];
  readonly cells: readonly Cell[];
  readonly frames: readonly Frame[];
  readonly labels: readonly Label[];
  readonly minimaps: readonly Minimap[];
  /** Which part of each plane is shown, in words; empty when all of it is. */
  readonly remarks: readonly string[];
  /** Identifies the page of the tensor in the picture: between frames of one page things slide, else they jump. */
  readonly page: string;
}
