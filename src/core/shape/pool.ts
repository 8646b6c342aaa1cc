import { add, floorDiv, formatDim, isInt, lessOrEqual, lessThan, min, mul, sub, equals, type Dim, type Shape } from '../dim';
import { printSizes } from './create';
import { fail, ok, runtimeError, type Result, type TorchError } from './result';

export type PoolRank = 1 | 2 | 3;

/** A pooling with a window. Lists have as many sizes as were given; one stands for all axes. */
export interface PoolConfig {
  readonly type: 'max' | 'avg';
  readonly rank: PoolRank;
  readonly kernel_size: readonly Dim[];
  /** Null: the kernel's size. */
  readonly stride: readonly Dim[] | null;
  readonly padding: readonly Dim[];
  /** Of max pooling; ones for average pooling. */
  readonly dilation: readonly Dim[];
  readonly ceil_mode: boolean;
}

const COUNT: Readonly<Record<PoolRank, string>> = { 1: 'one int', 2: 'two ints', 3: 'three ints' };
const AXES: Readonly<Record<PoolRank, readonly string[]>> = { 1: ['W'], 2: ['H', 'W'], 3: ['T', 'H', 'W'] };

/** The output's shape for an input (N, C, …) or (C, …), or what torch raises on CPU in float32 (ATen/native/Pool.h). */
export function poolOutput(config: PoolConfig, input: Shape): Result<Shape> {
  const lengths = lengthError(config);
  if (lengths) return fail(lengths);
  const { rank } = config;
  const wide = (sizes: readonly Dim[]): readonly Dim[] => (sizes.length === 1 ? Array.from({ length: rank }, () => sizes[0] ?? 1) : sizes);
  const window: Window = { kernel: wide(config.kernel_size), stride: wide(config.stride ?? config.kernel_size), padding: wide(config.padding), dilation: wide(config.dilation) };
  const axes = input.length - rank;
  const dims = rankError(config, input);
  if (dims) return fail(dims);
  const spatial = input.slice(axes);
  if (rank === 1 && config.type === 'max') {
    const error = maxPool1dError(window, input);
    if (error) return fail(error);
  }
  const sizes: Dim[] = [];
  for (let axis = 0; axis < rank; axis++) {
    const size = windowCount(config.ceil_mode, window, axis, spatial[axis] ?? 0);
    if (size.kind !== 'ok') return size;
    sizes.push(size.value);
  }
  const error = rank === 1 && config.type === 'max' ? tooSmall1d(sizes) : shapeError(config, window, input, sizes);
  return error ? fail(error) : ok([...input.slice(0, axes), ...sizes]);
}

interface Window {
  readonly kernel: readonly Dim[];
  readonly stride: readonly Dim[];
  readonly padding: readonly Dim[];
  readonly dilation: readonly Dim[];
}

function lengthError({ type, rank, kernel_size, stride, padding, dilation }: PoolConfig): TorchError | null {
  const fits = (sizes: readonly Dim[]): boolean => sizes.length === 1 || sizes.length === rank;
  const name = `${type}_pool${String(rank)}d`;
  if (rank === 1) {
    for (const [parameter, sizes] of [['kernel_size', kernel_size], ['stride', stride ?? kernel_size], ['padding', padding], ['dilation', dilation]] as const) {
      if (fits(sizes)) continue;
      const given = String(sizes.length);
      return runtimeError(type === 'max' ? `max_pool1d() ${parameter} must be an int, list of ints or tuple of ints of size 1 but got size ${given}` : `avg_pool1d() argument '${parameter}' should contain one int (got ${given})`);
    }
    return null;
  }
  const either = type === 'avg' && rank === 3 ? 'be' : 'either be';
  if (!fits(kernel_size)) return runtimeError(`${name}: kernel_size must ${either} a single int, or a tuple of ${COUNT[rank]}`);
  if (stride && !fits(stride)) return runtimeError(`${name}: stride must ${either} omitted, a single int, or a tuple of ${COUNT[rank]}`);
  if (!fits(padding)) return runtimeError(`${name}: padding must ${either} a single int, or a tuple of ${COUNT[rank]}`);
  return fits(dilation) ? null : runtimeError(`${name}: dilation must be either a single int, or a tuple of ${COUNT[rank]}`);
}

