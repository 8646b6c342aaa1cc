import type {
  NumbersMemory,
  PanelMemory,
  AsideName,
  ExportMemory,
  Grain,
  LayerView,
  PictureName,
  PlaybackMemory,
  TourMemory,
  ViewMemory,
  WireLayerConfig,
} from '../../src/protocol/panel';
import type { Pixels } from '../model';
import type { Pointed, StageSize } from '../scene';
import type { ChartAction, ChartReading } from './charting';

/** Everything on which the panel depends: what is stored, and what is lost with the page. Plain data, except for the pixels of an image. */
export interface PanelState extends Omit<PanelMemory, 'version'> {
  /** False until the host has answered `ready`. */
  readonly connected: boolean;
  readonly ownImage: OwnImage;
  /** What the user reads from the charts. */
  readonly reading: ChartReading;
  /** The user wants no motion: nothing plays automatically, and nothing slides. */
  readonly reducedMotion: boolean;
  /** The room for the picture, in CSS pixels. */
  readonly stage: StageSize;
  /** The cell of the grid that is pointed at. */
  readonly pointed: PointedCell | null;
}

/** The image that the user chose. It is not stored. */
export interface OwnImage {
  /** Null for the built-in image. */
  readonly pixels: Pixels | null;
  /** The file that was chosen last, which may not have been readable. */
  readonly file: { readonly name: string; readonly readable: boolean } | null;
}

/** A cell that is pointed at; a pinned one stays until it is released, whatever the mouse is over. */
export interface PointedCell extends Pointed {
  readonly pinned: boolean;
}

export type PanelAction =
  | { readonly type: 'hostState'; readonly layer: LayerView | null; readonly follow: boolean; readonly tour: TourMemory | null }
  | { readonly type: 'layer'; readonly layer: LayerView | null }
  | { readonly type: 'follow'; readonly follow: boolean }
  /** A layer that is not in a file, instead of the one that the host sent. */
  | { readonly type: 'free'; readonly layer: LayerView; readonly arrangement?: Arrangement }
  /** Shows the layer with another configuration; null: the original one. */
  | { readonly type: 'try'; readonly config: WireLayerConfig | null }
  /** The axes of a parameter are changed separately, or all together again. */
  | { readonly type: 'unlink'; readonly parameter: string; readonly unlinked: boolean }
  | { readonly type: 'aside'; readonly aside: AsideName | null }
  | { readonly type: 'search'; readonly search: string }
  | { readonly type: 'tour'; readonly tour: Partial<TourMemory> }
  /** Other settings of the export. Choosing another format resets its size. */
  | { readonly type: 'exporting'; readonly exporting: Partial<ExportMemory> }
  | ChartAction
  | { readonly type: 'togglePlay' }
  /** It is time for the next position. */
  | { readonly type: 'tick' }
  /** The user moves by this many positions, or by this many rows. */
  | { readonly type: 'step'; readonly by: number }
  | { readonly type: 'stepRow'; readonly by: number }
  | { readonly type: 'seek'; readonly index: number }
  /** To a step counted in the current grain. */
  | { readonly type: 'seekStep'; readonly at: number }
  | { readonly type: 'grain'; readonly grain: Grain }
  | { readonly type: 'speed'; readonly speed: number }
  | { readonly type: 'loop'; readonly loop: boolean }
  | { readonly type: 'view'; readonly view: Partial<ViewMemory> }
  /** Other numbers in the picture. Choosing new weights discards the edited ones. */
  | { readonly type: 'numbers'; readonly numbers: Partial<NumbersMemory> }
  /** The user's own image as input; null if the file could not be read. */
  | { readonly type: 'image'; readonly name: string; readonly pixels: Pixels | null }
  | { readonly type: 'builtInImage' }
  | { readonly type: 'picture'; readonly picture: PictureName }
  /** The mouse or the keyboard points at a cell, or at none. */
  | { readonly type: 'point'; readonly at: Pointed | null; readonly pin?: boolean }
  | { readonly type: 'reducedMotion'; readonly reducedMotion: boolean }
  | { readonly type: 'stage'; readonly stage: StageSize };

/** How a layer is shown; omitted parts have the values of a layer seen for the first time. */
export interface Arrangement {
  readonly view?: Partial<ViewMemory>;
  readonly picture?: PictureName;
  readonly playback?: Partial<PlaybackMemory>;
  readonly numbers?: NumbersMemory;
}

/** The available speeds, as factors. */
export const SPEEDS: readonly number[] = [0.25, 0.5, 1, 2, 4, 8];

/** How long one output position is shown at speed 1, in milliseconds. */
export const STEP_MILLISECONDS = 500;

export const FIRST_TOUR: TourMemory = { chapter: 0, done: [], order: 'chw' };

export const BUILT_IN_IMAGE: OwnImage = { pixels: null, file: null };

export const FIRST_VIEW: ViewMemory = { outChannel: 0, inChannel: 0, slice: 0 };
