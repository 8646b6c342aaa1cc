/**
 * A picture as data: positions and meanings, in CSS pixels of the stage. Nothing here depends on how it is drawn, so
 * the content of a picture can be compared with the arithmetic without a browser.
 */
export type PlaneName = 'input' | 'kernel' | 'output';

/**
 * The role of a cell.
 * input: `data`, `padding`, `inserted` (a zero that a transposed convolution inserts between inputs), or `unread` (no window reaches it);
 * kernel: `weight`, `gap` (a position that dilation skips), or `ghost` (a kernel that grouping omits);
 * output: `pending`, `done` or `current`.
 */
export type CellRole = 'data' | 'padding' | 'inserted' | 'unread' | 'weight' | 'gap' | 'ghost' | 'pending' | 'done' | 'current';

/** The relation of a cell to what is pointed at: the cell itself, or a linked one; or it is part of the product being added. */
export type CellMark = 'pointed' | 'linked' | 'lit';

export interface Cell {
  /** The position on the plane's page, so that a cell is redrawn when the page changes instead of being created again. */
  readonly key: string;
  readonly plane: PlaneName;
  readonly role: CellRole;
  /** True position in the tensor (input: on the read line, so padding is negative or beyond the size). */
  readonly row: number;
  readonly col: number;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** The number in the cell; null if none is shown. */
  readonly value: number | null;
  /** Font size of the number; 0 if the cell is too small for it. */
  readonly font: number;
  /** Whether it is read at this step. */
  readonly read: boolean;
  /** The weight by which this cell is multiplied at this step; null if it is not read or there is no room for it. */
  readonly weight: number | null;
  /** The brightness of the pixel, 0 to 1, if the cell is one. */
  readonly tone?: number | null;
  /** The strength of its colour, 0 to 1, if that has a meaning. */
  readonly shade?: number;
  readonly mark?: CellMark | null;
  /** Which of the looks that distinguish neighbouring groups it has. */
  readonly look?: number | null;
}

/** An outline around a range of cells; both kinds move from step to step. */
export interface SceneFrame {
  readonly key: string;
  readonly kind: 'window' | 'current';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A thin line that connects the window to the kernel, and the kernel to the output cell. */
export type Link = Line;

interface Line {
  readonly key: string;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** The true end of a plane's numbers. A side at which only the page ends has none. */
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
 * A part of a card in perspective, as flat faces; later ones are in front. `slab` is a tensor's numbers, `inserted` the zeros
 * between them, `padding` what surrounds them; `gap` the kernel's card, `weight` and `chosen` its weights; the others show the step.
 */
export interface Solid {
  readonly key: string;
  readonly plane: PlaneName;
  readonly kind: 'slab' | 'padding' | 'inserted' | 'gap' | 'weight' | 'chosen' | 'pending' | 'done' | 'current' | 'read' | 'window';
  /** True index of the channel or depth. */
  readonly card: number;
  /** The origin of the faces and lines. */
  readonly x: number;
  readonly y: number;
  readonly faces: readonly (readonly Point[])[];
  /** Lines on the faces. */
  readonly lines: readonly Segment[];
}

/** A map of the whole plane, with the part that is shown and the window on it. All in stage pixels. */
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
  /** Behind everything else, in this order; absent if a picture is flat. */
  readonly solids?: readonly Solid[];
  readonly links: readonly Link[];
  readonly edges: readonly Edge[];
  readonly cells: readonly Cell[];
  readonly frames: readonly SceneFrame[];
  readonly labels: readonly Label[];
  readonly minimaps: readonly Minimap[];
  /** Which part of each plane is shown, in words; empty if everything is shown. */
  readonly remarks: readonly string[];
  /** Identifies the page of the tensor that is shown: between frames of one page things slide, otherwise they jump. */
  readonly page: string;
}