function rankError({ type, rank }: PoolConfig, input: Shape): TorchError | null {
  const got = input.length;
  if (got === rank + 1 || got === rank + 2) {
    return rank === 3 && input.slice(got - 4).some(size => size === 0) ? emptyError(`${type}_pool3d${type === 'max' ? '_with_indices' : ''}_out_cpu_template()`, input) : null;
  }
  if (rank === 1) {
    return runtimeError(type === 'max' ? `max_pool1d: Expected 2D or 3D (batch mode) tensor with optional 0 dim batch size for input, but got:${printSizes(input)}` : `Expected 2 to 3 dimensions, but got ${String(got)}-dimensional tensor for argument #1 'self' (while checking arguments for avg_pool1d)`);
  }
  if (rank === 2 && type === 'avg' && got < 3) return { type: 'IndexError', message: `Dimension out of range (expected to be in range of [${String(-got)}, ${String(got - 1)}], but got -3)` };
  return runtimeError(`non-empty ${String(rank + 1)}D or ${String(rank + 2)}D (batch mode) tensor expected for input`);
}

function emptyError(where: string, input: Shape): TorchError {
  const inner = input.slice(input.length - 4);
  return runtimeError(`${where}: Expected input's non-batch dimensions to have positive length, but input has a shape of ${printSizes(input)} and non-batch dimension ${String(inner.indexOf(0))} has length zero!`);
}

function maxPool1dError({ kernel, stride, padding, dilation }: Window, input: Shape): TorchError | null {
  const [k = 1, s = 1, p = 0, d = 1] = [kernel[0], stride[0], padding[0], dilation[0]];
  const [channels, length] = input.slice(-2);
  if (channels === 0 || length === 0) return runtimeError(`max_pool1d: Expected 2D or 3D (batch mode) tensor with optional 0 dim batch size for input, but got:${printSizes(input)}`);
  for (const [parameter, value] of [['kernel_size', k], ['stride', s]] as const) {
    if (lessOrEqual(value, 0)) return runtimeError(`max_pool1d() ${parameter} must be greater than zero, but got ${print(value)}`);
  }
  if (lessThan(p, 0)) return runtimeError(`max_pool1d() padding must be non-negative, but got ${print(p)}`);
  if (lessThan(floorDiv(k, 2), p)) return runtimeError(`max_pool1d() padding should be at most half of kernel size, but got padding=${print(p)} and kernel_size=${print(k)}`);
  return lessOrEqual(d, 0) ? runtimeError(`max_pool1d() dilation must be greater than zero, but got ${print(d)}`) : null;
}

function tooSmall1d([size = 1]: readonly Dim[]): TorchError | null {
  return lessOrEqual(size, 0) ? runtimeError(`max_pool1d() Invalid computed output size: ${print(size)}`) : null;
}

/** How many windows fit: in ceil mode the last may stick out, if it begins inside the input or its left padding. */
function windowCount(ceil: boolean, { kernel, stride, padding, dilation }: Window, axis: number, size: Dim): Result<Dim> {
  const [k = 1, s = 1, p = 0, d = 1] = [kernel[axis], stride[axis], padding[axis], dilation[axis]];
  if (s === 0) return fail(runtimeError('stride should not be zero'));
  if (lessThan(p, 0)) return fail(runtimeError(`pad must be non-negative, but got pad: ${print(p)}`));
  const extent = add(mul(d, sub(k, 1)), 1);
  if (lessThan(floorDiv(extent, 2), p)) return fail(runtimeError(`pad should be at most half of effective kernel size, but got pad=${print(p)}, kernel_size=${print(k)} and dilation=${print(d)}`));
  const room = sub(add(size, mul(2, p)), extent);
  if (!ceil) return ok(add(floorDiv(room, s), 1));
  const rounded = add(floorDiv(add(room, sub(s, 1)), s), 1);
  return ok(min(rounded, add(floorDiv(sub(add(size, p), 1), s), 1)));
}

