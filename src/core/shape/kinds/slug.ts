import { isInt, type Dim } from '../../dim';

/** Nothing for what is torch's default, else a letter and the value. */
export function unlessUsual(text: string, usual: string, letter: string): string[] {
  return text === usual ? [] : [`${letter}${text}`];
}

/** One number where all axes have the same. */
export function sizesSlug(dims: readonly (Dim | null)[]): string {
  const words = dims.map(dimSlug);
  return words.every(each => each === words[0]) ? (words[0] ?? '') : words.join('x');
}

/** Sizes that are not known are letters too; what else is in them has no place in a name. */
export function dimSlug(dim: Dim | null): string {
  if (dim === null) return 'None';
  return isInt(dim) ? String(dim) : dim.key.replace(/[^\p{L}\p{N}]+/gu, '_');
}
