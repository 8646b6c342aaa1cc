import { placesAt, weightIndex, windowStart, type ConvGeometry } from './geometry';
import { readAt, type Read } from './read';

/** One position of a window, and what each axis reads there. */
export interface WindowRead {
  readonly kernel: readonly number[];
  readonly place: readonly number[];
  readonly at: readonly number[];
  readonly reads: readonly Read[];
}

/** Every position of the window, in reading order: the product of what each axis reads. */
export function windowReads({ axes, transposed, paddingMode }: ConvGeometry, position: readonly number[]): WindowRead[] {
  const lines = axes.map((axis, i) => {
    const start = windowStart(axis, transposed, position[i] ?? 0);
    return Array.from({ length: placesAt(axis, position[i] ?? 0) }, (_, place) => {
      const at = start + place * axis.dilation;
      return { place, at, kernel: weightIndex(axis, transposed, place), read: readAt(axis, transposed, paddingMode, at) };
    });
  });
  const found: WindowRead[] = [];
  const walk = (outer: readonly (typeof lines)[number][number][]): void => {
    const line = lines[outer.length];
    if (!line) {
      found.push({
        kernel: outer.map(({ kernel }) => kernel),
        place: outer.map(({ place }) => place),
        at: outer.map(({ at }) => at),
        reads: outer.map(({ read }) => read),
      });
      return;
    }
    for (const cell of line) walk([...outer, cell]);
  };
  walk([]);
  return found;
}
