import { equals, identical, isInt, type Dim, type Shape } from '../dim';
import { samePadding } from './arithmetic';
import type { ConvConfig, PaddingMode } from './config';
import { configArgs } from './config-args';
import { convModule } from './module';
import { convOutput, perAxis } from './output';
import type { AxisParameter, AxisSettings } from './axis-settings';
import { axisOutput } from './solve-axis';
import { channelsNear } from './solve-channels';
import { distanceTo, nearSettings } from './solve-nearest';

/** The parameters that a repair can change. */
const PARAMETERS = [
  'in_channels',
  'out_channels',
  'kernel_size',
  'stride',
  'padding',
  'dilation',
  'output_padding',
  'groups',
  'padding_mode',
] as const;
export type RepairParameter = (typeof PARAMETERS)[number];
/** The value of a parameter as in {@link ConvConfig}: sizes per axis, a number, or a name. */
export type RepairValue = ConvConfig[RepairParameter];

export interface RepairChange {
  readonly parameter: RepairParameter;
  readonly from: RepairValue;
  readonly to: RepairValue;
}

export interface Repair {
  /** At least one. */
  readonly changes: readonly RepairChange[];
  /** The configuration with the changes made. */
  readonly config: ConvConfig;
  /** The resulting output. */
  readonly output: Shape;
}

export interface RepairOptions {
  /** The requested spatial sizes, outermost first; null accepts any size. If omitted, every valid output is accepted. */
  readonly output?: readonly (Dim | null)[];
  readonly limit?: number;
}

const DEFAULT_LIMIT = 5;
/** How many candidates are examined: far more than are valid with one change. */
const MAX_TRIED = 600;
/** Another padding mode changes the result: this counts as much as two more cells of padding. */
const OTHER_MODE = 2;
/** How many settings per axis are combined with those of the other axes. */
const PER_AXIS = 10;
/** Settings that differ between axes after they were equal are a worse repair. */
const UNEVEN = 2;

/**
 * The smallest changes that make a layer valid for an input, or produce the requested output: fewest parameters first, then the smallest
 * change of each parameter, then further values.
 * Empty if nothing needs to be repaired, and if no change of the layer helps (an input of the wrong rank). Every repair was tested:
 * torch accepts it.
 *
 * @param config can be a configuration that no constructor would create
 * @param input (N, C, …) or (C, …)
 */
export function repairs(config: ConvConfig, input: Shape, options: RepairOptions = {}): readonly Repair[] {
  const { output: wanted, limit = DEFAULT_LIMIT } = options;
  if (input.length !== config.rank + 1 && input.length !== config.rank + 2) return [];
  if (acceptedOutput(config, input, wanted)) return [];
  const tried = new Map<string, Candidate & { readonly changes: readonly RepairChange[] }>();
  for (const each of candidates(config, input, wanted)) {
    const changes = changesBetween(config, each.candidate);
    const key = changes.map(({ parameter, to }) => `${parameter}=${printed(to)}`).join();
    const before = tried.get(key);
    if (!before || each.distance < before.distance) tried.set(key, { ...each, changes });
  }
  const ordered = [...tried.values()].sort((x, y) => x.changes.length - y.changes.length || x.distance - y.distance);
  const found: (Repair & { readonly isFurther: boolean })[] = [];
  const kinds = new Set<string>();
  for (const { changes, candidate } of ordered.slice(0, MAX_TRIED)) {
    const last = found.at(-1)?.changes.length ?? 0;
    if (changes.length > last && found.length >= limit) break;
    if (found.some(repair => contains(changes, repair.changes))) continue;
    const output = acceptedOutput(candidate, input, wanted);
    if (!output) continue;
    const kind = changes.map(({ parameter }) => parameter).join();
    found.push({ changes, config: candidate, output, isFurther: kinds.has(kind) });
    kinds.add(kind);
  }
  found.sort((x, y) => x.changes.length - y.changes.length || Number(x.isFurther) - Number(y.isFurther));
  return found.slice(0, limit).map(({ changes, config: repaired, output }) => ({ changes, config: repaired, output }));
}

/** Whether `changes` contain all of `fewer` and more that is not needed. */
function contains(changes: readonly RepairChange[], fewer: readonly RepairChange[]): boolean {
  return fewer.every(({ parameter, to }) => changes.some(each => each.parameter === parameter && printed(each.to) === printed(to)));
}

