/**
 * What happens at one output element: the window, each tap with its numbers, the sum per input channel, the bias, the result.
 *
 * Everything is worked out on demand for the element asked for, from functions that give the numbers, so a layer with 512
 * channels of 224×224 costs no more than the elements that are looked at.
 */
import { extent, inputChannels, weightIndex, windowStart, type ConvGeometry, type ReadKind } from './geometry';
import { poolStep, type PoolCell, type PoolStep } from './pool-step';
import { joinReads, readAt, type Read } from './read';

/** Where the numbers come from. Positions are in torch's axis order. */
export interface LayerValues {
  /** `x[channel, …position]` of the one sample shown. */
  input(channel: number, position: readonly number[]): number;
  /** The weight that joins the two channels at a kernel position. `inChannel` counts within the group. */
  weight(outChannel: number, inChannel: number, position: readonly number[]): number;
  /** Not asked when the layer has no bias. */
  bias(outChannel: number): number;
}

/** One element of the output: its channel and its spatial position. */
export interface OutputElement {
  readonly channel: number;
  readonly position: readonly number[];
}

/** One product of the sum. */
export interface Tap {
  /** Index into the weight, as torch stores it. */
  readonly kernel: readonly number[];
  /** The place within the window, in reading order. */
  readonly place: readonly number[];
  /** The position on the read line (see geometry.ts). */
  readonly at: readonly number[];
  readonly kind: ReadKind;
  /** The input position whose value is read; null where a zero stands. */
  readonly source: readonly number[] | null;
  readonly value: number;
  readonly weight: number;
  readonly product: number;
  /** False for what a pooling leaves out: padding, of which no maximum is taken and not every average, and what is beyond it. */
  readonly counts: boolean;
}

/** The sum over input channels. All lists run over the channels this output reads. */
export interface Step {
  readonly element: OutputElement;
  /** The window on each axis of the read line: first position and extent. */
  readonly window: readonly { readonly start: number; readonly size: number }[];
  /** First input channel read; channel `i` of the lists is input channel `firstChannel + i`. */
  readonly firstChannel: number;
  readonly channelSums: readonly number[];
  /** `running[i]` is the sum of `channelSums[0..i]`, without bias. */
  readonly running: readonly number[];
  /** Null when the layer has none. */
  readonly bias: number | null;
  readonly result: number;
}

/** The taps of one input channel (counted within the group), in reading order of the window. */
export function taps(geometry: ConvGeometry, values: LayerValues, element: OutputElement, inChannel: number): Tap[] {
  if (geometry.pooling) return poolTaps(geometry, values, element);
  const channel = inputChannels(geometry, element.channel).from + inChannel;
  return windowReads(geometry, element.position).map(({ kernel, place, at, reads }) => {
    const { kind, source } = joinReads(reads);
    const value = source === null ? 0 : values.input(channel, source);
    const weight = values.weight(element.channel, inChannel, kernel);
    return { kernel, place, at, kind, source, value, weight, product: value * weight, counts: true };
  });
}

/** The whole account of one output element. */
export function stepAt(geometry: ConvGeometry, values: LayerValues, element: OutputElement): Step {
  const { from, count } = inputChannels(geometry, element.channel);
  const readable = geometry.pooling ? [] : readableTaps(geometry, element.position);
  const channelSums = geometry.pooling
    ? [outputValue(geometry, values, element)]
    : Array.from({ length: count }, (_, inChannel) => channelSum(values, element.channel, from + inChannel, inChannel, readable));
  let sum = 0;
  const running = channelSums.map(partial => (sum += partial));
  const bias = geometry.bias ? values.bias(element.channel) : null;
  const window = geometry.axes.map((axis, i) => ({
    start: windowStart(axis, geometry.transposed, element.position[i] ?? 0),
    size: extent(axis),
  }));
  return { element, window, firstChannel: from, channelSums, running, bias, result: sum + (bias ?? 0) };
}

/** Only the result: what an output cell shows. */
export function outputValue(geometry: ConvGeometry, values: LayerValues, element: OutputElement): number {
  if (geometry.pooling) return pooledAt(geometry, values, element).result;
  const { from, count } = inputChannels(geometry, element.channel);
  const readable = readableTaps(geometry, element.position);
  let sum = 0;
  for (let inChannel = 0; inChannel < count; inChannel++) sum += channelSum(values, element.channel, from + inChannel, inChannel, readable);
  return sum + (geometry.bias ? values.bias(element.channel) : 0);
}

