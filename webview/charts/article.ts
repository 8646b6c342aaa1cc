import { chartOf, type Chart, type LineOf } from './chart';
import type { ChartFamily } from '../../src/protocol/panel';
import type { ChartLayer } from './costs';
import { variedValue, withValue, type Variation } from './vary';

/** The x values of the article's charts. */
const OUT_CHANNELS = [1, 2, 4, 8, 16, 32, 64, 128, 256];
/** No power of two is divisible by three; these are divisible by 1, 2, 3 and 4. */
const DIVISIBLE = [12, 24, 48, 96, 192];
/** The input channels of the charts of groups. */
const GROUPED_CHANNELS = 24;

/**
 * The values that all lines share, except for the one that distinguishes them. The article does not specify them; these are its middle
 * values.
 */
const IN_CHANNELS = 16;
const IMAGE = 128;

type Pair = readonly [number, number];

interface Settings {
  readonly in_channels?: number;
  readonly image?: number;
  readonly kernel_size?: Pair;
  readonly stride?: Pair;
  readonly padding?: Pair;
  readonly dilation?: Pair;
  readonly groups?: number;
}

const pairs = (name: 'kernel_size' | 'stride' | 'padding' | 'dilation', values: readonly Pair[]): readonly Line[] =>
  values.map(value => ({ name: `(${value.join(', ')})`, settings: { [name]: value } }));
const numbers = (
  values: readonly number[],
  settings: (value: number) => Settings,
  name: (value: number) => string = String,
): readonly Line[] => values.map(value => ({ name: name(value), settings: settings(value) }));

interface Line {
  readonly name: string;
  readonly settings: Settings;
}

const LINES: Readonly<Record<ChartFamily, readonly Line[]>> = {
  image_size: numbers(
    [64, 128, 256],
    image => ({ image }),
    value => `${String(value)}×${String(value)}`,
  ),
  in_channels: numbers([16, 32, 64, 128], in_channels => ({ in_channels })),
  kernel_size: pairs('kernel_size', [
    [1, 1],
    [3, 1],
    [3, 3],
    [5, 5],
  ]),
  stride: pairs('stride', [
    [1, 1],
    [1, 2],
    [2, 1],
    [2, 2],
    [5, 5],
  ]),
  padding: pairs('padding', [
    [0, 0],
    [0, 10],
    [10, 0],
    [10, 10],
    [50, 50],
  ]),
  dilation: pairs('dilation', [
    [1, 1],
    [2, 1],
    [2, 2],
    [5, 5],
  ]),
  groups: numbers([1, 2, 3, 4], groups => ({ groups, in_channels: GROUPED_CHANNELS })),
};

/**
 * One line per value of a setting over the number of output channels.
 *
 * @param own the reader's own layer, which becomes the last line, with its position marked
 */
export function articleChart(family: ChartFamily, own: { readonly layer: ChartLayer; readonly name: string } | null = null): Chart {
  const lines = LINES[family].map(({ name, settings }): LineOf => ({ name, at: out_channels => layerWith(settings, out_channels) }));
  const channels = own && variedValue(own.layer, OUTPUTS);
  if (!own || channels === null) return chartOf(xOf(family, []), 'log2', lines);
  const x = xOf(family, [channels]);
  const chart = chartOf(x, 'log2', [...lines, { name: own.name, at: out_channels => withValue(own.layer, OUTPUTS, out_channels) }]);
  return { ...chart, marked: x.indexOf(channels) };
}

const OUTPUTS: Variation = { parameter: 'out_channels', axis: 'all' };

function xOf(family: ChartFamily, more: readonly number[]): number[] {
  return [...new Set([...OUT_CHANNELS, ...(family === 'groups' ? DIVISIBLE : []), ...more])].sort((a, b) => a - b);
}

/**
 * The call that all lines of a family share, with `x` for the output channels and `…` for what differs: `nn.Conv2d(16, x, 3, stride=…)`.
 */
export function familyCall(family: ChartFamily): string {
  const channels = family === 'in_channels' ? '…' : String(family === 'groups' ? GROUPED_CHANNELS : IN_CHANNELS);
  const kernel = family === 'kernel_size' ? '…' : '3';
  const keyword = family === 'stride' || family === 'padding' || family === 'dilation' || family === 'groups' ? `, ${family}=…` : '';
  return `nn.Conv2d(${channels}, x, ${kernel}${keyword})`;
}

/** The input that all lines of a family share. */
export function familyInput(family: ChartFamily): string {
  const channels = family === 'in_channels' ? '…' : String(family === 'groups' ? GROUPED_CHANNELS : IN_CHANNELS);
  const side = family === 'image_size' ? '…' : String(IMAGE);
  return `(1, ${channels}, ${side}, ${side})`;
}

function layerWith(
  {
    in_channels = IN_CHANNELS,
    image = IMAGE,
    kernel_size = [3, 3],
    stride = [1, 1],
    padding = [0, 0],
    dilation = [1, 1],
    groups = 1,
  }: Settings,
  out_channels: number,
): ChartLayer {
  return {
    config: {
      kind: 'convolution',
      type: 'Conv2d',
      lazy: false,
      rank: 2,
      transposed: false,
      in_channels,
      out_channels,
      kernel_size,
      stride,
      padding,
      output_padding: [0, 0],
      dilation,
      groups,
      bias: true,
      padding_mode: 'zeros',
    },
    input: [1, in_channels, image, image],
  };
}
