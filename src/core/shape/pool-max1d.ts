import { lessOrEqual, lessThan, type Dim, type Shape } from '../dim';
import { printSizes } from './create';
import type { PoolConfig } from './pool-config';
import { halved, print, windowCount } from './pool-windows';
import { fail, ok, runtimeError, type Result, type TorchError } from './result';

/** Max pooling over one axis on the CPU, which has its own checks and messages (ATen/native/MaxPooling.h). */
export function maxPool1dOutput(config: PoolConfig, input: Shape): Result<Shape> {
  const error = inputError(input) ?? lengthError(config);
  if (error) return fail(error);
  const { kernel_size, stride, padding, dilation, ceil_mode } = config;
  const windows = { kernel: kernel_size, stride: stride && stride.length > 0 ? stride : kernel_size, padding, dilation };
  const refused = valueError(windows.kernel[0] ?? 1, windows.stride[0] ?? 1, padding[0] ?? 0, dilation[0] ?? 1);
  if (refused) return fail(refused);
  const size = windowCount(windows, 0, input.at(-1) ?? 0, ceil_mode);
  if (size.kind !== 'ok') return size;
  if (lessOrEqual(size.value, 0)) return fail(runtimeError(`max_pool1d() Invalid computed output size: ${print(size.value)}`));
  return ok([...input.slice(0, -1), size.value]);
}

/** (N, C, L) or (C, L), of which only N can be 0. */
function inputError(input: Shape): TorchError | null {
  const legal = (input.length === 2 || input.length === 3) && !input.slice(-2).includes(0);
  return legal
    ? null
    : runtimeError(
        `max_pool1d: Expected 2D or 3D (batch mode) tensor with optional 0 dim batch size for input, but got:${printSizes(input)}`,
      );
}

function lengthError({ kernel_size, stride, padding, dilation }: PoolConfig): TorchError | null {
  const parameters: readonly (readonly [name: string, sizes: readonly Dim[], kinds: string])[] = [
    ['kernel_size', kernel_size, 'an int, list of ints or tuple of ints'],
    ['stride', stride && stride.length > 0 ? stride : [1], 'None, an int, list of ints, or tuple of ints'],
    ['padding', padding, 'an int, list of ints, or tuple of ints'],
    ['dilation', dilation, 'an int, list of ints or tuple of ints'],
  ];
  const wrong = parameters.find(([, sizes]) => sizes.length !== 1);
  return wrong ? runtimeError(`max_pool1d() ${wrong[0]} must be ${wrong[2]} of size 1 but got size ${String(wrong[1].length)}`) : null;
}

function valueError(k: Dim, s: Dim, p: Dim, d: Dim): TorchError | null {
  if (lessOrEqual(k, 0)) return runtimeError(`max_pool1d() kernel_size must be greater than zero, but got ${print(k)}`);
  if (lessOrEqual(s, 0)) return runtimeError(`max_pool1d() stride must be greater than zero, but got ${print(s)}`);
  if (lessThan(p, 0)) return runtimeError(`max_pool1d() padding must be non-negative, but got ${print(p)}`);
  if (lessThan(halved(k), p))
    return runtimeError(
      `max_pool1d() padding should be at most half of kernel size, but got padding=${print(p)} and kernel_size=${print(k)}`,
    );
  return lessOrEqual(d, 0) ? runtimeError(`max_pool1d() dilation must be greater than zero, but got ${print(d)}`) : null;
}