/** What a pooling makes of a window: null for a convolution. */
export function pooledWindow(geometry: ConvGeometry, values: LayerValues, element: OutputElement): PoolStep | null {
  return geometry.pooling ? pooledAt(geometry, values, element) : null;
}

function pooledAt(geometry: ConvGeometry, values: LayerValues, { channel, position }: OutputElement): PoolStep {
  return pooledReads(geometry, values, channel, position, windowReads(geometry, position)).step;
}

function pooledReads(
  geometry: ConvGeometry,
  values: LayerValues,
  channel: number,
  position: readonly number[],
  reads: readonly WindowRead[],
): { readonly cells: readonly PoolCell[]; readonly step: PoolStep } {
  const cells = reads.map(read => ({ value: pooledValue(geometry, values, channel, read) }));
  return { cells, step: poolStep(geometry.pooling ?? { kind: 'max' }, geometry.axes, position, cells) };
}

function poolTaps(geometry: ConvGeometry, values: LayerValues, { channel, position }: OutputElement): Tap[] {
  const reads = windowReads(geometry, position);
  const { cells, step } = pooledReads(geometry, values, channel, position, reads);
  return reads.map(({ kernel, place, at, reads: along }, i) => {
    const found = cells[i]?.value ?? null;
    const [value, weight] = [found ?? 0, step.weights[i] ?? 0];
    return { kernel, place, at, ...joinReads(along), value, weight, product: value * weight, counts: found !== null };
  });
}

/** The value of a cell that counts, or null. Padding counts as zeros in averages that include it. */
function pooledValue({ axes, pooling }: ConvGeometry, values: LayerValues, channel: number, { at, reads }: WindowRead): number | null {
  const { source } = joinReads(reads);
  if (source !== null) return values.input(channel, source);
  const isBeyond = axes.some((axis, i) => (at[i] ?? 0) >= axis.input + axis.padAfter);
  return pooling?.kind === 'avg' && pooling.countIncludePad && !isBeyond ? 0 : null;
}

interface ReadableTap {
  readonly kernel: readonly number[];
  readonly source: readonly number[];
}

/** The taps that meet a number; what stands on a zero adds nothing in any channel. */
function readableTaps(geometry: ConvGeometry, position: readonly number[]): ReadableTap[] {
  const readable: ReadableTap[] = [];
  for (const { kernel, reads } of windowReads(geometry, position)) {
    const { source } = joinReads(reads);
    if (source !== null) readable.push({ kernel, source });
  }
  return readable;
}

function channelSum(values: LayerValues, outChannel: number, channel: number, inChannel: number, readable: readonly ReadableTap[]): number {
  let sum = 0;
  for (const { kernel, source } of readable) sum += values.input(channel, source) * values.weight(outChannel, inChannel, kernel);
  return sum;
}

interface WindowRead {
  readonly kernel: readonly number[];
  readonly place: readonly number[];
  readonly at: readonly number[];
  readonly reads: readonly Read[];
}

/** Every place of the window, in reading order: the product of what each axis reads on its own. */
function windowReads({ axes, transposed, paddingMode }: ConvGeometry, position: readonly number[]): WindowRead[] {
  const lines = axes.map((axis, i) => {
    const start = windowStart(axis, transposed, position[i] ?? 0);
    return Array.from({ length: axis.kernel }, (_, place) => {
      const at = start + place * axis.dilation;
      return { place, at, kernel: weightIndex(axis, transposed, place), read: readAt(axis, transposed, paddingMode, at) };
    });
  });
  const found: WindowRead[] = [];
  const walk = (outer: readonly (typeof lines)[number][number][]): void => {
    const line = lines[outer.length];
    if (!line) {
      found.push({
        kernel: outer.map(({ kernel }) => kernel),
        place: outer.map(({ place }) => place),
        at: outer.map(({ at }) => at),
        reads: outer.map(({ read }) => read),
      });
      return;
    }
    for (const cell of line) walk([...outer, cell]);
  };
  walk([]);
  return found;
}
