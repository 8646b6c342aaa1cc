import type { Dim } from '../../dim';
import { part, plainPart, type FormulaPart } from '../formula-parts';

/** `1·(3−1) + 1`: from the first to the last cell of a window. */
export function windowExtentParts(kernel: Dim, dilation: Dim): readonly FormulaPart[] {
  return [...part('dilation', dilation), ...plainPart('·('), ...part('kernel_size', kernel), ...plainPart('−1) + 1')];
}
