import { equals, type Dim } from '../dim';
import { intArg, tupleArg, typeName, type Arg, type Args } from './arg';
import { asDim, isAtMostZero, leavesRemainder, quotient, samePaddingError } from './arithmetic';
import { traits, type ConvConfig, type ConvType, type LazyConvType, type PaddingMode, type TupleParameter } from './config';
import { creationError, overflows } from './create';
import { convParameters } from './parameters';
import { reprArg, strArg, truthOfArg } from './python';
import { dimsOf, Reader } from './read';
import { fail, ok, typeError, valueError, type Result, type TorchError } from './result';

const ONE = intArg(1);
const ZERO = intArg(0);
const TRUE: Arg = { kind: 'bool', value: true };
const ZEROS: Arg = { kind: 'str', value: 'zeros' };
const PADDING_MODES: readonly string[] = ['zeros', 'reflect', 'replicate', 'circular'] satisfies readonly PaddingMode[];

/**
 * The configuration that torch's constructor creates from the arguments, or what it raises, checked in its order
 * (torch/nn/modules/conv.py). What the constructor accepts can still be rejected by `convOutput`.
 */
export function convModule(type: ConvType | LazyConvType, args: Args): Result<ConvConfig> {
  const missing = convParameters[type].filter(({ name, required }) => required && !Object.hasOwn(args, name));
  if (missing.length > 0)
    return { kind: 'unknown', reason: `no value is given for ${missing.map(({ name }) => `\`${name}\``).join(', ')}` };
  const read = readArguments(type, args);
  const error = constructionError(type, read);
  return error ? fail(error) : ok(configOf(type, read));
}

/** The arguments before the constructor's checks. */
interface ReadArguments {
  readonly in_channels: Arg;
  readonly out_channels: Arg;
  readonly kernel_size: readonly Arg[];
  readonly stride: readonly Arg[];
  readonly padding: readonly Arg[] | string;
  readonly output_padding: readonly Arg[];
  readonly dilation: readonly Arg[];
  readonly groups: Arg;
  readonly bias: Arg;
  readonly padding_mode: Arg;
  readonly assumed: ConvConfig['assumed'] & object;
}

function readArguments(type: ConvType | LazyConvType, args: Args): ReadArguments {
  const { rank, lazy, transposed } = traits(type);
  const reader = new Reader(args, rank);
  const { padding } = args;
  const bias = reader.plain('bias', TRUE);
  if (bias.kind === 'int' && truthOfArg(bias) === undefined)
    reader.assumed.push({ parameter: 'bias', reason: `it is unknown whether ${reprArg(bias)} is 0` });
  return {
    in_channels: lazy ? ZERO : reader.scalar('in_channels', ZERO),
    out_channels: reader.scalar('out_channels', ZERO),
    kernel_size: reader.tuple('kernel_size', ONE),
    stride: reader.tuple('stride', ONE),
    padding: padding?.kind === 'str' && !transposed ? padding.value : reader.tuple('padding', ZERO),
    output_padding: transposed ? reader.tuple('output_padding', ZERO) : Array.from({ length: rank }, () => ZERO),
    dilation: reader.tuple('dilation', ONE),
    groups: reader.scalar('groups', ONE),
    bias,
    padding_mode: reader.plain('padding_mode', ZEROS),
    assumed: reader.assumed,
  };
}

function constructionError(type: ConvType | LazyConvType, read: ReadArguments): TorchError | null {
  const { transposed, lazy } = traits(type);
  // A lazy layer is first built without channels; its own channels are checked with its first input.
  const out_channels = lazy ? ZERO : read.out_channels;
  return (
    (transposed ? transposedModeError(type, read.padding_mode) : null) ??
    channelsError(read.in_channels, out_channels, read.groups) ??
    paddingStringError(read) ??
    paddingModeError(read.padding_mode) ??
    (read.padding === 'same' ? samePaddingErrors(read) : null) ??
    weightError({ transposed, in_channels: read.in_channels, out_channels, groups: read.groups, kernel_size: read.kernel_size }) ??
    (!lazy && truthOfArg(read.bias) === true ? biasError(out_channels) : null)
  );
}

function transposedModeError(type: ConvType | LazyConvType, mode: Arg): TorchError | null {
  if (mode.kind === 'unknown' || (mode.kind === 'str' && mode.value === 'zeros')) return null;
  return valueError(`Only "zeros" padding mode is supported for ${type}`);
}

function channelsError(in_channels: Arg, out_channels: Arg, groups: Arg): TorchError | null {
  const nonPositive = isAtMostZero(groups);
  if (!nonPositive.ok) return nonPositive.error;
  if (nonPositive.value) return valueError('groups must be a positive integer');
  for (const [name, channels] of [
    ['in_channels', in_channels],
    ['out_channels', out_channels],
  ] as const) {
    const remainder = leavesRemainder(channels, groups);
    if (!remainder.ok) return remainder.error;
    if (remainder.value) return valueError(`${name} must be divisible by groups`);
  }
  return null;
}

function paddingStringError({ padding, stride }: ReadArguments): TorchError | null {
  if (typeof padding !== 'string') return null;
  if (padding !== 'same' && padding !== 'valid')
    return valueError(`Invalid padding string ${reprArg({ kind: 'str', value: padding })}, should be one of {'same', 'valid'}`);
  return padding === 'same' && stride.some(isNotOne) ? valueError("padding='same' is not supported for strided convolutions") : null;
}

/** Whether Python's `s != 1` is certain. */
function isNotOne(arg: Arg): boolean {
  if (arg.kind === 'float') return arg.value !== 1;
  const dim = asDim(arg);
  return dim === null ? arg.kind !== 'unknown' : equals(dim, 1) === false;
}

function paddingModeError(mode: Arg): TorchError | null {
  if (mode.kind === 'unknown' || (mode.kind === 'str' && PADDING_MODES.includes(mode.value))) return null;
  const unhashable = findUnhashable(mode);
  if (unhashable) return typeError(`unhashable type: '${unhashable}'`);
  return valueError(
    `padding_mode must be one of {${PADDING_MODES.map(name => `'${name}'`).join(', ')}}, but got padding_mode='${strArg(mode)}'`,
  );
}

function findUnhashable(arg: Arg): string | null {
  if (arg.kind === 'list') return 'list';
  if (arg.kind !== 'tuple') return null;
  for (const item of arg.items) {
    const found = findUnhashable(item);
    if (found) return found;
  }
  return null;
}

function samePaddingErrors({ dilation, kernel_size }: ReadArguments): TorchError | null {
  for (let axis = 0; axis < Math.min(dilation.length, kernel_size.length); axis++) {
    const error = samePaddingError(dilation[axis] ?? ONE, kernel_size[axis] ?? ONE);
    if (error) return error;
  }
  return null;
}

/** What creating the weight raises: (out, in/groups, *kernel), transposed (in, out/groups, *kernel). */
export function weightError(layer: {
  readonly transposed: boolean;
  readonly in_channels: Arg;
  readonly out_channels: Arg;
  readonly groups: Arg;
  readonly kernel_size: readonly Arg[];
}): TorchError | null {
  const { transposed, in_channels, out_channels, groups, kernel_size } = layer;
  const [whole, divided] = transposed ? [in_channels, out_channels] : [out_channels, in_channels];
  const perGroup = quotient(divided, groups);
  return perGroup.ok ? creationError([whole, perGroup.value, ...kernel_size]) : perGroup.error;
}

/** `torch.empty(out_channels)`: one integer, which must not be a bool. */
function biasError(out_channels: Arg): TorchError | null {
  if (out_channels.kind === 'int') return creationError([out_channels]);
  return typeError(`empty(): argument 'size' (position 1) must be tuple of ints, not ${typeName(out_channels)}`);
}

function configOf(type: ConvType | LazyConvType, read: ReadArguments): ConvConfig {
  const { base, lazy, rank, transposed } = traits(type);
  const irregular: Partial<Record<TupleParameter | 'groups' | 'out_channels', Arg>> = {};
  const sizes = (parameter: TupleParameter, items: readonly Arg[]): readonly Dim[] => {
    const dims = parameter === 'kernel_size' ? items.map(item => asDim(item) ?? 0) : dimsOf(items);
    const usable = dims !== null && !dims.some(overflows);
    if (!usable || items.some(item => item.kind !== 'int')) irregular[parameter] = tupleArg(items);
    return usable ? dims : [];
  };
  const scalar = (parameter: 'groups' | 'out_channels', arg: Arg): Dim => {
    if (arg.kind !== 'int') irregular[parameter] = arg;
    return asDim(arg) ?? 1;
  };
  const config: ConvConfig = {
    kind: 'convolution',
    type: base,
    lazy,
    rank,
    transposed,
    in_channels: lazy ? null : (asDim(read.in_channels) ?? 0),
    out_channels: scalar('out_channels', read.out_channels),
    kernel_size: sizes('kernel_size', read.kernel_size),
    stride: sizes('stride', read.stride),
    padding:
      read.padding === 'same' || read.padding === 'valid'
        ? read.padding
        : sizes('padding', Array.isArray(read.padding) ? read.padding : []),
    output_padding: sizes('output_padding', read.output_padding),
    dilation: sizes('dilation', read.dilation),
    groups: scalar('groups', read.groups),
    bias: truthOfArg(read.bias) ?? true,
    padding_mode: read.padding_mode.kind === 'str' ? (read.padding_mode.value as PaddingMode) : 'zeros',
  };
  return {
    ...config,
    ...(read.assumed.length > 0 ? { assumed: read.assumed } : {}),
    ...(Object.keys(irregular).length > 0 ? { irregular } : {}),
  };
}
