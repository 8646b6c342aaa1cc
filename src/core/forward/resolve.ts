import type { Dim, Shape } from '../dim';
import { convOutput, type ConvConfig } from '../shape';
import type { AxisGeometry, ConvGeometry } from './geometry';

/**
 * The geometry of a layer on an input: with every size known, or with what PyTorch would raise, or null where a size is
 * symbolic and there is nothing to count.
 *
 * @param input (C, …) or (N, C, …)
 */
export function resolveGeometry(config: ConvConfig, input: Shape): Resolved | null {
  const output = convOutput(config, input);
  if (!output.ok) return { ok: false, error: output.error };
  const spatialInput = integers(input.slice(-config.rank));
  const spatialOutput = integers(output.value.slice(-config.rank));
  const inChannels = integer(config.in_channels ?? input.at(-config.rank - 1));
  const outChannels = integer(config.out_channels);
  const groups = integer(config.groups);
  const kernel = integers(config.kernel_size);
  const stride = integers(config.stride);
  const dilation = integers(config.dilation);
  const outputPadding = integers(config.output_padding);
  if (!spatialInput || !spatialOutput || inChannels === null || outChannels === null || groups === null || !kernel || !stride || !dilation || !outputPadding) return null;
  const axes: AxisGeometry[] = [];
  for (let i = 0; i < config.rank; i++) {
    const axis = { input: spatialInput[i] ?? 0, output: spatialOutput[i] ?? 0, kernel: kernel[i] ?? 1, stride: stride[i] ?? 1, dilation: dilation[i] ?? 1 };
    const pad = padding(config, i, axis);
    if (!pad) return null;
    axes.push({ ...axis, padBefore: pad.before, padAfter: pad.after, outputPadding: config.transposed ? (outputPadding[i] ?? 0) : 0 });
  }
  return { ok: true, geometry: { transposed: config.transposed, inChannels, outChannels, groups, bias: config.bias, paddingMode: config.padding_mode, axes } };
}

export type Resolved =
  | { readonly ok: true; readonly geometry: ConvGeometry }
  | { readonly ok: false; readonly error: { readonly type: string; readonly message: string } };

/** torch's 'same' pads d(k − 1) in all, the smaller half first (torch.nn.modules.conv, `_reversed_padding_repeated_twice`). */
function padding({ padding: configured }: ConvConfig, axis: number, { kernel, dilation }: { readonly kernel: number; readonly dilation: number }): { readonly before: number; readonly after: number } | null {
  if (configured === 'valid') return { before: 0, after: 0 };
  if (configured === 'same') {
    const total = dilation * (kernel - 1);
    const before = Math.floor(total / 2);
    return { before, after: total - before };
  }
  const both = integer(configured[axis]);
  return both === null ? null : { before: both, after: both };
}

function integers(dims: readonly Dim[]): number[] | null {
  const numbers: number[] = [];
  for (const dim of dims) {
    const number = integer(dim);
    if (number === null) return null;
    numbers.push(number);
  }
  return numbers;
}

/** Sizes beyond 2^53 are of no tensor: they count as unknown here. */
function integer(dim: Dim | undefined): number | null {
  const number = typeof dim === 'bigint' ? Number(dim) : dim;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : null;
}