/** The output, if the constructor and the forward pass accept the configuration and the output is the requested one. */
function acceptedOutput(config: ConvConfig, input: Shape, wanted: RepairOptions['output']): Shape | null {
  const made = config.irregular ? null : convModule(config.lazy ? `Lazy${config.type}` : config.type, configArgs(config));
  if (made?.kind !== 'ok') return null;
  const output = convOutput(made.value, input);
  if (output.kind !== 'ok') return null;
  const spatial = output.value.slice(-config.rank);
  return spatial.every((size, axis) => wanted?.[axis] == null || equals(size, wanted[axis] ?? 0) === true) ? output.value : null;
}

function changesBetween(from: ConvConfig, to: ConvConfig): readonly RepairChange[] {
  return PARAMETERS.filter(parameter => printed(from[parameter]) !== printed(to[parameter])).map(parameter => ({
    parameter,
    from: from[parameter],
    to: to[parameter],
  }));
}

/** Lists with one number apply to all axes. */
function printed(value: RepairValue): string {
  if (value === null || typeof value !== 'object') return String(value);
  return 'key' in value ? value.key : value.map(each => (isInt(each) ? String(each) : each.key)).join('×');
}

interface Candidate {
  readonly candidate: ConvConfig;
  readonly distance: number;
}

function* candidates(config: ConvConfig, input: Shape, wanted: RepairOptions['output']): Generator<Candidate> {
  const regular = withListsOf(config);
  const base = channelsNear(regular, input);
  for (const padding_mode of modesNear(regular)) {
    for (const padding of paddingsNear(regular)) {
      const layer = { ...regular, padding_mode, padding };
      const spatial = spatialNear(layer, input.slice(-config.rank), wanted);
      for (const [i, channels] of base.entries())
        for (const { settings, distance } of spatial)
          yield {
            candidate: { ...layer, ...channels, ...settings },
            distance: distance + i + (padding_mode === regular.padding_mode ? 0 : OTHER_MODE),
          };
    }
  }
}

const DEFAULTS: AxisSettings = { kernel_size: 3, stride: 1, padding: 0, dilation: 1, output_padding: 0 };

/** One number for every axis: longer lists are cut, shorter ones are filled with their last number. */
function withListsOf(config: ConvConfig): ConvConfig {
  const list = (parameter: AxisParameter, dims: readonly Dim[]): readonly Dim[] =>
    Array.from({ length: config.rank }, (_, axis) => dims[axis] ?? dims.at(-1) ?? DEFAULTS[parameter]);
  const kept = (parameter: AxisParameter, dims: readonly Dim[]): readonly Dim[] =>
    dims.length === config.rank || (dims.length === 1 && parameter !== 'kernel_size') ? dims : list(parameter, dims);
  return {
    ...withoutIrregular(config),
    kernel_size: kept('kernel_size', config.kernel_size),
    stride: kept('stride', config.stride),
    padding: typeof config.padding === 'string' ? config.padding : kept('padding', config.padding),
    dilation: kept('dilation', config.dilation),
    output_padding: kept('output_padding', config.output_padding),
  };
}

function withoutIrregular({ irregular: _irregular, ...plain }: ConvConfig): ConvConfig {
  return plain;
}

function modesNear({ transposed, padding_mode }: ConvConfig): readonly PaddingMode[] {
  return transposed || padding_mode === 'zeros'
    ? ['zeros']
    : padding_mode === 'replicate'
      ? ['replicate']
      : [padding_mode, 'replicate', 'zeros'];
}

/** The padding as it is; a named padding also as numbers, if it is equal on both sides, and never for transposed layers. */
function paddingsNear(config: ConvConfig): readonly ConvConfig['padding'][] {
  const { padding, transposed, kernel_size, dilation } = config;
  if (typeof padding !== 'string') return [padding];
  const spelled = kernel_size.map((kernel, axis) => (padding === 'valid' ? 0 : samePadding(perAxis(dilation, axis), kernel).before));
  return transposed ? [spelled] : [padding, spelled];
}

interface Spatial {
  readonly settings: Pick<ConvConfig, 'kernel_size' | 'stride' | 'dilation' | 'output_padding'> & Partial<Pick<ConvConfig, 'padding'>>;
  readonly distance: number;
}

