import { formatDim, identical, type Dim } from '../../dim';
import type { ConvConfig } from '../../shape';

/** What a configuration has that a call can write. */
export const WRITTEN = ['in_channels', 'out_channels', 'kernel_size', 'stride', 'padding', 'output_padding', 'dilation', 'groups', 'bias', 'padding_mode'] as const;

export type WrittenParameter = (typeof WRITTEN)[number];

/** Two configurations say the same of a parameter. One size may stand for all axes. */
export function sameSetting(a: ConvConfig, b: ConvConfig, parameter: WrittenParameter): boolean {
  return valueText(a, parameter, false) === valueText(b, parameter, false);
}

/**
 * A setting as Python. One number where all axes agree, unless a tuple is asked for, as the code has it already.
 */
export function valueText(config: ConvConfig, parameter: WrittenParameter, asTuple: boolean): string {
  const value = config[parameter];
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return `'${value}'`;
  return isSizes(value) ? sizesText(value, config.rank, asTuple) : formatDim(value, 'ascii');
}

function isSizes(value: Dim | readonly Dim[]): value is readonly Dim[] {
  return Array.isArray(value);
}

function sizesText(sizes: readonly Dim[], rank: number, asTuple: boolean): string {
  const [first = 0] = sizes;
  if (!asTuple && sizes.every(size => identical(size, first))) return formatDim(first, 'ascii');
  const all = sizes.length === 1 ? Array.from({ length: rank }, () => first) : sizes;
  return all.length === 1 ? `(${formatDim(first, 'ascii')},)` : `(${all.map(size => formatDim(size, 'ascii')).join(', ')})`;
}
