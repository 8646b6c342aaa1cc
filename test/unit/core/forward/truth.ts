import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { resolveGeometry, type ConvGeometry } from '../../../../src/core/forward';
import type { ConvConfig, ConvType } from '../../../../src/core/shape';

interface Tensor {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

/** One case of test/truth/forward.py: a layer, its numbers, and what torch makes of them in float64. */
export interface ForwardCase {
  readonly type: ConvType;
  readonly arguments: {
    readonly in_channels: number;
    readonly out_channels: number;
    readonly kernel_size: readonly number[];
    readonly stride: readonly number[];
    readonly padding: readonly number[] | 'same' | 'valid';
    readonly output_padding?: readonly number[];
    readonly dilation: readonly number[];
    readonly groups: number;
    readonly bias: boolean;
    readonly padding_mode?: ConvConfig['padding_mode'];
  };
  readonly input: Tensor;
  readonly weight: readonly number[];
  readonly bias: readonly number[] | null;
  readonly output: Tensor;
}

/** PyTorch's word on the numbers of a convolution. */
export function forwardCases(): readonly ForwardCase[] {
  return (JSON.parse(gunzipSync(readFileSync('test/truth/forward.json.gz')).toString()) as { readonly cases: readonly ForwardCase[] }).cases;
}

/** The case's layer on its input. */
export function geometryOf({ type, arguments: args, input }: ForwardCase): ConvGeometry {
  const rank = args.kernel_size.length as 1 | 2 | 3;
  const resolved = resolveGeometry(
    { ...args, type, lazy: false, rank, transposed: type.startsWith('ConvTranspose'), output_padding: args.output_padding ?? args.stride.map(() => 0), padding_mode: args.padding_mode ?? 'zeros' },
    input.shape,
  );
  assert(resolved.kind === 'ok', JSON.stringify(resolved));
  return resolved.value;
}

/** How the case reads in a failure. */
export function nameOf({ type, arguments: args, input }: ForwardCase): string {
  return `${type}(${JSON.stringify(args)}) on ${JSON.stringify(input.shape)}`;
}

/** Every number within rounding of float64; the tensors are multiples of 1/8, so most are equal. */
export function assertClose(actual: ArrayLike<number>, expected: readonly number[], name: string): void {
  assert.equal(actual.length, expected.length, name);
  for (const [index, value] of expected.entries()) assert((Math.abs((actual[index] ?? NaN) - value)) < 1e-9, `${name}: element ${index} is ${actual[index]}, torch says ${value}`);
}
