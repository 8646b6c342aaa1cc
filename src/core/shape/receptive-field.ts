import { absInt, add, floorDiv, formatDim, gcdInt, identical, isInt, mul, neg, sub, type Dim } from '../dim';
import type { ConvConfig } from './config';
import { padSides, perAxis } from './output';
import { kernelExtent } from './sizes';

/** The input region that affects one output element of a layer, per axis. */
export interface ReceptiveField {
  /** From the first to the last input cell it can depend on, including padding. */
  readonly size: readonly Dim[];
  /** The size of the smallest field if fields differ between outputs; `size` is then that of the largest. */
  readonly least?: readonly Dim[];
  /** The distance between outputs in input cells: `jump` cells for `outputsPerJump` outputs. */
  readonly jump: readonly Dim[];
  /** 1 except for transposed layers, which produce several outputs from one input. */
  readonly outputsPerJump: readonly Dim[];
  /** Where the field of output 0 begins; negative in the padding. */
  readonly start: readonly Dim[];
}

/** The size along each axis as text: `3`, or `3…4` where it differs from output to output. */
export function fieldSizes({ size, least = size }: ReceptiveField): readonly string[] {
  return size.map((most, axis) => rangeText(least[axis] ?? most, most));
}

/** `3`, or `3…4`. */
export function rangeText(least: Dim, most: Dim): string {
  return identical(least, most) ? formatDim(most, 'pretty') : `${formatDim(least, 'pretty')}…${formatDim(most, 'pretty')}`;
}

/** The receptive field of one layer. */
export function receptiveField(config: ConvConfig): ReceptiveField {
  const { kernel_size, stride, dilation, transposed } = config;
  const sides = padSides(config);
  const axes = kernel_size.map((kernel, axis) => ({
    kernel,
    stride: perAxis(stride, axis),
    dilation: perAxis(dilation, axis),
    before: sides[sides.length === 1 ? 0 : axis]?.before ?? 0,
  }));
  if (!transposed) {
    return {
      size: axes.map(axis => kernelExtent(axis.kernel, axis.dilation)),
      jump: axes.map(axis => axis.stride),
      outputsPerJump: axes.map(() => 1),
      start: axes.map(axis => neg(axis.before)),
    };
  }
  return {
    size: axes.map(axis => transposedExtent(axis.kernel, axis.stride, axis.dilation)),
    jump: axes.map(() => 1),
    outputsPerJump: axes.map(axis => axis.stride),
    start: axes.map(axis =>
      axis.stride === 0 ? 0 : neg(floorDiv(sub(mul(axis.dilation, sub(axis.kernel, 1)), axis.before), axis.stride)),
    ),
  };
}

/**
 * Output o reads input i with weight t if i·s + t·d = o + p. With g = gcd(s, d), every (s/g)-th t can contribute to one output, and i then
 * advances in
 * steps of d/g. If s or d is symbolic, g is 1 if d is, otherwise the whole span is returned.
 */
function transposedExtent(kernel: Dim, stride: Dim, dilation: Dim): Dim {
  if (stride === 0) return kernel;
  if (dilation === 1) return ceilDiv(kernel, stride);
  if (!isInt(stride) || !isInt(dilation) || dilation === 0) return add(floorDiv(mul(dilation, sub(kernel, 1)), stride), 1);
  const common = gcdInt(stride, dilation);
  const every = floorDiv(absInt(stride), common);
  const count = ceilDiv(kernel, every);
  return add(mul(sub(count, 1), floorDiv(dilation, common)), 1);
}

function ceilDiv(a: Dim, b: Dim): Dim {
  return neg(floorDiv(neg(a), b));
}
