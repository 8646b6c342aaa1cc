import { add, floorDiv, formatDim, identical, isInt, lessThan, mod, mul, neg, sub, equals, type Dim, type Shape } from '../dim';
import { intArg, type Arg } from './arg';
import { asDim, samePadding } from './arithmetic';
import { backendError, perChannel } from './backend';
import { callError } from './call';
import { functionName, type ConvConfig } from './config';
import { boxedError, creationError, printSizes } from './create';
import { weightError } from './module';
import { padInput, type Sides } from './pad';
import { fail, ok, runtimeError, valueError, type Result, type TorchError } from './result';
import { convSize, isNegative, isNotPositive, isZero, kernelExtent, some, transposedSize } from './sizes';

/**
 * The output's shape for an input (N, C, …) or (C, …), or what torch raises, checked in its order: the module's forward, then
 * ATen's `convolution` on CPU in float32. An undecided relation between sizes raises nothing; the shape is then the
 * one for the case in which the layer is valid. `checkBias` is what torch checks after the rank of the input and before its sizes.
 */
export function convOutput(given: ConvConfig, input: Shape, checkBias?: () => TorchError | null): Result<Shape> {
  const lazy = given.lazy ? lazyError(given, input) : null;
  if (lazy) return fail(lazy);
  const config = withInput(given, input);
  const padded = padForMode(config, input);
  if (padded.kind !== 'ok') return padded;
  const { shape, padding } = padded.value;
  const called = callError(config, padding) ?? rankError(config, shape) ?? checkBias?.() ?? null;
  if (called) return fail(called);
  const mode = config.irregular?.padding;
  if (mode?.kind === 'str') return fail(runtimeError(`Invalid padding string: '${mode.value}'`));
  const batched = shape.length === config.rank + 2;
  const outcome = convolve(config, batched ? shape : [1, ...shape], padding);
  if (outcome.kind !== 'ok' || batched) return outcome;
  return ok(outcome.value.slice(1));
}

/** The weight's shape: (out, in/groups, *kernel), transposed (in, out/groups, *kernel). */
export function weightShape(config: ConvConfig, in_channels: Dim): Shape {
  const { transposed, out_channels, groups, kernel_size } = config;
  const perGroup = (channels: Dim): Dim => (isInt(groups) && groups < 1 ? channels : divideChannels(channels, groups));
  return transposed ? [in_channels, perGroup(out_channels), ...kernel_size] : [out_channels, perGroup(in_channels), ...kernel_size];
}

/** A multiple of the groups is divided without remainder, even if this is only assumed. */
function divideChannels(channels: Dim, groups: Dim): Dim {
  if (identical(channels, groups)) return 1;
  return floorDiv(channels, groups);
}

/** What a lazy layer raises when it takes its channels from the input (torch/nn/modules/conv.py, _LazyConvXdMixin). */
function lazyError(config: ConvConfig, input: Shape): TorchError | null {
  const { rank, type, transposed, groups, kernel_size, irregular = {} } = config;
  if (input.length !== rank + 1 && input.length !== rank + 2) {
    return runtimeError(
      `Expected ${String(rank + 1)}D (unbatched) or ${String(rank + 2)}D (batched) ` +
        `input to Lazy${type}, but got input of size: torch.Size(${printSizes(input)})`,
    );
  }
  const channels = inputChannels(config, input);
  const numericGroups = irregular.groups?.kind === 'float' ? 1 : groups;
  if (!(isInt(numericGroups) && numericGroups < 1) && isMultiple(channels, numericGroups) === false)
    return valueError('in_channels must be divisible by groups');
  const out_channels = irregular.out_channels ?? intArg(config.out_channels);
  return (
    weightError({
      transposed,
      in_channels: intArg(channels),
      out_channels,
      groups: irregular.groups ?? intArg(groups),
      kernel_size: kernel_size.map(intArg),
    }) ?? (config.bias && !isAssumed(config, 'bias') ? creationError([out_channels]) : null)
  );
}

