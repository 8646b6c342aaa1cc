import { formatDim, identical, type Dim } from '../../dim';

/** `nn.Conv2d(64, 128, 3, stride=2)`: arguments by position, then those by name that have a value. */
export function callText(
  callee: string,
  positional: readonly string[],
  named: readonly (readonly [name: string, value: string | null])[],
): string {
  return `${callee}(${[...positional, ...named.flatMap(([name, value]) => (value === null ? [] : [`${name}=${value}`]))].join(', ')})`;
}

/** One number if all are equal, otherwise a tuple. */
export function sizesText(dims: readonly (Dim | null)[]): string {
  const [first = 0] = dims;
  return dims.every(dim => same(dim, first)) ? sizeText(first) : `(${dims.map(sizeText).join(', ')})`;
}

/** As `sizesText`; null if all have the default value. */
export function unlessUsual(dims: readonly Dim[], usual: number): string | null {
  return dims.every(dim => dim === usual) ? null : sizesText(dims);
}

export function sizeText(dim: Dim | null): string {
  return dim === null ? 'None' : formatDim(dim, 'ascii');
}

function same(a: Dim | null, b: Dim | null): boolean {
  return a === null || b === null ? a === b : identical(a, b);
}
