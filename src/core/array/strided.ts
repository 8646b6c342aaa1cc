/** Elements in row-major order. */
export type Elements = readonly number[];

/** The number of elements. */
export function countOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** Row-major strides, in elements. */
export function stridesOf(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length);
  let step = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = step;
    step *= Math.max(shape[axis] ?? 1, 1);
  }
  return strides;
}

/** The positions of a strided view, in its own row-major order. */
function* positions(shape: readonly number[], strides: readonly number[], offset = 0): Generator<number> {
  const rank = shape.length;
  const total = countOf(shape);
  const index = new Array<number>(rank).fill(0);
  let at = offset;
  for (let i = 0; i < total; i++) {
    yield at;
    for (let axis = rank - 1; axis >= 0; axis--) {
      const next = (index[axis] ?? 0) + 1;
      at += strides[axis] ?? 0;
      if (next < (shape[axis] ?? 0)) {
        index[axis] = next;
        break;
      }
      at -= next * (strides[axis] ?? 0);
      index[axis] = 0;
    }
  }
}

/** The elements of a strided view of `data`. */
function readView(data: Elements, shape: readonly number[], strides: readonly number[], offset = 0): number[] {
  const result: number[] = [];
  for (const at of positions(shape, strides, offset)) result.push(data[at] ?? 0);
  return result;
}

/** Permutes axes: axis i of the result is axis `order[i]`. */
export function permuteElements(data: Elements, shape: readonly number[], order: readonly number[]): number[] {
  const strides = stridesOf(shape);
  return readView(
    data,
    order.map(axis => shape[axis] ?? 1),
    order.map(axis => strides[axis] ?? 0),
  );
}

/** Repeats elements along new leading axes and along axes of size 1. `target` is at least as long as `shape`. */
export function broadcastElements(data: Elements, shape: readonly number[], target: readonly number[]): readonly number[] {
  const lead = target.length - shape.length;
  if (lead === 0 && shape.every((size, axis) => size === target[axis])) return data;
  const own = stridesOf(shape);
  return readView(
    data,
    target,
    target.map((_, axis) => (axis < lead || shape[axis - lead] === 1 ? 0 : (own[axis - lead] ?? 0))),
  );
}

/** Reduces every run of elements along the axes to one number; the result has the other axes, in order. */
export function reduceElements(
  data: Elements,
  shape: readonly number[],
  axes: readonly number[],
  reduce: (run: readonly number[]) => number,
): number[] {
  const strides = stridesOf(shape);
  const kept = shape.map((_, axis) => axis).filter(axis => !axes.includes(axis));
  const pick = (list: readonly number[], which: readonly number[]): number[] => which.map(axis => list[axis] ?? 1);
  const result: number[] = [];
  for (const start of positions(pick(shape, kept), pick(strides, kept)))
    result.push(reduce(readView(data, pick(shape, axes), pick(strides, axes), start)));
  return result;
}

/** Maps every run along one axis to a new run; all new runs have the same length. */
export function mapRuns(
  data: Elements,
  shape: readonly number[],
  axis: number,
  map: (run: readonly number[]) => readonly number[],
): number[] {
  const strides = stridesOf(shape);
  const others = shape.map((_, i) => i).filter(i => i !== axis);
  const runs: (readonly number[])[] = [];
  for (const start of positions(
    others.map(i => shape[i] ?? 1),
    others.map(i => strides[i] ?? 0),
  ))
    runs.push(map(readView(data, [shape[axis] ?? 1], [strides[axis] ?? 0], start)));
  const length = runs[0]?.length ?? 0;
  const front = countOf(shape.slice(0, axis));
  const back = countOf(shape.slice(axis + 1));
  const result = new Array<number>(front * length * back);
  for (let f = 0; f < front; f++) {
    for (let b = 0; b < back; b++) {
      const run = runs[f * back + b] ?? [];
      for (let i = 0; i < length; i++) result[(f * length + i) * back + b] = run[i] ?? 0;
    }
  }
  return result;
}
