import type { Row } from './part';

/** The input of the inner loops: the padded input, the tables of a part (see plan.ts), and the target of the sums. */
export interface TileTask {
  readonly padded: Float64Array;
  readonly bases: Int32Array;
  readonly targets: Int32Array;
  readonly row: Row;
  /** For all taps of all channels of a group. */
  readonly offsets: Int32Array;
  readonly output: Float32Array | Float64Array;
}
