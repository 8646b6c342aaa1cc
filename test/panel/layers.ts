/** Layers to draw: all animations of vdumoulin/conv_arithmetic, the article's examples, and cases that neither covers. */
import {
  convMacs,
  convOutput,
  convParams,
  layerOutput,
  presets,
  type ConvConfig,
  type ConvType,
  type PoolLayer,
  type PoolType,
} from '../../src/core/shape';
import { toWire } from '../../src/core/dim';
import type { LayerView, WireConfig, WireConvConfig } from '../../src/protocol/panel';
import { freeLayer } from '../../webview/free-layer';
import { ADAPTIVE, POWER, SOURCE } from './called-poolings';
import assert from 'node:assert/strict';

type Sizes = number | readonly number[];

/** The arguments of a constructor by torch's names; omitted ones have torch's defaults. */
export interface Arguments {
  readonly in_channels?: number;
  readonly out_channels?: number;
  readonly kernel_size: Sizes;
  readonly stride?: Sizes;
  readonly padding?: Sizes | 'same' | 'valid';
  readonly output_padding?: Sizes;
  readonly dilation?: Sizes;
  readonly groups?: number;
  readonly bias?: boolean;
  readonly padding_mode?: ConvConfig['padding_mode'];
}

export function config(type: ConvType, args: Arguments): ConvConfig {
  const rank = Number(/\d/.exec(type)?.[0]) as 1 | 2 | 3;
  const each = (sizes: Sizes): readonly number[] => (typeof sizes === 'number' ? Array.from({ length: rank }, () => sizes) : sizes);
  const padding = args.padding ?? 0;
  return {
    kind: 'convolution',
    type,
    lazy: false,
    rank,
    transposed: type.startsWith('ConvTranspose'),
    in_channels: args.in_channels ?? 1,
    out_channels: args.out_channels ?? 1,
    kernel_size: each(args.kernel_size),
    stride: each(args.stride ?? 1),
    padding: typeof padding === 'string' ? padding : each(padding),
    output_padding: each(args.output_padding ?? 0),
    dilation: each(args.dilation ?? 1),
    groups: args.groups ?? 1,
    bias: args.bias ?? true,
    padding_mode: args.padding_mode ?? 'zeros',
  };
}

/** A layer as the host would send it. `input` is (C, …) or (N, C, …). */
export function layer(
  type: ConvType,
  args: Arguments,
  input: readonly number[],
  title: string = type,
): LayerView & { readonly config: WireConvConfig } {
  const configured = config(type, args);
  const output = convOutput(configured, input);
  assert(output.kind === 'ok', JSON.stringify(output));
  return {
    title,
    call: `nn.${type}(${[args.in_channels ?? 1, args.out_channels ?? 1, pythonSizes(args.kernel_size)].join(', ')}${keywords(args)})`,
    source: SOURCE,
    config: wire(configured),
    input,
    output: output.value.map(toWire),
    params: toWire(convParams(configured) ?? assert.fail()),
    macs: toWire(convMacs(configured, input, output.value)),
    example: null,
    error: null,
    notes: [],
  };
}

function pythonSizes(sizes: Sizes): string {
  return typeof sizes === 'number' ? String(sizes) : `(${sizes.join(', ')})`;
}

function keywords(args: Arguments): string {
  return Object.entries(args)
    .filter(([name]) => !['in_channels', 'out_channels', 'kernel_size'].includes(name))
    .map(
      ([name, value]) =>
        `, ${name}=${typeof value === 'boolean' ? (value ? 'True' : 'False') : typeof value === 'string' ? `'${value}'` : pythonSizes(value as Sizes)}`,
    )
    .join('');
}

/** All numbers here are small, so that every wire size is a plain number. */
function wire(configured: ConvConfig): WireConvConfig {
  return JSON.parse(JSON.stringify(configured)) as WireConvConfig;
}

const square = (n: number): readonly number[] => [1, n, n];

