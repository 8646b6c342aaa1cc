import type { Dim } from '../dim';
import type { Arg } from './arg';

export type ConvType = 'Conv1d' | 'Conv2d' | 'Conv3d' | 'ConvTranspose1d' | 'ConvTranspose2d' | 'ConvTranspose3d';
export type LazyConvType = `Lazy${ConvType}`;
/** The function names of torch.nn.functional. */
export type ConvFunctionType = 'conv1d' | 'conv2d' | 'conv3d' | 'conv_transpose1d' | 'conv_transpose2d' | 'conv_transpose3d';

export type Rank = 1 | 2 | 3;
export type PaddingMode = 'zeros' | 'reflect' | 'replicate' | 'circular';

/** The parameters that accept one integer, or one per axis. */
export type TupleParameter = 'kernel_size' | 'stride' | 'padding' | 'output_padding' | 'dilation';

/**
 * The configuration of a convolution. Sizes per axis are in torch's order (depth, height, width). A valid layer has `rank` of
 * each, or one that applies to all; torch accepts other lengths too and rejects them with the first input.
 */
export interface ConvConfig {
  readonly kind: 'convolution';
  readonly type: ConvType;
  /** A lazy layer takes its input channels from its first input. */
  readonly lazy: boolean;
  readonly rank: Rank;
  readonly transposed: boolean;
  /** Null for a lazy layer. */
  readonly in_channels: Dim | null;
  readonly out_channels: Dim;
  readonly kernel_size: readonly Dim[];
  readonly stride: readonly Dim[];
  readonly padding: readonly Dim[] | 'same' | 'valid';
  /** Zeros unless transposed. */
  readonly output_padding: readonly Dim[];
  readonly dilation: readonly Dim[];
  readonly groups: Dim;
  readonly bias: boolean;
  readonly padding_mode: PaddingMode;
  /**
   * Unknown arguments, with the reason. Their sizes are symbols named after the parameter (`stride`, `kernel_size_h`),
   * `bias` is true and `padding_mode` is zeros; nothing that depends on those two is stated as known.
   */
  readonly assumed?: readonly Assumed[];
  /** Arguments that are not plain integers, as the forward pass receives them. If it rejects them, their sizes above are empty. */
  readonly irregular?: Readonly<Partial<Record<TupleParameter | 'groups' | 'out_channels', Arg>>>;
  /** A call of torch.nn.functional, with no constructor to check it. */
  readonly functional?: true;
}

export interface Assumed {
  readonly parameter: string;
  readonly reason: string;
}

/** The properties that a type's name implies. */
export function traits(type: ConvType | LazyConvType): {
  readonly base: ConvType;
  readonly lazy: boolean;
  readonly transposed: boolean;
  readonly rank: Rank;
} {
  const lazy = type.startsWith('Lazy');
  const base = (lazy ? type.slice('Lazy'.length) : type) as ConvType;
  return { base, lazy, transposed: base.startsWith('ConvTranspose'), rank: rankOf(base) };
}

/** The number before the final `d`. */
export function rankOf(type: ConvType | LazyConvType | ConvFunctionType): Rank {
  return Number(type.at(-2)) as Rank;
}

/** The name of the function that a layer's forward calls, as it appears in torch's messages. */
export function functionName({ transposed, rank }: { readonly transposed: boolean; readonly rank: Rank }): ConvFunctionType {
  return transposed ? `conv_transpose${rank}d` : `conv${rank}d`;
}

const AXES: Readonly<Record<Rank, readonly string[]>> = { 1: [''], 2: ['_h', '_w'], 3: ['_d', '_h', '_w'] };

/** `stride` for one axis, `stride_h` and `stride_w` for two, `stride_d` … for three. */
export function axisNames(parameter: string, rank: Rank): readonly string[] {
  return AXES[rank].map(axis => `${parameter}${axis}`);
}
