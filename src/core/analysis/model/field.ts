import { equals, type Shape } from '../../dim';
import { joinedField, OWN_CELL, type AxisField } from '../../shape';

/**
 * What the cells of a tensor depend on along one of its axes: a stretch of the input's same axis, all that there is, or, null, nobody
 * knows.
 */
export type AxisReach = AxisField | 'all' | null;

/** What the cells of a tensor depend on, axis by axis; null where not even the input is known. */
export interface Reach {
  /** Which of the model's inputs: those of different inputs are not compared. */
  readonly source: number;
  readonly axes: readonly AxisReach[];
}

/** An input of a model: each cell is its own. */
export function ownReach(source: number, rank: number): Reach {
  return { source, axes: Array.from({ length: rank }, () => OWN_CELL) };
}

/** What cells depend on that depend on both. */
export function joinReach(a: AxisReach, b: AxisReach): AxisReach {
  if (a === 'all' || b === 'all') return 'all';
  return a && b && joinedField(a, b);
}

/** An operand of an operation that works element by element. */
export interface Operand {
  readonly reach: Reach | null;
  readonly shape: Shape | null;
}

/** The reach of a result of shape `shape` whose elements come from the elements of operands in the same place; axes are broadcast. */
export function broadcastReach(operands: readonly Operand[], shape: Shape | null): Reach | null {
  const [first] = operands;
  if (!shape || !first?.reach) return null;
  const { source } = first.reach;
  if (operands.some(({ reach }) => reach?.source !== source)) return null;
  const axes = shape.map((size, axis) => operands.map(operand => along(operand, shape.length - axis, size)).reduce(joinReach));
  return { source, axes };
}

/** The reach of an operand along the axis that is `fromEnd` axes from the end, where the result has this size. */
function along({ reach, shape }: Operand, fromEnd: number, size: Shape[number]): AxisReach {
  if (!reach || shape?.length !== reach.axes.length) return null;
  const own = reach.axes.at(-fromEnd);
  // An axis that is not there, or only once, stands for all cells of the result's.
  if (fromEnd > reach.axes.length || own === undefined) return reach.axes.every(axis => axis === 'all') ? 'all' : null;
  return own === 'all' || equals(shape.at(-fromEnd) ?? 0, size) === true ? own : null;
}
