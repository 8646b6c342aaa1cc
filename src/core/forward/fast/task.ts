import type { Row } from './part';

/** What the inner loops work on: the padded input, the tables of a part (see plan.ts), and where the sums go. */
export interface TileTask {
  readonly padded: Float64Array;
  readonly bases: Int32Array;
  readonly targets: Int32Array;
  readonly row: Row;
  /** Over all taps of all channels of a group. */
  readonly offsets: Int32Array;
  readonly output: Float32Array | Float64Array;
}
