import { kindOf, type LayerConfig, type VariedSetting } from '../../src/core/shape';
import type { ChartAxis } from '../../src/protocol/panel';
import type { ChartLayer } from './costs';

/** What a chart can vary: a setting under torch's name, or `input`, the spatial size of the input. */
export type ChartParameter = string;

/** What can be varied if no layer is shown, in the order of a convolution's constructor. */
export const CHART_PARAMETERS: readonly ChartParameter[] = [
  'in_channels',
  'out_channels',
  'kernel_size',
  'stride',
  'padding',
  'dilation',
  'groups',
  'input',
];

/** What can be varied for a layer: the parameters of its constructor, and the size of its input. */
export function variedParameters({ config }: ChartLayer): readonly ChartParameter[] {
  return [...kindOf(config).varies(config), 'input'];
}

export interface Variation {
  readonly parameter: ChartParameter;
  readonly axis: ChartAxis;
}

/** Whether the parameter has a value per axis. */
export function hasAxes(layer: ChartLayer, parameter: ChartParameter): boolean {
  return settingOf(layer, parameter)?.perAxis ?? false;
}

/**
 * The layer's value; null if it has none: a parameter of other layers only, axes that differ but are varied together, a padding that
 * differs at the two ends.
 */
export function variedValue(layer: ChartLayer, { parameter, axis }: Variation): number | null {
  const setting = settingOf(layer, parameter);
  if (!setting) return null;
  if (!setting.perAxis) return number(setting.values[0]);
  const sizes = perAxis(layer.config, setting);
  if (axis !== 'all') return sizes[axis] ?? null;
  const [first = null] = sizes;
  return sizes.every(size => size === first) ? first : null;
}

/** The layer with another value. If the number of input channels changes, so does the input. */
export function withValue(layer: ChartLayer, { parameter, axis }: Variation, value: number): ChartLayer {
  const { config, input } = layer;
  const setting = settingOf(layer, parameter);
  if (!setting) return layer;
  const sizes = setting.perAxis
    ? replaced(
        perAxis(config, setting).map(size => size ?? 0),
        axis,
        value,
      )
    : [value];
  if (parameter === 'input') return { config, input: [...input.slice(0, -config.rank), ...sizes] };
  const changed = kindOf(config).withVaried(config, parameter, sizes, input);
  return { config: changed.config, input: changed.input.map(size => number(size) ?? 0) };
}

function settingOf({ config, input }: ChartLayer, parameter: ChartParameter): VariedSetting | null {
  if (parameter === 'input') return { perAxis: true, values: input.slice(-config.rank), span: null };
  return kindOf(config).varied(config, parameter, input);
}

function replaced(sizes: readonly number[], axis: ChartAxis, value: number): readonly number[] {
  return sizes.map((size, index) => (axis === 'all' || axis === index ? value : size));
}

/** The numbers for every axis; one can apply to all. */
function perAxis({ rank }: LayerConfig, { values }: VariedSetting): readonly (number | null)[] {
  return Array.from({ length: rank }, (_, axis) => number(values[values.length === 1 ? 0 : axis]));
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

/** The maximum number of values: each is a layer to compute and a row of the table. */
const MOST_VALUES = 48;
const CHANNELS_TO = 1024;
/** Input sizes up to this one are tried one by one; larger ones double, with two steps in between. */
const SMALL_INPUT = 24;

/** The values to try, ascending; the layer's own value is always among them. */
export function candidates(layer: ChartLayer, variation: Variation): Candidates {
  const { parameter } = variation;
  const own = variedValue(layer, variation);
  switch (parameter) {
    case 'in_channels':
    case 'out_channels': {
      // No power of two is a multiple of six groups, so multiples are tried in addition.
      const groups = variedValue(layer, { parameter: 'groups', axis: 'all' }) ?? 1;
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
      const { from, to, beyond } = settingOf(layer, parameter)?.span ?? { from: 1, to: 1, beyond: 0 };
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
  const ins = variedValue(layer, { parameter: 'in_channels', axis: 'all' }) ?? 1;
  const outs = variedValue(layer, { parameter: 'out_channels', axis: 'all' }) ?? 1;
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