export function isAssumed({ assumed = [] }: ConvConfig, parameter: string): boolean {
  return assumed.some(each => each.parameter === parameter);
}

/** The channels a layer expects: its own, or those of the input for a lazy layer. */
export function inputChannels({ in_channels, rank }: ConvConfig, input: Shape): Dim {
  return in_channels ?? input[input.length - rank - 1] ?? 0;
}

/** The layer with the channels that a lazy layer takes from the input. */
export function withInput(config: ConvConfig, input: Shape): ConvConfig {
  return config.in_channels === null ? { ...config, in_channels: inputChannels(config, input) } : config;
}

function isMultiple(a: Dim, b: Dim): boolean | undefined {
  return equals(mod(a, b), 0);
}

/** The input after padding in the modes that fill with values other than zeros, and the remaining padding. */
function padForMode(config: ConvConfig, input: Shape): Result<{ readonly shape: Shape; readonly padding: ConvConfig['padding'] }> {
  const { padding_mode, padding, rank } = config;
  if (padding_mode === 'zeros') return ok({ shape: input, padding });
  const padded = padInput(padding_mode, input, givenSides(config));
  if (!padded.ok) return fail(padded.error);
  return ok({ shape: padded.shape, padding: Array.from({ length: rank }, () => 0) });
}

/** The pads as the constructor computed them, whatever they are. */
function givenSides({ padding, kernel_size, dilation, irregular = {} }: ConvConfig): readonly (readonly [Arg, Arg])[] {
  const items = (parameter: 'padding' | 'dilation', dims: readonly Dim[]): readonly Arg[] => {
    const given = irregular[parameter];
    return given?.kind === 'tuple' ? given.items : dims.map(intArg);
  };
  if (typeof padding !== 'string') return items('padding', padding).map(size => [size, size]);
  // Pairs kernel sizes with dilations while both exist.
  const dilations = padding === 'same' ? items('dilation', dilation) : [];
  return kernel_size.map((kernel, axis) => {
    const given = dilations[axis];
    if (given?.kind === 'float') return [given, given];
    const { before, after } = samePadding(given ? (asDim(given) ?? 0) : 0, kernel);
    return [intArg(before), intArg(after)];
  });
}

/** What is added at both ends of every axis, outermost axis first. */
export function padSides({ padding, kernel_size, dilation }: ConvConfig): readonly Sides[] {
  if (padding === 'valid') return kernel_size.map(() => ({ before: 0, after: 0 }));
  if (padding === 'same') return kernel_size.map((kernel, axis) => samePadding(perAxis(dilation, axis), kernel));
  return padding.map(size => ({ before: size, after: size }));
}

/** One value applies to every axis. */
export function perAxis(sizes: readonly Dim[], axis: number): Dim {
  return sizes[sizes.length === 1 ? 0 : axis] ?? 0;
}

function rankError(config: ConvConfig, input: Shape): TorchError | null {
  const { rank } = config;
  if (input.length === rank + 1 || input.length === rank + 2) return null;
  return runtimeError(
    `Expected ${String(rank + 1)}D (unbatched) or ${String(rank + 2)}D (batched) input to ${functionName(config)}, but got input of size: ${printSizes(input)}`,
  );
}

