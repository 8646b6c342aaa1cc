import { expectTensors, forward, type ForwardTensors } from '../forward';
import { outputPositions, type ConvGeometry } from '../geometry';
import { fillPadded } from './pad';
import { pairColumns } from './pair-part';
import { convolvePairs, differences, pairWeights } from './pairs';
import { convolvePanels, SIDE } from './panels';
import { planForward, type ForwardPlan, type PlannedPart } from './plan';
import { convolveChannel } from './single';
import type { TileTask } from './task';

/** The output array; its type determines the rounding. Sums are always kept in float64. */
export type ForwardOutput = Float32Array | Float64Array;

/** The number of output channels in a group from which panels are worth packing. */
const FEW = 3;

/**
 * The fast forward pass: (N, C_out, …) row-major, the same numbers as `forward` except for rounding.
 * @param output as long as the result; its contents are overwritten
 * @throws RangeError if the length of a tensor does not match its layout.
 */
export function fastForward<T extends ForwardOutput>(geometry: ConvGeometry, tensors: ForwardTensors, batch: number, output: T): T {
  const plan = planForward(geometry);
  if (plan) return runForward(plan, tensors, batch, output);
  output.set(forward(geometry, tensors, batch));
  return output;
}

/** The forward pass with a plan. See `fastForward`. */
export function runForward<T extends ForwardOutput>(plan: ForwardPlan, tensors: ForwardTensors, batch: number, output: T): T {
  const { geometry, paddedCells, parts } = plan;
  const { inChannels, outChannels, groups, axes } = geometry;
  expectTensors(geometry, tensors, batch, output);
  const cells = axes.reduce((product, axis) => product * axis.input, 1);
  const positions = outputPositions(geometry);
  const inPerGroup = inChannels / groups;
  const outPerGroup = outChannels / groups;
  const padded = new Float64Array(inPerGroup * paddedCells);
  const ways = parts.map(part => prepare(plan, part, tensors.weight));
  for (let n = 0; n < batch; n++) {
    for (let group = 0; group < groups; group++) {
      fillPadded(plan, tensors.input, (n * inChannels + group * inPerGroup) * cells, inPerGroup, padded);
      const bias = (channel: number): number => tensors.bias?.[group * outPerGroup + channel] ?? 0;
      const differing = lazily((step: number) => differences(padded, step));
      const work = { padded, differing, group, bias, first: (n * outChannels + group * outPerGroup) * positions, plane: positions, output };
      for (const way of ways) way(work);
    }
  }
  return output;
}

/** One group of channels of one sample. */
interface GroupWork {
  readonly padded: Float64Array;
  readonly differing: (step: number) => Float64Array | null;
  readonly group: number;
  readonly bias: (channel: number) => number;
  /** The flat index of the group's first output. */
  readonly first: number;
  /** Elements of one output channel. */
  readonly plane: number;
  readonly output: ForwardOutput;
}

/** Packs the weights of a part and chooses how it is computed: by pairs of outputs, by panels, or channel by channel if a group has few. */
function prepare({ geometry, paddedCells }: ForwardPlan, part: PlannedPart, weight: ArrayLike<number>): (work: GroupWork) => void {
  const inPerGroup = geometry.inChannels / geometry.groups;
  const channels = geometry.outChannels / geometry.groups;
  const offsets = offsetsOf(part.offsets, inPerGroup, paddedCells);
  const { bases, targets, row } = part;
  const task = ({ padded, output }: GroupWork): TileTask => ({ padded, bases, targets, row, offsets, output });
  if (channels < FEW) {
    const weights = packWeights(geometry, part.kernels, weight, 1);
    return work => {
      for (let o = 0; o < channels; o++)
        convolveChannel(task(work), weights, (work.group * channels + o) * offsets.length, work.bias(o), work.first + o * work.plane);
    };
  }
  const shares = Math.ceil(channels / SIDE) * SIDE;
  const weights = lazily(() => packWeights(geometry, part.kernels, weight, SIDE));
  const byPanels = (work: GroupWork): void => {
    convolvePanels(task(work), weights(null), work.group * shares * offsets.length, channels, work.bias, work.first, work.plane);
  };
  const { pairs } = part;
  const pairedWeights =
    pairs &&
    pairWeights(...(pairColumns(pairs).map(kernels => packWeights(geometry, kernels, weight, SIDE)) as [Float64Array, Float64Array]));
  if (!pairs || !pairedWeights) return byPanels;
  const pairOffsets = offsetsOf(
    Int32Array.from(pairs.rows, ({ offset }) => offset),
    inPerGroup,
    paddedCells,
  );
  return work => {
    const differing = work.differing(pairs.step);
    if (differing)
      convolvePairs({
        ...work,
        part: pairs,
        differing,
        offsets: pairOffsets,
        weights: pairedWeights,
        from: work.group * shares * pairOffsets.length,
        channels,
      });
    else byPanels(work);
  };
}

/** Computed on first use; the same question returns the same answer. */
function lazily<Q, A>(make: (question: Q) => A): (question: Q) => A {
  const known = new Map<Q, A>();
  return question => {
    if (!known.has(question)) known.set(question, make(question));
    return known.get(question) as A;
  };
}

/** The taps of all channels of a group, in the order (channel, kernel). */
function offsetsOf(offsets: Int32Array, channels: number, paddedCells: number): Int32Array {
  const all = new Int32Array(channels * offsets.length);
  for (let channel = 0, to = 0; channel < channels; channel++) {
    for (const offset of offsets) all[to++] = channel * paddedCells + offset;
  }
  return all;
}

/**
 * The weights in the order in which they are read: (groups, channels / side, taps, side), with zeros if a group's channels are not a
 * multiple of `side`.
 */
function packWeights(
  { inChannels, outChannels, groups, transposed, axes }: ConvGeometry,
  kernels: Int32Array,
  weight: ArrayLike<number>,
  side: number,
): Float64Array {
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
