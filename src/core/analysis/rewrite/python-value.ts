import { formatDim, type Dim } from '../../dim';
import { kindOf, settingOf, type LayerConfig } from '../../shape';

/** The fields of a configuration that a call can contain. */
export function writtenParameters(config: LayerConfig): readonly string[] {
  return kindOf(config).written;
}

/** Whether two configurations agree on a parameter. One size can apply to all axes. */
export function sameSetting(a: LayerConfig, b: LayerConfig, parameter: string): boolean {
  return valueText(a, parameter, false) === valueText(b, parameter, false);
}

/** A setting as Python: one number if all axes agree, unless the code already has a tuple. */
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
  // None alone is no size of all axes.
  if (!asTuple && first !== null && texts.every(text => text === sizeText(first))) return sizeText(first);
  const all = texts.length === 1 ? Array.from({ length: rank }, () => sizeText(first)) : texts;
  return all.length === 1 ? `(${sizeText(first)},)` : `(${all.join(', ')})`;
}

function sizeText(size: Size): string {
  return size === null ? 'None' : formatDim(size, 'ascii');
}
