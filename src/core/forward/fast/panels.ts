/**
 * Dense convolutions as products of panels: what the windows of some positions read, multiplied by the weights of three channels.
 *
 * The inner loops copy what they read into local variables and keep their indices to 32 bits: if a bundler turns the module's
 * constants into variables, the engine would otherwise look them up in every iteration, which takes as long as the multiplications. Indices
 * from the plan are inside their arrays by construction; the casts `as number` rely on this.
 */
import type { TileTask } from './task';

/** Taps, and tiles of positions, of a panel of inputs: 128 kB, so that it stays in the second-level cache. */
const DEPTH = 256;
const TILES = 21;

/**
 * Output channels, and positions, of a tile: nine sums and their operands just fit into the registers. Other sizes were measured and are
 * slower.
 */
export const SIDE = 3;

const POSITIONS = TILES * SIDE;

/** (tile, tap, position). */
const inputs = new Float64Array(TILES * DEPTH * SIDE);

/**
 * Computes all outputs of a group of channels.
 * @param packed (channels / SIDE, taps, SIDE) from `from` on; if the number of channels is not a multiple of SIDE, the rest is zeros
 * @param bias of channel i of the group
 * @param first the flat index of the group's first output
 * @param plane elements of one output channel
 */
export function convolvePanels(
  task: TileTask,
  packed: Float64Array,
  from: number,
  channels: number,
  bias: (channel: number) => number,
  first: number,
  plane: number,
): void {
  const { targets, offsets, output } = task;
  const blocks = Math.ceil(channels / SIDE);
  // (channel, position)
  const sums = new Float64Array(blocks * SIDE * POSITIONS);
  for (let begin = 0; begin < targets.length; begin += POSITIONS) {
    const count = Math.min(POSITIONS, targets.length - begin);
    const tiles = Math.ceil(count / SIDE);
    for (let channel = 0; channel < channels; channel++) sums.fill(bias(channel), channel * POSITIONS, (channel + 1) * POSITIONS);
    for (let tap = 0; tap < offsets.length; tap += DEPTH) {
      const depth = Math.min(DEPTH, offsets.length - tap);
      packInputs(task, begin, tiles, tap, depth);
      for (let block = 0; block < blocks; block++) {
        multiply(packed, from + (block * offsets.length + tap) * SIDE, tiles, depth, sums, block * SIDE * POSITIONS);
      }
    }
    for (let channel = 0; channel < channels; channel++) {
      const to = first + channel * plane;
      for (let i = 0; i < count; i++) output[to + (targets[begin + i] as number)] = sums[channel * POSITIONS + i] as number;
    }
  }
}

/** If there are not enough positions to fill a tile, the last one is repeated; its sums are not read. */
function packInputs({ padded, bases, offsets }: TileTask, begin: number, tiles: number, tap: number, depth: number): void {
  const x = inputs;
  const last = bases.length - 1;
  for (let tile = 0; tile < tiles; tile++) {
    const p = begin + tile * SIDE;
    const base0 = bases[p] as number;
    const base1 = bases[Math.min(p + 1, last)] as number;
    const base2 = bases[Math.min(p + 2, last)] as number;
    let to = (tile * DEPTH * SIDE) | 0;
    for (let t = 0; t < depth; t++) {
      const offset = offsets[(tap + t) | 0] as number;
      x[to] = padded[(base0 + offset) | 0] as number;
      x[(to + 1) | 0] = padded[(base1 + offset) | 0] as number;
      x[(to + 2) | 0] = padded[(base2 + offset) | 0] as number;
      to = (to + 3) | 0;
    }
  }
}

/** Adds the products of the panels to `sums` (SIDE, POSITIONS) from `to` on. */
function multiply(packed: Float64Array, from: number, tiles: number, depth: number, sums: Float64Array, to: number): void {
  const x = inputs;
  const end = (depth * SIDE) | 0;
  for (let tile = 0; tile < tiles; tile++) {
    let a0 = 0,
      a1 = 0,
      a2 = 0;
    let b0 = 0,
      b1 = 0,
      b2 = 0;
    let c0 = 0,
      c1 = 0,
      c2 = 0;
    const at = (tile * DEPTH * SIDE) | 0;
    for (let t = 0; t < end; t = (t + 3) | 0) {
      const i = (at + t) | 0;
      const k = (from + t) | 0;
      const x0 = x[i] as number;
      const x1 = x[(i + 1) | 0] as number;
      const x2 = x[(i + 2) | 0] as number;
      const a = packed[k] as number;
      a0 += a * x0;
      a1 += a * x1;
      a2 += a * x2;
      const b = packed[(k + 1) | 0] as number;
      b0 += b * x0;
      b1 += b * x1;
      b2 += b * x2;
      const c = packed[(k + 2) | 0] as number;
      c0 += c * x0;
      c1 += c * x1;
      c2 += c * x2;
    }
    const p = to + tile * SIDE;
    addTo(sums, p, a0, a1, a2);
    addTo(sums, p + POSITIONS, b0, b1, b2);
    addTo(sums, p + 2 * POSITIONS, c0, c1, c2);
  }
}

function addTo(sums: Float64Array, p: number, s0: number, s1: number, s2: number): void {
  sums[p] = (sums[p] as number) + s0;
  sums[p + 1] = (sums[p + 1] as number) + s1;
  sums[p + 2] = (sums[p + 2] as number) + s2;
}