/** at::convolution on a batched input. */
function convolve(config: ConvConfig, input: Shape, padding: ConvConfig['padding']): Result<Shape> {
  const weight = weightShape(config, inputChannels(config, input));
  const axes = weight.length - 2;
  if (padding === 'same') {
    const same = samePadded(config, input, weight);
    return same.kind === 'ok' ? convolve({ ...config, padding: same.value.padding }, same.value.shape, same.value.padding) : same;
  }
  const sizes = padding === 'valid' ? [0] : padding;
  const boxed = boxedError([...config.stride, ...sizes, ...config.dilation, ...config.output_padding]);
  if (boxed) return fail(boxed);
  if (axes < 1) return fail(runtimeError('weight should have at least three dimensions'));
  if (isNotPositive(config.groups)) return fail(runtimeError('non-positive groups is not supported'));
  const lists = [
    ['stride', config.stride],
    ['padding', sizes],
    ['dilation', config.dilation],
    // A plain convolution has no output_padding, which is always valid.
    ['output_padding', config.transposed ? config.output_padding : [0]],
  ] as const;
  for (const [name, values] of lists) {
    if (values.length === 1 || values.length === axes) continue;
    return fail(
      runtimeError(
        `expected ${name} to be a single integer value or a list of ${String(axes)} values to match the ` +
          `convolution dimensions, but got ${name}=${printSizes(values)}`,
      ),
    );
  }
  const [stride, pads, dilation, output_padding] = lists.map(([, values]) => weight.slice(2).map((_, axis) => perAxis(values, axis))) as [
    Dim[],
    Dim[],
    Dim[],
    Dim[],
  ];
  const conv = { transposed: config.transposed, input, weight, stride, padding: pads, output_padding, dilation, groups: config.groups };
  const error = shapeError(config, conv) ?? backendError(conv);
  return error ? fail(error) : ok(outputShape(config, conv));
}

type Conv = Parameters<typeof backendError>[0];

/** at::convolution_same: the larger half of an odd padding is added separately, so that the rest is equal at both ends. */
function samePadded(config: ConvConfig, input: Shape, weight: Shape): Result<{ readonly shape: Shape; readonly padding: readonly Dim[] }> {
  const { stride, dilation } = config;
  const axes = weight.length - 2;
  if (axes < 1) return fail(runtimeError('weight should have at least three dimensions'));
  if (isNotPositive(config.groups)) return fail(runtimeError('non-positive groups is not supported'));
  if (weight.length !== input.length) {
    return fail(
      runtimeError(
        `Expected ${String(weight.length)}-dimensional input for ${String(weight.length)}-dimensional weight${printSizes(weight)}, ` +
          `but got ${String(input.length)}-dimensional input of size ${printSizes(input)} instead`,
      ),
    );
  }
  for (const [name, values] of [
    ['stride', stride],
    ['dilation', dilation],
  ] as const) {
    if (values.length !== 1 && values.length !== axes) return fail(runtimeError(`${name} cannot broadcast to ${String(axes)} dimensions`));
  }
  if (some(stride, size => (equals(size, 1) === false ? true : undefined)))
    return fail(runtimeError("padding='same' is not supported for strided convolutions"));
  const sides = weight.slice(2).map((kernel, axis) => {
    const { total, before } = samePadding(perAxis(dilation, axis), kernel);
    // C++ rounds towards zero, whereas Python's constructor rounds down.
    const left = isNegative(total) ? neg(floorDiv(neg(total), 2)) : before;
    return { left, more: sub(total, mul(2, left)) };
  });
  const shape = input.map((size, i) => add(size, sides[i - 2]?.more ?? 0));
  if (some(shape.slice(2), isNegative)) return fail(runtimeError('narrow(): length must be non-negative.'));
  return ok({ shape, padding: sides.map(({ left }) => left) });
}

