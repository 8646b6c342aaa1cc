import { equals, type Shape } from '../../dim';
import { joinedField, OWN_CELL, type AxisField } from '../../shape';

/** What the cells of a tensor depend on along one of its axes: a range of the same axis of the input, everything, or null if unknown. */
export type AxisReach = AxisField | 'all' | null;

/** What the cells of a tensor depend on, axis by axis; null if not even the input is known. */
export interface CellReach {
  /** The model input it refers to; reaches of different inputs are not compared. */
  readonly source: number;
  readonly axes: readonly AxisReach[];
}

/** The reach of a model input: each cell depends on itself. */
export function ownReach(source: number, rank: number): CellReach {
  return { source, axes: Array.from({ length: rank }, () => OWN_CELL) };
}

/** What cells depend on that depend on both. */
export function joinReach(a: AxisReach, b: AxisReach): AxisReach {
  if (a === 'all' || b === 'all') return 'all';
  return a && b && joinedField(a, b);
}

/** An operand of an element-wise operation. */
export interface FieldOperand {
  readonly reach: CellReach | null;
  readonly shape: Shape | null;
}

/**
 * The reach of a result of shape `shape` whose elements are computed from the operands' elements at the same position; axes are broadcast.
 */
export function broadcastReach(operands: readonly FieldOperand[], shape: Shape | null): CellReach | null {
  const [first] = operands;
  if (!shape || !first?.reach) return null;
  const { source } = first.reach;
  if (operands.some(({ reach }) => reach?.source !== source)) return null;
  const axes = shape.map((size, axis) => operands.map(operand => along(operand, shape.length - axis, size)).reduce(joinReach));
  return { source, axes };
}

/** The reach of an operand along the axis that is `fromEnd` axes from the end, where the result has this size. */
function along({ reach, shape }: FieldOperand, fromEnd: number, size: Shape[number]): AxisReach {
  if (!reach || shape?.length !== reach.axes.length) return null;
  const own = reach.axes.at(-fromEnd);
  // An axis that is missing or has size 1 stands for all cells of the result's axis.
  if (fromEnd > reach.axes.length || own === undefined) return reach.axes.every(axis => axis === 'all') ? 'all' : null;
  return own === 'all' || equals(shape.at(-fromEnd) ?? 0, size) === true ? own : null;
}
