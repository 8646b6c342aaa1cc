import { equals, type Shape } from '../../dim';
import type { Value } from '../../python/data';
import type { Place } from '../../python/machine';
import { Tensor } from '../../torch';
import type { Assignment } from './types';

/** The maximum number of shapes recorded for one name; a loop with more iterations shows its first ones. */
const MAX_SHAPES = 16;

/** Records the shapes of the tensors assigned to names in functions, by the place of the assignment. */
export class AssignmentLog {
  private readonly byPlace = new Map<string, { readonly name: string; readonly place: Place; readonly shapes: (Shape | null)[] }>();

  readonly note = (name: string, value: Value, place: Place): void => {
    if (!(value instanceof Tensor)) return;
    const key = `${place.file}:${String(place.offset)}`;
    let entry = this.byPlace.get(key);
    if (!entry) this.byPlace.set(key, (entry = { name, place, shapes: [] }));
    const { shape } = value;
    if (entry.shapes.length < MAX_SHAPES && !entry.shapes.some(known => same(known, shape))) entry.shapes.push(shape);
  };

  /** In order of their places. */
  list(): readonly Assignment[] {
    const sorted = [...this.byPlace.values()].sort((a, b) =>
      a.place.file === b.place.file ? a.place.offset - b.place.offset : a.place.file < b.place.file ? -1 : 1,
    );
    return sorted.map(({ name, place, shapes }) => {
      const { line, column } = place.source.positionAt(place.offset);
      return { file: place.file, line, column, name, shapes };
    });
  }
}

function same(a: Shape | null, b: Shape | null): boolean {
  if (!a || !b) return a === b;
  return a.length === b.length && a.every((size, i) => equals(size, b[i] ?? 0) === true);
}