/** ATen's pool2d_shape_check and pool3d_shape_check. */
function shapeError({ rank, type }: PoolConfig, { kernel, stride, padding, dilation }: Window, input: Shape, output: readonly Dim[]): TorchError | null {
  const names = AXES[rank];
  const each = (name: string, sizes: readonly Dim[]): string => names.map((axis, i) => `${name}${axis}: ${print(sizes[i] ?? 0)}`).join(' ');
  const positive = (sizes: readonly Dim[]): boolean => !sizes.some(size => lessOrEqual(size, 0));
  if (!positive(kernel)) return runtimeError(`kernel size should be greater than zero, but got ${each('k', kernel)}`);
  if (!positive(stride)) return runtimeError(`stride should be greater than zero, but got ${each('d', stride)}`);
  if (!positive(dilation)) return runtimeError(`dilation should be greater than zero, but got ${each('dilation', dilation)}`);
  const inner = input.slice(input.length - rank - 1);
  if (rank < 3 && inner.some(size => size === 0)) return runtimeError(`Expected 3D or 4D (batch mode) tensor with optional 0 dim batch size for input, but got:${printSizes(input)}`);
  const spatial = input.slice(input.length - rank);
  if (type === 'avg' && rank === 3 && spatial.some((size, axis) => lessThan(add(size, mul(2, padding[axis] ?? 0)), kernel[axis] ?? 1) === true)) {
    return runtimeError(`input image (${names.map((axis, i) => `${axis}: ${print(spatial[i] ?? 0)}`).join(' ')}) smaller than kernel size (${each('k', kernel)})`);
  }
  if (padding.some((pad, axis) => lessThan(floorDiv(kernel[axis] ?? 1, 2), pad) === true)) {
    const [a, b] = rank === 2 ? [['W', 'H'], [1, 0]] : [names, names.map((_, i) => i)];
    const list = (name: string, sizes: readonly Dim[]): string => a.map((axis, i) => `${name}${axis} = ${print(sizes[b[i] ?? 0] ?? 0)}`).join(', ');
    return runtimeError(rank === 2 ? `pad should be smaller than or equal to half of kernel size, but got ${list('pad', padding)}, ${list('k', kernel)}` : `pad should be smaller than or equal to half of kernel size, but got ${names.map((axis, i) => `k${axis}: ${print(kernel[i] ?? 0)}`).join(' ')} ${names.map((axis, i) => `pad${axis}: ${print(padding[i] ?? 0)}`).join(' ')}`);
  }
  if (!output.some(size => lessThan(size, 1))) return null;
  const channels = inner[0] ?? 0;
  const [from, to] = rank === 1 ? [[channels, 1, ...spatial], [channels, 1, ...output]] : [[channels, ...spatial], [channels, ...output]];
  return runtimeError(`Given input size: (${from.map(print).join('x')}). Calculated output size: (${to.map(print).join('x')}). Output size is too small`);
}

/** The output of adaptive pooling; null in the size keeps the input's. */
export function adaptivePoolOutput(type: 'max' | 'avg', rank: PoolRank, size: readonly (Dim | null)[], input: Shape): Result<Shape> {
  const name = `adaptive_${type}_pool${String(rank)}d`;
  const got = input.length;
  if (rank === 1) {
    if (got !== 2 && got !== 3) return fail(runtimeError(`Expected 2 to 3 dimensions, but got ${String(got)}-dimensional tensor for argument #1 'self' (while checking arguments for ${name})`));
    if (size.length !== 1) return fail(runtimeError(`${name}() argument 'output_size' should contain one int (got ${String(size.length)})`));
  }
  if (rank > 1 && size.length !== rank) return fail(runtimeError(type === 'avg' ? `${name}: output_size must be ${String(rank)}` : `${name}(): internal error: output_size.size() must be ${String(rank)}`));
  if (rank > 1 && got !== rank + 1 && got !== rank + 2) return fail(runtimeError(`${name}(): Expected ${String(rank + 1)}D or ${String(rank + 2)}D tensor, but got${type === 'max' ? ':' : ''} ${printSizes(input)}`));
  const spatial = input.slice(got - rank);
  const output = size.map((wanted, axis) => wanted ?? spatial[axis] ?? 0);
  const base = rank === 1 ? `adaptive_${type}_pool2d` : name;
  if (type === 'avg' && output.some(wanted => lessThan(wanted, 0))) {
    const shown = rank === 1 ? `1, ${print(output[0] ?? 0)}` : rank === 2 ? output.map(print).join(', ') : `${print(output[0] ?? 0)}, ${print(output[1] ?? 0)},${print(output[2] ?? 0)}`;
    return fail(runtimeError(`${base}: elements of output_size must be greater than or equal to 0 but received {${shown}}`));
  }
  const empty = spatial.findIndex(each => equals(each, 0) === true);
  if (empty >= 0) {
    const shown = rank === 1 ? [...input.slice(0, -1), 1, ...input.slice(-1)] : input;
    return fail(runtimeError(`${base}(): Expected input to have non-zero size for non-batch dimensions, but input has sizes ${printSizes(shown)} with dimension ${String(shown.length - rank + empty)} being empty`));
  }
  const result = [...input.slice(0, got - rank), ...output];
  const negative = output.find(wanted => lessThan(wanted, 0));
  return negative === undefined ? ok(result) : fail(runtimeError(`Trying to create tensor with negative dimension ${print(negative)}: ${printSizes(result)}`));
}

function print(size: Dim): string {
  return isInt(size) ? String(size) : formatDim(size, 'ascii');
}
