import type { ConvConfig } from '../../src/core/shape';
import type { Grain, PictureName } from '../../src/protocol/panel';
import type { Example } from './example';
import type { TourText } from './texts';

/** How the layer in the panel stands: what a chapter's question looks at. */
export interface Standing {
  readonly config: ConvConfig;
  /** (C, H, W) of one sample, all integers. */
  readonly input: readonly number[];
  readonly output: readonly number[];
  /** Null where it is not known. */
  readonly params: number | null;
  /** The output position in the picture, (h, w). */
  readonly position: readonly number[];
  readonly playing: boolean;
}

/** A figure in a text. A shape is kept as (C, H, W) and written in the order of axes the reader chose. */
export type Figure = string | number | { readonly shape: readonly number[] };

/** A text with its figures. */
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
  /** The switch between (C, H, W) and (H, W, C), and what it means. */
  | { readonly kind: 'order' };

/** One chapter of the tour: a text beside a layer that can be changed, and a question that is answered by changing it. */
export interface Chapter {
  readonly id: string;
  readonly title: TourText;
  readonly example: Example;
  readonly picture: PictureName;
  /** What a step is. */
  readonly grain: Grain;
  readonly pieces: readonly Piece[];
  readonly task: TextPiece;
  readonly hint: TextPiece;
  /** Whether the layer, as it stands, answers the question. The example itself never does. */
  readonly reached: (standing: Standing) => boolean;
  /** What is to be said once it is answered. */
  readonly answer: (standing: Standing) => TextPiece;
}