export const LAYERS: Readonly<Record<string, LayerView>> = {
  no_padding_no_strides: layer('Conv2d', { kernel_size: 3 }, square(4)),
  arbitrary_padding_no_strides: layer('Conv2d', { kernel_size: 4, padding: 2 }, square(5)),
  same_padding_no_strides: layer('Conv2d', { kernel_size: 3, padding: 1 }, square(5)),
  full_padding_no_strides: layer('Conv2d', { kernel_size: 3, padding: 2 }, square(5)),
  no_padding_strides: layer('Conv2d', { kernel_size: 3, stride: 2 }, square(5)),
  padding_strides: layer('Conv2d', { kernel_size: 3, stride: 2, padding: 1 }, square(5)),
  padding_strides_odd: layer('Conv2d', { kernel_size: 3, stride: 2, padding: 1 }, square(6)),
  no_padding_no_strides_transposed: layer('ConvTranspose2d', { kernel_size: 3 }, square(2)),
  arbitrary_padding_no_strides_transposed: layer('ConvTranspose2d', { kernel_size: 4, padding: 2 }, square(6)),
  same_padding_no_strides_transposed: layer('ConvTranspose2d', { kernel_size: 3, padding: 1 }, square(5)),
  full_padding_no_strides_transposed: layer('ConvTranspose2d', { kernel_size: 3, padding: 2 }, square(7)),
  no_padding_strides_transposed: layer('ConvTranspose2d', { kernel_size: 3, stride: 2 }, square(2)),
  padding_strides_transposed: layer('ConvTranspose2d', { kernel_size: 3, stride: 2, padding: 1 }, square(3)),
  padding_strides_odd_transposed: layer('ConvTranspose2d', { kernel_size: 3, stride: 2, padding: 1, output_padding: 1 }, square(3)),
  dilation: layer('Conv2d', { kernel_size: 3, dilation: 2 }, square(7)),
  article_1: layer('Conv2d', { in_channels: 3, out_channels: 2, kernel_size: 3, stride: 2, padding: 1, dilation: 2 }, [3, 7, 7]),
  article_3: layer('Conv2d', { kernel_size: 3 }, square(9)),
  article_4: layer('Conv2d', { out_channels: 4, kernel_size: 3 }, square(7)),
  article_6: layer('Conv2d', { in_channels: 3, out_channels: 4, kernel_size: 3 }, [3, 7, 7]),
  article_8: layer('Conv2d', { in_channels: 3, out_channels: 2, kernel_size: [5, 2] }, [3, 7, 9]),
  article_10: layer('Conv2d', { in_channels: 3, out_channels: 2, kernel_size: 3, stride: [1, 3] }, [3, 9, 9]),
  article_12: layer('Conv2d', { in_channels: 2, kernel_size: 3, padding: 1 }, [2, 7, 7]),
  article_groups: layer('Conv2d', { in_channels: 2, out_channels: 4, kernel_size: 3, stride: 2, padding: 2, groups: 2 }, [2, 7, 7]),
  article_dilation: layer('Conv2d', { in_channels: 2, kernel_size: 3, padding: 2, dilation: [4, 2] }, [2, 9, 9]),
  reflect: layer('Conv2d', { in_channels: 3, out_channels: 8, kernel_size: 5, padding: 2, padding_mode: 'reflect' }, [3, 8, 8]),
  replicate: layer('Conv2d', { kernel_size: 3, padding: [2, 1], padding_mode: 'replicate', bias: false }, square(6)),
  circular: layer('Conv2d', { kernel_size: 3, padding: 2, stride: 2, padding_mode: 'circular' }, square(6)),
  same_even: layer('Conv2d', { kernel_size: 4, padding: 'same' }, square(6)),
  strip: layer('Conv1d', { in_channels: 4, out_channels: 2, kernel_size: 3, stride: 2, padding: 1 }, [4, 16]),
  strip_dilated: layer('Conv1d', { kernel_size: 3, dilation: 4, padding: 8, padding_mode: 'replicate' }, [1, 1, 60]),
  strip_transposed: layer('ConvTranspose1d', { in_channels: 2, kernel_size: 4, stride: 2, padding: 1 }, [2, 7]),
  volume: layer('Conv3d', { in_channels: 2, out_channels: 3, kernel_size: [2, 3, 3], padding: [1, 1, 1] }, [2, 4, 6, 6]),
  volume_transposed: layer('ConvTranspose3d', { kernel_size: 2, stride: 2 }, [1, 2, 3, 3]),
  resnet_stem: layer(
    'Conv2d',
    { in_channels: 3, out_channels: 64, kernel_size: 7, stride: 2, padding: 3, bias: false },
    [1, 3, 224, 224],
    'Conv2d · conv1',
  ),
  wide: layer('Conv2d', { in_channels: 512, out_channels: 512, kernel_size: 3, padding: 1 }, [1, 512, 224, 224], 'Conv2d · features.24'),
  depthwise: layer('Conv2d', { in_channels: 32, out_channels: 32, kernel_size: 3, padding: 1, groups: 32 }, [1, 32, 56, 56]),
  atrous: layer('Conv2d', { in_channels: 8, out_channels: 4, kernel_size: 3, padding: 12, dilation: 12 }, [1, 8, 33, 33]),
  patches: layer(
    'Conv2d',
    { in_channels: 3, out_channels: 768, kernel_size: 16, stride: 16 },
    [1, 3, 224, 224],
    'Conv2d · patch_embed.proj',
  ),
  pointwise: layer('Conv2d', { in_channels: 64, out_channels: 256, kernel_size: 1 }, [1, 64, 56, 56]),
  unet_up: layer(
    'ConvTranspose2d',
    { in_channels: 128, out_channels: 64, kernel_size: 2, stride: 2 },
    [1, 128, 28, 28],
    'ConvTranspose2d · up1',
  ),
  unread_between: layer('Conv2d', { kernel_size: 2, stride: [3, 4] }, [1, 9, 15]),
  grouped_reflect: layer(
    'Conv2d',
    {
      in_channels: 6,
      out_channels: 3,
      kernel_size: [3, 5],
      stride: [2, 1],
      padding: [1, 4],
      dilation: [1, 2],
      groups: 3,
      padding_mode: 'reflect',
    },
    [6, 7, 9],
  ),
  strip_circular: layer(
    'Conv1d',
    { in_channels: 8, out_channels: 16, kernel_size: 5, padding: 4, dilation: 2, groups: 8, padding_mode: 'circular' },
    [8, 14],
  ),
  strip_transposed_dilated: layer(
    'ConvTranspose1d',
    { in_channels: 4, out_channels: 2, kernel_size: 3, stride: 3, padding: 2, output_padding: 1, dilation: 2, groups: 2 },
    [4, 5],
  ),
  transposed_small: layer('ConvTranspose2d', { kernel_size: 3 }, square(3)),
  transposed_dilated: layer(
    'ConvTranspose2d',
    { in_channels: 2, kernel_size: [4, 3], stride: 2, padding: [1, 2], dilation: [2, 3] },
    [2, 5, 4],
  ),
  transposed_grouped: layer(
    'ConvTranspose2d',
    { in_channels: 4, out_channels: 6, kernel_size: [3, 2], stride: [2, 3], padding: [1, 0], output_padding: [1, 2], groups: 2 },
    [4, 3, 4],
  ),
  transposed_depthwise: layer(
    'ConvTranspose2d',
    { in_channels: 8, out_channels: 8, kernel_size: 4, stride: 2, padding: 1, output_padding: 1, groups: 8, bias: false },
    [8, 6, 6],
  ),
  volume_dilated: layer(
    'Conv3d',
    { in_channels: 4, out_channels: 2, kernel_size: [2, 3, 2], stride: [1, 2, 1], padding: [1, 0, 2], dilation: [3, 1, 3], groups: 2 },
    [4, 5, 7, 8],
  ),
  volume_floored: layer('Conv3d', { kernel_size: 2, stride: [3, 2, 2] }, [1, 6, 4, 5]),
  volume_replicate: layer('Conv3d', { kernel_size: 3, stride: [2, 1, 1], padding: 2, padding_mode: 'replicate' }, [1, 3, 4, 5]),
  volume_transposed_grouped: layer(
    'ConvTranspose3d',
    {
      in_channels: 2,
      out_channels: 4,
      kernel_size: [3, 2, 3],
      stride: [2, 3, 1],
      padding: [1, 0, 1],
      output_padding: [1, 2, 0],
      dilation: [1, 1, 2],
      groups: 2,
    },
    [2, 3, 3, 4],
  ),
};

