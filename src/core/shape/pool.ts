import { equals, type Dim, type Shape } from '../dim';
import type { PoolConfig } from './pool-config';
import { maxPool1dOutput } from './pool-max1d';
import { windowError } from './pool-checks';
import { expanded, windowCount, type PoolRank, type Windows } from './pool-windows';
import { fail, ok, runtimeError, typeError, valueError, type Result, type TorchError } from './result';

const COUNT: Readonly<Record<PoolRank, string>> = { 1: 'one int', 2: 'two ints', 3: 'three ints' };

/** The output's shape for an input (N, C, …) or (C, …), or what torch raises on CPU in float32 without gradients (ATen/native/Pool.h). */
export function poolOutput(config: PoolConfig, input: Shape): Result<Shape> {
  const { type, rank } = config;
  if (rank !== 1) return windowedOutput(config, rank, input);
  if (type === 'max' && !config.return_indices) return maxPool1dOutput(config, input);
  return alongOneAxis(config, input);
}

/** The rest of one axis runs over two, of which the first is 1. */
function alongOneAxis(config: PoolConfig, input: Shape): Result<Shape> {
  const { type, kernel_size, stride, padding, dilation } = config;
  const name = `${type}_pool1d`;
  if (input.length !== 2 && input.length !== 3)
    return fail(
      runtimeError(
        `Expected 2 to 3 dimensions, but got ${String(input.length)}-dimensional tensor for argument #1 'self' (while checking arguments for ${name})`,
      ),
    );
  const steps = stride && stride.length > 0 ? stride : kernel_size;
  for (const [parameter, sizes] of [
    ['kernel_size', kernel_size],
    ['stride', steps],
    ['padding', padding],
    ['dilation', dilation],
  ] as const) {
    if (sizes.length !== 1)
      return fail(runtimeError(`${name}() argument '${parameter}' should contain one int (got ${String(sizes.length)})`));
  }
  const two: PoolConfig = {
    ...config,
    rank: 2,
    kernel_size: [1, ...kernel_size],
    stride: [1, ...steps],
    padding: [0, ...padding],
    dilation: [1, ...dilation],
  };
  const output = windowedOutput(two, 2, [...input.slice(0, -1), 1, ...input.slice(-1)]);
  return output.kind === 'ok' ? ok([...output.value.slice(0, -2), ...output.value.slice(-1)]) : output;
}

function windowedOutput(config: PoolConfig, rank: 2 | 3, input: Shape): Result<Shape> {
  const refused = lengthError(config) ?? inputError(config, rank, input);
  if (refused) return fail(refused);
  const { kernel_size, stride, padding, dilation, ceil_mode } = config;
  const kernel = expanded(kernel_size, rank);
  const windows: Windows = {
    kernel,
    stride: stride && stride.length > 0 ? expanded(stride, rank) : kernel,
    padding: expanded(padding, rank),
    dilation: expanded(dilation, rank),
  };
  const front = input.length - rank;
  const sizes: Dim[] = [];
  for (let axis = 0; axis < rank; axis++) {
    const size = windowCount(windows, axis, input[front + axis] ?? 0, ceil_mode);
    if (size.kind !== 'ok') return size;
    sizes.push(size.value);
  }
  const error = windowError(config.type, rank, windows, input, sizes);
  return error ? fail(error) : ok([...input.slice(0, front), ...sizes]);
}

function lengthError({ type, rank, kernel_size, stride, padding, dilation }: PoolConfig): TorchError | null {
  const fits = (sizes: readonly Dim[]): boolean => sizes.length === 1 || sizes.length === rank;
  const name = `${type}_pool${String(rank)}d`;
  const either = type === 'avg' && rank === 3 ? '' : 'either ';
  if (!fits(kernel_size)) return runtimeError(`${name}: kernel_size must ${either}be a single int, or a tuple of ${COUNT[rank]}`);
  if (stride && stride.length > 0 && !fits(stride))
    return runtimeError(`${name}: stride must ${either}be omitted, a single int, or a tuple of ${COUNT[rank]}`);
  if (!fits(padding)) return runtimeError(`${name}: padding must ${either}be a single int, or a tuple of ${COUNT[rank]}`);
  return fits(dilation) ? null : runtimeError(`${name}: dilation must be either a single int, or a tuple of ${COUNT[rank]}`);
}

/**
 * What is rejected before any size is calculated. Average pooling over two axes has no check of its own; it reads the third axis from the
 * end.
 */
function inputError({ type, divisor_override: divisor = null }: PoolConfig, rank: 2 | 3, { length }: Shape): TorchError | null {
  const badDivisor = divisor !== null && equals(divisor, 0) === true ? runtimeError('divisor must be not zero') : null;
  if (type === 'avg' && rank === 2) {
    if (badDivisor || length > 2) return badDivisor;
    const message =
      length === 0
        ? 'Dimension specified as -3 but tensor has no dimensions'
        : `Dimension out of range (expected to be in range of [${String(-length)}, ${String(length - 1)}], but got -3)`;
    return { type: 'IndexError', message };
  }
  if (length === rank + 1 || length === rank + 2) return badDivisor;
  return runtimeError(`non-empty ${String(rank + 1)}D or ${String(rank + 2)}D (batch mode) tensor expected for input`);
}

/** A power-average pooling (torch.nn.functional.lp_pool): average pooling without padding, with Python code around it. */
export interface LpPoolConfig {
  readonly rank: PoolRank;
  readonly kernel_size: readonly Dim[];
  /** Null or empty: the kernel size. */
  readonly stride: readonly Dim[] | null;
  readonly ceil_mode: boolean;
  /** The type of sequence in which the kernel size was given; null for an integer. */
  readonly sequence: 'tuple' | 'list' | null;
}

/** The output's shape for an input (N, C, …) or (C, …), or what Python and torch raise. The norm must be finite. */
export function lpPoolOutput({ sequence, ...windows }: LpPoolConfig, input: Shape): Result<Shape> {
  const { rank, kernel_size } = windows;
  const given = kernel_size.length;
  if (rank > 1 && sequence && given !== rank) {
    return fail(
      valueError(
        given > rank
          ? `too many values to unpack (expected ${String(rank)})`
          : `not enough values to unpack (expected ${String(rank)}, got ${String(given)})`,
      ),
    );
  }
  const output = poolOutput({ ...windows, type: 'avg', padding: [0], dilation: [1] }, input);
  // Over one axis, the sum is multiplied by the kernel size as it was given.
  if (output.kind === 'ok' && rank === 1 && sequence)
    return fail(typeError(`mul(): argument 'other' (position 1) must be Tensor, not ${sequence}`));
  return output;
}
