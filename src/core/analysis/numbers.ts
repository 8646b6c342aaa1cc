import { formatDim, isInt, type Dim, type Shape } from '../dim';
import { fastForward, resolveGeometry } from '../forward';
import type { PythonParser } from '../python/syntax';
import { convMacs, elementCount, withInput, type ConvConfig } from '../shape';
import { calculate } from './calculate';

/** A layer and its values, row-major in torch's layouts. */
export interface NumbersRequest {
  readonly call: string;
  readonly input: { readonly shape: readonly number[]; readonly data: ArrayLike<number> };
  readonly weight: ArrayLike<number>;
  /** Null: nothing is added, whatever the layer's own setting. */
  readonly bias: ArrayLike<number> | null;
  /** How the result is rounded; the tensors are rounded in the same way first. */
  readonly dtype: 'float32' | 'float64';
}

export type NumbersAnswer =
  | { readonly ok: true; readonly output: { readonly shape: readonly number[]; readonly data: Float32Array | Float64Array } }
  /** `UsageError` for an inconsistent request, otherwise what Python or torch raises. */
  | { readonly ok: false; readonly error: { readonly type: string; readonly message: string } };

/** Half a gigabyte of float64 and some minutes of work; a larger request is a mistake or an attack. */
const MAX_ELEMENTS = 2 ** 26;
const MAX_MACS = 2 ** 38;

/** The output values of a convolution, computed as torch computes them except for the order of summation. */
export function layerNumbers(parser: PythonParser, { call, input, weight, bias, dtype }: NumbersRequest): NumbersAnswer {
  const cells = input.shape.reduce((product, size) => product * size, 1);
  if (input.data.length !== cells)
    return usage(
      `"input" has ${counted(input.data.length, 'number')}, but a tensor of shape (${input.shape.join(', ')}) has ${String(cells)}.`,
    );
  const answer = calculate(parser, call, input.shape);
  if (!answer.ok) return answer;
  const { config, output, macs } = answer;
  const [elements, work] = [elementCount(output), macs ?? convMacs(config, input.shape, output)];
  if (exceeds(elements, MAX_ELEMENTS) || exceeds(work, MAX_MACS))
    return usage(
      `The output would have ${formatDim(elements, 'pretty')} elements and take ${formatDim(work, 'pretty')} multiplications, which exceeds the limit.`,
    );
  const layout = weightLayout(config, input.shape);
  const count = layout.reduce((product, size) => product * size, 1);
  if (weight.length !== count)
    return usage(
      `"weight" has ${counted(weight.length, 'number')}, but the weight of this layer has shape (${layout.join(', ')}), which has ${String(count)}.`,
    );
  const channels = Number(config.out_channels);
  if (bias && bias.length !== channels)
    return usage(`"bias" has ${counted(bias.length, 'number')}, but this layer has ${counted(channels, 'output channel')}.`);
  if (bias && bias.length > 0 && !config.bias) return usage('The layer has no bias (bias=False), so "bias" must be null.');
  const geometry = resolveGeometry(config, input.shape);
  if (geometry.kind === 'error') return { ok: false, error: geometry.error };
  if (geometry.kind === 'unknown') return usage(`${geometry.reason}.`);
  const Numbers = dtype === 'float32' ? Float32Array : Float64Array;
  const rounded = (data: ArrayLike<number>): ArrayLike<number> => (dtype === 'float32' ? Float32Array.from(data) : data);
  const batch = input.shape.length === config.rank + 2 ? (input.shape[0] ?? 1) : 1;
  const data = fastForward(
    { ...geometry.value, bias: bias !== null },
    { input: rounded(input.data), weight: rounded(weight), bias: bias && rounded(bias) },
    batch,
    new Numbers(Number(elements)),
  );
  return { ok: true, output: { shape: output.map(Number), data } };
}

/** (C_out, C_in / groups, …kernel); transposed: (C_in, C_out / groups, …kernel). */
function weightLayout(config: ConvConfig, input: Shape): number[] {
  const { in_channels, out_channels, groups, kernel_size, transposed } = withInput(config, input);
  const [own, other] = transposed ? [in_channels, out_channels] : [out_channels, in_channels];
  return [Number(own), Number(other) / Number(groups), ...kernel_size.map(Number)];
}

function exceeds(size: Dim, limit: number): boolean {
  return !isInt(size) || size > limit;
}

function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}

function usage(message: string): NumbersAnswer {
  return { ok: false, error: { type: 'UsageError', message } };
}
