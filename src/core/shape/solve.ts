import type { AxisParameter, AxisSettings, SolveKind } from './axis-settings';
import { solveAxis, type AxisSolutions, type SolveRanges } from './solve-axis';
import { practice } from './solve-order';

/** The question which settings turn one size into another. Lists have one number per spatial axis, outermost first. */
export interface SolveRequest {
  readonly kind: SolveKind;
  /** The input's spatial sizes. */
  readonly input: readonly number[];
  /** The requested spatial sizes. */
  readonly output: readonly number[];
  /** Fixed parameters, for all axes or individually. */
  readonly fixed?: Readonly<Partial<Record<AxisParameter, number | readonly number[]>>>;
  /** The search ranges; see DEFAULT_RANGES. */
  readonly ranges?: Partial<SolveRanges>;
}

/** A layer's settings, one number per axis. */
export type LayerSettings = Readonly<Record<AxisParameter, readonly number[]>>;

export interface Solutions {
  /** The total number of solutions. */
  readonly total: number;
  /** The most common ones, in the order of {@link solutions}. */
  readonly settings: readonly LayerSettings[];
}

const DEFAULT_LIMIT = 50;

/** The most common settings that produce the requested output, and how many there are in total. */
export function solve(request: SolveRequest, limit = DEFAULT_LIMIT): Solutions {
  const axes = solveAxes(request);
  const settings: LayerSettings[] = [];
  for (const each of combine(request, axes)) {
    if (settings.length >= limit) break;
    settings.push(each);
  }
  return { total: axes.reduce((product, { total }) => product * total, 1), settings };
}

/**
 * All settings that produce the requested output, one by one: first those that are equal along every axis, then the others, each ordered by
 * how
 * common they are (solve-order.ts), summed over the axes.
 */
export function* solutions(request: SolveRequest): Generator<LayerSettings> {
  yield* combine(request, solveAxes(request));
}

function solveAxes({ kind, input, output, fixed = {}, ranges = {} }: SolveRequest): readonly AxisSolutions[] {
  const names = Object.keys(fixed) as readonly AxisParameter[];
  const solved = new Map<string, AxisSolutions>();
  return input.map((size, axis) => {
    const given = names.flatMap(name => {
      const value = fixed[name];
      const own = typeof value === 'object' ? value[axis] : value;
      return own === undefined ? [] : [[name, own] as const];
    });
    const problem = { kind, input: size, output: output[axis] ?? 0, fixed: Object.fromEntries(given) as Partial<AxisSettings>, ranges };
    const key = JSON.stringify([size, problem.output, given]);
    const known = solved.get(key) ?? solveAxis(problem);
    solved.set(key, known);
    return known;
  });
}

function* combine({ kind, input }: SolveRequest, solved: readonly AxisSolutions[]): Generator<LayerSettings> {
  const axes = solved.map(({ settings }, axis) => {
    const of = { kind, input: input[axis] ?? 0 };
    return settings.map(each => ({ settings: each, key: keyOf(each), rank: practice(of, each) }));
  });
  const [first = [], ...others] = axes;
  const ranks = others.map(list => new Map(list.map(({ key, rank }) => [key, rank])));
  const equal = first.filter(({ key }) => ranks.every(map => map.has(key)));
  const sums = new Map(equal.map(({ key, rank }) => [key, ranks.reduce((sum, map) => sum + (map.get(key) ?? 0), rank)]));
  equal.sort((a, b) => (sums.get(a.key) ?? 0) - (sums.get(b.key) ?? 0));
  for (const { settings } of equal) yield layerOf(axes.map(() => settings));
  for (const chosen of byRank(axes)) if (chosen.some(({ key }) => key !== chosen[0]?.key)) yield layerOf(chosen.map(each => each.settings));
}

function keyOf({ kernel_size, stride, padding, dilation, output_padding }: AxisSettings): string {
  return [kernel_size, stride, padding, dilation, output_padding].join();
}

function layerOf(axes: readonly AxisSettings[]): LayerSettings {
  const list = (parameter: AxisParameter): readonly number[] => axes.map(axis => axis[parameter]);
  return {
    kernel_size: list('kernel_size'),
    stride: list('stride'),
    padding: list('padding'),
    dilation: list('dilation'),
    output_padding: list('output_padding'),
  };
}

/** One item from every list: its positions in the lists, and the sum of its ranks. */
interface Choice {
  readonly places: readonly number[];
  readonly rank: number;
}

/**
 * Every choice of one item per list, by the sum of their ranks; the lists must be sorted by rank. A choice is followed by those one
 * position
 * further in one list, at or after the last list in which it is not at the first position. Each choice is therefore reached once, and never
 * too late.
 */
function* byRank<T extends { readonly rank: number }>(lists: readonly (readonly T[])[]): Generator<readonly T[]> {
  if (lists.some(list => list.length === 0)) return;
  const pick = (places: readonly number[]): readonly T[] => lists.flatMap((list, i) => list.slice(places[i], (places[i] ?? 0) + 1));
  const choice = (places: readonly number[]): Choice => ({ places, rank: pick(places).reduce((sum, item) => sum + item.rank, 0) });
  const waiting = new Heap();
  waiting.push(choice(lists.map(() => 0)));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { places } = next;
    yield pick(places);
    const last = places.findLastIndex(place => place > 0);
    for (let list = Math.max(0, last); list < lists.length; list++) {
      const place = (places[list] ?? 0) + 1;
      if (place < (lists[list]?.length ?? 0)) waiting.push(choice(places.with(list, place)));
    }
  }
}

/** A priority queue of choices, smallest rank first. */
class Heap {
  private readonly items: Choice[] = [];

  push(item: Choice): void {
    const { items } = this;
    let at = items.length;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = items[parent];
      if (!above || above.rank <= item.rank) break;
      items[at] = above;
      at = parent;
    }
    items[at] = item;
  }

  pop(): Choice | undefined {
    const { items } = this;
    const [top] = items;
    const moved = items.pop();
    if (!moved || items.length === 0) return top;
    let at = 0;
    for (;;) {
      const [left, right] = [items[2 * at + 1], items[2 * at + 2]];
      const child = right && left && right.rank < left.rank ? 2 * at + 2 : 2 * at + 1;
      const below = items[child];
      if (!below || below.rank >= moved.rank) break;
      items[at] = below;
      at = child;
    }
    items[at] = moved;
    return top;
  }
}
