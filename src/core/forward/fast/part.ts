/**
 * A convolution as index tables, the same for every kind: output `targets[p]` is the sum over taps t of
 * `weight(t) · padded[bases[p] + offsets[t]]`. The tables encode padding, stride, dilation and transposition.
 */
export interface DensePart {
  /** Flat output positions. */
  readonly targets: Int32Array;
  /** For each target, where its window begins in the padded volume. */
  readonly bases: Int32Array;
  /** Targets come in rows of this many; each row is a constant distance from the previous one, and so are the bases. */
  readonly row: Row;
  /** Taps in a row of the kernel. */
  readonly columns: number;
  /** For each tap of one channel, its distance from the base. */
  readonly offsets: Int32Array;
  /** For each tap of one channel, the flat kernel position. */
  readonly kernels: Int32Array;
}

/** One row of outputs is like the next, except for its start. */
export interface Row {
  readonly length: number;
  readonly targetStep: number;
  readonly baseStep: number;
}
