import { intArg, tupleArg, type Arg, type Args } from './arg';
import type { LayerType } from './kinds';

/** The Korean article "Convolution 연산 정리", Axel Thévenot's pictures it builds on, and vdumoulin/conv_arithmetic. */
export type PresetOrigin = keyof typeof LISTS;

/** An example layer on an input (C, H, W), with torch's output. */
export interface Preset {
  readonly name: string;
  readonly origin: PresetOrigin;
  readonly type: LayerType;
  readonly args: Args;
  /** The layer as Python: `nn.Conv2d(1, 1, 3, padding=1)`. */
  readonly call: string;
  readonly input: readonly number[];
  readonly output: readonly number[];
  /** What the layer demonstrates, or how the source differs. */
  readonly note: string | null;
  /** Row-major numbers, if the source has them. */
  readonly numbers: PresetNumbers | null;
}

export interface PresetNumbers {
  readonly input: readonly number[];
  /** Null for poolings. */
  readonly weight: readonly number[] | null;
  readonly output: readonly number[];
}

type Setting = number | boolean | readonly number[];
interface Details {
  readonly settings?: Readonly<Record<string, Setting>>;
  readonly note?: string;
  readonly numbers?: PresetNumbers;
}
type Described = Omit<Preset, 'origin'>;

/** Arguments that are passed by position. */
const POSITIONAL: readonly string[] = ['in_channels', 'out_channels', 'kernel_size'];

function preset(
  name: string,
  type: Preset['type'],
  first: Readonly<Record<string, Setting>>,
  input: readonly number[],
  output: readonly number[],
  details: Details,
): Described {
  const { settings = {}, note = null, numbers = null } = details;
  const given = Object.entries({ ...first, ...settings });
  const call = `nn.${type}(${given.map(([key, value]) => (POSITIONAL.includes(key) ? python(value) : `${key}=${python(value)}`)).join(', ')})`;
  return { name, type, args: Object.fromEntries(given.map(([key, value]) => [key, argument(value)])), call, input, output, note, numbers };
}

function python(value: Setting): string {
  if (typeof value === 'object') return `(${value.join(', ')})`;
  return typeof value === 'boolean' ? (value ? 'True' : 'False') : String(value);
}

function argument(value: Setting): Arg {
  if (typeof value === 'object') return tupleArg(value.map(intArg));
  return typeof value === 'boolean' ? { kind: 'bool', value } : intArg(value);
}

function conv(
  name: string,
  input: readonly [number, number, number],
  output: readonly [number, number, number],
  kernel_size: Setting,
  details: Details = {},
): Described {
  return preset(name, 'Conv2d', { in_channels: input[0], out_channels: output[0], kernel_size }, input, output, details);
}

/** One channel, square. */
function square(type: Preset['type'], name: string, input: number, output: number, kernel_size: number, details: Details = {}): Described {
  const channels: Readonly<Record<string, Setting>> = type.startsWith('Conv') ? { in_channels: 1, out_channels: 1 } : {};
  return preset(name, type, { ...channels, kernel_size }, [1, input, input], [1, output, output], details);
}

const NUMBERS = [3, 3, 2, 1, 0, 0, 0, 1, 3, 1, 3, 1, 2, 2, 3, 2, 0, 0, 2, 2, 2, 0, 0, 0, 1];
const KERNEL = [0, 1, 2, 2, 2, 0, 0, 1, 2];
/** Windows of nine numbers, one apart. */
const POOL_SUMS = [15, 15, 15, 9, 11, 16, 10, 7, 12];

const ARTICLE: readonly Described[] = [
  conv('article_1', [3, 7, 7], [2, 3, 3], 3, {
    settings: { stride: 2, padding: 1, dilation: 2 },
    note: 'Everything at once: stride, padding and dilation.',
  }),
  conv('article_3', [1, 9, 9], [1, 7, 7], 3, { note: 'One kernel slides over one channel: 9 weights and a bias.' }),
  conv('article_4', [1, 7, 7], [4, 5, 5], 3, { note: 'Each output channel has its own kernel.' }),
  conv('article_6', [3, 7, 7], [4, 5, 5], 3, {
    note: '4 outputs × 3 inputs = 12 kernels; each output sums over the inputs and adds one bias.',
  }),
  conv('article_8', [3, 7, 9], [2, 3, 8], [5, 2], {
    note: 'A non-square kernel. The article gives the output as 3×9, which would require the kernel (5, 1).',
  }),
  conv('article_10', [3, 9, 9], [2, 7, 3], 3, { settings: { stride: [1, 3] }, note: 'A different stride for each axis.' }),
  conv('article_12', [2, 7, 7], [1, 7, 7], 3, {
    settings: { padding: 1 },
    note: 'With kernel 3 and stride 1, padding 1 preserves the size. In general, the padding must be dilation·(kernel − 1)/2.',
  }),
];