/** The presets, as the gallery shows them. */
export const PRESETS: Readonly<Record<string, LayerView>> = Object.fromEntries(
  presets.map(({ name, type, args, call, input, numbers }) => [
    name,
    { ...freeLayer({ title: name, call, type, args, input }), ...(numbers && { numbers }) },
  ]),
);

/** The presets that have their own numbers. */
export const NUMBERED: Readonly<Record<string, LayerView>> = Object.fromEntries(
  Object.entries(PRESETS).filter(([, { numbers }]) => numbers !== undefined),
);

const stem = LAYERS.resnet_stem ?? assert.fail();

type PoolArguments = Partial<Omit<PoolLayer, 'kind' | 'type'>> & { readonly kernel_size: readonly number[] };

export function poolConfig(type: PoolType, args: PoolArguments): PoolLayer {
  const rank = Number(type.at(-2)) as 1 | 2 | 3;
  return {
    kind: 'pooling',
    type,
    rank,
    stride: null,
    padding: [0],
    dilation: [1],
    ceil_mode: false,
    return_indices: false,
    count_include_pad: true,
    divisor_override: null,
    ...args,
  };
}

/** A pooling as the host would send it. */
export function pooling(type: PoolType, args: PoolArguments, input: readonly number[]): LayerView {
  const { kernel_size, ...settings } = args;
  const configured = poolConfig(type, args);
  const output = layerOutput(configured, input);
  assert(output.kind === 'ok', JSON.stringify(output));
  return {
    ...stem,
    title: type,
    call: `nn.${type}(${pythonSizes(kernel_size.length === 1 ? (kernel_size[0] ?? 1) : kernel_size)}${keywords({ kernel_size: 1, ...settings } as Arguments)})`,
    config: JSON.parse(JSON.stringify(configured)) as WireConfig<'pooling'>,
    input,
    output: output.value.map(toWire),
    params: 0,
    macs: 0,
  };
}

