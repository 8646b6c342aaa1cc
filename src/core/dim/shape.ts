import type { Dim } from './dim';
import { formatDim, formatFactor, type DimStyle } from './format';

/** Sizes of a tensor, outermost first: (N, C, H, W). Empty for a scalar. */
export type Shape = readonly Dim[];

/** `(N, 64, H−2)`, in ascii `(N, 64, H-2)`, with times `N×64×(H−2)`. As in Python, a single size is `(64,)`. */
export function formatShape(shape: Shape, style: DimStyle | 'times'): string {
  if (style === 'times') return shape.length === 0 ? 'scalar' : shape.map(d => formatFactor(d, 'pretty')).join('×');
  return `(${shape.map(d => formatDim(d, style)).join(', ')}${shape.length === 1 ? ',' : ''})`;
}
