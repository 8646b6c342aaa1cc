import { add, floorDiv, formatDim, isInt, lessThan, min, mul, neg, sub, type Dim } from '../dim';
import { fail, ok, runtimeError, type Result } from './result';

export type PoolRank = 1 | 2 | 3;

/** The windows of a pooling, with one number for each axis. */
export interface Windows {
  readonly kernel: readonly Dim[];
  readonly stride: readonly Dim[];
  readonly padding: readonly Dim[];
  readonly dilation: readonly Dim[];
}

/** One size for every axis, if one applies to all. */
export function expanded(sizes: readonly Dim[], rank: PoolRank): readonly Dim[] {
  return sizes.length === 1 ? Array.from({ length: rank }, () => sizes[0] ?? 1) : sizes;
}

/**
 * How many windows fit along an axis, ATen's `pooling_output_shape`. In ceil mode, the last window can extend beyond the end if it begins
 * inside the input or its left padding.
 */
export function windowCount({ kernel, stride, padding, dilation }: Windows, axis: number, size: Dim, ceil: boolean): Result<Dim> {
  const [k = 1, s = 1, p = 0, d = 1] = [kernel[axis], stride[axis], padding[axis], dilation[axis]];
  if (s === 0) return fail(runtimeError('stride should not be zero'));
  if (lessThan(p, 0)) return fail(runtimeError(`pad must be non-negative, but got pad: ${print(p)}`));
  const extent = add(mul(d, sub(k, 1)), 1);
  if (lessThan(halved(extent), p))
    return fail(
      runtimeError(
        `pad should be at most half of effective kernel size, but got pad=${print(p)}, kernel_size=${print(k)} and dilation=${print(d)}`,
      ),
    );
  const room = sub(add(size, mul(2, p)), extent);
  if (!ceil) return ok(add(floorDiv(room, s), 1));
  const rounded = add(floorDiv(add(room, sub(s, 1)), s), 1);
  return ok(min(rounded, add(floorDiv(sub(add(size, p), 1), s), 1)));
}

/** C's `n / 2`, which rounds towards zero. */
export function halved(n: Dim): Dim {
  return lessThan(n, 0) ? neg(floorDiv(neg(n), 2)) : floorDiv(n, 2);
}

export function print(size: Dim): string {
  return isInt(size) ? String(size) : formatDim(size, 'ascii');
}