export const POOLS: Readonly<Record<string, LayerView>> = {
  average: pooling('AvgPool2d', { kernel_size: [3, 3], stride: [1, 1] }, [1, 5, 5]),
  resnet_pool: pooling('MaxPool2d', { kernel_size: [3, 3], stride: [2, 2], padding: [1, 1] }, [1, 64, 112, 112]),
  max_dilated: pooling('MaxPool2d', { kernel_size: [2, 3], stride: [2, 1], padding: [1, 1], dilation: [2, 1] }, [3, 7, 8]),
  max_ceil: pooling('MaxPool2d', { kernel_size: [2, 2], ceil_mode: true }, [2, 5, 5]),
  average_padded: pooling('AvgPool2d', { kernel_size: [3, 3], stride: [2, 2], padding: [1, 1] }, [2, 6, 6]),
  average_unpadded: pooling(
    'AvgPool2d',
    { kernel_size: [3, 3], stride: [2, 2], padding: [1, 1], count_include_pad: false, ceil_mode: true },
    [2, 6, 6],
  ),
  max_strip: pooling('MaxPool1d', { kernel_size: [2] }, [2, 12]),
  average_volume: pooling('AvgPool3d', { kernel_size: [2, 2, 2], divisor_override: 4 }, [2, 4, 6, 6]),
  ...ADAPTIVE,
  ...POWER,
};

/** Layers without a picture, or with one at another size than their own. */
export const SPECIAL = {
  symbolic: {
    ...stem,
    input: ['N', 3, 'H', 'W'],
    output: ['N', 64, '(H-1)//2+1', '(W-1)//2+1'],
    macs: null,
    example: { label: '224×224', input: [1, 3, 224, 224], output: [1, 64, 112, 112], params: 9408, macs: 118013952 },
  },
  illegal: {
    ...stem,
    title: 'Conv2d · head',
    call: 'nn.Conv2d(3, 64, 7)',
    config: wire(config('Conv2d', { in_channels: 3, out_channels: 64, kernel_size: 7 })),
    input: [1, 3, 4, 4],
    output: null,
    macs: null,
    error: {
      type: 'RuntimeError',
      message:
        "Calculated padded input size per channel: (4 x 4). Kernel size: (7 x 7). Kernel size can't be greater than actual input size",
    },
  },
  unknown: {
    ...stem,
    title: 'Conv2d',
    call: 'nn.Conv2d(planes, planes * self.expansion, kernel_size=k)',
    config: null,
    input: null,
    output: null,
    params: null,
    macs: null,
    notes: ['out_channels: `self.expansion` has different values on different paths', 'kernel_size: `k` is read from a file'],
  },
} satisfies Record<string, LayerView>;