const NAMES = Object.keys(DEFAULTS) as readonly AxisParameter[];

/** A value for each parameter along one axis. */
type Values = Readonly<Record<AxisParameter, Dim>>;

/** Acceptable sizes near the layer's along every axis, combined. An axis with a symbolic size stays as it is. */
function spatialNear(layer: ConvConfig, sizes: Shape, wanted: RepairOptions['output']): readonly Spatial[] {
  const given = sizes.map((_, axis) => valuesOf(layer, axis));
  const axes = sizes.map((size, axis) => axisNear(layer, given[axis] ?? DEFAULTS, size, wanted?.[axis] ?? null));
  const whole = axes.reduce<readonly (readonly Values[])[]>((rows, near) => rows.flatMap(row => near.map(each => [...row, each])), [[]]);
  // What repairs one axis is tried on all of them; the final check decides whether it is acceptable.
  const same = axes.flatMap(near => near.map(each => axes.map(() => each)));
  const kind = layer.transposed ? 'transposed' : 'conv';
  const distanceOf = (row: readonly Values[]): number => {
    const distances = row.map((values, axis) => {
      const [from, input] = [given[axis] ?? DEFAULTS, sizes[axis]];
      return areNumbers(from) && areNumbers(values) && typeof input === 'number' ? distanceTo({ kind, input }, from, values) : 0;
    });
    return distances.reduce((sum, each) => sum + each, 0) / row.length + (isEven(given) && !isEven(row) ? UNEVEN : 0);
  };
  return [...same, ...whole].map(row => ({ settings: together(layer, row), distance: distanceOf(row) }));
}

function isEven(row: readonly Values[]): boolean {
  return row.every(values => NAMES.every(name => identical(values[name], row[0]?.[name] ?? 0)));
}

function areNumbers(values: Values): values is AxisSettings {
  return NAMES.every(name => typeof values[name] === 'number');
}

/** The value of a named padding does not matter here, because it is not changed. */
function valuesOf(layer: ConvConfig, axis: number): Values {
  return {
    kernel_size: perAxis(layer.kernel_size, axis),
    stride: perAxis(layer.stride, axis),
    padding: typeof layer.padding === 'string' ? 0 : perAxis(layer.padding, axis),
    dilation: perAxis(layer.dilation, axis),
    output_padding: layer.transposed ? perAxis(layer.output_padding, axis) : 0,
  };
}

function axisNear({ padding, padding_mode, transposed }: ConvConfig, from: Values, size: Dim, wanted: Dim | null): readonly Values[] {
  if (typeof size !== 'number' || (wanted !== null && typeof wanted !== 'number') || !areNumbers(from)) return [from];
  const kind = transposed ? 'transposed' : 'conv';
  const accepts = (settings: AxisSettings): boolean => {
    if (padding === 'same') return settings.stride === 1 && size >= 1 && (wanted === null || wanted === size);
    if (padding_mode === 'reflect' && settings.padding >= size) return false;
    if (padding_mode === 'circular' && settings.padding > size) return false;
    const output = axisOutput(kind, size, settings);
    return output !== null && (wanted === null || output === wanted);
  };
  const free: readonly AxisParameter[] = [
    ...(typeof padding === 'string' ? [] : (['padding'] as const)),
    ...(['kernel_size', 'stride', 'dilation'] as const),
    ...(transposed ? (['output_padding'] as const) : []),
  ];
  return nearSettings({ kind, input: size, from, free, accepts }, PER_AXIS);
}

/** The chosen values as in the configuration: lists, or one number if one applied to all axes and still does. */
function together(layer: ConvConfig, row: readonly Values[]): Spatial['settings'] {
  const list = (parameter: AxisParameter, given: readonly Dim[]): readonly Dim[] => {
    const dims = row.map(values => values[parameter]);
    const [first = 0] = dims;
    return given.length === 1 && dims.every(each => identical(each, first)) ? [first] : dims;
  };
  return {
    kernel_size: list('kernel_size', layer.kernel_size),
    stride: list('stride', layer.stride),
    dilation: list('dilation', layer.dilation),
    output_padding: layer.transposed ? list('output_padding', layer.output_padding) : layer.output_padding,
    ...(typeof layer.padding === 'string' ? {} : { padding: list('padding', layer.padding) }),
  };
}
