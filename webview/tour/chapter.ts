import type { ConvConfig } from '../../src/core/shape';
import type { Grain, PictureName } from '../../src/protocol/panel';
import type { TourExample } from './example';
import type { TourText } from './texts';

/** The state of the layer in the panel, which a chapter's task examines. */
export interface Task {
  readonly config: ConvConfig;
  /** (C, H, W) of one sample, all integers. */
  readonly input: readonly number[];
  readonly output: readonly number[];
  /** Null if unknown. */
  readonly params: number | null;
  /** The output position in the picture, (h, w). */
  readonly position: readonly number[];
  readonly playing: boolean;
}

/** A number in a text. A shape is stored as (C, H, W) and written in the axis order that the reader chose. */
export type Figure = string | number | { readonly shape: readonly number[] };

/** A text with its numbers. */
export interface TextPiece {
  readonly kind: 'text';
  readonly text: TourText;
  readonly figures: readonly Figure[];
}

/** A piece of a chapter's text. */
export type Piece =
  | TextPiece
  /** Notation: not translated. `_x` is a subscript. */
  | { readonly kind: 'formula'; readonly formula: string }
  /** The switch between (C, H, W) and (H, W, C), and its explanation. */
  | { readonly kind: 'order' };

/** One chapter of the tour: a text beside a layer that can be changed, and a task that is solved by changing it. */
export interface Chapter {
  readonly id: string;
  readonly title: TourText;
  readonly example: TourExample;
  readonly picture: PictureName;
  /** The step size. */
  readonly grain: Grain;
  readonly pieces: readonly Piece[];
  readonly task: TextPiece;
  readonly hint: TextPiece;
  /** Whether the layer in its current state solves the task. The example itself never does. */
  readonly reached: (standing: Task) => boolean;
  /** The text that is shown once it is solved. */
  readonly answer: (standing: Task) => TextPiece;
}
