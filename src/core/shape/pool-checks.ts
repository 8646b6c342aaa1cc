import { lessOrEqual, lessThan, type Dim, type Shape } from '../dim';
import { printSizes } from './create';
import { halved, print, type Windows } from './pool-windows';
import { runtimeError, type TorchError } from './result';

const AXES = { 2: ['H', 'W'], 3: ['T', 'H', 'W'] } as const;

/** What is rejected after the sizes have been calculated, in order: ATen's `pool2d_shape_check` and `pool3d_shape_check`. */
export function windowError(type: 'max' | 'avg', rank: 2 | 3, windows: Windows, input: Shape, output: readonly Dim[]): TorchError | null {
  return (
    positiveError(rank, windows) ??
    (rank === 2 ? emptyError2d(input) : error3d(type, windows, input)) ??
    paddingError(rank, windows) ??
    outputError(rank, input, output)
  );
}

function positiveError(rank: 2 | 3, { kernel, stride, dilation }: Windows): TorchError | null {
  for (const [what, letter, sizes] of [
    ['kernel size', 'k', kernel],
    ['stride', 'd', stride],
    ['dilation', 'dilation', dilation],
  ] as const) {
    if (sizes.some(size => lessOrEqual(size, 0)))
      return runtimeError(`${what} should be greater than zero, but got ${labelled(rank, letter, sizes)}`);
  }
  return null;
}

/** `kH: 3 kW: 3` */
function labelled(rank: 2 | 3, letter: string, sizes: readonly Dim[]): string {
  return AXES[rank].map((axis, i) => `${letter}${axis}: ${print(sizes[i] ?? 0)}`).join(' ');
}

/** (N, C, H, W) or (C, H, W), of which only N can be 0. */
function emptyError2d(input: Shape): TorchError | null {
  const legal = (input.length === 3 || input.length === 4) && !input.slice(-3).includes(0);
  return legal
    ? null
    : runtimeError(`Expected 3D or 4D (batch mode) tensor with optional 0 dim batch size for input, but got:${printSizes(input)}`);
}

function error3d(type: 'max' | 'avg', { kernel }: Windows, input: Shape): TorchError | null {
  const batch = input.length - 4;
  if (input.slice(batch).includes(0)) {
    // torch prints the size where it intends to print the dimension.
    const where = type === 'max' ? 'max_pool3d_with_indices_out_cpu_template()' : 'avg_pool3d()';
    return runtimeError(
      `${where}: Expected input's non-batch dimensions to have positive length, ` +
        `but input has a shape of ${printSizes(input)} and non-batch dimension 0 has length zero!`,
    );
  }
  if (type === 'max') return null;
  const spatial = input.slice(-3);
  if (!spatial.some((size, axis) => lessThan(size, kernel[axis] ?? 1))) return null;
  return runtimeError(`input image (${labelled(3, '', spatial)}) smaller than kernel size (${labelled(3, 'k', kernel)})`);
}

/** Stricter than the previous check, which includes the dilation. */
function paddingError(rank: 2 | 3, { kernel, padding }: Windows): TorchError | null {
  if (!padding.some((pad, axis) => lessThan(halved(kernel[axis] ?? 1), pad))) return null;
  const order = rank === 2 ? [1, 0] : [0, 2, 1];
  const [join, sign] = rank === 2 ? [', ', ' = '] : [' ', ': '];
  const list = (letter: string, sizes: readonly Dim[]): string =>
    order.map(i => `${letter}${AXES[rank][i] ?? ''}${sign}${print(sizes[i] ?? 0)}`).join(join);
  const [first, second] = rank === 2 ? [list('pad', padding), list('k', kernel)] : [list('k', kernel), list('pad', padding)];
  return runtimeError(`pad should be smaller than or equal to half of kernel size, but got ${first}${join}${second}`);
}

function outputError(rank: 2 | 3, input: Shape, output: readonly Dim[]): TorchError | null {
  if (!output.some(size => lessThan(size, 1))) return null;
  const channels = input.slice(-rank - 1, -rank);
  const sizes = (spatial: readonly Dim[]): string => [...channels, ...spatial].map(print).join('x');
  return runtimeError(
    `Given input size: (${sizes(input.slice(-rank))}). Calculated output size: (${sizes(output)}). Output size is too small`,
  );
}
