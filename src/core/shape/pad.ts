/** torch.nn.functional.pad in the modes other than constant, which layers call before the convolution (ATen/native/PadNd.cpp). */
import { add, formatDim, isInt, lessOrEqual, lessThan, type Dim, type Shape } from '../dim';
import { typeName, type Arg } from './arg';
import { asDim } from './arithmetic';
import type { PaddingMode } from './config';
import { boxedError, INT64_MAX, printSizes, unpackError } from './create';
import { runtimeError, typeError, type TorchError } from './result';
import { isNotPositive, isZero, some } from './sizes';

/** The padded input, or what torch raises. */
export type Padded = { readonly ok: true; readonly shape: Shape } | { readonly ok: false; readonly error: TorchError };

/** The two ends of an axis. */
export interface Sides {
  readonly before: Dim;
  readonly after: Dim;
}

/** @param given the padding before and after, per axis, outermost first */
export function padInput(mode: Exclude<PaddingMode, 'zeros'>, input: Shape, given: readonly (readonly [Arg, Arg])[]): Padded {
  const refused = argumentError(given.toReversed().flat());
  if (refused) return { ok: false, error: refused };
  const sides = given.map(([before, after]) => ({ before: asDim(before) ?? 0, after: asDim(after) ?? 0 }));
  const error =
    boxedError(sides.map(({ before }) => before)) ??
    lengthError(input, sides) ??
    (mode === 'circular' ? circularError(input, sides) : edgeError(mode, input, sides));
  if (error) return { ok: false, error };
  const first = input.length - sides.length;
  return { ok: true, shape: input.map((size, i) => add(size, sides[i - first]?.before ?? 0, sides[i - first]?.after ?? 0)) };
}

/** torch's argument parser for the list of pads, in which the innermost axis comes first. */
function argumentError(list: readonly Arg[]): TorchError | null {
  const [first] = list;
  if (first && first.kind !== 'int')
    return typeError(`pad(): argument 'pad' (position 2) must be tuple of ints, but found element of type ${typeName(first)} at pos 0`);
  return unpackError('pad', 'pad', list);
}

function lengthError(input: Shape, sides: readonly Sides[]): TorchError | null {
  const rank = input.length;
  const pads = 2 * sides.length;
  if (pads > 2 * rank) {
    return runtimeError(
      'Padding length should be less than or equal to two times the input dimension but got padding ' +
        `length ${String(pads)} and input of dimension ${String(rank)}`,
    );
  }
  if (sides.length >= 1 && sides.length <= 3 && (rank === sides.length + 1 || rank === sides.length + 2)) return null;
  return {
    type: 'NotImplementedError',
    message: [
      `Padding size ${String(pads)} is not supported for ${String(rank)}D input tensor.`,
      'Supported combinations for non-constant padding:',
      '  - 2D or 3D input: padding size = 2 (pads last dimension)',
      '  - 3D or 4D input: padding size = 4 (pads last 2 dimensions)',
      '  - 4D or 5D input: padding size = 6 (pads last 3 dimensions)',
    ].join('\n'),
  };
}

function circularError(input: Shape, sides: readonly Sides[]): TorchError | null {
  const first = input.length - sides.length;
  for (const [axis, { before, after }] of sides.entries()) {
    const size = input[first + axis] ?? 0;
    if (lessThan(size, before) || lessThan(size, after)) return runtimeError('Padding value causes wrapping around more than once.');
    if (lessThan(add(size, before, after), 0)) return runtimeError('Negative padding value is resulting in an empty dimension');
  }
  return null;
}

function edgeError(mode: 'reflect' | 'replicate', input: Shape, sides: readonly Sides[]): TorchError | null {
  const rank = sides.length;
  const batched = input.length === rank + 2;
  if (some(input.slice(batched ? 1 : 0), isZero)) {
    return runtimeError(
      `Expected ${String(rank + 1)}D or ${String(rank + 2)}D (batch mode) tensor with possibly 0 batch size ` +
        `and other non-zero dimensions for input, but got: ${printSizes(input)}`,
    );
  }
  return (mode === 'reflect' ? reflectError(input, sides) : null) ?? tooSmallError(mode, input, sides);
}

/** The innermost axis is checked first. */
function reflectError(input: Shape, sides: readonly Sides[]): TorchError | null {
  for (const [fromLast, { before, after }] of [...sides].reverse().entries()) {
    const dimension = input.length - 1 - fromLast;
    const size = input[dimension] ?? 0;
    if (!lessOrEqual(size, before) && !lessOrEqual(size, after)) continue;
    return runtimeError(
      `Argument #${String(4 + 2 * fromLast)}: Padding size should be less than the corresponding input dimension, ` +
        `but got: padding (${formatDim(before, 'ascii')}, ${formatDim(after, 'ascii')}) ` +
        `at dimension ${String(dimension)} of input ${printSizes(input)}`,
    );
  }
  return null;
}

const LETTERS = ['D', 'H', 'W'];

/** Negative pads can result in an empty tensor. */
function tooSmallError(mode: 'reflect' | 'replicate', input: Shape, sides: readonly Sides[]): TorchError | null {
  const first = input.length - sides.length;
  const outputs = sides.map(({ before, after }, axis) => add(input[first + axis] ?? 0, before, after));
  if (!outputs.every(isNotPositive)) {
    const padded = [...input.slice(0, first), ...outputs];
    return mode === 'reflect' && sides.length === 2 ? numelError(padded) : negativeError(padded);
  }
  const letters = LETTERS.slice(-sides.length);
  const list = (sizes: readonly Dim[]): readonly string[] => sizes.map((size, i) => `${letters[i] ?? ''}: ${formatDim(size, 'ascii')}`);
  return runtimeError(`input (${punctuated(mode, list(input.slice(first)))}) is too small. Calculated output ${list(outputs).join(' ')}`);
}

/** With a comma only before the last axis, and a space that torch has after one of its messages. */
function punctuated(mode: 'reflect' | 'replicate', axes: readonly string[]): string {
  const listed = [axes.slice(0, -1).join(' '), ...axes.slice(-1)].filter(part => part !== '').join(', ');
  return mode === 'replicate' && axes.length === 2 ? `${listed} ` : listed;
}

/**
 * Reflecting two axes resizes a tensor instead of creating one: this counts the elements, with negative sizes as unsigned 64-bit integers.
 */
function numelError(sizes: readonly Dim[]): TorchError | null {
  if (!sizes.every(isInt)) return null;
  let product = 1n;
  for (const size of sizes) {
    product *= BigInt.asUintN(64, BigInt(size));
    if (product >= 2n ** 64n) return runtimeError(NUMEL);
  }
  return product > INT64_MAX ? runtimeError(NUMEL) : null;
}

const NUMEL = 'numel: integer multiplication overflow';

function negativeError(sizes: readonly Dim[]): TorchError | null {
  const negative = sizes.find(size => lessThan(size, 0));
  return negative === undefined
    ? null
    : runtimeError(`Trying to create tensor with negative dimension ${formatDim(negative, 'ascii')}: ${printSizes(sizes)}`);
}
