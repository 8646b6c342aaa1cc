import type { AxisSettings, SolveKind } from './axis-settings';

/** The axis to which settings apply. */
export interface Axis {
  readonly kind: SolveKind;
  /** The input size along it. */
  readonly input: number;
}

/** How uncommon the settings are, 0 for the most common. The rank is the sum over {@link HABITS}. */
export function practice(axis: Axis, settings: AxisSettings): number {
  return HABITS.reduce((sum, habit) => sum + habit(settings, axis), 0);
}

type Habit = (settings: AxisSettings, axis: Axis) => number;

/** Kernels with stride 1: 3 is the most common, then 1, then 5 and 7; even kernels have no centre. */
const KERNELS: Readonly<Record<number, number>> = { 3: 0, 1: 1, 5: 2, 7: 3, 2: 4, 4: 4 };
/** Strides are small powers of two. */
const STRIDES: Readonly<Record<number, number>> = { 1: 0, 2: 1, 4: 2, 8: 3, 16: 4 };

/**
 * The order of solutions, as a sum of small numbers:
 * 1. kernel 3, 1, 5, 7, then 2 and 4, other odd ones, other even ones. Patches (kernel = stride) are common at any size, and are the usual
 * case for a pooling. For transposed layers, kernel = 2·stride comes first, then kernel = stride and kernel 3 with stride 2.
 * 2. stride 1, then powers of two, then the rest.
 * 3. padding that preserves the size at stride 1, p = d(k − 1)/2, or that compensates for kernel − stride, p = (k − s)/2; then none; then
 * the rest,
 * by the distance from these.
 * 4. dilation 1, then increasing.
 * 5. no output_padding, except for exact doubling with an odd kernel (stride − 1 with p = (k − 1)/2).
 * 6. settings that leave inputs unread come late: inputs between windows (stride larger than the kernel's extent; kernel 1 with stride 2 is
 * common),
 * and more than one at the end.
 */
const HABITS: readonly Habit[] = [kernelHabit, strideHabit, paddingHabit, dilationHabit, outputPaddingHabit, unreadHabit];

function kernelHabit({ kernel_size, stride, dilation }: AxisSettings, { kind }: Axis): number {
  if (stride > 1 && dilation === 1) {
    if (kind === 'transposed' && kernel_size === 2 * stride) return 0;
    if (kind === 'pool' && kernel_size === stride) return -1;
    if (kernel_size === stride || (kind === 'transposed' && kernel_size === 3 && stride === 2)) return 1;
    if (kind === 'transposed') return 6 + kernel_size / 2;
  }
  return KERNELS[kernel_size] ?? (kernel_size % 2 === 1 ? 5 : 7) + kernel_size / 2;
}

function strideHabit({ stride }: AxisSettings): number {
  return STRIDES[stride] ?? 5 + stride / 4;
}

function paddingHabit({ kernel_size, stride, padding, dilation }: AxisSettings): number {
  const reach = dilation * (kernel_size - 1);
  const keeps = 2 * padding === reach;
  const makesUp = dilation === 1 && stride > 1 && 2 * padding === kernel_size - stride;
  if (keeps || makesUp) return 0;
  return padding === 0 ? 2 : 4 + Math.abs(2 * padding - reach) / 2;
}

function dilationHabit({ dilation }: AxisSettings): number {
  return dilation === 1 ? 0 : 4 + dilation;
}

function outputPaddingHabit({ kernel_size, stride, padding, output_padding }: AxisSettings): number {
  if (output_padding === 0) return 0;
  return output_padding === stride - 1 && 2 * padding === kernel_size - 1 ? 0.5 : 4 + output_padding;
}

function unreadHabit({ kernel_size, stride, padding, dilation }: AxisSettings, { kind, input }: Axis): number {
  const extent = dilation * (kernel_size - 1) + 1;
  if (stride > extent) return kind === 'conv' && kernel_size === 1 && stride === 2 ? 3 : 8;
  if (kind === 'transposed') return 0;
  return Math.max(0, ((input + 2 * padding - extent) % stride) - padding - 1) * 2;
}
