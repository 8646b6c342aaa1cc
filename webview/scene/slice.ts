import { placesAt, type VolumeGeometry } from '../../src/core/forward';
import type { ViewMemory } from '../../src/protocol/panel';
import type { CellPosition } from './context';

/** The view with a depth that the window of an output has: of one that is less deep than others, at most its last. */
export function viewWithin({ depth }: VolumeGeometry, view: ViewMemory, [z]: CellPosition): ViewMemory {
  const last = placesAt(depth, z) - 1;
  return view.slice <= last ? view : { ...view, slice: last };
}
