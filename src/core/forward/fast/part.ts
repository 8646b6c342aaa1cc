/**
 * A convolution as index tables, the same for every kind: output `targets[p]` is the sum over taps t of
 * `weight(t) · padded[bases[p] + offsets[t]]`. What is padded, strided, dilated or transposed is all in the tables.
 */
export interface DensePart {
  /** Flat output positions. */
  readonly targets: Int32Array;
  /** For each target, where its window begins in the padded volume. */
  readonly bases: Int32Array;
  /** Targets come in rows of this many, each so far from the one before, and their bases likewise. */
  readonly row: Row;
  /** Taps in a row of the kernel. */
  readonly columns: number;
  /** For each tap of one channel, how far from the base it reads. */
  readonly offsets: Int32Array;
  /** For each tap of one channel, the flat kernel position. */
  readonly kernels: Int32Array;
}

/** One row of outputs is like the next, but for where it begins. */
export interface Row {
  readonly length: number;
  readonly targetStep: number;
  readonly baseStep: number;
}
