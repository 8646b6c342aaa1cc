import { isPool, layerParameters, padSides, poolStride, type LayerConfig } from '../../src/core/shape';
import type { ChartLayer } from './costs';

/** What a chart can vary, in the order of the constructor; `input` is the input's spatial size. */
export const CHART_PARAMETERS = ['in_channels', 'out_channels', 'kernel_size', 'stride', 'padding', 'dilation', 'groups', 'input'] as const;
export type ChartParameter = (typeof CHART_PARAMETERS)[number];

/** Sizes per axis vary on all axes together or on one of them, 0 the outermost. */
export type ChartAxis = 'all' | number;

/** What there is to vary of a layer: what its constructor takes, and its input's size. */
export function parametersOf({ config }: ChartLayer): readonly ChartParameter[] {
  const names = new Set(layerParameters(config).map(({ name }) => name));
  return CHART_PARAMETERS.filter(parameter => parameter === 'input' || names.has(parameter));
}

export interface Variation {
  readonly parameter: ChartParameter;
  readonly axis: ChartAxis;
}

type AxisParameter = 'kernel_size' | 'stride' | 'padding' | 'dilation' | 'input';

/** Whether the parameter has a value per axis. */
export function hasAxes(parameter: ChartParameter): parameter is AxisParameter {
  return parameter !== 'in_channels' && parameter !== 'out_channels' && parameter !== 'groups';
}

/** The layer's value; null where it has none: a parameter that only others have, axes that differ varied together, a padding that differs at the two ends. */
export function valueOf({ config, input }: ChartLayer, { parameter, axis }: Variation): number | null {
  if (!hasAxes(parameter))
    return isPool(config)
      ? null
      : number(parameter === 'in_channels' ? (config.in_channels ?? input.at(-config.rank - 1)) : config[parameter]);
  const sizes = perAxis(config, input, parameter);
  if (axis !== 'all') return sizes[axis] ?? null;
  const [first = null] = sizes;
  return sizes.every(size => size === first) ? first : null;
}

/** The layer with another value. With another number of input channels it gets an input that has them. */
export function withValue({ config, input }: ChartLayer, { parameter, axis }: Variation, value: number): ChartLayer {
  if (parameter === 'input')
    return { config, input: [...input.slice(0, -config.rank), ...replaced(input.slice(-config.rank), axis, value)] };
  if (hasAxes(parameter))
    return {
      config: {
        ...config,
        [parameter]: replaced(
          perAxis(config, input, parameter).map(size => size ?? 0),
          axis,
          value,
        ),
      },
      input,
    };
  if (isPool(config)) return { config, input };
  if (parameter !== 'in_channels') return { config: { ...config, [parameter]: value }, input };
  return { config: config.in_channels === null ? config : { ...config, in_channels: value }, input: input.with(-config.rank - 1, value) };
}

function replaced(sizes: readonly number[], axis: ChartAxis, value: number): readonly number[] {
  return sizes.map((size, index) => (axis === 'all' || axis === index ? value : size));
}

/** The numbers of every axis; null for a padding that differs at the two ends, as 'same' has it with even kernels. */
function perAxis(config: LayerConfig, input: readonly number[], parameter: AxisParameter): readonly (number | null)[] {
  const { rank } = config;
  const given = parameter === 'input' ? input.slice(-rank) : sizesOf(config, parameter);
  return Array.from({ length: rank }, (_, axis) => number(given.length === 1 ? given[0] : given[axis]));
}

/** The sizes as they work: of a stride that is not given the kernel's, of a padding by name its numbers. */
function sizesOf(config: LayerConfig, parameter: Exclude<AxisParameter, 'input'>): readonly unknown[] {
  if (isPool(config)) return parameter === 'stride' ? poolStride(config) : config[parameter];
  return parameter === 'padding' ? padSides(config).map(({ before, after }) => (before === after ? before : null)) : config[parameter];
}

function number(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

/** How x is spaced. */
export type Spacing = 'linear' | 'log2';

export interface Candidates {
  readonly values: readonly number[];
  readonly spacing: Spacing;
}

/** The first value worth looking at, and the last, however small the layer's own is. */
const SMALL: Readonly<Record<Exclude<AxisParameter, 'input'>, { readonly from: number; readonly to: number; readonly beyond: number }>> = {
  kernel_size: { from: 1, to: 11, beyond: 4 },
  stride: { from: 1, to: 8, beyond: 3 },
  padding: { from: 0, to: 8, beyond: 4 },
  dilation: { from: 1, to: 8, beyond: 4 },
};

/** No more values than this: each is a layer to work out and a row of the table. */
const MOST_VALUES = 48;
const CHANNELS_TO = 1024;
/** Inputs up to this size are tried one by one, larger ones by doubling with two steps between. */
const SMALL_INPUT = 24;

/** The values to try, ascending; the layer's own is always among them. */
export function candidates(layer: ChartLayer, variation: Variation): Candidates {
  const { parameter } = variation;
  const own = valueOf(layer, variation);
  switch (parameter) {
    case 'in_channels':
    case 'out_channels': {
      // Of six groups no power of two is a multiple: where that is so, the multiples are tried beside them.
      const groups = valueOf(layer, { parameter: 'groups', axis: 'all' }) ?? 1;
      const last = Math.max(CHANNELS_TO, 2 * (own ?? 1));
      return {
        values: ascending([...powersOfTwo(last), ...powersOfTwo(last / groups).map(power => power * groups), own]),
        spacing: 'log2',
      };
    }
    case 'groups':
      return { values: ascending([...commonDivisors(layer), own]), spacing: 'log2' };
    case 'input':
      return inputSizes(own ?? Math.max(...layer.input.slice(-layer.config.rank)));
    default: {
      const { from, to, beyond } = SMALL[parameter];
      const last = Math.max(to, (own ?? 0) + beyond);
      const step = Math.ceil((last - from + 1) / MOST_VALUES);
      return {
        values: ascending([...Array.from({ length: Math.floor((last - from) / step) + 1 }, (_, i) => from + i * step), own]),
        spacing: 'linear',
      };
    }
  }
}

function inputSizes(own: number): Candidates {
  if (own <= SMALL_INPUT) return { values: Array.from({ length: Math.max(12, 2 * own) }, (_, i) => i + 1), spacing: 'linear' };
  const doubled = powersOfTwo(Math.max(512, 2 * own)).filter(size => size >= 4);
  return { values: ascending([...doubled.flatMap(size => [size, size * 1.25, size * 1.5, size * 1.75]), own]), spacing: 'log2' };
}

/** Every number of groups that divides both channels. */
function commonDivisors(layer: ChartLayer): number[] {
  const ins = valueOf(layer, { parameter: 'in_channels', axis: 'all' }) ?? 1;
  const outs = valueOf(layer, { parameter: 'out_channels', axis: 'all' }) ?? 1;
  const divisors: number[] = [];
  for (let divisor = 1; divisor <= Math.min(ins, outs); divisor++) if (ins % divisor === 0 && outs % divisor === 0) divisors.push(divisor);
  return divisors;
}

function powersOfTwo(to: number): number[] {
  const powers: number[] = [];
  for (let power = 1; power <= to; power *= 2) powers.push(power);
  return powers;
}

function ascending(values: readonly (number | null)[]): number[] {
  return [...new Set(values)].filter(value => value !== null).sort((a, b) => a - b);
}
