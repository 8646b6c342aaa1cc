import { asVolume } from '../volume';
import type { ForwardPlan } from './plan';

/**
 * Copies `count` channels of the input, starting at flat index `first`, into the padded volume of the plan: (count, depth, row, column).
 * Every cell is written, so the volume can be reused.
 */
export function fillPadded(plan: ForwardPlan, input: ArrayLike<number>, first: number, count: number, padded: Float64Array): void {
  const { depth, row, col } = asVolume(plan.geometry);
  const [depths, rows, cols] = plan.lines;
  const cells = depth.input * row.input * col.input;
  const columns = cols.sources;
  const width = columns.length;
  const stretch = stretchOf(columns);
  let to = 0;
  for (let channel = 0; channel < count; channel++) {
    const volume = first + channel * cells;
    for (const z of depths.sources) {
      for (const y of rows.sources) {
        if (z < 0 || y < 0) {
          padded.fill(0, to, to + width);
        } else if (stretch) {
          const from = volume + (z * row.input + y) * col.input + stretch.source;
          const begin = to + stretch.first;
          const { length } = stretch;
          padded.fill(0, to, begin);
          for (let i = 0; i < length; i++) padded[begin + i] = input[from + i] as number;
          padded.fill(0, begin + length, to + width);
        } else {
          const from = volume + (z * row.input + y) * col.input;
          for (let i = 0; i < width; i++) {
            const x = columns[i] as number;
            padded[to + i] = x < 0 ? 0 : (input[from + x] as number);
          }
        }
        to += width;
      }
    }
  }
}

/** The range in which a row contains neighbours in order, with only zeros before and after; null if it contains anything else. */
function stretchOf(columns: Int32Array): { readonly first: number; readonly source: number; readonly length: number } | null {
  const first = columns.findIndex(source => source >= 0);
  if (first < 0) return null;
  const source = columns[first] as number;
  let length = 0;
  while (columns[first + length] === source + length) length++;
  return columns.subarray(first + length).every(each => each < 0) ? { first, source, length } : null;
}
