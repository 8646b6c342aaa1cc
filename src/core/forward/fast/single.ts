/**
 * One output channel at a time: depthwise layers, and groups with so few channels that a panel would be mostly empty. Indices come
 * from the plan, so they are inside their arrays; the casts `as number` rely on this.
 */
import type { TileTask } from './task';

/**
 * Computes all outputs of one channel.
 * @param weights (taps) from `from` on
 * @param plane the flat index of the channel's first output
 */
export function convolveChannel(task: TileTask, weights: Float64Array, from: number, bias: number, plane: number): void {
  if (task.offsets.length === NINE) convolveNine(task, weights, from, bias, plane);
  else convolveAny(task, weights, from, bias, plane);
}

/** A 3×3 kernel on one channel is by far the most common. */
const NINE = 9;

/** With nine taps, the weights stay in registers; if windows move by one, so do two thirds of what they read. */
function convolveNine(task: TileTask, weights: Float64Array, from: number, bias: number, plane: number): void {
  const { offsets, row } = task;
  const [o0, o1, o2, o3, o4, o5, o6, o7, o8] = offsets as unknown as Nine;
  const isSquare = o1 === o0 + 1 && o2 === o0 + 2 && o4 === o3 + 1 && o5 === o3 + 2 && o7 === o6 + 1 && o8 === o6 + 2;
  if (isSquare && row.baseStep === 1) slideNine(task, weights, from, bias, plane);
  else jumpNine(task, weights, from, bias, plane);
}

function slideNine(
  { padded, bases, targets, offsets, row, output }: TileTask,
  weights: Float64Array,
  from: number,
  bias: number,
  plane: number,
): void {
  const [o0, , , o3, , , o6] = offsets as unknown as Nine;
  const [w0, w1, w2, w3, w4, w5, w6, w7, w8] = weights.subarray(from, from + NINE) as unknown as Nine;
  const { length, targetStep } = row;
  for (let p = 0; p < targets.length; p += length) {
    let top = (bases[p] as number) + o0;
    let middle = (bases[p] as number) + o3;
    let bottom = (bases[p] as number) + o6;
    let to = plane + (targets[p] as number);
    let a0 = padded[top] as number,
      a1 = padded[top + 1] as number;
    let b0 = padded[middle] as number,
      b1 = padded[middle + 1] as number;
    let c0 = padded[bottom] as number,
      c1 = padded[bottom + 1] as number;
    top += 2;
    middle += 2;
    bottom += 2;
    for (let i = 0; i < length; i++) {
      const a2 = padded[top + i] as number;
      const b2 = padded[middle + i] as number;
      const c2 = padded[bottom + i] as number;
      // Three sums, so that no addition waits for the previous one.
      const a = w0 * a0 + w1 * a1 + w2 * a2;
      const b = w3 * b0 + w4 * b1 + w5 * b2;
      const c = w6 * c0 + w7 * c1 + w8 * c2;
      output[to] = bias + (a + b + c);
      to += targetStep;
      a0 = a1;
      a1 = a2;
      b0 = b1;
      b1 = b2;
      c0 = c1;
      c1 = c2;
    }
  }
}

function jumpNine(
  { padded, bases, targets, offsets, output }: TileTask,
  weights: Float64Array,
  from: number,
  bias: number,
  plane: number,
): void {
  const [o0, o1, o2, o3, o4, o5, o6, o7, o8] = offsets as unknown as Nine;
  const [w0, w1, w2, w3, w4, w5, w6, w7, w8] = weights.subarray(from, from + NINE) as unknown as Nine;
  for (let p = 0; p < targets.length; p++) {
    const base = bases[p] as number;
    const a = w0 * (padded[base + o0] as number) + w1 * (padded[base + o1] as number) + w2 * (padded[base + o2] as number);
    const b = w3 * (padded[base + o3] as number) + w4 * (padded[base + o4] as number) + w5 * (padded[base + o5] as number);
    const c = w6 * (padded[base + o6] as number) + w7 * (padded[base + o7] as number) + w8 * (padded[base + o8] as number);
    output[plane + (targets[p] as number)] = bias + (a + b + c);
  }
}

type Nine = readonly [number, number, number, number, number, number, number, number, number];

/** Four positions at a time; each weight that is read is used for all of them. */
function convolveAny(
  { padded, bases, targets, offsets, output }: TileTask,
  weights: Float64Array,
  from: number,
  bias: number,
  plane: number,
): void {
  const taps = offsets.length;
  const last = targets.length - 1;
  for (let p = 0; p <= last; p += 4) {
    // At the end, the last position is computed again.
    const q = Math.min(p + 1, last);
    const r = Math.min(p + 2, last);
    const s = Math.min(p + 3, last);
    const base0 = bases[p] as number;
    const base1 = bases[q] as number;
    const base2 = bases[r] as number;
    const base3 = bases[s] as number;
    let a0 = bias,
      a1 = bias,
      a2 = bias,
      a3 = bias;
    for (let t = 0; t < taps; t++) {
      const offset = offsets[t] as number;
      const w = weights[from + t] as number;
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
