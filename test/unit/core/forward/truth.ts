import assert from 'node:assert/strict';
import { resolveGeometry, type ConvGeometry } from '../../../../src/core/forward';
import type { ConvConfig, ConvType } from '../../../../src/core/shape';
import { readTruthList } from '../../../support/truth';

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
  return readTruthList('forward', 'float64');
}

/** The same in float32, with numbers that are not exact there. */
export function float32Cases(): readonly ForwardCase[] {
  return readTruthList('forward', 'float32');
}

/** How many samples the case's input holds: 1 where it has no batch axis. */
export function batchOf({ input }: ForwardCase, geometry: ConvGeometry): number {
  return input.shape.length === geometry.axes.length + 2 ? (input.shape[0] ?? 1) : 1;
}

/** The case's layer on its input. */
export function geometryOf({ type, arguments: args, input }: ForwardCase): ConvGeometry {
  const rank = args.kernel_size.length as 1 | 2 | 3;
  const resolved = resolveGeometry(
    {
      kind: 'convolution',
      ...args,
      type,
      lazy: false,
      rank,
      transposed: type.startsWith('ConvTranspose'),
      output_padding: args.output_padding ?? args.stride.map(() => 0),
      padding_mode: args.padding_mode ?? 'zeros',
    },
    input.shape,
  );
  assert(resolved.kind === 'ok', JSON.stringify(resolved));
  return resolved.value;
}

/** How the case reads in a failure. */
export function nameOf({ type, arguments: args, input }: ForwardCase): string {
  return `${type}(${JSON.stringify(args)}) on ${JSON.stringify(input.shape)}`;
}

/** Within 1e-5 of the largest number of the output: what float32 sums differ by when they are added in another order. */
export function assertClose32(actual: ArrayLike<number>, expected: readonly number[], name: string): void {
  assert.equal(actual.length, expected.length, name);
  const scale = expected.filter(Number.isFinite).reduce((largest, value) => Math.max(largest, Math.abs(value)), 1);
  for (const [index, value] of expected.entries())
    assert(
      actual[index] === value || Math.abs((actual[index] ?? NaN) - value) <= 1e-5 * scale,
      `${name}: element ${index} is ${actual[index]}, torch says ${value}`,
    );
}

/** Every number within rounding of float64. */
export function assertClose(actual: ArrayLike<number>, expected: readonly number[], name: string): void {
  assert.equal(actual.length, expected.length, name);
  for (const [index, value] of expected.entries())
    assert(Math.abs((actual[index] ?? NaN) - value) < 1e-9, `${name}: element ${index} is ${actual[index]}, torch says ${value}`);
}
