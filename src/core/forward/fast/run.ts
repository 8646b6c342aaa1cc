import { expectTensors, forward, type ForwardTensors } from '../forward';
import { outputPositions, type ConvGeometry } from '../geometry';
import { fillPadded } from './pad';
import { convolvePanels, SIDE } from './panels';
import { planForward, type DensePart, type ForwardPlan } from './plan';
import { convolveChannel } from './single';

/** Where the output goes; its kind says how it is rounded. Sums are always kept in float64. */
export type ForwardOutput = Float32Array | Float64Array;

/** Output channels of a group from which on panels are worth their packing. */
const FEW = 3;

/**
 * The forward pass, fast: (N, C_out, …) row-major, the same numbers as `forward` but for rounding.
 * @param output as long as the result; what it held is overwritten
 * @throws RangeError when a tensor has not the length its layout asks for.
 */
export function fastForward<T extends ForwardOutput>(geometry: ConvGeometry, tensors: ForwardTensors, batch: number, output: T): T {
  const plan = planForward(geometry);
  if (plan) return runForward(plan, tensors, batch, output);
  output.set(forward(geometry, tensors, batch));
  return output;
}

/** The forward pass along a plan. See `fastForward`. */
export function runForward<T extends ForwardOutput>(plan: ForwardPlan, tensors: ForwardTensors, batch: number, output: T): T {
  const { geometry, paddedCells, parts } = plan;
  const { inChannels, outChannels, groups, axes } = geometry;
  expectTensors(geometry, tensors, batch, output);
  const cells = axes.reduce((product, axis) => product * axis.input, 1);
  const positions = outputPositions(geometry);
  const inPerGroup = inChannels / groups;
  const outPerGroup = outChannels / groups;
  const wide = outPerGroup >= FEW;
  // Channels a group takes in the packed weights.
  const shares = wide ? Math.ceil(outPerGroup / SIDE) * SIDE : outPerGroup;
  const padded = new Float64Array(inPerGroup * paddedCells);
  const packed = parts.map(part => ({ part, offsets: offsetsOf(part, inPerGroup, paddedCells), weights: packWeights(geometry, part, tensors.weight, wide ? SIDE : 1) }));
  const bias = (channel: number): number => tensors.bias?.[channel] ?? 0;
  for (let n = 0; n < batch; n++) {
    for (let group = 0; group < groups; group++) {
      fillPadded(plan, tensors.input, (n * inChannels + group * inPerGroup) * cells, inPerGroup, padded);
      for (const { part, offsets, weights } of packed) {
        const task = { padded, bases: part.bases, targets: part.targets, row: part.row, offsets, output };
        const first = (n * outChannels + group * outPerGroup) * positions;
        const from = group * shares * offsets.length;
        if (wide) convolvePanels(task, weights, from, outPerGroup, channel => bias(group * outPerGroup + channel), first, positions);
        else for (let o = 0; o < outPerGroup; o++) convolveChannel(task, weights, from + o * offsets.length, bias(group * outPerGroup + o), first + o * positions);
      }
    }
  }
  return output;
}

/** The taps of all channels of a group, in the order (channel, kernel). */
function offsetsOf({ offsets }: DensePart, channels: number, paddedCells: number): Int32Array {
  const all = new Int32Array(channels * offsets.length);
  for (let channel = 0, to = 0; channel < channels; channel++) {
    for (const offset of offsets) all[to++] = channel * paddedCells + offset;
  }
  return all;
}

/** The weights in the order they are read: (groups, channels / side, taps, side), with zeros where a group's channels are no multiple of `side`. */
function packWeights({ inChannels, outChannels, groups, transposed, axes }: ConvGeometry, { kernels }: DensePart, weight: ArrayLike<number>, side: number): Float64Array {
  const kernelCells = axes.reduce((product, axis) => product * axis.kernel, 1);
  const inPerGroup = inChannels / groups;
  const outPerGroup = outChannels / groups;
  const taps = inPerGroup * kernels.length;
  const shares = Math.ceil(outPerGroup / side) * side;
  const packed = new Float64Array(groups * shares * taps);
  for (let o = 0; o < outChannels; o++) {
    const group = Math.floor(o / outPerGroup);
    const inGroup = o % outPerGroup;
    const place = inGroup % side;
    let to = (group * shares + inGroup - place) * taps + place;
    for (let c = 0; c < inPerGroup; c++) {
      const from = (transposed ? (group * inPerGroup + c) * outPerGroup + inGroup : o * inPerGroup + c) * kernelCells;
      for (const kernel of kernels) {
        packed[to] = weight[from + kernel] as number;
        to += side;
      }
    }
  }
  return packed;
}
