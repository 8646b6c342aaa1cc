import { isInt, type Dim } from '../../dim';

/** Empty for torch's default, otherwise a letter and the value. */
export function unlessUsual(text: string, usual: string, letter: string): string[] {
  return text === usual ? [] : [`${letter}${text}`];
}

/** One number if all axes have the same. */
export function sizesSlug(dims: readonly (Dim | null)[]): string {
  const words = dims.map(dimSlug);
  return words.every(each => each === words[0]) ? (words[0] ?? '') : words.join('x');
}

/** Symbols are written with their letters; other characters are not allowed in a name. */
export function dimSlug(dim: Dim | null): string {
  if (dim === null) return 'None';
  return isInt(dim) ? String(dim) : dim.key.replace(/[^\p{L}\p{N}]+/gu, '_');
}
