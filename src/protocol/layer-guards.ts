import type { KindName } from '../core/shape';
import { hasBooleans, hasNumbers, hasTexts, isRecord } from './guards';
import type { LayerView, WireLayerConfig } from './panel';

type Fields = Readonly<Record<string, unknown>>;

/** What the settings of each kind need to be read. */
const CONFIGS: Readonly<Record<KindName, (config: Fields) => boolean>> = {
  convolution: config =>
    hasBooleans(config, ['lazy', 'transposed', 'bias']) &&
    hasTexts(config, ['padding_mode']) &&
    isSizeOrNull(config.in_channels) &&
    isSize(config.out_channels) &&
    isSize(config.groups) &&
    [config.kernel_size, config.stride, config.output_padding, config.dilation].every(isSizes) &&
    (config.padding === 'same' || config.padding === 'valid' || isSizes(config.padding)),
  pooling: config =>
    hasBooleans(config, ['ceil_mode', 'return_indices', 'count_include_pad']) &&
    isSizeOrNull(config.divisor_override) &&
    [config.kernel_size, config.padding, config.dilation].every(isSizes) &&
    (config.stride === null || isSizes(config.stride)),
  power: config =>
    hasBooleans(config, ['ceil_mode']) &&
    (config.norm_type === null || hasNumbers(config, ['norm_type'])) &&
    isSizes(config.kernel_size) &&
    (config.stride === null || isSizes(config.stride)),
  adaptive: config =>
    hasBooleans(config, ['return_indices']) && (isSizeOrNull(config.output_size) || isListOf(config.output_size, isSizeOrNull)),
};

/** True for the settings of a layer as sent. */
export function isWireLayerConfig(value: unknown): value is WireLayerConfig {
  return (
    isRecord(value) &&
    hasTexts(value, ['type']) &&
    (value.rank === 1 || value.rank === 2 || value.rank === 3) &&
    (value.assumed === undefined || isListOf(value.assumed, each => hasTexts(each, ['parameter', 'reason']))) &&
    (value.functional === undefined || value.functional === true) &&
    isKind(value.kind) &&
    CONFIGS[value.kind](value)
  );
}

/** True for a layer as sent. */
export function isLayerView(value: unknown): value is LayerView {
  return (
    isRecord(value) &&
    hasTexts(value, ['title', 'call']) &&
    (value.source === null || isSource(value.source)) &&
    (value.config === null || isWireLayerConfig(value.config)) &&
    isSizesOrNull(value.input) &&
    isSizesOrNull(value.output) &&
    isSizeOrNull(value.params) &&
    isSizeOrNull(value.macs) &&
    (value.example === null || isExample(value.example)) &&
    (value.error === null || hasTexts(value.error, ['type', 'message'])) &&
    isListOf(value.notes, note => typeof note === 'string') &&
    (value.numbers === undefined || isNumbers(value.numbers))
  );
}

function isKind(value: unknown): value is KindName {
  return typeof value === 'string' && Object.hasOwn(CONFIGS, value);
}

function isSource(value: unknown): boolean {
  return (
    isRecord(value) &&
    hasTexts(value, ['uri', 'fileName']) &&
    hasNumbers(value, ['line']) &&
    isRecord(value.range) &&
    hasNumbers(value.range.start, ['line', 'character']) &&
    hasNumbers(value.range.end, ['line', 'character'])
  );
}

function isExample(value: unknown): boolean {
  return (
    isRecord(value) &&
    hasTexts(value, ['label']) &&
    isSizes(value.input) &&
    isSizes(value.output) &&
    isSizeOrNull(value.params) &&
    isSizeOrNull(value.macs)
  );
}

function isNumbers(value: unknown): boolean {
  return isRecord(value) && isListOf(value.input, Number.isFinite) && (value.weight === null || isListOf(value.weight, Number.isFinite));
}

function isSize(value: unknown): boolean {
  return typeof value === 'string' || Number.isSafeInteger(value);
}

function isSizeOrNull(value: unknown): boolean {
  return value === null || isSize(value);
}

function isSizes(value: unknown): boolean {
  return isListOf(value, isSize);
}

function isSizesOrNull(value: unknown): boolean {
  return value === null || isSizes(value);
}

function isListOf(value: unknown, accepts: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(item => accepts(item));
}
