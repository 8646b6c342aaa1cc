import type { Value } from '../../python/data';
import { PyDict, PyList, PyTuple } from '../../python/machine';
import { Tensor } from '../../torch';

/** How deeply arguments are searched. */
const MAX_DEPTH = 4;

/** The tensors among values and in their lists, tuples and dicts. */
export function tensorsIn(values: readonly Value[], depth = 0): Tensor[] {
  return values.flatMap((value): Tensor[] => {
    if (value instanceof Tensor) return [value];
    if (depth >= MAX_DEPTH) return [];
    if (value instanceof PyTuple || value instanceof PyList) return tensorsIn(value.items, depth + 1);
    return value instanceof PyDict
      ? tensorsIn(
          [...value.entries.values()].map(entry => entry.value),
          depth + 1,
        )
      : [];
  });
}
