import type { Tap, VolumeGeometry } from '../../src/core/forward';
import type { ViewMemory } from '../../src/protocol/panel';
import type { StageSize } from './stage-size';
import type { place } from './layout';
import type { Pointed } from './pointing';
import type { AxisViewport } from './viewport';

/** The input of a picture of one step. */
export interface GridInput {
  readonly volume: VolumeGeometry;
  readonly values: SceneValues;
  /** Output position (d, h, w). */
  readonly position: CellPosition;
  readonly view: ViewMemory;
  readonly stage: StageSize;
  /** For an output that is not summed up yet: the sum so far, and the product that is being added. */
  readonly part?: { readonly soFar: number | null; readonly lit: Tap | null };
  /** The cell that the user points at; null for none. */
  readonly pointed?: Pointed | null;
}

export type CellPosition = readonly [depth: number, row: number, col: number];

/** The numbers of the picture; the provider can cache `output`. */
export interface SceneValues {
  input(channel: number, position: readonly number[]): number;
  weight(outChannel: number, inChannel: number, position: readonly number[]): number;
  output(outChannel: number, position: CellPosition): number;
  /** The inputs are brightnesses, 0 to 255. */
  readonly isPicture?: boolean;
}

/** Everything the parts of the grid share about one step. */
export interface GridContext extends GridInput {
  readonly rows: AxisViewport;
  readonly cols: AxisViewport;
  readonly cell: number;
  readonly kernelGaps: boolean;
  readonly corners: ReturnType<typeof place>;
  /** Index among all input channels of the one in the picture. */
  readonly channel: number;
  readonly index: number;
}