/** check_shape_forward (ATen/native/Convolution.cpp). */
function shapeError(config: ConvConfig, conv: Conv): TorchError | null {
  const { transposed, input, weight, stride, padding, output_padding, dilation, groups } = conv;
  if (some(padding, isNegative)) return runtimeError('negative padding is not supported');
  if (some(output_padding, isNegative)) return runtimeError('negative output_padding is not supported');
  if (some(stride, isNotPositive)) return runtimeError('non-positive stride is not supported');
  if (some(dilation, isNegative)) return runtimeError('dilation should be greater than zero');
  if (input.length !== weight.length) {
    return runtimeError(
      `Expected ${String(weight.length)}-dimensional input for ${String(weight.length)}-dimensional weight ${printSizes(weight)}, ` +
        `but got ${String(input.length)}-dimensional input of size ${printSizes(input)} instead`,
    );
  }
  const [first = 0, second = 0] = weight;
  const print = (d: Dim): string => formatDim(d, 'ascii');
  if (lessThan(first, groups)) {
    return runtimeError(
      `Given groups=${print(groups)}, expected weight to be at least ${print(groups)} at dimension 0, but got weight of size ${printSizes(weight)} instead`,
    );
  }
  if (isMultiple(first, groups) === false) {
    return runtimeError(
      `Given groups=${print(groups)}, expected weight to be divisible by ${print(groups)} at ` +
        `dimension 0, but got weight of size [${printSizes(weight)}] instead`,
    );
  }
  const tooMuchPadding = paddingError(padding);
  if (transposed && tooMuchPadding) return tooMuchPadding;
  const channels = input[1] ?? 0;
  const expected = config.in_channels ?? (transposed ? first : mul(second, groups));
  if (equals(channels, expected) === false) {
    return runtimeError(
      `Given ${transposed ? 'transposed=1' : `groups=${print(groups)}`}, weight of size ${printSizes(weight)}, ` +
        `expected input${printSizes(input)} to have ${print(expected)} channels, but got ${print(channels)} channels instead`,
    );
  }
  const outputs = transposed ? mul(second, groups) : first;
  if (config.bias && !isAssumed(config, 'bias') && config.lazy && equals(config.out_channels, outputs) === false) {
    const weightText = transposed
      ? `Given transposed=1, weight of size ${printSizes(weight)}`
      : `Given weight of size ${printSizes(weight)}`;
    return runtimeError(
      `${weightText}, expected bias to be 1-dimensional with ${print(outputs)} elements, but got bias of size [${print(config.out_channels)}] instead`,
    );
  }
  return transposed ? null : (tooMuchPadding ?? kernelError(conv));
}

const LARGEST_PADDING = 2n ** 62n - 1n;

function paddingError(padding: readonly Dim[]): TorchError | null {
  const axis = padding.findIndex(size => lessThan(LARGEST_PADDING, size));
  if (axis < 0) return null;
  return runtimeError(
    `Given padding=${formatDim(padding[axis] ?? 0, 'ascii')} at dimension ${String(axis)} , expected padding to be at most ${String(LARGEST_PADDING)}`,
  );
}

function kernelError({ input, weight, padding, dilation }: Conv): TorchError | null {
  const padded = padding.map((size, axis) => add(input[axis + 2] ?? 0, mul(2, size)));
  const kernel = weight.slice(2).map((size, axis) => kernelExtent(size, dilation[axis] ?? 1));
  if (!some(padded, (size, axis) => lessThan(size, kernel[axis] ?? 0))) return null;
  return runtimeError(
    `Calculated padded input size per channel: ${perChannel(padded)}. Kernel size: ${perChannel(kernel)}. Kernel size can't be greater than actual input size`,
  );
}

/** Without input channels, torch returns no output channels either. */
function outputShape(
  { out_channels, lazy }: ConvConfig,
  { transposed, input, weight, stride, padding, output_padding, dilation, groups }: Conv,
): Shape {
  // Nothing checks that the groups of a lazy layer divide its output channels: torch then returns fewer.
  const made = transposed && lazy && isMultiple(out_channels, groups) === false ? mul(weight[1] ?? 0, groups) : out_channels;
  const channels = isZero(input[1] ?? 1) ? 0 : made;
  const sizes = weight.slice(2).map((kernel, axis) => {
    const common = {
      input: input[axis + 2] ?? 0,
      pad: mul(2, padding[axis] ?? 0),
      kernel,
      stride: stride[axis] ?? 1,
      dilation: dilation[axis] ?? 1,
    };
    return transposed ? transposedSize({ ...common, outputPadding: output_padding[axis] ?? 0 }) : convSize(common);
  });
  return [input[0] ?? 1, channels, ...sizes];
}