const THEVENOT: readonly Described[] = [
  conv('groups', [2, 7, 7], [4, 5, 5], 3, {
    settings: { stride: 2, padding: 2, groups: 2 },
    note: 'Two groups: half of the outputs see half of the inputs.',
  }),
  conv('dilation_per_axis', [2, 9, 9], [1, 5, 9], 3, {
    settings: { padding: 2, dilation: [4, 2] },
    note: 'Dilation 4 vertically and 2 horizontally: nine weights that span 9×5.',
  }),
];

const CONV_ARITHMETIC: readonly Described[] = [
  square('Conv2d', 'no_padding_no_strides', 4, 2, 3),
  square('Conv2d', 'arbitrary_padding_no_strides', 5, 6, 4, { settings: { padding: 2 } }),
  square('Conv2d', 'same_padding_no_strides', 5, 5, 3, { settings: { padding: 1 } }),
  square('Conv2d', 'full_padding_no_strides', 5, 7, 3, { settings: { padding: 2 } }),
  square('Conv2d', 'no_padding_strides', 5, 2, 3, { settings: { stride: 2 } }),
  square('Conv2d', 'padding_strides', 5, 3, 3, { settings: { stride: 2, padding: 1 } }),
  square('Conv2d', 'padding_strides_odd', 6, 3, 3, {
    settings: { stride: 2, padding: 1 },
    note: 'The last padded row and column are never read: an input of size 5 gives the same output size.',
  }),
  square('ConvTranspose2d', 'no_padding_no_strides_transposed', 2, 4, 3),
  square('ConvTranspose2d', 'arbitrary_padding_no_strides_transposed', 6, 5, 4, { settings: { padding: 2 } }),
  square('ConvTranspose2d', 'same_padding_no_strides_transposed', 5, 5, 3, { settings: { padding: 1 } }),
  square('ConvTranspose2d', 'full_padding_no_strides_transposed', 7, 5, 3, { settings: { padding: 2 } }),
  square('ConvTranspose2d', 'no_padding_strides_transposed', 2, 5, 3, { settings: { stride: 2 } }),
  square('ConvTranspose2d', 'padding_strides_transposed', 3, 5, 3, { settings: { stride: 2, padding: 1 } }),
  square('ConvTranspose2d', 'padding_strides_odd_transposed', 3, 6, 3, {
    settings: { stride: 2, padding: 1, output_padding: 1 },
    note: 'output_padding adds a row at the bottom and a column on the right. padding_strides turns both size 5 and size 6 into 3; this layer returns to 6.',
  }),
  square('Conv2d', 'dilation', 7, 3, 3, { settings: { dilation: 2 } }),
  square('Conv2d', 'numerical_no_padding_no_strides', 5, 3, 3, {
    settings: { bias: false },
    numbers: { input: NUMBERS, weight: KERNEL, output: [12, 12, 17, 10, 17, 19, 9, 6, 14] },
  }),
  square('Conv2d', 'numerical_padding_strides', 5, 3, 3, {
    settings: { stride: 2, padding: 1, bias: false },
    numbers: { input: NUMBERS, weight: KERNEL, output: [6, 17, 3, 8, 17, 13, 6, 4, 4] },
  }),
  square('AvgPool2d', 'numerical_average_pooling', 5, 3, 3, {
    settings: { stride: 1 },
    note: 'A convolution whose weights are all 1/9.',
    numbers: { input: NUMBERS, weight: null, output: POOL_SUMS.map(sum => sum / 9) },
  }),
  square('MaxPool2d', 'numerical_max_pooling', 5, 3, 3, {
    settings: { stride: 1 },
    numbers: { input: NUMBERS, weight: null, output: [3, 3, 3, 3, 3, 3, 3, 2, 3] },
  }),
];

/** The presets of each source, in the order in which they are shown. */
const LISTS = { article: ARTICLE, thevenot: THEVENOT, conv_arithmetic: CONV_ARITHMETIC } as const;

export const presetOrigins = Object.keys(LISTS) as readonly PresetOrigin[];

/** The article's examples, Thévenot's, and the animations of conv_arithmetic. */
export const presets: readonly Preset[] = presetOrigins.flatMap(origin => LISTS[origin].map(preset => ({ ...preset, origin })));
