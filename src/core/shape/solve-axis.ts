import type { AxisParameter, AxisSettings, SolveKind } from './axis-settings';
import { practice } from './solve-order';

/** Minimum and maximum, both inclusive. */
export type SizeRange = readonly [least: number, most: number];
export type SolveRanges = Readonly<Record<AxisParameter, SizeRange>>;

/**
 * The default search ranges: up to the patches of vision transformers (kernel and stride 16) and the dilations of
 * an atrous pyramid. Padding is searched up to d(k − 1); with more, whole windows would lie in the padding.
 */
export const DEFAULT_RANGES: SolveRanges = {
  kernel_size: [1, 16],
  stride: [1, 16],
  padding: [0, 90],
  dilation: [1, 6],
  output_padding: [0, 15],
};

export interface AxisProblem {
  readonly kind: SolveKind;
  /** The input size, at least 1. */
  readonly input: number;
  /** The requested output size, at least 1. */
  readonly output: number;
  /** Fixed parameters; the ranges do not apply to them. */
  readonly fixed?: Partial<AxisSettings>;
  readonly ranges?: Partial<SolveRanges>;
}

/** How many are kept for sorting; the ranges above produce fewer. */
const MAX_KEPT = 100_000;

export interface AxisSolutions {
  /** The total number in the ranges. */
  readonly total: number;
  /** Most common first. Complete, unless there were more than could be kept. */
  readonly settings: readonly AxisSettings[];
}

/**
 * The output size along one axis (torch.nn.Conv2d, torch.nn.ConvTranspose2d, torch.nn.MaxPool2d); null if torch rejects the settings, or if
 * there
 * would be no output.
 */
export function axisOutput(kind: SolveKind, input: number, settings: AxisSettings): number | null {
  const { kernel_size, stride, padding, dilation, output_padding } = settings;
  if (input < 1 || kernel_size < 1 || stride < 1 || dilation < 1 || padding < 0 || output_padding < 0) return null;
  const extent = dilation * (kernel_size - 1) + 1;
  if (kind !== 'transposed') {
    if (input + 2 * padding < extent || output_padding !== 0 || (kind === 'pool' && padding > poolPadding(kernel_size))) return null;
    return Math.floor((input + 2 * padding - extent) / stride) + 1;
  }
  const output = (input - 1) * stride - 2 * padding + extent + output_padding;
  return output < 1 || output_padding >= Math.max(stride, dilation) ? null : output;
}

/** Poolings accept padding up to half the kernel (ATen/native/Pool.h). */
function poolPadding(kernel_size: number): number {
  return Math.floor(kernel_size / 2);
}

/**
 * All settings in the ranges that turn `input` into `output`. Unless they are fixed, a kernel of 1 is listed only with dilation 1,
 * which has no effect there, and padding only up to d(k − 1). The same applies to poolings, because average pooling has no dilation.
 */
export function solveAxis(problem: AxisProblem): AxisSolutions {
  const settings: AxisSettings[] = [];
  let total = 0;
  for (const each of enumerate(problem)) {
    total++;
    if (settings.length < MAX_KEPT) settings.push(each);
  }
  const ranked = settings.map(each => ({ each, rank: practice(problem, each) }));
  // The enumeration is in numeric order, which a stable sort preserves for equal ranks.
  ranked.sort((a, b) => a.rank - b.rank);
  return { total, settings: ranked.map(({ each }) => each) };
}

function* enumerate({ kind, input, output, fixed = {}, ranges = {} }: AxisProblem): Generator<AxisSettings> {
  if (input < 1 || output < 1) return;
  const span = (parameter: AxisParameter): SizeRange => {
    const value = fixed[parameter];
    return value === undefined ? (ranges[parameter] ?? DEFAULT_RANGES[parameter]) : [value, value];
  };
  for (const kernel_size of from(span('kernel_size'), 1)) {
    for (const stride of from(span('stride'), 1)) {
      for (const dilation of from(span('dilation'), 1)) {
        if (dilation > 1 && fixed.dilation === undefined && (kernel_size === 1 || (kind === 'pool' && ranges.dilation === undefined)))
          break;
        const reach = dilation * (kernel_size - 1);
        const [least, most] = span('padding');
        const useful = fixed.padding === undefined ? Math.min(most, reach) : most;
        const paddings: SizeRange = [Math.max(0, least), kind === 'pool' ? Math.min(useful, poolPadding(kernel_size)) : useful];
        const shape = { kernel_size, stride, dilation };
        if (kind !== 'transposed') {
          const outputPadding = fixed.output_padding ?? 0;
          if (outputPadding === 0) yield* direct(input, output, shape, paddings);
        } else yield* transposed(input, output, shape, paddings, span('output_padding'));
      }
    }
  }
}

/** Beyond the safe integers there is no next integer, and no useful result. */
function* from([least, most]: SizeRange, smallest: number): Generator<number> {
  const last = Math.min(most, Number.MAX_SAFE_INTEGER);
  for (let value = Math.max(least, smallest); value <= last; value++) yield value;
}

type Shape = Pick<AxisSettings, 'kernel_size' | 'stride' | 'dilation'>;

/** (o − 1)s ≤ n + 2p − d(k − 1) − 1 < o·s. */
function* direct(input: number, output: number, shape: Shape, [least, most]: SizeRange): Generator<AxisSettings> {
  const { kernel_size, stride, dilation } = shape;
  const missing = dilation * (kernel_size - 1) + 1 - input;
  const first = Math.max(least, Math.ceil(((output - 1) * stride + missing) / 2));
  const last = Math.min(most, Math.floor((output * stride - 1 + missing) / 2));
  for (const padding of from([first, last], 0)) yield { kernel_size, stride, padding, dilation, output_padding: 0 };
}

/** output_padding = o − (n − 1)s + 2p − d(k − 1) − 1, which must be smaller than the stride or the dilation. */
function* transposed(
  input: number,
  output: number,
  shape: Shape,
  [least, most]: SizeRange,
  [leastMore, mostMore]: SizeRange,
): Generator<AxisSettings> {
  const { kernel_size, stride, dilation } = shape;
  const unpadded = output - (input - 1) * stride - dilation * (kernel_size - 1) - 1;
  const [low, high] = [Math.max(0, leastMore), Math.min(mostMore, Math.max(stride, dilation) - 1)];
  const first = Math.max(least, Math.ceil((low - unpadded) / 2));
  const last = Math.min(most, Math.floor((high - unpadded) / 2));
  for (const padding of from([first, last], 0)) yield { kernel_size, stride, padding, dilation, output_padding: unpadded + 2 * padding };
}
