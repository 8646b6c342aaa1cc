import { formatDim, identical, type Dim } from '../../dim';
import { isPool, type LayerConfig } from '../../shape';

/** What a convolution has that a call can write. */
const OF_CONVOLUTIONS = [
  'in_channels',
  'out_channels',
  'kernel_size',
  'stride',
  'padding',
  'output_padding',
  'dilation',
  'groups',
  'bias',
  'padding_mode',
] as const;
const OF_POOLINGS = [
  'kernel_size',
  'stride',
  'padding',
  'dilation',
  'ceil_mode',
  'return_indices',
  'count_include_pad',
  'divisor_override',
] as const;

export type WrittenParameter = (typeof OF_CONVOLUTIONS | typeof OF_POOLINGS)[number];

/** What a configuration has that a call can write. */
export function writtenParameters(config: LayerConfig): readonly WrittenParameter[] {
  return isPool(config) ? OF_POOLINGS : OF_CONVOLUTIONS;
}

/** Two configurations say the same of a parameter. One size may stand for all axes. */
export function sameSetting(a: LayerConfig, b: LayerConfig, parameter: WrittenParameter): boolean {
  return valueText(a, parameter, false) === valueText(b, parameter, false);
}

/**
 * A setting as Python. One number where all axes agree, unless a tuple is asked for, as the code has it already.
 */
export function valueText(config: LayerConfig, parameter: WrittenParameter, asTuple: boolean): string {
  const value = (config as Partial<Record<WrittenParameter, Setting>>)[parameter] ?? null;
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return `'${value}'`;
  return isSizes(value) ? sizesText(value, config.rank, asTuple) : formatDim(value, 'ascii');
}

type Setting = Dim | readonly Dim[] | boolean | string | null;

function isSizes(value: Dim | readonly Dim[]): value is readonly Dim[] {
  return Array.isArray(value);
}

function sizesText(sizes: readonly Dim[], rank: number, asTuple: boolean): string {
  const [first = 0] = sizes;
  if (!asTuple && sizes.every(size => identical(size, first))) return formatDim(first, 'ascii');
  const all = sizes.length === 1 ? Array.from({ length: rank }, () => first) : sizes;
  return all.length === 1 ? `(${formatDim(first, 'ascii')},)` : `(${all.map(size => formatDim(size, 'ascii')).join(', ')})`;
}
