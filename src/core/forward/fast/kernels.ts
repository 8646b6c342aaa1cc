/**
 * The inner loops. Sums stay in registers: a tile of outputs is finished before the next begins, and each number that is read
 * serves as many outputs as the tile is wide or high. Indices come from the plan, so they are inside their arrays: that is what
 * the `as number` here rely on.
 */

/** What the tiles work on: the padded input, the tables of a part (see plan.ts), and where the sums go. */
export interface TileTask {
  readonly padded: Float64Array;
  readonly bases: Int32Array;
  readonly targets: Int32Array;
  /** Over all taps of all channels of a group. */
  readonly offsets: Int32Array;
  readonly output: Float32Array | Float64Array;
}

/**
 * Four output channels, two positions at a time.
 * @param weight (taps, 4) from `from` on
 * @param bias of the four channels
 * @param planes where each of the four channels begins in the output
 */
export function tile4x2({ padded, bases, targets, offsets, output }: TileTask, weight: Float64Array, from: number, bias: readonly [number, number, number, number], planes: readonly [number, number, number, number]): void {
  const [bias0, bias1, bias2, bias3] = bias;
  const [plane0, plane1, plane2, plane3] = planes;
  const taps = offsets.length;
  const positions = targets.length;
  for (let p = 0; p < positions; p += 2) {
    // At an odd end the last position is worked out twice.
    const q = p + 1 < positions ? p + 1 : p;
    const base0 = bases[p] as number;
    const base1 = bases[q] as number;
    let a0 = bias0, a1 = bias1, a2 = bias2, a3 = bias3;
    let b0 = bias0, b1 = bias1, b2 = bias2, b3 = bias3;
    let w = from;
    for (let t = 0; t < taps; t++, w += 4) {
      const offset = offsets[t] as number;
      const x0 = padded[base0 + offset] as number;
      const x1 = padded[base1 + offset] as number;
      const w0 = weight[w] as number;
      a0 += w0 * x0;
      b0 += w0 * x1;
      const w1 = weight[w + 1] as number;
      a1 += w1 * x0;
      b1 += w1 * x1;
      const w2 = weight[w + 2] as number;
      a2 += w2 * x0;
      b2 += w2 * x1;
      const w3 = weight[w + 3] as number;
      a3 += w3 * x0;
      b3 += w3 * x1;
    }
    const to0 = targets[p] as number;
    const to1 = targets[q] as number;
    output[plane0 + to0] = a0;
    output[plane0 + to1] = b0;
    output[plane1 + to0] = a1;
    output[plane1 + to1] = b1;
    output[plane2 + to0] = a2;
    output[plane2 + to1] = b2;
    output[plane3 + to0] = a3;
    output[plane3 + to1] = b3;
  }
}

/**
 * One output channel, four positions at a time: depthwise layers, and what is left of a group after the tiles of four.
 * @param weight (taps) from `from` on
 */
export function tile1x4({ padded, bases, targets, offsets, output }: TileTask, weight: Float64Array, from: number, bias: number, plane: number): void {
  const taps = offsets.length;
  const positions = targets.length;
  for (let p = 0; p < positions; p += 4) {
    const last = positions - 1;
    const [q, r, s] = [Math.min(p + 1, last), Math.min(p + 2, last), Math.min(p + 3, last)];
    const base0 = bases[p] as number;
    const base1 = bases[q] as number;
    const base2 = bases[r] as number;
    const base3 = bases[s] as number;
    let a0 = bias, a1 = bias, a2 = bias, a3 = bias;
    for (let t = 0; t < taps; t++) {
      const offset = offsets[t] as number;
      const w = weight[from + t] as number;
      a0 += w * (padded[base0 + offset] as number);
      a1 += w * (padded[base1 + offset] as number);
      a2 += w * (padded[base2 + offset] as number);
      a3 += w * (padded[base3 + offset] as number);
    }
    output[plane + (targets[p] as number)] = a0;
    output[plane + (targets[q] as number)] = a1;
    output[plane + (targets[r] as number)] = a2;
    output[plane + (targets[s] as number)] = a3;
  }
}
