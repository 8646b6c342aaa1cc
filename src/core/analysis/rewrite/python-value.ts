import { formatDim, type Dim } from '../../dim';
import { kindOf, settingOf, type LayerConfig } from '../../shape';

/** What a configuration has that a call can write. */
export function writtenParameters(config: LayerConfig): readonly string[] {
  return kindOf(config).written;
}

/** Two configurations say the same of a parameter. One size may stand for all axes. */
export function sameSetting(a: LayerConfig, b: LayerConfig, parameter: string): boolean {
  return valueText(a, parameter, false) === valueText(b, parameter, false);
}

/**
 * A setting as Python. One number where all axes agree, unless a tuple is asked for, as the code has it already.
 */
export function valueText(config: LayerConfig, parameter: string, asTuple: boolean): string {
  const value = settingOf(config, parameter);
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return `'${value}'`;
  return isSizes(value) ? sizesText(value, config.rank, asTuple) : sizeText(value);
}

type Size = Dim | null;

function isSizes(value: Dim | readonly Size[]): value is readonly Size[] {
  return Array.isArray(value);
}

function sizesText(sizes: readonly Size[], rank: number, asTuple: boolean): string {
  const [first = 0] = sizes;
  const texts = sizes.map(sizeText);
  if (!asTuple && texts.every(text => text === sizeText(first))) return sizeText(first);
  const all = texts.length === 1 ? Array.from({ length: rank }, () => sizeText(first)) : texts;
  return all.length === 1 ? `(${sizeText(first)},)` : `(${all.join(', ')})`;
}

function sizeText(size: Size): string {
  return size === null ? 'None' : formatDim(size, 'ascii');
}
